"""The lab's calendar, a year a row: holidays, and weekends that are worked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, uuid_column


class Calendar(Model):
    """One year as the standing operation set it; its id is the year."""

    __tablename__ = "calendar"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(String(4), primary_key=True)
    holidays: Mapped[list[str]] = mapped_column(JSON)
    workdays: Mapped[list[str]] = mapped_column(JSON)
    source: Mapped[str | None] = mapped_column(String(200))
    op_id: Mapped[str] = mapped_column(uuid_column())
    by: Mapped[str] = mapped_column(uuid_column())
    at: Mapped[datetime] = mapped_column(UTCDateTime)
