"""Ways in for the custody timeline: by form number, sample number, and subject."""

import json

import sqlalchemy as sa
from alembic import op

from fieldsample.domain.lookup_keys import form_key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
AT_ONCE = 1000


def upgrade() -> None:
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.add_column(sa.Column("form_no", sa.String(length=60), nullable=True))
    _fill()
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.create_index("ix_sample_form_no", ["lab_id", "form_no"], unique=False)
        batch_op.create_index("ix_sample_sample_no", ["lab_id", "sample_no"], unique=False)
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.create_index("ix_operation_subject", ["lab_id", "subject"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.drop_index("ix_operation_subject")
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.drop_index("ix_sample_sample_no")
        batch_op.drop_index("ix_sample_form_no")
        batch_op.drop_column("form_no")


def _fill() -> None:
    """Give the samples that are here already their form's number."""
    connection = op.get_bind()
    named = connection.execute(
        sa.text("SELECT lab_id, id, fields FROM sample WHERE CAST(fields AS TEXT) LIKE '%form_no%'")
    )
    put = sa.text("UPDATE sample SET form_no = :form_no WHERE lab_id = :lab_id AND id = :id")
    keyed = [_keyed(*row) for row in named]
    for start in range(0, len(keyed), AT_ONCE):
        connection.execute(put, keyed[start : start + AT_ONCE])


def _keyed(lab_id: str, record_id: str, fields: object) -> dict[str, object]:
    """PostgreSQL's driver gives JSON read already, SQLite's as text."""
    said = json.loads(fields) if isinstance(fields, str) else fields
    key = form_key(said.get("form_no")) if isinstance(said, dict) else None
    return {"lab_id": lab_id, "id": record_id, "form_no": key}
