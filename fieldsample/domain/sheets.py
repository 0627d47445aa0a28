"""The desk's papers as data: blocks in the order in which they are printed.

What is not known stays empty, for a pen; only the sampling form strikes it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from fieldsample.domain import labels, paper, reference
from fieldsample.domain.counting import counted
from fieldsample.domain.paper import Moments, Part, Signed

Values = Mapping[str, Any]
Naming = Callable[[str | None], str]
"""What people call a person, an instrument or a place by its id; empty for none."""


class Prose(NamedTuple):
    """Paragraphs."""

    title: str
    lines: tuple[str, ...]


class Code(NamedTuple):
    """A label's code, drawn small in a cell."""

    label: str


class Listing(NamedTuple):
    """A table with a row a thing; its head is repeated on every page it reaches."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Code, ...], ...]


class Shot(NamedTuple):
    """A photo, and the words below it."""

    sha256: str
    caption: str


class Shots(NamedTuple):
    """A row of photos."""

    title: str
    shots: tuple[Shot, ...]


class Signing(NamedTuple):
    """Who signed on a glass, and who signs here with a pen."""

    title: str
    signed: tuple[Signed, ...]
    hidden: int
    by_hand: tuple[str, ...]


Block = Part | Prose | Listing | Shots | Signing


class Sheet(NamedTuple):
    """A whole paper. `foot` says the record's state and its position in the journal."""

    title: str
    lab: str
    heading: tuple[str, ...]
    code: str | None
    marks: tuple[str, ...]
    blocks: tuple[Block, ...]
    number: str
    foot: str
    is_wide: bool = False

    @property
    def photos(self) -> list[str]:
        """The SHA-256 of every photo on it."""
        shown = [block.shots for block in self.blocks if isinstance(block, Shots)]
        return [shot.sha256 for shots in shown for shot in shots]

    @property
    def signatures(self) -> list[str]:
        """The SHA-256 of every signature's picture on it."""
        signed = [block.signed for block in self.blocks if isinstance(block, Signing)]
        return [one.sha256 for people in signed for one in people if one.sha256]


class Said(NamedTuple):
    """How this lab names what a document holds."""

    moments: Moments
    people: Naming
    instruments: Naming
    places: Naming


def plain(value: Any) -> str:
    """Plain text of any answer, and nothing where nothing was said."""
    found = paper.words(value)
    return "" if found == paper.NOTHING else found


def moment(moments: Moments, iso: str | None) -> str:
    """Day and minute in the lab, or nothing."""
    return moments.words(iso) if iso else ""


def degrees(celsius: Any) -> str:
    """A temperature with its unit, or nothing."""
    return f"{plain(float(celsius))} ℃" if celsius is not None else ""


def amount(number: Any, unit: Any) -> str:
    """A number with its unit, or nothing."""
    return f"{plain(float(number))} {plain(unit)}".strip() if number is not None else ""


def state_words(name: str, state: str) -> str:
    """A state as people read it."""
    return reference.named(name, "states", state, "zh")


def foot_of(name: str, state: str, pos: int) -> str:
    """What every page says of its record: the state and where the journal stood."""
    return f"记录状态：{state_words(name, state)}　流水位置：第 {pos} 条"


class Step(NamedTuple):
    """One fact of a document, in the shape in which facts are counted."""

    op_id: str
    kind: str
    at: str
    by: str
    said: Values


def steps_of(facts: Iterable[Values]) -> list[Step]:
    """The facts that count: neither taken back nor settled by a later one."""
    return counted([Step(*(fact[key] for key in Step._fields)) for fact in facts])


def last_of(facts: Iterable[Values], *kinds: str) -> Step | None:
    """The latest fact of these kinds that counts."""
    return next((one for one in reversed(steps_of(facts)) if one.kind in kinds), None)


def printed_labels(items: Sequence[Values]) -> str:
    """All labels of a sample as they are printed."""
    return "、".join(labels.printed(item["label"]) for item in items)
