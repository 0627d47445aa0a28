"""The leaves of a paper: margins, and on each its title, its record and which page of how many."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from fieldsample.printing.chinese import FONT, writable

EDGE: Final = 14 * mm


def room_on(*, is_wide: bool) -> float:
    """How wide a block may be, in points."""
    return _size(is_wide)[0] - 2 * EDGE


def bound(
    title: str, lab: str, feet: tuple[str, str], story: Iterable[Flowable], *, is_wide: bool = False
) -> bytes:
    """Lay the story out on A4; the same story gives the same bytes."""
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=_size(is_wide),
        title=title,
        author=lab,
        creator="fieldsample",
        leftMargin=EDGE,
        rightMargin=EDGE,
        topMargin=12 * mm,
        bottomMargin=17 * mm,
        invariant=1,
        initialFontName=FONT,
    )
    document.build(list(story), canvasmaker=_numbered(feet, _size(is_wide)[0] - EDGE))
    return file.getvalue()


def _size(is_wide: bool) -> tuple[float, float]:
    return landscape(A4) if is_wide else A4


def _numbered(feet: tuple[str, str], right: float) -> type[Canvas]:
    """A canvas that knows at the end how many pages there are, and says so on each."""

    class Numbered(Canvas):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name, called by its layout
            self.pages.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined] # its own way to count pages

        def save(self) -> None:
            for number, page in enumerate(self.pages, 1):
                self.__dict__.update(page)
                self._foot(f"第 {number} 页 / 共 {len(self.pages)} 页")
                super().showPage()
            super().save()

        def _foot(self, words: str) -> None:
            self.setFont(FONT, 8)
            for line, text in enumerate(reversed([one for one in feet if one])):
                self.drawString(EDGE, (8 + 4 * line) * mm, writable(text))
            self.drawRightString(right, 8 * mm, words)

    return Numbered
