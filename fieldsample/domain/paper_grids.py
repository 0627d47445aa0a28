"""The tables of a printed sampling form: items, time and place, readings, photos, corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fieldsample.domain import labels, reference
from fieldsample.domain.paper import NOTHING, Grid, Moments, Values, words

METHODS = {"gps": "定位", "pin": "手动标注", "site_default": "用抽样地点的位置", "none": "没有定位"}

OTHER_PHOTOS = {"own": "任务附加项目", "reception": "接收时拍摄", "paper": "纸质抽样单"}


def grids_of(sample: Values, items: Sequence[Values], moments: Moments) -> tuple[Grid, ...]:
    """All tables, in the order in which they are printed; an empty one is left out."""
    grids = (
        _items(items),
        _time_and_place(sample, moments),
        _readings(sample, moments),
        _photos(sample, moments),
        _own_answers(sample),
        _lacking(sample),
        _corrections(sample, moments),
    )
    return tuple(grid for grid in grids if grid.rows)


def seal_words(sample: Values) -> dict[str, Any]:
    """What the last sealing that counts said; empty before it."""
    sealed = [
        fact["said"]
        for fact in sample["facts"]
        if fact["kind"] == "sample.seal" and not fact.get("undone")
    ]
    return dict(sealed[-1]) if sealed else {}


def _items(items: Sequence[Values]) -> Grid:
    rows = tuple(
        (
            labels.printed(item["label"]),
            reference.text_of("item_kind", item["kind"], "zh"),
            words(item.get("bottle")),
            contained(item) or NOTHING,
            words(item.get("preservative")),
            words(item.get("seal_no")),
        )
        for item in items
    )
    return Grid("样品与标签", ("标签", "种类", "瓶号", "容器、数量", "固定剂", "封条"), rows)


def contained(item: Values) -> str:
    """What an item is in, and how much; empty when neither was said."""
    container = item.get("container")
    words_for = reference.text_of("container_kind", container, "zh") if container else None
    return " ".join(filter(None, (words_for, item.get("amount"))))


def _time_and_place(sample: Values, moments: Moments) -> Grid:
    rows = (
        ("抽样时间", moments.words(sample.get("sampled_at"))),
        ("系统时间", f"{moments.words(sample.get('at'))} {_band(sample)}".strip()),
        ("位置", _place(sample.get("place") or {})),
        ("距抽样地点", _distance(sample.get("distance_m"))),
    )
    return Grid("时间与位置", ("项目", "内容"), rows)


def _band(sample: Values) -> str:
    if sample.get("clock_unsure"):
        return "（手机时钟未与实验室比对，时间不确定）"
    band = sample.get("band_s")
    return f"（±{band:.0f} 秒）" if band else ""


def _place(place: Values) -> str:
    how = METHODS.get(place.get("method", ""), NOTHING)
    if place.get("latitude") is None:
        return f"{how}：{words(place.get('reason'))}" if place else NOTHING
    accuracy = place.get("accuracy_m")
    within = f" ±{accuracy:.0f} 米" if accuracy is not None else ""
    at = f"{place['latitude']:.6f}, {place['longitude']:.6f} (WGS-84)"
    return f"{at}{within} · {how}" + (f" · {place['reason']}" if place.get("reason") else "")


def _distance(metres: float | None) -> str:
    return NOTHING if metres is None else f"{metres:.0f} 米"


def _readings(sample: Values, moments: Moments) -> Grid:
    rows = tuple(
        (
            reference.text_of("field_quantity", one["quantity"], "zh"),
            f"{one.get('qualifier') or ''}{words(one['value'])} {one['unit']}",
            _criterion(one),
            _instrument(one),
            moments.words(one.get("measured_at")),
        )
        for one in sample.get("measurements") or ()
    )
    return Grid("现场测定与快检", ("项目", "读数", "判定值", "仪器", "时间"), rows)


def _criterion(one: Values) -> str:
    return NOTHING if one.get("criterion") is None else f"{one['criterion']:g} %"


def _instrument(one: Values) -> str:
    named = one.get("instrument_name") or one.get("instrument_text")
    named = named or one.get("no_instrument_reason")
    return words(named) + ("（检定/校准已过期）" if one.get("overdue") else "")


def _photos(sample: Values, moments: Moments) -> Grid:
    rows = tuple(
        (
            str(number),
            photo_words(photo["photo_kind"]),
            moments.words(photo.get("taken_at")),
            photo["sha256"][:16],
        )
        for number, photo in enumerate(sample.get("photos") or (), 1)
    )
    return Grid("照片", ("序号", "内容", "拍摄时间", "SHA-256 前 16 位"), rows)


def photo_words(kind: str) -> str:
    """What a photo is of."""
    names = {row["key"]: row["zh"] for row in reference.rows("photo_set")} | OTHER_PHOTOS
    return names.get(kind, kind)


def _own_answers(sample: Values) -> Grid:
    rows = tuple(
        (_asked_as(question, key), _answer(question, value))
        for own in sample.get("own") or ()
        for key, question, value in _answers(own)
    )
    return Grid("任务附加项目", ("项目", "内容"), rows)


def _answers(own: Values) -> Iterator[tuple[str, Values, Any]]:
    """In the order in which they are asked; what the form does not know comes last."""
    answers = own.get("answers", {})
    asked = {question["key"]: question for question in own.get("questions") or ()}
    for key in [*(key for key in asked if key in answers), *(answers.keys() - asked.keys())]:
        yield key, asked.get(key, {}), answers[key]


def _asked_as(question: Values, key: str) -> str:
    return str(question.get("zh") or key)


def _answer(question: Values, value: Any) -> str:
    """By the choice's words, with its unit; of photos how many there are."""
    if question.get("kind") == "photo":
        return f"{len(value) if isinstance(value, list) else 1} 张照片"
    choices = {row["key"]: row["zh"] for row in question.get("choices") or ()}
    if isinstance(value, list):
        return words([choices.get(one, one) for one in value])
    unit = question.get("unit")
    return words(choices.get(value, value)) + (f" {unit}" if unit else "")


def _lacking(sample: Values) -> Grid:
    said = sample.get("lacking") or ()
    asked = _questions_of(sample)
    rows = tuple((_name_of(one["key"], asked), words(one["reason"])) for one in said)
    lone = sample.get("lone_reason")
    return Grid(
        "未能取得的内容", ("项目", "原因"), rows + ((("两名抽样人员", lone),) if lone else ())
    )


def _questions_of(sample: Values) -> dict[str, str]:
    owns = sample.get("own") or ()
    return {row["key"]: row["zh"] for own in owns for row in own.get("questions") or ()}


def _corrections(sample: Values, moments: Moments) -> Grid:
    rows = tuple(
        (
            _name_of(one["field"]),
            f"{words(one['old'])} → {words(one['new'])}",
            words(one.get("reason")),
            moments.words(one["at"]),
        )
        for one in sample.get("amendments") or ()
        if one.get("applied")
    )
    return Grid("更正", ("项目", "原内容 → 新内容", "原因", "时间"), rows)


def _name_of(key: str, asked: Mapping[str, str] | None = None) -> str:
    for name in ("form_fields", "photo_set"):
        found = next((row["zh"] for row in reference.rows(name) if row["key"] == key), None)
        if found:
            return str(found)
    return {"second_sampler": "第二抽样人员签名", "sampled_party": "被抽样单位签名"}.get(
        key, (asked or {}).get(key, key)
    )
