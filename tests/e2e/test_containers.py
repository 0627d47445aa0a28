"""Containers without network: more of them after saving, and a label that is damaged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from fieldsample.domain.labels import printed
from tests.e2e.field import (
    SHOP,
    Field,
    arrived,
    begin,
    leave,
    photograph_all,
    save,
    stand,
    type_label,
)
from tests.e2e.staffed import SECOND

BARCODE = "6901234567892"
USCC = "91350100M00010001T"


@pytest.fixture(scope="module")
def out(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    standing = stand(playwright, tmp_path_factory.mktemp("field"))
    yield standing
    leave(standing)


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
