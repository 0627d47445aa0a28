"""What the fault suite's people say: every kind there is, and the lab takes it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from flask import Flask

from fieldsample.operations.kinds import KINDS
from tests.cast import Device
from tests.conftest import running_app, settings_for
from tools.faults.outbox import Outbox
from tools.faults.saying import Speaker
from tools.faults.scenes import LEFT_OUT, SCENES
from tools.faults.voice import Voice
from tools.faults.world import Lab, found_with_staff

Json = dict[str, Any]
SEED = 20261122
MOST_TURNS = 30
SPEAKING = (0, 1, 5)
"""The manager, one sampler and one desk are enough to say everything once."""
TAKEN = {"accepted", "conflict"}


def test_every_kind_is_said_by_a_fault_client_and_taken_by_the_lab(
    sqlite_url: str, tmp_path: Path
) -> None:
    """Or it stands among those that are left out, with the reason."""
    for app in running_app(settings_for(tmp_path / "data", sqlite_url)):
        with app.app_context():
            lab = found_with_staff(app)
        people = _people(app, lab, tmp_path)

        missing, turns = set(KINDS) - set(LEFT_OUT), 0
        while missing and turns < MOST_TURNS:
            missing -= {kind for one in people for kind in one.have_a_turn()}
            turns += 1

    assert not missing, "give each of them a scene in tools/faults/scenes, or a reason in LEFT_OUT"


def test_what_is_left_out_is_a_kind_that_there_is() -> None:
    """A reason that speaks of nothing goes with what it spoke of."""
    assert set(LEFT_OUT) < set(KINDS)


class Person:
    """A voice whose road is never broken."""

    def __init__(self, voice: Voice, device: Device) -> None:
        self.voice, self.device = voice, device

    def have_a_turn(self) -> set[str]:
        """Play every scene, make a mistake, send it, hear the news; the kinds that the lab took."""
        outbox, taken = self.voice.outbox, set()
        for scene in SCENES[self.voice.role]:
            self._say(scene(self.voice))
        self._say([Speaker(self.voice).mistake()])
        while batch := [said for _, said in outbox.waiting(90)]:
            results = self.device.push(*batch)
            outbox.acknowledge(results)
            taken |= {
                said["kind"]
                for said, result in zip(batch, results, strict=True)
                if result["status"] in TAKEN
            }
        self._hear()
        return taken

    def _say(self, operations: list[Json]) -> None:
        for number, operation in enumerate(operations, start=self.voice.outbox.next_number()):
            operation["device_seq"] = number
        self.voice.outbox.save(operations, [])

    def _hear(self) -> None:
        more = True
        while more:
            cursor = f"&cursor={self.device.cursor}" if self.device.cursor else ""
            page = self.device.get(f"/api/v1/sync/changes?limit=500{cursor}")
            self.voice.outbox.store_rows(page["changes"])
            self.device.cursor, more = page["cursor"], page["more"]


def _people(app: Flask, lab: Lab, folder: Path) -> list[Person]:
    everybody = [member.person_id for member in lab.members]
    return [
        Person(
            Voice(
                random.Random(f"{SEED}/{number}"),
                Outbox(folder / f"{number}.db"),
                SEED,
                number - 1,
                samplers=1,
                role=member.role,
                lab_id=lab.lab_id,
                person_id=member.person_id,
                people=[one for one in everybody if one != member.person_id],
                rolls=lab.codes,
                shared_codes=lab.shared,
                victims=[lab.members[4].device_id] if number == 0 else [],
            ),
            Device(
                app.test_client(),
                member.token,
                member.device_id,
                member.lab_id,
                member.person_id,
            ),
        )
        for number in SPEAKING
        for member in [lab.members[number]]
    ]
