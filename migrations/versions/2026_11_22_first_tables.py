"""First tables: labs and people, places, samples, labels, the journal, photos, access, coverage."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "amendment",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("sample_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        sa.Column("stood", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_amendment")),
    )
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.create_index("ix_amendment_sample", ["lab_id", "sample_id"], unique=False)

    op.create_table(
        "audit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lab_id", sa.String(length=36), nullable=True),
        sa.Column("actor", sa.String(length=36), nullable=True),
        sa.Column("device_id", sa.String(length=36), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("object", sa.String(length=120), nullable=True),
        sa.Column("request_id", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "blob",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mime", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("present_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("present_pos", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "bucket",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("tokens", sa.Double(), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_bucket")),
    )
    op.create_table(
        "contact",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "device_id", name=op.f("pk_contact")),
    )
    op.create_table(
        "coverage_count",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("site", sa.String(length=36), nullable=False),
        sa.Column("sample_type", sa.String(length=10), nullable=False),
        sa.Column("collected", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "lab_id", "month", "site", "sample_type", name=op.f("pk_coverage_count")
        ),
    )
    op.create_table(
        "credential",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_credential")),
    )
    op.create_table(
        "document",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("collection", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=36), nullable=True),
        sa.Column("doc", sa.Text(), nullable=True),
        sa.Column("doc_sha256", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "collection", "id", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(
            "ix_document_pos", ["lab_id", "pos", "collection", "id"], unique=False
        )

    op.create_table(
        "durable_mark",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", name=op.f("pk_durable_mark")),
    )
    op.create_table(
        "enrolment",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("short_code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("invited_by", sa.String(length=36), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by", sa.String(length=36), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_enrolment")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index("ix_enrolment_secret", ["secret_hash"], unique=False)

    op.create_table(
        "held",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("waits_for", sa.String(length=60), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("problem", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_held")),
    )
    with op.batch_alter_table("held", schema=None) as batch_op:
        batch_op.create_index("ix_held_waits_for", ["lab_id", "waits_for"], unique=False)

    op.create_table(
        "journal",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("pos", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("envelope_sha256", sa.String(length=64), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "pos", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index("ix_journal_op", ["lab_id", "op_id"], unique=False)

    op.create_table(
        "lab",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("prefix", sa.String(length=4), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lab")),
        sa.UniqueConstraint("prefix", name=op.f("uq_lab_prefix")),
    )
    op.create_table(
        "lab_head",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", name=op.f("pk_lab_head")),
    )
    op.create_table(
        "label_roll",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("issued_to", sa.String(length=36), nullable=True),
        sa.Column("issued_by", sa.String(length=36), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_label_roll")),
    )
    op.create_table(
        "operation",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("device_seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=True),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("uploaded_by", sa.String(length=36), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("envelope_sha256", sa.String(length=64), nullable=False),
        sa.Column("device_time", sa.String(length=40), nullable=False),
        sa.Column("mono_ms", sa.Double(), nullable=False),
        sa.Column("clock_offset_ms", sa.Double(), nullable=True),
        sa.Column("clock_offset_age_s", sa.Double(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sig", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_operation")),
    )
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.create_index(
            "ix_operation_device", ["lab_id", "device_id", "device_seq"], unique=False
        )

    op.create_table(
        "operation_blob",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "op_id", "sha256", name=op.f("pk_operation_blob")),
    )
    with op.batch_alter_table("operation_blob", schema=None) as batch_op:
        batch_op.create_index("ix_operation_blob_sha256", ["lab_id", "sha256"], unique=False)

    op.create_table(
        "password",
        sa.Column("login", sa.String(length=100), nullable=False),
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_password")),
    )
    op.create_table(
        "photo",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("owner", sa.String(length=10), nullable=False),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("photo_kind", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("mime", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_photo")),
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index("ix_photo_owner", ["lab_id", "owner_id"], unique=False)
        batch_op.create_index("ix_photo_sha256", ["lab_id", "sha256"], unique=False)

    op.create_table(
        "quarantine",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("device_seq", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("actor", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_by", sa.String(length=36), nullable=True),
        sa.Column("resolved_op", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_quarantine")),
        sa.UniqueConstraint(
            "lab_id", "op_id", "body_sha256", name=op.f("uq_quarantine_lab_id_op_id_body_sha256")
        ),
    )
    op.create_table(
        "rescue",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "sha256", name=op.f("pk_rescue")),
    )
    op.create_table(
        "sample",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("sample_no", sa.String(length=40), nullable=True),
        sa.Column("sample_type", sa.String(length=10), nullable=False),
        sa.Column("sample_name", sa.String(length=200), nullable=True),
        sa.Column("task_category", sa.String(length=40), nullable=True),
        sa.Column("qty_total", sa.Double(), nullable=True),
        sa.Column("qty_unit", sa.String(length=40), nullable=True),
        sa.Column("visit", sa.String(length=36), nullable=True),
        sa.Column("site", sa.String(length=36), nullable=True),
        sa.Column("point_id", sa.String(length=36), nullable=True),
        sa.Column("point", sa.String(length=200), nullable=True),
        sa.Column("samplers", sa.JSON(), nullable=False),
        sa.Column("sampled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clock_unsure", sa.Boolean(), nullable=False),
        sa.Column("band_s", sa.Double(), nullable=False),
        sa.Column("received_by_server_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("place", sa.JSON(), nullable=True),
        sa.Column("distance_m", sa.Double(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision", sa.String(length=20), nullable=True),
        sa.Column("reject_reason", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_sample")),
    )
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.create_index("ix_sample_site", ["lab_id", "site"], unique=False)

    op.create_table(
        "set_up",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_set_up")),
    )
    op.create_table(
        "site",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("site_type", sa.String(length=40), nullable=False),
        sa.Column("town", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("code", sa.String(length=200), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("no_position_reason", sa.String(length=200), nullable=True),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_site")),
    )
    op.create_table(
        "visit",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("site", sa.String(length=36), nullable=False),
        sa.Column("task_category", sa.String(length=40), nullable=True),
        sa.Column("samplers", sa.JSON(), nullable=False),
        sa.Column("no_task_reason", sa.String(length=200), nullable=True),
        sa.Column("notice_no", sa.String(length=200), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.JSON(), nullable=True),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_visit")),
    )
    op.create_table(
        "fact",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("sample_id", sa.String(length=36), nullable=True),
        sa.Column("label", sa.String(length=15), nullable=True),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("band_s", sa.Double(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lab_id", "op_id"],
            ["operation.lab_id", "operation.op_id"],
            name=op.f("fk_fact_operation"),
        ),
        sa.PrimaryKeyConstraint("lab_id", "op_id", name=op.f("pk_fact")),
    )
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.create_index("ix_fact_label", ["lab_id", "label"], unique=False)
        batch_op.create_index("ix_fact_sample", ["lab_id", "sample_id"], unique=False)

    op.create_table(
        "item",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("sample_id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=15), nullable=False),
        sa.Column("kind", sa.String(length=2), nullable=False),
        sa.Column("container", sa.String(length=200), nullable=True),
        sa.Column("amount", sa.String(length=200), nullable=True),
        sa.Column("twin", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lab_id", "sample_id"], ["sample.lab_id", "sample.id"], name=op.f("fk_item_sample")
        ),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_item")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index("ix_item_label", ["lab_id", "label"], unique=False)
        batch_op.create_index("ix_item_sample", ["lab_id", "sample_id"], unique=False)

    op.create_table(
        "label",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=15), nullable=False),
        sa.Column("roll_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lab_id", "roll_id"],
            ["label_roll.lab_id", "label_roll.id"],
            name=op.f("fk_label_label_roll"),
        ),
        sa.PrimaryKeyConstraint("lab_id", "code", name=op.f("pk_label")),
    )
    with op.batch_alter_table("label", schema=None) as batch_op:
        batch_op.create_index("ix_label_roll", ["lab_id", "roll_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("login", sa.String(length=100), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["lab_id"], ["lab.id"], name=op.f("fk_person_lab")),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_person")),
    )
    op.create_table(
        "device",
        sa.Column("lab_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("device_no", sa.Integer(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.String(length=36), nullable=True),
        sa.Column("revoke_reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["lab_id", "person_id"], ["person.lab_id", "person.id"], name=op.f("fk_device_person")
        ),
        sa.PrimaryKeyConstraint("lab_id", "id", name=op.f("pk_device")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("device")
    op.drop_table("person")
    with op.batch_alter_table("label", schema=None) as batch_op:
        batch_op.drop_index("ix_label_roll")

    op.drop_table("label")
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_index("ix_item_sample")
        batch_op.drop_index("ix_item_label")

    op.drop_table("item")
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_index("ix_fact_sample")
        batch_op.drop_index("ix_fact_label")

    op.drop_table("fact")
    op.drop_table("visit")
    op.drop_table("site")
    op.drop_table("set_up")
    with op.batch_alter_table("sample", schema=None) as batch_op:
        batch_op.drop_index("ix_sample_site")

    op.drop_table("sample")
    op.drop_table("rescue")
    op.drop_table("quarantine")
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.drop_index("ix_photo_sha256")
        batch_op.drop_index("ix_photo_owner")

    op.drop_table("photo")
    op.drop_table("password")
    with op.batch_alter_table("operation_blob", schema=None) as batch_op:
        batch_op.drop_index("ix_operation_blob_sha256")

    op.drop_table("operation_blob")
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.drop_index("ix_operation_device")

    op.drop_table("operation")
    op.drop_table("label_roll")
    op.drop_table("lab_head")
    op.drop_table("lab")
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_op")

    op.drop_table("journal")
    with op.batch_alter_table("held", schema=None) as batch_op:
        batch_op.drop_index("ix_held_waits_for")

    op.drop_table("held")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index("ix_enrolment_secret")

    op.drop_table("enrolment")
    op.drop_table("durable_mark")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index("ix_document_pos")

    op.drop_table("document")
    op.drop_table("credential")
    op.drop_table("coverage_count")
    op.drop_table("contact")
    op.drop_table("bucket")
    op.drop_table("blob")
    op.drop_table("audit")
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.drop_index("ix_amendment_sample")

    op.drop_table("amendment")
