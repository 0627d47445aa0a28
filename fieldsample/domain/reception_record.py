"""样品接收记录表: a row a sample: what was checked and decided, by whom, and how it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fieldsample.domain import labels, reference
from fieldsample.domain.box_manifest import box_part, marks_of
from fieldsample.domain.sheets import (
    Code,
    Listing,
    Said,
    Sheet,
    Signing,
    Step,
    Values,
    amount,
    degrees,
    foot_of,
    last_of,
    moment,
    plain,
    steps_of,
)

TITLE = "样品接收记录表"
_DECIDING = ("sample.receive", "sample.reject", "sample.hold", "item.unexpected")
_HEAD = ("序号", "样品", "样品名称", "到样", "检查", "实收", "决定", "原因、说明", "录入", "接收人")
_TOTALS = ("", "应到", "扫码", "手工", "未到", "多到", "还没有查")
_COUNTED = ("expected", "scanned", "manual", "missing", "unexpected")
_PENS = ("样品管理员（签字、时间）：", "送样人（签字、时间）：", "复核人（签字、时间）：")
_ARRIVAL = {"arrived": "到", "missing": "未到", "unchecked": "未查"}
_ANSWERS = {"deviates": "不符合", "not_applicable": "不适用"}


class Taken(NamedTuple):
    """A sample at the desk with its items here; `note` says what is odd about their coming."""

    sample: Values
    items: tuple[Values, ...]
    labels: tuple[str, ...]
    note: str = ""


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
    totals = Counter(_decision(one.sample) for one in reception.taken)
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
    head = (*_HEAD, "二维码") if with_codes else _HEAD
    rows = (_row(number, one, said) for number, one in enumerate(taken, 1))
    if not with_codes:
        return Listing("样品", head, tuple(rows))
    coded = ((*row, _code(one)) for row, one in zip(rows, taken, strict=True))
    return Listing("样品", head, tuple(coded))


def _code(one: Taken) -> str | Code:
    return Code(one.labels[0]) if one.labels else ""


def _row(number: int, one: Taken, said: Said) -> tuple[str, ...]:
    sample = one.sample
    deciding = last_of(sample.get("facts") or (), *_DECIDING)
    return (
        str(number),
        "\n".join(_lines((plain(sample.get("sample_no")), *map(labels.printed, one.labels)))),
        plain(sample.get("sample_name")),
        "\n".join(map(_arrived, one.items)),
        _checked(sample),
        _got(sample),
        _decision(sample),
        "\n".join(
            _lines(
                (
                    one.note,
                    *_conflicts(sample),
                    *_missing(one),
                    *_why(deciding, said),
                    *_replies(sample, said),
                )
            )
        ),
        _read_how(one),
        _by_whom(deciding, said),
    )


def _lines(texts: Iterable[str]) -> Iterator[str]:
    return filter(None, texts)


def _arrived(item: Values) -> str:
    kind = reference.text_of("item_kind", item["kind"], "zh")
    return f"{kind} {_ARRIVAL.get(item.get('arrival') or '', '')}".strip()


def _checked(sample: Values) -> str:
    """How many points are good, and by name each that is not."""
    answers = (sample.get("check") or {}).get("checklist") or {}
    good = sum(answer == "ok" for answer in answers.values())
    named = (
        f"{words}：{'、'.join(_points(answers, key))}"
        for key, words in _ANSWERS.items()
        if key in answers.values()
    )
    return "\n".join(_lines((f"{good} 项符合" if answers else "", *named)))


def _points(answers: Values, wanted: str) -> Iterator[str]:
    for key, answer in answers.items():
        if answer == wanted:
            yield reference.text_of("reception_check", key, "zh")


def _got(sample: Values) -> str:
    check = sample.get("check") or {}
    found = (
        amount(check.get("got_amount"), check.get("got_unit")),
        degrees(check.get("temperature_c")),
        plain(check.get("appearance")),
    )
    return "\n".join(_lines(found))


def _decision(sample: Values) -> str:
    """The state that the desk gave it; nothing before anybody decided."""
    decided = {"received", "received_dev", "rejected", "on_hold", "missing"}
    state = sample.get("state")
    return reference.named("custody", "states", state, "zh") if state in decided else ""


def _conflicts(sample: Values) -> Iterator[str]:
    """What a person has still to settle is on the paper too."""
    conflicts = {
        row["key"]: row["zh"]
        for row in reference.part("custody", "flags")
        if row["weight"] == "conflict"
    }
    yield from (conflicts[flag] for flag in sample.get("flags") or () if flag in conflicts)


def _why(deciding: Step | None, said: Said) -> Iterator[str]:
    """Of a rejection its coded reason, of a deviation who agreed, of a hold the question."""
    if deciding is None:
        return
    told = deciding.said
    if told.get("reason"):
        yield f"{told['reason']} {reference.text_of('rejection_reasons', told['reason'], 'zh')}"
    if told.get("deviation"):
        agreed = told.get("agreed_by")
        yield f"偏离：{told['deviation']}" + (
            f"（{said.people(agreed) or agreed}同意）" if agreed else ""
        )
    for key in ("text", "question", "explanation", "note"):
        yield plain(told.get(key))
    if told.get("notice_no"):
        yield f"通知书 {told['notice_no']}"


def _missing(one: Taken) -> Iterator[str]:
    """Why an item is missing, as long as it is."""
    missing = {item["id"]: item for item in one.items if item.get("arrival") == "missing"}
    for step in steps_of(one.sample.get("facts") or ()):
        if step.kind == "item.mark_missing" and step.said.get("item") in missing:
            item = missing[step.said["item"]]
            yield f"{_arrived(item)}：{plain(step.said.get('reason'))}"


def _replies(sample: Values, said: Said) -> Iterator[str]:
    """What was answered to the questions that are open."""
    for hold in sample.get("holds") or ():
        for reply in hold.get("replies") or ():
            yield f"{said.people(reply['by'])}答复：{reply['text']}"


def _read_how(one: Taken) -> str:
    """Read by a scanner or typed by hand, as the arrival or else the decision says."""
    modes = {item.get("scan_mode") for item in one.items} - {None}
    if not modes:
        facts = one.sample.get("facts") or ()
        found = (last_of(facts, kind) for kind in ("sample.arrive", "sample.receive"))
        modes = {fact.said.get("scan_mode") for fact in found if fact} - {None}
    return "、".join(sorted(reference.text_of("scan_mode", str(mode), "zh") for mode in modes))


def _by_whom(deciding: Step | None, said: Said) -> str:
    if deciding is None:
        return ""
    return f"{said.people(deciding.by)}\n{moment(said.moments, deciding.at)}"
