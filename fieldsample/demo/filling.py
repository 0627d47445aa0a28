"""Fills an empty database with the demo district, and refuses any that holds a real lab."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from fieldsample.demo import district, pictures
from fieldsample.demo.people import (
    ADMIN,
    LAB_NAME,
    LAB_PREFIX,
    SAMPLERS,
    TIMEZONE,
    DemoStaff,
    take_everybody_on,
)
from fieldsample.demo.story import DAYS, SAMPLES, Story
from fieldsample.domain.labels import draw_code
from fieldsample.entrance.founding import Founding, found
from fieldsample.entrance.staff import find_person
from fieldsample.extensions import reading
from fieldsample.queries.labs import names
from fieldsample.queries.rolls import newest_roll

SEED: Final = 20261122
A_PHONES_LABELS: Final = 420
DEMO_ROLL: Final = 24
A_WEEK: Final = timedelta(days=7)

Tell = Callable[[str], None]


class DemoRefused(Exception):
    """The database is not the demo's: what it holds, and what to do instead."""


@dataclass(frozen=True)
class Demo:
    """The demo lab."""

    lab_id: str


def holds_demo() -> bool:
    """Whether this database is the demo district's, and nothing else's."""
    return set(names(reading()).values()) == {LAB_NAME}


def prepare(app: Flask, tell: Tell, samples: int = SAMPLES) -> Demo:
    """The demo lab, filled in now if the database is empty; raises DemoRefused."""
    labs = names(reading())
    # The look is over: it must not go on seeing an empty database after the filling.
    reading().rollback()
    if not labs:
        return fill(app, tell, samples)
    if set(labs.values()) != {LAB_NAME}:
        others = "、".join(name for name in labs.values() if name != LAB_NAME)
        raise DemoRefused(
            f"This database holds a real lab ({others}), and the demo is never mixed with real "
            "samples; nothing was changed. Give the demo a folder of its own: "
            "make run DEMO=1 DATA=data/demo"
        )
    lab_id = next(iter(labs))
    first = find_person(lab_id, SAMPLERS[0])
    if first is None or len(newest_roll(reading(), lab_id, first.id)) != DEMO_ROLL:
        raise DemoRefused(
            "The demo was stopped while it was being filled in, so it is not whole. Delete its "
            f"folder and start again: {app.config['FIELDSAMPLE'].data}"
        )
    return Demo(lab_id)


def fill(app: Flask, tell: Tell, samples: int = SAMPLES) -> Demo:
    """Found the demo lab and tell its story through the journal, week by week."""
    moment = datetime.now(UTC)
    tell("正在准备示例数据，约 20 秒 / Filling in the demo district, about 20 seconds")
    random = Random(SEED)  # noqa: S311 - a story, not a secret; the same one each time
    made = found(Founding(LAB_NAME, LAB_PREFIX, TIMEZONE, ADMIN, ["admin"]))
    lab_id: str = made["lab_id"]
    staff = take_everybody_on(lab_id)
    with _in_a_hurry():
        story = _begin(random, staff, moment, samples)
        _tell_in_weeks(story, tell)
    drawn = [photo for kind in story.photos.values() for photo in kind]
    pictures.keep(app, lab_id, drawn, moment)
    # Last of all: a demo without its roll was not filled to the end.
    _issue(random, staff, staff.samplers[0].person_id, DEMO_ROLL, moment)
    staff.receiver.send()
    return Demo(lab_id)


@contextmanager
def _in_a_hurry() -> Iterator[None]:
    """A quarter faster: big batches remember every record, and the collector is left asleep.

    A session forgets what nobody holds; with 500 operations a batch the same sites and samples
    would be read again and again.
    """

    def hold(session: Session, record: object) -> None:
        session.info.setdefault("held", []).append(record)

    moments = ("loaded_as_persistent", "pending_to_persistent")
    for moment in moments:
        event.listen(Session, moment, hold)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        for moment in moments:
            event.remove(Session, moment, hold)


def _begin(random: Random, staff: DemoStaff, now: datetime, samples: int) -> Story:
    before = now - timedelta(days=DAYS + 2)
    sites = district.sites(random)
    for site in sites:
        staff.manager.say("site.add", site.id, site.body, before)
    labels = {
        phone.caller.device_id: iter(
            _issue(random, staff, phone.person_id, A_PHONES_LABELS, before)
        )
        for phone in staff.samplers
    }
    staff.manager.send()
    staff.receiver.send()
    return Story(random, staff, sites, pictures.draw(random), labels, now, samples)


def _issue(random: Random, staff: DemoStaff, to: str, many: int, at: datetime) -> list[str]:
    codes = list({draw_code(LAB_PREFIX, random.choice): None for _ in range(many)})
    body = {"codes": codes, "issued_to": to}
    staff.receiver.say("label_roll.issue", str(uuid7()), body, at)
    return codes


def _tell_in_weeks(story: Story, tell: Tell) -> None:
    """One transaction a device and week: field first, so that the desk finds its samples."""
    visits = story.visits()
    end, said = visits[0].at + A_WEEK, 0
    for visit in [*visits, None]:
        if visit is None:
            story.type_in()
        if visit is None or visit.at > end:
            said += sum(device.send() for device in story.staff.devices)
            tell(f"  {min(end, story.now):%Y-%m-%d}  {said:5d} 条流水 / operations")
            end += A_WEEK
        if visit is not None:
            story.tell(visit)
