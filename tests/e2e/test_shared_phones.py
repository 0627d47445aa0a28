"""Two samplers on one phone: PINs, drafts apart, one queue, and a lock that asks for no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.cast import Device, issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.phone import Phone
from tests.e2e.staffed import SAMPLER, SECOND, SITES, Lab, found
from tests.e2e.test_accessible_screens import AXE, WORDS, faults_of, speak

PINS = {SAMPLER: "2580", SECOND: "147036"}


@dataclass(frozen=True, slots=True)
class Shared:
    """A lab, and the phone that two of its samplers take turns with."""

    lab: Lab
    phone: Phone

    @property
    def page(self) -> Page:
        """The phone's only tab."""
        return self.phone.page

    def link(self, device: Device) -> str:
        """An invitation for the person of this device."""
        asked = {"person_id": device.person_id}
        made: str = self.lab.manager.post("/api/v1/enrolments", asked, 201)["url"]
        return re.sub(r"^https?://[^/]+", self.lab.server.origin, made)

    def names(self) -> dict[str, str]:
        """What each sample at the lab is called, and who made it."""
        self.lab.manager.pull()
        rows = self.lab.manager.replica.items()
        return {
            doc["sample_name"]: doc["created_by"] for (kind, _), doc in rows if kind == "samples"
        }


@pytest.fixture
def shared(playwright: Playwright, tmp_path: Path) -> Iterator[Shared]:
    lab = found(tmp_path)
    phone = Phone(playwright, tmp_path / "phone", lab.server.origin)
    yield Shared(lab, phone)
    phone.browser.close()
    lab.server.kill()


def set_pin(page: Page, pin: str) -> None:
    """Fill the form in which a person chooses a PIN."""
    page.get_by_label("新 PIN（4–8 位数字）").fill(pin)
    page.get_by_label("再输入一次").fill(pin)
    page.get_by_role("button", name="保存 PIN").click()
    expect(page.locator(".toast")).to_contain_text("PIN 已设好")


def both_join(shared: Shared) -> None:
    """The first sampler sets a PIN, then the second joins by a link and must set one."""
    page = shared.page
    shared.phone.enrol(shared.link(shared.lab.sampler))
    page.goto(f"{shared.lab.server.origin}/shared")
    page.get_by_role("button", name="设 PIN").click()
    set_pin(page, PINS[SAMPLER])
    page.goto(shared.link(shared.lab.second))
    expect(page.get_by_text(f"这台手机现由{SAMPLER}使用")).to_be_visible()
    page.get_by_role("button", name="加入").click()
    expect(page.get_by_role("heading", name=f"{SECOND} · 设 PIN")).to_be_visible()
    set_pin(page, PINS[SECOND])
    shared.phone.wait_until_ready_for_the_field(SITES[0])


def lock(page: Page, name: str) -> None:
    """Tap the name in the strip."""
    page.get_by_role("button", name=f"{name}：锁定或换人").click()
    expect(page.get_by_role("heading", name="已锁定")).to_be_visible()


def open_as(page: Page, name: str, pin: str) -> None:
    """Choose a name on the lock screen and type a PIN."""
    page.get_by_role("radio", name=name).check()
    type_pin(page, pin)


def type_pin(page: Page, pin: str) -> None:
    """Tap the digits, then open."""
    for digit in pin:
        page.get_by_role("group", name="数字键").get_by_role("button", name=digit).click()
    page.get_by_role("button", name="打开", exact=True).click()


def begin(page: Page, origin: str, code: str) -> None:
    """Type a label's code, up to the sheet."""
    page.goto(f"{origin}/capture")
    page.get_by_label("手动输入标签").fill(code)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="仍然使用").click()
    expect(page.get_by_role("heading", name="抽样单")).to_be_visible(timeout=SLOW_MS)


