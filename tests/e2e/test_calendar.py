"""The lab's calendar: the proposal taken over, a day turned by hand, saved without a network."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.e2e.browser import SLOW_MS
from tests.e2e.staffed import Lab, context_of

OFFICE = {"width": 1280, "height": 800}
# The proposal that ships is for this year, whatever the year of the test is.
IN_2026 = "Date.prototype.getFullYear = () => 2026"


def test_a_year_is_taken_over_changed_by_keyboard_and_saved_offline(
    chromium: Browser, lab: Lab
) -> None:
    office = context_of(chromium, viewport=OFFICE)
    page = lab.seat(office, lab.manager)
    page.add_init_script(IN_2026)
    page.goto(f"{lab.server.origin}/calendar")
    expect(page.get_by_text("2026 年还没有设定", exact=False)).to_be_visible(timeout=SLOW_MS)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    office.set_offline(True)

    page.get_by_role("button", name="填入 2026 年的建议").click()
    new_year = page.get_by_role("button", name="1月1日星期四，放假")
    expect(new_year).to_be_visible()
    new_year.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="1月3日星期六，周末上班")).to_be_focused()
    page.get_by_role("button", name="10月9日星期五，工作日").click()
    page.get_by_role("button", name="保存 2026 年").click()
    expect(page.get_by_text("2026 年由 示例主任", exact=False)).to_be_visible(timeout=SLOW_MS)

    office.set_offline(False)
    expect(page.get_by_text("全部已送")).to_be_visible(timeout=SLOW_MS)
    year = lab.receiver.document("calendars", "2026")
    assert {"2026-10-09", "2026-01-01"} <= set(year["holidays"])
    assert {"2026-01-03", "2026-01-04"} <= set(year["workdays"])
    assert "国务院办公厅" in year["source"]
    office.close()


def test_who_may_not_set_it_reads_it_and_finds_nothing_to_press(
    chromium: Browser, lab: Lab
) -> None:
    desk = context_of(chromium, viewport=OFFICE)
    page = lab.seat(desk, lab.receiver)
    page.goto(f"{lab.server.origin}/calendar")

    expect(page.locator(".calendar-month")).to_have_count(12, timeout=SLOW_MS)
    expect(page.locator("button.calendar-day")).to_have_count(0)
    expect(page.get_by_role("button", name="保存")).to_have_count(0)
    desk.close()
