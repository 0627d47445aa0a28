"""Twenty samples with 120 photos over a bad line, by the real web app: records first, then photos.

The queue is planted in the browser's own store, in the shape that the app itself writes; from
there on the app does everything by itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright
from sqlalchemy import create_engine, text

from tests.e2e.phone import Phone
from tools.benchmarks.figures import Budget
from tools.benchmarks.laboratory import Laboratory
from tools.benchmarks.service import Service
from tools.benchmarks.slow_line import slow_line
from tools.benchmarks.webapp import invitation_of

MBIT = 1_000_000
SAMPLES, PHOTOS_EACH, PHOTO_BYTES = 20, 6, 300_000
AIM = 1.25
PATIENCE_S = 600.0
PLANT = Path(__file__).with_name("plant.js")


def measure(service: Service, laboratory: Laboratory, url: str, folder: Path) -> Iterator[Budget]:
    """3 Mbit/s up, 100 ms there and back, cut once a minute; told in seconds and as a ratio."""
    with (
        slow_line(service.port, bits_a_second=3 * MBIT, round_trip_s=0.1, cut_every_s=60) as line,
        sync_playwright() as playwright,
    ):
        phone = Phone(playwright, folder / "far-phone", f"http://localhost:{line.port}")
        invited = invitation_of(service, laboratory.leader, laboratory.samplers[1])
        phone.enrol(invited.replace(f":{service.port}", f":{line.port}"))
        phone.wait_until_ready_for_the_field(laboratory.site_names[0])
        phone.set_offline(True)
        sizes = {"samples": SAMPLES, "photos_each": PHOTOS_EACH, "photo_bytes": PHOTO_BYTES}
        phone.page.evaluate(PLANT.read_text(encoding="utf-8").split("\n", 1)[1], sizes)
        before, cuts, counts = line.bytes_up, line.cuts, _counts(url)
        next(counts)
        started = time.monotonic()
        phone.set_offline(False)
        phone.page.goto(f"{phone.origin}/outbox")
        records, total = _watch(counts, started)
        phone.browser.close()
    own = SAMPLES * PHOTOS_EACH * PHOTO_BYTES * 8 / (3 * MBIT)
    what = f"{SAMPLES} samples, {SAMPLES * PHOTOS_EACH} photos, 3 Mbit/s, {line.cuts - cuts} cuts"
    yield Budget(f"{what}: every record at the lab", records, None, "s")
    yield Budget(f"{what}: every photo at the lab", total, own * AIM, "s")
    yield Budget("the same, by the line's own time", total / own, AIM, "x")
    yield Budget(
        "the same, bytes up by the photos' own", _overhead(line.bytes_up - before), None, "x"
    )


def _overhead(bytes_up: int) -> float:
    return bytes_up / (SAMPLES * PHOTOS_EACH * PHOTO_BYTES)


def _watch(counts: Iterator[tuple[int, int]], started: float) -> tuple[float, float]:
    """Seconds until every record is at the lab, and until every photo is."""
    records = 0.0
    for operations, photos in counts:
        took = time.monotonic() - started
        if not records and operations >= SAMPLES * (1 + PHOTOS_EACH):
            records = took
        if photos >= SAMPLES * PHOTOS_EACH:
            return records, took
        if took > PATIENCE_S:
            raise TimeoutError(f"{photos} photos after {took:.0f} s")
    raise AssertionError("unreachable")


def _counts(url: str) -> Iterator[tuple[int, int]]:
    engine = create_engine(url)
    asked = text(
        "SELECT (SELECT count(*) FROM operation WHERE kind IN ('sample.create', 'photo.add')),"
        " (SELECT count(*) FROM blob WHERE state = 'present')"
    )
    with engine.connect() as connection:
        base = tuple(connection.execute(asked).one())
        connection.rollback()
        while True:
            now = tuple(connection.execute(asked).one())
            connection.rollback()
            yield now[0] - base[0], now[1] - base[1]
            time.sleep(0.1)
