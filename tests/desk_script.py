"""What a desk may say in a day, for the tests that shuffle it; and what must come of it."""

from __future__ import annotations

import random
from typing import Any

from tests.cast import new_id, sample_body

Json = dict[str, Any]
Line = tuple[int, str, str | None, Json]
"""(device, kind, subject, body), as in test_journal_model.py; device 2 is the desk, 3 the leader"""
DESK, LEADER = 2, 3
# A Monday: five working days later is the next Monday, or the Saturday before where that is worked.
MONDAY = "2026-11-16T00:00:00Z"
SATURDAY = "2026-11-21"


def lines_of_the_desk(
    chance: random.Random, samples: list[str], items: list[str], boxes: list[str], codes: list[str]
) -> list[Line]:
    """A paper typed in, doubts with replies, items found and missing, boxes done with."""
    typed, its_item = new_id(), new_id()
    paper = {"written_by": ["Zhao", "Qian"], "sampled_at": MONDAY, "sample_type": "F-GRN"}
    recollected = {"recollect_of": chance.choice(samples)}
    lines: list[Line] = [
        (DESK, "sample.transcribe", typed, sample_body(**paper, **recollected)),
        (DESK, "label.bind", its_item, _bind(typed, chance.choice(codes))),
        (DESK, "sample.arrive", typed, {"scan_mode": "manual"}),
        (DESK, "sample.recollect", recollected["recollect_of"], _wanted(chance)),
        (DESK, "sample.recollect", chance.choice(samples), _wanted(chance)),
        (LEADER, "calendar.set", "LAB", _year(chance)),
        (LEADER, "calendar.set", "LAB", _year(chance)),
    ]
    known = [*samples, typed]
    for _ in range(chance.randint(1, 5)):
        number = chance.randrange(len(known))
        item = [*items, its_item][number]
        lines += _of_an_item(chance, known[number], item, chance.choice(boxes))
    done = {"expected": 1, "scanned": 1, "manual": 0, "missing": 0, "unexpected": 0}
    lines += [(DESK, "box.reconcile", box, done) for box in boxes[: chance.randint(0, 2)]]
    return lines + _doubted(chance, known, codes)


def _wanted(chance: random.Random) -> Json:
    """A new sample asked of one of the phones, by its number."""
    return {"due": "2026-12-01", "to": chance.randint(0, 1)}


def _bind(sample: str, code: str) -> Json:
    return {"sample": sample, "code": code, "item_kind": "A"}


def _year(chance: random.Random) -> Json:
    worked = chance.choice([[], [SATURDAY]])
    return {"year": 2026, "holidays": [], "workdays": worked}


def _of_an_item(chance: random.Random, sample: str, item: str, box: str) -> list[Line]:
    named = {"item": item, "box": box}
    said: list[Line] = [
        (DESK, "sample.arrive", sample, {**named, "scan_mode": "scanned"}),
        (DESK, "item.mark_missing", sample, {**named, "reason": "not there"}),
        (DESK, "item.unexpected", sample, {**named, "explanation": "not on the list"}),
    ]
    return chance.sample(said, chance.randint(1, 2))


def _doubted(chance: random.Random, samples: list[str], codes: list[str]) -> list[Line]:
    """Questions with their replies; some are settled by a decision, some stay open."""
    lines: list[Line] = []
    for _ in range(chance.randint(0, 3)):
        by_label = chance.random() < 0.5
        about = chance.choice(samples)
        target = {"label": chance.choice(codes)} if by_label else {}
        subject = None if by_label else about
        asked = {"question": "why?", "to": chance.randint(0, 1)}
        hold = (DESK, "sample.hold", subject, {**asked, **target})
        lines += [hold, (0, "sample.reply", about, {"hold": hold, "text": "so it was"})]
        if chance.random() < 0.5:
            lines.append((DESK, "sample.receive", subject, {**target, "answers": [hold]}))
    return lines


def desk_view(doc: Json) -> Json:
    """The desk's part of a document, without who said it: two labs have their own people."""
    typed, asked = doc.get("transcribed") or {}, doc.get("recollect") or {}
    return {
        "typed": [typed.get("written_by"), typed.get("paper_no")],
        "check": _told(doc.get("check")),
        "holds": [
            (hold["op_id"], hold["question"], [reply["op_id"] for reply in hold["replies"]])
            for hold in doc.get("holds") or []
        ],
        "recollect": [asked.get(key) for key in ("op_id", "due", "taken", "withdrawn")],
        "found": sorted((row["op_id"], row["item"] or "") for row in doc.get("unexpected") or []),
        **{key: doc.get(key) for key in ("arrival", "arrived_at", "scan_mode", "reconciled_at")},
        **{key: sorted(doc.get(key) or []) for key in ("checked", "missing")},
    }


def _told(check: Json | None) -> Json | None:
    return check and {key: value for key, value in check.items() if key != "by"}
