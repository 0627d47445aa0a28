"""Whole sheets without network: food with A and B, water in bottles, a browser killed midway."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from fieldsample.domain.labels import printed
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import PrintedLabel
from tests.e2e.field import (
    SHOP,
    VILLAGE,
    Field,
    arrived,
    begin,
    leave,
    open_group,
    photograph_all,
    reopen_draft,
    save,
    stand,
    type_label,
)
from tests.e2e.staffed import SECOND
from tests.e2e.whole import assert_whole

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium: apt-get install"),
]
BARCODE = "6901234567892"
USCC = "91350100M00010001T"


@pytest.fixture(scope="module")
def out(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    standing = stand(playwright, tmp_path_factory.mktemp("field"))
    yield standing
    leave(standing)


def test_shop_food_with_a_and_b_outlives_a_killed_browser_and_arrives_whole(out: Field):
    first, second = out.take_labels(2)
    out.phone.set_offline(True)
    begin(out, first, SHOP, "F-SNK")
    page = out.page
    page.get_by_label("点位（摊位、货架、水龙头）").fill("2 号货架")
    page.get_by_label("任务类别").select_option("supervision")
    page.get_by_label("告知书编号").fill("GZ-示例-1")
    page.get_by_role("button", name="扫商品条码").click()
    window = page.get_by_role("dialog", name="扫商品条码")
    window.get_by_label("条码下面的数字").fill(BARCODE)
    window.get_by_role("button", name="使用", exact=True).click()
    page.get_by_label("样品名称").fill("示例饼干")
    page.get_by_label("抽样数量").fill("9")
    page.get_by_role("group", name="抽样人员").get_by_role("checkbox", name=SECOND).check()

    page.get_by_role("button", name="扫标签：备样 B").click()
    type_label(page.get_by_role("dialog"), first.code)
    expect(page.get_by_role("alert")).to_contain_text("已在这份抽样单里")
    type_label(page.get_by_role("dialog"), second.code)
    expect(page.get_by_text("已贴标签 2/2")).to_be_visible()
    page.get_by_label("备样封条编号").fill("示例封-2")
    answer_form(page)

    out.phone.die_and_reopen(offline=True)
    page = out.page
    reopen_draft(page, "示例饼干")
    expect_all_answers(page, second)

    photograph_all(out)
    save(page)
    out.phone.set_offline(False)
    out.phone.send()
    sample, items = arrived(out.lab, "示例饼干")
    assert [(item["kind"], item["label"]) for item in items] == [
        ("A", first.code),
        ("B", second.code),
    ]
    assert items[1]["seal_no"] == "示例封-2"
    assert sample["task_category"] == "supervision"
    said = sample["fields"]
    assert said["barcode"] == BARCODE
    assert said["site_uscc"] == USCC
    assert (said["producer_name"], said["producer_phone"]) == ("示例食品厂", "/")
    assert (said["site_name"], said["place_type"], said["pack_class"]) == (
        SHOP,
        "supermarket",
        "prepacked",
    )
    assert_whole(out.lab.server, photos=out.photos)


def answer_form(page: Page) -> None:
    """A list, a date, text, a slash, a licence's code: one of each kind."""
    open_group(page, "样品信息")
    page.get_by_role("radio", name="预包装", exact=True).check()
    page.get_by_label("生产/加工/购进/检疫日期", exact=True).fill("2026-11-01")
    open_group(page, "生产者")
    page.get_by_label("企业名称", exact=True).fill("示例食品厂")
    page.get_by_role("button", name="不适用 /：生产企业电话").click()
    open_group(page, "被抽样单位")
    page.get_by_role("button", name="扫营业执照二维码").click()
    window = page.get_by_role("dialog", name="扫营业执照二维码")
    code = window.get_by_label("统一社会信用代码（18 位）")
    use = window.get_by_role("button", name="使用", exact=True)
    code.fill("javascript:alert(1)")
    use.click()
    expect(window.get_by_role("alert")).to_contain_text("什么都没有填")
    code.fill(f"https://licence.invalid/?id={USCC}")
    use.click()
    expect(window).to_be_hidden()


