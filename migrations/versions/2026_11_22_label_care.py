"""Rolls that are handed on, labels that come back, and what was printed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "label_return",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("roll_id", sa.String(length=36), nullable=False),
        sa.Column("stamp", sa.JSON(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_label_return")),
    )
    with op.batch_alter_table("label_return", schema=None) as batch_op:
        batch_op.create_index("ix_label_return_roll", ["lab_id", "roll_id"], unique=False)
    op.create_table(
        "label_print",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=True),
        sa.Column("first", sa.String(length=15), nullable=False),
        sa.Column("codes", sa.Integer(), nullable=False),
        sa.Column("preset", sa.String(length=10), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_label_print")),
    )
    with op.batch_alter_table("label_print", schema=None) as batch_op:
        batch_op.create_index("ix_label_print_subject", ["lab_id", "subject"], unique=False)
        batch_op.create_index("ix_label_print_first", ["lab_id", "first"], unique=False)
    op.create_table(
        "document_left",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("owner", sa.String(length=36), nullable=False),
        sa.Column("collection", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "lab_id", "owner", "collection", "id", name=op.f("pk_document_left")
        ),
    )
    with op.batch_alter_table("label_roll", schema=None) as batch_op:
        batch_op.add_column(sa.Column("set_by", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("label_use", schema=None) as batch_op:
        batch_op.add_column(sa.Column("returned", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("label_use", schema=None) as batch_op:
        batch_op.drop_column("returned")
    with op.batch_alter_table("label_roll", schema=None) as batch_op:
        batch_op.drop_column("set_by")
    op.drop_table("document_left")
    op.drop_table("label_print")
    op.drop_table("label_return")
