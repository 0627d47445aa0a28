"""The store: rooms, devices, shelves and positions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, uuid_column


class StorePlace(Model):
    """One place of the store; `set_by` says which change gave each field, as [moment, op_id]."""

    __tablename__ = "store_place"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    place_kind: Mapped[str] = mapped_column(String(10))
    parent: Mapped[str | None] = mapped_column(uuid_column())
    code: Mapped[str | None] = mapped_column(String(40))
    temperature_min: Mapped[float | None]
    temperature_max: Mapped[float | None]
    log_hours: Mapped[float | None]
    active: Mapped[bool] = mapped_column(default=True)
    since: Mapped[datetime] = mapped_column(UTCDateTime)
    set_by: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)
