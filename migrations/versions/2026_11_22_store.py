"""The store: places, items that move in it, and facts about one item."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "store_place",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("place_kind", sa.String(length=10), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("temperature_min", sa.Double(), nullable=True),
        sa.Column("temperature_max", sa.Double(), nullable=True),
        sa.Column("log_hours", sa.Double(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_store_place")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("blind", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("state", sa.String(length=20), nullable=False, server_default="labelled")
        )
        batch_op.add_column(sa.Column("flags", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("place", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("out", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("amount_left", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("retain_until", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("retain_verdict", sa.String(length=4), nullable=True))
        batch_op.create_index("ix_item_retain_until", ["lab_id", "retain_until"], unique=False)
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.alter_column("blind", server_default=None)
        batch_op.alter_column("state", server_default=None)
        batch_op.alter_column("flags", server_default=None)
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("of_item", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("item_id", sa.String(length=36), nullable=True))
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.alter_column("of_item", server_default=None)
    op.create_index(
        "ix_sample_rejected",
        "sample",
        ["lab_id", "id"],
        unique=False,
        sqlite_where=sa.text("reject_reason IS NOT NULL"),
        postgresql_where=sa.text("reject_reason IS NOT NULL"),
    )
    _states_of_before()


def _states_of_before() -> None:
    """Items that came before there were states: each has its own with its sample's next change."""
    op.execute("UPDATE item SET state = 'in_transit' WHERE box IS NOT NULL")
    op.execute(
        "UPDATE item SET state = 'arrived' WHERE EXISTS (SELECT 1 FROM sample"
        " WHERE sample.lab_id = item.lab_id AND sample.id = item.sample_id"
        " AND sample.arrived_at IS NOT NULL)"
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_sample_rejected", table_name="sample")
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_column("item_id")
        batch_op.drop_column("of_item")
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_index("ix_item_retain_until")
        for name in (
            "retain_verdict",
            "retain_until",
            "amount_left",
            "out",
            "place",
            "flags",
            "state",
            "blind",
        ):
            batch_op.drop_column(name)
    op.drop_table("store_place")
