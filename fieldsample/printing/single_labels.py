"""Labels one by one: where everything stands on a label, in the printer's own dots, and as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from fieldsample.domain import labels
from fieldsample.domain.label_presets import SINGLE
from fieldsample.printing.chinese import FONT, HEAVY, canvas_on, pressed, writable
from fieldsample.printing.qr import MODULES, draw_qr

_INCH_MM: Final = 25.4
_POINTS: Final = 72
_COARSE: Final = 203
"""Dots an inch of the usual label printer: a PDF on the same grid prints sharp edges there."""
_MODULE_MM: Final = {"40x30": 0.63, "50x30": 0.75, "60x40": 1.0}
_LARGEST_CELL: Final = 10
"""No printer language takes a module of more dots."""
_NAME_MM: Final = 3.2
_CODE_MM: Final = 5.2
_EDGE_MM: Final = 2.0


@dataclass(frozen=True)
class Plan:
    """One label of a preset on a printer of so many dots an inch; in dots, from the top left."""

    width: int
    height: int
    cell: int
    qr_x: int
    qr_y: int
    name_height: int
    code_y: int
    code_height: int
    edge: int

    @classmethod
    def of(cls, preset: str, dpi: int) -> "Plan":
        """The lab's name above, the QR in the middle, the code below."""

        def dots(mm: float) -> int:
            return round(mm * dpi / _INCH_MM)

        size = SINGLE[preset]
        width, height = dots(size.width), dots(size.height)
        cell = min(dots(_MODULE_MM[preset]), _LARGEST_CELL)
        side, name, code = cell * MODULES, dots(_NAME_MM), dots(_CODE_MM)
        free = height - name - code
        return cls(
            width=width,
            height=height,
            cell=cell,
            qr_x=(width - side) // 2,
            qr_y=name + (free - side) // 2,
            name_height=name,
            code_y=height - code,
            code_height=code,
            edge=dots(_EDGE_MM),
        )

    @property
    def room(self) -> int:
        """How wide a text may be."""
        return self.width - 2 * self.edge


def checked(codes: Sequence[str]) -> Sequence[str]:
    """The codes as they came; ValueError without one, or when a text is no label code."""
    wrong = next((code for code in codes if not labels.is_code(code)), None)
    if wrong is not None or not codes:
        raise ValueError(f"no label code: {wrong!r}" if codes else "a label needs a code")
    return codes


@pressed
def single_labels(codes: Sequence[str], lab: str, preset: str) -> bytes:
    """Draw a PDF with a page a label; the same codes give the same bytes."""
    plan, file = Plan.of(preset, _COARSE), BytesIO()
    canvas = canvas_on(file, (_points(plan.width), _points(plan.height)))
    canvas.setTitle(writable(lab))
    canvas.setCreator("fieldsample")
    for code in checked(codes):
        _draw(canvas, plan, code, writable(lab))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _points(dots: float) -> float:
    return dots * _POINTS / _COARSE


def _draw(canvas: Canvas, plan: Plan, code: str, lab: str) -> None:
    corner = (_points(plan.qr_x), _points(plan.height - plan.qr_y))
    draw_qr(canvas, code, corner, _points(plan.cell))
    # Baselines a little above the foot of their band, so that nothing hangs over the edge.
    _centred(canvas, plan, lab, plan.height - plan.name_height * 0.92, plan.name_height * 0.62)
    canvas.setLineWidth(0.3)
    foot = plan.height - plan.code_y - plan.code_height * 0.64
    _centred(canvas, plan, labels.printed(code), foot, plan.code_height * 0.68, heavy=True)


def _centred(
    canvas: Canvas, plan: Plan, text: str, y: float, size: float, *, heavy: bool = False
) -> None:
    """As large as asked, or as the label is wide."""
    if not text:
        return
    points = _points(size)
    points *= min(1.0, _points(plan.room) / canvas.stringWidth(text, FONT, points))
    canvas.setFont(FONT, points)
    canvas.drawCentredString(
        _points(plan.width / 2), _points(y), text, mode=HEAVY if heavy else None
    )
