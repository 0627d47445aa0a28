"""A whole visit: how it ended, readings, instruments, signatures, label marks, bottles."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "instrument",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("quantities", sa.JSON(), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=True),
        sa.Column("serial_no", sa.String(length=200), nullable=True),
        sa.Column("calibrated_on", sa.String(length=10), nullable=True),
        sa.Column("calibration_due", sa.String(length=10), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_instrument")),
    )
    op.create_table(
        "label_mark",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=15), nullable=False),
        sa.Column("mark", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_label_mark")),
    )
    with op.batch_alter_table("label_mark", schema=None) as batch_op:
        batch_op.create_index("ix_label_mark_code", ["lab_id", "code"], unique=False)

    op.create_table(
        "label_use",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("used", sa.LargeBinary(), nullable=False),
        sa.Column("spoiled", sa.LargeBinary(), nullable=False),
        sa.Column("lost", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_label_use")),
    )
    op.create_table(
        "measurement",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("owner", sa.String(length=10), nullable=False),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("quantity", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("qualifier", sa.String(length=1), nullable=True),
        sa.Column("item", sa.String(length=36), nullable=True),
        sa.Column("criterion", sa.Double(), nullable=True),
        sa.Column("repeat_of", sa.String(length=36), nullable=True),
        sa.Column("instrument", sa.String(length=36), nullable=True),
        sa.Column("instrument_text", sa.String(length=200), nullable=True),
        sa.Column("no_instrument_reason", sa.String(length=200), nullable=True),
        sa.Column("check_reading", sa.Double(), nullable=True),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_measurement")),
    )
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.create_index("ix_measurement_instrument", ["lab_id", "instrument"], unique=False)
        batch_op.create_index("ix_measurement_owner", ["lab_id", "owner_id"], unique=False)

    op.create_table(
        "signature",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("of", sa.String(length=10), nullable=False),
        sa.Column("record", sa.String(length=36), nullable=False),
        sa.Column("signs_as", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("person", sa.String(length=36), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("mime", sa.String(length=40), nullable=True),
        sa.Column("refused", sa.String(length=200), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_signature")),
    )
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.create_index("ix_signature_record", ["lab_id", "record"], unique=False)
        batch_op.create_index("ix_signature_sha256", ["lab_id", "sha256"], unique=False)

    op.create_table(
        "visit_close",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("visit", sa.String(length=36), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("witness", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("place", sa.JSON(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_visit_close")),
    )
    with op.batch_alter_table("visit_close", schema=None) as batch_op:
        batch_op.create_index("ix_visit_close_visit", ["lab_id", "visit"], unique=False)

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.alter_column(
            "id",
            existing_type=sa.VARCHAR(length=36),
            type_=sa.String(length=60),
            existing_nullable=False,
        )

    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bottle", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("preservative", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("position", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("filled_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("parent", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("seal_no", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("box", sa.String(length=36), nullable=True))

    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.add_column(sa.Column("trail", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("parent", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("lone_reason", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("no_photo_reason", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("given", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("barcode", sa.String(length=20), nullable=True))
        batch_op.create_index("ix_sample_barcode", ["lab_id", "barcode"], unique=False)

    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_column("note")

    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.drop_index("ix_sample_barcode")
        batch_op.drop_column("barcode")
        batch_op.drop_column("given")
        batch_op.drop_column("no_photo_reason")
        batch_op.drop_column("lone_reason")
        batch_op.drop_column("parent")
        batch_op.drop_column("trail")

    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_column("box")
        batch_op.drop_column("seal_no")
        batch_op.drop_column("parent")
        batch_op.drop_column("filled_at")
        batch_op.drop_column("position")
        batch_op.drop_column("preservative")
        batch_op.drop_column("bottle")

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.alter_column(
            "id",
            existing_type=sa.String(length=60),
            type_=sa.VARCHAR(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("visit_close", schema=None) as batch_op:
        batch_op.drop_index("ix_visit_close_visit")

    op.drop_table("visit_close")
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.drop_index("ix_signature_sha256")
        batch_op.drop_index("ix_signature_record")

    op.drop_table("signature")
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.drop_index("ix_measurement_owner")
        batch_op.drop_index("ix_measurement_instrument")

    op.drop_table("measurement")
    op.drop_table("label_use")
    with op.batch_alter_table("label_mark", schema=None) as batch_op:
        batch_op.drop_index("ix_label_mark_code")

    op.drop_table("label_mark")
    op.drop_table("instrument")
