"""What a document is made of: its columns as they travel, its scope, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from fieldsample.domain.counting import undone_in
from fieldsample.extensions import Base
from fieldsample.models.boxes import BoxFact
from fieldsample.models.samples import Fact

BEGINNINGS = frozenset({"sample.create", "sample.transcribe", "box.open"})
"""What the record itself says is not said twice."""
IN_THE_RECORD = frozenset({"fields", "own", "lacking"})
"""… and this much of what sealing says."""


class Scoped(NamedTuple):
    """A document's content (None: gone) with its scope and the person it belongs to."""

    scope: str
    owner: str | None
    doc: dict[str, Any] | None
    others: frozenset[str] = frozenset()
    """Who has it as its owner has, for now."""
    parts: tuple[tuple[str, str], ...] = ()
    """Documents that are written with it when those change: collection and id."""


def wire(value: Any) -> Any:
    """A column's value as it travels."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value


def columns(record: Base, *names: str) -> dict[str, Any]:
    """These columns of a record, as they travel."""
    return {name: wire(getattr(record, name)) for name in names}


def timeline(facts: Sequence[Fact] | Sequence[BoxFact]) -> list[dict[str, Any]]:
    """Facts in order, what was taken back marked and still there."""
    undone = undone_in(facts)
    return [_shown(fact, fact.op_id in undone) for fact in facts]


def _shown(fact: Fact | BoxFact, is_undone: bool) -> dict[str, Any]:
    shown = columns(fact, "op_id", "kind", "at", "unsure", "band_s", "by", "device_id")
    shown["said"] = _said(fact)
    return {**shown, "undone": True} if is_undone else shown


def _said(fact: Fact | BoxFact) -> dict[str, Any]:
    if fact.kind in BEGINNINGS:
        return {}
    left_out = IN_THE_RECORD if fact.kind == "sample.seal" else frozenset()
    return {key: value for key, value in fact.said.items() if key not in left_out}
