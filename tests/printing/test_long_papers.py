"""Whatever people write fits on paper: long notes, many rows, empty lists."""

from __future__ import annotations

import random

import pytest

from fieldsample.domain.custody_words import KINDS
from fieldsample.domain.paper import Line, Part
from fieldsample.domain.sheets import Block, Listing, Prose, Sheet, Signing
from fieldsample.operations.kinds import KINDS as ALL_KINDS
from fieldsample.printing.sheet import print_sheet
from tests.printing.papers import pages_of

NO_PART_OF_A_CHAIN = frozenset(
    ["lab", "person", "device", "site", "instrument", "form", "place", "calendar", "command_sheet"]
)


def sheet(*blocks: Block, is_wide: bool = False) -> Sheet:
    return Sheet("题", "实验室", (), None, (), blocks, "1", "末", is_wide)


@pytest.mark.parametrize("is_wide", [True, False])
def test_a_note_longer_than_a_page_goes_on_upon_the_next(is_wide: bool) -> None:
    note = "备" * 4000
    blocks = (
        Part("一", (Line("注", note),)),
        Listing("二", ("甲", "乙"), (("短", note), ("短", "短"))),
        Prose("三", (note,)),
    )

    pages = pages_of(print_sheet(sheet(*blocks, is_wide=is_wide), {}))

    assert "".join(pages).count("备") == 12_000
    assert all(f"第{number}页/共{len(pages)}页" in page for number, page in enumerate(pages, 1))


@pytest.mark.parametrize("seed", range(12))
def test_any_mixture_of_blocks_can_be_laid_out(seed: int) -> None:
    draw = random.Random(seed)
    columns = draw.randint(2, 7)
    rows = tuple(tuple(_any_text(draw) for _ in range(columns)) for _ in range(draw.randint(0, 8)))
    lines = tuple(Line("名", _any_text(draw)) for _ in range(draw.randint(0, 6)))
    blocks: list[Block] = [
        Part("一", lines),
        Listing("二", ("甲",) * columns, rows),
        Prose("三", (_any_text(draw),)),
        Signing("四", (), 0, ("签字",)),
    ]
    draw.shuffle(blocks)

    assert print_sheet(sheet(*blocks, is_wide=draw.random() < 0.5), {}).startswith(b"%PDF")


def _any_text(draw: random.Random) -> str:
    texts = (
        "",
        "长" * draw.randint(0, 2000),
        "x" * draw.randint(0, 50),
        "y\n" * draw.randint(0, 40),
    )
    return draw.choice(texts)


def test_every_act_of_a_chain_has_words() -> None:
    told = {kind for kind in ALL_KINDS if kind.partition(".")[0] not in NO_PART_OF_A_CHAIN}

    assert told <= KINDS.keys()
