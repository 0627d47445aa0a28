"""Chinese on paper: the font that every PDF reader brings along, so that none need be carried."""

from html import escape
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont

FONT: Final = "STSong-Light"
MISSING: Final = "〓"
_LAST_OF_PLANE_0: Final = 0xFFFF

registerFont(UnicodeCIDFont(FONT))

CHINESE: Final = ParagraphStyle("chinese", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")
SMALL: Final = ParagraphStyle("small", CHINESE, fontSize=8, leading=10)
STRONG: Final = ParagraphStyle("strong", CHINESE, fontSize=10, leading=13)
TITLE: Final = ParagraphStyle("title", CHINESE, fontSize=17, leading=23)


def writable(text: str) -> str:
    """What the font cannot write is marked as printers do, never left out in silence."""
    return "".join(MISSING if ord(one) > _LAST_OF_PLANE_0 else one for one in text)


def shown(text: str) -> str:
    """A text as it may stand in a paragraph, with its line breaks."""
    return escape(writable(text), quote=False).replace("\n", "<br/>")
