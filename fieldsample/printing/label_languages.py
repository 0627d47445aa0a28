"""Labels in the languages of label printers: ZPL (Zebra) and TSPL (TSC and many others)."""

from collections.abc import Iterator, Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from fieldsample.domain import labels
from fieldsample.domain.label_presets import SINGLE
from fieldsample.printing.chinese import font_path, writable
from fieldsample.printing.qr import MODULES, dark_runs
from fieldsample.printing.single_labels import Plan, checked

RESOLUTIONS: Final = (203, 300)
_GAP_MM: Final = 2
_NAME_PART: Final = 0.7  # of its band: the rest is air
_TSPL_FONTS: Final = (("5", 32, 48), ("4", 24, 32), ("3", 16, 24), ("2", 12, 20), ("1", 8, 12))
"""Name, width and height in dots of the fonts that every such printer has, largest first."""


def as_zpl(codes: Sequence[str], lab: str, preset: str, dpi: int) -> str:
    """The QR and the lab's name as graphics, which every printer prints alike; the code as text.

    The name is sent once and called back on each label.
    """
    plan = Plan.of(preset, dpi)
    name = _picture_of(writable(lab), plan)
    head = [_download(name)] if name else []
    said = [*head, *(_zpl_label(code, plan, name) for code in checked(codes))]
    return "\n".join(said) + "\n"


def as_tspl(codes: Sequence[str], lab: str, preset: str, dpi: int) -> str:
    """The printer draws the QR itself; a name that is not ASCII is left out, for want of a font."""
    plan, size = Plan.of(preset, dpi), SINGLE[preset]
    head = [
        f"SIZE {size.width:g} mm,{size.height:g} mm",
        f"GAP {_GAP_MM} mm,0 mm",
        "DIRECTION 1",
        "REFERENCE 0,0",
    ]
    said = [line for code in checked(codes) for line in _tspl_label(code, plan, lab)]
    return "\r\n".join([*head, *said]) + "\r\n"


def _zpl_label(code: str, plan: Plan, name: Image.Image | None) -> str:
    parts = [f"^XA^PW{plan.width}^LL{plan.height}^LH0,0"]
    if name:
        parts.append(f"^FO{(plan.width - name.width) // 2},2^XGR:LAB.GRF,1,1^FS")
    parts.append(f"^FO{plan.qr_x},{plan.qr_y}{_qr_graphic(code, plan.cell)}^FS")
    printed = labels.printed(code)
    wide = min(plan.room // len(printed), plan.code_height * 5 // 10)
    high = plan.code_height * 7 // 10
    text = f"^A0N,{high},{wide}^FB{plan.width},1,0,C,0^FD{printed}^FS"
    parts.append(f"^FO0,{plan.code_y}{text}")
    return "\n".join([*parts, "^XZ"])


def _qr_graphic(code: str, cell: int) -> str:
    """The modules as dots; a colon repeats the line before."""
    side = MODULES * cell
    lines = [bytearray((side + 7) // 8) for _ in range(MODULES)]
    for row, start, length in dark_runs(code):
        for dot in range(start * cell, (start + length) * cell):
            lines[row][dot // 8] |= 0x80 >> dot % 8
    total = side * len(lines[0])
    data = "\n".join(line.hex().upper() + ":" * (cell - 1) for line in lines)
    return f"^GFA,{total},{total},{len(lines[0])},{data}"


def _download(name: Image.Image) -> str:
    wide = (name.width + 7) // 8
    rows = name.tobytes("raw", "1")
    lines = [rows[start : start + wide].hex().upper() for start in range(0, len(rows), wide)]
    return f"~DGR:LAB.GRF,{len(rows)},{wide},\n" + "\n".join(lines)


def _picture_of(text: str, plan: Plan) -> Image.Image | None:
    """One line of black on white, as high as its band; what is too long is drawn smaller."""
    if not text:
        return None
    size = plan.name_height * _NAME_PART
    wide = ImageFont.truetype(font_path(), size).getlength(text)
    face = ImageFont.truetype(font_path(), size * min(1.0, plan.room / wide))
    picture = Image.new("1", (plan.room, plan.name_height), 0)
    middle = (plan.room / 2, plan.name_height / 2)
    ImageDraw.Draw(picture).text(middle, text, fill=1, font=face, anchor="mm")
    return picture


def _tspl_label(code: str, plan: Plan, lab: str) -> Iterator[str]:
    printed = labels.printed(code)
    yield "CLS"
    name = lab if lab.isascii() and lab.isprintable() and '"' not in lab else ""
    if name:
        yield _tspl_text(name, plan, 2, plan.name_height)
    yield f'QRCODE {plan.qr_x},{plan.qr_y},Q,{plan.cell},A,0,M2,S7,"{code}"'
    yield _tspl_text(printed, plan, plan.code_y, plan.code_height)
    yield "PRINT 1,1"


def _tspl_text(text: str, plan: Plan, y: int, height: int) -> str:
    """In the largest font that fits; a name that fits none is cut."""
    fits = (one for one in _TSPL_FONTS if one[1] * len(text) <= plan.room and one[2] <= height)
    font, wide, _ = next(fits, _TSPL_FONTS[-1])
    shown = text[: plan.room // wide]
    x = (plan.width - wide * len(shown)) // 2
    return f'TEXT {x},{y},"{font}",0,1,1,"{shown}"'
