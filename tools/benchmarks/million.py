"""A lab of a million samples with their whole history, and how long its answers take.

What is asked for is spread over all that was grown. Whatever rises here from one size of lab to the
next, and is not longer itself, walks through what it should find by an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select
from uuid_utils import uuid7

from fieldsample.extensions import reading
from fieldsample.models.boxes import Box, BoxFact
from fieldsample.models.samples import Item, Sample
from tools.benchmarks.figures import Figure
from tools.benchmarks.laboratory import PREFIX, Laboratory, Member
from tools.benchmarks.pulling import first_pulls, head_of
from tools.benchmarks.pushing import Load, push_load
from tools.benchmarks.reading import CHANGED, FEED, STRIDE, expect_good
from tools.benchmarks.service import Service
from tools.benchmarks.traffic import figure_of, get_request, run

PATTERN = 2_000
SAMPLERS = 40
REPEATS = 200
READINGS = 2_000
NOBODYS = "HZ0000000000A"


class Known(NamedTuple):
    """One of the grown samples, by all that it is looked for."""

    sample: str
    sample_no: str
    form_no: str
    label: str
    box: str


class Asked(NamedTuple):
    """One kind of question: what each request asks, and how many are enough."""

    what: str
    paths: Sequence[str]


def known_among(laboratory: Laboratory, samples: int, many: int) -> list[Known]:
    """Samples spread over the whole lab; needs an app context."""
    grown = samples - PATTERN
    numbers = [f"{PREFIX}26A{PATTERN + one * STRIDE % grown:08d}" for one in range(many)]
    query = (
        select(Sample.id, Sample.sample_no, Sample.form_no, Item.label, Box.code)
        .join(Item, (Item.lab_id == Sample.lab_id) & (Item.sample_id == Sample.id))
        .join(BoxFact, (BoxFact.lab_id == Item.lab_id) & (BoxFact.item == Item.id))
        .join(Box, (Box.lab_id == BoxFact.lab_id) & (Box.id == BoxFact.box_id))
        .where(Sample.lab_id == laboratory.lab_id, Sample.sample_no.in_(numbers))
    )
    return sorted(Known(*map(str, row)) for row in reading().execute(query))


def log_temperatures(laboratory: Laboratory) -> str:
    """A refrigerator that was read every hour until now; its id."""
    place, desk = str(uuid7()), laboratory.desk
    begin = laboratory.now - timedelta(hours=READINGS)
    made = {"name": "F1", "place_kind": "device", "log_hours": 12}
    said = [desk.operation("place.add", place, made, begin)]
    for hour in range(READINGS):
        read = {"of": "place", "quantity": "temperature", "value": 4, "unit": "°C"}
        at = begin + timedelta(hours=hour)
        said.append(desk.operation("measurement.add", place, read, at))
    desk.say(said)
    return place


def measure(
    kind: str,
    service: Service,
    laboratory: Laboratory,
    known: Sequence[Known],
    newcomer: Member,
) -> Iterator[Figure]:
    """Every question that a lab's people ask, one client; then first pulls and a push."""
    place = log_temperatures(laboratory)
    for what, paths in _questions(laboratory, known, place):
        yield _asked(kind, service, laboratory.leader, what, paths)
    yield from first_pulls(kind, service, laboratory, newcomer)
    cursor = head_of(service, laboratory.desk)
    push_load(service, laboratory, Load(CHANGED, 1), 1)
    changes = [f"{FEED}?cursor={cursor}"] * len(known)
    yield _asked(kind, service, laboratory.desk, f"feed of {CHANGED} changes", changes)
    pushed = push_load(service, laboratory, Load(CHANGED, 8), 1)
    yield figure_of(kind, Load(CHANGED, 8).what, 1, [pushed], CHANGED)


def _questions(laboratory: Laboratory, known: Sequence[Known], place: str) -> Iterator[Asked]:
    custody, few = "/api/v1/custody?code=", known[:10]
    day, month = laboratory.now - timedelta(days=400), f"{laboratory.now:%Y-%m}"
    yield Asked("custody by label", [custody + one.label for one in known])
    yield Asked("custody by sample number", [custody + one.sample_no for one in known])
    yield Asked("custody by form number", [custody + one.form_no for one in known])
    yield Asked("custody by box code", [custody + one.box for one in known])
    yield Asked("custody by record", [f"/api/v1/custody?id={one.sample}" for one in known])
    yield Asked("custody of what is not there", [custody + NOBODYS] * len(known))
    yield Asked("label look-up", [f"/api/v1/labels/{one.label}" for one in known])
    yield Asked("a sample's document", [f"/api/v1/samples/{one.sample}" for one in known])
    yield Asked("custody page (PDF)", [f"/api/v1/samples/{one.sample}/custody.pdf" for one in few])
    yield Asked("sampling form (PDF)", [f"/api/v1/samples/{one.sample}/form.pdf" for one in few])
    yield Asked("reception record of a day (PDF)", [f"/api/v1/receptions/{day:%F}/record.pdf"])
    yield Asked("coverage of a month", [f"/api/v1/coverage?month={month}"] * len(known))
    yield Asked("temperature log of a month", [f"/api/v1/places/{place}/log?month={month}"] * 10)
    yield Asked("disposal list", ["/api/v1/disposal"] * 3)


def _asked(kind: str, service: Service, member: Member, what: str, paths: Sequence[str]) -> Figure:
    done = run(service, [[get_request(member, path) for path in paths]])
    expect_good(done)
    return figure_of(kind, what, 1, [done])
