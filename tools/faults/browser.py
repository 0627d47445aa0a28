"""The real web app in Chromium behind the same road: phone and desk, killed and opened again."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error, sync_playwright
from sqlalchemy import select
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from fieldsample.domain.labels import draw_codes
from fieldsample.models.blobs import Blob
from fieldsample.models.samples import Sample
from tests.e2e.camera import PrintedLabel, labels_of
from tests.e2e.desk import Desk
from tests.e2e.phone import Phone
from tools.faults.cradle import Cradle
from tools.faults.judging import Verdict
from tools.faults.line import Line
from tools.faults.mischief import FAULT_RATE
from tools.faults.nemesis import Nemesis
from tools.faults.play import Plan, Play, Tally, playing
from tools.faults.saying import spoken
from tools.faults.world import Worlds

CAPTURES = 3
SITE = "城东菜市场"
LOGIN, PASSWORD = "receiver", "desk of the lab 7"
SECOND = "sampler 1"
NAMES = ("上海青", "小白菜", "空心菜")


@dataclass(slots=True)
class Screens:
    """A phone in the field and a desk in the lab, both behind the road."""

    phone: Phone
    desk: Desk
    labels: Iterator[PrintedLabel]
    saved: list[str] = field(default_factory=list)


def browsed(worlds: Worlds, cradle: Cradle, plan: Plan) -> tuple[Verdict, Tally]:
    """Capture under mishaps through the page; all that it called saved must be in the lab."""
    with playing(worlds, cradle, plan) as play:
        play.proxy.mischief.rate = 0.0
        with _screens(play) as screens:
            play.proxy.mischief.rate = FAULT_RATE
            raging = threading.Event()
            nemesis = threading.Thread(target=_rage, args=(play, raging))
            nemesis.start()
            try:
                _work(play, screens)
            finally:
                raging.set()
                nemesis.join()
            play.proxy.heal()
            play.await_server()
            stuck = _settle(screens)
        verdict = play.judge(stuck)
        verdict.operations += CAPTURES
        _look(play, screens, verdict)
    worlds.drop(play.world.name)
    return verdict, play.tally


def _rage(play: Play, enough: threading.Event) -> None:
    nemesis = Nemesis(play, client_points=(), every_s=4.0, cuts=False)
    while not enough.is_set():
        nemesis.rage(4.0)


def _work(play: Play, screens: Screens) -> None:
    for name in NAMES[:CAPTURES]:
        label = next(screens.labels)
        screens.phone.scan_in_any_case(label)
        screens.phone.answer(name, SITE, SECOND)
        screens.phone.photograph()
        screens.saved.append(screens.phone.save())
        _kill(screens.phone)
        play.tally.client_kills["browser"] += 1
        screens.desk.scan(label.code)
        screens.desk.receive()


def _settle(screens: Screens) -> list[str]:
    """Nothing waits on either, and each sample's own line says that it has arrived."""
    stuck = []
    try:
        screens.phone.send()
        screens.desk.expect_all_sent()
        for number in screens.saved:
            screens.phone.expect_delivery(number, "已到样")
    except AssertionError as problem:
        stuck.append(f"browser: {str(problem).splitlines()[0]}")
    return stuck


def _look(play: Play, screens: Screens, verdict: Verdict) -> None:
    with play.world.engine() as engine, Session(engine) as session:
        numbers = Counter(session.scalars(select(Sample.sample_no)))
        states = Counter(session.scalars(select(Sample.state)))
        photos = Counter(session.scalars(select(Blob.state)))
    for number in screens.saved:
        if not numbers[number]:
            verdict.lost.append(f"browser: {number} was shown as saved")
        if numbers[number] > 1:
            verdict.duplicated.append(f"browser: {number}")
    if states != {"received": CAPTURES} or photos != {"present": screens.phone.photos}:
        verdict.diverged.append(f"browser: {dict(states)}, photos {dict(photos)}")


def _kill(phone: Phone) -> None:
    """End the browser as a phone ends it that needs the memory, and open it again."""
    phone.browser.kill()
    phone.page = phone.browser.open()


@contextmanager
def _screens(play: Play) -> Iterator[Screens]:
    lab, origin = play.worlds.lab, f"http://localhost:{play.proxy.port}"
    sheet = _prepare(play)
    folder = play.world.folder
    secret = _post(play, "/api/v1/enrolments", {"person_id": lab.members[1].person_id})["secret"]
    account = f"/api/v1/people/{lab.members[-1].person_id}/password"
    _post(play, account, {"login": LOGIN, "password": PASSWORD})
    with sync_playwright() as playwright:
        phone = Phone(playwright, folder / "phone", origin)
        desk = Desk(playwright, folder / "desk", origin)
        try:
            phone.enrol(f"{origin}/e#v1.{secret}")
            phone.wait_until_ready_for_the_field(SITE)
            desk.sign_in(LOGIN, PASSWORD)
            yield Screens(phone, desk, iter(labels_of(sheet)))
        finally:
            for screen in (phone, desk):
                with suppress(Error):
                    screen.browser.close()


def _prepare(play: Play) -> bytes:
    """A market, and a sheet of labels for the sampler."""
    lab = play.worlds.lab
    leader, sampler, roll = lab.members[0], lab.members[1], str(uuid7())
    site = {"name": SITE, "site_type": "produce_market", "latitude": 25.1235, "longitude": 118.2105}
    labels = {"codes": draw_codes("HZ", CAPTURES), "issued_to": sampler.person_id}
    line = Line(play.world.port, lab.lab_id, leader.device_id, leader.token, lab.key)
    said = [
        spoken(lab.lab_id, leader.person_id, 1, "site.add", str(uuid7()), site),
        spoken(lab.lab_id, leader.person_id, 2, "label_roll.issue", roll, labels),
    ]
    results = (line.push(said).said or {})["results"]
    if [result["status"] for result in results] != ["accepted", "accepted"]:
        raise RuntimeError(f"the lab was not made ready: {results}")
    return _asked(play, f"/api/v1/label-rolls/{roll}/sheet.pdf")


def _post(play: Play, path: str, body: dict[str, Any]) -> dict[str, Any]:
    raw = _asked(play, path, json.dumps(body).encode())
    said: dict[str, Any] = json.loads(raw) if raw else {}
    return said


def _asked(play: Play, path: str, body: bytes | None = None) -> bytes:
    """Straight to the server, as its leader."""
    headers = {
        "Authorization": f"Bearer {play.worlds.lab.members[0].token}",
        "Content-Type": "application/json",
    }
    address = f"http://localhost:{play.world.port}{path}"
    request = urllib.request.Request(address, body, headers)
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        raw: bytes = answer.read()
    return raw
