"""The centre's visits: wholly without the lab, the browser killed on the way, all arriving."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import PrintedLabel, label_of
from tests.e2e.field import link_for
from tests.e2e.phone import Phone
from tests.e2e.staffed import SECOND, SITES, Lab, found
from tests.e2e.whole import assert_whole

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium: apt-get install"),
]
SITE = SITES[0]
LABELS = 12


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
