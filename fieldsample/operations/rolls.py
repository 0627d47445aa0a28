"""What becomes of a roll: handed to somebody else, returned in part, printed and printed again."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate
from sqlalchemy import select

from fieldsample.domain.bitmaps import bitmap
from fieldsample.domain.label_presets import PRESETS
from fieldsample.models.labels import Label, LabelPrint, LabelReturn, LabelRoll
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import Body, Code, Id, Text
from fieldsample.operations.cases import claims_on, read_claims
from fieldsample.operations.label_use import use_of
from fieldsample.operations.latest import change_latest, stamp
from fieldsample.operations.scoped import Scoped, columns
from fieldsample.operations.work import Work

MOST_CODES = 1000
MOST_COPIES = 10


def _codes() -> fields.List[str]:
    return fields.List(Code(), required=True, validate=validate.Length(min=1, max=MOST_CODES))


def _copies() -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(min=1, max=MOST_COPIES))


class AssignBody(Body):
    """label_roll.assign: to a person, or to nobody: into stock."""

    issued_to = Id(required=True, allow_none=True)


class ReturnBody(Body):
    """label_roll.return."""

    codes = _codes()


class PrintBody(Body):
    """label.print."""

    codes = _codes()
    preset = fields.String(required=True, validate=validate.OneOf(PRESETS))
    copies = _copies()


class ReprintBody(Body):
    """label.reprint: one label again, and why."""

    code = Code(required=True)
    reason = Text(2000, required=True)
    preset = fields.String(validate=validate.OneOf(PRESETS))
    copies = _copies()


def assign_roll(work: Work, act: Act, *, issued_to: str | None) -> None:
    """Hand a roll to somebody, or take it into stock; of several the latest stands."""
    roll = work.get(LabelRoll, "label_roll", act.record)
    change_latest(roll, act, {"issued_to": issued_to})
    _follow_returns(work, roll)
    work.touch("label_rolls", roll.id)
    work.touch("label_use", roll.id)


def return_labels(work: Work, act: Act, *, codes: list[str]) -> None:
    """Take labels of a roll back into stock; whoever gets the roll next has them again."""
    roll = work.get(LabelRoll, "label_roll", act.record)
    read_claims(work, codes)
    if any(_roll_of(work, code) != roll.id for code in codes):
        raise NeverTrue("codes", "not all are of this roll")
    said = LabelReturn(
        lab_id=act.lab_id, op_id=act.op_id, roll_id=roll.id, stamp=stamp(act), codes=codes
    )
    work.session.add(said)
    _follow_returns(work, roll, said)
    work.touch("label_use", roll.id)


def note_print(work: Work, act: Act, *, codes: list[str], preset: str, copies: int = 1) -> None:
    """Count what was printed for the first time."""
    _note(work, act, codes[0], codes=len(codes), preset=preset, copies=copies)


def note_reprint(
    work: Work, act: Act, *, code: str, reason: str, preset: str | None = None, copies: int = 1
) -> None:
    """Count a label that was printed again, with the reason."""
    _note(work, act, code, codes=1, preset=preset, copies=copies, reason=reason)


def document(work: Work, record_id: str) -> Scoped:
    """A roll with its codes in printing order, its holder, and what was printed of it."""
    roll = work.get(LabelRoll, "label_roll", record_id)
    query = select(Label.code).where(Label.lab_id == work.lab_id, Label.roll_id == record_id)
    codes = list(work.session.scalars(query.order_by(Label.number)))
    names = ("lab_id", "id", "issued_to", "issued_by", "issued_at")
    doc = {**columns(roll, *names), "codes": codes, "prints": _prints(work, roll.id, codes)}
    return Scoped("rolls", roll.issued_to, doc)


def _note(work: Work, act: Act, first: str, **said: Any) -> None:
    printed = LabelPrint(
        lab_id=act.lab_id,
        op_id=act.op_id,
        kind=act.kind,
        subject=act.subject,
        first=first,
        by=act.actor,
        at=act.at,
        **said,
    )
    work.session.add(printed)
    for roll_id in {act.subject, _roll_of(work, first)} - {None}:
        if work.find(LabelRoll, roll_id) is not None:
            work.touch("label_rolls", str(roll_id))


def _roll_of(work: Work, code: str) -> str | None:
    label = claims_on(work, code).label
    return label.roll_id if label else None


PRINT = ("op_id", "kind", "preset", "codes", "copies", "reason", "by", "at")


def _prints(work: Work, roll_id: str, codes: list[str]) -> list[dict[str, Any]]:
    """Those that named the roll, and those whose first label is of it, in order of time."""
    prints = select(LabelPrint).where(LabelPrint.lab_id == work.lab_id)
    # Two questions: asked as one with "or", all that was ever printed is looked through.
    asked = (
        prints.where(LabelPrint.subject == roll_id),
        prints.where(LabelPrint.first.in_(codes)),
    )
    found = {one.op_id: one for query in asked for one in work.session.scalars(query)}
    in_time = sorted(found.values(), key=lambda one: (one.at, one.op_id))
    return [
        {**columns(one, *PRINT), "code": one.first if one.kind == "label.reprint" else None}
        for one in in_time
    ]


def _follow_returns(work: Work, roll: LabelRoll, new: LabelReturn | None = None) -> None:
    """Returned are the labels that came back after the roll was last handed to somebody."""
    query = select(LabelReturn).where(
        LabelReturn.lab_id == work.lab_id, LabelReturn.roll_id == roll.id
    )
    said = {one.op_id: one for one in work.session.scalars(query)}
    if new is not None:
        said[new.op_id] = new
    handed = roll.set_by.get("issued_to", [])
    codes = {code for one in said.values() if one.stamp > handed for code in one.codes}
    read_claims(work, sorted(codes))
    labels = [label for code in codes if (label := claims_on(work, code).label)]
    use_of(work, roll.id).returned = bitmap(label.number - 1 for label in labels)
