"""The fault suite, for a short while: laws hold under mishaps, planted bugs are caught."""

from __future__ import annotations

import pytest

from tools.faults.__main__ import say
from tools.faults.planted import CLIENT_BUGS, SERVER_BUGS
from tools.faults.report import Report
from tools.faults.run import Run, try_planted

SEED = 20261122
SCENES = {"restored", "cloned"}


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_nothing_is_lost_or_doubled_whatever_fails(database):
    report = Run(SEED, seconds=20, databases=(database,), work_s=6, say=say).run()

    assert report.is_clean, "\n".join(report.lines())
    assert {f"{database} {scene}" for scene in SCENES} < set(report.rounds)
    assert report.operations >= 150
    assert report.faults >= 50
    assert sum(report.total.server_kills.values()) >= 3
    assert sum(report.total.client_kills.values()) >= 3


def test_every_planted_bug_is_caught():
    report = Report(SEED)

    try_planted(report, say, with_postgres=True)

    assert set(report.planted) == {*SERVER_BUGS, *CLIENT_BUGS}
    assert report.caught == len(report.planted), "\n".join(report.lines())
