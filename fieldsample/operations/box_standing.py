"""Where boxes stand: their facts folded, with what the desk found of their items."""

from __future__ import annotations

from fieldsample.domain.boxes import CONFLICTS
from fieldsample.models.boxes import Box
from fieldsample.operations.box_cases import standing
from fieldsample.operations.work import Work


def settle_box(work: Work, box: Box) -> frozenset[str]:
    """Fold a box's facts again; returns the conflicts it now stands in."""
    now = standing(work, box)
    box.state, box.flags = now.state, list(now.flags)
    work.touch("boxes", box.id)
    return CONFLICTS.intersection(now.flags)
