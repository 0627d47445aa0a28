"""Field by field the latest change stands, by its moment and not by its arrival."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any, Protocol

from fieldsample.operations.act import Act


class Changed(Protocol):
    """A record that remembers of each field which change gave it, as [moment, op_id]."""

    set_by: Any


def change_latest(record: Changed, act: Act, changes: Mapping[str, Any]) -> None:
    """Put these values where no later change has put another."""
    said = stamp(act)
    for column, value in changes.items():
        if said > record.set_by.get(column, []):
            setattr(record, column, value)
            record.set_by = {**record.set_by, column: said}


def stamp(act: Act) -> list[str]:
    """What orders acts: the moment, then the op_id."""
    return [act.at.astimezone(UTC).isoformat(timespec="microseconds"), act.op_id]
