"""Documents that somebody has beside their owner, for as long as something is asked of them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_share",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("collection", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("person", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint(
            "lab_id", "collection", "id", "person", name=op.f("pk_document_share")
        ),
    )


def downgrade() -> None:
    op.drop_table("document_share")
