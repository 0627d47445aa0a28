"""What a sample's document tells of the desk: paper, check, open questions, taking it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fieldsample.domain.boxes import BoxStanding
from fieldsample.models.samples import Fact, Item, Sample
from fieldsample.operations.arriving import standing_check
from fieldsample.operations.asked import open_questions, recollection
from fieldsample.operations.cases import case_of, claims_on
from fieldsample.operations.scoped import columns, wire
from fieldsample.operations.work import Work

CHECKED = ("checklist", "got_amount", "got_unit", "temperature_c", "instrument", "appearance")
ARRIVED = (
    "count",
    "seal_ok",
    "temperature_c",
    "instrument",
    "no_temperature_reason",
    "receipt_no",
)
Json = dict[str, Any]


def desk_part(work: Work, sample: Sample, standing: Sequence[Fact]) -> Json:
    """The desk's part of a sample's document; `standing` are its counting facts in order."""
    return {
        **columns(sample, "notice_no", "transcribed", "recollect_of"),
        "check": _check(standing),
        "holds": open_questions(sample, standing),
        "recollect": recollection(work, sample, standing),
    }


def box_part(work: Work, now: BoxStanding) -> Json:
    """The desk's part of a box's document."""
    listed = {one.item for one in now.packed}
    found = [row for step in now.unexpected for row in _found(work, step.op_id, step.said)]
    return {
        "arrival": _arrival(now),
        "checked": list(now.checked),
        "missing": list(now.missing),
        "unexpected": [row for row in found if row["item"] not in listed],
        "reconciled_at": wire(now.reconciled_at),
    }


def _check(standing: Sequence[Fact]) -> Json | None:
    check = standing_check(standing)
    if check is None:
        return None
    return {**columns(check, "op_id", "by", "at"), **{key: check.said.get(key) for key in CHECKED}}


def _arrival(now: BoxStanding) -> Json | None:
    if now.arrival is None:
        return None
    return {"op_id": now.arrival.op_id, **{key: now.arrival.said.get(key) for key in ARRIVED}}


def _found(work: Work, op_id: str, said: Any) -> list[Json]:
    """What one fact found: its item, its label's, or all of its sample; none where two claim it."""
    items = _items(work, said)
    if not items:
        return [{"item": None, "sample": None, "label": said.get("label"), "op_id": op_id}]
    return [
        {"item": item.id, "sample": item.sample_id, "label": item.label, "op_id": op_id}
        for item in items
    ]


def _items(work: Work, said: Any) -> list[Item]:
    if said.get("item"):
        item = work.find(Item, str(UUID(said["item"])))
        return [item] if item else []
    if said.get("label"):
        claimed = claims_on(work, said["label"]).items
        return claimed if len(claimed) == 1 else []
    sample = work.get(Sample, "sample", said["sample"])
    return sorted(case_of(work, sample).items, key=lambda item: item.id)
