"""封条: paper seals for items A and B, for a pocket printer with a roll of 80 mm."""

from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from fieldsample.domain import labels
from fieldsample.domain.paper import Paper, Strip
from fieldsample.printing.chinese import FONT, HEAVY, canvas_on, pressed, writable
from fieldsample.printing.qr import MODULES, QUIET_ZONE, draw_qr

WIDE: Final = 80 * mm
HIGH: Final = 60 * mm
_EDGE: Final = 4 * mm
_QR: Final = 24 * mm


@pressed
def seal_strips(form: Paper) -> bytes:
    """Draw a page a seal; a form without seal numbers gives one to fill in."""
    file = BytesIO()
    canvas = canvas_on(file, (WIDE, HIGH))
    canvas.setTitle(f"封条 {form.number}")
    for strip in form.strips or (Strip("检样", ""),):
        _strip(canvas, form, strip)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _strip(canvas: Canvas, form: Paper, strip: Strip) -> None:
    canvas.rect(1.5 * mm, 1.5 * mm, WIDE - 3 * mm, HIGH - 3 * mm)
    _text(canvas, 12 * mm, 22, f"封条　{strip.which}")
    _text(canvas, 20 * mm, 13, f"编号 {strip.number or '＿＿＿＿＿＿'}")
    _text(canvas, 27 * mm, 10, f"样品 {form.number}")
    _text(canvas, 33 * mm, 10, f"日期 {form.day}")
    _text(canvas, 39 * mm, 10, f"抽样人员 {form.samplers}")
    _text(canvas, 55 * mm, 8, f"{form.lab}　启封无效")
    if form.code:
        _code(canvas, form.code)


def _text(canvas: Canvas, below_top: float, size: float, text: str) -> None:
    """As large as asked, or as the strip is wide."""
    text, room = writable(text), WIDE - 2 * _EDGE - (_QR if below_top > 22 * mm else 0)
    wide = canvas.stringWidth(text, FONT, size)
    canvas.setFont(FONT, size * min(1.0, room / wide))
    canvas.drawString(_EDGE, HIGH - below_top, text)


def _code(canvas: Canvas, code: str) -> None:
    module = _QR / (MODULES + 2 * QUIET_ZONE)
    quiet = QUIET_ZONE * module
    left, top = WIDE - _EDGE / 2 - _QR, HIGH - 23 * mm
    draw_qr(canvas, code, (left + quiet, top - quiet), module)
    canvas.setFont(FONT, 9)
    canvas.setLineWidth(0.25)
    canvas.drawString(_EDGE, HIGH - 46 * mm, labels.printed(code), mode=HEAVY)
