"""What a visit brings home beside its samples: readings, instruments, signatures, how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, hash_column, uuid_column


class Instrument(Model):
    """A thermometer, meter or reader, with the day on which its calibration runs out.

    `set_by` says of each field which change gave it its value, as [moment, op_id].
    """

    __tablename__ = "instrument"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    quantities: Mapped[list[str]] = mapped_column(JSON)
    code: Mapped[str | None] = mapped_column(String(200))
    serial_no: Mapped[str | None] = mapped_column(String(200))
    calibrated_on: Mapped[str | None] = mapped_column(String(10))
    calibration_due: Mapped[str | None] = mapped_column(String(10))
    active: Mapped[bool] = mapped_column(default=True)
    set_by: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)


class Measurement(Model):
    """One reading in the field; `day` is the lab's day on which it was read."""

    __tablename__ = "measurement"
    __table_args__ = (
        Index("ix_measurement_owner", "lab_id", "owner_id", "at"),
        Index("ix_measurement_read_at", "lab_id", "owner_id", "read_at"),
        Index("ix_measurement_instrument", "lab_id", "instrument"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    owner: Mapped[str] = mapped_column(String(10))
    owner_id: Mapped[str] = mapped_column(uuid_column())
    quantity: Mapped[str] = mapped_column(String(40))
    value: Mapped[float]
    unit: Mapped[str] = mapped_column(String(40))
    qualifier: Mapped[str | None] = mapped_column(String(1))
    item: Mapped[str | None] = mapped_column(uuid_column())
    criterion: Mapped[float | None]
    repeat_of: Mapped[str | None] = mapped_column(uuid_column())
    instrument: Mapped[str | None] = mapped_column(uuid_column())
    instrument_text: Mapped[str | None] = mapped_column(String(200))
    no_instrument_reason: Mapped[str | None] = mapped_column(String(200))
    check_reading: Mapped[float | None]
    measured_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    day: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    read_at: Mapped[datetime] = mapped_column(UTCDateTime)
    """`measured_at`, or `at` where nothing else is said: a log is read by it."""
    by: Mapped[str] = mapped_column(uuid_column())


class Signature(Model):
    """One person's signature under a record, or the reason why it was refused.

    Its strokes stay in the operation; the picture's bytes stand in the blob store.
    """

    __tablename__ = "signature"
    __table_args__ = (
        Index("ix_signature_record", "lab_id", "record"),
        Index("ix_signature_sha256", "lab_id", "sha256"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    of: Mapped[str] = mapped_column(String(10))
    record: Mapped[str] = mapped_column(uuid_column())
    signs_as: Mapped[str] = mapped_column(String(20))
    name: Mapped[str | None] = mapped_column(String(200))
    person: Mapped[str | None] = mapped_column(uuid_column())
    sha256: Mapped[str | None] = mapped_column(hash_column())
    size: Mapped[int | None]
    mime: Mapped[str | None] = mapped_column(String(40))
    refused: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    by: Mapped[str] = mapped_column(uuid_column())


class VisitClose(Model):
    """One saying of how a visit ended; of several the latest stands, and all are kept."""

    __tablename__ = "visit_close"
    __table_args__ = (Index("ix_visit_close_visit", "lab_id", "visit"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    visit: Mapped[str] = mapped_column(uuid_column())
    outcome: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[datetime] = mapped_column(UTCDateTime)
    witness: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[str | None] = mapped_column(Text)
    place: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    by: Mapped[str] = mapped_column(uuid_column())
