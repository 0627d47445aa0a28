"""Every screen, in both languages and every theme, for eyes, ears and keyboards (WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.cast import issue_roll
from tests.e2e.browser import SLOW_MS
from tests.e2e.fieldwork import Work, work
from tests.e2e.screens import DOORS, REMEMBER, Screen, desk_screens, manager_screens, phone_screens
from tests.e2e.staffed import Lab, Taken, context_of, furnish, take

AXE = Path(__file__).parents[2] / "static/pwa/node_modules/axe-core/axe.min.js"
pytestmark = pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm ci in static/pwa")
NARROW = ViewportSize(width=390, height=844)
WIDE = ViewportSize(width=1280, height=800)
THEMES = ("light", "dark", "sun")
WORDS = {"zh-CN": "中文", "en": "English"}

# Rules of contrast look at colours alone, so they suffice for a theme that changes nothing else;
# and a language changes everything but colours.
LOOK = """async (at) => {
  const contrast = ['color-contrast', 'color-contrast-enhanced'];
  const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  // What axe says of what is right takes it longer than finding what is wrong.
  const brief = { resultTypes: ['violations'], preload: false };
  const colours = { runOnly: { type: 'rule', values: contrast }, ...brief };
  const covering = document.querySelector('[role=dialog]');
  const rules = {
    'color-contrast': { enabled: at !== 'words' },
    'color-contrast-enhanced': { enabled: at !== 'words' },
    'target-size': { enabled: !covering },
  };
  const all_rules = { runOnly: { type: 'tag', values: all }, rules, ...brief };
  const { violations } = await axe.run(document, at === 'colours' ? colours : all_rules);
  // What an open window covers cannot be pressed; what stands in it must have its size.
  if (covering && at !== 'colours') {
    const sizes = { runOnly: { type: 'rule', values: ['target-size'] }, ...brief };
    violations.push(...(await axe.run(covering, sizes)).violations);
  }
  const told = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${told(node).join('; ')}`));
}"""


@pytest.fixture(scope="module")
def taken(lab: Lab) -> dict[str, Taken]:
    return furnish(lab)


@pytest.fixture(scope="module")
def done(lab: Lab, taken: dict[str, Taken]) -> Work:
    return work(lab)


def faults_of(page: Page, where: str) -> list[str]:
    """What axe finds on the page as it stands, in each theme."""
    return [
        *faults_in(page, where, THEMES[0], "all"),
        *(fault for theme in THEMES[1:] for fault in faults_in(page, where, theme, "colours")),
    ]


def faults_in(page: Page, where: str, theme: str, at: str) -> list[str]:
    """What axe finds in one theme, of all that it can look at, of colours, or of words."""
    page.evaluate(REMEMBER, ["theme", theme])
    return [f"{where} {theme}: {fault}" for fault in page.evaluate(LOOK, at)]


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
        where = f"{language} {screen.name or screen.path}"
        is_first = language == next(iter(WORDS))
        faults += faults_of(page, where) if is_first else faults_in(page, where, THEMES[0], "words")
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            faults += too_wide(page, f"{where} at {size['width']}")
    return faults


def speak(page: Page, language: str) -> None:
    page.evaluate(REMEMBER, ["language", language])
    page.reload()
    expect(page.locator(f"html[lang={language}]")).to_be_attached(timeout=SLOW_MS)


@pytest.mark.parametrize("chair", ["desk", "manager", "phone"])
def test_every_screen_of_a_chair_is_accessible(chromium, lab, taken, done, chair):
    device = {"desk": lab.receiver, "manager": lab.manager, "phone": lab.sampler}[chair]
    screens = {"desk": desk_screens, "manager": manager_screens, "phone": phone_screens}[chair]
    context = context_of(chromium, viewport=NARROW, reduced_motion="reduce")
    page = lab.seat(context, device)

    faults = []
    for language in WORDS:
        speak(page, language)
        faults += look_at(page, lab.server.origin, screens(taken, done), language)

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
