"""样品库: items and places by scanning, with and without network; two desks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.cast import Device, issue_roll, new_id
from tests.e2e.browser import SLOW_MS
from tests.e2e.scanner import pull_trigger
from tests.e2e.staffed import Lab, Taken, all_sent, context_of, take

DESK = ViewportSize(width=1280, height=800)
A_HAND_MS = 520  # faster than this is a scanner firing twice, and ignored
ROOM, FRIDGE, SHELF, DOOR = "样品室", "2 号冰箱", "上层", "门架"
SHELF_CODE, DOOR_CODE = "LOC-A1B2C3", "LOC-D4E5F6"


@dataclass(frozen=True, slots=True)
class Store:
    """A lab with one room, one refrigerator and two shelves in it."""

    lab: Lab
    fridge: str
    shelf: str
    door: str
    labels: list[str]

    def received(self, name: str) -> Taken:
        """A sample that the desk has taken in."""
        taken = take(self.lab.sampler, self.labels.pop(), name)
        self.lab.receiver.say("sample.arrive", taken.id, {"scan_mode": "scanned"})
        self.lab.receiver.say("sample.receive", taken.id, {"scan_mode": "scanned"})
        return taken

    def item(self, taken: Taken) -> dict[str, Any]:
        """The lab's document of its item."""
        return self.lab.manager.document("items", taken.item)


@pytest.fixture(scope="module")
def store(lab: Lab) -> Store:
    room = placed(lab.receiver, ROOM, "room")
    fridge = placed(
        lab.receiver, FRIDGE, "device", parent=room, temperature_min=2, temperature_max=8
    )
    shelf = placed(lab.receiver, SHELF, "shelf", parent=fridge, code=SHELF_CODE)
    door = placed(lab.receiver, DOOR, "shelf", parent=fridge, code=DOOR_CODE)
    return Store(lab, fridge, shelf, door, issue_roll(lab.manager, 20))


def placed(device: Device, name: str, kind: str, **over: Any) -> str:
    place = new_id()
    said = device.say("place.add", place, {"name": name, "place_kind": kind, **over})
    assert said["status"] == "accepted"
    return place


def seated(
    chromium: Browser,
    store: Store,
    path: str = "/store",
    who: Device | None = None,
    size: ViewportSize = DESK,
) -> tuple[BrowserContext, Page]:
    """A desk that has all of the lab's data, at a screen of the store."""
    context = context_of(chromium, viewport=size)
    page = store.lab.seat(context, who or store.lab.receiver)
    expect(page.locator(".strip")).to_contain_text("上次", timeout=SLOW_MS)
    page.goto(store.lab.server.origin + path)
    expect(page.locator("main h1")).to_be_visible(timeout=SLOW_MS)
    return context, page


def scan(page: Page, code: str) -> None:
    """Pull the trigger, not sooner than a hand can."""
    expect(page.locator("#desk-field")).to_be_focused(timeout=SLOW_MS)
    page.wait_for_timeout(A_HAND_MS)
    pull_trigger(page, code)


def says(page: Page, word: str | re.Pattern[str]) -> None:
    expect(page.locator(".desk-verdict strong")).to_have_text(word, timeout=SLOW_MS)


def test_a_run_of_items_is_put_away_offline_and_reaches_the_lab(
    chromium: Browser, store: Store
) -> None:
    one, two = store.received("示例小白菜"), store.received("示例菠菜")
    context, page = seated(chromium, store)
    context.set_offline(True)

    scan(page, SHELF_CODE)
    says(page, f"正在上架：{SHELF}")
    for taken in (one, two):
        scan(page, taken.code)
        says(page, "已放好")
    expect(page.locator(".store-run")).to_contain_text("本次已放 2 件")
    scan(page, two.code)
    says(page, "已经在这里")
    expect(page.get_by_role("list", name="这里有什么").get_by_role("listitem")).to_have_count(2)

    context.set_offline(False)
    all_sent(page)
    for taken in (one, two):
        stored = store.item(taken)
        assert (stored["state"], stored["place"], stored["flags"]) == ("in_store", store.shelf, [])
        assert stored["facts"][-1]["said"]["scan_mode"] == "scanned"
    context.close()


def test_an_item_then_a_place_is_one_move_and_can_be_taken_back(
    chromium: Browser, store: Store
) -> None:
    taken = store.received("示例茄子")
    context, page = seated(chromium, store)
    scan(page, taken.code)
    says(page, re.compile("手里：示例茄子"))
    expect(page.locator(".store-where")).to_contain_text("没有登记位置")
    scan(page, SHELF_CODE)
    says(page, "已放好")
    scan(page, taken.code)
    scan(page, DOOR_CODE)
    expect(page.locator(".store-where")).to_contain_text(DOOR)
    all_sent(page)
    assert store.item(taken)["place"] == store.door

    page.locator(".toast").get_by_role("button", name="撤销").click()
    expect(page.locator(".store-where")).to_contain_text(SHELF)
    all_sent(page)
    stored = store.item(taken)
    assert (stored["place"], stored["flags"]) == (store.shelf, [])
    context.close()


