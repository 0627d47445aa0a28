"""A paper form typed in at the desk, and the phone that comes after all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import photograph
from tests.e2e.staffed import SECOND, Lab, all_sent, context_of, take

WIDE = ViewportSize(width=1280, height=800)


@pytest.fixture(scope="module")
def desk(chromium: Browser, lab: Lab) -> Page:
    return lab.seat(context_of(chromium, viewport=WIDE), lab.receiver)


def type_in(desk: Page, name: str) -> None:
    """What stands on the paper, without its label."""
    paper = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photograph(7))
    desk.get_by_label("纸质抽样单照片 拍照或选照片").set_input_files(paper)
    expect(desk.get_by_role("img", name="纸质抽样单照片")).to_be_visible(timeout=SLOW_MS)
    desk.get_by_label("抽样人员（照纸单写）").fill("示例甲、示例乙")
    desk.get_by_role("button", name="昨天").click()
    desk.get_by_label("时间", exact=True).fill("09:30")
    desk.get_by_label("纸单编号").fill("P-7")
    desk.get_by_label("样品类型").select_option("A-VEG")
    desk.get_by_label("样品名称").fill(name)
    desk.get_by_label("抽样数量").fill("２．５")


def test_a_paper_form_is_typed_in_beside_its_photo_and_the_draft_outlives_a_reload(
    desk: Page, lab: Lab
) -> None:
    code = issue_roll(lab.manager, 1)[0]
    desk.goto(f"{lab.server.origin}/transcribe")
    desk.get_by_role("button", name="保存补录").click(timeout=SLOW_MS)
    expect(desk.get_by_role("alert")).to_contain_text("请扫描或输入标签")
    expect(desk.get_by_role("alert")).to_contain_text("请拍纸单")
    type_in(desk, "小白菜")
    desk.reload()
    expect(desk.get_by_label("样品名称")).to_have_value("小白菜", timeout=SLOW_MS)
    expect(desk.get_by_role("img", name="纸质抽样单照片")).to_be_visible()
    desk.get_by_label("标签（可扫描）").fill("https://example.invalid/")
    desk.get_by_role("button", name="加上").click()
    expect(desk.get_by_role("alert")).to_be_visible()
    desk.get_by_label("标签（可扫描）").fill(code)
    desk.get_by_role("button", name="加上").click()
    expect(desk.get_by_role("list", name="标签")).to_be_visible()
    desk.get_by_label("本系统里的抽样员").select_option(SECOND)
    expect(desk.get_by_text(f"{SECOND} 的手机会看到这个样品")).to_be_visible()
    desk.get_by_role("button", name="保存补录").click()
    expect(desk.get_by_text("已补录 HZ")).to_be_visible(timeout=SLOW_MS)
    all_sent(desk)

    lab.receiver.pull()
    (sample,) = (
        doc
        for (collection, _), doc in lab.receiver.replica.items()
        if collection == "samples" and doc["sample_name"] == "小白菜"
    )
    assert sample["transcribed"]["written_by"] == ["示例甲", "示例乙"]
    assert sample["transcribed"]["paper_no"] == "P-7"
    assert lab.second.document("samples", sample["id"])["sample_name"] == "小白菜", "on that phone"
    assert sample["qty_total"] == 2.5
    assert [photo["photo_kind"] for photo in sample["photos"]] == ["paper"]

    desk.get_by_role("button", name="接收 HZ").click()
    expect(desk.locator(".desk-record")).to_contain_text("补录", timeout=SLOW_MS)
    desk.keyboard.press("F2")
    expect(desk.locator(".desk-verdict strong")).to_have_text("已接收", timeout=SLOW_MS)
    expect(desk.get_by_label("样品名称")).to_be_hidden()


def test_the_phone_comes_after_all_and_both_records_stay_until_the_desk_tells_them_apart(
    desk: Page, lab: Lab
) -> None:
    code, spare = issue_roll(lab.manager, 2)
    desk.goto(f"{lab.server.origin}/transcribe#{code}")
    expect(desk.get_by_role("list", name="标签")).to_be_visible(timeout=SLOW_MS)
    type_in(desk, "菠菜")
    desk.get_by_role("button", name="保存补录").click()
    expect(desk.get_by_text("已补录 HZ")).to_be_visible(timeout=SLOW_MS)
    all_sent(desk)
    phone = take(lab.sampler, code, "菠菜（手机）")

    desk.goto(f"{lab.server.origin}/discrepancies")
    twins = desk.get_by_role("list", name="一签两样").locator("li", has_text="菠菜（手机）")
    expect(twins).to_contain_text("补录", timeout=SLOW_MS)
    twins.get_by_role("button", name="去处理").click()
    expect(desk.locator(".desk-verdict strong")).to_have_text("一签两样", timeout=SLOW_MS)
    typed = desk.locator(".desk-twin", has_text="示例甲、示例乙")
    typed.get_by_role("button", name="给这份换新标签").click()
    desk.locator("#relabel-code").fill(spare)
    desk.get_by_label("为什么换").fill("手机记录后来送到，两份并存")
    desk.get_by_role("button", name="换成这张标签").click()
    expect(desk.locator(".desk-verdict strong")).to_have_text("已换标签", timeout=SLOW_MS)
    all_sent(desk)
    lab.receiver.pull()
    assert "dup_label" not in lab.receiver.document("samples", phone.id)["flags"]
    names = [
        doc["sample_name"]
        for (collection, _), doc in lab.receiver.replica.items()
        if collection == "samples"
    ]
    assert {"菠菜", "菠菜（手机）"} <= set(names), "both are kept"


def test_a_sample_that_was_here_before_its_data_meets_it_and_the_receiver_sees_that(
    desk: Page, lab: Lab
) -> None:
    code = issue_roll(lab.manager, 1)[0]
    desk.goto(f"{lab.server.origin}/receive#{code}")
    word = desk.locator(".desk-verdict strong")
    expect(word).to_have_text("数据未到", timeout=SLOW_MS)
    desk.keyboard.press("F2")
    expect(word).to_have_text("已接收", timeout=SLOW_MS)
    all_sent(desk)
    desk.goto(f"{lab.server.origin}/discrepancies")
    expect(desk.get_by_role("list", name="已到样，数据未到").locator("li")).to_have_count(1)

    take(lab.sampler, code, "油麦菜")
    expect(desk.get_by_text("没有异常").or_(desk.get_by_role("list").first)).to_be_visible()
    expect(desk.get_by_role("list", name="已到样，数据未到")).to_be_hidden(timeout=SLOW_MS)
    desk.goto(f"{lab.server.origin}/receive#{code}")
    expect(word).to_have_text("已经接收过", timeout=SLOW_MS)
    expect(desk.get_by_text("数据后来送到，已自动对上")).to_be_visible()