def expect_all_answers(page: Page, second: PrintedLabel) -> None:
    """Nothing that was typed, chosen or scanned is missing."""
    expect(page.get_by_label("点位（摊位、货架、水龙头）")).to_have_value("2 号货架")
    expect(page.get_by_label("样品类型")).to_have_value("F-SNK")
    expect(page.get_by_label("样品名称")).to_have_value("示例饼干")
    expect(page.get_by_label("抽样数量")).to_have_value("9")
    expect(page.get_by_label("任务类别")).to_have_value("supervision")
    expect(page.get_by_label("告知书编号")).to_have_value("GZ-示例-1")
    expect(page.get_by_role("checkbox", name=SECOND)).to_be_checked()
    expect(page.get_by_text("已贴标签 2/2")).to_be_visible()
    expect(page.get_by_role("listitem", name="备样 B")).to_contain_text(second.code[-1])
    expect(page.get_by_label("备样封条编号")).to_have_value("示例封-2")
    for group in ("样品信息", "生产者", "被抽样单位"):
        open_group(page, group)
    expect(page.get_by_role("radio", name="预包装", exact=True)).to_be_checked()
    expect(page.get_by_label("生产/加工/购进/检疫日期", exact=True)).to_have_value("2026-11-01")
    expect(page.get_by_label("企业名称", exact=True)).to_have_value("示例食品厂")
    absent = page.get_by_role("button", name="改为填写：生产企业电话")
    expect(absent).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("营业执照/社会信用代码", exact=True)).to_have_value(USCC)
    expect(page.get_by_label("样品条码", exact=True)).to_have_value(BARCODE)


def test_village_tap_water_with_its_bottles_blank_and_parallel_arrives_whole(out: Field):
    labels = out.take_labels(10)
    bottles, blank, parallel = labels[:8], labels[8], labels[9]
    out.phone.set_offline(True)
    begin(out, bottles[0], VILLAGE, "W-TAP")
    page = out.page
    page.get_by_label("点位（摊位、货架、水龙头）").fill("村口水龙头")
    page.get_by_label("样品名称").fill("示例村末梢水")
    page.get_by_label("抽样数量").fill("6")
    page.get_by_role("button", name="没有取：W8 放射性").click()
    page.get_by_label("W8 放射性 没有取的原因").fill("没有要求")
    expect(page.get_by_text("已贴标签 2/9")).to_be_visible()

    scan_in_a_row(out, bottles[:4])
    expect(page.get_by_text("已贴标签 5/9").first).to_be_visible(timeout=SLOW_MS)
    out.phone.die_and_reopen(offline=True)
    page = out.page
    reopen_draft(page, "示例村末梢水")
    expect(page.get_by_text("已贴标签 5/9")).to_be_visible()
    expect(page.get_by_label("W8 放射性 没有取的原因")).to_have_value("没有要求")
    scan_in_a_row(out, bottles[4:])
    expect(page.get_by_text("每一瓶都有着落了")).to_be_visible(timeout=SLOW_MS)
    page.get_by_role("button", name="完成").click()
    add_quality_control(page, "空白 K", blank.code)
    add_quality_control(page, "平行 P", parallel.code)

    photograph_all(out)
    save(page)
    out.phone.set_offline(False)
    out.phone.send()
    sample, items = arrived(out.lab, "示例村末梢水")
    keys = [item["bottle"] for item in items if item["kind"] == "W"]
    assert keys == ["W1", "W2", "W3", "W4", "W5", "W6", "W7", "W7"]
    assert [item["label"] for item in items] == [label.code for label in labels]
    assert items[0]["preservative"] == "硫代硫酸钠"
    assert [item["kind"] for item in items[8:]] == ["K", "P"]
    assert {item["parent"] for item in items[8:]} == {items[0]["id"]}
    assert sample["fields"]["bottles"] == ["W8 未取：没有要求"]
    assert_whole(out.lab.server, photos=out.photos)


