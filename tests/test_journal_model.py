"""The journal against its model: any sending, losing, repeating and reordering keeps every law."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from fieldsample.domain.labels import draw_codes
from fieldsample.extensions import reading
from fieldsample.journal import push
from fieldsample.journal.batch import Batch
from fieldsample.journal.batch import Line as JournalLine
from tests import laws
from tests.cast import Device, found_lab_with, issue_roll, new_id, sample_body
from tests.desk_script import desk_view, lines_of_the_desk
from tests.store_script import STORE_KINDS, of_the_store

QUIET = settings(
    deadline=None,
    max_examples=25,
    stateful_step_count=25,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
Json = dict[str, Any]
FIELD_KINDS = ("sample.seal", "sample.hand_over", "sample.void")
DESK_KINDS = (
    "sample.arrive",
    "sample.receive",
    "sample.reject",
    "sample.hold",
    "item.unexpected",
    "reception.check",
)
BOX_KINDS = ("box.pack", "box.pack", "box.close", "box.hand_over", "box.cancel", "box.arrive")
UNDOABLE = {
    *FIELD_KINDS,
    *DESK_KINDS,
    *BOX_KINDS,
    *STORE_KINDS,
    "box.unpack",
    "box.reconcile",
    "item.mark_missing",
    "sample.reply",
    "sample.recollect",
}
MORNING = datetime(2026, 11, 21, tzinfo=UTC)
BODIES: dict[str, Json] = {
    "sample.seal": {"seal_no_a": "S1"},
    "sample.hand_over": {"to_name": "carrier"},
    "sample.void": {"reason": "spilt"},
    "sample.arrive": {"scan_mode": "scanned"},
    "sample.receive": {},
    "sample.reject": {"reason": "R09"},
    "sample.hold": {"question": "why is it warm?"},
    "item.unexpected": {"explanation": "not on the list"},
    "reception.check": {"checklist": {"seal_a": "deviates"}},
    "box.close": {"seal_no": "S1"},
    "box.hand_over": {"to_name": "carrier"},
    "box.cancel": {"reason": "rain"},
    "box.arrive": {"count": 1},
}


@dataclass
class Phone:
    """A device with an outbox: what was made and what the lab has answered for."""

    device: Device
    outbox: list[Json] = field(default_factory=list)
    made: list[Json] = field(default_factory=list)

    def make(self, kind: str, subject: str | None, body: Json) -> Json:
        operation = self.device.operation(kind, subject, body)
        self.outbox.append(operation)
        self.made.append(operation)
        return operation

    def send(self, operations: list[Json], *, answer_lost: bool = False) -> None:
        results = self.device.push(*operations)
        if answer_lost:
            return
        for operation, result in zip(operations, results, strict=True):
            assert result["body_sha256"] == operation["body_sha256"]
            assert result["status"] != "retry"
        done = {(result["op_id"], result["body_sha256"]) for result in results}
        self.outbox = [
            kept for kept in self.outbox if (kept["op_id"], kept["body_sha256"]) not in done
        ]


class Lab(RuleBasedStateMachine):
    """Phones and a desk of one lab, with every mishap of the road between."""

    app: Flask

    @initialize()
    def found(self) -> None:
        leader, devices = found_lab_with(self.app, ["sampler", "sampler", "receiver"])
        self.leader = leader
        self.phones = [Phone(device) for device in devices]
        self.desk = self.phones[2]
        self.codes = issue_roll(leader, 4)
        self.samples: list[str] = []

    @rule(phone=st.integers(0, 1), code=st.integers(0, 3), bound=st.booleans())
    def capture(self, phone: int, code: int, bound: bool) -> None:
        sample = new_id()
        self.phones[phone].make("sample.create", sample, sample_body())
        self.samples.append(sample)
        if bound:
            bind = {"sample": sample, "code": self.codes[code], "item_kind": "A"}
            self.phones[phone].make("label.bind", new_id(), bind)

    @rule(phone=st.integers(0, 1), which=st.integers(0, 99), kind=st.sampled_from(FIELD_KINDS))
    def say_in_the_field(self, phone: int, which: int, kind: str) -> None:
        if self.samples:
            sample = self.samples[which % len(self.samples)]
            self.phones[phone].make(kind, sample, BODIES[kind])

    @rule(which=st.integers(0, 99), kind=st.sampled_from(DESK_KINDS), by_label=st.booleans())
    def say_at_the_desk(self, which: int, kind: str, by_label: bool) -> None:
        body = BODIES[kind]
        if kind == "sample.hold":
            body = {**body, "to": self.phones[which % 2].device.person_id}
        if by_label:
            self.desk.make(kind, None, {**body, "label": self.codes[which % len(self.codes)]})
        elif self.samples:
            self.desk.make(kind, self.samples[which % len(self.samples)], body)

    @rule(which=st.integers(0, 99), phone=st.integers(0, 1), is_taken=st.booleans())
    def ask_for_another(self, which: int, phone: int, is_taken: bool) -> None:
        if self.samples:
            first, asked = self.samples[which % len(self.samples)], self.phones[phone]
            self.desk.make("sample.reject", first, BODIES["sample.reject"])
            self.desk.make("sample.recollect", first, {"to": asked.device.person_id})
            if is_taken:
                asked.make("sample.create", new_id(), sample_body(recollect_of=first))

    @rule(which=st.integers(0, 99))
    def take_back_at_the_desk(self, which: int) -> None:
        facts = [one for one in self.desk.made if one["kind"] in UNDOABLE]
        if facts:
            named = facts[which % len(facts)]
            self.desk.make("operation.undo", None, {"op_id": named["op_id"]})

    @rule(phone=st.integers(0, 2), what=st.sampled_from(["{", '{"x": 1}', "[]", '"text"']))
    def say_nonsense(self, phone: int, what: str) -> None:
        operation = self.phones[phone].make("sample.seal", new_id(), {})
        text = {"body": what, "body_sha256": sha256(what.encode()).hexdigest()}
        operation.update(text)

    @rule(phone=st.integers(0, 2))
    def use_an_id_again_for_other_bytes(self, phone: int) -> None:
        phone_ = self.phones[phone]
        if phone_.made:
            again = phone_.make("sample.void", new_id(), {"reason": new_id()})
            again["op_id"] = phone_.made[0]["op_id"]

    @rule(phone=st.integers(0, 2), seed=st.integers(), lost=st.booleans(), twice=st.booleans())
    def send(self, phone: int, seed: int, lost: bool, twice: bool) -> None:
        """Some of what waits, in any order; the answer may be lost, the batch repeated."""
        phone_ = self.phones[phone]
        chance = random.Random(seed)
        batch = chance.sample(phone_.outbox, chance.randint(0, len(phone_.outbox)))
        phone_.send([*batch, *batch] if twice else batch, answer_lost=lost)

    @rule(phone=st.integers(0, 2), limit=st.integers(1, 7))
    def pull(self, phone: int, limit: int) -> None:
        self.phones[phone].device.pull(limit)

    def teardown(self) -> None:
        """Heal: everything is sent; then every law holds and every replica is exact."""
        if not hasattr(self, "phones"):
            return
        for phone in self.phones:
            phone.send(list(phone.outbox))
            assert not phone.outbox
        self._check_laws()
        self._check_replicas()

    def _check_laws(self) -> None:
        made = [operation for phone in self.phones for operation in phone.made]
        with self.app.app_context():
            laws.all_laws(reading(), self.leader.lab_id, made)

    def _check_replicas(self) -> None:
        with self.app.app_context():
            whole = laws.documents_in(reading(), self.leader.lab_id)
        for device in (self.desk.device, self.leader):
            device.pull(3)
            fleet = {"devices"} if device is self.desk.device else set()
            seen = {key: doc for key, doc in whole.items() if key[0] not in fleet}
            assert device.replica == seen
        for phone in self.phones[:2]:
            phone.device.pull()
            person = phone.device.person_id
            assert laws.custody_in(phone.device.replica) == laws.custody_of(person, whole)


def test_any_sending_losing_and_repeating_keeps_every_law(app: Flask) -> None:
    Lab.app = app

    run_state_machine_as_test(Lab, settings=QUIET)


def test_any_order_of_arrival_gives_one_state(app: Flask) -> None:
    """The same operations, sent in two orders to two labs, add up to the same samples."""

    @given(seed=st.integers(0, 2**32))
    @settings(QUIET, max_examples=10)
    def check(seed: int) -> None:
        chance = random.Random(seed)
        script = _script(chance)
        one, other = (_play(app, _shuffled(script, chance)) for _ in range(2))
        assert one == other

    check()


Line = tuple[int, str, str | None, Json]
"""(device, kind, subject, body)"""


FOLDED = (
    *("fields", "sample_name", "outcome", "closed", "ended_at", "used", "spoiled", "lost"),
    *("place", "amount_left", "retain_until", "retain_verdict", "log_hours", "name"),
)


def _script(chance: random.Random) -> list[Line]:
    """What people of a day said: ids are made once, so that both labs hear the same."""
    codes = draw_codes("HZ", 5)
    samples, items = ([new_id() for _ in range(3)] for _ in range(2))
    lines: list[Line] = [(3, "label_roll.issue", new_id(), {"codes": codes})]
    for number, sample in enumerate(samples):
        phone = number % 2
        lines.append((phone, "sample.create", sample, sample_body()))
        bind = {"sample": sample, "code": chance.choice(codes[:3]), "item_kind": "A"}
        lines.append((phone, "label.bind", items[number], bind))
    for _ in range(chance.randint(2, 8)):
        sample = chance.choice(samples)
        if chance.random() < 0.5:
            kind = chance.choice(FIELD_KINDS)
            lines.append((chance.randint(0, 1), kind, sample, BODIES[kind]))
            continue
        kind = chance.choice(DESK_KINDS)
        label = {"label": chance.choice(codes[:3])} if chance.random() < 0.5 else {}
        lines.append((2, kind, None if label else sample, {**BODIES[kind], **label}))
    lines += _of_boxes(chance, items, codes[3:])
    boxes = [str(line[2]) for line in lines if line[1] == "box.open"]
    lines += lines_of_the_desk(chance, samples, items, boxes, codes[:3])
    lines += _of_the_visit(chance, samples, codes)
    lines += of_the_store(chance, items, codes[:3])
    return _with_names(lines + _taken_back(chance, lines))


def _of_boxes(chance: random.Random, items: list[str], codes: list[str]) -> list[Line]:
    """Two boxes, packed and unpacked and whatever else may become of them."""
    boxes = [new_id() for _ in codes]
    lines: list[Line] = [
        (number, "box.open", box, {"code": code})
        for number, (box, code) in enumerate(zip(boxes, codes, strict=True))
    ]
    for _ in range(chance.randint(2, 6)):
        where = chance.randrange(len(boxes))
        kind = chance.choice(BOX_KINDS)
        body = dict(BODIES.get(kind, {}))
        if kind == "box.pack":
            body["item"] = chance.choice(items)
        lines.append(
            (2 if kind == "box.arrive" else chance.randint(0, 1), kind, boxes[where], body)
        )
    lines.append((2, "box.arrive", None, {"label": chance.choice(codes), "count": 1}))
    packings = [line for line in lines if line[1] == "box.pack"]
    for packing in packings[: chance.randint(0, 2)]:
        out = {"item": packing[3]["item"], "answers": [packing]}
        lines.append((0, "box.unpack", packing[2], out))
    return lines


def _of_the_visit(chance: random.Random, samples: list[str], codes: list[str]) -> list[Line]:
    """How it ended, what was read with what, labels spoiled, forms sealed and sent back."""
    visit, instrument = new_id(), new_id()
    entry = {"name": "meter", "quantities": ["ph"], "calibration_due": "2026-11-21"}
    reading = {"of": "sample", "quantity": "ph", "value": 7.1, "unit": "pH"}
    lines: list[Line] = [
        (0, "visit.record", visit, {"site": new_id()}),
        (3, "instrument.add", instrument, entry),
        (0, "measurement.add", chance.choice(samples), {**reading, "instrument": instrument}),
        (1, "measurement.add", visit, {**reading, "of": "visit", "instrument": instrument}),
    ]
    ends = chance.sample(["2026-01-01", "2026-12-31", None], chance.randint(0, 3))
    lines += [(3, "instrument.change", instrument, {"calibration_due": due}) for due in ends]
    outcomes = chance.sample(["normal", "refused", "closed"], chance.randint(0, 3))
    lines += [(0, "visit.close", visit, {"outcome": outcome}) for outcome in outcomes]
    marks = chance.sample(["label.spoil", "label.lose"], chance.randint(0, 2))
    lines += [(1, kind, None, {"code": chance.choice(codes), "reason": "wet"}) for kind in marks]
    for remark in chance.sample(["one", "two", "three"], chance.randint(0, 3)):
        seal = {"fields": {"remark": remark, "barcode": "6901234567892"}}
        lines.append((0, "sample.seal", chance.choice(samples), seal))
    for text in chance.sample(["one", "two", "three"], chance.randint(0, 3)):
        back = (2, "sample.return", chance.choice(samples), {"comments": [{"text": text}]})
        lines.append(back)
        if chance.random() < 0.5:
            lines.append((0, "sample.resubmit", back[2], {"answers": [back]}))
    return lines


def _taken_back(chance: random.Random, lines: list[Line]) -> list[Line]:
    """Some of what was said is taken back, by whoever said it."""
    facts = [line for line in lines if line[1] in UNDOABLE]
    taken = chance.sample(facts, min(len(facts), chance.randint(0, 3)))
    return [(line[0], "operation.undo", None, {"op_id": line}) for line in taken]


def _with_names(lines: list[Line]) -> list[Line]:
    """Every line with its op_id, and in each body the op_id of the lines that it names."""
    named = {id(line): new_id() for line in lines}
    return [
        (
            device,
            kind,
            subject,
            {
                "named": named[id(line)],
                **body,
                **{
                    key: named[id(body[key])]
                    for key in ("op_id", "hold", "proposal")
                    if key in body
                },
                **{
                    key: [named[id(one)] for one in body[key]]
                    for key in ("answers", "after")
                    if key in body
                },
            },
        )
        for line in lines
        for device, kind, subject, body in [line]
    ]


def _operation(device: Device, kind: str, subject: str | None, body: Json) -> Json:
    """The line as its device says it: under the same op_id and at the same moment in any lab."""
    said = {key: value for key, value in body.items() if key != "named"}
    seconds = int(body["named"][-6:], 16) % 3600
    at = (MORNING + timedelta(seconds=seconds)).isoformat()
    about = device.lab_id if subject == "LAB" else subject
    return device.operation(kind, about, said, op_id=body["named"], device_time=at)


def _of_this_lab(body: Json, devices: list[Device]) -> Json:
    """The script names people by the number of their device."""
    return {**body, "to": devices[body["to"]].person_id} if "to" in body else body


def _kept_by(phones: list[Device]) -> dict[str, list[Any]]:
    """The samples and items that each phone has once it has pulled."""
    for phone in phones:
        phone.pull()
    return {
        f"phone {number}": sorted(key[1] for key in laws.custody_in(phone.replica))
        for number, phone in enumerate(phones)
    }


def _shuffled(script: list[Line], chance: random.Random) -> list[Line]:
    return chance.sample(script, len(script))


def _play(app: Flask, script: list[Line]) -> dict[str, list[Any]]:
    """Send the script to a new lab, a line at a time; what each sample, item and box came to."""
    leader, devices = found_lab_with(app, ["sampler", "sampler", "receiver"])
    chance = random.Random(len(script))
    for number, kind, subject, said in script:
        device = leader if number == 3 else devices[number]
        body = _of_this_lab(said, devices)
        result = device.push(_operation(device, kind, subject, body))[0]
        assert result["status"] in {"accepted", "conflict", "held"}, result
        if chance.random() < 0.2:
            device.pull(2)
    leader.pull()
    return _kept_by(devices[:2]) | {
        key[1]: [
            doc.get("state"),
            doc.get("flags"),
            doc.get("box"),
            desk_view(doc),
            *(doc.get(name) for name in FOLDED),
            [(one["value"], one["overdue"]) for one in doc.get("measurements") or []],
            [(fact["op_id"], fact.get("undone")) for fact in doc.get("facts", [])],
            [(packed["item"], packed["op_id"]) for packed in doc.get("items", [])],
        ]
        for key, doc in leader.replica.items()
        if key[0] in {*("samples", "items", "boxes", "visits", "label_use", "products"), "places"}
    }


def test_the_fast_road_and_the_plain_one_give_the_same(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same batches, bad operations among them, on both roads: same answers, same samples."""
    fast = push._take_all

    def plain(
        batch: Batch, caller: push.Caller, ops: Sequence[push.Read], known: push.Known
    ) -> list[tuple[push.Result | JournalLine, bool]]:
        return [push._take(batch, caller, op, known, batch.take) for op in ops]

    @given(seed=st.integers(0, 2**32))
    @settings(QUIET, max_examples=15)
    def check(seed: int) -> None:
        script = _shuffled(_script(random.Random(seed)), random.Random(seed + 1))
        monkeypatch.setattr(push, "_take_all", plain)
        one = _play_in_batches(app, script, random.Random(seed))
        monkeypatch.setattr(push, "_take_all", fast)
        other = _play_in_batches(app, script, random.Random(seed))
        assert one == other

    check()


def _play_in_batches(
    app: Flask, script: list[Line], chance: random.Random
) -> tuple[list[Any], dict[tuple[str, str], Any]]:
    """Each device sends all its lines at once, some of them spoilt; answers and documents."""
    leader, devices = found_lab_with(app, ["sampler", "sampler", "receiver"])
    everyone = [*devices, leader]
    answers: list[Any] = []
    for number, device in enumerate(everyone):
        lines = [line for line in script if line[0] == number]
        batch = [
            _operation(device, kind, subject, _of_this_lab(body, devices))
            for _, kind, subject, body in lines
        ]
        if batch and chance.random() < 0.3:
            batch.insert(chance.randrange(len(batch)), device.operation("sample.seal", None, {}))
        answers += [
            (result["status"], result["flags"], result.get("reason"), result["pos"])
            for result in device.push(*batch, *batch[:2])
        ]
    leader.pull()
    return [*answers, _kept_by(devices[:2])], {
        key: (
            doc.get("state"),
            doc.get("flags"),
            doc.get("twin"),
            len(doc.get("facts", [])),
            desk_view(doc),
        )
        for key, doc in leader.replica.items()
        if key[0] in {"samples", "items", "boxes"}
    }
