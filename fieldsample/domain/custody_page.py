"""样品流转记录: a sample's whole chain on paper, each line with its place in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from fieldsample.domain import labels, reference
from fieldsample.domain.custody_words import kind_words, said_words
from fieldsample.domain.paper import Line, Part
from fieldsample.domain.paper_grids import METHODS
from fieldsample.domain.sample_part import sample_lines
from fieldsample.domain.sheets import (
    Listing,
    Said,
    Sheet,
    Signing,
    Values,
    foot_of,
    moment,
    plain,
)

TITLE = "样品流转记录"
_HEAD = ("序号", "时间", "事项", "人员、设备", "内容", "流水位置")
_HASH: Final = 12
_OF: Final = {"item": "标签", "box": "箱", "visit": "地点", "label": "标签"}
_PENS = ("核对人（签字、时间）：", "复核人（签字、时间）：")


class Chain(NamedTuple):
    """A sample, its items, and the answer of /custody about it."""

    sample: Values
    items: Sequence[Values]
    site: Values
    answer: Values
    lab: str
    pos: int


def custody_page(chain: Chain, said: Said) -> Sheet:
    """Put the page together."""
    sample = chain.sample
    number = plain(sample["sample_no"])
    form_no = plain(sample["fields"].get("form_no"))
    return Sheet(
        title=TITLE,
        lab=chain.lab,
        heading=(f"样品编号：{number}", f"抽样单编号：{form_no}"),
        code=chain.items[0]["label"] if chain.items else None,
        marks=_marks(sample),
        blocks=(
            Part("样品", sample_lines(sample, chain.items, chain.site, said)),
            _rows(chain.answer["rows"], said),
            _evidence(chain.answer["chain"], said),
            Signing("核对", (), 0, _PENS),
        ),
        number=number,
        foot=foot_of("custody", sample["state"], chain.answer["chain"]["pos"] or chain.pos),
        is_wide=True,
    )


def _marks(sample: Values) -> tuple[str, ...]:
    named = {row["key"]: row["zh"] for row in reference.part("custody", "flags")}
    return tuple(named.get(flag, flag) for flag in sample["flags"])


def _rows(rows: Sequence[Values], said: Said) -> Listing:
    drawn = tuple(_row(number, row, said) for number, row in enumerate(rows, 1))
    return Listing("经过", _HEAD, drawn)


def _row(number: int, row: Values, said: Said) -> tuple[str, ...]:
    return (
        str(number),
        _when(row, said),
        _what(row),
        _who(row),
        "\n".join(filter(None, (_told(row, said), *_where(row), *_photos(row)))),
        f"第 {row['pos']} 条\n{row['hash'][:_HASH]}" if row["pos"] else "",
    )


def _when(row: Values, said: Said) -> str:
    """The device's time and how far it may be trusted, and when the server had it."""
    doubt = "时间不确定" if row["unsure"] else f"±{row['band_s']:.0f} 秒"
    device, server = (_second(row[key], said) for key in ("device_time", "received_at"))
    return f"设备 {device}（{doubt}）\n服务器 {server}"


def _second(iso: str, said: Said) -> str:
    return datetime.fromisoformat(iso).astimezone(said.moments.zone).strftime("%Y-%m-%d %H:%M:%S")


def _what(row: Values) -> str:
    of, title = row["of"]["kind"], plain(row["of"]["title"])
    title = labels.printed(title) if labels.is_code(title) else title
    about = f"\n{_OF[of]} {title}" if of in _OF and title else ""
    undone = "\n【已撤回】" if row["undone"] else ""
    settled = "\n【已由后来的决定代替】" if row["answered_by"] else ""
    withdrawn = "\n【已随拒收或未到样撤回】" if row["withdrawn"] else ""
    return kind_words(row["kind"]) + about + undone + settled + withdrawn


def _who(row: Values) -> str:
    role = reference.text_of("role", row["role"] or "", "zh")
    device = f"设备 {row['device_no']}" if row["device_no"] is not None else "服务器"
    return f"{plain(row['by_name'])}（{role}）\n{device} {plain(row['device_name'])}".strip()


def _told(row: Values, said: Said) -> str:
    return "；".join(said_words(row["kind"], row["said"], said))


def _where(row: Values) -> tuple[str, ...]:
    place = row["place"] or {}
    if place.get("latitude") is None:
        return (f"没有定位：{place['reason']}",) if place.get("reason") else ()
    within = f" ±{place['accuracy_m']:.0f} 米" if place.get("accuracy_m") is not None else ""
    how = METHODS.get(place.get("method", ""), "")
    datum = place.get("crs") or "WGS84"
    return (f"位置：{place['latitude']:.6f}, {place['longitude']:.6f} ({datum}){within} {how}",)


def _photos(row: Values) -> tuple[str, ...]:
    return tuple(f"照片 {photo['sha256'][:_HASH]}" for photo in row["photos"])


def _evidence(chain: Values, said: Said) -> Part:
    """By what a third party can find these lines again."""
    signed = chain["checkpoint"] or {}
    checkpoint = f"第 {signed['pos']} 条，{moment(said.moments, signed['at'])}" if signed else ""
    lines = (
        Line("最后一条的位置", f"第 {chain['pos']} 条" if chain["pos"] else ""),
        Line("其后的签名检查点", checkpoint),
        Line("最后一条的哈希", plain(chain["hash"])),
    )
    return Part("流水证据", lines)
