"""撤销: what was said by mistake is taken back within eight seconds, and both stay to be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.e2e.browser import SLOW_MS
from tests.e2e.field import SHOP, Field, arrived, begin, leave, photograph_all, save, stand
from tests.e2e.staffed import SECOND

OFFERED_MS = 8_000


@pytest.fixture
def out(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    standing = stand(playwright, tmp_path_factory.mktemp("field"))
    yield standing
    leave(standing)


def test_a_mistaken_hand_over_and_a_mistaken_voiding_are_taken_back_out_of_reach(out: Field):
    out.phone.set_offline(True)
    page = take_vegetables(out, "示例茼蒿")
    page.clock.install()
    state = page.locator(".badges").first

    page.get_by_role("button", name="作废", exact=True).click()
    window = page.get_by_role("dialog")
    window.get_by_role("textbox").fill("点错了")
    window.get_by_role("button", name="作废").click()
    undo(page).click()
    expect(page.locator(".toast")).to_contain_text("已撤销：")
    expect(state).to_contain_text("已登记")
    expect(page.locator(".timeline s")).to_have_text("作废：点错了")

    hand_over(page, "示例错的人")
    expect(state).to_contain_text("在途")
    undo(page).focus()
    page.clock.fast_forward(OFFERED_MS + 1_000)
    expect(undo(page)).to_be_visible()
    undo(page).blur()
    page.keyboard.press("Control+z")
    expect(state).to_contain_text("已登记")
    expect(page.locator(".timeline s").last).to_have_text("交给 示例错的人")

    hand_over(page, "示例司机")
    expect(undo(page)).to_be_visible()
    page.clock.fast_forward(OFFERED_MS + 1_000)
    expect(undo(page)).to_have_count(0)
    expect(state).to_contain_text("在途")

    its_page = page.url
    out.phone.set_offline(False)
    out.phone.send()
    sample, _ = arrived(out.lab, "示例茼蒿")
    assert sample["state"] == "in_transit"
    assert "void_asked" not in sample["flags"]
    said = [(fact["kind"], fact.get("undone", False)) for fact in sample["facts"]]
    assert [one for one in said if one[0] in ("sample.void", "sample.hand_over")] == [
        ("sample.void", True),
        ("sample.hand_over", True),
        ("sample.hand_over", False),
    ]
    page.goto(its_page)
    expect(page.locator(".timeline s")).to_have_count(2, timeout=SLOW_MS)


def take_vegetables(out: Field, name: str) -> Page:
    """A plain sample, saved, its page open."""
    begin(out, out.take_labels(1)[0], SHOP, "A-VEG")
    page = out.page
    page.get_by_label("点位（摊位、货架、水龙头）").fill("菜架")
    page.get_by_label("样品名称").fill(name)
    page.get_by_label("抽样数量").fill("3")
    page.get_by_role("group", name="抽样人员").get_by_role("checkbox", name=SECOND).check()
    photograph_all(out)
    save(page)
    return page


def hand_over(page: Page, name: str) -> None:
    """To this person, in one go."""
    page.get_by_role("button", name="交接", exact=True).click()
    window = page.get_by_role("dialog")
    window.get_by_role("textbox").first.fill(name)
    window.locator("button[type=submit]").click()
    expect(window).to_be_hidden()


def undo(page: Page) -> Locator:
    """The button that is offered for a while."""
    return page.locator(".toast").get_by_role("button", name="撤销")
