"""What papers are built of: their head, names with values, tables, photos, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Image, Paragraph, Spacer, Table

from fieldsample.domain.paper import SIGNS_AS, Line, Part, Signed
from fieldsample.domain.sheets import Code, Prose, Shots, Signing
from fieldsample.printing.chinese import CHINESE, FONT, SMALL, STRONG, TITLE, shown, writable
from fieldsample.printing.qr import QrMark

Pictures = Mapping[str, bytes]
LINE: Final = colors.Color(0.45, 0.48, 0.5)
SHADE: Final = colors.Color(0.92, 0.93, 0.93)
GRID: Final[list[Any]] = [
    ("FONTNAME", (0, 0), (-1, -1), FONT),
    ("GRID", (0, 0), (-1, -1), 0.5, LINE),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 1.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.2),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
]
HEADED: Final[list[Any]] = [
    *GRID,
    ("SPAN", (0, 0), (-1, 0)),
    ("BACKGROUND", (0, 0), (-1, 0), SHADE),
]
PLAIN: Final[list[Any]] = [
    ("FONTNAME", (0, 0), (-1, -1), FONT),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("ALIGN", (1, 0), (1, 0), "RIGHT"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]
# A row that no page holds is torn. With any least height for its halves some cannot be laid out.
_TORN: Final = 1
_NAME: Final = 30 * mm
_PADDING: Final = 9  # points: the cell's own, and a hair against rounding
_ABREAST: Final = 3
_SIGNATURE: Final = (44 * mm, 18 * mm)
_PHOTO: Final = (42 * mm, 34 * mm)
_PHOTOS_ABREAST: Final = 4
_CODE: Final = 10.5 * mm
_NOT_HERE: Final = "图像尚未传到"


def head(
    title: str, lines: Sequence[str], marks: Sequence[str], code: str | None, wide: float
) -> Flowable:
    """Title and numbers at the left, the record's code at the right."""
    words = [
        Paragraph(shown(title), TITLE),
        *(Paragraph(shown(line), CHINESE) for line in lines),
        *([Paragraph(shown("".join(f"【{mark}】" for mark in marks)), STRONG)] if marks else []),
    ]
    mark = [QrMark(code, 24 * mm)] if code else []
    return Table([[words, mark]], colWidths=[wide - 30 * mm, 30 * mm], style=PLAIN)


def prose(block: Prose, wide: float) -> Flowable:
    """Paragraphs below their title, flush with the tables."""
    words = [Paragraph(shown(block.title), STRONG)]
    words += [Paragraph(shown(line), CHINESE) for line in block.lines]
    return Table([[words]], colWidths=[wide], style=PLAIN, splitInRow=_TORN)


def part(block: Part, wide: float) -> Flowable:
    """Two names and values a row; a long value has a row of its own."""
    rows: list[list[Any]] = [[Paragraph(shown(block.title), STRONG), "", "", ""]]
    spans: list[Any] = []
    for lines in _paired(block.lines, wide / 2 - _NAME):
        cells: list[Any] = [Paragraph(shown(text), CHINESE) for one in lines for text in one]
        if len(lines) == 1:
            spans.append(("SPAN", (1, len(rows)), (3, len(rows))))
            cells += ["", ""]
        rows.append(cells)
    widths = [_NAME, wide / 2 - _NAME] * 2
    return Table(rows, colWidths=widths, style=[*HEADED, *spans], repeatRows=1, splitInRow=_TORN)


def _paired(lines: tuple[Line, ...], room: float) -> Iterator[tuple[Line, ...]]:
    waiting: Line | None = None
    for line in lines:
        if _width(line.value) > room:
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


