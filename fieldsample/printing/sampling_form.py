"""抽样单 on A4: every part of the form, the signatures' pictures, and the label's QR code."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from fieldsample.domain.paper import SIGNS_AS, Paper
from fieldsample.domain.sheets import Signing
from fieldsample.printing import blocks
from fieldsample.printing.blocks import Pictures
from fieldsample.printing.chinese import pressed
from fieldsample.printing.leaves import bound, room_on


@pressed
def sampling_form(form: Paper, pictures: Pictures) -> bytes:
    """Draw the form; `pictures` holds the signatures by their SHA-256. Same input, same bytes."""
    title = f"{form.title}　{form.number}"
    return bound(title, form.lab, (title, form.foot), _story(form, pictures))


def _story(form: Paper, pictures: Pictures) -> Iterator[Flowable]:
    wide = room_on(is_wide=False)
    numbers = f"样品编号：{form.number}　　抽样单编号：{form.form_no}"
    yield blocks.head(form.title, (form.lab, numbers), form.marks, form.code, wide)
    for part in form.parts:
        yield Spacer(0, 2 * mm)
        yield blocks.part(part, wide)
    for grid in form.grids:
        yield Spacer(0, 2 * mm)
        yield blocks.listing(grid.title, grid.head, grid.rows, wide)
    yield Spacer(0, 2 * mm)
    yield KeepTogether([blocks.signing(_signing(form), pictures, wide)])


def _signing(form: Paper) -> Signing:
    """With nobody's signature the form leaves room for a pen."""
    by_hand = tuple(f"{words}：" for words in list(SIGNS_AS.values())[:3])
    nobody = not form.signed and not form.hidden_signatures
    return Signing("签名", form.signed, form.hidden_signatures, by_hand if nobody else ())
