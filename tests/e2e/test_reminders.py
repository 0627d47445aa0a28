"""Holding times are told by a notification that the phone really shows: once each, and by leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.cast import Device, new_id, sample_body
from tests.e2e.browser import SLOW_MS, until
from tests.e2e.staffed import Lab, context_of

PHONE = ViewportSize(width=390, height=844)
# Vegetables may wait 24 hours; the last six of them are told.
HOURS, LAST = 24, 6
LOOK_MS = 60_000
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready;
  const shown = await worker.getNotifications();
  return shown.map(({ title, body, renotify }) => ({ title, body, renotify }));
}"""
CLOSE_ALL = """async () => {
  const worker = await navigator.serviceWorker.ready;
  for (const one of await worker.getNotifications()) one.close();
}"""
Shown = list[dict[str, Any]]


def taken(device: Device, name: str, left: timedelta) -> str:
    """A sample of so long ago that this much of its time is left."""
    at = (datetime.now(UTC) - timedelta(hours=HOURS) + left).isoformat()
    sample = new_id()
    body = sample_body(sample_name=name, sampled_at=at)
    assert device.say("sample.create", sample, body, device_time=at)["status"] == "accepted"
    return sample


@pytest.fixture
def allowed(chromium: Browser, lab: Lab) -> Iterator[BrowserContext]:
    """A phone that lets the app notify."""
    context = context_of(chromium, viewport=PHONE, permissions=["notifications"])
    yield context
    context.close()


def ask_to_be_reminded(phone: Page) -> None:
    phone.get_by_role("button", name="到期提醒").click(timeout=SLOW_MS)
    phone.get_by_role("button", name="允许提醒").click()


def until_shown(phone: Page, title: str) -> dict[str, Any]:
    """The one notification that stands, once it has this title."""
    has_it = f"async () => (await ({SHOWN})()).some(({{ title }}) => title === '{title}')"
    until(phone, has_it)
    (only,) = phone.evaluate(SHOWN)
    return dict(only)


def reminders_on(phone: Page) -> None:
    ask_to_be_reminded(phone)
    expect(phone.get_by_text("提醒已开：应用开着时会弹出通知。")).to_be_visible(timeout=SLOW_MS)


def today(phone: Page, lab: Lab, name: str) -> None:
    """今天, with this sample among those whose time runs."""
    phone.goto(f"{lab.server.origin}/today")
    expect(phone.get_by_role("list", name="保存时限")).to_contain_text(name, timeout=SLOW_MS)


def phone_with(
    lab: Lab, context: BrowserContext, device: Device, name: str, left: timedelta
) -> Page:
    """A phone at 今天 with a clock that the test moves, and a sample with so much time left."""
    phone = lab.seat(context, device)
    phone.clock.install()
    taken(device, name, left)
    today(phone, lab, name)
    return phone


def test_a_sample_near_its_time_is_told_once_and_once_more_when_it_is_over(
    allowed: BrowserContext, lab: Lab
) -> None:
    taken(lab.sampler, "冬瓜", timedelta(hours=LAST + 3))
    phone = phone_with(lab, allowed, lab.sampler, "茼蒿", timedelta(minutes=45))
    assert phone.evaluate(SHOWN) == [], "nothing before it was asked for"
    reminders_on(phone)
    soon = until_shown(phone, "快到保存时限")
    assert re.fullmatch(r"茼蒿：还剩 \d+ 分", soon["body"]), soon
    phone.evaluate(CLOSE_ALL)
    today(phone, lab, "茼蒿")
    phone.clock.run_for(3 * LOOK_MS)
    assert phone.evaluate(SHOWN) == [], "what was told is not told again"

    # Without network the phone goes by its own clock, as in the field.
    allowed.set_offline(True)
    phone.clock.run_for(45 * LOOK_MS)
    over = until_shown(phone, "已过保存时限")
    assert re.fullmatch(r"茼蒿：已超 \d+ 分", over["body"]), over
    assert over["renotify"], "it takes the place of the first, and rings all the same"


def test_a_sample_that_comes_near_is_told_with_those_that_still_press(
    allowed: BrowserContext, lab: Lab
) -> None:
    phone = phone_with(lab, allowed, lab.second, "芥菜", timedelta(hours=2))
    reminders_on(phone)
    assert until_shown(phone, "快到保存时限")["body"].startswith("芥菜：")
    taken(lab.second, "苋菜", timedelta(hours=1))
    expect(phone.get_by_role("list", name="保存时限")).to_contain_text("苋菜", timeout=SLOW_MS)
    phone.clock.run_for(LOOK_MS)

    both = f"async () => (await ({SHOWN})()).some(({{ body }}) => body.includes('苋菜'))"
    until(phone, both)
    (told,) = phone.evaluate(SHOWN)
    assert [line.split("：")[0] for line in told["body"].splitlines()] == ["苋菜", "芥菜"]


def test_without_leave_nothing_is_shown_and_the_phone_says_why(chromium: Browser, lab: Lab) -> None:
    context = context_of(chromium, viewport=PHONE)
    phone = phone_with(lab, context, lab.sampler, "油菜", timedelta(minutes=45))
    ask_to_be_reminded(phone)
    expect(phone.get_by_text("手机没有允许通知。")).to_be_visible(timeout=SLOW_MS)
    phone.clock.run_for(2 * LOOK_MS)
    assert phone.evaluate(SHOWN) == []
    context.close()
