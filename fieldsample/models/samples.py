"""Samples, their items, the photos and the facts of custody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fieldsample.extensions import Model
from fieldsample.models.journal import Operation
from fieldsample.models.types import UTCDateTime, hash_column, uuid_column


class Sample(Model):
    """What one sampling form describes; state and flags follow from its facts."""

    __tablename__ = "sample"
    __table_args__ = (
        Index("ix_sample_site", "lab_id", "site"),
        Index("ix_sample_barcode", "lab_id", "barcode"),
        Index(
            "ix_sample_rejected",
            "lab_id",
            "reject_reason",
            sqlite_where=text("reject_reason IS NOT NULL"),
            postgresql_where=text("reject_reason IS NOT NULL"),
        ),
        Index("ix_sample_sample_no", "lab_id", "sample_no"),
        Index("ix_sample_form_no", "lab_id", "form_no"),
        Index("ix_sample_decided_at", "lab_id", "decided_at"),
        Index("ix_sample_recollect_of", "lab_id", "recollect_of"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    sample_no: Mapped[str | None] = mapped_column(String(40))
    sample_type: Mapped[str] = mapped_column(String(10))
    sample_name: Mapped[str | None] = mapped_column(String(200))
    task_category: Mapped[str | None] = mapped_column(String(40))
    qty_total: Mapped[float | None]
    qty_unit: Mapped[str | None] = mapped_column(String(40))
    visit: Mapped[str | None] = mapped_column(uuid_column())
    site: Mapped[str | None] = mapped_column(uuid_column())
    point_id: Mapped[str | None] = mapped_column(uuid_column())
    point: Mapped[str | None] = mapped_column(String(200))
    samplers: Mapped[list[str]] = mapped_column(JSON, default=list)
    sampled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    taken_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    """`sampled_at` put right by the phone's clock; never after the record was made."""
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    clock_unsure: Mapped[bool] = mapped_column(default=False)
    band_s: Mapped[float] = mapped_column(default=0.0)
    received_by_server_at: Mapped[datetime] = mapped_column(UTCDateTime)
    month: Mapped[str] = mapped_column(String(7))
    place: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    distance_m: Mapped[float | None]
    trail: Mapped[list[list[float]] | None] = mapped_column(JSON)
    parent: Mapped[str | None] = mapped_column(uuid_column())
    lone_reason: Mapped[str | None] = mapped_column(String(200))
    no_photo_reason: Mapped[str | None] = mapped_column(String(200))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    given: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The fields without what sealing added; null until a sealing adds any."""
    barcode: Mapped[str | None] = mapped_column(String(20))
    form_no: Mapped[str | None] = mapped_column(String(60))
    """The form's number, as it is looked for."""
    note: Mapped[str | None] = mapped_column(Text)
    created_by: Mapped[str] = mapped_column(uuid_column())
    device_id: Mapped[str] = mapped_column(uuid_column())
    state: Mapped[str] = mapped_column(String(20), default="registered")
    flags: Mapped[list[str]] = mapped_column(JSON, default=list)
    arrived_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    decision: Mapped[str | None] = mapped_column(String(20))
    reject_reason: Mapped[str | None] = mapped_column(String(10))
    notice_no: Mapped[str | None] = mapped_column(String(200))
    transcribed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """Who typed it in from paper, when, and who had written there; null of a phone's record."""
    recollect_of: Mapped[str | None] = mapped_column(uuid_column())


class Item(Model):
    """One physical container; its label is a claim, so (lab_id, label) is not unique."""

    __tablename__ = "item"
    __table_args__ = (
        ForeignKeyConstraint(["lab_id", "sample_id"], ["sample.lab_id", "sample.id"]),
        Index("ix_item_label", "lab_id", "label"),
        Index("ix_item_sample", "lab_id", "sample_id"),
        Index("ix_item_state", "lab_id", "state", "retain_until"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    sample_id: Mapped[str] = mapped_column(uuid_column())
    label: Mapped[str] = mapped_column(String(15))
    kind: Mapped[str] = mapped_column(String(2))
    container: Mapped[str | None] = mapped_column(String(200))
    amount: Mapped[str | None] = mapped_column(String(200))
    bottle: Mapped[str | None] = mapped_column(String(20))
    preservative: Mapped[str | None] = mapped_column(String(200))
    position: Mapped[int | None]
    filled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    parent: Mapped[str | None] = mapped_column(uuid_column())
    seal_no: Mapped[str | None] = mapped_column(String(200))
    box: Mapped[str | None] = mapped_column(uuid_column())
    # Never read: without it rows are written in the order of their classes' names, and an item
    # would come before its sample.
    sample: Mapped[Sample] = relationship(lazy="raise")
    twin: Mapped[bool] = mapped_column(default=False)
    blind: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(20), default="labelled")
    flags: Mapped[list[str]] = mapped_column(JSON, default=list)
    place: Mapped[str | None] = mapped_column(uuid_column())
    out: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    amount_left: Mapped[float | None]
    retain_until: Mapped[str | None] = mapped_column(String(10))
    retain_verdict: Mapped[str | None] = mapped_column(String(4))
    arrival: Mapped[str] = mapped_column(
        String(10), default="unchecked", server_default="unchecked"
    )
    arrived_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    scan_mode: Mapped[str | None] = mapped_column(String(10))
    """Of its arrival."""


class Fact(Model):
    """One fact of custody, about a sample or about a label whose sample it did not know.

    `of_item`: it speaks of one item of the sample, and counts for that item's fold alone.
    """

    __tablename__ = "fact"
    __table_args__ = (
        ForeignKeyConstraint(["lab_id", "op_id"], ["operation.lab_id", "operation.op_id"]),
        Index("ix_fact_sample", "lab_id", "sample_id"),
        Index("ix_fact_label", "lab_id", "label"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    sample_id: Mapped[str | None] = mapped_column(uuid_column())
    label: Mapped[str | None] = mapped_column(String(15))
    of_item: Mapped[bool] = mapped_column(default=False)
    item_id: Mapped[str | None] = mapped_column(uuid_column())
    by: Mapped[str] = mapped_column(uuid_column())
    role: Mapped[str] = mapped_column(String(20))
    device_id: Mapped[str] = mapped_column(uuid_column())
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    unsure: Mapped[bool]
    band_s: Mapped[float]
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    # Never read: a fact is written after its operation.
    operation: Mapped[Operation] = relationship(lazy="raise")


class Amendment(Model):
    """One correction of a field: what stood there, what should, why, and whether it took effect."""

    __tablename__ = "amendment"
    __table_args__ = (Index("ix_amendment_sample", "lab_id", "sample_id"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    sample_id: Mapped[str] = mapped_column(uuid_column())
    field: Mapped[str] = mapped_column(String(60))
    old: Mapped[Any] = mapped_column(JSON)
    new: Mapped[Any] = mapped_column(JSON)
    stood: Mapped[Any] = mapped_column(JSON)
    reason: Mapped[str | None] = mapped_column(String(2000))
    by: Mapped[str] = mapped_column(uuid_column())
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    applied: Mapped[bool]
    answers: Mapped[list[str]] = mapped_column(JSON, default=list)


class Photo(Model):
    """One photo named by an operation; its bytes stand in the blob store."""

    __tablename__ = "photo"
    __table_args__ = (
        Index("ix_photo_owner", "lab_id", "owner_id"),
        Index("ix_photo_sha256", "lab_id", "sha256"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    owner: Mapped[str] = mapped_column(String(10))
    owner_id: Mapped[str] = mapped_column(uuid_column())
    photo_kind: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(hash_column())
    mime: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    taken_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
