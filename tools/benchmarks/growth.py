"""A hundred thousand samples: some really pushed, then written again under other names.

Pushing them all would take many minutes. So a pattern goes through the journal, and its rows are
copied by the plain driver with new ids and new labels; bodies, envelopes, documents and the chain
get the hashes that belong to them, so that the grown journal is as whole as a pushed one. Only the
bench may do this: in the app, nothing but the journal writes a lab's data.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from uuid_utils import uuid7

from fieldsample.domain.labels import draw_codes
from fieldsample.extensions import db
from fieldsample.journal.chain import digest, envelope_digest, row_hash
from tools.benchmarks.databases import Databases, Raw, Row
from tools.benchmarks.laboratory import PREFIX, Laboratory

TABLES = (
    "operation",
    "journal",
    "label_roll",
    "label",
    "sample",
    "item",
    "fact",
    "document",
)
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
NAMES = re.compile(rf"{UUID}|{PREFIX}[0-9A-HJKMNP-TV-Z]{{11}}")
MONTHS = 12
Record = dict[str, Any]


@dataclass(slots=True)
class Pattern:
    """What a really pushed roll with its samples left in the tables."""

    records: dict[str, list[Record]]
    codes: list[str]
    ids: list[str]
    length: int


def grow(databases: Databases, url: str, laboratory: Laboratory, samples: int, copies: int) -> None:
    """Push `samples` samples, then copy them until there are `samples * copies`."""
    since = _head(databases, url)[0]
    codes = laboratory.issue_roll(samples)
    laboratory.codes, kept = list(codes), laboratory.codes
    sampler = laboratory.samplers[0]
    months = (number % MONTHS for number in range(samples))
    sampler.say([said for back in months for said in laboratory.sample(sampler, back)])
    laboratory.codes = kept
    with databases.raw(url) as raw:
        pattern = _pattern(raw, since, codes)
        pos, last = _head(databases, url)
        with raw.transaction():
            for copy in range(1, copies):
                last = _write(raw, pattern, Copy.of(pattern, copy, pos), last)
                pos += pattern.length
            raw.run(f"UPDATE lab_head SET pos = {pos}, hash = '{last}'")  # noqa: S608 - our own values
            for column in ("collected", "arrived", "received", "rejected"):
                raw.run(f"UPDATE coverage_count SET {column} = {column} * {copies}")  # noqa: S608 - our own values
        if databases.server_pid is not None:
            raw.run("ANALYZE")  # as autovacuum would within a minute


@dataclass(slots=True)
class Copy:
    """New names for everything the pattern made, and where in the journal the copy begins."""

    number: int
    pos: int
    first: int
    names: dict[str, str]
    hashes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pattern: Pattern, number: int, pos: int) -> Copy:
        """A copy that begins after `pos`."""
        new_codes = draw_codes(PREFIX, len(pattern.codes))
        names = {old: str(uuid7()) for old in pattern.ids}
        names |= dict(zip(pattern.codes, new_codes, strict=True))
        first = min(record["pos"] for record in pattern.records["journal"])
        return cls(number, pos, first, names)

    def renamed(self, text: str) -> str:
        """Text with every id and label of the pattern replaced."""
        return NAMES.sub(lambda match: self.names.get(match[0], match[0]), text)

    def record(self, record: Record) -> Record:
        """A record with its texts renamed and its position moved."""
        new = {
            name: self.renamed(value) if isinstance(value, str) else value
            for name, value in record.items()
        }
        if "pos" in new:
            new["pos"] = self.pos + 1 + record["pos"] - self.first
        return new

    def operation(self, record: Record) -> Record:
        """An operation whose hashes are those of its new words."""
        new = self.record(record)
        new["device_seq"] = record["device_seq"] + self.number * 1_000_000
        new["body_sha256"] = digest(new["body"])
        new["envelope_sha256"] = envelope_digest(SimpleNamespace(**new))
        self.hashes[record["body_sha256"] + record["op_id"]] = new["body_sha256"]
        self.hashes[record["envelope_sha256"]] = new["envelope_sha256"]
        return new

    def document(self, record: Record) -> Record:
        """A document with its new hash."""
        new = self.record(record)
        new["doc_sha256"] = digest(new["doc"])
        self.hashes[record["doc_sha256"]] = new["doc_sha256"]
        return new

    def journal(self, record: Record, prev: str) -> Record:
        """A journal row that binds the one before it."""
        new = self.record(record)
        new["prev"] = prev
        new["body_sha256"] = self.hashes[record["body_sha256"] + record["op_id"]]
        new["envelope_sha256"] = self.hashes[record["envelope_sha256"]]
        documents = [self.hashes.get(one, one) for one in record["documents"].split(",") if one]
        new["documents"] = ",".join(documents)
        new["hash"] = row_hash(new)
        return new


def _write(raw: Raw, pattern: Pattern, copy: Copy, last: str) -> str:
    """Insert one copy; returns the hash of its last journal row."""
    made: dict[str, list[Record]] = {}
    shape: dict[str, Callable[[Record], Record]] = {
        "operation": copy.operation,
        "document": copy.document,
    }
    for name in (table for table in TABLES if table != "journal"):
        made[name] = [shape.get(name, copy.record)(record) for record in pattern.records[name]]
    made["journal"] = []
    for record in pattern.records["journal"]:
        made["journal"].append(copy.journal(record, last))
        last = made["journal"][-1]["hash"]
    for name in TABLES:
        rows: list[Row] = [tuple(record.values()) for record in made[name]]
        raw.insert(db.metadata.tables[name], rows)
    return last


def _pattern(raw: Raw, since: int, codes: list[str]) -> Pattern:
    records = {name: _records(raw, name) for name in TABLES}
    records["journal"] = sorted(
        (record for record in records["journal"] if record["pos"] > since),
        key=lambda record: int(record["pos"]),
    )
    said = {record["op_id"] for record in records["journal"]}
    for name in ("operation", "fact"):
        records[name] = [record for record in records[name] if record["op_id"] in said]
    subjects = {record["subject"] for record in records["operation"]}
    for name in ("sample", "item", "label_roll", "document"):
        records[name] = [record for record in records[name] if record["id"] in subjects]
    records["label"] = [record for record in records["label"] if record["roll_id"] in subjects]
    return Pattern(records, codes, [*said, *subjects], len(records["journal"]))


def _records(raw: Raw, name: str) -> list[Record]:
    table = db.metadata.tables[name]
    return [dict(zip(table.columns.keys(), row, strict=True)) for row in raw.rows(table)]


def _head(databases: Databases, url: str) -> tuple[int, str]:
    with databases.raw(url) as raw:
        (head,) = raw.rows(db.metadata.tables["lab_head"])
    return int(head[1]), str(head[2])
