"""Copies of a photo to look at: of the original nothing is left but its pixels."""

import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

LARGEST_BYTES: Final = 12_000_000
SIDES_PX: Final = {"thumb": 320, "screen": 1600}
TIME_LIMIT_S: Final = 5.0

_CHILD: Final = Path(__file__).with_name("decode.py")
_LENGTH_BYTES: Final = 8


class NotAPicture(Exception):
    """Bytes that are no photo we open; `reason` is too_large, format, broken or too_slow."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


class Copies(NamedTuple):
    """JPEG bytes: at most 320 and 1,600 pixels long, never larger than the original."""

    thumb: bytes
    screen: bytes


def mime_of(original: bytes) -> str | None:
    """Tell image/jpeg, image/png or image/webp by the first bytes; None for all else."""
    if original.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if original.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if original[:4] == b"RIFF" and original[8:12] == b"WEBP":
        return "image/webp"
    return None


def make_copies(original: bytes, time_limit_s: float = TIME_LIMIT_S) -> Copies:
    """Decode a photo in a child process with caps on memory and time, and shrink it twice.

    Raises NotAPicture for more than 12 MB, another format, more than 40 megapixels, damaged bytes,
    or a decoder that takes too long. What the child does, or dies of, stays in the child.
    """
    if len(original) > LARGEST_BYTES:
        raise NotAPicture("too_large", f"{len(original)} bytes")
    if mime_of(original) is None:
        raise NotAPicture("format", "neither JPEG, PNG nor WebP")
    child = _decode(original, time_limit_s)
    if child.returncode != 0:
        raise NotAPicture("broken", child.stderr.decode("utf-8", "replace")[:200])
    return Copies(*_read_copies(child.stdout))


def _decode(original: bytes, time_limit_s: float) -> "subprocess.CompletedProcess[bytes]":
    # -I: the child takes nothing from the environment or the folder it happens to start in.
    command = [sys.executable, "-I", str(_CHILD), *(str(side) for side in SIDES_PX.values())]
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter and file, the bytes go by stdin
            command, input=original, capture_output=True, timeout=time_limit_s, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise NotAPicture("too_slow", f"more than {time_limit_s} s") from slow


def _read_copies(output: bytes) -> list[bytes]:
    copies = []
    while output:
        end = _LENGTH_BYTES + int.from_bytes(output[:_LENGTH_BYTES], "big")
        copies.append(output[_LENGTH_BYTES:end])
        output = output[end:]
    if len(copies) != len(SIDES_PX):
        raise NotAPicture("broken", "the decoder's answer was cut off")
    return copies
