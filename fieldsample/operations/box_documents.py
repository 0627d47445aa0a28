"""The documents of boxes and of programmes' forms."""

from __future__ import annotations

from typing import Any

from fieldsample.models.boxes import Box
from fieldsample.models.forms import Form
from fieldsample.models.samples import Item
from fieldsample.operations.box_cases import facts_about, standing
from fieldsample.operations.desk_documents import box_part
from fieldsample.operations.scoped import Scoped, columns, timeline, wire
from fieldsample.operations.shown import belongings_of
from fieldsample.operations.work import Work

FROM_FACTS = ("seal_no", "start_temperature_c", "closed_at", "handed_to", "arrived_at")


def box_document(work: Work, record_id: str) -> Scoped:
    """A box with what is in it now; it travels to who opened it and to the desk."""
    box = work.get(Box, "box", record_id)
    now = standing(work, box)
    doc = {
        **columns(box, "lab_id", "id", "code", "state", "flags", "place", "opened_by", "opened_at"),
        **{name: wire(getattr(now, name)) for name in FROM_FACTS},
        "items": [_packed(work, one.item, one.op_id, wire(one.at)) for one in now.packed],
        **box_part(work, now),
        "facts": timeline(facts_about(work, box)),
        **belongings_of(work, "box", record_id),
    }
    return Scoped("custody", box.opened_by, doc)


def form_document(work: Work, record_id: str) -> Scoped:
    """One version of a programme's form; everybody has it."""
    form = work.get(Form, "form", record_id)
    names = ("lab_id", "id", "name", "version", "task_category", "sample_types", "questions")
    return Scoped("lab", None, columns(form, *names))


def _packed(work: Work, item_id: str, op_id: str, at: str) -> dict[str, Any]:
    item = work.get(Item, "item", item_id)
    return {
        "item": item_id,
        "sample": item.sample_id,
        "label": item.label,
        "op_id": op_id,
        "at": at,
    }
