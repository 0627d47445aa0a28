"""Chinese on paper: one font, a subset of which goes into every PDF.

It comes with the web app's built files, so that whoever installs the wheel has it.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, wraps
from html import escape
from io import BytesIO
from threading import Lock
from typing import Any, Final, Literal, ParamSpec

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from fieldsample.config import folder

FONT: Final = "NotoSansSC"
FILE: Final = "NotoSansSC-Regular.ttf"
MISSING: Final = "〓"
HEAVY: Final[Literal[2]] = (
    2  # PDF's rendering mode that draws the outline too: one weight serves as two
)
NOT_BUILT: Final = "The font of the papers is missing: run `make build`."
# They choose how another character looks, or where a line may break, and say nothing themselves.
_SILENT: Final = frozenset("\ufe00\ufe01\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff")

CHINESE: Final = ParagraphStyle(
    "chinese", fontName=FONT, bulletFontName=FONT, fontSize=9, leading=12, wordWrap="CJK"
)
SMALL: Final = ParagraphStyle("small", CHINESE, fontSize=8, leading=10)
STRONG: Final = ParagraphStyle("strong", CHINESE, fontSize=10, leading=13)
TITLE: Final = ParagraphStyle("title", CHINESE, fontSize=17, leading=23)

_RAISED: Final = re.compile("[\u2070\u2071\u2074-\u207f¹²³]+")
_ALIKE: Final = re.compile(f"{_RAISED.pattern}|.", re.DOTALL)
_BEYOND_PLANE_0: Final = re.compile("<([0-9A-F]{5,6})>")

_Given = ParamSpec("_Given")
_PRESS: Final = Lock()


def pressed(draw: Callable[_Given, bytes]) -> Callable[_Given, bytes]:
    """Let one paper at a time be drawn: the font has one reading position for all threads."""

    @wraps(draw)
    def drawn(*args: _Given.args, **words: _Given.kwargs) -> bytes:
        with _PRESS:
            font()
            return draw(*args, **words)

    return drawn


class _Searchable(TTFont):
    """Found by a search down to the rare characters, whose numbers reportlab writes unreadably."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's own name
        super().addObjects(doc)
        for name, one in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                one.content = _BEYOND_PLANE_0.sub(_in_utf16, one.content)


def _in_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


def font_path() -> str:
    """Where the font's file is."""
    path = folder("static") / "pwa" / "dist" / "fonts" / FILE
    if not path.is_file():
        raise FileNotFoundError(NOT_BUILT)
    return str(path)


@cache
def font() -> TTFont:
    """The font, read at the first paper."""
    found = _Searchable(FONT, font_path())
    registerFont(found)
    return found


def canvas_on(file: BytesIO, size: tuple[float, float]) -> Canvas:
    """Paper of this size in points; the same strokes give the same bytes."""
    first: Any = FONT  # the published types take its name for a number
    return Canvas(file, size, invariant=1, initialFontName=first)


def writable(text: str) -> str:
    """What the font cannot write is said otherwise, or marked and named by its number."""
    return "".join(_otherwise(run) for run in _ALIKE.findall(text))


def shown(text: str) -> str:
    """A text as it may stand in a paragraph, with its line breaks."""
    return escape(writable(text), quote=False).replace("\n", "<br/>")


def _otherwise(run: str) -> str:
    """A run of raised characters is raised once: 10⁻⁶ is written 10^-6, never 10-6."""
    if _is_written(run):
        return run
    if _RAISED.fullmatch(run):
        return "^" + unicodedata.normalize("NFKC", run).replace("\u2212", "-")
    return _mark(run)


def _mark(one: str) -> str:
    if one in _SILENT:
        return ""
    if unicodedata.category(one).startswith(("C", "Z")):
        return " "
    plain = unicodedata.normalize("NFKC", one)
    lowered = unicodedata.decomposition(one).startswith("<")
    return plain if lowered and _is_written(plain) else f"{MISSING}(U+{ord(one):04X})"


def _is_written(text: str) -> bool:
    return all(one == "\n" or ord(one) in font().face.charToGlyph for one in text)
