"""A person's time for one sample, from counted taps: our own model, near the keystroke-level model.

Card, Moran and Newell (1980) give 1.1 s for pointing and 0.28 s for a key; a thumb on a large
target needs no less. The figures below are ours, and the same for both sides of the table: what
counts is the difference. Walking, weighing and talking are not in it, nor is the machine's own
waiting. A photo's 3 s hold the camera's own two touches, a scan's 2.5 s the aiming.

The other side is the same form as a plain XLSForm in ODK Collect: one question a screen, so each
question costs a swipe beside its answer, and each new form two taps to open and one to finish.
It was counted from the form, not measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import FilePayload, Locator, expect, sync_playwright

from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import label_of, photograph
from tests.e2e.phone import Phone
from tools.benchmarks.figures import Budget, say
from tools.benchmarks.laboratory import Laboratory
from tools.benchmarks.service import Service
from tools.benchmarks.webapp import invitation_of

TAP_S, PHOTO_S, SCAN_S, KEY_S = 1.0, 3.0, 2.5, 0.25
MOST_TAPS, MOST_FIRST_S, MOST_NEXT_S = 12, 60, 25
PRODUCT, AMOUNT = "小白菜", "3"


@dataclass
class Effort:
    """What one sample asked of a hand; a typed character counts as a tap."""

    taps: int = 0
    keys: int = 0
    scans: int = 0
    photos: int = 0

    @property
    def touches(self) -> int:
        """Taps and typed characters together."""
        return self.taps + self.keys

    @property
    def seconds(self) -> float:
        """The modelled time."""
        moves = self.taps * TAP_S + self.keys * KEY_S
        return moves + self.scans * SCAN_S + self.photos * PHOTO_S


class Question(NamedTuple):
    """A question of the plain form: taps of its answer, keys typed, scans and photos."""

    name: str
    taps: int
    keys: int = 0
    scans: int = 0
    photos: int = 0


# What fieldsample/reference/form_fields.json asks of produce at capture, and what our app takes
# by itself and a plain form must ask: label, unit, position.
PLAIN_FORM = (
    Question("label", taps=1, scans=1),
    Question("site", taps=1),
    Question("point", taps=1),
    Question("task category", taps=1),
    Question("samplers", taps=2),
    Question("sample type", taps=1),
    Question("sample name, pinyin and a candidate", taps=2, keys=3),
    Question("amount", taps=1, keys=1),
    Question("unit", taps=1),
    Question("leafy, prone to false positives", taps=1),
    Question("position", taps=1),
    Question("photo of the sample", taps=1, photos=1),
    Question("photo of the place", taps=1, photos=1),
)
OPEN_AND_FINISH = 3


def plain_form() -> Effort:
    """One sample in Collect; the next costs the same, since a form begins empty."""
    swipes = len(PLAIN_FORM)
    return Effort(
        taps=sum(asked.taps for asked in PLAIN_FORM) + swipes + OPEN_AND_FINISH,
        keys=sum(asked.keys for asked in PLAIN_FORM),
        scans=sum(asked.scans for asked in PLAIN_FORM),
        photos=sum(asked.photos for asked in PLAIN_FORM),
    )


class Hand:
    """Does what a person does on the phone, and counts it."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.effort = Effort()

    def tap(self, target: Locator) -> None:
        """One touch."""
        self.effort.taps += 1
        target.click()

    def scan(self) -> None:
        """Hold the label before the camera until its sheet is open."""
        self.effort.scans += 1
        self.phone.expect_sheet()

    def photograph(self) -> None:
        """Every photo that the sheet demands."""
        asked = self.phone.page.locator("label.photo-slot", has_text="需要")
        expect(asked.first).to_be_visible()
        while (left := asked.count()) > 0:
            self.effort.taps += 1
            self.effort.photos += 1
            self.phone.photos += 1
            picture = photograph(self.phone.photos)
            file = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=picture)
            asked.first.locator("input[type=file]").set_input_files(file)
            expect(asked).to_have_count(left - 1, timeout=SLOW_MS)

    def finished(self) -> Effort:
        """What this sample took; the next is counted anew."""
        done, self.effort = self.effort, Effort()
        return done


def timed(phone: Phone, sites: tuple[str, str], partner: str, codes: list[str]) -> list[Effort]:
    """A sample at a site, and the next there, on a phone that was in use before."""
    _day_before(phone, sites[1], partner, codes[0])
    phone.page.goto(f"{phone.origin}/today")
    hand, page = Hand(phone), phone.page
    phone.camera.show(label_of(codes[1]))
    sites_near = page.get_by_role("list", name="抽样地点")
    hand.tap(sites_near.get_by_role("button").filter(has_text=sites[0]))
    hand.tap(page.locator(".bar").get_by_role("button", name="扫码抽样"))
    hand.scan()
    hand.tap(page.get_by_role("group", name="这里的点位").get_by_role("button").first)
    _fill(hand)
    phone.camera.show(label_of(codes[2]))
    hand.tap(page.get_by_role("button", name="保存并继续同一地点"))
    expect(page.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)
    first = hand.finished()
    hand.scan()
    expect(page.get_by_label("样品名称")).to_have_value("", timeout=SLOW_MS)
    _fill(hand)
    hand.tap(page.get_by_role("button", name="保存样品"))
    expect(page.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)
    return [first, hand.finished()]


def _day_before(phone: Phone, site: str, partner: str, code: str) -> None:
    """So that pair, product and amount are known to the phone, as on any day but the first."""
    phone.scan(label_of(code))
    phone.answer(PRODUCT, site, partner)
    phone.photograph()
    phone.save()


def _fill(hand: Hand) -> None:
    page = hand.phone.page
    hand.tap(page.get_by_role("button", name=PRODUCT, exact=True))
    hand.tap(page.get_by_role("button", name=f"{AMOUNT} kg", exact=True))
    hand.photograph()


def tell(first: Effort, following: Effort) -> None:
    """The table: ours beside the plain form."""
    say("a person's time for a monthly produce sample (modelled, see persons_time.py)")
    say(f"{'':<34}{'taps':>6}{'keys':>6}{'scans':>7}{'photos':>8}{'seconds':>9}")
    rows = {
        "first at a site": first,
        "next at the same site": following,
        "plain XLSForm in Collect, each": plain_form(),
    }
    for name, one in rows.items():
        counts = f"{one.taps:>6}{one.keys:>6}{one.scans:>7}{one.photos:>8}"
        say(f"  {name:<32}{counts}{one.seconds:>9.1f}")


def measure(service: Service, laboratory: Laboratory, folder: Path) -> Iterator[Budget]:
    """The table, and its figures beside their budgets."""
    first_site, second_site = laboratory.site_names[:2]
    codes = [laboratory.codes.pop() for _ in range(3)]
    with sync_playwright() as playwright:
        phone = Phone(playwright, folder / "person", f"http://localhost:{service.port}")
        phone.enrol(invitation_of(service, laboratory.leader, laboratory.samplers[0]))
        phone.wait_until_ready_for_the_field(first_site)
        first, following = timed(phone, (first_site, second_site), "Sampler 1", codes)
        phone.browser.close()
    tell(first, following)
    yield Budget("a person's first sample at a site, touches", first.touches, MOST_TAPS, "taps")
    yield Budget("a person's first sample at a site", first.seconds, MOST_FIRST_S, "s")
    yield Budget("a person's next sample there", following.seconds, MOST_NEXT_S, "s")
