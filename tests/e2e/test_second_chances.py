"""Nothing is settled in silence: twins, late corrections, set-aside records wait for a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.cast import issue_roll, new_id, sample_body
from tests.e2e.browser import CHROMIUM, QUIET, SLOW_MS
from tests.e2e.scanner import pull_trigger
from tests.e2e.staffed import Lab, all_sent, context_of, correct, found, take

DESK = {"width": 1366, "height": 900}


class Office(NamedTuple):
    """The lab, the desk's screen and the manager's."""

    lab: Lab
    desk: Page
    manager: Page


@pytest.fixture(scope="module")
def office(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    lab = found(tmp_path_factory.mktemp("office"))
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    desk = lab.seat(context_of(browser, viewport=DESK), lab.receiver)
    manager = lab.seat(context_of(browser, viewport=DESK), lab.manager)
    yield Office(lab, desk, manager)
    browser.close()
    lab.server.kill()


def scan(desk: Page, code: str) -> None:
    """Pull the scanner's trigger."""
    desk.get_by_label("扫描或输入标签").focus()
    pull_trigger(desk, code)


def expect_verdict(desk: Page, word: str) -> None:
    expect(desk.locator(".desk-verdict strong")).to_have_text(word, timeout=SLOW_MS)


def open_desk(office: Office) -> Page:
    """The desk, with all of the lab's news."""
    with office.desk.expect_response("**/api/v1/sync/status", timeout=SLOW_MS):
        office.desk.goto(f"{office.lab.server.origin}/receive")
    return office.desk


def test_one_of_two_samples_with_one_label_gets_a_new_one(office: Office):
    lab = office.lab
    code, fresh = issue_roll(lab.manager, 2)
    first, second = take(lab.sampler, code, "空心菜"), take(lab.second, code, "菠菜")
    desk = open_desk(office)

    scan(desk, code)
    expect_verdict(desk, "一签两样")
    card = desk.locator(".desk-twin").filter(has_text="菠菜")
    card.get_by_role("button", name="给这份换新标签").click()
    window = desk.get_by_role("dialog", name="换新标签：菠菜")
    scan_into(window, desk, fresh)
    window.get_by_role("radio", name="两份样品误用同一张标签").check()
    window.get_by_role("button", name="换成这张标签").click()
    expect_verdict(desk, "已换标签")

    desk.get_by_role("button", name="接收 F2").click()
    expect_verdict(desk, "已接收")
    all_sent(desk)
    kept, moved = (lab.receiver.document("samples", one.id) for one in (first, second))
    assert lab.receiver.document("items", second.item)["label"] == fresh
    assert (kept["state"], moved["state"]) == ("sealed", "received")
    assert "dup_label" not in kept["flags"] + moved["flags"]


def scan_into(window: Locator, desk: Page, code: str) -> None:
    """A scanner types into an open window; its Enter sends nothing off."""
    expect(window.get_by_label("新标签", exact=True)).to_be_focused(timeout=SLOW_MS)
    pull_trigger(desk, code)
    expect(window.get_by_label("新标签", exact=True)).to_have_value(code)


def test_a_correction_that_came_too_late_is_settled_by_the_desk(office: Office):
    lab = office.lab
    taken = take(lab.sampler, issue_roll(lab.manager, 1)[0], "上海青")
    correct(lab, taken.id)
    desk = open_desk(office)

    scan(desk, taken.code)
    dispute = desk.get_by_role("region", name="数量有两种说法")
    expect(dispute).to_contain_text("2")
    expect(dispute).to_contain_text("4")
    dispute.get_by_role("button", name="改用这个").click()

    expect(dispute).to_be_hidden()
    all_sent(desk)
    document = lab.receiver.document("samples", taken.id)
    assert document["qty_total"] == 4
    assert "stale_amend" not in document["flags"]
    assert len(document["amendments"]) == 3


def test_the_desk_corrects_what_it_sees_and_says_why(office: Office):
    lab = office.lab
    taken = take(lab.sampler, issue_roll(lab.manager, 1)[0], "小白莱")
    desk = open_desk(office)

    scan(desk, taken.code)
    desk.get_by_role("button", name="更正", exact=True).click()
    window = desk.get_by_role("dialog", name="更正：小白莱")
    window.get_by_label("改哪一项").select_option("sample_name")
    window.get_by_label("应该是").fill("小白菜")
    window.get_by_role("button", name="保存更正").click()
    expect(window.get_by_text("封样以后更正，请写明原因")).to_be_visible()
    window.get_by_label("为什么改").fill("笔误")
    window.get_by_role("button", name="保存更正").click()

    expect(desk.get_by_role("heading", name="小白菜")).to_be_visible()
    expect(desk.get_by_role("region", name="更正记录")).to_contain_text("小白莱")
    all_sent(desk)
    assert lab.receiver.document("samples", taken.id)["sample_name"] == "小白菜"


def test_a_record_that_was_set_aside_is_let_in_when_its_cause_is_mended(office: Office):
    lab, manager, sample = office.lab, office.manager, new_id()
    person = lab.second.person_id
    lab.manager.say("person.change", person, {"roles": ["analyst"], "reason": "slip"})
    refused = lab.second.say("sample.create", sample, sample_body())
    assert refused["reason"] == "not_permitted"
    manager.goto(f"{lab.server.origin}/people")

    row = manager.get_by_role("list", name="被隔离的记录").get_by_role("listitem")
    apply(manager, row)
    expect(row.get_by_text("仍不能生效")).to_be_visible(timeout=SLOW_MS)
    expect(row.get_by_text("又试过一次，仍不行")).to_be_visible()

    lab.manager.say("person.change", person, {"roles": ["sampler"], "reason": "mend"})
    apply(manager, row)
    expect(row.get_by_text("已生效")).to_be_visible(timeout=SLOW_MS)
    assert lab.receiver.document("samples", sample)["created_by"] == person


def apply(manager: Page, row: Locator) -> None:
    """Ask for a second try, with a reason."""
    row.get_by_role("button").click(timeout=SLOW_MS)
    window = manager.get_by_role("dialog")
    window.get_by_role("radio", name="岗位已改好").check()
    window.get_by_role("button", name="重新处理").click()
    expect(window).to_be_hidden()
