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
from tools.faults.scenes import LEFT_OUT
from tools.faults.voice import Voice
from tools.faults.world import Lab, found_with_staff

Json = dict[str, Any]
SEED = 20261122
TURNS, WORDS = 12, 12
TAKEN = {"accepted", "conflict"}


def test_every_kind_is_said_by_a_fault_client_and_taken_by_the_lab(
    sqlite_url: str, tmp_path: Path
) -> None:
    """Or it stands among those that are left out, with the reason."""
    for app in running_app(settings_for(tmp_path / "data", sqlite_url)):
        with app.app_context():
            lab = found_with_staff(app)
        people = _people(app, lab, tmp_path)

        taken = {kind for _ in range(TURNS) for one in people for kind in one.have_a_turn()}

    assert set(KINDS) - taken == set(LEFT_OUT)


class Person:
    """A speaker whose road is never broken."""

    def __init__(self, voice: Voice, device: Device) -> None:
        self.voice, self.device = voice, device
        self.speaker = Speaker(voice)
        self.is_stopped = False

    def have_a_turn(self) -> set[str]:
        """Say a few things, send them, hear the news; the kinds that the lab took."""
        for _ in range(WORDS):
            self.speaker.say()
        outbox, taken = self.voice.outbox, set()
        while batch := [said for _, said in outbox.waiting(90)]:
            results = self.device.push(*batch)
            outbox.acknowledge(results)
            self.is_stopped |= results[-1].get("reason") == "device_revoked"
            taken |= {
                said["kind"]
                for said, result in zip(batch, results, strict=True)
                if result["status"] in TAKEN
            }
        self._hear()
        return taken

    def _hear(self) -> None:
        """All the news; who was stopped hears none."""
        more = not self.is_stopped
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
                samplers=len(lab.codes),
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
        for number, member in enumerate(lab.members)
    ]
