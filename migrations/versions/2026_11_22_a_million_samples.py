"""Ways in that a lab of a million samples needs: its feed, its days, its store, its logs."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(
            "ix_document_scope", ["lab_id", "scope", "pos", "collection", "id"], unique=False
        )
        batch_op.create_index(
            "ix_document_owner", ["lab_id", "owner", "pos", "collection", "id"], unique=False
        )
    with op.batch_alter_table("document_share", schema=None) as batch_op:
        batch_op.create_index("ix_document_share_person", ["lab_id", "person"], unique=False)
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.create_index("ix_sample_decided_at", ["lab_id", "decided_at"], unique=False)
    _index_rejected(["lab_id", "reject_reason"])
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_index("ix_item_retain_until")
        batch_op.create_index("ix_item_state", ["lab_id", "state", "retain_until"], unique=False)
    _give_readings_their_moment()


def downgrade() -> None:
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.drop_index("ix_measurement_read_at")
        batch_op.drop_index("ix_measurement_owner")
        batch_op.create_index("ix_measurement_owner", ["lab_id", "owner_id"], unique=False)
        batch_op.drop_column("read_at")
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_index("ix_item_state")
        batch_op.create_index("ix_item_retain_until", ["lab_id", "retain_until"], unique=False)
    _index_rejected(["lab_id", "id"])
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.drop_index("ix_sample_decided_at")
    with op.batch_alter_table("document_share", schema=None) as batch_op:
        batch_op.drop_index("ix_document_share_person")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index("ix_document_owner")
        batch_op.drop_index("ix_document_scope")


def _index_rejected(columns: list[str]) -> None:
    """Make the short index of the rejected samples anew, with these columns."""
    op.drop_index("ix_sample_rejected", table_name="sample")
    op.create_index(
        "ix_sample_rejected",
        "sample",
        columns,
        unique=False,
        sqlite_where=sa.text("reject_reason IS NOT NULL"),
        postgresql_where=sa.text("reject_reason IS NOT NULL"),
    )


def _give_readings_their_moment() -> None:
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("read_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE measurement SET read_at = coalesce(measured_at, at)")
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.alter_column("read_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.drop_index("ix_measurement_owner")
        batch_op.create_index("ix_measurement_owner", ["lab_id", "owner_id", "at"], unique=False)
        batch_op.create_index(
            "ix_measurement_read_at", ["lab_id", "owner_id", "read_at"], unique=False
        )
