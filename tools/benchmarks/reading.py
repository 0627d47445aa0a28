"""Reading at a hundred thousand samples: feed, a label, its custody, the coverage of a month."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from fieldsample.extensions import db
from tools.benchmarks.databases import Databases
from tools.benchmarks.figures import Figure
from tools.benchmarks.laboratory import PREFIX, Laboratory
from tools.benchmarks.pushing import Load, push_load
from tools.benchmarks.service import Service
from tools.benchmarks.traffic import Run, figure_of, get_request, run

FEED = "/api/v1/sync/changes"
CHANGED = 100
STRIDE = 7919  # a prime: the codes asked for are spread over all rolls, the same in every run


def measure(
    databases: Databases,
    service: Service,
    laboratory: Laboratory,
    used: list[str],
    repeats: int,
    load: Load,
) -> Iterator[Figure]:
    """Every reading, then a push into the full tables."""
    cursor, pulled = _pull_all(service, laboratory)
    kind, desk = databases.kind, laboratory.desk
    many = sum(len(answer.json["changes"]) for answer in pulled.answers)
    per_page = many / len(pulled.answers)
    yield figure_of(kind, "pull everything, a document", 1, [pulled], per_page)

    push_load(service, laboratory, Load(CHANGED, 1), 1)
    feed = get_request(desk, f"{FEED}?cursor={cursor}")
    codes = [used[number * STRIDE % len(used)] for number in range(repeats)]
    labels = [get_request(desk, f"/api/v1/labels/{code}") for code in codes]
    custody = [get_request(desk, f"/api/v1/custody?code={code}") for code in codes]
    month = f"{laboratory.now:%Y-%m}"
    coverage = get_request(desk, f"/api/v1/coverage?month={month}")
    for what, requests in (
        (f"feed of {CHANGED} changes", [feed] * repeats),
        ("label look-up", labels),
        ("custody look-up", custody),
        ("coverage of a month", [coverage] * repeats),
    ):
        for clients in (1, 16):
            share = requests[: len(requests) // clients]
            done = run(service, [share] * clients)
            expect_good(done)
            yield figure_of(kind, what, clients, [done])
    one_each = Load(load.batch, 4)
    pushed = push_load(service, laboratory, one_each, 4)
    yield figure_of(kind, load.what, 4, [pushed], load.batch)


def labels_in_use(databases: Databases, url: str) -> list[str]:
    """Every label on an item, in a fixed order."""
    table = db.metadata.tables["item"]
    at = list(table.columns.keys()).index("label")
    with databases.raw(url) as raw:
        codes = {row[at] for row in raw.rows(table)}
    return sorted(code for code in codes if code.startswith(PREFIX))


def _pull_all(service: Service, laboratory: Laboratory) -> tuple[str, Run]:
    """A new desk's first pull, page by page; the cursor at its end."""
    cursor, pages, more = "", [], True
    while more:
        part = f"&cursor={cursor}" if cursor else ""
        page = run(service, [[get_request(laboratory.desk, f"{FEED}?limit=500{part}")]])
        said = page.answers[0].json
        cursor, more = said["cursor"], said["more"]
        pages.append(page)
    answers = [page.answers[0] for page in pages]
    cpu = [page.cpu for page in pages]
    database = None if cpu[0][1] is None else sum(one[1] or 0 for one in cpu)
    seconds = sum(page.seconds for page in pages)
    total = (sum(one[0] for one in cpu), database)
    return cursor, Run(seconds, total, answers, sum(page.bytes_up for page in pages))


def expect_good(done: Run) -> None:
    """Every question was answered."""
    wrong = [answer for answer in done.answers if answer.status != HTTPStatus.OK]
    if wrong:
        raise AssertionError(wrong[0].content)