def scan_in_a_row(out: Field, labels: list[PrintedLabel]) -> None:
    """The camera stays open; label after label passes under it."""
    out.phone.camera.film(labels)
    out.page.get_by_role("button", name="连续扫码").click()


def add_quality_control(page: Page, kind: str, code: str) -> None:
    """A blank or parallel of the first bottle."""
    page.get_by_role("button", name="加空白或平行").click()
    window = page.get_by_role("dialog", name="加空白或平行")
    window.get_by_role("radio", name=kind).check()
    type_label(window, code)
    expect(window).to_be_hidden()
    expect(page.locator(".slot").filter(has_text=kind)).to_contain_text("对应 W1")


def test_a_saved_sample_gets_another_container_and_a_blank_out_of_reach(out: Field):
    first, second, blank = out.take_labels(3)
    out.phone.set_offline(True)
    begin(out, first, SHOP, "A-VEG")
    page = out.page
    page.get_by_label("点位（摊位、货架、水龙头）").fill("菜架")
    page.get_by_label("样品名称").fill("示例莴笋")
    page.get_by_label("抽样数量").fill("3")
    page.get_by_role("group", name="抽样人员").get_by_role("checkbox", name=SECOND).check()
    photograph_all(out)
    save(page)
    add_container(page, "再加一个：检样 A", first.code, refused="已在这份抽样单里")
    add_container(page, "再加一个：检样 A", second.code)
    add_container(page, "空白 K", blank.code)
    for label in (first, second, blank):
        expect(page.locator(".facts")).to_contain_text(printed(label.code))
    out.phone.set_offline(False)
    out.phone.send()
    _, items = arrived(out.lab, "示例莴笋")
    assert [(item["kind"], item["label"], item["position"]) for item in items] == [
        ("A", first.code, None),
        ("A", second.code, 2),
        ("K", blank.code, 3),
    ]
    assert items[2]["parent"] == items[0]["id"]
    assert all(item["filled_at"] for item in items[1:])


def add_container(page: Page, what: str, code: str, refused: str = "") -> None:
    """On the sample's page: which container, then its label."""
    page.get_by_role("button", name="加一个容器").click()
    window = page.get_by_role("dialog", name="加一个容器")
    window.get_by_label("是什么容器").select_option(label=what)
    type_label(window, code)
    if refused:
        expect(window.get_by_role("alert")).to_contain_text(refused)
        window.get_by_role("button", name="关闭").click()
    expect(window).to_be_hidden()


def test_a_damaged_label_is_said_once_and_refused_from_then_on_without_network(out: Field):
    bad, good = out.take_labels(2)
    out.phone.camera.show_nothing()
    out.phone.set_offline(True)
    page = out.page
    page.goto(f"{out.lab.server.origin}/capture")
    page.get_by_role("button", name="标签坏了或丢了").click()
    window = page.get_by_role("dialog", name="标签坏了或丢了")
    window.get_by_label("标签上的字").fill(bad.code)
    window.get_by_label("说明").fill("被水泡烂")
    window.get_by_role("button", name="记下来").click()
    expect(window).to_be_hidden()

    type_label(page, bad.code)
    expect(page.get_by_role("alert")).to_contain_text("已作废")
    type_label(page, f"{good.code[:-1]}{'2' if good.code[-1] != '2' else '3'}")
    expect(page.get_by_role("alert")).to_contain_text("校验字符不对")
    type_label(page, BARCODE)
    expect(page.get_by_role("alert")).to_contain_text("商品条码")

    out.phone.set_offline(False)
    out.phone.send()
    out.lab.manager.pull()
    uses = [doc for key, doc in out.lab.manager.replica.items() if key[0] == "label_use"]
    assert any(use["spoiled"].strip("A=") for use in uses)
