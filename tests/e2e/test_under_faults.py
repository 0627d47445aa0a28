"""The real web app behind a road that drops, doubles and garbles, its browser and server killed."""

from __future__ import annotations

import shutil

import pytest

from tools.faults.browser import browsed
from tools.faults.cradle import Cradle
from tools.faults.play import Plan
from tools.faults.world import Worlds

SEED = 20261122


@pytest.mark.browser
@pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium: apt-get install")
def test_what_the_web_app_called_saved_is_in_the_lab_once(tmp_path):
    cradle = Cradle()
    worlds = Worlds("sqlite", tmp_path / "worlds", "")

    verdict, tally = browsed(worlds, cradle, Plan(SEED, members=()))
    cradle.close()

    assert verdict.is_clean, verdict.words()
    assert tally.client_kills["browser"] == 3
    assert sum(tally.faults.values()) >= 5
