"""流转记录: what an assessor asks of a sample is on one page, in words, within a minute."""

from __future__ import annotations

import re
import time
import urllib.request
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.cast import issue_roll, new_id
from tests.e2e.browser import SLOW_MS
from tests.e2e.staffed import Lab, Taken, context_of, site_ids, take

DESK = ViewportSize(width=1280, height=800)
WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Case:
    """A received sample with its backup in store, a photo, and a correction after sealing."""

    lab: Lab
    taken: Taken
    backup: str
    backup_code: str
    twin_code: str


@pytest.fixture(scope="module")
def case(lab: Lab) -> Case:
    codes = issue_roll(lab.manager, 4)
    taken = take(lab.sampler, codes[0], "示例小白菜", site=site_ids(lab.manager)[0])
    backup = new_id()
    bind = {"sample": taken.id, "code": codes[1], "item_kind": "B", "amount": "1 kg"}
    lab.sampler.say("label.bind", backup, bind)
    photograph(lab, taken.id)
    received(lab, taken.id, backup)
    reason = {"field": "qty_total", "old": 3, "new": 2.5, "reason": "复称后更正"}
    lab.receiver.say("sample.amend", taken.id, reason)
    for device, name in ((lab.sampler, "示例空心菜"), (lab.second, "示例菠菜")):
        take(device, codes[2], name)
    return Case(lab, taken, backup, codes[1], codes[2])


def photograph(lab: Lab, sample: str) -> None:
    """A photo of the goods, all of its bytes at the lab."""
    drawn = BytesIO()
    Image.new("RGB", (64, 48), "green").save(drawn, "JPEG")
    data = drawn.getvalue()
    claim = {"sha256": sha256(data).hexdigest(), "size": len(data), "mime": "image/jpeg"}
    said = {"of": "sample", "photo_kind": "storefront", **claim}
    said_so = lab.sampler.push(lab.sampler.operation("photo.add", sample, said, blobs=[claim]))
    assert said_so[0]["status"] == "accepted"
    headers = {
        **lab.sampler.headers,
        "Upload-Offset": "0",
        "Upload-Length": str(len(data)),
        "Content-Type": "application/offset+octet-stream",
    }
    address = f"{lab.server.origin}/api/v1/sync/blobs/{claim['sha256']}"
    request = urllib.request.Request(address, data=data, headers=headers, method="PATCH")
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200


def received(lab: Lab, sample: str, backup: str) -> None:
    """Checked, taken in, and the backup put into the refrigerator."""
    room, fridge = new_id(), new_id()
    lab.receiver.say("place.add", room, {"name": "样品室", "place_kind": "room"})
    inside = {"name": "2 号冰箱", "place_kind": "device", "parent": room}
    lab.receiver.say("place.add", fridge, inside)
    check = {"checklist": {"package": "ok"}, "temperature_c": 4.2}
    lab.receiver.say("sample.arrive", sample, {"scan_mode": "scanned"})
    lab.receiver.say("reception.check", sample, check)
    lab.receiver.say("sample.receive", sample, {"scan_mode": "scanned"})
    lab.receiver.say("item.store", backup, {"place": fridge, "scan_mode": "manual"})


def seated(chromium: Browser, case: Case) -> Page:
    """An assessor's screen: the receiver's desk, with all of its data."""
    page = case.lab.seat(context_of(chromium, viewport=DESK), case.lab.receiver)
    expect(page.locator(".strip")).to_contain_text("上次", timeout=SLOW_MS)
    page.goto(f"{case.lab.server.origin}/custody")
    expect(page.locator("#desk-field")).to_be_focused(timeout=SLOW_MS)
    return page


def ask(page: Page, code: str) -> None:
    expect(page.locator("#desk-field")).to_be_focused(timeout=SLOW_MS)
    page.locator("#desk-field").fill(code)
    page.locator("#desk-field").press("Enter")


def row(page: Page, title: str) -> str:
    """What the timeline says under this heading."""
    rows = page.get_by_role("region", name="全部记录").locator(".custody-row")
    return rows.filter(has=page.get_by_role("heading", name=title, exact=True)).first.inner_text()


