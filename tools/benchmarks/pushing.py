"""Push: batches of 1 and 100 operations from 1, 4 and 16 clients, beside the raw limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fieldsample.extensions import db
from tools.benchmarks import limit
from tools.benchmarks.databases import Databases
from tools.benchmarks.figures import Figure, percentile
from tools.benchmarks.laboratory import Laboratory, Member, Operation
from tools.benchmarks.service import Service
from tools.benchmarks.traffic import Run, figure_of, push_request, run

CLIENTS = (1, 4, 16)


@dataclass(frozen=True, slots=True)
class Load:
    """Operations a request, and how many requests all clients together send in a round."""

    batch: int
    requests: int

    @property
    def what(self) -> str:
        """Its name in the table."""
        return f"push, {self.batch} operation{'s' if self.batch > 1 else ''} a request"


def measure(
    databases: Databases,
    url: str,
    service: Service,
    laboratory: Laboratory,
    loads: Sequence[Load],
    rounds: int,
) -> Iterator[Figure]:
    """Every load with every number of clients; the limit is written in the same round."""
    for load in loads:
        runs: dict[int, list[Run]] = {clients: [] for clients in CLIENTS}
        raws: list[float] = []
        for _round in range(rounds):
            for clients in CLIENTS:
                since = _head(databases, url)
                runs[clients].append(push_load(service, laboratory, load, clients))
                if clients == 1:
                    raws.append(_raw(databases, url, since, load.batch))
        for clients in CLIENTS:
            figure = figure_of(databases.kind, load.what, clients, runs[clients], load.batch)
            raw = percentile(raws, 0.5)
            yield replace(figure, raw_per_second=raw, of_raw=figure.per_second / raw)


def push_load(service: Service, laboratory: Laboratory, load: Load, clients: int) -> Run:
    """One round of one load; every operation must have been accepted."""
    share = load.batch * max(1, load.requests // clients)
    laboratory.issue_labels(share * clients)
    requests = [
        [push_request(sampler, part) for part in _parts(_said(laboratory, sampler, share), load)]
        for sampler in laboratory.samplers[:clients]
    ]
    done = run(service, requests)
    for answer in done.answers:
        said = answer.json.get("results", [])
        if {result["status"] for result in said} != {"accepted"}:
            raise AssertionError(answer.content)
    return done


def _said(laboratory: Laboratory, sampler: Member, many: int) -> list[Operation]:
    """`many` operations: half as many samples, each with its label."""
    samples = range((many + 1) // 2)
    return [said for _number in samples for said in laboratory.sample(sampler)][:many]


def _parts(operations: Sequence[Operation], load: Load) -> Iterator[Sequence[Operation]]:
    for start in range(0, len(operations), load.batch):
        yield operations[start : start + load.batch]


def _head(databases: Databases, url: str) -> int:
    with databases.raw(url) as raw:
        (pos,) = (row[1] for row in raw.rows(db.metadata.tables["lab_head"]))
    return int(pos)


def _raw(databases: Databases, url: str, since: int, batch: int) -> float:
    with databases.raw(url) as raw:
        operations = limit.rows_by_operation(raw, since)
    return limit.write_again(databases, operations, batch)
