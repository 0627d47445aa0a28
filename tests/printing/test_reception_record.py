"""What the record of a reception says of checks, missing and unexpected items: from documents."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fieldsample.domain.paper import Moments
from fieldsample.domain.reception_record import BoxTaken, DayTaken, box_record, day_record
from fieldsample.domain.reception_row import Taken
from fieldsample.domain.sheets import Listing, Said, Sheet
from fieldsample.printing.sheet import print_sheet
from tests.printing.papers import pages_of

SAID = Said(
    Moments(ZoneInfo("Asia/Shanghai")),
    lambda person: {"rita": "Rita", "alice": "Alice"}.get(person or "", ""),
    lambda instrument: "温度计 3 号" if instrument else "",
    lambda place: "冷藏室 2 层" if place else "",
)
LABELS = ["HZ42S17VRTK4W", "HZ82EVAT3JH82", "HZBF23YHMDS2V"]


def fact(name: str, kind: str, **said: Any) -> dict[str, Any]:
    """A fact as a document carries it."""
    at = f"2026-11-22T0{len(name)}:00:00Z"
    return {"op_id": name, "kind": kind, "at": at, "by": "rita", "said": said}


def item(number: int, kind: str = "A", **over: Any) -> dict[str, Any]:
    return {"id": f"i{number}", "kind": kind, "label": LABELS[number], "bottle": None, **over}


def sample(state: str, *facts: dict[str, Any], **over: Any) -> dict[str, Any]:
    named = {"sample_no": "HZ26A0070001K", "sample_name": "小白菜", "flags": []}
    return {**named, "state": state, "facts": list(facts), **over}


def box(**over: Any) -> dict[str, Any]:
    packed = [
        {"item": f"i{number}", "sample": "s", "label": LABELS[number], "op_id": "p", "at": ""}
        for number in range(3)
    ]
    nothing = dict.fromkeys(
        ("seal_no", "opened_at", "closed_at", "start_temperature_c", "handed_to"), None
    )
    arrived = {"arrived_at": "2026-11-22T02:00:00Z", "opened_by": "bob"}
    facts: list[dict[str, Any]] = []
    known = {"code": LABELS[0], "state": "arrived", "flags": [], "items": packed, "facts": facts}
    return {**nothing, **arrived, **known, **over}


def totals(sheet: Sheet) -> list[tuple[Any, ...]]:
    """The rows of the totals."""
    found = next(one for one in sheet.blocks if isinstance(one, Listing) and "合计" in one.title)
    return list(found.rows)


def row(taken: Taken) -> str:
    """The sample's row, as it is printed."""
    sheet = day_record(DayTaken("2026-11-22", (taken,), "Lab", 7), SAID)
    return "".join(pages_of(print_sheet(sheet, {})))


def test_scanned_typed_missing_unexpected_and_unseen_items_are_counted_apart() -> None:
    items = (
        item(0, arrival="arrived", scan_mode="scanned"),
        item(1, arrival="arrived", scan_mode="manual"),
        item(2, arrival="missing"),
    )
    extra = [{"item": "x", "sample": "t", "label": LABELS[1], "op_id": "o"}]
    told = {"expected": 3, "scanned": 1, "manual": 1, "missing": 1, "unexpected": 2}
    known = box(missing=["i2"], unexpected=extra, facts=[fact("r", "box.reconcile", **told)])

    sheet = box_record(BoxTaken(known, (Taken(sample("arrived"), items, ()),), "Lab", 7), SAID)

    assert totals(sheet)[0] == ("按记录", "3", "1", "1", "1", "1", "0")
    assert totals(sheet)[1][1:] == ("3", "1", "1", "1", "2", "")
    assert "Rita" in totals(sheet)[1][0]


def test_an_old_box_without_arrivals_has_nothing_seen() -> None:
    sheet = box_record(BoxTaken(box(), (), "Lab", 7), SAID)

    assert totals(sheet) == [("按记录", "3", "0", "0", "0", "0", "3")]


def test_the_points_that_deviate_are_named_and_the_good_ones_counted() -> None:
    checklist = {"seal_a": "ok", "package": "deviates", "amount": "ok", "seal_b": "not_applicable"}
    check = {"checklist": checklist, "got_amount": 1.5, "got_unit": "kg", "temperature_c": 6.2}

    text = row(Taken(sample("arrived", check=check), (), ()))

    for word in ("2项符合", "不符合：包装完好，无渗漏", "不适用：B样封条完好", "1.5kg", "6.2℃"):
        assert word in text, word


def test_a_question_to_the_sampler_stands_in_its_row() -> None:
    held = fact("h", "sample.hold", question="封条编号与抽样单不同，为什么？", reason="R02")

    text = row(Taken(sample("on_hold", held), (), ()))

    assert "R02封条编号与抽样单不符封条编号与抽样单不同，为什么？" in text


def test_a_decision_that_was_settled_or_taken_back_is_not_the_reason() -> None:
    first = fact("a", "sample.reject", reason="R09")
    undone = {**fact("bb", "sample.reject", reason="R01"), "undone": True}
    back = fact("bbb", "operation.undo", op_id="bb")
    last = fact("dddd", "sample.receive", answers=["a"], scan_mode="scanned")

    text = row(Taken(sample("received", first, undone, back, last), (), ()))

    assert "R09" not in text
    assert "R01" not in text
    assert "扫码" in text


def test_decisions_that_contradict_each_other_are_said_to() -> None:
    both = (fact("a", "sample.receive"), fact("bb", "sample.reject", reason="R09"))

    text = row(Taken(sample("arrived", *both, flags=["state_conflict"]), (), ()))

    assert "记录互相矛盾，需人工确认" in text


@pytest.mark.parametrize("known", [{}, sample("void")])
def test_what_came_without_a_record_has_a_row_too(known: dict[str, Any]) -> None:
    text = row(Taken(known, (), (LABELS[0],), "清单外（多到）"))

    assert "清单外（多到）" in text
    assert "HZ-42S17-VRTK4-W" in text