def test_assessor_case_1_form_photos_seals_receiver_temperature_and_item_b_within_a_minute(
    chromium: Browser, case: Case
) -> None:
    page = seated(chromium, case)
    begun = time.monotonic()
    ask(page, case.taken.code.lower())
    page.get_by_role("button", name="看整份样品").click()
    head = page.locator(".custody-head")
    expect(head).to_contain_text("示例小白菜")
    for words in ("A F-1", "示例样品管理员", "4.2 °C", "城东菜市场", "2.5 kg"):
        expect(head).to_contain_text(words)
    backup = head.get_by_role("listitem").filter(has_text="备样 B")
    expect(backup).to_contain_text("在库")
    expect(backup).to_contain_text("样品室 › 2 号冰箱")
    expect(page.get_by_role("button", name="下载 PDF")).to_be_visible()
    photo = page.locator(".custody-row .desk-photo img")
    expect(photo).to_be_visible(timeout=SLOW_MS)
    page.locator(".custody-row .desk-photo").click()
    expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible(timeout=SLOW_MS)
    page.keyboard.press("Escape")
    assert time.monotonic() - begun < WITHIN_S

    taken_in = row(page, "接收")
    assert "示例样品管理员（样品管理员）" in taken_in
    assert "扫描" in taken_in
    assert re.search(r"设备时间 .* · 服务器收到", taken_in)
    assert re.search(r"链上第 \d+ 条 · 指纹 [0-9a-f]{12}", taken_in)
    assert "手工输入" in row(page, "入库")
    assert "检样封条号" in row(page, "封样")
    expect(page.get_by_role("region", name="链与检查点")).to_contain_text("检查点")
    page.context.close()


def test_assessor_case_2_an_amount_changed_after_sealing_shows_old_new_who_when_and_why(
    chromium: Browser, case: Case
) -> None:
    page = seated(chromium, case)
    ask(page, case.taken.code)
    change = page.get_by_role("region", name="更正").locator(".custody-row")
    expect(change.locator("s")).to_have_text("3")
    expect(change.locator("b")).to_have_text("2.5")
    expect(change).to_contain_text("复称后更正")
    expect(change).to_contain_text("示例样品管理员（样品管理员）")
    expect(change.locator("time")).to_have_text(re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"))
    page.context.close()


def test_a_label_used_twice_shows_both_and_an_unknown_code_says_what_to_do(
    chromium: Browser, case: Case
) -> None:
    page = seated(chromium, case)
    ask(page, case.twin_code)
    expect(page.get_by_text("对应 2 个记录")).to_be_visible()
    for name in ("示例空心菜", "示例菠菜"):
        expect(page.locator(".desk-twins")).to_contain_text(name)
    page.get_by_role("button", name="看这一个").first.click()
    expect(page.locator(".custody-head")).to_be_visible()

    ask(page, "XC-没有这个单号")
    expect(page.get_by_text("没有找到「XC-没有这个单号」")).to_be_visible()
    expect(page.get_by_text("请再扫一次标签")).to_be_visible()
    page.context.close()


def test_without_the_server_the_page_tells_what_this_desk_knows_and_since_when(
    chromium: Browser, case: Case
) -> None:
    page = seated(chromium, case)
    page.context.set_offline(True)
    ask(page, case.backup_code)
    expect(page.get_by_text("离线：连不上实验室服务器")).to_be_visible()
    since = re.compile(r"下面是本机在 \d{4}-\d\d-\d\d \d\d:\d\d 收到的内容")
    expect(page.get_by_text(since)).to_be_visible()
    expect(page.locator(".custody-head")).to_contain_text("样品室 › 2 号冰箱")
    expect(page.get_by_role("region", name="更正").locator("b")).to_have_text("2.5")
    expect(page.locator(".custody-chain")).to_have_count(0)

    page.context.set_offline(False)
    expect(page.locator(".custody-chain").first).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_text("离线：连不上实验室服务器")).to_have_count(0)
    page.context.close()
