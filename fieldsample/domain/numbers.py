"""Numbers people read aloud: sample numbers, and the credit code of a company."""

import re
from typing import Final, NamedTuple

from fieldsample.domain.check_characters import check_character

_SAMPLE_NO = re.compile(
    r"(?P<prefix>[A-HJKMNP-TV-Z]{2,4})(?P<year>[0-9]{2})(?P<type_letter>[A-Z])"
    r"(?P<device_no>[0-9]{3})(?P<serial>[0-9]{4})(?P<check>[0-9A-Z])"
)
_USCC_VALUES: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")


class SampleNo(NamedTuple):
    """The parts of a sample number; `year` has two digits, 26 for 2026."""

    prefix: str
    year: int
    type_letter: str
    device_no: int
    serial: int


def build_sample_no(parts: SampleNo) -> str:
    """Write `PREFIX YY T DDD NNNN` and its check character without spaces.

    Each device counts in its own block `DDD`, so two phones without a network never give the same
    number. ValueError when a part does not fit its width.
    """
    body = (
        f"{parts.prefix}{parts.year:02d}{parts.type_letter}{parts.device_no:03d}{parts.serial:04d}"
    )
    # A part that is too wide or not of its alphabet breaks the pattern; any check will do here.
    if _SAMPLE_NO.fullmatch(body + "0") is None:
        raise ValueError(f"no sample number can be made of {parts}")
    return body + check_character(body)


def read_sample_no(text: str) -> SampleNo | None:
    """Take a sample number apart, or None when form or check character is wrong."""
    match = _SAMPLE_NO.fullmatch(text)
    if match is None or check_character(text[:-1]) != text[-1]:
        return None
    return SampleNo(
        match["prefix"],
        int(match["year"]),
        match["type_letter"],
        int(match["device_no"]),
        int(match["serial"]),
    )


def is_sample_no(text: str) -> bool:
    """Whether form and check character are those of a sample number of ours."""
    return read_sample_no(text) is not None


def is_uscc(text: str) -> bool:
    """Whether 18 characters carry the check character of GB 32100-2015 (统一社会信用代码)."""
    if _USCC.fullmatch(text) is None:
        return False
    weighed = sum(_USCC_VALUES.index(c) * pow(3, i, 31) for i, c in enumerate(text[:17]))
    return _USCC_VALUES[-weighed % 31] == text[-1]
