"""Photos' bytes: which are wanted, which are here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, hash_column, uuid_column


class Blob(Model):
    """One content-addressed blob of one lab: wanted until its bytes are here and verified."""

    __tablename__ = "blob"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    sha256: Mapped[str] = mapped_column(hash_column(), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    mime: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10), default="wanted")
    present_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    present_pos: Mapped[int | None] = mapped_column(BigInteger)


class OperationBlob(Model):
    """Which operation speaks of which blob."""

    __tablename__ = "operation_blob"
    __table_args__ = (Index("ix_operation_blob_sha256", "lab_id", "sha256"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    sha256: Mapped[str] = mapped_column(hash_column(), primary_key=True)
