"""A small lab that stands at once: people by token, sites by import, records by push."""

from __future__ import annotations

import atexit
import json
import re
import shutil
import urllib.error
import urllib.request
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.cast import Device, issue_roll, new_id, sample_body
from tests.e2e.browser import SLOW_MS, until
from tests.e2e.server import Server

Seat = tuple[str, str, str, str]
"""A token, its device, its lab and its person."""
PREFIX = "HZ"
SITES = ("城东菜市场", "城西菜市场")
MANAGER, SAMPLER, SECOND, RECEIVER = "示例主任", "示例抽样员", "第二抽样员", "示例样品管理员"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a device asks of a response."""

    status_code: int
    data: bytes

    def get_data(self, as_text: bool = False) -> str | bytes:
        """Give the body as it came."""
        return self.data.decode() if as_text else self.data

    def get_json(self, silent: bool = False) -> Any:
        """Give the body read as JSON; None where it is none and that is allowed."""
        return None if silent and not self.data else json.loads(self.data)


class Road:
    """The test client's two verbs, over the network, to a server that really runs."""

    def __init__(self, origin: str) -> None:
        self.origin = origin

    def post(self, path: str, json: Any, headers: dict[str, str]) -> Answer:
        """POST a body of JSON."""
        return self._ask(path, headers, _bytes(json))

    def get(self, path: str, headers: dict[str, str]) -> Answer:
        """GET."""
        return self._ask(path, headers, None)

    def _ask(self, path: str, headers: dict[str, str], body: bytes | None) -> Answer:
        headers = {**headers, "Content-Type": "application/json", "Accept-Encoding": "identity"}
        request = urllib.request.Request(self.origin + path, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return Answer(answer.status, answer.read())
        except urllib.error.HTTPError as refusal:
            return Answer(refusal.code, refusal.read())


def _bytes(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Lab:
    """Everybody's own device that speaks the wire, and how a browser gets a chair."""

    server: Server
    manager: Device
    sampler: Device
    second: Device
    receiver: Device

    def seat(self, context: BrowserContext, device: Device) -> Page:
        """A browser's page that acts for the person of this device."""
        asked = {"person_id": device.person_id}
        link = self.manager.post("/api/v1/enrolments", asked, 201)["url"]
        page = context.new_page()
        page.set_default_timeout(SLOW_MS)
        page.goto(re.sub(r"^https?://[^/]+", self.server.origin, link))
        page.locator("form button[type=submit], .button-primary").first.click()
        expect(page.locator("nav.tabs")).to_be_visible(timeout=SLOW_MS)
        return page


def found(folder: Path) -> Lab:
    """A lab of its own in that folder, with its server running."""
    pattern, people = _pattern()
    shutil.copytree(pattern, folder / "data")
    server = Server(folder / "data")
    server.start()
    road: Any = Road(server.origin)
    return Lab(server, *(Device(road, *said) for said in people))


@cache
def _pattern() -> tuple[Path, list[Seat]]:
    """A lab as its administrator makes it by commands, once a process: every other is its copy."""
    folder = Path(mkdtemp(prefix="pattern"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    server = Server(folder / "data")
    server.command("init", "--lab", "示例检测中心", "--prefix", PREFIX, "--admin", MANAGER)
    people = [
        token_for(server, MANAGER, "admin", "manager"),
        token_for(server, SAMPLER, "sampler"),
        token_for(server, SECOND, "sampler"),
        token_for(server, RECEIVER, "receiver"),
    ]
    rows = [f"{name},菜市场,东镇,118.2{i}05,25.1235" for i, name in enumerate(SITES)]
    sheet = folder / "sites.csv"
    sheet.write_text("\n".join(["名称,类型,乡镇,经度,纬度", *rows]), encoding="utf-8")
    server.command("import", "sites", str(sheet))
    return server.data, people


def speaks(server: Server, person: str, *roles: str) -> Device:
    """A person of the lab with a token; taken on when new."""
    road: Any = Road(server.origin)
    return Device(road, *token_for(server, person, *roles))


def token_for(server: Server, person: str, *roles: str) -> Seat:
    """Who a person and their new device are, by the administrator's command."""
    words = [word for role in roles for word in ("--role", role)]
    made = json.loads(
        server.command("token", "create", "--person", person, *words, "--json").splitlines()[-1]
    )
    return made["token"], made["device_id"], made["lab_id"], made["person_id"]


# The strip is drawn a moment after the words are kept; the outbox itself knows at once.
NOTHING_WAITS = """() => new Promise((resolve) => {
  indexedDB.open('fieldsample').onsuccess = ({target: {result: db}}) => {
    const asked = db.transaction('outbox').objectStore('outbox').index('by_state').count('waiting');
    asked.onsuccess = () => { db.close(); resolve(asked.result === 0); };
  };
})"""


def all_sent(page: Page) -> None:
    """Wait until nothing that was said on this device waits any more."""
    until(page, NOTHING_WAITS)
    expect(page.locator(".strip-state")).to_contain_text("全部已送", timeout=SLOW_MS)


@dataclass(frozen=True, slots=True)
class Taken:
    """A sample with one labelled item."""

    id: str
    item: str
    code: str


def take(device: Device, code: str, name: str, **over: Any) -> Taken:
    """Record a sample and label its item, as a phone sends it."""
    sample, item = new_id(), new_id()
    device.push(
        device.operation("sample.create", sample, sample_body(sample_name=name, **over)),
        device.operation("label.bind", item, {"sample": sample, "code": code, "item_kind": "A"}),
        device.operation("sample.seal", sample, {"seal_no_a": "F-1"}),
    )
    return Taken(sample, item, code)


def site_ids(device: Device) -> list[str]:
    """The ids of the imported sites."""
    device.pull()
    return [key for collection, key in device.replica if collection == "sites"]


def furnish(lab: Lab) -> dict[str, Taken]:
    """One of everything that a screen may have to show: late, doubled, set aside, waiting."""
    codes = issue_roll(lab.manager, 8)
    site = site_ids(lab.manager)[0]
    taken = {
        "plain": take(lab.sampler, codes[0], "小白菜", site=site),
        "late": take(lab.sampler, codes[1], "上海青", site=site),
        "twin": take(lab.sampler, codes[2], "空心菜", site=site),
        "other": take(lab.second, codes[2], "菠菜", site=site),
    }
    taken["box"] = packed(lab, codes[5], take(lab.sampler, codes[4], "生菜", site=site))
    correct(lab, taken["late"].id)
    lab.receiver.say("sample.reject", taken["plain"].id, {"reason": "R04", "scan_mode": "manual"})
    lab.receiver.say("sample.arrive", None, {"label": codes[7]})
    lab.second.operation("sample.create", new_id(), sample_body())  # a number that never comes
    lab.second.say("site.change", site, {"name": "不归抽样员改"})
    return taken


def packed(lab: Lab, code: str, inside: Taken) -> Taken:
    """An open box with one item in it."""
    box = new_id()
    lab.sampler.say("box.open", box, {"code": code})
    lab.sampler.say("box.pack", box, {"item": inside.item})
    return Taken(box, inside.item, code)


def correct(lab: Lab, sample: str) -> None:
    """A correction, and another by somebody who had not seen it."""
    amend = {"field": "qty_total", "old": 3, "reason": "复称"}
    lab.receiver.say("sample.amend", sample, {**amend, "new": 2})
    lab.sampler.say("sample.amend", sample, {**amend, "new": 4})


def context_of(browser: Browser, **options: Any) -> BrowserContext:
    """A browser's storage of its own, where people of the district sit."""
    given = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", **options}
    context = browser.new_context(**given)
    context.set_default_timeout(SLOW_MS)
    return context
