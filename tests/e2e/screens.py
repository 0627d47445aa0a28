"""Every screen and window: its address, and what one does there to see more of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import Page, expect

from tests.e2e.browser import SLOW_MS
from tests.e2e.fieldwork import Work
from tests.e2e.staffed import Taken

Step = Callable[[Page], Any]


REMEMBER = """async ([key, value]) => {
  const opened = indexedDB.open('fieldsample');
  const db = await new Promise((yes) => { opened.onsuccess = () => yes(opened.result); });
  const tx = db.transaction('meta', 'readwrite');
  tx.objectStore('meta').put(value, key);
  await new Promise((yes) => { tx.oncomplete = yes; });
  db.close();
  if (key === 'theme') document.documentElement.dataset.theme = value;
}"""


# The first cards give way to whoever has begun something.
WITHOUT_DRAFTS = """async () => {
  const opened = indexedDB.open('fieldsample');
  const db = await new Promise((yes) => { opened.onsuccess = () => yes(opened.result); });
  const tx = db.transaction('drafts', 'readwrite');
  tx.objectStore('drafts').clear();
  await new Promise((yes) => { tx.oncomplete = yes; });
  db.close();
}"""


class Screen(NamedTuple):
    """A screen's address, and what one does there to see more of it."""

    path: str
    steps: tuple[Step, ...] = ()
    name: str = ""


DOORS = [Screen("/sign-in"), Screen("/e"), Screen("/set-up")]


def scanned(code: str) -> Step:
    """The desk's field, with a label typed into it."""

    def do(page: Page) -> None:
        page.locator("#desk-field").fill(code)
        page.locator("#desk-field").press("Enter")
        expect(page.locator(".desk-in-hand")).to_be_visible(timeout=SLOW_MS)

    return do


def clicked(selector: str, then: str) -> Step:
    """Press it, and see what it leads to."""

    def do(page: Page) -> None:
        page.locator(selector).first.click()
        expect(page.locator(then).first).to_be_visible(timeout=SLOW_MS)

    return do


def seen(selector: str) -> Step:
    """What the server has to tell first."""

    def do(page: Page) -> None:
        expect(page.locator(selector).first).to_be_visible(timeout=SLOW_MS)

    return do


def pressed(selector: str) -> Step:
    """A window that a button opens."""
    return clicked(selector, "[role=dialog]")


def key(name: str, then: str = "[role=dialog]") -> Step:
    """A key of the desk, and the window that it opens."""

    def do(page: Page) -> None:
        page.keyboard.press(name)
        expect(page.locator(then).first).to_be_visible(timeout=SLOW_MS)

    return do


def typed(labels: list[str]) -> Step:
    """A fresh label typed where one scans, up to its sheet."""

    def do(page: Page) -> None:
        page.locator(".type-label input").fill(labels.pop())
        page.locator(".type-label button").click()
        expect(page.locator("#sheet-top")).to_be_attached(timeout=SLOW_MS)

    return do


def chosen(selector: str, value: str, then: str) -> Step:
    """An entry of a list, and what it brings."""

    def do(page: Page) -> None:
        page.locator(selector).select_option(value)
        expect(page.locator(then).first).to_be_visible(timeout=SLOW_MS)

    return do


def sited(page: Page) -> None:
    """The first site of the list."""
    page.locator("#sheet-site").click()
    page.locator("[role=dialog] .row-inside").first.click()
    expect(page.locator("#sheet-point")).to_be_visible(timeout=SLOW_MS)


def unfolded(page: Page) -> None:
    """Everything that is folded away."""
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true })")


def practising(page: Page) -> None:
    """Begin where it was not begun, and have every part of it on the screen."""
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


