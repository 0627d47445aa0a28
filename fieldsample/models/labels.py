"""Label rolls and the codes on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, uuid_column


class LabelRoll(Model):
    """Up to 1,000 random codes issued to a person: a list, not a range."""

    __tablename__ = "label_roll"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    issued_to: Mapped[str | None] = mapped_column(uuid_column())
    issued_by: Mapped[str] = mapped_column(uuid_column())
    issued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    set_by: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)


class Label(Model):
    """One registered code; of two rolls that name the same code the first keeps it."""

    __tablename__ = "label"
    __table_args__ = (
        ForeignKeyConstraint(["lab_id", "roll_id"], ["label_roll.lab_id", "label_roll.id"]),
        Index("ix_label_roll", "lab_id", "roll_id"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    code: Mapped[str] = mapped_column(String(15), primary_key=True)
    roll_id: Mapped[str] = mapped_column(uuid_column())
    number: Mapped[int]
    # Never read: a label is written after its roll.
    roll: Mapped[LabelRoll] = relationship(lazy="raise")


class LabelMark(Model):
    """What was said of one code, whether or not its roll is here: spoiled, lost, or once used."""

    __tablename__ = "label_mark"
    __table_args__ = (Index("ix_label_mark_code", "lab_id", "code"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    code: Mapped[str] = mapped_column(String(15))
    mark: Mapped[str] = mapped_column(String(10))


class LabelUse(Model):
    """Which codes of a roll (same id) are used, spoiled, lost, back: bitmaps by place in it."""

    __tablename__ = "label_use"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    used: Mapped[bytes] = mapped_column(LargeBinary)
    spoiled: Mapped[bytes] = mapped_column(LargeBinary)
    lost: Mapped[bytes] = mapped_column(LargeBinary)
    returned: Mapped[bytes | None] = mapped_column(LargeBinary)


class LabelReturn(Model):
    """Labels of a roll that came back into stock; `stamp` is [moment, op_id]."""

    __tablename__ = "label_return"
    __table_args__ = (Index("ix_label_return_roll", "lab_id", "roll_id"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    roll_id: Mapped[str] = mapped_column(uuid_column())
    stamp: Mapped[list[str]] = mapped_column(JSON)
    codes: Mapped[list[str]] = mapped_column(JSON)


class LabelPrint(Model):
    """Labels printed, or one printed again; `first` tells the roll where the subject does not."""

    __tablename__ = "label_print"
    __table_args__ = (
        Index("ix_label_print_subject", "lab_id", "subject"),
        Index("ix_label_print_first", "lab_id", "first"),
    )

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    op_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(uuid_column())
    first: Mapped[str] = mapped_column(String(15))
    codes: Mapped[int]
    preset: Mapped[str | None] = mapped_column(String(10))
    copies: Mapped[int]
    reason: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str] = mapped_column(uuid_column())
    at: Mapped[datetime] = mapped_column(UTCDateTime)
