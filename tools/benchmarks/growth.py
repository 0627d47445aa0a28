"""A hundred thousand samples, or a million: some really pushed, then written under other names.

Pushing them all would take hours. So a pattern goes through the journal, and its rows are copied
by the plain driver with new ids, labels and numbers; bodies, envelopes, documents and the chain get
the hashes that belong to them, so that the grown journal is as whole as a pushed one. Only the
bench may do this: in the app, nothing but the journal writes a lab's data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from flask import current_app

from fieldsample.extensions import db
from tools.benchmarks.copying import Copier
from tools.benchmarks.databases import Databases, Raw
from tools.benchmarks.laboratory import Laboratory
from tools.benchmarks.pattern import Pattern, pattern_since

MONTHS = 12
TOLD_EVERY = 50
Story = Callable[[Laboratory, int], None]


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a journal."""

    pos: int
    hash: str


def grow(
    databases: Databases,
    url: str,
    laboratory: Laboratory,
    samples: int,
    copies: int,
    story: Story | None = None,
    tell: Callable[[int], None] | None = None,
) -> None:
    """Push `samples` samples, then copy them until there are `samples * copies`."""
    since = _head(databases, url).pos
    (story or _collected)(laboratory, samples)
    # SQLite gives up its log only to the last connection.
    db.session.remove()
    db.engine.dispose()
    head = _head(databases, url)
    with databases.raw(url) as raw:
        pattern = pattern_since(raw, since)
        with raw.hurried():
            head = _copy(raw, pattern, copies, head, tell)
            raw.run(f"UPDATE lab_head SET pos = {head.pos}, hash = '{head.hash}'")  # noqa: S608 - our own values
            for column in ("collected", "arrived", "received", "rejected"):
                raw.run(f"UPDATE coverage_count SET {column} = {column} * {copies}")  # noqa: S608 - our own values
        if databases.server_pid is not None:
            raw.run("VACUUM ANALYZE")  # as autovacuum would within minutes
    _number_on(laboratory, pattern, copies)


def _collected(laboratory: Laboratory, samples: int) -> None:
    """A year's samples as their sampler hands them in, each with its label and no more."""
    codes = laboratory.issue_roll(samples)
    laboratory.codes, kept = list(codes), laboratory.codes
    sampler = laboratory.samplers[0]
    months = (number % MONTHS for number in range(samples))
    sampler.say([said for back in months for said in laboratory.sample(sampler, back)])
    laboratory.codes = kept


def _copy(
    raw: Raw, pattern: Pattern, copies: int, head: Head, tell: Callable[[int], None] | None
) -> Head:
    copier = Copier(pattern, current_app.extensions["keys"].sign)
    for number in range(1, copies):
        copy = copier.copy(number, head.pos, head.hash)
        for table, rows in copy.rows.items():
            raw.load(db.metadata.tables[table], rows)
        head = Head(copy.pos, copy.hash)
        if tell and number % TOLD_EVERY == 0:
            tell(number * len(pattern.sample_nos))
    return head


def _number_on(laboratory: Laboratory, pattern: Pattern, copies: int) -> None:
    """The devices go on after the numbers that their copied operations have taken."""
    said = Counter(row[pattern.at("operation", "device_id")] for row in pattern.rows["operation"])
    for member in (laboratory.leader, laboratory.desk, *laboratory.samplers):
        taken = said[member.device_id] * (copies - 1)
        member.numbers = count(next(member.numbers) + taken)


def _head(databases: Databases, url: str) -> Head:
    with databases.raw(url) as raw:
        (head,) = raw.rows(db.metadata.tables["lab_head"])
    return Head(int(head[1]), str(head[2]))
