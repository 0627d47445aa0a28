"""Labs, the people who work there, and the devices they use: projections of the journal."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, uuid_column


class Lab(Model):
    """One accredited laboratory: the unit of isolation and of scaling."""

    __tablename__ = "lab"

    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    prefix: Mapped[str] = mapped_column(String(4), unique=True)
    timezone: Mapped[str] = mapped_column(String(64))


class Person(Model):
    """A staff member with roles; never deleted, only made inactive."""

    __tablename__ = "person"
    __table_args__ = (ForeignKeyConstraint(["lab_id"], ["lab.id"]),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    roles: Mapped[list[str]] = mapped_column(JSON)
    login: Mapped[str | None] = mapped_column(String(100))
    active: Mapped[bool] = mapped_column(default=True)


class Device(Model):
    """An enrolled phone, a browser on a desk, a script's token, or the server itself."""

    __tablename__ = "device"
    __table_args__ = (
        ForeignKeyConstraint(["lab_id", "person_id"], ["person.lab_id", "person.id"]),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    person_id: Mapped[str] = mapped_column(uuid_column())
    name: Mapped[str] = mapped_column(String(200))
    device_no: Mapped[int]
    roles: Mapped[list[str]] = mapped_column(JSON)
    how: Mapped[str] = mapped_column(String(20))
    enrolled_at: Mapped[datetime] = mapped_column(UTCDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    revoked_by: Mapped[str | None] = mapped_column(uuid_column())
    revoke_reason: Mapped[str | None] = mapped_column(String(200))
