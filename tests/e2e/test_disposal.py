"""留样与处置: one seat proposes, another one answers under its own sign-in, offline too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.e2e.browser import SLOW_MS
from tests.e2e.staffed import MANAGER, RECEIVER, Taken, all_sent
from tests.e2e.test_store import Store, seated, store

__all__ = ["store"]  # the fixture of the store serves here too
PHONE = ViewportSize(width=390, height=844)
FOR_ME, MINE, BACK = "等您确认", "等第二人确认", "退回给您的"
Seats = tuple[tuple[BrowserContext, Page], tuple[BrowserContext, Page]]


@pytest.fixture
def seats(chromium: Browser, store: Store) -> Iterator[Seats]:
    """The sample manager's desk, and the head's own phone."""
    desk = seated(chromium, store, "/disposal")
    phone = seated(chromium, store, "/disposal", store.lab.manager, PHONE)
    yield desk, phone
    for context, _ in (desk, phone):
        context.close()


def overdue(store: Store, name: str) -> Taken:
    """A sample whose item need not be kept any more."""
    taken = store.received(name)
    over = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
    store.lab.receiver.say("item.retain", taken.item, {"until": over, "place": store.shelf})
    return taken


def section(page: Page, title: str) -> Locator:
    heading = page.get_by_role("heading", name=title, exact=True)
    return page.locator("section").filter(has=heading)


def propose(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=re.compile(name)).check()
    page.get_by_role("button", name="提出处置", exact=True).click()
    window = page.get_by_role("dialog")
    window.get_by_role("button", name="提出处置", exact=True).click()
    expect(window.get_by_text("请选或写处置方法")).to_be_visible()
    window.get_by_role("radio", name="高压灭菌后丢弃").check()
    asked = window.get_by_label("请谁确认")
    expect(asked.locator("option", has_text=RECEIVER)).to_have_count(0)
    asked.select_option(label=MANAGER)
    window.get_by_role("button", name="提出处置", exact=True).click()
    expect(window).to_be_hidden()
    expect(section(page, MINE)).to_contain_text(name, timeout=SLOW_MS)
    expect(page.get_by_role("checkbox", name=re.compile(name))).to_have_count(0)
    all_sent(page)


def test_what_one_seat_proposes_another_one_disposes_of_offline_under_its_own_sign_in(
    store: Store, seats: Seats
) -> None:
    (_, desk), (pocket, phone) = seats
    taken = overdue(store, "示例到期样")
    propose(desk, "示例到期样")
    assert store.item(taken)["flags"] == ["disposal_proposed"]

    waiting = section(phone, FOR_ME)
    expect(waiting).to_contain_text(f"{RECEIVER} 提出处置 1 件", timeout=SLOW_MS)
    expect(waiting).to_contain_text("请您确认")
    pocket.set_offline(True)
    waiting.get_by_role("button", name="确认处置 1 件").click()
    window = phone.get_by_role("dialog")
    expect(window).to_contain_text(f"您用自己的登录（{MANAGER}）确认")
    window.get_by_role("button", name="我确认处置 1 件").press("Enter")
    expect(window).to_be_hidden()
    expect(waiting).to_have_count(0)
    assert store.item(taken)["state"] == "retained"

    pocket.set_offline(False)
    all_sent(phone)
    stored = store.item(taken)
    assert (stored["state"], stored["flags"]) == ("disposed", [])
    proposed, confirmed = stored["facts"][-2:]
    people = (store.lab.receiver.person_id, store.lab.manager.person_id)
    assert (proposed["by"], confirmed["by"]) == people
    expect(section(desk, MINE)).to_have_count(0, timeout=SLOW_MS)

    desk.goto(f"{store.lab.server.origin}/custody#{taken.item}")
    rows = desk.locator(".custody-rows")
    expect(rows).to_contain_text("第二人确认处置", timeout=SLOW_MS)
    expect(rows).to_contain_text(re.compile(f"提出人.*{RECEIVER}"))
    expect(rows).to_contain_text(MANAGER)


def test_what_the_second_person_declines_comes_back_with_the_reason(
    store: Store, seats: Seats
) -> None:
    (_, desk), (_, phone) = seats
    taken = overdue(store, "示例复检样")
    propose(desk, "示例复检样")

    waiting = section(phone, FOR_ME)
    waiting.get_by_role("button", name="不同意").click(timeout=SLOW_MS)
    window = phone.get_by_role("dialog")
    window.get_by_role("button", name="退回").click()
    expect(window.get_by_text("请写明原因")).to_be_visible()
    window.get_by_label("原因").fill("复检还没做完")
    window.get_by_role("button", name="退回").click()
    expect(waiting).to_have_count(0)
    all_sent(phone)

    back = section(desk, BACK)
    expect(back).to_contain_text("复检还没做完", timeout=SLOW_MS)
    expect(back).to_contain_text(f"{MANAGER} 不同意处置")
    assert (store.item(taken)["state"], store.item(taken)["flags"]) == ("retained", [])
    back.get_by_role("button", name="知道了，收回").click()
    expect(back).to_have_count(0)
    expect(desk.get_by_role("checkbox", name=re.compile("示例复检样"))).to_be_visible()
    all_sent(desk)


def test_what_the_proposer_withdraws_asks_nobody_any_more(store: Store, seats: Seats) -> None:
    (office, desk), (_, phone) = seats
    taken = overdue(store, "示例收回样")
    propose(desk, "示例收回样")
    expect(section(phone, FOR_ME)).to_contain_text("示例收回样", timeout=SLOW_MS)

    office.set_offline(True)
    section(desk, MINE).get_by_role("button", name="收回").click()
    expect(section(desk, MINE)).to_have_count(0)
    office.set_offline(False)
    all_sent(desk)

    expect(section(phone, FOR_ME)).to_have_count(0, timeout=SLOW_MS)
    assert (store.item(taken)["state"], store.item(taken)["flags"]) == ("retained", [])
