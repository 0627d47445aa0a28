"""The child process that looks at a stranger's picture; started by `pictures`, never imported.

In: the bytes on standard input, the longest sides wanted as arguments. Out: for each side eight
bytes of length and a JPEG. Exit 0 when all went well, 3 when it is no picture, else a broken child.
It stands alone, so that no more than Python and Pillow is loaded when a decoder is attacked.
"""

import sys
import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MOST_PIXELS: Final = 40_000_000
NOT_A_PICTURE: Final = 3
_MEMORY: Final = 1 << 30
_CPU_S: Final = 5
_QUALITY: Final = 82


def main(sides: list[int]) -> int:
    """Read, check, shrink, write; nothing is written before all of it has worked."""
    _cap()
    try:
        copies = shrink(sys.stdin.buffer.read(), sides)
    # Decoders raise nearly anything on crafted bytes, and all of it means the same.
    except Exception as fault:
        sys.stderr.write(f"{type(fault).__name__}: {fault}"[:200])
        return NOT_A_PICTURE
    for copy in copies:
        sys.stdout.buffer.write(len(copy).to_bytes(8, "big") + copy)
    return 0


def shrink(original: bytes, sides: list[int]) -> list[bytes]:
    """Make one JPEG for each longest side, upright and without a word of metadata."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(BytesIO(original), formats=FORMATS) as picture:
        # Before any pixel is decoded: a header may promise what no memory can hold.
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError(f"{picture.width} x {picture.height} pixels")
        picture.draft("RGB", (max(sides), max(sides)))
        return _copies(ImageOps.exif_transpose(picture), sides)


def _copies(upright: Image.Image, sides: list[int]) -> list[bytes]:
    plain = _on_white(upright)
    made = {}
    # Largest first, each from the one before: the second costs next to nothing.
    for side in sorted(sides, reverse=True):
        plain.thumbnail((side, side), Image.Resampling.LANCZOS)
        made[side] = _jpeg(plain)
    return [made[side] for side in sides]


def _on_white(picture: Image.Image) -> Image.Image:
    """Copy the pixels alone: a new image knows no EXIF, XMP, comment or colour profile."""
    plain = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        plain.paste(seen, mask=seen.getchannel("A"))
    else:
        plain.paste(picture.convert("RGB"))
    return plain


def _jpeg(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return file.getvalue()


def _cap() -> None:
    """Bound memory and time where the system can; elsewhere the parent's clock is all there is."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has no such module

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # A picture is made in memory; a decoder that opens a file to write has been taken over.
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    sys.exit(main([int(side) for side in sys.argv[1:]]))
