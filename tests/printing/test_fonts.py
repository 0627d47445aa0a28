"""The papers' font: whole in no file, a part of it in every one, and found by every search."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from fieldsample.config import folder
from fieldsample.domain import labels
from fieldsample.printing import chinese
from fieldsample.printing.label_sheet import label_sheet
from tests.cast import Cast
from tests.printing.test_sampling_form import fetch, take_sample, words_of

CODE = labels.draw_codes("HZ", 1)
_OBJECT = re.compile(rb"<<(?:[^<>]|<<[^<>]*>>)*>>")


def fonts_of(pdf: bytes) -> tuple[list[str], list[str]]:
    """The fonts that a file names, and those whose drawing it holds."""
    objects = [found[0] for found in _OBJECT.finditer(pdf)]
    named = [one for one in objects if re.search(rb"/Type /Font\b(?!D)", one)]
    carried = [one for one in objects if b"/Type /FontDescriptor" in one and b"/FontFile2" in one]
    return [_name(one, rb"/BaseFont") for one in named], [
        _name(one, rb"/FontName") for one in carried
    ]


def _name(one: bytes, key: bytes) -> str:
    found = re.search(key + rb" /(\S+)", one)
    assert found, one
    return found[1].decode()


def assert_fonts_are_inside(pdf: bytes) -> None:
    """Every font that is named is carried, and is a subset."""
    named, carried = fonts_of(pdf)
    assert named
    assert sorted(named) == sorted(carried)
    assert all(re.fullmatch(r"[A-Z]{6}\+NotoSansSC-Regular", name) for name in named), named


def test_a_label_sheet_carries_its_font():
    pdf = label_sheet(CODE, "示例标签卷")

    assert_fonts_are_inside(pdf)
    assert len(pdf) < 60_000


def test_a_form_and_its_seals_carry_their_font(cast: Cast) -> None:
    sample, _ = take_sample(cast)

    for paper in ("a4", "strip80"):
        pdf = fetch(cast.bob, sample, paper)
        assert_fonts_are_inside(pdf)
        assert len(pdf) < 200_000


def test_a_rare_character_is_drawn_and_found():
    """Of three rare ones the font has two; the third is named by its number."""
    assert "㙍𬌗〓(U+20BB7)" in words_of(label_sheet(CODE, "㙍𬌗𠮷"))


def test_what_is_silent_is_not_named():
    assert chinese.writable("a\u200db\ufe0fc\td") == "abc d"


def test_papers_drawn_at_once_are_the_papers_drawn_one_by_one():
    titles = [f"示例 {number} àéîõü{chr(0x4E00 + 37 * number)}" for number in range(24)]
    alone = [label_sheet(CODE, title) for title in titles]

    with ThreadPoolExecutor(8) as people:
        assert list(people.map(lambda title: label_sheet(CODE, title), titles)) == alone


def test_a_server_without_the_font_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(chinese, "folder", lambda _: tmp_path)
    chinese.font.cache_clear()

    with pytest.raises(FileNotFoundError, match="make build"):
        label_sheet(CODE, "Roll")


def test_the_licence_travels_with_the_font():
    text = (folder("static") / "pwa" / "dist" / "fonts" / "OFL.txt").read_text()

    assert "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("HNO₃ 至 pH<2", "HNO3 至 pH<2"),
        ("10⁻⁶ mol", "10^-6 mol"),
        ("3 m²，5 cm³", "3 m²，5 cm³"),
        ("①℃½㎡Ⅳ", "①℃½㎡Ⅳ"),
        ("a\nb", "a\nb"),
    ],
)
def test_a_sign_that_the_font_has_not_is_said_otherwise_and_never_falsely(text, written):
    assert chinese.writable(text) == written