def listing(
    title: str, names: Sequence[str], rows: Sequence[Sequence[str | Code]], wide: float
) -> Flowable:
    """A table with its title and head repeated on every page it reaches."""
    blank = [""] * (len(names) - 1)
    cells: list[list[Any]] = [[Paragraph(shown(title), STRONG), *blank]]
    cells.append([Paragraph(shown(word), SMALL) for word in names])
    cells += [[_cell(cell) for cell in row] for row in rows]
    style = [*HEADED, ("BACKGROUND", (0, 1), (-1, 1), SHADE)]
    return Table(
        cells, colWidths=_widths((names, *rows), wide), style=style, repeatRows=2, splitInRow=_TORN
    )


def _cell(cell: str | Code) -> Flowable:
    if isinstance(cell, Code):
        return QrMark(cell.label, _CODE, is_named=False)
    return Paragraph(shown(cell), CHINESE)


def _widths(rows: Sequence[Sequence[str | Code]], wide: float) -> list[float]:
    """Each column as its longest line wants it; where there is no room the widest give way."""
    wanted = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    if sum(wanted) <= wide:
        return [one * wide / sum(wanted) for one in wanted]
    most = _most(sorted(wanted), wide)
    return [min(one, most) for one in wanted]


def _most(wanted: list[float], wide: float) -> float:
    """How wide the widest may be when the narrow ones get all they want."""
    left = wide
    for at, one in enumerate(wanted):
        share = left / (len(wanted) - at)
        if one > share:
            return share
        left -= one
    return wide


def _width(cell: str | Code) -> float:
    if isinstance(cell, Code):
        return _CODE + _PADDING
    lines = writable(cell).split("\n")
    return max(stringWidth(line, FONT, CHINESE.fontSize) for line in lines) + _PADDING


def shots(block: Shots, pictures: Pictures, wide: float) -> Flowable:
    """Photos side by side, each with its words."""
    cells = [
        [_picture(pictures.get(shot.sha256), _PHOTO), Paragraph(shown(shot.caption), SMALL)]
        for shot in block.shots
    ]
    return _abreast(block.title, cells, _PHOTOS_ABREAST, wide)


def signing(block: Signing, pictures: Pictures, wide: float) -> Flowable:
    """Those who signed, then those who sign with a pen."""
    cells = [_signature(one, pictures) for one in block.signed]
    if block.hidden:
        words = f"另有 {block.hidden} 个签名，您无权查看。"
        cells.append([Paragraph(shown(words), CHINESE)])
    cells += [_by_hand(words) for words in block.by_hand]
    return _abreast(block.title, cells, _ABREAST, wide)


def _abreast(title: str, cells: list[list[Flowable]], many: int, wide: float) -> Flowable:
    cells = [*cells, *([[]] * (-len(cells) % many))]
    rows: list[list[Any]] = [[Paragraph(shown(title), STRONG), *[""] * (many - 1)]]
    rows += [cells[at : at + many] for at in range(0, len(cells), many)]
    style = [*HEADED, ("VALIGN", (0, 1), (-1, -1), "TOP")]
    return Table(rows, colWidths=[wide / many] * many, style=style)


def _signature(one: Signed, pictures: Pictures) -> list[Flowable]:
    """Who signs, the picture or why there is none, and when."""
    title = Paragraph(shown(f"{SIGNS_AS.get(one.role, one.role)}：{one.name}"), CHINESE)
    when = Paragraph(shown(one.at), SMALL)
    if one.refused:
        return [title, Paragraph(shown(f"拒签：{one.refused}"), CHINESE), when]
    return [title, _picture(pictures.get(one.sha256 or ""), _SIGNATURE, "签名"), when]


def _picture(content: bytes | None, room: tuple[float, float], what: str = "") -> Flowable:
    if content is None:
        return Paragraph(shown(what + _NOT_HERE), SMALL)
    wide, high = room
    return Image(BytesIO(content), width=wide, height=high, kind="proportional", hAlign="LEFT")


def _by_hand(words: str) -> list[Flowable]:
    return [Paragraph(shown(words), CHINESE), Spacer(0, _SIGNATURE[1])]
