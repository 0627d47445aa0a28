"""A sheet of labels is looked at as a phone and a reader would: rendered, scanned, searched."""

import pypdfium2
import pytest
import zxingcpp

from fieldsample.domain import labels
from fieldsample.printing.label_sheet import A4_24, label_sheet, one_line
from fieldsample.printing.qr import QUIET_ZONE

CODES = [*labels.draw_codes("HZ", 22), *labels.draw_codes("ABCD", 8)]


@pytest.fixture(scope="module")
def sheet():
    with pypdfium2.PdfDocument(label_sheet(CODES, "Roll 7")) as document:
        yield document


def page_text(document: pypdfium2.PdfDocument, page: int) -> str:
    text: str = document[page].get_textpage().get_text_range()
    return text


def test_every_code_is_scanned_from_the_printed_page_in_its_place(sheet):
    for page, codes in enumerate([CODES[:24], CODES[24:]]):
        picture = sheet[page].render(scale=300 / 72).to_pil()

        found = zxingcpp.read_barcodes(picture)

        in_order = sorted(found, key=_row_then_column)
        assert [code.text for code in in_order] == codes


def test_the_smallest_qr_carries_a_quarter_of_itself_for_dirt(sheet):
    found = zxingcpp.read_barcodes(sheet[0].render(scale=300 / 72).to_pil())

    assert {code.ec_level for code in found} == {"Q"}
    side_px = found[0].position.top_right.x - found[0].position.top_left.x
    assert side_px / 300 * 25.4 == pytest.approx(21 * A4_24.module, abs=0.3)


def test_a_code_is_found_by_searching_for_what_is_printed(sheet):
    for page, codes in enumerate([CODES[:24], CODES[24:]]):
        text = page_text(sheet, page)

        assert all(labels.printed(code) in text for code in codes)


def test_every_page_says_what_it_is_and_which_one(sheet):
    assert [page_text(sheet, page).count("Roll 7") for page in range(2)] == [25, 7]
    assert "1 / 2" in page_text(sheet, 0)
    assert "2 / 2" in page_text(sheet, 1)


def test_labels_lie_apart_and_on_the_page():
    boxes = [A4_24.corner(index) for index in range(A4_24.per_page)]

    assert len(set(boxes)) == 24
    assert A4_24.column_pitch >= A4_24.label_width
    assert A4_24.row_pitch >= A4_24.label_height
    right, foot = A4_24.far_corner()
    assert right <= A4_24.page_width - 5
    assert foot <= A4_24.page_height - 5


def test_nothing_is_printed_in_the_quiet_zone_of_a_code():
    code = CODES[0]
    with pypdfium2.PdfDocument(label_sheet([code], "A title that is long " * 5)) as document:
        picture = document[0].render(scale=300 / 72).to_pil().convert("L")
    x, y = (value + QUIET_ZONE * A4_24.module for value in A4_24.corner(0))
    side, quiet = 21 * A4_24.module, QUIET_ZONE * A4_24.module - 0.15

    around = picture.crop(_in_pixels(x - quiet, y - quiet, x + side + quiet, y + side + quiet))
    around.paste(255, _in_pixels(quiet - 0.1, quiet - 0.1, quiet + side + 0.1, quiet + side + 0.1))

    assert around.getextrema() == (255, 255)


def test_a_thousand_labels_are_one_small_file():
    pdf = label_sheet(labels.draw_codes("HZ", 1_000), "Roll 7")

    assert len(pdf) < 400_000
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 42


def test_the_same_roll_gives_the_same_bytes():
    assert label_sheet(CODES, "Roll 7") == label_sheet(CODES, "Roll 7")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Roll 7", "Roll 7"),
        ("标签卷 7 杭州\n", "标签卷 7 杭州"),
        ("𠮷记", "〓(U+20BB7)记"),
        ("样品 🧪", "样品 〓(U+1F9EA)"),
    ],
)
def test_a_title_is_written_or_says_what_it_cannot_write(title, written):
    with pypdfium2.PdfDocument(label_sheet(CODES[:1], title)) as document:
        assert written in page_text(document, 0)
    assert one_line(title) == written


@pytest.mark.parametrize("codes", [[], ["HZ7K3QM9T2XD7"], [CODES[0], "https://example.org"]])
def test_only_label_codes_are_printed(codes):
    with pytest.raises(ValueError, match="code"):
        label_sheet(codes, "Roll 7")


def _row_then_column(found: zxingcpp.Barcode) -> tuple[int, int]:
    corner = found.position.top_left
    return round(corner.y / 300 * 25.4 / A4_24.row_pitch), corner.x


def _in_pixels(*millimetres: float) -> tuple[int, ...]:
    return tuple(round(value / 25.4 * 300) for value in millimetres)
