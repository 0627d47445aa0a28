"""Transport boxes with their facts, and programmes' own forms."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "box",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=15), nullable=False),
        sa.Column("place", sa.JSON(), nullable=True),
        sa.Column("opened_by", sa.String(length=36), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_box")),
    )
    with op.batch_alter_table("box", schema=None) as batch_op:
        batch_op.create_index("ix_box_code", ["lab_id", "code"], unique=False)

    op.create_table(
        "box_fact",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("box_id", sa.String(length=36), nullable=True),
        sa.Column("code", sa.String(length=15), nullable=True),
        sa.Column("item", sa.String(length=36), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("band_s", sa.Double(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lab_id", "op_id"],
            ["operation.lab_id", "operation.op_id"],
            name=op.f("fk_box_fact_operation"),
        ),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_box_fact")),
    )
    with op.batch_alter_table("box_fact", schema=None) as batch_op:
        batch_op.create_index("ix_box_fact_box", ["lab_id", "box_id"], unique=False)
        batch_op.create_index("ix_box_fact_code", ["lab_id", "code"], unique=False)
        batch_op.create_index("ix_box_fact_item", ["lab_id", "item"], unique=False)

    op.create_table(
        "form",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("task_category", sa.String(length=40), nullable=False),
        sa.Column("sample_types", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("published_by", sa.String(length=36), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_form")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("form")
    with op.batch_alter_table("box_fact", schema=None) as batch_op:
        batch_op.drop_index("ix_box_fact_item")
        batch_op.drop_index("ix_box_fact_code")
        batch_op.drop_index("ix_box_fact_box")

    op.drop_table("box_fact")
    with op.batch_alter_table("box", schema=None) as batch_op:
        batch_op.drop_index("ix_box_code")

    op.drop_table("box")
