"""Check characters: one wrong character in a code or number never goes unseen."""

from typing import Final

VALUES: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_character(body: str) -> str:
    """Give the ISO/IEC 7064 MOD 37,36 check character of `0-9 A-Z` text.

    It finds every single wrong character and 99.86 % of swapped neighbours. ValueError for any
    character outside `0-9 A-Z`.
    """
    product = 36
    for character in body:
        product = ((product + VALUES.index(character)) % 36 or 36) * 2 % 37
    return VALUES[(1 - product) % 36]