def test_out_and_in_again_with_what_is_left(chromium: Browser, store: Store) -> None:
    taken = store.received("示例豆角")
    context, page = seated(chromium, store, f"/store#{taken.code}")
    page.get_by_role("button", name="领用", exact=True).click()
    page.get_by_role("button", name="登记领用").click()
    expect(page.get_by_text("请写用途")).to_be_visible()
    page.get_by_label("用途").fill("农残检验")
    page.get_by_label("领用量").fill("1,250")
    page.get_by_role("button", name="登记领用").click()
    expect(page.get_by_text("可以是两个数")).to_be_visible()
    page.get_by_label("领用量").fill("５０")
    page.get_by_role("button", name="登记领用").click()
    expect(page.locator(".store-where")).to_contain_text("领用，用途：农残检验")

    page.get_by_role("button", name="归还", exact=True).click()
    page.get_by_label("位置", exact=True).select_option(label=f"{ROOM} › {FRIDGE} › {SHELF}")
    page.get_by_label("剩余量").fill("6,2")
    page.get_by_role("button", name="登记归还").click()
    expect(page.locator(".store-where")).to_contain_text(SHELF)
    all_sent(page)
    stored = store.item(taken)
    assert (stored["state"], stored["amount_left"], stored["flags"]) == ("in_store", 6.2, [])
    out, back = stored["facts"][-2:]
    assert out["said"]["amount"] == 50
    assert back["said"]["after"] == [out["op_id"]]
    context.close()


def test_two_desks_that_move_one_item_are_both_told_and_a_scan_settles_it(
    chromium: Browser, store: Store
) -> None:
    taken = store.received("示例黄瓜")
    (first, here), (second, there) = (seated(chromium, store) for _ in range(2))
    for context in (first, second):
        context.set_offline(True)
    for page, place in ((here, SHELF_CODE), (there, DOOR_CODE)):
        scan(page, taken.code)
        scan(page, place)
        says(page, "已放好")
    for context, page in ((first, here), (second, there)):
        context.set_offline(False)
        all_sent(page)
    for page in (here, there):
        flag = page.get_by_text("两处各自移动过，请核对实物").first
        expect(flag).to_be_visible(timeout=SLOW_MS)
    assert store.item(taken)["flags"] == ["moves_disagree"]

    scan(here, taken.code)
    scan(here, DOOR_CODE)
    says(here, "已放好")
    all_sent(here)
    stored = store.item(taken)
    assert (stored["place"], stored["flags"]) == (store.door, [])
    first.close()
    second.close()


def test_a_split_gives_blind_codes_that_do_not_name_the_sample(
    chromium: Browser, store: Store
) -> None:
    taken = store.received("示例保密瓜")
    context, page = seated(chromium, store, f"/store#{taken.code}")
    page.get_by_role("button", name="分样", exact=True).click()
    window = page.get_by_role("dialog")
    window.get_by_label("分几份").fill("3")
    window.get_by_role("button", name="抽盲码并登记").click()
    codes = window.locator(".split-codes strong")
    expect(codes).to_have_count(3)
    blind = [text.replace("-", "") for text in codes.all_inner_texts()]
    assert len({*blind, taken.code}) == 4
    window.get_by_role("button", name="打印标签").click()
    expect(page.locator(".sticker")).to_have_count(3)
    expect(page.locator("main")).not_to_contain_text("示例保密瓜")
    all_sent(page)

    page.goto(f"{store.lab.server.origin}/store")
    scan(page, blind[0])
    says(page, re.compile("手里：分样"))
    expect(page.locator(".store-item")).not_to_contain_text("示例保密瓜")
    store.lab.manager.pull()
    subs = store.lab.manager.replica
    made = [one for (kind, _), one in subs.items() if kind == "items" and one["label"] in blind]
    assert [(one["blind"], one["parent"]) for one in made] == [(True, taken.item)] * 3
    context.close()


def test_a_refrigerators_temperature_is_read_as_people_type_it_and_gaps_are_said(
    chromium: Browser, store: Store
) -> None:
    receiver, long_ago = store.lab.receiver, datetime.now(UTC) - timedelta(hours=30)
    receiver.say("place.change", store.fridge, {"log_hours": 12})
    read = {"of": "place", "quantity": "temperature", "unit": "°C", "no_instrument_reason": "目视"}
    receiver.say(
        "measurement.add", store.fridge, {**read, "value": 5, "measured_at": long_ago.isoformat()}
    )
    context, page = seated(chromium, store, f"/place-log#{store.fridge}")
    expect(page.get_by_text(re.compile("漏记：从 .* 起到现在，30 小时没有记录"))).to_be_visible()
    context.set_offline(True)
    page.get_by_role("button", name="记温度").click()
    window = page.get_by_role("dialog")
    window.get_by_label("温度 °C").fill("warm")
    window.get_by_role("button", name="保存").click()
    expect(window.get_by_text("看不懂这个温度")).to_be_visible()
    window.get_by_label("温度 °C").fill("９．６")
    expect(window.get_by_text("9.6 °C 超出 2 到 8 °C")).to_be_visible()
    window.get_by_label("温度 °C").fill("6,2")
    window.get_by_label("温度计", exact=True).select_option("none")
    window.get_by_label("没有温度计的原因").fill("表盘读数")
    window.get_by_role("button", name="保存").click()
    row = page.get_by_role("row").filter(has_text="6.2 °C")
    expect(row).to_contain_text("待送")
    context.set_offline(False)
    all_sent(page)
    readings = store.lab.manager.document("places", store.fridge)["readings"]
    assert [one["value"] for one in readings] == [5, 6.2]
    context.close()
