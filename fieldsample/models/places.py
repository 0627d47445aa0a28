"""Sites and the visits paid to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, uuid_column


class Site(Model):
    """A place with an address where samples are taken; its points stand inside it."""

    __tablename__ = "site"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    site_type: Mapped[str] = mapped_column(String(40))
    town: Mapped[str | None] = mapped_column(String(200))
    address: Mapped[str | None] = mapped_column(String(200))
    code: Mapped[str | None] = mapped_column(String(200))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    no_position_reason: Mapped[str | None] = mapped_column(String(200))
    points: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    proposed: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class Visit(Model):
    """One trip of samplers to a site; it has an outcome even when nothing is taken."""

    __tablename__ = "visit"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    site: Mapped[str] = mapped_column(uuid_column())
    task_category: Mapped[str | None] = mapped_column(String(40))
    samplers: Mapped[list[str]] = mapped_column(JSON, default=list)
    no_task_reason: Mapped[str | None] = mapped_column(String(200))
    notice_no: Mapped[str | None] = mapped_column(String(200))
    outcome: Mapped[str | None] = mapped_column(String(40))
    started_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    place: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    note: Mapped[str | None] = mapped_column(Text)
    created_by: Mapped[str] = mapped_column(uuid_column())
