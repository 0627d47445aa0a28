"""Bytes that no normal road takes, kept for a person to look at."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, hash_column, uuid_column


class Rescue(Model):
    """One rescued piece, by the hash of its bytes: the same twice is kept once."""

    __tablename__ = "rescue"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    sha256: Mapped[str] = mapped_column(hash_column(), primary_key=True)
    device_id: Mapped[str] = mapped_column(uuid_column())
    received_at: Mapped[datetime] = mapped_column(UTCDateTime)
    raw: Mapped[bytes] = mapped_column(LargeBinary)
