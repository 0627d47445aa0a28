"""What a programme asks beside the form, and what the lab knows of goods, without network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Playwright, expect

from tests.cast import Json, new_id, sample_body
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import photograph
from tests.e2e.field import SHOP, VILLAGE, Field, arrived, begin, leave, photograph_all, save, stand
from tests.e2e.sealing import SealScreen
from tests.e2e.staffed import SECOND

BARCODE = "6901234567892"
YES_NO = [{"key": "yes", "zh": "有冰"}, {"key": "no", "zh": "没有冰"}]


@pytest.fixture(scope="module")
def out(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    standing = stand(playwright, tmp_path_factory.mktemp("field"))
    yield standing
    leave(standing)


def question(key: str, zh: str, kind: str, **more: Any) -> Json:
    """A question as the wire has it."""
    return {"key": key, "zh": zh, "kind": kind, "stage": "capture", "required": False, **more}


def first_version() -> list[Json]:
    """Asks for ice, and why there is none where there is none; and for a temperature."""
    without = {"key": "ice", "test": "=", "value": "no"}
    return [
        question("ice", "摊上有冰吗", "choice", choices=YES_NO, required=True),
        question("why", "为什么没有冰", "text", relevant=without, required=True),
        question("temp", "柜内温度", "number", unit="°C", min=0, max=10),
    ]


def publish(
    out: Field, form: str, version: int, questions: list[Json], of: str = "monthly"
) -> None:
    """The manager publishes it for fresh vegetables of the monthly programme."""
    body = {"name": "示例专项调查", "version": version, "task_category": of}
    body |= {"sample_types": ["A-VEG"], "questions": questions}
    assert out.lab.manager.say("form.publish", form, body)["status"] == "accepted"


def hear(out: Field) -> None:
    """The phone goes on line until what the lab said has come."""
    out.phone.set_offline(False)
    out.phone.wait_until_ready_for_the_field(VILLAGE)


def fill_vegetables(out: Field, name: str) -> Page:
    """The plain sheet of a vegetable, up to its own questions."""
    begin(out, out.take_labels(1)[0], SHOP, "A-VEG")
    page = out.page
    page.get_by_label("点位（摊位、货架、水龙头）").fill("菜架")
    page.get_by_label("样品名称").fill(name)
    page.get_by_label("抽样数量").fill("3")
    page.get_by_role("group", name="抽样人员").get_by_role("checkbox", name=SECOND).check()
    return page


def test_a_sheet_keeps_the_questions_that_it_began_with(out: Field):
    form = new_id()
    publish(out, form, 1, first_version())
    hear(out)
    out.phone.set_offline(True)
    page = fill_vegetables(out, "上海青")
    photograph_all(out)
    page.get_by_role("button", name="保存样品").click()
    expect(page.locator(".lacks")).to_have_text("摊上有冰吗")
    expect(page.get_by_label("为什么没有冰")).to_be_hidden()
    page.get_by_role("radio", name="没有冰").check()
    page.get_by_label("柜内温度（°C）").fill("14")
    expect(page.get_by_text("这个数少见（通常 0–10）")).to_be_visible()
    draft = page.url

    publish(out, form, 2, [question("new", "新版本的问题", "text", required=True)])
    hear(out)
    out.phone.set_offline(True)
    out.page.goto(draft)
    page = out.page
    expect(page.get_by_role("radio", name="没有冰")).to_be_checked(timeout=SLOW_MS)
    expect(page.get_by_text("新版本的问题")).to_have_count(0)
    page.get_by_label("为什么没有冰").fill("当天不供冰")
    save(page)

    fill_vegetables(out, "菠菜")
    expect(page.get_by_label("新版本的问题")).to_be_visible()
    expect(page.get_by_text("摊上有冰吗")).to_have_count(0)

    out.phone.set_offline(False)
    out.phone.send()
    sample, _ = arrived(out.lab, "上海青")
    answers = {"ice": "no", "why": "当天不供冰", "temp": 14}
    assert sample["own"] == [{"form": form, "version": 1, "answers": answers}]


def test_a_goods_barcode_brings_what_the_lab_last_wrote_of_it(out: Field):
    known = {"barcode": BARCODE, "producer_name": "示例食品厂", "pack_spec": "200 克"}
    out.lab.sampler.say(
        "sample.create",
        new_id(),
        sample_body(sample_type="F-SNK", sample_name="示例饼干", fields=known),
    )
    hear(out)
    out.phone.set_offline(True)
    begin(out, out.take_labels(1)[0], SHOP, "A-VEG")
    page = out.page
    page.get_by_role("button", name="扫商品条码").click()
    window = page.get_by_role("dialog", name="扫商品条码")
    number = window.get_by_label("条码下面的数字")
    number.fill("6901234567893")
    number.press("Enter")
    expect(window.get_by_role("alert")).to_contain_text("不是商品条码")
    number.fill(BARCODE)
    number.press("Enter")
    expect(page.get_by_label("样品名称")).to_have_value("示例饼干")
    expect(page.get_by_label("样品类型")).to_have_value("F-SNK")
    page.get_by_label("任务类别").select_option("supervision")
    page.locator("details.form-group > summary").filter(has_text="样品信息").click()
    expect(page.get_by_label("包装规格", exact=True)).to_have_value("200 克")
    out.phone.set_offline(False)


def test_what_a_programme_asks_at_sealing_is_asked_there_and_printed_in_its_words(out: Field):
    seen = [{"key": "yes", "zh": "在场"}, {"key": "no", "zh": "不在场"}]
    asked = [
        question("owner", "经营者在场吗", "choice", choices=seen, required=True, stage="seal"),
        question("cold", "装箱温度", "number", unit="°C", required=True, stage="seal"),
        question("shot", "装箱照片", "photo", stage="seal"),
    ]
    publish(out, form := new_id(), 1, asked, of="event")
    hear(out)
    out.phone.set_offline(True)
    page = fill_vegetables(out, "空心菜")
    page.get_by_label("任务类别").select_option("event")
    expect(page.get_by_text("经营者在场吗")).to_have_count(0)
    photograph_all(out)
    save(page)

    screen = SealScreen(page)
    screen.open()
    page.get_by_role("radio", name="不在场", exact=True).check()
    page.get_by_label("装箱照片").set_input_files(
        FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photograph(777))
    )
    expect(page.get_by_text("已拍 1 张")).to_be_visible(timeout=SLOW_MS)
    out.phone.die_and_reopen(offline=True)
    page = out.page
    page.get_by_role("button").filter(has_text="空心菜").first.click()
    screen = SealScreen(page)
    screen.open("继续封样")
    expect(page.get_by_role("radio", name="不在场", exact=True)).to_be_checked()
    expect(page.get_by_text("已拍 1 张")).to_be_visible()
    expect(page.locator(".missing-row").filter(has_text="装箱温度")).to_be_visible()
    screen.answer_what_cannot_be_had("温度计坏了")
    screen.seal()
    page.get_by_role("button", name="打印抽样单").click()
    paper = page.get_by_role("article")
    expect(paper.get_by_role("row").filter(has_text="经营者在场吗")).to_contain_text("不在场")
    expect(paper.get_by_role("row").filter(has_text="装箱照片")).to_contain_text("1 张照片")
    expect(paper.get_by_role("row").filter(has_text="装箱温度")).to_contain_text("温度计坏了")

    out.phone.set_offline(False)
    out.phone.send()
    sample, _ = arrived(out.lab, "空心菜")
    (own,) = sample["own"]
    assert (own["form"], own["version"], own["answers"]["owner"]) == (form, 1, "no")
    assert own["answers"]["shot"] == [photo_of(sample, "own")["sha256"]]
    assert {"key": "cold", "reason": "温度计坏了"} in sample["lacking"]


def photo_of(sample: Json, kind: str) -> Json:
    """The one photo of this kind."""
    (found,) = (photo for photo in sample["photos"] if photo["photo_kind"] == kind)
    return found
