"""A sample's row on the record of a reception: what came, what was checked, decided, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fieldsample.domain import labels, reference
from fieldsample.domain.sheets import (
    Said,
    Step,
    Values,
    amount,
    degrees,
    last_of,
    moment,
    plain,
    steps_of,
)

HEAD = ("序号", "样品", "样品名称", "到样", "检查", "实收", "决定", "原因、说明", "录入", "接收人")
_DECIDING = ("sample.receive", "sample.reject", "sample.hold", "item.unexpected")
_ARRIVAL = {"arrived": "到", "missing": "未到", "unchecked": "未查"}
_ANSWERS = {"deviates": "不符合", "not_applicable": "不适用"}


class Taken(NamedTuple):
    """A sample at the desk with its items here; `note` says what is odd about their coming."""

    sample: Values
    items: tuple[Values, ...]
    labels: tuple[str, ...]
    note: str = ""


def row_of(number: int, one: Taken, said: Said) -> tuple[str, ...]:
    """The cells below `HEAD`."""
    sample = one.sample
    deciding = last_of(sample.get("facts") or (), *_DECIDING)
    return (
        str(number),
        "\n".join(_lines((plain(sample.get("sample_no")), *map(labels.printed, one.labels)))),
        plain(sample.get("sample_name")),
        "\n".join(map(_arrived, one.items)),
        _checked(sample),
        _got(sample),
        decision(sample),
        "\n".join(_lines(_reasons(one, deciding, said))),
        _read_how(one),
        _by_whom(deciding, said),
    )


def _reasons(one: Taken, deciding: Step | None, said: Said) -> Iterator[str]:
    yield one.note
    yield from _conflicts(one.sample)
    yield from _missing(one)
    yield from _why(deciding, said)
    yield from _replies(one.sample, said)


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


def decision(sample: Values) -> str:
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
