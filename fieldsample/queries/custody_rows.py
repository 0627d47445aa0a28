"""The rows of a custody timeline: what each device said, and where it stands in the chain."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.domain.clock import TrustedTime, trusted
from fieldsample.domain.counting import RESUBMIT, RETURN, UNDO
from fieldsample.domain.recollecting import RECOLLECT
from fieldsample.models.journal import JournalRow, Operation
from fieldsample.models.people import Device, Person
from fieldsample.models.samples import Amendment
from fieldsample.queries.custody_scope import Around
from fieldsample.queries.custody_search import Json, document_of
from fieldsample.queries.documents import find_document
from fieldsample.queries.reader import Reader

BEGINNINGS = frozenset({"sample.create", "sample.transcribe", "box.open", "visit.record"})
"""Of these the record itself has the rest."""
OF_A_BEGINNING = frozenset({"written_by", "paper_no", "site"})
NOT_SHOWN = frozenset({"role", "form_version", "strokes", "fields", "own", "lacking", "trail"})
OF_A_SIGNATURE = frozenset({"of", "signs_as"})
"""What whoever may not have a signature may know of it."""
OF_A_ROLL = "label_roll."
MOVES = frozenset({"box.pack", "box.unpack"})
FOUND_IN_A_BOX = frozenset({"sample.arrive", "item.unexpected", "item.mark_missing"})


def rows_of(session: Session, reader: Reader, picture: Around, op_ids: set[str]) -> list[Json]:
    """The rows in order of effective time."""
    lab_id = reader.lab_id
    query = select(Operation).where(Operation.lab_id == lab_id, Operation.op_id.in_(op_ids))
    said = {one.op_id: (one, json.loads(one.body)) for one in session.scalars(query)}
    told = {op_id: pair for op_id, pair in said.items() if _is_ours(picture, *pair)}
    names = _Names(session, lab_id, [one for one, _ in told.values()])
    marks = _Marks([(one, body) for one, body in told.values()])
    added = _amendments(session, lab_id, told) | _proposers(told)
    chained = _chained(session, lab_id, told)
    sample = document_of(session, reader, "sample", picture.sample) or {}
    rows = []
    for op_id, (one, body) in told.items():
        pos, hash_ = chained.get(op_id, (None, None))
        rows.append(
            {
                "op_id": op_id,
                "pos": pos,
                "hash": hash_,
                "kind": one.kind,
                "of": _of(picture, one, body),
                **names.of(one),
                **_times(one),
                "said": _said(session, reader, one, body) | added.get(op_id, {}),
                "undone": op_id in marks.undone,
                "answered_by": marks.answered.get(op_id),
                "withdrawn": one.kind == RECOLLECT and _is_withdrawn(sample),
                "photos": _photos(one, body),
                "place": body["place"] if isinstance(body.get("place"), dict) else None,
            }
        )
    return sorted(rows, key=lambda row: (row["at"], row["op_id"]))


def _is_withdrawn(sample: Json) -> bool:
    """Whether no new sample is wanted in its place any more."""
    return bool((sample.get("recollect") or {}).get("withdrawn"))


def moment(at: datetime) -> str:
    """A moment as it travels: always with microseconds, so that texts sort as moments do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _is_ours(picture: Around, one: Operation, body: Json) -> bool:
    """Not what was said of other things: a sibling item, another sample's place in the box."""
    if one.subject in picture.rolls:
        return _names_label(picture, one, body)
    if picture.sample is None:
        return True
    if one.kind in MOVES:
        return body.get("item") in picture.items
    if one.kind in FOUND_IN_A_BOX and not _found_ours(picture, one, body):
        return False
    named = one.subject, body.get("item"), body.get("label")
    return not picture.siblings.intersection(filter(None, named))


def _found_ours(picture: Around, one: Operation, body: Json) -> bool:
    """What else lay in the box is said of the box, and of its own sample."""
    label, item = body.get("label"), body.get("item")
    return one.subject == picture.sample or label in picture.labels or item in picture.items


def _names_label(picture: Around, one: Operation, body: Json) -> bool:
    if one.kind in {"label_roll.issue", "label_roll.assign"}:
        return True
    return not picture.labels.isdisjoint([body.get("code"), *(body.get("codes") or ())])


def _of(picture: Around, one: Operation, body: Json) -> Json:
    if one.subject in picture.titles:
        kind, title = picture.titles[one.subject]
        return {"kind": kind, "id": one.subject, "title": title}
    code = body.get("label") or body.get("code") or picture.rolls.get(one.subject or "")
    return {"kind": "label", "id": code, "title": code or ""}


