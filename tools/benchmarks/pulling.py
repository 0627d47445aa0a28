"""First pulls: a newcomer's and a sampler's whole, a desk's at its beginning, middle and end."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import select

from fieldsample.extensions import reading
from fieldsample.models.journal import JournalRow
from tools.benchmarks.figures import Figure
from tools.benchmarks.laboratory import Laboratory, Member
from tools.benchmarks.reading import FEED, expect_good
from tools.benchmarks.service import Service
from tools.benchmarks.traffic import Run, figure_of, get_request, run

PAGES = 5
PLACES = {"beginning": 0.0, "middle": 0.5, "end": 0.99}


def first_pulls(
    kind: str, service: Service, laboratory: Laboratory, newcomer: Member
) -> Iterator[Figure]:
    """A page of a newcomer's first pull, of an old sampler's, of a desk's."""
    sampler = laboratory.samplers[0]
    for what, member in (("a new sampler's", newcomer), ("a sampler's", sampler)):
        pages = list(_pages(service, member, "", 1000))
        many = sum(len(page.answers[0].json["changes"]) for page in pages)
        yield figure_of(kind, f"{what} first pull, {many:,} documents, a page", 1, pages)
    end = head_of(service, laboratory.desk)
    for where, part in PLACES.items():
        pages = list(_pages(service, laboratory.desk, _moved(laboratory, end, part), PAGES))
        yield figure_of(kind, f"a desk's first pull, {where}, a page", 1, pages)


def head_of(service: Service, member: Member) -> str:
    """The cursor of one who has everything, without pulling it."""
    page = run(service, [[get_request(member, f"{FEED}?limit=1")]]).answers[0].json
    head = page["heads"][member.lab_id]
    told = _told(page["cursor"])
    told["labs"][member.lab_id] = [head["pos"], head["hash"][:16]]
    return _cursor(told)


def _pages(service: Service, member: Member, cursor: str, most: int) -> Iterator[Run]:
    for _page in range(most):
        part = f"&cursor={cursor}" if cursor else ""
        page = run(service, [[get_request(member, f"{FEED}?limit=500{part}")]])
        expect_good(page)
        yield page
        said = page.answers[0].json
        cursor = said["cursor"]
        if not said["more"]:
            return


def _moved(laboratory: Laboratory, cursor: str, part: float) -> str:
    """The cursor of one who has come so far; needs an app context."""
    if not part:
        return ""
    reading().rollback()  # else it sees the lab of its last question
    told, lab_id = _told(cursor), laboratory.lab_id
    pos = int(told["labs"][lab_id][0] * part)
    line = select(JournalRow.hash).where(JournalRow.lab_id == lab_id, JournalRow.pos == pos)
    told["labs"][lab_id] = [pos, (reading().scalar(line) or "")[:16]]
    return _cursor(told)


def _told(cursor: str) -> Any:
    return orjson.loads(base64.urlsafe_b64decode(cursor))


def _cursor(told: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(told)).decode()
