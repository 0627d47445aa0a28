"""The demo's people, invented and marked 示例, and the devices on which they speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import orjson
from uuid_utils import uuid7

from fieldsample.entrance.enrolling import make_token
from fieldsample.entrance.staff import take_on
from fieldsample.journal.push import Caller, push

LAB_NAME: Final = "示例区检验检测中心"
LAB_PREFIX: Final = "DM"
TIMEZONE: Final = "Asia/Shanghai"
ADMIN: Final = "示例系统管理员"
SAMPLERS: Final = ("示例抽样员甲", "示例抽样员乙", "示例抽样员丙", "示例抽样员丁")
RECEIVER: Final = "示例样品管理员"
MANAGER: Final = "示例业务主任"
AT_ONCE: Final = 500


class NotTaken(Exception):
    """The journal set one of the demo's own operations aside: the story is wrong."""


@dataclass
class DemoDevice:
    """A device of the past: what it says waits in `queue` until it is sent."""

    caller: Caller
    device_no: int
    role: str
    sequence: int = 0
    queue: list[dict[str, Any]] = field(default_factory=list)

    @property
    def person_id(self) -> str:
        """Who holds it."""
        return self.caller.person_id

    def say(
        self,
        kind: str,
        subject: str,
        body: dict[str, Any],
        at: datetime,
        blobs: Sequence[dict[str, Any]] = (),
        is_clock_known: bool = True,
    ) -> str:
        """Queue an operation of the past, with the clock evidence of a phone that was online."""
        self.sequence += 1
        text = orjson.dumps(body).decode()
        op_id = str(uuid7())
        operation = {
            "op_id": op_id,
            "device_seq": self.sequence,
            "schema": 1,
            "kind": kind,
            "lab_id": self.caller.lab_id,
            "subject": subject,
            "actor": self.person_id,
            "device_time": at.isoformat(timespec="milliseconds"),
            "mono_ms": 1000.0 * self.sequence,
            "clock_offset_ms": 120 if is_clock_known else None,
            "clock_offset_age_s": 900 if is_clock_known else None,
            "body": text,
            "body_sha256": sha256(text.encode()).hexdigest(),
            "blobs": list(blobs),
            "sig": None,
        }
        self.queue.append(operation)
        return op_id

    def send(self) -> int:
        """Push what waits, as a phone does; raises NotTaken."""
        sent = len(self.queue)
        while self.queue:
            part, self.queue = self.queue[:AT_ONCE], self.queue[AT_ONCE:]
            for result in push(self.caller, part).results:
                if result.outcome["status"] not in {"accepted", "conflict", "held"}:
                    raise NotTaken(f"{result.op_id}: {result.outcome}")
        return sent


@dataclass
class DemoStaff:
    """Everybody, each with the device of the past three months."""

    samplers: list[DemoDevice]
    receiver: DemoDevice
    manager: DemoDevice

    @property
    def devices(self) -> list[DemoDevice]:
        """In the order in which they speak: what the desk says comes after the field."""
        return [self.manager, *self.samplers, self.receiver]


def take_everybody_on(lab_id: str) -> DemoStaff:
    """People and devices of the demo lab."""
    phones = [_engage(lab_id, name, "sampler", f"示例手机 {name[-1]}") for name in SAMPLERS]
    desk = _engage(lab_id, RECEIVER, "receiver", "示例收样台")
    office = _engage(lab_id, MANAGER, "manager", "示例办公电脑")
    return DemoStaff(phones, desk, office)


def _engage(lab_id: str, name: str, role: str, device_name: str) -> DemoDevice:
    person_id = take_on(lab_id, name, [role])
    made = make_token(lab_id, person_id, [role], device_name)
    caller = Caller(lab_id, made["device_id"], person_id)
    return DemoDevice(caller, made["device_no"], role)
