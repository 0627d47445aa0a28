"""What the people of a round say: honest work, two phones with one label, mistakes and nonsense."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from uuid_utils import uuid7

from tools.faults.outbox import Outbox, Photo

Json = dict[str, Any]
CRASHING = "what crashes the server's code"
CLOCKS = (timedelta(days=-400), timedelta(days=30), None)
PHOTO_SIZES = (2_000, 30_000, 90_000, 300_000, 600_000)
PHOTO_WEIGHTS = (10, 10, 6, 2, 1)
NONSENSE = ("{", "[]", '"text"', '{"x": 1}')


@dataclass(slots=True)
class Speaker:
    """One person with one device; everything said is random, and again the same from its seed."""

    chance: random.Random
    outbox: Outbox
    seed: int
    number: int
    samplers: int
    role: str
    lab_id: str
    person_id: str
    own_codes: list[str]
    shared_codes: list[str]
    victims: list[str]

    def say(self) -> None:
        """One thing a person does, saved as one."""
        first = self.outbox.next_number()
        operations, photos = getattr(self, f"_{self.role}")()
        if self._happens(0.06):  # now and then
            operations.append(self._mistake())
        for number, operation in enumerate(operations, start=first):
            operation["device_seq"] = number
        self.outbox.save(operations, photos)

    def _sampler(self) -> tuple[list[Json], list[tuple[Photo, str]]]:
        if self._happens(0.6):  # most of a day is sampling
            return self._capture()
        sample = sample_id(self.seed, self.number, self.chance.randint(0, max(self._samples(), 1)))
        kind, body = self.chance.choice(
            [
                ("sample.seal", {"seal_no_a": "S1"}),
                ("sample.hand_over", {"to_name": "carrier"}),
                ("sample.void", {"reason": "spilt"}),
                ("sample.amend", {"field": "sample_name", "old": "小白菜", "new": "菠菜"}),
            ]
        )
        return [self._operation(kind, sample, body)], []

    def _capture(self) -> tuple[list[Json], list[tuple[Photo, str]]]:
        sample = sample_id(self.seed, self.number, self._samples())
        body = {
            "sample_type": "A-VEG",
            "sample_name": "小白菜",
            "qty_total": 3,
            "qty_unit": "kg",
            "place": {"method": "none", "reason": "indoors"},
            "note": "x" * self.chance.randint(1, 300),
        }
        made = [self._operation("sample.create", sample, body)]
        shared = self._happens(0.15)  # two phones, one label
        code = self.chance.choice(self.shared_codes if shared else self.own_codes)
        bind = {"sample": sample, "code": code, "item_kind": "A"}
        made.append(self._operation("label.bind", str(uuid7()), bind))
        photos: list[tuple[Photo, str]] = []
        if self._happens(0.3):  # photos are bytes, and bytes are time
            operation, photo = self._photograph(sample)
            made.append(operation)
            photos.append((photo, operation["op_id"]))
        return made, photos

    def _photograph(self, sample: str) -> tuple[Json, Photo]:
        seed = self.chance.getrandbits(48)
        size = self.chance.choices(PHOTO_SIZES, PHOTO_WEIGHTS)[0] + self.chance.randint(0, 999)
        name = sha256(Photo("", seed, size).content).hexdigest()
        blob = {"sha256": name, "size": size, "mime": "image/jpeg"}
        body = {"of": "sample", "photo_kind": "sample_overall", **blob}
        operation = self._operation("photo.add", sample, body)
        operation["blobs"] = [blob]
        return operation, Photo(name, seed, size)

    def _receiver(self) -> tuple[list[Json], list[tuple[Photo, str]]]:
        kind, body = self.chance.choice(
            [
                ("sample.arrive", {"scan_mode": "scanned"}),
                ("sample.receive", {}),
                ("sample.reject", {"reason": "R09"}),
            ]
        )
        if self._happens(0.4):  # by the label alone
            body["label"] = self.chance.choice(self.own_codes + self.shared_codes)
            return [self._operation(kind, None, body)], []
        known = self.outbox.one("SELECT count(*) FROM replica WHERE collection = 'samples'") or 0
        which = self.chance.randint(0, known // self.samplers + 2)
        sample = sample_id(self.seed, self.chance.randrange(self.samplers), which)
        return [self._operation(kind, sample, body)], []

    def _manager(self) -> tuple[list[Json], list[tuple[Photo, str]]]:
        made = self.outbox.next_number()
        if self.victims and made > 12:  # noqa: PLR2004 - when the round is well under way
            reason = {"reason": "lost"}
            return [self._operation("device.revoke", self.victims.pop(), reason)], []
        if self._happens(0.5):  # half of it
            site = {
                "name": f"市场 {made}",
                "site_type": "produce_market",
                "no_position_reason": "x",
            }
            return [self._operation("site.add", str(uuid7()), site)], []
        sample = sample_id(self.seed, self.chance.randrange(self.samplers), made)
        return [self._operation("sample.void", sample, {"reason": "a mistake"})], []

    def _mistake(self) -> Json:
        """What the lab must keep, and nobody may suffer from."""
        sample = sample_id(self.seed, self.number, 0)
        which = self.chance.choice(["nonsense", "role", "crash", "id", "kind"])
        if which == "nonsense":
            made = self._operation("sample.seal", sample, {})
            made["body"] = self.chance.choice(NONSENSE) + " " * self.chance.randint(0, 50)
            made["body_sha256"] = sha256(made["body"].encode()).hexdigest()
            return made
        if which == "role":
            kind = "person.add" if self.role != "sampler" else "sample.receive"
            return self._operation(kind, str(uuid7()), {"note": "not mine to say"})
        if which == "crash":
            return self._operation("sample.hand_over", sample, {"to_name": CRASHING})
        made = self._operation("sample.unheard_of", sample, {"note": str(uuid7())})
        before = self.outbox.one("SELECT op_id FROM made ORDER BY random() LIMIT 1")
        if which == "id" and before:
            made["op_id"] = before
        return made

    def _operation(self, kind: str, subject: str | None, body: Json) -> Json:
        text = json.dumps(body, ensure_ascii=False)
        return {
            "op_id": str(uuid7()),
            "schema": 1,
            "kind": kind,
            "lab_id": self.lab_id,
            "subject": subject,
            "actor": self.person_id,
            **self._clock(),
            "body": text,
            "body_sha256": sha256(text.encode()).hexdigest(),
            "blobs": [],
            "sig": None,
        }

    def _clock(self) -> Json:
        now, offset = datetime.now(UTC), self.chance.randint(-900, 900)
        sure = {"mono_ms": 1000.0, "clock_offset_ms": offset, "clock_offset_age_s": 60}
        if self._happens(0.9):  # most clocks are right
            return {"device_time": now.isoformat(), **sure}
        wrong = self.chance.choice(CLOCKS)
        at = datetime(1970, 1, 1, tzinfo=UTC) if wrong is None else now + wrong
        measured = self._happens(0.5)  # whether the offset is known
        off = {**sure, "clock_offset_ms": round((now - at).total_seconds() * 1000)}
        unknown = {"mono_ms": 1.0, "clock_offset_ms": None, "clock_offset_age_s": None}
        return {"device_time": at.isoformat(), **(off if measured else unknown)}

    def _happens(self, share: float) -> bool:
        return self.chance.random() < share

    def _samples(self) -> int:
        asked = "SELECT count(*) FROM made WHERE kind = 'sample.create'"
        return int(self.outbox.one(asked))


def sample_id(seed: int, sampler: int, number: int) -> str:
    """The id of a sampler's sample: a desk may speak of it before its record has come."""
    return str(UUID(sha256(f"{seed}/{sampler}/{number}".encode()).hexdigest()[:32]))


def spoken(lab_id: str, actor: str, number: int, kind: str, subject: str, body: Json) -> Json:
    """An operation of somebody who has no client of their own in the round."""
    text = json.dumps(body, ensure_ascii=False)
    return {
        "op_id": str(uuid7()),
        "device_seq": number,
        "schema": 1,
        "kind": kind,
        "lab_id": lab_id,
        "subject": subject,
        "actor": actor,
        "device_time": datetime.now(UTC).isoformat(),
        "body": text,
        "body_sha256": sha256(text.encode()).hexdigest(),
    }
