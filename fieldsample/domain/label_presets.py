"""The sizes in which labels are printed: a sheet of A4, or a page a label."""

from __future__ import annotations

from typing import Final, NamedTuple


class Size(NamedTuple):
    """One label, in millimetres."""

    width: float
    height: float


SINGLE: Final[dict[str, Size]] = {
    "40x30": Size(40, 30),
    "50x30": Size(50, 30),
    "60x40": Size(60, 40),
}
PRESETS: Final = ("a4", *SINGLE)
