"""Every screen, in both languages and every theme, for eyes, ears and keyboards (WCAG 2.2 AA)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, expect

from tests.cast import issue_roll
from tests.e2e.browser import CHROMIUM, QUIET, SLOW_MS
from tests.e2e.staffed import Lab, Taken, context_of, found, furnish, take

AXE = Path(__file__).parents[2] / "static/pwa/node_modules/axe-core/axe.min.js"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium: apt-get install"),
    pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm ci in static/pwa"),
]
NARROW = ViewportSize(width=390, height=844)
WIDE = ViewportSize(width=1280, height=800)
THEMES = ("light", "dark", "sun")
WORDS = {"zh-CN": "中文", "en": "English"}

REMEMBER = """async ([key, value]) => {
  const opened = indexedDB.open('fieldsample');
  const db = await new Promise((yes) => { opened.onsuccess = () => yes(opened.result); });
  const tx = db.transaction('meta', 'readwrite');
  tx.objectStore('meta').put(value, key);
  await new Promise((yes) => { tx.oncomplete = yes; });
  db.close();
  if (key === 'theme') document.documentElement.dataset.theme = value;
}"""

# Rules of contrast look at colours alone, so they suffice for a theme that changes nothing else.
LOOK = """async (colours_only) => {
  const contrast = ['color-contrast', 'color-contrast-enhanced'];
  const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const colours = { runOnly: { type: 'rule', values: contrast } };
  const covering = document.querySelector('[role=dialog]');
  const rules = {
    'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: !covering },
  };
  const all_rules = { runOnly: { type: 'tag', values: all }, rules };
  const { violations } = await axe.run(document, colours_only ? colours : all_rules);
  // What an open window covers cannot be pressed; what stands in it must have its size.
  if (covering && !colours_only) {
    const sizes = { runOnly: { type: 'rule', values: ['target-size'] } };
    violations.push(...(await axe.run(covering, sizes)).violations);
  }
  const told = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${told(node).join('; ')}`));
}"""

Step = Callable[[Page], Any]


class Screen(NamedTuple):
    """A screen's address, and what one does there to see more of it."""

    path: str
    steps: tuple[Step, ...] = ()


def scanned(code: str) -> Step:
    """The desk's field, with a label typed into it."""

    def do(page: Page) -> None:
        page.locator("#desk-field").fill(code)
        page.locator("#desk-field").press("Enter")
        expect(page.locator(".desk-in-hand")).to_be_visible(timeout=SLOW_MS)

    return do


def box_in_hand(page: Page) -> None:
    """The board's first box, about to be taken in."""
    page.locator(".desk-boxes .row-inside").first.click()
    expect(page.locator(".arrive-form")).to_be_visible(timeout=SLOW_MS)


def pressed(selector: str) -> Step:
    """A window that a button opens."""

    def do(page: Page) -> None:
        page.locator(selector).first.click()
        expect(page.locator("[role=dialog]")).to_be_visible(timeout=SLOW_MS)

    return do


def desk_screens(taken: dict[str, Taken]) -> list[Screen]:
    return [
        Screen("/receive"),
        Screen("/arrivals"),
        Screen("/arrivals", (box_in_hand,)),
        Screen("/receive", (scanned(taken["plain"].code),)),
        Screen("/receive", (scanned(taken["twin"].code), pressed(".desk-twin .button >> nth=1"))),
        Screen("/receive", (scanned(taken["late"].code), pressed(".button-danger"))),
        Screen(
            "/receive", (scanned(taken["late"].code), pressed(".desk-record .button >> nth=-1"))
        ),
        Screen("/labels"),
        Screen("/queue-file"),
        Screen("/me"),
    ]


def manager_screens(taken: dict[str, Taken]) -> list[Screen]:
    return [
        Screen("/coverage"),
        Screen("/coverage#2020-01", (pressed(".month-now"),)),
        Screen("/people"),
        Screen("/people", (pressed(".phone-stop"),)),
        Screen("/people", (pressed(".said-row .button"),)),
        Screen("/people", (pressed(".section .button-primary"),)),
        Screen("/labels"),
        Screen("/instruments"),
        Screen("/instruments", (pressed(".page-aside .button"),)),
        Screen(f"/sample#{taken['late'].id}"),
    ]


def phone_screens(taken: dict[str, Taken]) -> list[Screen]:
    return [
        Screen("/today"),
        Screen("/capture"),
        Screen("/outbox"),
        Screen("/boxes"),
        Screen("/boxes", (pressed(".page > .button-primary"),)),
        Screen(f"/box#{taken['box'].id}"),
        Screen(f"/box#{taken['box'].id}", (pressed(".bar .button"),)),
        Screen(f"/sample#{taken['plain'].id}"),
        Screen(f"/sample#{taken['late'].id}", (pressed(".readings-part .button"),)),
        Screen("/me"),
        Screen("/ready"),
        Screen("/shared"),
        Screen("/shared", (pressed(".section .button-primary"),)),
        Screen("/guide"),
        Screen("/practice"),
        Screen("/practice", (practising,)),
        Screen("/practice", (practice_over,)),
    ]


def practising(page: Page) -> None:
    """Begin, have every part of it on the screen, and end it after all was looked at."""
    if page.locator(".practice-label").count() == 0:
        page.locator("main .button-primary").click()
        expect(page.locator(".practice-bar")).to_be_visible(timeout=SLOW_MS)
        page.goto(page.url.replace("/today", "/practice"))
    expect(page.locator(".practice-label")).to_be_visible(timeout=SLOW_MS)


def practice_over(page: Page) -> None:
    """End it: the next language begins with the phone's own records again."""
    page.locator(".practice-bar .button").last.click()
    page.locator("[role=dialog] .button-danger").click()
    expect(page.locator(".practice-bar")).to_have_count(0, timeout=SLOW_MS)
    expect(page.locator("main h1")).to_be_visible(timeout=SLOW_MS)


DOORS = [Screen("/sign-in"), Screen("/e"), Screen("/set-up")]


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    founded = found(tmp_path_factory.mktemp("screens"))
    yield founded
    founded.server.kill()


@pytest.fixture(scope="module")
def taken(lab: Lab) -> dict[str, Taken]:
    return furnish(lab)


def faults_of(page: Page, where: str) -> list[str]:
    """What axe finds on the page as it stands, in each theme."""
    found_here: list[str] = []
    for theme in THEMES:
        page.evaluate(REMEMBER, ["theme", theme])
        colours_only = theme != THEMES[0]
        found_here += [f"{where} {theme}: {fault}" for fault in page.evaluate(LOOK, colours_only)]
    return found_here


def too_wide(page: Page, where: str) -> list[str]:
    width = page.evaluate("() => document.documentElement.scrollWidth")
    size = page.viewport_size
    assert size is not None
    return [f"{where}: {width} px wide"] if width > size["width"] else []


def look_at(page: Page, origin: str, screens: list[Screen], language: str) -> list[str]:
    """Go through the screens, every other one wide; none may be wider than its frame."""
    faults: list[str] = []
    for number, screen in enumerate(screens):
        page.set_viewport_size(WIDE if number % 2 else NARROW)
        page.goto("about:blank")  # else an address that differs behind # alone loads nothing
        page.goto(origin + screen.path)
        expect(page.locator("main h1, .embedded, .door-card").first).to_be_visible(timeout=SLOW_MS)
        for step in screen.steps:
            step(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        where = f"{language} {screen.path} {len(screen.steps)}"
        faults += faults_of(page, where)
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            faults += too_wide(page, f"{where} at {size['width']}")
    return faults


def speak(page: Page, language: str) -> None:
    page.evaluate(REMEMBER, ["language", language])
    page.reload()
    expect(page.locator(f"html[lang={language}]")).to_be_attached(timeout=SLOW_MS)


@pytest.mark.parametrize("chair", ["desk", "manager", "phone"])
def test_every_screen_of_a_chair_is_accessible(chromium, lab, taken, chair):
    device = {"desk": lab.receiver, "manager": lab.manager, "phone": lab.sampler}[chair]
    screens = {"desk": desk_screens, "manager": manager_screens, "phone": phone_screens}[chair]
    context = context_of(chromium, viewport=NARROW, reduced_motion="reduce")
    page = lab.seat(context, device)

    faults = []
    for language in WORDS:
        speak(page, language)
        faults += look_at(page, lab.server.origin, screens(taken), language)

    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", WORDS)
def test_every_door_is_accessible(chromium, lab, language):
    context = context_of(chromium, viewport=NARROW, locale=language, reduced_motion="reduce")
    page = context.new_page()

    faults = look_at(page, lab.server.origin, DOORS, language)

    context.close()
    assert not faults, "\n".join(faults)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_the_desk_receives_and_rejects_by_keyboard_alone(chromium, lab, taken):
    good, bad = (take(lab.sampler, code, "小白菜") for code in issue_roll(lab.manager, 2))
    context = context_of(chromium, viewport=WIDE)
    page = lab.seat(context, lab.receiver)
    expect(page.locator("#desk-field")).to_be_focused(timeout=SLOW_MS)
    expect(page.locator(".desk-heap strong").first).not_to_have_text("–")

    page.keyboard.type(good.code, delay=60)
    page.keyboard.press("Enter")
    expect(page.locator("#desk-receive")).to_be_visible(timeout=SLOW_MS)
    page.keyboard.press("F2")
    expect(page.locator(".desk-verdict strong")).to_have_text("已接收")

    page.keyboard.type(bad.code, delay=60)
    page.keyboard.press("Enter")
    expect(page.locator("#desk-receive")).to_be_visible(timeout=SLOW_MS)
    page.keyboard.press("F9")
    tab_to(page, "#reject-reason")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[role=dialog] .button-danger")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-verdict strong")).to_have_text("已拒收")
    context.close()


def test_the_office_turns_months_and_opens_windows_by_keyboard_alone(chromium, lab, taken):
    context = context_of(chromium, viewport=WIDE)
    page = lab.seat(context, lab.manager)
    now = page.locator(".month-now")
    before = now.inner_text()

    tab_to(page, "[aria-label=上一个月]")
    page.keyboard.press("Enter")
    expect(now).not_to_have_text(before)
    tab_to(page, ".month-now")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="选月份")).to_be_visible()
    page.keyboard.press("Escape")
    expect(now).to_be_focused()

    page.goto(f"{lab.server.origin}/people")
    expect(page.locator(".phone-stop").first).to_be_visible(timeout=SLOW_MS)
    tab_to(page, ".phone-stop")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    context.close()
