"""Nothing grows with the lab: each question goes through an index, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.cast import Cast, Device, issue_roll
from tests.plans import every_question_has_its_index, plan_of, statements
from tests.reception import Reception
from tests.test_store_answers import fridge, read

Ask = Callable[[Cast], object]


@pytest.fixture
def grown(cast: Cast) -> Cast:
    """A lab in which a sample was received, another rejected, and a refrigerator read."""
    Reception(cast).packed().say("sample.receive", {})
    Reception(cast).packed().say("sample.reject", {"reason": "R01"})
    return cast


def _pull(device: Device) -> None:
    device.cursor = None
    device.pull(limit=3)


def _log(cast: Cast) -> None:
    place = fridge(cast, "2026-10-01T08:00")
    read(cast, place, "2026-10-02T08:00", 4)
    cast.rita.get(f"/api/v1/places/{place}/log?month=2026-10")


def _record_of_a_day(cast: Cast) -> None:
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    path = f"/api/v1/receptions/{day}/record.pdf"
    found = cast.rita.client.get(path, headers=cast.rita.headers)
    assert found.status_code == 200, found.text


def _print_labels(cast: Cast) -> None:
    codes = issue_roll(cast.alice, 2)
    said = {"codes": codes, "preset": "40x30"}
    assert cast.alice.say("label.print", None, said)["status"] == "accepted"


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda cast: _pull(cast.bob), id="a sampler's first pull"),
        pytest.param(lambda cast: _pull(cast.rita), id="a desk's first pull"),
        pytest.param(lambda cast: cast.rita.get("/api/v1/disposal?on=2027-01-01"), id="disposal"),
        pytest.param(lambda cast: cast.rita.get("/api/v1/coverage?month=2026-11"), id="coverage"),
        pytest.param(_log, id="a temperature log"),
        pytest.param(_record_of_a_day, id="a day's reception record"),
        pytest.param(_print_labels, id="labels printed"),
    ],
)
def test_every_question_of_the_lab_goes_through_an_index(grown: Cast, ask: Ask) -> None:
    with grown.app.app_context():
        with statements() as heard:
            ask(grown)
        assert heard
        every_question_has_its_index(heard)


def test_a_samplers_own_documents_are_found_by_their_owner(grown: Cast) -> None:
    with grown.app.app_context():
        with statements() as heard:
            _pull(grown.bob)
        page = next(one for one in heard if "UNION ALL" in one[0])
        plan = plan_of(*page)
    assert "ix_document_owner" in plan
    assert "ix_document_scope" in plan
