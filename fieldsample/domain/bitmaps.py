"""Sets of small numbers as bits: number i is bit i mod 8, lowest first, of byte i div 8."""

from __future__ import annotations

from collections.abc import Iterable


def bitmap(numbers: Iterable[int]) -> bytes:
    """The shortest bitmap that holds these numbers."""
    bits = b""
    for number in numbers:
        bits = with_bit(bits, number)
    return bits


def with_bit(bits: bytes, number: int) -> bytes:
    """The bitmap with one number more; the same one when it holds it already."""
    byte, bit = divmod(number, 8)
    grown = bytearray(bits.ljust(byte + 1, b"\0"))
    grown[byte] |= 1 << bit
    return bytes(grown)
