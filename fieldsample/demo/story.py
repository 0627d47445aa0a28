"""The demo's past three months: visits, samples, and what became of them at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from uuid_utils import uuid7

from fieldsample.demo import desk, district, exceptions, products
from fieldsample.demo.desk import Reach
from fieldsample.demo.district import DemoSite
from fieldsample.demo.people import LAB_PREFIX, TIMEZONE, DemoDevice, DemoStaff
from fieldsample.demo.pictures import DemoPhoto, choose
from fieldsample.domain.numbers import SampleNo, build_sample_no

SAMPLES: Final = 560
DAYS: Final = 90
SUNDAY: Final = 6
MOST_A_VISIT: Final = 5
FAR_DEG: Final = 0.012
NEAR_DEG: Final = 0.0006
EVERY_STALL: Final = 0.6
# What goes wrong in life, and how often.
FAR, ALONE, NO_FIX, UNPHOTOGRAPHED, BAD_CLOCK, VOIDED = 0.03, 0.02, 0.02, 0.015, 0.01, 0.01
TWINS: Final = frozenset({180, 420})
"""Samples that carry the label of the one before: what a mixed-up bag leaves in the record."""


@dataclass(frozen=True)
class Visit:
    """One trip: who, where, when, how many samples, and how far they have come by now."""

    at: datetime
    phone: DemoDevice
    site: DemoSite
    samples: int
    reach: Reach = "decided"


@dataclass
class Story:
    """Tells it to the devices' queues; the same seed tells the same story."""

    random: Random
    staff: DemoStaff
    sites: list[DemoSite]
    photos: dict[str, list[DemoPhoto]]
    labels: dict[str, Iterator[str]]
    now: datetime
    samples: int = SAMPLES

    def __post_init__(self) -> None:
        self.serials: dict[tuple[str, str], Iterator[int]] = {}
        self.told = count(1)
        self.last_label = ""
        self.is_doubted = False

    def visits(self) -> list[Visit]:
        """All trips in the order of time: three months, and those of the last hours."""
        planned: list[Visit] = []
        while sum(visit.samples for visit in planned) < self.samples:
            planned.append(self._visit(self._working_time()))
        hours: tuple[tuple[float, Reach], ...] = (
            (5.0, "arrived"),
            (4.2, "arrived"),
            (3.5, "in_transit"),
            (3.0, "in_transit"),
            (2.0, "sealed"),
        )
        planned += [self._visit(self.now - timedelta(hours=ago), reach) for ago, reach in hours]
        return sorted(planned, key=lambda visit: visit.at)

    def tell(self, visit: Visit) -> None:
        """Queue everything that was said on one trip and, later, at the desk."""
        said = self._record(visit)
        for number in range(visit.samples):
            self._sample(visit, said, visit.at + timedelta(minutes=4 + 7 * number))

    def type_in(self) -> None:
        """Queue the one form that came on paper alone; a dead phone's label is on the bag."""
        code = next(self.labels[self.staff.samplers[0].caller.device_id])
        exceptions.type_in(self.staff.receiver, code, self.now - timedelta(minutes=6))

    def _visit(self, at: datetime, reach: Reach = "decided") -> Visit:
        phone, site = self.random.choice(self.staff.samplers), self.random.choice(self.sites)
        is_market = "points" in site.body
        samples = self.random.randint(2, MOST_A_VISIT) if is_market else self.random.randint(1, 3)
        return Visit(at, phone, site, samples, reach)

    def _working_time(self) -> datetime:
        day = (self.now - timedelta(days=self.random.randint(1, DAYS))).astimezone(
            ZoneInfo(TIMEZONE)
        )
        if day.weekday() == SUNDAY:
            day -= timedelta(days=1)
        morning = day.replace(hour=8, minute=30, second=self.random.randrange(60), microsecond=0)
        return (morning + timedelta(minutes=self.random.randint(0, 330))).astimezone(UTC)

    def _record(self, visit: Visit) -> dict[str, Any]:
        """Queue `visit.record`; returns what its samples say as well."""
        visit_id = str(uuid7())
        category = self.random.choice(products.CATEGORIES)
        common = {
            "site": visit.site.id,
            "task_category": category,
            "samplers": self._pair(visit.phone),
        }
        body = {**common, "outcome": "normal", "place": self._place(visit, visit.at)}
        visit.phone.say("visit.record", visit_id, body, visit.at)
        return {**common, "visit": visit_id}

    def _pair(self, phone: DemoDevice) -> list[str]:
        others = [other.person_id for other in self.staff.samplers if other is not phone]
        return [phone.person_id, self.random.choice(others)]

    def _sample(self, visit: Visit, said: dict[str, Any], at: datetime) -> None:
        sample_id, phone, random = str(uuid7()), visit.phone, self.random
        sample_type = random.choice(products.sold_at(visit.site.kind))
        body = {**said, **self._what(visit, sample_type, at), "place": self._place(visit, at)}
        if random.random() < ALONE:
            body["samplers"] = [phone.person_id]
        is_clock_known = random.random() >= BAD_CLOCK
        phone.say("sample.create", sample_id, body, at, is_clock_known=is_clock_known)
        item = self._label(phone, sample_id, products.form_of(sample_type), at)
        if random.random() >= UNPHOTOGRAPHED:
            self._photograph(phone, sample_id, sample_type, at)
        if random.random() < VOIDED:
            void = {"reason": "录入错误，已重新采样"}
            phone.say("sample.void", sample_id, void, at + timedelta(minutes=4))
            return
        parcel = desk.Parcel(sample_id, item, products.form_of(sample_type), at, visit.reach)
        desk.bring_in(self.random, parcel, phone, self.staff.receiver, self.now)
        if visit.reach == "arrived" and not self.is_doubted:
            self.is_doubted = True
            exceptions.doubt(self.staff.receiver, sample_id, self.now - timedelta(minutes=8))

    def _what(self, visit: Visit, sample_type: str, at: datetime) -> dict[str, Any]:
        form = products.form_of(sample_type)
        amount, unit = products.AMOUNTS[form]
        what = {
            "sample_type": sample_type,
            "sample_no": self._number(visit.phone, form, at),
            "sample_name": self.random.choice(products.NAMES[sample_type]),
            "qty_total": amount,
            "qty_unit": unit,
            "sampled_at": at.isoformat(timespec="seconds"),
        }
        points = visit.site.body.get("points")
        if points and self.random.random() < EVERY_STALL:
            point = self.random.choice(points)
            what |= {"point_id": point["id"], "point": point["name"]}
        return what

    def _number(self, phone: DemoDevice, form: str, at: datetime) -> str:
        year = at.year % 100
        serial = next(self.serials.setdefault((phone.caller.device_id, form), count(1)))
        return build_sample_no(SampleNo(LAB_PREFIX, year, form, phone.device_no, serial))

    def _place(self, visit: Visit, at: datetime) -> dict[str, Any]:
        position = visit.site.position
        if position is None or self.random.random() < NO_FIX:
            return {"method": "none", "reason": "室内无信号"}
        within = FAR_DEG if self.random.random() < FAR else NEAR_DEG
        here = district.near(self.random, position, within)
        return {
            "method": "gps",
            "latitude": here.latitude,
            "longitude": here.longitude,
            "crs": "WGS84",
            "accuracy_m": round(self.random.uniform(4, 30), 1),
            "captured_at": at.isoformat(timespec="seconds"),
        }

    def _label(self, phone: DemoDevice, sample_id: str, form: str, at: datetime) -> str:
        """Label the item, and the reserve of food; returns the first item's id."""
        kinds = {"A": "A", "F": "AB", "W": "W"}[form]
        items = []
        for kind in kinds:
            is_twin = next(self.told) in TWINS
            code = self.last_label if is_twin else next(self.labels[phone.caller.device_id])
            items.append(str(uuid7()))
            body = {
                "sample": sample_id,
                "code": code,
                "item_kind": kind,
                "container": products.CONTAINERS[form],
                "scan_mode": "scanned",
            }
            phone.say("label.bind", items[-1], body, at + timedelta(minutes=1))
            self.last_label = code
        return items[0]

    def _photograph(
        self, phone: DemoDevice, sample_id: str, sample_type: str, at: datetime
    ) -> None:
        photo = choose(self.random, self.photos, sample_type)
        body = {
            "of": "sample",
            "photo_kind": products.PHOTO_KINDS[products.form_of(sample_type)],
            **photo.blob,
            "taken_at": at.isoformat(timespec="seconds"),
        }
        at += timedelta(minutes=2)
        phone.say("photo.add", sample_id, body, at, blobs=[photo.blob])
