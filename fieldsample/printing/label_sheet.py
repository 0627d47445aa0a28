"""Sheets of labels to print, then peel or cut: each code as a vector QR and as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Literal, NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from fieldsample.domain import labels
from fieldsample.printing.chinese import FONT, HEAVY, canvas_on, pressed, writable
from fieldsample.printing.qr import MODULES, QUIET_ZONE, draw_qr

_FAINT: Final = (0.80, 0.82, 0.84)
_ELLIPSIS: Final = "..."
_HEAD: Final = 8.2  # millimetres from the top to the title's foot
_TICK: Final = 1.2


class _Face(NamedTuple):
    """How a text is set; size in points."""

    font: str
    size: float
    colour: tuple[float, float, float]
    mode: Literal[2] | None = None

    def width_mm(self, text: str) -> float:
        return stringWidth(text, self.font, self.size) / mm

    def fitted(self, text: str, width_mm: float) -> str:
        """Shorten a text to what has room."""
        if self.width_mm(text) <= width_mm:
            return text
        while text and self.width_mm(text + _ELLIPSIS) > width_mm:
            text = text[:-1]
        return text.rstrip() + _ELLIPSIS


_CODE: Final = _Face(FONT, 15, (0.07, 0.09, 0.11), HEAVY)
_MARGIN: Final = _Face(FONT, 8, (0.45, 0.48, 0.51))
_SMALL: Final = _MARGIN._replace(size=6.5)


@dataclass(frozen=True)
class Layout:
    """Where labels lie on a page; everything in millimetres, from the top left corner."""

    page_width: float
    page_height: float
    columns: int
    rows: int
    label_width: float
    label_height: float
    left: float
    top: float
    column_pitch: float
    row_pitch: float
    module: float
    padding: float = 2.6

    @property
    def per_page(self) -> int:
        """How many labels a page holds."""
        return self.columns * self.rows

    def corner(self, index: int) -> tuple[float, float]:
        """Top left corner of the label at `index` on its page, row by row."""
        row, column = divmod(index, self.columns)
        return self.left + column * self.column_pitch, self.top + row * self.row_pitch

    def far_corner(self) -> tuple[float, float]:
        """Bottom right corner of the page's last label."""
        x, y = self.corner(self.per_page - 1)
        return x + self.label_width, y + self.label_height


# The common sheet of 24: 63.5 x 33.9 mm, with margins that every printer can leave white.
A4_24: Final = Layout(
    page_width=210,
    page_height=297,
    columns=3,
    rows=8,
    label_width=63.5,
    label_height=33.9,
    left=7.2,
    top=12.9,
    column_pitch=66.05,
    row_pitch=33.9,
    module=0.9,
)


@pressed
def label_sheet(codes: Sequence[str], title: str, layout: Layout = A4_24) -> bytes:
    """Draw a PDF of the codes in their order, 24 on an A4 page.

    The same codes and title give the same bytes. The title stands in the margin and on each label.
    ValueError without a code, or when a text is no label code.
    """
    wrong = next((code for code in codes if not labels.is_code(code)), None)
    if wrong is not None or not codes:
        raise ValueError(f"no label code: {wrong!r}" if codes else "a sheet needs a code")
    file = BytesIO()
    canvas = canvas_on(file, (layout.page_width * mm, layout.page_height * mm))
    canvas.setTitle(title)
    canvas.setCreator("fieldsample")
    for sheet in _Sheet.all_of(canvas, layout, codes, one_line(title)):
        sheet.draw()
    canvas.save()
    return file.getvalue()


def one_line(title: str) -> str:
    """Write a title with what the font has, its breaks as blanks."""
    return " ".join(writable(title).split())


@dataclass(frozen=True)
class _Sheet:
    """One page; drawn from the top left in millimetres, as people measure paper."""

    canvas: Canvas
    layout: Layout
    codes: Sequence[str]
    title: str
    page: int
    pages: int

    @classmethod
    def all_of(
        cls, canvas: Canvas, layout: Layout, codes: Sequence[str], title: str
    ) -> Iterator["_Sheet"]:
        starts = range(0, len(codes), layout.per_page)
        for page, start in enumerate(starts, 1):
            here = codes[start : start + layout.per_page]
            yield cls(canvas, layout, here, title, page, len(starts))

    def draw(self) -> None:
        self._margins()
        self._cut_marks()
        for index, code in enumerate(self.codes):
            self._label(*self.layout.corner(index), code)
        self.canvas.showPage()

    def _margins(self) -> None:
        left, (right, _) = self.layout.left, self.layout.far_corner()
        pages = f"{self.page} / {self.pages}"
        pages_at = right - _MARGIN.width_mm(pages)
        title = _MARGIN.fitted(self.title, pages_at - left - self.layout.padding)
        self._text(left, _HEAD, title, _MARGIN)
        self._text(pages_at, _HEAD, pages, _MARGIN)

    def _label(self, x: float, y: float, code: str) -> None:
        """QR above, a name and two lines to write on beside it, the code along the foot."""
        layout = self.layout
        quiet, side = QUIET_ZONE * layout.module, MODULES * layout.module
        beside, right = x + side + 2 * quiet, x + layout.label_width - layout.padding
        self._qr(x + quiet, y + quiet, code)
        self._text(beside, y + 6, _SMALL.fitted(self.title, right - beside), _SMALL)
        for below in (quiet + side / 2, quiet + side):
            self._line(beside, y + below, right, y + below)
        self._code(x + quiet, y + layout.label_height - 2.9, code, right)

    def _code(self, x: float, y: float, code: str, right: float) -> None:
        """As large as the label is wide, so that it can be read and typed at arm's length."""
        text = labels.printed(code)
        narrower = min(1.0, (right - x) / _CODE.width_mm(text))
        self._text(x, y, text, _CODE._replace(size=_CODE.size * narrower))

    def _qr(self, x: float, y: float, code: str) -> None:
        corner = (x * mm, (self.layout.page_height - y) * mm)
        draw_qr(self.canvas, code, corner, self.layout.module * mm)

    def _cut_marks(self) -> None:
        """Tick the corners outside the labels, where a knife goes and no eye lingers."""
        layout, (_, foot) = self.layout, self.layout.far_corner()
        for index in range(layout.per_page):
            x, y = layout.corner(index)
            for edge, out in ((x, -_TICK), (x + layout.label_width, _TICK)):
                self._line(edge, y, edge + out, y)
                self._line(edge, y + layout.label_height, edge + out, y + layout.label_height)
                if index < layout.columns:
                    self._line(edge, y, edge, y - _TICK)
                    self._line(edge, foot, edge, foot + _TICK)

    def _line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        high = self.layout.page_height
        self.canvas.setStrokeColorRGB(*_FAINT)
        self.canvas.setLineWidth(0.4)
        self.canvas.line(x * mm, (high - y) * mm, to_x * mm, (high - to_y) * mm)

    def _text(self, x: float, y: float, text: str, face: _Face) -> None:
        self.canvas.setFillColorRGB(*face.colour)
        self.canvas.setFont(face.font, face.size)
        self.canvas.setStrokeColorRGB(*face.colour)
        self.canvas.setLineWidth(face.size / 40)
        high = self.layout.page_height
        self.canvas.drawString(x * mm, (high - y) * mm, text, mode=face.mode)
