"""What a printed sampling form says, and in which order; the web app's own print keeps to the same.

The fields and their order are those of `form_fields`; "/" stands where nothing was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from fieldsample.domain import reference

NOTHING: Final = "/"
TITLES: Final = {
    "F": "食品安全抽样检验抽样单",
    "A": "农产品质量安全抽样单",
    "W": "水样采样单（抽样单）",
}
PARTS: Final = (
    ("sampling_basics", "抽样任务"),
    ("sampling_org", "抽样单位"),
    ("site", "被抽样单位"),
    ("producer", "生产者"),
    ("sample", "样品"),
    ("produce", "农产品"),
    ("water", "水样"),
    ("by_sample_type", "按样品类型"),
    ("base", "采样与封样"),
    ("online_purchase", "网络购样"),
    ("paper_form", "寄送与备样"),
)
# They stand at the head, in tables of their own, or as signatures.
# fmt: off
ELSEWHERE: Final = frozenset({
    "sample_no", "form_no", "photos", "bottles", "containers", "custody", "field_measurements",
    "qc_links", "qty_unit", "location", "no_location_reason", "signature_site",
    "signature_samplers", "stamp_sampling_org", "id_number", "sampled_at", "seal_no_a",
    "seal_no_b", "site", "sample_type", "task", "visit_outcome",
})
# fmt: on
SIGNS_AS: Final = {
    "sampler": "抽样人员",
    "second_sampler": "第二抽样人员",
    "sampled_party": "被抽样单位",
    "witness": "见证人",
    "carrier": "运送人",
    "receiver": "样品管理员",
}

Values = Mapping[str, Any]


class Line(NamedTuple):
    """A name and what was said of it."""

    name: str
    value: str


class Part(NamedTuple):
    """Lines that belong together."""

    title: str
    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """A table of its own: items, readings, photos."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Signed(NamedTuple):
    """A signature, or its refusal; `sha256` names the picture."""

    role: str
    name: str
    at: str
    sha256: str | None
    refused: str | None


class Strip(NamedTuple):
    """A paper seal for one item."""

    which: str
    number: str


class Paper(NamedTuple):
    """The whole form, in the order in which it is printed."""

    title: str
    lab: str
    number: str
    form_no: str
    code: str | None
    marks: tuple[str, ...]
    parts: tuple[Part, ...]
    grids: tuple[Grid, ...]
    signed: tuple[Signed, ...]
    hidden_signatures: int
    day: str
    samplers: str
    strips: tuple[Strip, ...]
    foot: str


class Moments(NamedTuple):
    """The lab's own clock."""

    zone: ZoneInfo

    def words(self, iso: str | None) -> str:
        """Day and minute, or "/"."""
        return self._in_zone(iso, "%Y-%m-%d %H:%M")

    def day(self, iso: str | None) -> str:
        """The day, or "/"."""
        return self._in_zone(iso, "%Y-%m-%d")

    def _in_zone(self, iso: str | None, form: str) -> str:
        if not iso:
            return NOTHING
        return datetime.fromisoformat(iso).astimezone(self.zone).strftime(form)


def words(value: Any) -> str:
    """Plain text of any answer."""
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(str(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def parts_of(sample: Values, said: Values) -> tuple[Part, ...]:
    """The form's own fields by group; groups without a line are left out."""
    parts = (Part(title, tuple(_lines(group, sample, said))) for group, title in PARTS)
    return tuple(part for part in parts if part.lines)


def form_of(sample_type: str) -> Values:
    """The row of a sample type; an unknown one asks nothing of its own."""
    found = (row for row in reference.rows("sample_types") if row["code"] == sample_type)
    return next(found, {"form": "", "extra_required": []})


def _lines(group: str, sample: Values, said: Values) -> Iterator[Line]:
    for field in reference.rows("form_fields"):
        if field["group"] == group and field["key"] not in ELSEWHERE:
            value = said.get(field["key"])
            if _stands(field, sample, has_value=words(value) != NOTHING):
                yield Line(field["zh"], _in_words(field, value))


def _stands(field: Values, sample: Values, *, has_value: bool) -> bool:
    """What was said always; what nobody was asked never; the rest with a "/"."""
    kind = form_of(sample["sample_type"])
    of_form = "all" in field["forms"] or kind["form"] in field["forms"]
    if has_value or not of_form or field["required_at"] not in ("capture", "seal"):
        return has_value
    if field["condition"] == "by_type":
        return field["key"] in kind["extra_required"]
    asked = field["required_for"] == "all" or sample["task_category"] == "supervision"
    return asked and field["condition"] not in ("never", "channel=online")


def _in_words(field: Values, value: Any) -> str:
    listed = re.search(r"\blist ([a-z_]+)", field["note"] or "")
    if listed and isinstance(value, str):
        return reference.text_of(listed[1], value, "zh") if value else NOTHING
    return words(value)
