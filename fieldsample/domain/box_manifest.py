"""运输箱清单: what lies in a box, how it was closed, and through whose hands it goes."""

from __future__ import annotations

from typing import NamedTuple

from fieldsample.domain import labels, reference
from fieldsample.domain.paper import Line, Part, Signed
from fieldsample.domain.paper_grids import contained
from fieldsample.domain.sheets import (
    Listing,
    Said,
    Sheet,
    Signing,
    Values,
    degrees,
    foot_of,
    last_of,
    moment,
    plain,
    steps_of,
)

TITLE = "运输箱清单"
_HEAD = ("序号", "标签", "样品编号", "样品名称", "种类", "容器、数量", "保存剂", "封条")
_HANDING = ("时间", "交出人", "接收人", "温度", "说明")
_PENS = ("交出人（签字、时间）：", "运送人（签字、时间）：", "样品管理员（签字、时间）：")


class Packing(NamedTuple):
    """One packed item: its label, and the documents that this reader has of it."""

    label: str
    item: Values
    sample: Values


class Consignment(NamedTuple):
    """A box with what is in it."""

    box: Values
    packed: tuple[Packing, ...]
    signed: tuple[Signed, ...]
    hidden_signatures: int
    lab: str
    pos: int


def box_manifest(carried: Consignment, said: Said) -> Sheet:
    """Put the list together."""
    box = carried.box
    many = f"共 {len(carried.packed)} 件，{samples_in(carried)} 个样品"
    return Sheet(
        title=TITLE,
        lab=carried.lab,
        heading=(f"箱号：{labels.printed(box['code'])}", many),
        code=box["code"],
        marks=marks_of(box),
        blocks=(
            box_part(box, said),
            _contents(carried),
            _handing(box, said),
            Signing("交接签字", carried.signed, carried.hidden_signatures, _PENS),
        ),
        number=labels.printed(box["code"]),
        foot=foot_of("boxes", box["state"], carried.pos),
    )


def samples_in(carried: Consignment) -> int:
    """How many samples the packed items belong to."""
    return len({one["sample"] for one in carried.box["items"]})


def marks_of(box: Values) -> tuple[str, ...]:
    """What stands across the head: the flags, and a state in which nobody should pass it on."""
    gone = {"cancelled", "lost"} & {box["state"]}
    states = (reference.named("boxes", "states", state, "zh") for state in gone)
    return (*states, *(reference.named("boxes", "flags", flag, "zh") for flag in box["flags"]))


def box_part(box: Values, said: Said) -> Part:
    """The box itself: seal, times, temperatures at both ends."""
    closing, arrival = last_of(box["facts"], "box.close"), arrival_of(box)
    at_start = closing.said if closing else {}
    lines = (
        Line("封条号", plain(box["seal_no"])),
        Line("状态", reference.named("boxes", "states", box["state"], "zh")),
        Line("装箱人", said.people(box["opened_by"])),
        Line("开箱时间", moment(said.moments, box["opened_at"])),
        Line("封箱时间", moment(said.moments, box["closed_at"])),
        Line("起始温度", _read(box["start_temperature_c"], at_start, said)),
        Line("到箱时间", moment(said.moments, box["arrived_at"])),
        Line("到箱温度", _read(arrival.get("temperature_c"), arrival, said)),
        Line("到箱件数", plain(arrival.get("count"))),
        Line("到箱封条完好", plain(arrival.get("seal_ok"))),
        Line("交接单编号", plain(arrival.get("receipt_no"))),
        Line("交给", plain(box["handed_to"])),
    )
    return Part("运输箱", lines)


def arrival_of(box: Values) -> Values:
    """What the last arrival said; empty before it."""
    if box.get("arrival"):
        return dict(box["arrival"])
    fact = last_of(box["facts"], "box.arrive")
    return fact.said if fact else {}


def _read(celsius: float | None, reading: Values, said: Said) -> str:
    if celsius is None:
        return plain(reading.get("no_temperature_reason"))
    instrument = said.instruments(reading.get("instrument"))
    return degrees(celsius) + (f"（{instrument}）" if instrument else "")


def _contents(carried: Consignment) -> Listing:
    rows = tuple(_row(number, one) for number, one in enumerate(carried.packed, 1))
    return Listing("箱内样品", _HEAD, rows)


def _row(number: int, one: Packing) -> tuple[str, ...]:
    item, sample = one.item, one.sample
    kind = reference.text_of("item_kind", item["kind"], "zh") if item else ""
    return (
        str(number),
        labels.printed(one.label),
        plain(sample.get("sample_no")),
        plain(sample.get("sample_name")),
        kind + (f" {item['bottle']}" if item.get("bottle") else ""),
        contained(item),
        plain(item.get("preservative")),
        _seal(item, sample),
    )


def _seal(item: Values, sample: Values) -> str:
    """The item's own seal, else that of the sample's sealing."""
    if not item or item.get("seal_no"):
        return plain(item.get("seal_no"))
    sealed = last_of(sample.get("facts") or (), "sample.seal")
    which = "seal_no_b" if item["kind"] == "B" else "seal_no_a"
    return plain(sealed.said.get(which)) if sealed else ""


def _handing(box: Values, said: Said) -> Listing:
    """Who gave it to whom, with rows to go on by hand."""
    kinds = {"box.hand_over", "box.arrive"}
    rows = tuple(
        (
            moment(said.moments, step.at),
            plain(step.said.get("from_name")) or said.people(step.by)
            if step.kind == "box.hand_over"
            else "",
            plain(step.said.get("to_name"))
            if step.kind == "box.hand_over"
            else said.people(step.by),
            degrees(step.said.get("temperature_c")),
            plain(step.said.get("note")),
        )
        for step in steps_of(box["facts"])
        if step.kind in kinds
    )
    return Listing("交接", _HANDING, (*rows, ("　\n　",) * len(_HANDING)))
