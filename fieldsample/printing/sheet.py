"""Any paper of the desk: its blocks drawn one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from fieldsample.domain.paper import Part
from fieldsample.domain.sheets import Block, Listing, Prose, Sheet, Shots
from fieldsample.printing import blocks
from fieldsample.printing.blocks import Pictures
from fieldsample.printing.chinese import pressed
from fieldsample.printing.leaves import bound, room_on

__all__ = ["Sheet", "print_sheet"]


@pressed
def print_sheet(sheet: Sheet, pictures: Pictures) -> bytes:
    """Draw it; `pictures` holds photos and signatures by their SHA-256. Same input, same bytes."""
    title = f"{sheet.title}　{sheet.number}".strip()
    story = _story(sheet, pictures, room_on(is_wide=sheet.is_wide))
    return bound(title, sheet.lab, (title, sheet.foot), story, is_wide=sheet.is_wide)


def _story(sheet: Sheet, pictures: Pictures, wide: float) -> Iterator[Flowable]:
    yield blocks.head(sheet.title, (sheet.lab, *sheet.heading), sheet.marks, sheet.code, wide)
    for block in sheet.blocks:
        yield Spacer(0, 2 * mm)
        yield from _drawn(block, pictures, wide)


def _drawn(block: Block, pictures: Pictures, wide: float) -> Iterator[Flowable]:
    if isinstance(block, Part):
        yield blocks.part(block, wide)
    elif isinstance(block, Listing):
        yield blocks.listing(block.title, block.head, block.rows, wide)
    elif isinstance(block, Prose):
        yield blocks.prose(block, wide)
    elif isinstance(block, Shots):
        yield KeepTogether([blocks.shots(block, pictures, wide)])
    else:
        yield KeepTogether([blocks.signing(block, pictures, wide)])
