"""The journal's own tables: what was said, in which order, and what devices need of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, hash_column, uuid_column


class Operation(Model):
    """One act as its device said it; never changed, never deleted."""

    __tablename__ = "operation"
    __table_args__ = (
        Index("ix_operation_device", "lab_id", "device_id", "device_seq"),
        Index("ix_operation_subject", "lab_id", "subject"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    device_id: Mapped[str] = mapped_column(uuid_column())
    device_seq: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(uuid_column())
    schema: Mapped[int] = mapped_column(Integer)
    actor: Mapped[str] = mapped_column(uuid_column())
    role: Mapped[str] = mapped_column(String(20))
    uploaded_by: Mapped[str] = mapped_column(uuid_column())
    body: Mapped[str] = mapped_column(Text)
    body_sha256: Mapped[str] = mapped_column(hash_column())
    envelope_sha256: Mapped[str] = mapped_column(hash_column())
    device_time: Mapped[str] = mapped_column(String(40))
    mono_ms: Mapped[float]
    clock_offset_ms: Mapped[float | None]
    clock_offset_age_s: Mapped[float | None]
    received_at: Mapped[datetime] = mapped_column(UTCDateTime)
    sig: Mapped[str | None] = mapped_column(Text)


class JournalRow(Model):
    """One numbered, chained line; held, released and quarantined operations have theirs too."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_op", "lab_id", "op_id"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    pos: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    op_id: Mapped[str] = mapped_column(uuid_column())
    body_sha256: Mapped[str] = mapped_column(hash_column())
    envelope_sha256: Mapped[str] = mapped_column(hash_column())
    actor: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(Text)
    documents: Mapped[str] = mapped_column(Text)
    prev: Mapped[str] = mapped_column(hash_column())
    hash: Mapped[str] = mapped_column(hash_column())


class LabHead(Model):
    """The lab's last position; its row is the lock that makes one writer a lab."""

    __tablename__ = "lab_head"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    pos: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(hash_column())


class Checkpoint(Model):
    """A head of the journal at one moment, signed with the server's receipt key."""

    __tablename__ = "checkpoint"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    pos: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[str] = mapped_column(hash_column())
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    sig: Mapped[str] = mapped_column(String(100))


class Held(Model):
    """An operation that waits for a record or a label that has not come."""

    __tablename__ = "held"
    __table_args__ = (Index("ix_held_waits_for", "lab_id", "waits_for"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    waits_for: Mapped[str] = mapped_column(String(60))
    pos: Mapped[int] = mapped_column(BigInteger)
    since: Mapped[datetime] = mapped_column(UTCDateTime)
    problem: Mapped[str | None] = mapped_column(String(200))


class Quarantine(Model):
    """Bytes that could not become an operation, kept as they came, with the reason."""

    __tablename__ = "quarantine"
    __table_args__ = (UniqueConstraint("lab_id", "op_id", "body_sha256"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column())
    body_sha256: Mapped[str] = mapped_column(hash_column())
    device_id: Mapped[str] = mapped_column(uuid_column())
    device_seq: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str | None] = mapped_column(String(40))
    actor: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(String(40))
    message: Mapped[str] = mapped_column(Text)
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(UTCDateTime)
    resolved_by: Mapped[str | None] = mapped_column(uuid_column())
    resolved_op: Mapped[str | None] = mapped_column(uuid_column())


class Document(Model):
    """The latest version of one thing as a device needs it offline."""

    __tablename__ = "document"
    __table_args__ = (
        Index("ix_document_pos", "lab_id", "pos", "collection", "id"),
        Index("ix_document_scope", "lab_id", "scope", "pos", "collection", "id"),
        Index("ix_document_owner", "lab_id", "owner", "pos", "collection", "id"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    collection: Mapped[str] = mapped_column(String(20), primary_key=True)
    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    rev: Mapped[int]
    pos: Mapped[int] = mapped_column(BigInteger)
    scope: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str | None] = mapped_column(uuid_column())
    doc: Mapped[str | None] = mapped_column(Text)
    doc_sha256: Mapped[str | None] = mapped_column(hash_column())


class DocumentLeft(Model):
    """A document that is no longer its former owner's: their devices are to let it go."""

    __tablename__ = "document_left"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    owner: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    collection: Mapped[str] = mapped_column(String(20), primary_key=True)
    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    pos: Mapped[int] = mapped_column(BigInteger)


class DocumentShare(Model):
    """Somebody who has a document as its owner has, for as long as something is asked of them."""

    __tablename__ = "document_share"
    __table_args__ = (Index("ix_document_share_person", "lab_id", "person"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    collection: Mapped[str] = mapped_column(String(20), primary_key=True)
    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    person: Mapped[str] = mapped_column(uuid_column(), primary_key=True)


class DurableMark(Model):
    """Up to where a backup or a standby covers the journal."""

    __tablename__ = "durable_mark"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    pos: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(hash_column())
    how: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
