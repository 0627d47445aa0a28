"""Label codes: how they are drawn, checked, typed and printed."""

import re
import secrets
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from fieldsample.domain import numbers
from fieldsample.domain.check_characters import check_character

__all__ = [
    "ALPHABET",
    "LARGEST_ROLL",
    "Typed",
    "WhyNot",
    "check_character",
    "draw_code",
    "draw_codes",
    "is_code",
    "is_prefix",
    "printed",
    "typed",
    "why_not_a_code",
]

# Crockford's base 32: no I, L, O or U, which are misread or misheard.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS: Final = 10
LARGEST_ROLL: Final = 1_000
LONGEST_SCAN: Final = 64

WhyNot = Literal[
    "scheme",
    "too_long",
    "binary",
    "bidi",
    "lookalike",
    "full_width",
    "check_character",
    "grammar",
]

# Not `$`: together with `match` it lets a trailing newline through.
_GRAMMAR = re.compile(r"[A-HJKMNP-TV-Z]{2,4}[0-9A-HJKMNP-TV-Z]{11}")
_PREFIX = re.compile(r"[A-HJKMNP-TV-Z]{2,4}")
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")
_BINARY = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
# Bidirectional controls, zero-width characters, variation selectors and tags: nothing a
# person could see, all of it able to make one text look like another.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]+")
_TO_ASCII = {0x3000: " "} | {0xFF01 + i: chr(0x21 + i) for i in range(94)}
_AS_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


class Typed(NamedTuple):
    """What a keyboard gave: a code, or the reason why there is none; exactly one is set.

    `full_width` says that the keyboard wrote full-width characters, so that the screen can ask
    for the English input method.
    """

    code: str | None
    reason: WhyNot | None
    full_width: bool = False


def is_prefix(text: str) -> bool:
    """Whether this may be a lab's prefix: 2 to 4 letters, none of I L O U."""
    return _PREFIX.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether this is a label code exactly as stored and as the QR holds it."""
    return _GRAMMAR.fullmatch(text) is not None and check_character(text[:-1]) == text[-1]


def draw_code(prefix: str, choice: Callable[[str], str] = secrets.choice) -> str:
    """Draw one code of 50 random bits; ValueError when the prefix is none.

    Thrown away are codes whose check character is I, L, O or U (one in nine), so that one typing
    rule fits the whole code, and the few that read as a sample number.
    """
    if not is_prefix(prefix):
        raise ValueError(f"no label prefix: {prefix!r}")
    while True:
        body = prefix + "".join(choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
        code = body + check_character(body)
        if code[-1] in ALPHABET and not numbers.is_sample_no(code):
            return code


def draw_codes(prefix: str, count: int) -> list[str]:
    """Draw a roll of `count` (1 to 1,000) different codes, in the order drawn."""
    if not 1 <= count <= LARGEST_ROLL:
        raise ValueError(f"a roll holds 1 to {LARGEST_ROLL} codes, not {count}")
    codes: dict[str, None] = {}
    while len(codes) < count:
        codes[draw_code(prefix)] = None
    return list(codes)


def printed(code: str) -> str:
    """Group a code for people's eyes: `HZ7K3QM9T2XD6` → `HZ-7K3QM-9T2XD-6`."""
    return f"{code[:-11]}-{code[-11:-6]}-{code[-6:-1]}-{code[-1]}"


def why_not_a_code(text: str) -> WhyNot | None:
    """Why a scanned text is no label code, or None when it is one.

    A camera's text must be a code as it comes: nothing is trimmed, converted or repaired.
    `lookalike` is any character outside ASCII, however like a letter it looks.
    """
    return _why_hostile(text) or _why_wrong(text)


def typed(text: str) -> Typed:
    """Read what a person, or a scanner that plays keyboard, put into a field.

    Case, hyphens, spaces and a final Enter do not matter; I and L are read as 1, O as 0. A U is
    in no code and stays wrong. Text that is wholly full-width is read as its ASCII form.
    """
    bare = text.strip()
    full_width = _FULL_WIDTH.fullmatch(bare) is not None
    if full_width:
        bare = bare.translate(_TO_ASCII)
    reason = _why_hostile(bare)
    if reason is not None:
        return Typed(None, reason, full_width)
    code = bare.upper().translate(_AS_MEANT)
    reason = _why_wrong(code)
    return Typed(None if reason else code, reason, full_width)


def _why_hostile(text: str) -> WhyNot | None:
    """Look in this order: the first reason is the one that explains most."""
    reasons: tuple[tuple[WhyNot, bool], ...] = (
        ("binary", _BINARY.search(text) is not None),
        ("bidi", _UNSEEN.search(text) is not None),
        ("scheme", _SCHEME.match(text) is not None),
        ("too_long", len(text) > LONGEST_SCAN),
        ("full_width", _FULL_WIDTH.fullmatch(text) is not None),
        ("lookalike", not text.isascii()),
    )
    return next((reason for reason, applies in reasons if applies), None)


def _why_wrong(text: str) -> WhyNot | None:
    if _GRAMMAR.fullmatch(text) is None:
        return "grammar"
    return None if is_code(text) else "check_character"