def _times(one: Operation) -> Json:
    time = _trusted(one)
    return {
        "device_time": one.device_time,
        "at": moment(time.at),
        "band_s": time.band_s,
        "unsure": time.unsure,
        "received_at": moment(one.received_at),
    }


def _trusted(one: Operation) -> TrustedTime:
    offset = None if one.clock_offset_ms is None else round(one.clock_offset_ms)
    said = datetime.fromisoformat(one.device_time)
    return trusted(said, offset, one.clock_offset_age_s, one.received_at)


def _said(session: Session, reader: Reader, one: Operation, body: Json) -> Json:
    if one.kind in BEGINNINGS:
        return {key: body[key] for key in sorted(OF_A_BEGINNING) if key in body}
    if one.kind == "signature.add" and not _has_signature(session, reader, one.op_id):
        return {key: body[key] for key in sorted(OF_A_SIGNATURE) if key in body}
    said = {key: value for key, value in body.items() if key not in NOT_SHOWN}
    if isinstance(said.get("place"), dict):
        del said["place"]  # stands in the row
    if isinstance(said.get("codes"), list):
        said["codes"] = len(said["codes"])
    return said


def _has_signature(session: Session, reader: Reader, op_id: str) -> bool:
    return find_document(session, *reader, "signatures", op_id) is not None


def _photos(one: Operation, body: Json) -> list[Json]:
    if one.kind != "photo.add":
        return []
    return [{"sha256": body["sha256"], "photo_kind": body["photo_kind"]}]


def _amendments(session: Session, lab_id: str, op_ids: Iterable[str]) -> dict[str, Json]:
    """What stood there, and whether the correction took effect."""
    query = select(Amendment).where(Amendment.lab_id == lab_id, Amendment.op_id.in_(list(op_ids)))
    return {
        one.op_id: {"stood": one.stood, "applied": one.applied} for one in session.scalars(query)
    }


def _proposers(told: dict[str, tuple[Operation, Json]]) -> dict[str, Json]:
    """Whose proposal an answer to it speaks of: both persons stand in one row."""
    answers = {op_id: body.get("proposal") for op_id, (_, body) in told.items()}
    return {
        op_id: {"proposed_by": told[proposal][0].actor}
        for op_id, proposal in answers.items()
        if proposal in told
    }


def _chained(session: Session, lab_id: str, op_ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """The first line of each operation: what was held and released has a second one.

    Sorted here: asked for by position, SQLite would walk the lab's whole journal to have it so.
    """
    query = select(JournalRow.op_id, JournalRow.pos, JournalRow.hash).where(
        JournalRow.lab_id == lab_id, JournalRow.op_id.in_(list(op_ids))
    )
    lines: dict[str, tuple[int, str]] = {}
    for op_id, pos, hash_ in sorted(session.execute(query), key=lambda line: int(line.pos)):
        lines.setdefault(op_id, (pos, hash_))
    return lines


class _Marks:
    """What was taken back, and what a later one has answered."""

    def __init__(self, said: list[tuple[Operation, Json]]) -> None:
        kinds = {one.op_id: one.kind for one, _ in said}
        self.undone = {body["op_id"] for one, body in said if one.kind == UNDO}
        self.answered: dict[str, str] = {}
        for one, body in sorted(said, key=lambda pair: (_trusted(pair[0]).at, pair[0].op_id)):
            if one.op_id in self.undone:
                continue
            for op_id in body.get("answers") or ():
                if one.kind != RESUBMIT or kinds.get(op_id) == RETURN:
                    self.answered.setdefault(op_id, one.op_id)


class _Names:
    """Who spoke, and on which device."""

    def __init__(self, session: Session, lab_id: str, said: list[Operation]) -> None:
        actors = select(Person.id, Person.name).where(
            Person.lab_id == lab_id, Person.id.in_({one.actor for one in said})
        )
        used = select(Device).where(
            Device.lab_id == lab_id, Device.id.in_({one.device_id for one in said})
        )
        self.people: dict[str, str] = {row.id: row.name for row in session.execute(actors)}
        self.devices = {device.id: device for device in session.scalars(used)}

    def of(self, one: Operation) -> dict[str, Any]:
        """Person, role and device; the server's own voice has no device."""
        device = self.devices.get(one.device_id)
        return {
            "by": one.actor,
            "by_name": self.people.get(one.actor),
            "role": one.role,
            "device_id": one.device_id,
            "device_no": device.device_no if device else None,
            "device_name": device.name if device else None,
        }