def desk_screens(taken: dict[str, Taken], work: Work) -> list[Screen]:
    record = ".desk-record .button"
    batch = f"/batch#{taken['box'].id}"
    return [
        Screen("/receive", name="receive"),
        Screen("/arrivals", name="arrivals"),
        Screen("/arrivals", (clicked(A_BOX, ".arrive-form"),), "arrivals-one"),
        Screen(batch, (clicked(".batch-row-inside", ".batch-hand"),), "batch"),
        Screen("/command-sheet", (clicked(".print-tools .button", ".command"),), "commands"),
        Screen(batch, (pressed(".batch-all-acts .button"),), "batch-all"),
        Screen("/receive", (scanned(taken["plain"].code),), "receive-rejected"),
        Screen("/receive", (scanned(work.sealed.code),), "receive-in-hand"),
        Screen(
            "/receive",
            (scanned(taken["twin"].code), pressed(".desk-twin .button >> nth=1")),
            "twin",
        ),
        Screen("/receive", (scanned(taken["late"].code), pressed(".button-danger")), "reject"),
        Screen("/receive", (scanned(taken["late"].code), pressed(f"{record} >> nth=-1")), "amend"),
        Screen("/receive", (scanned(taken["late"].code), pressed(f"{record} >> nth=-2")), "return"),
        Screen("/receive", (scanned(taken["late"].code), key("F6", ".ask-line")), "check"),
        Screen("/receive", (scanned(taken["late"].code), key("F7")), "hold"),
        Screen("/receive", (scanned(taken["late"].code), key("F8")), "deviate"),
        Screen(f"/notice#{taken['plain'].id}", name="notice"),
        Screen("/discrepancies", name="discrepancies"),
        Screen(
            "/transcribe", (clicked(".transcribe .button-primary", ".has-error"),), "transcribe"
        ),
        Screen("/labels", name="labels"),
        Screen("/store", (scanned(work.sealed.code),), "store"),
        Screen("/store", (scanned(work.sealed.code), pressed(STORE_ACT)), "store-place"),
        Screen("/places", (pressed(".page-aside .button-primary"),), "place-new"),
        Screen("/disposal", name="disposal"),
        Screen("/custody", name="custody"),
        Screen(f"/custody#{taken['late'].id}", (seen(".custody-rows"),), "custody-one"),
        Screen(f"/custody#{taken['twin'].code}", (seen(".desk-twins"),), "custody-two"),
        Screen("/queue-file", name="queue-file"),
        Screen("/me", name="desk-me"),
    ]


def manager_screens(taken: dict[str, Taken], work: Work) -> list[Screen]:
    return [
        Screen("/coverage", name="coverage"),
        Screen("/coverage#2020-01", (pressed(".month-now"),), "month"),
        Screen("/people", name="people"),
        Screen("/people", (pressed(".phone-stop"),), "phone-stop"),
        Screen("/people", (pressed(".said-row .button"),), "apply"),
        Screen("/people", (pressed(".section .button-primary"),), "person"),
        Screen("/labels", name="manager-labels"),
        Screen("/labels", (pressed(".roll-print .button >> nth=0"),), "labels-print"),
        Screen("/labels", (pressed(".roll-print .button >> nth=1"),), "labels-assign"),
        Screen("/labels", (pressed(".roll-print .button >> nth=2"),), "labels-back"),
        Screen("/labels", (pressed(".page-aside .button"),), "labels-reprint"),
        Screen("/instruments", name="instruments"),
        Screen("/instruments", (pressed(".page-aside .button-primary"),), "instrument-new"),
        Screen("/instruments", (pressed(".list .row-inside"),), "instrument"),
        Screen("/calendar", name="calendar"),
        Screen("/forms", name="forms"),
        Screen("/forms", (edited,), "form-editor"),
        Screen("/forms", (edited, asked), "form-question"),
        Screen(f"/sample#{taken['late'].id}", name="manager-sample"),
        Screen(f"/sample#{work.returned.id}", (pressed(".page > .actions .button"),), "send-back"),
    ]


def edited(page: Page) -> None:
    """The next version of a published form, or the one already in the making."""
    page.locator(".list .row-inside").first.click()
    expect(page.locator(".question-list")).to_be_visible(timeout=SLOW_MS)


def asked(page: Page) -> None:
    """Its first question, open."""
    page.locator(".question-list .button").first.click()
    expect(page.locator(".question-editor")).to_be_visible()


def phone_screens(taken: dict[str, Taken], work: Work) -> list[Screen]:
    return [
        *begun_screens(taken),
        *visit_screens(work),
        *sheet_screens(work),
        *seal_screens(work),
        *box_screens(work),
        *own_phone_screens(),
    ]


def begun_screens(taken: dict[str, Taken]) -> list[Screen]:
    """The tour comes first, and goes once it was seen."""
    return [
        Screen("/today", (toured("due"),), "tour"),
        Screen("/today", (toured("seen"),), "today"),
        Screen("/capture", name="capture"),
        Screen("/capture", (pressed(".page .button-quiet"),), "spoil"),
        Screen("/outbox", name="outbox"),
        Screen(f"/sample#{taken['plain'].id}", name="sample-rejected"),
    ]


def toured(state: str) -> Step:
    """The first cards, to be shown or seen long ago."""

    def do(page: Page) -> None:
        page.evaluate(WITHOUT_DRAFTS)
        page.evaluate(REMEMBER, ["tour", state])
        page.reload()
        expect(page.locator(".scan-big")).to_be_visible(timeout=SLOW_MS)
        expect(page.locator(".tour")).to_have_count(1 if state == "due" else 0)

    return do


def visit_screens(work: Work) -> list[Screen]:
    ending = clicked(".bar .button >> nth=0", "[role=dialog] .chips")
    return [
        Screen(f"/visit#{work.other_site}", name="visit-new"),
        Screen(f"/visit#{work.visit}", name="visit"),
        Screen(f"/visit#{work.visit}", (ending,), "visit-end"),
        Screen(f"/visit#{work.other_site}", (ending, refused), "visit-refused"),
    ]


