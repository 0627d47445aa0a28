"""Transport boxes and what was said about them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fieldsample.extensions import Model
from fieldsample.models.journal import Operation
from fieldsample.models.types import UTCDateTime, uuid_column


class Box(Model):
    """One packing of a transport box; its code is a claim and may come again on another day."""

    __tablename__ = "box"
    __table_args__ = (Index("ix_box_code", "lab_id", "code"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    code: Mapped[str] = mapped_column(String(15))
    place: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    opened_by: Mapped[str] = mapped_column(uuid_column())
    opened_at: Mapped[datetime] = mapped_column(UTCDateTime)
    state: Mapped[str] = mapped_column(String(20), default="open")
    flags: Mapped[list[str]] = mapped_column(JSON, default=list)


class BoxFact(Model):
    """One fact about a box, or about the code of a box that was not named."""

    __tablename__ = "box_fact"
    __table_args__ = (
        ForeignKeyConstraint(["lab_id", "op_id"], ["operation.lab_id", "operation.op_id"]),
        Index("ix_box_fact_box", "lab_id", "box_id"),
        Index("ix_box_fact_code", "lab_id", "code"),
        Index("ix_box_fact_item", "lab_id", "item"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    box_id: Mapped[str | None] = mapped_column(uuid_column())
    code: Mapped[str | None] = mapped_column(String(15))
    item: Mapped[str | None] = mapped_column(uuid_column())
    by: Mapped[str] = mapped_column(uuid_column())
    device_id: Mapped[str] = mapped_column(uuid_column())
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    unsure: Mapped[bool]
    band_s: Mapped[float]
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    # Never read: without it rows are written in the order of their classes' names, and a fact
    # would come before its operation.
    operation: Mapped[Operation] = relationship(lazy="raise")
