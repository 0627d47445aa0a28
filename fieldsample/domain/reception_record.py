"""样品接收记录表: a row a sample: what was checked and decided, by whom, and how it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fieldsample.domain import labels
from fieldsample.domain.box_manifest import box_part, marks_of
from fieldsample.domain.reception_row import HEAD, Taken, decision, row_of
from fieldsample.domain.sheets import (
    Code,
    Listing,
    Said,
    Sheet,
    Signing,
    Values,
    foot_of,
    last_of,
    moment,
    plain,
)

TITLE = "样品接收记录表"
_TOTALS = ("", "应到", "扫码", "手工", "未到", "多到", "还没有查")
_COUNTED = ("expected", "scanned", "manual", "missing", "unexpected")
_PENS = ("样品管理员（签字、时间）：", "送样人（签字、时间）：", "复核人（签字、时间）：")


class BoxTaken(NamedTuple):
    """A box at the desk."""

    box: Values
    taken: tuple[Taken, ...]
    lab: str
    pos: int


class DayTaken(NamedTuple):
    """All that was decided on a day of the lab."""

    day: str
    taken: tuple[Taken, ...]
    lab: str
    pos: int


def box_record(reception: BoxTaken, said: Said) -> Sheet:
    """The record of one box."""
    box = reception.box
    number = labels.printed(box["code"])
    return Sheet(
        title=TITLE,
        lab=reception.lab,
        heading=(f"箱号：{number}", f"到箱时间：{moment(said.moments, box['arrived_at'])}"),
        code=box["code"],
        marks=marks_of(box),
        blocks=(
            box_part(box, said),
            Listing("合计（件）", _TOTALS, tuple(_totals(reception, said))),
            _listing(reception.taken, said, with_codes=False),
            Signing("签字", (), 0, _PENS),
        ),
        number=number,
        foot=foot_of("boxes", box["state"], reception.pos),
        is_wide=True,
    )


def day_record(reception: DayTaken, said: Said) -> Sheet:
    """The record of a day, each row with the code that leads to its record."""
    totals = Counter(decision(one.sample) for one in reception.taken)
    words = "，".join(f"{name} {many}" for name, many in totals.items())
    return Sheet(
        title=TITLE,
        lab=reception.lab,
        heading=(
            f"日期：{reception.day}",
            f"共 {len(reception.taken)} 个样品" + (f"：{words}" if words else ""),
        ),
        code=None,
        marks=(),
        blocks=(
            _listing(reception.taken, said, with_codes=True),
            Signing("签字", (), 0, _PENS),
        ),
        number=reception.day,
        foot=f"流水位置：第 {reception.pos} 条" if reception.pos else "",
        is_wide=True,
    )


def _totals(reception: BoxTaken, said: Said) -> Iterator[tuple[str, ...]]:
    """What the records add up to, and what the receiver counted at the end."""
    yield ("按记录", *map(str, _from_records(reception)))
    told = last_of(reception.box["facts"], "box.reconcile")
    if told:
        who = f"{said.people(told.by)} {moment(said.moments, told.at)} 核对"
        yield (who, *(plain(told.said.get(key)) for key in _COUNTED), "")


def _from_records(reception: BoxTaken) -> tuple[int, ...]:
    box = reception.box
    listed = {one["item"] for one in box["items"]}
    missing = set(box.get("missing") or ()) & listed
    items = [item for one in reception.taken for item in one.items if item["id"] in listed]
    came = [item for item in items if _has_come(item, box)]
    by_hand = sum(item.get("scan_mode") == "manual" for item in came)
    unexpected = len(box.get("unexpected") or ())
    unseen = len(listed) - len(came) - len(missing)
    return len(listed), len(came) - by_hand, by_hand, len(missing), unexpected, unseen


def _has_come(item: Values, box: Values) -> bool:
    return item["id"] in (box.get("checked") or ()) or item.get("arrival") == "arrived"


def _listing(taken: Sequence[Taken], said: Said, *, with_codes: bool) -> Listing:
    head = (*HEAD, "二维码") if with_codes else HEAD
    rows = (row_of(number, one, said) for number, one in enumerate(taken, 1))
    if not with_codes:
        return Listing("样品", head, tuple(rows))
    coded = ((*row, _code(one)) for row, one in zip(rows, taken, strict=True))
    return Listing("样品", head, tuple(coded))


def _code(one: Taken) -> str | Code:
    return Code(one.labels[0]) if one.labels else ""