def refused(page: Page) -> None:
    """They would not have it."""
    page.locator("[role=dialog] .chip").nth(1).click()
    expect(page.locator("[role=dialog] .photo-slots")).to_be_visible(timeout=SLOW_MS)
    page.locator("[role=dialog] .button-primary").click()
    expect(page.locator("[role=dialog] .field-error").first).to_be_visible()


def sheet_screens(work: Work) -> list[Screen]:
    food = (sited, chosen("#sheet-sample_type", "F-SNK", ".photo-slots"))
    supervised = (*food, chosen(TASK, "supervision", ".slots"), unfolded)
    water = (sited, chosen("#sheet-sample_type", "W-TAP", ".slots"))
    ask = (sited, chosen("#sheet-sample_type", "A-VEG", ".photo-slots"), tried)
    return [
        Screen("/capture", (typed(work.labels),), "sheet-empty"),
        Screen("/capture", (typed(work.labels), *ask), "sheet-lacks"),
        Screen("/capture", (typed(work.labels), *supervised), "sheet-supervision"),
        Screen("/capture", (typed(work.labels), *water), "sheet-water"),
        Screen("/capture", (typed(work.labels), *water, pressed(".slots-head .button")), "run"),
        Screen("/capture", (typed(work.labels), *water, pressed(ADD_QC)), "quality-control"),
        Screen("/capture", (typed(work.labels), pressed("#sheet-site")), "sites"),
        Screen("/capture", (typed(work.labels), sited, pressed(".place .more-line")), "place"),
    ]


A_BOX = ".desk-boxes .row-inside:has(.code)"
STORE_ACT = ".store-actions .button >> nth=0"
TASK = "select:has(option[value=supervision])"
ADD_CONTAINER = ".page > .actions .button >> nth=4"
ADD_QC = ".slots ~ .actions .button-quiet"


def tried(page: Page) -> None:
    """Save what is not complete."""
    page.locator(".bar .button-primary").click()
    expect(page.locator(".lacks")).to_be_visible(timeout=SLOW_MS)


def seal_screens(work: Work) -> list[Screen]:
    seal, sealed = f"/seal#{work.open_sample.id}", f"/sample#{work.sealed.id}"
    sign = pressed(".signature .button")
    typed_name = clicked(".signing-ways .button >> nth=0", "[role=dialog] form")
    refusal = clicked(".signing-ways .button >> nth=1", "[role=dialog] form")
    strips = clicked(".print-tools .chip >> nth=3", ".paper-strip")
    return [
        Screen(seal, (unfolded,), "seal"),
        Screen(seal, (sign,), "sign"),
        Screen(seal, (sign, typed_name), "sign-typed"),
        Screen(seal, (sign, refusal), "sign-refused"),
        Screen(f"/sample#{work.open_sample.id}", name="sample-open"),
        Screen(f"/sample#{work.open_sample.id}", (pressed(ADD_CONTAINER),), "container"),
        Screen(sealed, name="sample"),
        Screen(sealed, (pressed(".readings-part .button"),), "readings"),
        Screen(sealed, (pressed(".page > .actions .button >> nth=2"),), "amend-phone"),
        Screen(f"/sample#{work.returned.id}", name="sample-returned"),
        Screen(f"/print#{work.sealed.id}", name="print"),
        Screen(f"/print#{work.sealed.id}", (strips,), "print-strips"),
    ]


def box_screens(work: Work) -> list[Screen]:
    act = pressed(".bar .button")
    return [
        Screen("/boxes", name="boxes"),
        Screen("/boxes", (pressed(".page > .button-primary"),), "box-new"),
        Screen("/boxes", (pressed(".section > .actions .button >> nth=-1"),), "direct"),
        Screen(f"/box#{work.open_box}", name="box-open"),
        Screen(f"/box#{work.open_box}", (act,), "box-close"),
        Screen(f"/box#{work.closed_box}", name="box-closed"),
        Screen(f"/box#{work.closed_box}", (act,), "box-hand-over"),
        Screen(f"/box#{work.gone_box}", name="box-gone"),
    ]


def own_phone_screens() -> list[Screen]:
    return [
        Screen("/me", name="me"),
        Screen("/ready", name="ready"),
        Screen("/shared", name="shared"),
        Screen("/shared", (pressed(".section .button-primary"),), "pin"),
        Screen("/guide", name="guide"),
        Screen("/practice", name="practice"),
        Screen("/practice", (practising,), "practising"),
        Screen("/practice", (pressed(".practice-bar .button >> nth=-1"),), "practice-end"),
        Screen("/practice", (practice_over,), "practice-over"),
    ]
