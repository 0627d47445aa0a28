"""Labels to print, asked for through the wire: whole rolls, named codes, items."""

from __future__ import annotations

import pypdfium2
import pytest

from fieldsample.domain.labels import draw_codes, printed
from tests.cast import Cast, Device, new_id, sample_body


@pytest.fixture
def roll(cast: Cast) -> tuple[str, list[str]]:
    roll_id, codes = new_id(), draw_codes("HZ", 5)
    cast.alice.say("label_roll.issue", roll_id, {"codes": codes, "issued_to": None})
    return roll_id, codes


def fetched(who: Device, path: str) -> bytes:
    answer = who.client.get(f"/api/v1/{path}", headers=who.headers)
    assert answer.status_code == 200, answer.text
    return answer.get_data()


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_a_roll_is_printed_on_a_sheet_or_a_page_a_label(
    cast: Cast, roll: tuple[str, list[str]]
) -> None:
    roll_id, codes = roll
    assert len(pages(fetched(cast.rita, f"label-rolls/{roll_id}/sheet.pdf"))) == 1
    single = pages(fetched(cast.rita, f"label-rolls/{roll_id}/sheet.pdf?preset=40x30"))
    assert [printed(code) in text for code, text in zip(codes, single, strict=True)] == [True] * 5


def test_only_the_codes_named_are_printed(cast: Cast, roll: tuple[str, list[str]]) -> None:
    roll_id, codes = roll
    named = f"label-rolls/{roll_id}/sheet.pdf?preset=60x40&codes={codes[3]},{codes[0]}"
    assert [printed(codes[3]) in text for text in pages(fetched(cast.rita, named))] == [True, False]
    for language in ("zpl", "tspl"):
        path = f"label-rolls/{roll_id}/labels.{language}?codes={codes[2]}&dpi=300"
        text = fetched(cast.alice, path).decode()
        assert (printed(codes[2]) in text, printed(codes[0]) in text) == (True, False)


@pytest.mark.parametrize(
    "wrong",
    [
        "sheet.pdf?preset=a5",
        "labels.zpl?preset=a4",
        "labels.zpl?dpi=72",
        "labels.tspl?codes=HZ7K3QM9T2XD6",
        "sheet.pdf?codes=" + ",".join(["HZ7K3QM9T2XD6"] * 101),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(
    cast: Cast, roll: tuple[str, list[str]], wrong: str
) -> None:
    refused = cast.rita.get(f"/api/v1/label-rolls/{roll[0]}/{wrong}", 422)

    assert refused["error"]["code"] == "invalid_request"


def test_an_items_label_tells_its_code_and_nothing_of_the_sample(cast: Cast) -> None:
    sample, item, (code,) = new_id(), new_id(), draw_codes("HZ", 1)
    cast.bob.say("sample.create", sample, sample_body(sample_name="secret"))
    cast.bob.say("label.bind", item, {"sample": sample, "code": code, "item_kind": "A"})

    (text,) = pages(fetched(cast.rita, f"items/{item}/label.pdf"))
    assert text.split() == ["Lab", "One", printed(code)]
    for language in ("zpl", "tspl"):
        said = fetched(cast.rita, f"items/{item}/label.{language}?preset=40x30").decode()
        assert printed(code) in said
        assert "secret" not in said


def test_neither_a_sampler_nor_another_lab_prints_our_labels(
    cast: Cast, roll: tuple[str, list[str]]
) -> None:
    for path in ("sheet.pdf", "labels.zpl", "labels.tspl"):
        cast.bob.get(f"/api/v1/label-rolls/{roll[0]}/{path}", 403)
        cast.charlie.get(f"/api/v1/label-rolls/{roll[0]}/{path}", 404)
    for path in ("label.pdf", "label.zpl", "label.tspl"):
        cast.charlie.get(f"/api/v1/items/{new_id()}/{path}", 404)
