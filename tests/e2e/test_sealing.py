"""A supervision sample sealed without network, signed on glass, printed by phone and lab."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import Page, expect

from tests.e2e.browser import SLOW_MS
from tests.e2e.conftest import RECEIVER, SAMPLER, SECOND, SITES, Main
from tests.e2e.sealing import SealScreen
from tests.e2e.staffed import speaks
from tests.e2e.whole import assert_whole

FIRST, OTHER, PARTY = "抽样人员", "第二抽样人员", "被抽样单位"


def test_three_sign_on_glass_out_of_reach_and_the_lab_prints_what_they_signed(main: Main):
    site, name = SITES[0], "上海青"
    main.phone.wait_until_ready_for_the_field(site.name)
    main.phone.set_offline(True)
    take_for_supervision(main, name)
    screen = SealScreen(main.phone.page)

    screen.open()
    screen.expect_waiting_for("任务来源")
    screen.sign(FIRST)
    screen.scribble(OTHER)
    main.phone.die_and_reopen(offline=True)

    main.phone.page.get_by_role("button").filter(has_text=name).first.click()
    screen = SealScreen(main.phone.page)
    screen.open("继续封样")
    screen.expect_signed(FIRST)
    screen.expect_unsigned(OTHER)
    screen.sign(OTHER)
    screen.refuse(PARTY, "赶时间", "示例见证人")
    screen.page.get_by_role("textbox", name="检样封条编号", exact=True).fill("F-0001")
    assert screen.answer_what_cannot_be_had("示例原因") > 0
    screen.seal()

    page = main.phone.page
    expect(page.get_by_text("已封样，内容不能再改")).to_be_visible()
    expect(page.get_by_role("img", name=f"{OTHER}的签名")).to_be_visible(timeout=SLOW_MS)
    assert_prints_offline(page, name)
    main.phone.set_offline(False)
    main.phone.send()
    signatures = 2
    assert_whole(main.server, photos=main.phone.photos + signatures)
    assert_printed_by_the_lab(main, name)
    assert_corrected_only_with_a_reason(main, name)


def take_for_supervision(main: Main, name: str) -> None:
    """Scan, answer and save a sample of 监督抽检."""
    phone = main.phone
    phone.scan(next(main.labels))
    phone.answer(name, SITES[0].name, SECOND)
    phone.page.get_by_label("任务类别").select_option(label="监督抽检")
    phone.page.get_by_label("告知书编号").fill("G-1")
    phone.photograph()
    phone.save()


def assert_prints_offline(page: Page, name: str) -> None:
    """The browser prints the form, and the seal strips, without network."""
    page.get_by_role("button", name="打印抽样单").click()
    expect(page.get_by_role("article")).to_contain_text("F-0001")
    signed = page.get_by_role("article").get_by_role("img", name=f"{FIRST}的签名", exact=True)
    expect(signed).to_be_visible()
    text = words_of(page.pdf(prefer_css_page_size=True))
    for word in ("抽样单", name, "F-0001", SITES[0].name, "拒签：赶时间；见证人：示例见证人"):
        assert word in text, word
    page.locator("label").filter(has_text="封条").click()
    expect(page.get_by_role("article", name="封条 检样")).to_contain_text("F-0001")
    page.get_by_role("button", name="返回").click()


def assert_printed_by_the_lab(main: Main, name: str) -> None:
    """The receiver's PDF says the same, with both pictures arrived."""
    text = words_of(form_at_the_lab(main))
    for word in (name, "F-0001", f"{FIRST}：{SAMPLER}", f"{OTHER}：{SECOND}", "示例原因"):
        assert word in text, word
    assert "拒签：赶时间；见证人：示例见证人" in text
    assert "签名图像尚未传到" not in text


def assert_corrected_only_with_a_reason(main: Main, name: str) -> None:
    """From sealing on a correction without a reason is not taken."""
    page = main.phone.page
    page.goto(f"{main.phone.origin}/today")
    page.get_by_role("button").filter(has_text=name).first.click()
    page.get_by_role("button", name="更正", exact=True).click()
    window = page.get_by_role("dialog")
    window.get_by_label("应该是").fill("2.5")
    window.locator("button[type=submit]").click()
    expect(window.locator(".field-error")).to_be_visible()
    window.locator("textarea").fill("复称")
    window.locator("button[type=submit]").click()
    expect(window).to_be_hidden()
    main.phone.send()
    text = words_of(form_at_the_lab(main))
    assert "复称" in text
    assert "3→2.5" in text


def form_at_the_lab(main: Main) -> bytes:
    """The last sealed sample's form, as the desk fetches it."""
    desk = speaks(main.server, RECEIVER, "receiver")
    desk.pull()
    sealed = [
        key
        for (kind, key), doc in desk.replica.items()
        if kind == "samples" and doc["state"] == "sealed"
    ]
    path = f"/api/v1/samples/{sealed[-1]}/form.pdf"
    answer = desk.client.get(path, headers=desk.headers)
    assert answer.status_code == 200, answer.data
    return answer.data


def words_of(pdf: bytes) -> str:
    """All text of a PDF without its breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())
