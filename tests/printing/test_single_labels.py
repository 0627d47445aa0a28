"""Labels one by one, looked at as a printer and a scanner would: at 203 dots an inch."""

import re

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from fieldsample.domain import labels
from fieldsample.domain.label_presets import SINGLE
from fieldsample.printing.label_languages import as_tspl, as_zpl
from fieldsample.printing.single_labels import Plan, single_labels

CODES = labels.draw_codes("HZ", 3)
LAB = "示例区农产品质量安全检验检测中心"
LEGIBLE_MM = 0.33
EACH = [(preset, dpi) for preset in SINGLE for dpi in (203, 300)]


@pytest.mark.parametrize("preset", SINGLE)
@pytest.mark.parametrize("prefix", ["HZ", "ABCD"])
def test_a_scanner_reads_each_label_at_the_printers_own_resolution(preset, prefix):
    codes = labels.draw_codes(prefix, 3)
    with pypdfium2.PdfDocument(single_labels(codes, LAB, preset)) as document:
        pages = [page.render(scale=203 / 72).to_pil().convert("1") for page in document]
        text = [page.get_textpage().get_text_range() for page in document]

    assert [_read(page) for page in pages] == codes
    for code, said in zip(codes, text, strict=True):
        assert labels.printed(code) in said
        assert LAB in said
    plan = Plan.of(preset, 203)
    for page in pages:
        assert page.size == pytest.approx((plan.width, plan.height), abs=1)


@pytest.mark.parametrize(("preset", "dpi"), EACH)
def test_everything_has_its_place_and_the_modules_are_legible(preset, dpi):
    plan, side = Plan.of(preset, dpi), 21 * Plan.of(preset, dpi).cell

    assert plan.cell / dpi * 25.4 >= LEGIBLE_MM
    assert plan.cell <= 10
    # The quiet zone of four modules holds nothing but a little air of the two texts.
    assert plan.qr_y - plan.name_height >= 3 * plan.cell
    assert plan.code_y - plan.qr_y - side >= 3 * plan.cell
    assert plan.qr_x >= 4 * plan.cell
    assert plan.width == round(SINGLE[preset].width * dpi / 25.4)


def test_a_very_long_name_stays_on_the_label_and_a_rare_one_says_what_it_lacks():
    with pypdfium2.PdfDocument(single_labels(CODES[:1], LAB * 4 + "𠮷", "40x30")) as document:
        picture = document[0].render(scale=203 / 72).to_pil().convert("L")
        said = document[0].get_textpage().get_text_range()

    edge = picture.crop((0, 0, 8, picture.height))
    assert edge.getextrema() == (255, 255)
    assert "U+20BB7" in said


@pytest.mark.parametrize(("preset", "dpi"), EACH)
def test_zpl_draws_the_very_code_inside_the_label(preset, dpi):
    text = as_zpl(CODES, LAB, preset, dpi)

    assert text.isascii()
    pages = re.findall(r"\^XA.*?\^XZ", text, re.DOTALL)
    assert len(pages) == len(CODES)
    plan = Plan.of(preset, dpi)
    for code, page in zip(CODES, pages, strict=True):
        assert f"^PW{plan.width}^LL{plan.height}" in page
        assert f"^FD{labels.printed(code)}^FS" in page
        assert "^XGR:LAB.GRF,1,1^FS" in page
        assert _read(_drawn(page, plan)) == code


def test_zpl_sends_the_chinese_name_once_as_a_picture():
    text = as_zpl(CODES, LAB, "40x30", 203)
    head = re.match(r"~DGR:LAB\.GRF,(\d+),(\d+),\n([0-9A-F\n]+)", text)

    assert text.count("~DG") == 1
    assert head is not None
    total, wide, data = int(head[1]), int(head[2]), bytes.fromhex(head[3])
    assert (len(data), total % wide) == (total, 0)
    assert any(data)


@pytest.mark.parametrize(("preset", "dpi"), EACH)
def test_tspl_says_size_code_and_text_in_plain_words(preset, dpi):
    size, plan = SINGLE[preset], Plan.of(preset, dpi)
    lines = as_tspl(CODES, LAB, preset, dpi).split("\r\n")

    assert lines[:2] == [f"SIZE {size.width:g} mm,{size.height:g} mm", "GAP 2 mm,0 mm"]
    for code in CODES:
        assert f'QRCODE {plan.qr_x},{plan.qr_y},Q,{plan.cell},A,0,M2,S7,"{code}"' in lines
        (text,) = [line for line in lines if f'"{labels.printed(code)}"' in line]
        assert 0 < int(text.removeprefix("TEXT ").split(",")[0]) < plan.width // 2
    assert lines.count("PRINT 1,1") == len(CODES)
    assert LAB not in "".join(lines)


@pytest.mark.parametrize("name", ['Lab "1"', "Lab\r\nPRINT 99"])
def test_a_name_cannot_give_the_printer_orders(name):
    assert "PRINT 99" not in as_tspl(CODES, name, "40x30", 203)
    assert as_tspl(CODES, name, "40x30", 203).count('"Lab') == 0
    assert "TEXT " in as_tspl(CODES, "Lab One", "40x30", 203)
    assert '"Lab One"' in as_tspl(CODES, "Lab One", "40x30", 203)


@pytest.mark.parametrize("draw", [as_zpl, as_tspl])
def test_only_label_codes_are_printed(draw):
    for wrong in ([], ["HZ7K3QM9T2XD7"], ["^XZ"]):
        with pytest.raises(ValueError, match="code"):
            draw(wrong, LAB, "40x30", 203)


def _read(picture: Image.Image) -> str | None:
    found = zxingcpp.read_barcodes(picture.convert("L"))
    return found[0].text if len(found) == 1 else None


def _drawn(page: str, plan: Plan) -> Image.Image:
    """What a printer makes of the graphic: dots where bits are set."""
    found = re.search(r"\^FO(\d+),(\d+)\^GFA,(\d+),\3,(\d+),([0-9A-F:\n]+)\^FS", page)
    assert found is not None
    x, y, total, wide = (int(found[number]) for number in range(1, 5))
    rows: list[bytes] = []
    for line in found[5].split("\n"):
        rows += [bytes.fromhex(line.rstrip(":"))] * (1 + line.count(":"))
    assert (sum(map(len, rows)), len(rows[0])) == (total, wide)
    graphic = Image.frombytes("1", (wide * 8, len(rows)), b"".join(rows))
    label = Image.new("L", (plan.width, plan.height), 255)
    label.paste(0, (x, y), graphic)
    assert x + 21 * plan.cell < plan.width
    return label
