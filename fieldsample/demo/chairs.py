"""The three chairs: who sits on each, how they get in, and what lies on their tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from fieldsample.access import enrolments
from fieldsample.demo.people import LAB_NAME, MANAGER, RECEIVER, SAMPLERS
from fieldsample.entrance.staff import find_person
from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.queries import sites
from fieldsample.queries.labs import names
from fieldsample.queries.rolls import Held, newest_roll, on_their_way

PARENT: Final = "demo.localhost"
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Chair:
    """One frame of the page: its own host, so its own storage, service worker and device."""

    key: str
    person: str
    role: str

    @property
    def host(self) -> str:
        """The frame's host, under one parent name: else the browser gives it no storage."""
        return f"{self.key}.{PARENT}"


CHAIRS: Final = (
    Chair("phone", SAMPLERS[0], "sampler"),
    Chair("desk", RECEIVER, "receiver"),
    Chair("manager", MANAGER, "manager"),
)


def demo_lab() -> str | None:
    """The demo lab's id; None in a database that was not filled in."""
    return next((lab for lab, name in names(reading()).items() if name == LAB_NAME), None)


def invite(lab_id: str, now: datetime, life: timedelta = enrolments.LIFE) -> dict[str, str]:
    """A fresh one-time secret for each chair."""
    people = {chair.key: find_person(lab_id, chair.person) for chair in CHAIRS}
    secrets = {}
    with writing() as session:
        for chair in CHAIRS:
            person = people[chair.key]
            if person is not None:
                made = enrolments.invite(
                    session, lab_id, person.id, [chair.role], person.id, now, life
                )
                secrets[chair.key] = made.secret
    return secrets


def links(lab_id: str, port: int, now: datetime) -> dict[str, str]:
    """The printed sign-in link of each chair.

    They live for a day instead of ten minutes: the console that shows them, and the only machine
    on which these hosts exist, are the same, and a demo is often opened after lunch.
    """
    secrets = invite(lab_id, now, A_DAY)
    return {chair.key: f"http://{chair.host}:{port}/e#v1.{secrets[chair.key]}" for chair in CHAIRS}


def table(lab_id: str) -> dict[str, Any]:
    """What the page needs to know: the demo roll, what is on its way to the desk, where we are."""
    sampler = find_person(lab_id, SAMPLERS[0])
    roll = newest_roll(reading(), lab_id, sampler.id) if sampler else []
    return {
        "lab_id": lab_id,
        "roll": [_said(label) for label in roll],
        "on_the_way": [_said(label) for label in on_their_way(reading(), lab_id)],
        "place": sites.first_market(reading(), lab_id),
    }


def _said(label: Held) -> dict[str, Any]:
    return label._asdict()
