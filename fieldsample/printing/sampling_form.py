"""抽样单 on A4: every part of the form, the signatures' pictures, and the label's QR code."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    Image,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from fieldsample.domain.paper import SIGNS_AS, Grid, Line, Paper, Part, Signed
from fieldsample.printing.chinese import (
    CHINESE,
    FONT,
    SMALL,
    STRONG,
    TITLE,
    pressed,
    shown,
    writable,
)
from fieldsample.printing.qr import QrMark

Pictures = Mapping[str, bytes]
_LINE: Final = colors.Color(0.45, 0.48, 0.5)
_SHADE: Final = colors.Color(0.92, 0.93, 0.93)
_WIDE: Final = A4[0] - 28 * mm
_LONG: Final = 40  # characters: such an answer has a row of its own
_SIGNATURES_A_ROW: Final = 3
_CHINESE_FROM: Final = 0x2E80
_SIGNATURE: Final = (44 * mm, 18 * mm)
_GRID: Final[list[Any]] = [
    ("FONTNAME", (0, 0), (-1, -1), FONT),
    ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 1.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.2),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
]


@pressed
def sampling_form(form: Paper, pictures: Pictures) -> bytes:
    """Draw the form; `pictures` holds the signatures by their SHA-256. Same input, same bytes."""
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        title=f"{form.title} {form.number}",
        author=form.lab,
        creator="fieldsample",
        leftMargin=14 * mm,
        rightMargin=14 * mm,
        topMargin=12 * mm,
        bottomMargin=16 * mm,
        invariant=1,
        initialFontName=FONT,
    )
    pages = _pages_of(f"{form.title}　{form.number}")
    document.build(list(_story(form, pictures)), canvasmaker=pages)
    return file.getvalue()


def _story(form: Paper, pictures: Pictures) -> Iterator[Flowable]:
    yield _head(form)
    for part in form.parts:
        yield Spacer(0, 2 * mm)
        yield _part(part)
    for grid in form.grids:
        yield Spacer(0, 2 * mm)
        yield _grid(grid)
    yield Spacer(0, 2 * mm)
    yield KeepTogether([_signatures(form, pictures)])


def _head(form: Paper) -> Flowable:
    """Title and numbers at the left, the label's code at the right."""
    marks = [Paragraph(shown(f"【{mark}】"), STRONG) for mark in form.marks]
    numbers = f"样品编号：{form.number}　　抽样单编号：{form.form_no}"
    words = [
        Paragraph(shown(form.title), TITLE),
        Paragraph(shown(form.lab), CHINESE),
        Paragraph(shown(numbers), CHINESE),
        *marks,
    ]
    code = [QrMark(form.code, 24 * mm)] if form.code else []
    return Table([[words, code]], colWidths=[_WIDE - 30 * mm, 30 * mm], style=_plain())


def _part(part: Part) -> Flowable:
    """Two names and values a row; a long value has a row of its own."""
    rows: list[list[Any]] = [[Paragraph(shown(part.title), STRONG), "", "", ""]]
    spans: list[Any] = [("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), _SHADE)]
    for lines in _paired(part.lines):
        cells: list[Any] = [Paragraph(shown(text), CHINESE) for one in lines for text in one]
        if len(lines) == 1:
            spans.append(("SPAN", (1, len(rows)), (3, len(rows))))
            cells += ["", ""]
        rows.append(cells)
    widths = [30 * mm, _WIDE / 2 - 30 * mm] * 2
    return Table(rows, colWidths=widths, style=[*_GRID, *spans], repeatRows=1)


def _paired(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    waiting: Line | None = None
    for line in lines:
        if len(line.value) > _LONG:
            yield from ((waiting,),) if waiting else ()
            yield (line,)
            waiting = None
        elif waiting:
            yield waiting, line
            waiting = None
        else:
            waiting = line
    if waiting:
        yield (waiting,)


def _grid(grid: Grid) -> Flowable:
    """A table with its title and head repeated on every page it reaches."""
    columns = len(grid.head)
    blank = [""] * (columns - 1)
    rows: list[list[Any]] = [[Paragraph(shown(grid.title), STRONG), *blank]]
    rows.append([Paragraph(shown(word), SMALL) for word in grid.head])
    rows += [[Paragraph(shown(cell), CHINESE) for cell in row] for row in grid.rows]
    style = [*_GRID, ("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 1), _SHADE)]
    return Table(rows, colWidths=_widths(grid), style=style, repeatRows=2)


def _widths(grid: Grid) -> list[float]:
    """Each column by the longest it holds, within reason."""
    longest = [
        min(max(_units(row[at]) for row in (grid.head, *grid.rows)), 44)
        for at in range(len(grid.head))
    ]
    padded = [units + 3 for units in longest]
    return [_WIDE * units / sum(padded) for units in padded]


def _units(text: str) -> int:
    """How wide a text stands: a Chinese character counts for two Latin ones."""
    return sum(2 if ord(character) > _CHINESE_FROM else 1 for character in text)


def _signatures(form: Paper, pictures: Pictures) -> Flowable:
    cells = [_signature(one, pictures) for one in form.signed]
    if form.hidden_signatures:
        words = f"另有 {form.hidden_signatures} 个签名，您无权查看。"
        cells.append([Paragraph(shown(words), CHINESE)])
    cells = cells or [_to_sign_by_hand(role) for role in list(SIGNS_AS)[:3]]
    cells += [[]] * (-len(cells) % _SIGNATURES_A_ROW)
    rows: list[list[Any]] = [[Paragraph("签名", STRONG), "", ""]]
    rows += [cells[at : at + _SIGNATURES_A_ROW] for at in range(0, len(cells), _SIGNATURES_A_ROW)]
    style = [*_GRID, ("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), _SHADE)]
    return Table(rows, colWidths=[_WIDE / 3] * 3, style=style)


def _signature(one: Signed, pictures: Pictures) -> list[Flowable]:
    """Who signs, the picture or why there is none, and when."""
    head = Paragraph(shown(f"{SIGNS_AS.get(one.role, one.role)}：{one.name}"), CHINESE)
    when = Paragraph(shown(one.at), SMALL)
    if one.refused:
        return [head, Paragraph(shown(f"拒签：{one.refused}"), CHINESE), when]
    picture = pictures.get(one.sha256 or "")
    if picture is None:
        return [head, Paragraph("签名图像尚未传到", SMALL), when]
    wide, high = _SIGNATURE
    drawn = Image(BytesIO(picture), width=wide, height=high, kind="proportional", hAlign="LEFT")
    return [head, drawn, when]


def _to_sign_by_hand(role: str) -> list[Flowable]:
    return [Paragraph(shown(f"{SIGNS_AS[role]}："), CHINESE), Spacer(0, _SIGNATURE[1])]


def _plain() -> list[Any]:
    return [
        ("FONTNAME", (0, 0), (-1, -1), FONT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("ALIGN", (1, 0), (1, 0), "RIGHT"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]


def _pages_of(title: str) -> type[Canvas]:
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
            self.setFont(CHINESE.fontName, 8)
            self.drawString(14 * mm, 9 * mm, writable(title))
            self.drawRightString(A4[0] - 14 * mm, 9 * mm, words)

    return Numbered
