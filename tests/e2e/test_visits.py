"""The centre's visits: wholly without the lab, the browser killed on the way, all arriving."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import PrintedLabel, label_of
from tests.e2e.field import (
    SHOP,
    VILLAGE,
    arrived,
    begin,
    leave,
    link_for,
    open_group,
    photograph_all,
    reopen_draft,
    save,
    stand,
    type_label,
)
from tests.e2e.field import Field as Outing
from tests.e2e.phone import Phone
from tests.e2e.staffed import SECOND, SITES, Lab, found
from tests.e2e.whole import assert_whole

SITE = SITES[0]
LABELS = 12
BARCODE = "6901234567892"
USCC = "91350100M00010001T"


@dataclass(frozen=True, slots=True)
class Field:
    """A lab with its sites, and a phone with a roll of labels, ready to go out."""

    lab: Lab
    phone: Phone
    labels: Iterator[PrintedLabel]

    @property
    def page(self) -> Page:
        """The phone's only tab."""
        return self.phone.page

    def documents(self, collection: str) -> list[dict[str, Any]]:
        """What the lab holds of this collection, oldest first."""
        self.lab.manager.pull()
        rows = self.lab.manager.replica.items()
        return [doc for (kind, _id), doc in sorted(rows) if kind == collection]

    def come_home(self) -> None:
        """The lab is back: everything goes, and everything is whole."""
        self.lab.server.start()
        self.phone.send()
        assert_whole(self.lab.server, photos=self.phone.photos)


@pytest.fixture
def field(playwright: Playwright, tmp_path: Path) -> Iterator[Field]:
    """The phone has all it needs, and the lab is gone."""
    lab = found(tmp_path)
    codes = issue_roll(lab.manager, LABELS, to=lab.sampler)
    phone = Phone(playwright, tmp_path / "phone", lab.server.origin)
    phone.enrol(link_for(lab))
    phone.wait_until_ready_for_the_field(SITE)
    lab.server.kill()
    yield Field(lab, phone, map(label_of, codes))
    phone.browser.kill()
    lab.server.kill()


def test_a_refused_visit_without_samples_is_told_with_its_witness_and_a_picture(field: Field):
    phone = field.phone
    phone.come_to(SITE)
    phone.pair_with(SECOND)
    phone.fill_end("拒检", why="负责人拒绝抽样", witness="市场管理员 李某")
    phone.photograph_storefront()

    phone.die_and_reopen(offline=False)
    phone.come_back_to(SITE)
    phone.page.locator(".bar").get_by_role("button", name="结束到访").click()
    window = phone.page.get_by_role("dialog", name="结束到访")
    expect(window.get_by_role("radio", name="拒检")).to_be_checked()
    expect(window.get_by_label("见证人")).to_have_value("市场管理员 李某")
    expect(window.locator("label", has_text="重拍")).to_be_visible()
    phone.confirm_end()
    expect(phone.page.get_by_role("list", name="进行中的到访")).to_be_hidden()
    phone.page.goto(f"{phone.origin}/outbox")
    expect(phone.page.get_by_role("main")).to_contain_text("到访 · 拒检")
    field.come_home()

    (visit,) = field.documents("visits")
    assert (visit["outcome"], visit["closed"]) == ("refused", True)
    assert (visit["witness"], visit["note"]) == ("市场管理员 李某", "负责人拒绝抽样")
    assert set(visit["samplers"]) == {field.lab.sampler.person_id, field.lab.second.person_id}
    assert [photo["photo_kind"] for photo in visit["photos"]] == ["storefront"]
    assert visit["place"]["method"] == "gps"
    assert visit["started_at"] < visit["ended_at"]
    assert field.documents("samples") == []


def test_a_lone_sampler_gives_a_reason_before_the_first_label(field: Field):
    phone = field.phone
    phone.come_to(SITE)
    scan = phone.page.locator(".bar").get_by_role("button", name="扫码抽样")
    scan.click()
    expect(phone.page.get_by_text("这一项要填")).to_be_visible()
    phone.page.get_by_role("button", name="今天只有一人值班").click()
    phone.scan_in_visit(next(field.labels))
    answer_produce(phone, "小白菜")
    phone.photograph()
    phone.save()
    field.come_home()

    (visit,), (sample,) = field.documents("visits"), field.documents("samples")
    assert (visit["note"], sample["lone_reason"]) == ("今天只有一人值班",) * 2
    assert visit["samplers"] == sample["samplers"] == [field.lab.sampler.person_id]
    assert "no_second_sampler" in sample["flags"]


