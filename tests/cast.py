"""The cast: people with devices that speak the wire, as a phone or a desk would."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count, product
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from uuid_utils import uuid7

from fieldsample.domain.labels import draw_codes
from fieldsample.entrance.enrolling import make_token
from fieldsample.entrance.founding import Founding, found
from fieldsample.entrance.staff import take_on

PROTO = "fieldsample-sync/1"
# Drawn prefixes met each other once in some hundred labs; counted ones cannot.
_PREFIXES = product("ABCDEFGHJKMNPQRSTVWXYZ", repeat=3)
Json = dict[str, Any]


def new_id() -> str:
    """An id as a device makes it."""
    return str(uuid7())


@dataclass
class Device:
    """One device: it numbers its operations, pushes them, and keeps a replica of the feed."""

    client: FlaskClient
    token: str
    device_id: str
    lab_id: str
    person_id: str
    sequence: Iterable[int] = field(default_factory=lambda: count(1))
    cursor: str | None = None
    replica: dict[tuple[str, str], Json] = field(default_factory=dict)

    @property
    def headers(self) -> dict[str, str]:
        """What the device shows at the door."""
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}

    def operation(self, kind: str, subject: str | None, body: Json, **over: Any) -> Json:
        """An operation as the app makes it; `over` replaces parts of the envelope."""
        text = json.dumps(body, ensure_ascii=False)
        return {
            "op_id": new_id(),
            "device_seq": next(iter(self.sequence)),
            "schema": 1,
            "kind": kind,
            "lab_id": self.lab_id,
            "subject": subject,
            "actor": self.person_id,
            "device_time": datetime.now(UTC).isoformat(),
            "mono_ms": 1000.0,
            "clock_offset_ms": 0,
            "clock_offset_age_s": 60,
            "body": text,
            "body_sha256": sha256(text.encode()).hexdigest(),
            "blobs": [],
            "sig": None,
            **over,
        }

    def push(self, *operations: Any) -> list[Json]:
        """Send operations; the results in the order sent."""
        answer = self.post("/api/v1/sync/push", {"proto": PROTO, "ops": list(operations)})
        results: list[Json] = answer["results"]
        return results

    def say(self, kind: str, subject: str | None, body: Json, **over: Any) -> Json:
        """Make one operation, send it, and return its result."""
        return self.push(self.operation(kind, subject, body, **over))[0]

    def post(self, path: str, body: Json, status: int = 200) -> Json:
        """POST as this device, expecting `status`."""
        response = self.client.post(path, json=body, headers=self.headers)
        assert response.status_code == status, response.get_data(as_text=True)
        return response.get_json(silent=True) or {}

    def get(self, path: str, status: int = 200) -> Json:
        """GET as this device, expecting `status`."""
        response = self.client.get(path, headers=self.headers)
        assert response.status_code == status, response.get_data(as_text=True)
        return response.get_json(silent=True) or {}

    def pull(self, limit: int = 500) -> None:
        """Bring the replica up to date, page by page."""
        more = True
        while more:
            cursor = f"&cursor={self.cursor}" if self.cursor else ""
            page = self.get(f"/api/v1/sync/changes?limit={limit}{cursor}")
            for change in page["changes"]:
                self._take(change)
            self.cursor, more = page["cursor"], page["more"]

    def document(self, collection: str, record_id: str) -> Json:
        """A document of the replica, after a pull."""
        self.pull()
        return self.replica[collection, record_id]

    def _take(self, change: Json) -> None:
        key = (change["collection"], change["id"])
        if change["doc"] is None:
            self.replica.pop(key, None)
            return
        assert sha256(change["doc"].encode()).hexdigest() == change["doc_sha256"]
        self.replica[key] = json.loads(change["doc"])


@dataclass
class Cast:
    """Alice leads, Bob and Bea sample, Rita receives, Charlie belongs to another lab."""

    app: Flask
    alice: Device
    bob: Device
    bea: Device
    rita: Device
    charlie: Device


def found_cast(app: Flask) -> Cast:
    """Two labs, their people, a device each."""
    with app.app_context():
        ours = found(Founding("Lab One", "HZ", "Asia/Shanghai", "Alice"))
        theirs = found(Founding("Lab Two", "NB", "Asia/Shanghai", "Charlie"))
        lab_id = ours["lab_id"]
        alice = _device(app, lab_id, ours["person_id"], ["admin", "manager"])
        bob = _device(app, lab_id, take_on(lab_id, "Bob", ["sampler"]), ["sampler"])
        bea = _device(app, lab_id, take_on(lab_id, "Bea", ["sampler"]), ["sampler"])
        rita = _device(app, lab_id, take_on(lab_id, "Rita", ["receiver"]), ["receiver"])
        charlie = _device(app, theirs["lab_id"], theirs["person_id"], ["admin", "manager"])
    return Cast(app, alice, bob, bea, rita, charlie)


Seats = dict[str, tuple[str, str, str, str]]
"""Of each person of the cast: token, device, lab, person."""


def seats_of(cast: Cast) -> Seats:
    """What it takes to seat the same cast again at a copy of its database."""
    people = {name: getattr(cast, name) for name in ("alice", "bob", "bea", "rita", "charlie")}
    return {
        name: (one.token, one.device_id, one.lab_id, one.person_id) for name, one in people.items()
    }


def seated(app: Flask, seats: Seats) -> Cast:
    """The cast, each with a client of this app and nothing said yet."""
    return Cast(app, **{name: Device(app.test_client(), *seat) for name, seat in seats.items()})


def found_lab_with(app: Flask, roles: list[str]) -> tuple[Device, list[Device]]:
    """A lab of its own in the same database: its leader, and a device for each role."""
    with app.app_context():
        prefix = "X" + "".join(next(_PREFIXES))
        made = found(Founding("Lab", prefix, "Asia/Shanghai", "Leader"))
        lab_id = made["lab_id"]
        leader = _device(app, lab_id, made["person_id"], ["admin", "manager"])
        staff = [
            _device(app, lab_id, take_on(lab_id, f"{role} {number}", [role]), [role])
            for number, role in enumerate(roles)
        ]
    return leader, staff


def one_more(cast: Cast, name: str, roles: list[str]) -> Device:
    """Another person of the cast's first lab, with a device of their own."""
    lab_id = cast.alice.lab_id
    with cast.app.app_context():
        return _device(cast.app, lab_id, take_on(lab_id, name, roles), roles)


def issue_roll(leader: Device, many: int = 5, to: Device | None = None) -> list[str]:
    """A roll of labels, issued through the journal; returns its codes."""
    codes = draw_codes("HZ", many)
    body = {"codes": codes, "issued_to": to.person_id if to else None}
    assert leader.say("label_roll.issue", new_id(), body)["status"] == "accepted"
    return codes


def sample_body(**over: Any) -> Json:
    """A valid body of sample.create; a test names only what it is about."""
    return {
        "sample_type": "A-VEG",
        "sample_name": "小白菜",
        "task_category": "monthly",
        "qty_total": 3,
        "qty_unit": "kg",
        "place": {"method": "none", "reason": "indoors"},
        **over,
    }


def _device(app: Flask, lab_id: str, person_id: str, roles: list[str]) -> Device:
    made = make_token(lab_id, person_id, roles, "test")
    client = app.test_client()
    return Device(client, made["token"], made["device_id"], lab_id, person_id)
