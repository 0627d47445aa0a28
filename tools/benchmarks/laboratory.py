"""The lab of the bench: its people with their devices, its sites, its labels, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

import orjson
from uuid_utils import uuid7

from fieldsample.domain.labels import LARGEST_ROLL, draw_codes
from fieldsample.entrance.enrolling import make_token
from fieldsample.entrance.founding import Founding, found
from fieldsample.entrance.staff import take_on
from fieldsample.journal.push import Caller, push

PREFIX, FORM_NO = "HZ", "NO"
SITES, TOWNS = 60, 12
TYPES = ("A-VEG", "A-FRU", "A-MEAT", "A-AQU", "F-GRN", "F-OIL")
MOST_OPERATIONS = 100
PLACE = {
    "latitude": 25.1234,
    "longitude": 118.2101,
    "crs": "WGS84",
    "accuracy_m": 8.5,
    "method": "gps",
}
# With what differs from sample to sample: twenty answers, some 650 bytes of JSON.
RECORD: dict[str, Any] = {
    "task_category": "monthly",
    "sample_name": "小白菜",
    "qty_total": 3,
    "qty_unit": "kg",
    "point": "3 号摊位",
    "fields": {"sample_source": "market", "batch_no": "20261103", "unit_price": "3.20"},
}
BIND = {"item_kind": "A", "scan_mode": "scanned"}
Operation = dict[str, Any]


@dataclass(slots=True)
class Member:
    """A person with one device; numbers what the device says."""

    lab_id: str
    person_id: str
    device_id: str
    token: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def operation(self, kind: str, subject: str, body: dict[str, Any], at: datetime) -> Operation:
        """An operation as the web app makes it."""
        text = orjson.dumps(body).decode()
        return {
            "op_id": str(uuid7()),
            "device_seq": next(self.numbers),
            "schema": 1,
            "kind": kind,
            "lab_id": self.lab_id,
            "subject": subject,
            "actor": self.person_id,
            "device_time": at.isoformat(),
            "mono_ms": 123456.7,
            "clock_offset_ms": 12,
            "clock_offset_age_s": 60,
            "body": text,
            "body_sha256": sha256(text.encode()).hexdigest(),
            "blobs": [],
            "sig": None,
        }

    def say(self, operations: list[Operation]) -> None:
        """Push in this process, for what is prepared and not measured."""
        caller = Caller(self.lab_id, self.device_id, self.person_id)
        for start in range(0, len(operations), MOST_OPERATIONS):
            answer = push(caller, operations[start : start + MOST_OPERATIONS])
            statuses = {result.outcome["status"] for result in answer.results}
            if statuses != {"accepted"}:
                raise AssertionError(answer.results)


@dataclass(slots=True)
class Laboratory:
    """A lab with a leader, a desk and samplers."""

    leader: Member
    desk: Member
    samplers: list[Member]
    sites: list[str]
    now: datetime
    codes: list[str] = field(default_factory=list)
    sampled: Iterator[int] = field(default_factory=count)
    taken_in: Iterator[int] = field(default_factory=count)

    @property
    def site_names(self) -> list[str]:
        """The sites by name."""
        return [str(_site(number)["name"]) for number in range(SITES)]

    @property
    def lab_id(self) -> str:
        """The lab's id."""
        return self.leader.lab_id

    def issue_labels(self, many: int) -> None:
        """Issue rolls until there are `many` unused codes."""
        while len(self.codes) < many:
            self.codes += self.issue_roll()

    def issue_roll(self, many: int = LARGEST_ROLL, to: Member | None = None) -> list[str]:
        """One roll, issued through the journal, into stock or to a person."""
        codes = draw_codes(PREFIX, many)
        body = {"codes": codes, "issued_to": to.person_id if to else None}
        self.leader.say([self.leader.operation("label_roll.issue", str(uuid7()), body, self.now)])
        return codes

    def hire(self, name: str) -> Member:
        """One more sampler, who has taken nothing yet; needs an app context."""
        return _member(self.lab_id, take_on(self.lab_id, name, ["sampler"]), ["sampler"])

    def sample(
        self, sampler: Member, months_back: float = 0, visit: str | None = None
    ) -> list[Operation]:
        """What a sampler says of one sample: the record, and the label on its item.

        On a visit it has a form with a number of its own, too.
        """
        number = next(self.sampled)
        at = self.now - timedelta(days=30 * months_back, seconds=number)
        sample_id = str(uuid7())
        site, kind = self.sites[number % SITES], TYPES[number // SITES % len(TYPES)]
        record = {
            **RECORD,
            "sample_type": kind,
            "sample_no": f"{PREFIX}26A01{number:06d}",
            "site": site,
            "samplers": [sampler.person_id, self.leader.person_id],
            "sampled_at": at.isoformat(),
            "place": {**PLACE, "captured_at": at.isoformat()},
        }
        if visit:
            record["visit"] = visit
            record["fields"] = {**RECORD["fields"], "form_no": f"{FORM_NO}{number:09d}"}
        bind = {**BIND, "sample": sample_id, "code": self.codes.pop()}
        return [
            sampler.operation("sample.create", sample_id, record, at),
            sampler.operation("label.bind", str(uuid7()), bind, at),
        ]


def found_laboratory(samplers: int) -> Laboratory:
    """A lab through the journal, as its own commands would found it; needs an app context."""
    made = found(Founding("Bench", PREFIX, "Asia/Shanghai", "Leader"))
    lab_id = made["lab_id"]
    leader = _member(lab_id, made["person_id"], ["admin", "manager"])
    desk = _member(lab_id, take_on(lab_id, "Desk", ["receiver"]), ["receiver"])
    staff = [
        _member(lab_id, take_on(lab_id, f"Sampler {number}", ["sampler"]), ["sampler"])
        for number in range(samplers)
    ]
    now = datetime.now(UTC)
    sites = _register_sites(leader, now)
    return Laboratory(leader, desk, staff, sites, now)


def _member(lab_id: str, person_id: str, roles: list[str]) -> Member:
    made = make_token(lab_id, person_id, roles, "bench")
    return Member(lab_id, person_id, made["device_id"], made["token"])


def _register_sites(leader: Member, now: datetime) -> list[str]:
    ids = [str(uuid7()) for _number in range(SITES)]
    leader.say(
        [leader.operation("site.add", site, _site(number), now) for number, site in enumerate(ids)]
    )
    return ids


def _site(number: int) -> dict[str, Any]:
    return {
        "name": f"示例农贸市场 {number:02}",
        "site_type": "produce_market",
        "town": f"示例镇 {number % TOWNS}",
        "latitude": 25.1235 + number / 1000,
        "longitude": 118.2105,
    }
