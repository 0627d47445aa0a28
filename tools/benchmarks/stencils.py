"""Rows as stencils: what stays is cut once, and each copy fills in new names by C code alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

Names = Sequence[str]
Fill = Callable[[Names], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the pattern: its plain values, and those columns in which names stand."""

    values: list[Any]
    columns: tuple[tuple[int, Fill], ...]

    def filled(self, names: Names) -> list[Any]:
        """The row under new names."""
        row = self.values.copy()
        for at, fill in self.columns:
            row[at] = fill(names)
        return row


class Stencils:
    """Cuts texts and rows along the names of a pattern."""

    def __init__(self, pattern: re.Pattern[str], places: Mapping[str, int]) -> None:
        self.names = re.compile(f"({pattern.pattern})")
        self.places = places

    def row(self, values: Sequence[Any]) -> Row:
        """A row whose texts may hold names."""
        cut = ((at, self.text(value)) for at, value in enumerate(values) if isinstance(value, str))
        return Row(list(values), tuple((at, fill) for at, fill in cut if fill is not None))

    def text(self, text: str) -> Fill | None:
        """How to write the text under new names; None where no name stands in it."""
        literals, places = [""], []
        for piece in self.names.split(text):
            if piece in self.places:
                places.append(self.places[piece])
                literals.append("")
            else:
                literals[-1] += piece
        if not places:
            return None
        return _filling("%s".join(one.replace("%", "%%") for one in literals), places)


def _filling(form: str, places: Sequence[int]) -> Fill:
    chosen = itemgetter(*places)
    # Of one place itemgetter gives the name itself, which fills the one gap just as well.
    return lambda names: form % chosen(names)
