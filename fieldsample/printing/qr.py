"""A label's QR code as a vector, for forms and seal strips."""

from collections.abc import Iterator
from typing import Final

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import MODE_ALPHA_NUM, QRData
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from fieldsample.domain import labels
from fieldsample.printing.chinese import FONT, HEAVY

MODULES: Final = 21
QUIET_ZONE: Final = 4  # modules, ISO/IEC 18004 clause 6.3.8
_VERSION: Final = 1  # 21 x 21 modules hold 16 characters at level Q
# Any mask is valid; choosing the best one costs five times the rest of a page of labels.
_MASK: Final = 2


def dark_runs(code: str) -> Iterator[tuple[int, int, int]]:
    """Give each unbroken run of dark modules as row, first column and length."""
    qr = QRCode(_VERSION, ERROR_CORRECT_Q, border=0, mask_pattern=_MASK)
    qr.add_data(QRData(code, mode=MODE_ALPHA_NUM))
    qr.make(fit=False)
    for row, modules in enumerate(qr.get_matrix()):
        start = 0
        for run in "".join("#" if dark else " " for dark in modules).split(" "):
            if run:
                yield row, start, len(run)
            start += len(run) + 1


def draw_qr(canvas: Canvas, code: str, corner: tuple[float, float], module: float) -> None:
    """One unit is one module, each dark run one rectangle; `corner` is its top left, in points."""
    canvas.saveState()
    canvas.translate(*corner)
    canvas.scale(module, -module)
    canvas.setFillColorRGB(0, 0, 0)
    path = canvas.beginPath()
    for row, start, length in dark_runs(code):
        path.rect(start, row, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


class QrMark(Flowable):
    """A code with its quiet zone, as wide as said, and its text below, in a running layout."""

    def __init__(self, code: str, side: float, *, is_named: bool = True) -> None:
        super().__init__()
        self.code, self.is_named = code, is_named
        self.width = self.height = side

    def draw(self) -> None:
        """Put it where the layout has come to."""
        module = self.width / (MODULES + 2 * QUIET_ZONE)
        quiet = QUIET_ZONE * module
        draw_qr(self.canv, self.code, (quiet, self.height - quiet), module)
        if not self.is_named:
            return
        self.canv.setFont(FONT, 7)
        self.canv.setLineWidth(0.2)
        self.canv.drawCentredString(self.width / 2, 0, labels.printed(self.code), mode=HEAVY)
