"""Copies of photos, and the bytes that a stranger might send instead of one."""

import struct
import sys
import time
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from fieldsample.photos import pictures
from fieldsample.photos.pictures import NotAPicture, make_copies, mime_of

RED, BLUE = (200, 30, 30), (30, 30, 200)


def photo(file_format: str = "JPEG", size: tuple[int, int] = (2400, 1200), **saving: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (size[0] // 2, 0, *size))
    file = BytesIO()
    picture.save(file, file_format, **saving)
    return file.getvalue()


def opened(copy: bytes) -> Image.Image:
    return Image.open(BytesIO(copy))


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that promises as many pixels as asked."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 1_000)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


HOSTILE = {
    "nothing": b"",
    "fits": b"SIMPLE  =                    T / file does conform".ljust(2880),
    "psd": b"8BPS\0\x01" + b"\0" * 100,
    "tiff": photo("TIFF", (8, 8)),
    "gif": photo("GIF", (8, 8)),
    "bmp": photo("BMP", (8, 8)),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "html with jpeg's first bytes": b"\xff\xd8\xff<html><script>alert(1)</script></html>",
    "tiff with png's first bytes": b"\x89PNG\r\n\x1a\n" + photo("TIFF", (8, 8)),
    "webp that is a sound": b"RIFF\x24\0\0\0WEBPfmt " + b"\0" * 40,
    "truncated jpeg": photo("JPEG", (800, 600))[:-400],
    "truncated png": photo("PNG", (800, 600))[:-60],
    "truncated webp": photo("WEBP", (800, 600))[:-60],
    "jpeg without a body": photo()[:20],
    "50,000 squared png": png_header(50_000, 50_000),
    "two thousand million squared png": png_header(2**31 - 1, 2**31 - 1),
    "one row too many for 40 megapixels": png_header(8_000, 5_001),
    "png with no sides": png_header(0, 0),
}


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_gives_a_small_and_a_large_jpeg(file_format):
    copies = make_copies(photo(file_format))

    sizes = [(opened(copy).format, opened(copy).size) for copy in copies]
    assert sizes == [("JPEG", (320, 160)), ("JPEG", (1600, 800))]


def test_a_small_photo_is_not_blown_up():
    copies = make_copies(photo(size=(200, 100)))

    assert [opened(copy).size for copy in copies] == [(200, 100), (200, 100)]


def test_the_copies_stand_upright_as_the_phone_meant_them():
    turned = Image.Exif()
    turned[0x0112] = 6  # the top of the scene is at the right of the stored rows

    screen = opened(make_copies(photo(exif=turned)).screen)

    assert screen.size == (800, 1600)
    top, foot = screen.getpixel((400, 100)), screen.getpixel((400, 1500))
    assert isinstance(top, tuple)
    assert isinstance(foot, tuple)
    assert top[0] > top[2]
    assert foot[2] > foot[0]


def test_no_word_of_metadata_survives():
    exif = Image.Exif()
    exif[0x010F] = "CANARY maker"
    exif.get_ifd(0x8825)[1] = "CANARY north"
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "CANARY")
    originals = [
        photo(exif=exif, comment=b"CANARY", xmp=b"<CANARY/>", icc_profile=b"CANARY" * 30),
        photo("PNG", pnginfo=said, exif=exif),
        photo("WEBP", exif=exif, xmp=b"<CANARY/>"),
    ]

    for original in originals:
        assert b"CANARY" in original
        for copy in make_copies(original):
            assert b"CANARY" not in copy
            assert not opened(copy).getexif()
            assert set(opened(copy).info) <= {
                "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"
            }  # fmt: skip


def test_what_hangs_on_behind_a_picture_is_not_carried_along():
    for copy in make_copies(photo() + b"<html><script>alert(1)</script>PK\x05\x06"):
        assert b"<script>" not in copy
        assert b"PK\x05\x06" not in copy


def test_the_transparent_becomes_white():
    file = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(file, "PNG")

    assert opened(make_copies(file.getvalue()).thumb).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_a_picture_in_another_colour_mode_is_a_picture(mode):
    file = BytesIO()
    Image.new(mode, (40, 30)).save(file, "JPEG" if mode == "CMYK" else "PNG")

    assert opened(make_copies(file.getvalue()).thumb).size == (40, 30)


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_photo_is_refused_at_once(hostile):
    began = time.monotonic()

    with pytest.raises(NotAPicture) as refused:
        make_copies(hostile)

    assert refused.value.reason in {"format", "broken"}
    assert time.monotonic() - began < 5


def test_a_file_of_more_than_12_megabytes_is_not_even_looked_at():
    with pytest.raises(NotAPicture, match="too_large"):
        make_copies(photo() + b"\0" * 12_000_000)


def test_a_decoder_that_hangs_is_ended():
    with pytest.raises(NotAPicture, match="too_slow"):
        make_copies(photo(size=(6_000, 6_000)), time_limit_s=0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    "attack",
    [
        "x = bytearray(2 << 30)",
        "import os; os.abort()",
        "import pathlib; pathlib.Path('STOLEN').write_text('x')",
        "sys.stdout.buffer.write(b'x' * 7); return 0",
    ],
)
def test_a_decoder_that_is_taken_over_harms_only_itself(monkeypatch, tmp_path, attack):
    stolen, child = tmp_path / "stolen", tmp_path / "decode.py"
    honest, call = pictures._CHILD.read_text(encoding="utf-8"), "        copies = shrink("
    assert call in honest
    attack = attack.replace("STOLEN", str(stolen))
    child.write_text(honest.replace(call, f"        {attack}\n{call}"), encoding="utf-8")
    monkeypatch.setattr(pictures, "_CHILD", child)

    with pytest.raises(NotAPicture, match="broken"):
        make_copies(photo(size=(40, 40)))

    assert not stolen.exists() or stolen.read_bytes() == b""


@pytest.mark.parametrize(
    ("file_format", "mime"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"), ("TIFF", None)],
)
def test_the_first_bytes_tell_the_format(file_format, mime):
    assert mime_of(photo(file_format, (8, 8))) == mime