def test_a_market_visit_brings_vegetables_and_water_and_a_rapid_test(field: Field):
    phone = field.phone
    phone.come_to(SITE)
    phone.pair_with(SECOND)
    phone.scan_in_visit(next(field.labels))
    answer_produce(phone, "小白菜")
    phone.die_and_reopen(offline=False)
    phone.continue_draft("小白菜")
    phone.photograph()

    phone.save_and_next(next(field.labels))
    expect_carried(phone.page)
    phone.page.get_by_label("样品名称").fill("上海青")
    phone.page.get_by_role("button", name="3 kg", exact=True).click()
    phone.photograph()
    phone.save()
    measure_inhibition(phone.page, "32")

    phone.come_back_to(SITE)
    expect(phone.page.get_by_role("main")).to_contain_text("这次到访的样品（2）")
    phone.scan_in_visit(next(field.labels))
    answer_water(phone)
    phone.photograph()
    phone.save()
    phone.die_and_reopen(offline=False)
    phone.come_back_to(SITE)
    phone.end_visit("正常")
    field.come_home()

    assert_one_visit_of(field, ["小白菜", "上海青", "自来水"])
    by_name = {sample["sample_name"]: sample for sample in field.documents("samples")}
    assert [sample["point"] for sample in by_name.values()] == ["3 号摊位", "3 号摊位", "洗手池"]
    (reading,) = by_name["上海青"]["measurements"]
    assert (reading["quantity"], reading["value"]) == ("inhibition_rate", 32)


def test_after_a_visit_has_ended_the_next_sample_of_the_day_begins_another(field: Field):
    phone = field.phone
    phone.come_to(SITE)
    phone.pair_with(SECOND)
    phone.end_visit("停业", why="关门，敲门无人应")
    phone.come_to(SITE)
    phone.scan_in_visit(next(field.labels))
    answer_produce(phone, "小白菜")
    phone.photograph()
    phone.save()
    phone.come_back_to(SITE)
    phone.end_visit("正常")
    field.come_home()

    first, second = field.documents("visits")
    assert (first["outcome"], second["outcome"]) == ("closed", "normal")
    (sample,) = field.documents("samples")
    assert sample["visit"] == second["id"] != first["id"]
    assert sample["samplers"] == second["samplers"]


def answer_produce(phone: Phone, name: str) -> None:
    """What a monthly produce sample asks; type by its chip."""
    page = phone.page
    page.get_by_label("点位（摊位、货架、水龙头）").fill("3 号摊位")
    page.get_by_role("button", name="新鲜蔬菜", exact=True).click()
    page.get_by_label("样品名称").fill(name)
    page.get_by_label("抽样数量").fill("3")
    expect(page.get_by_text(re.compile(r"精度 ±\d+ 米"))).to_be_visible(timeout=SLOW_MS)


def answer_water(phone: Phone) -> None:
    """Tap water in the same visit: another type, another point."""
    page = phone.page
    page.get_by_label("样品类型").select_option("W-TAP")
    page.get_by_label("点位（摊位、货架、水龙头）").fill("洗手池")
    page.get_by_label("样品名称").fill("自来水")
    page.get_by_label("抽样数量").fill("4")
    expect(page.get_by_text(re.compile(r"精度 ±\d+ 米"))).to_be_visible(timeout=SLOW_MS)


def expect_carried(page: Page) -> None:
    """The next sheet knows site, point, type and pair already."""
    expect(page.get_by_role("button", name="抽样地点")).to_contain_text(SITE)
    expect(page.get_by_label("点位（摊位、货架、水龙头）")).to_have_value("3 号摊位")
    expect(page.get_by_label("样品类型")).to_have_value("A-VEG")
    pair = page.get_by_role("group", name="抽样人员")
    expect(pair.get_by_role("checkbox", name=SECOND, exact=True)).to_be_checked()


def measure_inhibition(page: Page, value: str) -> None:
    """A rapid test on the spot, read without an instrument of the register."""
    page.get_by_role("button", name="测定", exact=True).click()
    window = page.get_by_role("dialog", name="现场测定")
    window.locator("#reading-value").fill(value)
    window.get_by_label("仪器", exact=True).select_option(label="没有用仪器")
    window.get_by_label("为什么没有用仪器").fill("速测卡比色")
    window.get_by_role("button", name="保存读数").click()
    expect(page.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)
    window.get_by_role("button", name="关闭").click()


def assert_one_visit_of(field: Field, names: list[str]) -> None:
    """One visit, ended normally, with these samples and an item each."""
    (visit,) = field.documents("visits")
    assert (visit["outcome"], visit["closed"]) == ("normal", True)
    samples = field.documents("samples")
    assert [sample["sample_name"] for sample in samples] == names
    assert {sample["visit"] for sample in samples} == {visit["id"]}
    assert {item["sample"] for item in field.documents("items")} == {s["id"] for s in samples}


@pytest.fixture(scope="module")
def out(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outing]:
    """A lab with a shop and a village, and a phone that goes out to both."""
    standing = stand(playwright, tmp_path_factory.mktemp("field"))
    yield standing
    leave(standing)


def test_shop_food_with_a_and_b_outlives_a_killed_browser_and_arrives_whole(out: Outing):
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


def test_village_tap_water_with_its_bottles_blank_and_parallel_arrives_whole(out: Outing):
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


def scan_in_a_row(out: Outing, labels: list[PrintedLabel]) -> None:
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