def test_two_samplers_take_turns_offline_and_all_arrives_under_their_own_names(
    shared: Shared,
) -> None:
    codes = issue_roll(shared.lab.manager, 6)
    phone, page, origin = shared.phone, shared.page, shared.lab.server.origin
    both_join(shared)
    expect(page.get_by_role("button", name=f"{SECOND}：锁定或换人")).to_be_visible()
    phone.set_offline(True)

    lock(page, SECOND)
    open_as(page, SAMPLER, PINS[SAMPLER])
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    take(shared, codes[0], "青菜一号", SECOND)
    begin(page, origin, codes[1])
    page.get_by_label("样品名称").fill("半张单子")
    page.get_by_role("link", name="今天").click()
    expect(page.get_by_role("list", name="草稿")).to_contain_text("半张单子")
    lock(page, SAMPLER)
    expect(page.get_by_text(re.compile("条待发"))).to_be_visible()
    expect(page.get_by_text("青菜一号")).to_have_count(0)

    open_as(page, SECOND, PINS[SECOND])
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    expect(page.get_by_text("半张单子")).to_have_count(0)
    expect(page.get_by_text("青菜一号")).to_have_count(0)
    take(shared, codes[2], "青菜二号", SAMPLER)

    phone.set_offline(False)
    phone.send()
    made_by = shared.names()
    assert made_by["青菜一号"] == shared.lab.sampler.person_id
    assert made_by["青菜二号"] == shared.lab.second.person_id


def take(shared: Shared, code: str, name: str, with_person: str) -> None:
    """Fill a whole sheet and save it."""
    begin(shared.page, shared.lab.server.origin, code)
    shared.phone.answer(name, SITES[0], with_person)
    shared.phone.photograph()
    shared.phone.save()


def test_the_lock_survives_the_browsers_death_and_three_wrong_pins_cost_a_pause(
    shared: Shared,
) -> None:
    phone, origin = shared.phone, shared.lab.server.origin
    both_join(shared)
    phone.set_offline(True)
    lock(shared.page, SECOND)
    phone.browser.close()
    phone.page = phone.browser.open()
    page = shared.page
    page.clock.install()
    phone.set_offline(True)
    page.goto(f"{origin}/today")
    expect(page.get_by_role("heading", name="已锁定")).to_be_visible(timeout=SLOW_MS)

    for wrong in ("1111", "2222", "3333"):
        type_pin(page, wrong)
        page.clock.run_for(500)
    pause = page.get_by_text(re.compile(r"请等 0:\d\d 再试"))
    expect(pause).to_be_visible()
    page.reload()
    expect(pause).to_be_visible()
    page.clock.run_for(20_000)
    expect(page.get_by_text(re.compile(r"请等 0:(0\d|10) 再试"))).to_be_visible()
    expect(page.get_by_role("button", name="打开", exact=True)).to_be_disabled()

    open_as(page, SAMPLER, PINS[SAMPLER])
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    lock(page, SAMPLER)
    page.get_by_role("radio", name=SECOND).check()
    page.clock.run_for(12_000)
    type_pin(page, PINS[SECOND])
    expect(page.get_by_role("button", name=f"{SECOND}：锁定或换人")).to_be_visible()


def test_a_quarter_of_an_hour_without_a_touch_locks_it(shared: Shared) -> None:
    both_join(shared)
    page = shared.page
    page.clock.install()
    page.goto(f"{shared.lab.server.origin}/today")
    expect(page.get_by_role("heading", name="今天")).to_be_visible(timeout=SLOW_MS)
    page.clock.run_for(14 * 60_000)
    page.get_by_role("heading", name="今天").click()
    page.clock.run_for(14 * 60_000)
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    page.clock.run_for(2 * 60_000)
    expect(page.get_by_role("heading", name="已锁定")).to_be_visible()


def test_the_lock_and_its_pause_are_accessible_in_every_theme_and_language(
    shared: Shared,
) -> None:
    both_join(shared)
    page = shared.page
    lock(page, SECOND)
    for wrong in ("1111", "2222", "3333"):
        type_pin(page, wrong)
        expect(page.get_by_text("已输入 0 位")).to_be_attached()
    expect(page.get_by_text(re.compile("请等 0:"))).to_be_visible()
    faults = []
    for language in WORDS:
        speak(page, language)
        expect(page.locator(".lock-pause")).to_be_visible(timeout=SLOW_MS)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        faults += faults_of(page, f"lock {language}")
    assert not faults, "\n".join(faults)
