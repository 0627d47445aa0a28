"""The lab's calendar, a year a row."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=4), nullable=False),
        sa.Column("holidays", sa.JSON(), nullable=False),
        sa.Column("workdays", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_calendar")),
    )


def downgrade() -> None:
    op.drop_table("calendar")
