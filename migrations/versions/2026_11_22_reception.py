"""Reception: arrivals of items, transcribed and recollected samples, command sheets."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "command_sheet",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token", sa.String(length=8), nullable=False),
        sa.Column("issued_by", sa.String(length=36), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_command_sheet")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        arrival = sa.String(length=10)
        batch_op.add_column(
            sa.Column("arrival", arrival, server_default="unchecked", nullable=False)
        )
        batch_op.add_column(sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("scan_mode", sa.String(length=10), nullable=True))

    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.add_column(sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("notice_no", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("transcribed", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("recollect_of", sa.String(length=36), nullable=True))
        batch_op.create_index("ix_sample_recollect_of", ["lab_id", "recollect_of"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.drop_index("ix_sample_recollect_of")
        batch_op.drop_column("recollect_of")
        batch_op.drop_column("transcribed")
        batch_op.drop_column("notice_no")
        batch_op.drop_column("taken_at")

    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_column("scan_mode")
        batch_op.drop_column("arrived_at")
        batch_op.drop_column("arrival")

    op.drop_table("command_sheet")
