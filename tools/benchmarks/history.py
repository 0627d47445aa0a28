"""Years of a lab: each sample from the market to the bin, as its people would have said it.

A sampler pays a visit, takes ten samples into a box; the desk takes the box in, receives or
rejects each sample. Of ten items four are used up, five kept and thrown away when their time was
over, and one is still at the bench.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from uuid_utils import uuid7

from fieldsample.domain.labels import LARGEST_ROLL
from tools.benchmarks.laboratory import Laboratory, Member, Operation

IN_BOX = 10
REJECTED_OF = 50
USED_UP, KEPT = 4, 9
MONTH_DAYS = 30
Line = tuple[Member, Operation]


def live(laboratory: Laboratory, samples: int, years: int = 8) -> None:
    """Push `samples` samples, spread over so many years, each with all that became of it."""
    laboratory.codes = _roll(laboratory, samples + samples // IN_BOX)
    months = years * 12 / samples
    for box in range(samples // IN_BOX):
        sampler = laboratory.samplers[box % len(laboratory.samplers)]
        told = list(_box(laboratory, sampler, months * IN_BOX * box, months))
        for who in (sampler, laboratory.desk):
            who.say([said for by, said in told if by is who])


def _roll(laboratory: Laboratory, many: int) -> list[str]:
    """As many labels as are needed, on full rolls and a last one."""
    full, rest = divmod(many, LARGEST_ROLL)
    rolls = [LARGEST_ROLL] * full + ([rest] if rest else [])
    return [code for labels in rolls for code in laboratory.issue_roll(labels)]


def _box(
    laboratory: Laboratory, sampler: Member, months_back: float, months: float
) -> Iterator[Line]:
    """One box with its visit: first all that its sampler says, then the desk."""
    visit, box = str(uuid7()), str(uuid7())
    at = laboratory.now - timedelta(days=MONTH_DAYS * (months_back + months * IN_BOX))
    began = {
        "site": laboratory.sites[round(months_back) % len(laboratory.sites)],
        "samplers": [sampler.person_id],
        "started_at": at.isoformat(),
    }
    yield sampler, sampler.operation("visit.record", visit, began, at)
    yield sampler, sampler.operation("box.open", box, {"code": laboratory.codes.pop()}, at)
    taken = []
    for number in range(IN_BOX):
        back = months_back + months * number
        taken.append(laboratory.sample(sampler, back, visit=visit))
        for said in taken[-1]:
            yield sampler, said
        packed = {"item": taken[-1][1]["subject"]}
        yield sampler, sampler.operation("box.pack", box, packed, at)
    closed = {"seal_no": "S1", "temperature_c": 4}
    yield sampler, sampler.operation("box.close", box, closed, at)
    yield from _at_the_desk(laboratory, box, taken)


def _at_the_desk(laboratory: Laboratory, box: str, taken: list[list[Operation]]) -> Iterator[Line]:
    desk = laboratory.desk
    moments = [datetime.fromisoformat(sample["device_time"]) for sample, _bind in taken]
    came = {"count": len(taken), "seal_ok": True, "temperature_c": 5}
    at = max(moments) + timedelta(hours=3)
    yield desk, desk.operation("box.arrive", box, came, at)
    for sample, bind in taken:
        item, number = bind["subject"], next(laboratory.taken_in)
        said = {"item": item, "box": box, "scan_mode": "scanned"}
        yield desk, desk.operation("sample.arrive", sample["subject"], said, at)
        if number % REJECTED_OF == 0:
            refused = {"reason": "R01", "notice_no": f"JS{number:06d}"}
            yield desk, desk.operation("sample.reject", sample["subject"], refused, at)
            continue
        yield desk, desk.operation("sample.receive", sample["subject"], {}, at)
        yield from _end(laboratory, item, number % 10, at)


def _end(laboratory: Laboratory, item: str, tenth: int, at: datetime) -> Iterator[Line]:
    """What becomes of a received item."""
    desk, tested = laboratory.desk, at + timedelta(days=7)
    if tenth < USED_UP:
        yield desk, desk.operation("item.consume", item, {}, tested)
    elif tenth < KEPT:
        until, day = (at + timedelta(days=95)).date(), tested.date()
        body = {"until": until.isoformat(), "verdict": "pass", "verdict_at": day.isoformat()}
        kept = desk.operation("item.retain", item, body, tested)
        yield desk, kept
        over = at + timedelta(days=100)
        if over < laboratory.now:
            second = laboratory.leader.person_id
            gone: dict[str, Any] = {
                "method": "incinerated",
                "reason": "over",
                "second_person": second,
            }
            gone["after"] = [kept["op_id"]]
            yield desk, desk.operation("item.dispose", item, gone, over)
