"""拒收通知书: which sample the lab refuses, why, who said so, and what the addressee may do."""

from __future__ import annotations

from typing import NamedTuple

from fieldsample.domain import reference
from fieldsample.domain.paper import Line, Part
from fieldsample.domain.sample_part import sample_lines
from fieldsample.domain.sheets import (
    Prose,
    Said,
    Sheet,
    Shot,
    Shots,
    Signing,
    Step,
    Values,
    foot_of,
    last_of,
    moment,
    plain,
)

TITLE = "样品拒收通知书"
MOST_PHOTOS = 4
_OPENING = "经接收检查，下列样品不符合接收要求，本机构不予接收。特此书面通知。"
_RIGHTS = (
    "1. 核对上列内容；与事实不符的，请书面告知本机构并附说明。",
    "2. 领回被拒收的样品，或书面同意由本机构处置。",
    "3. 重新抽样：新样品另开抽样单，并注明被拒收样品的编号。",
    "4. 对拒收有异议的，可书面提出，并附有关材料。",
)
_COPIES = "本通知书一式三份：抽样单位、任务下达部门、本机构各一份。系统不会自动告知被抽样单位。"


class Refusal(NamedTuple):
    """The notice's material: documents, and the evidence of the rejecting act."""

    sample: Values
    items: tuple[Values, ...]
    site: Values
    retaken: tuple[str, ...]
    device_time: str | None
    received_at: str | None
    lab: str
    pos: int


def is_rejected(sample: Values) -> bool:
    """Whether a rejection stands; two decisions that contradict each other are none."""
    return bool(sample["state"] == "rejected" and last_of(sample["facts"], "sample.reject"))


def rejection_notice(refusal: Refusal, said: Said) -> Sheet:
    """Put the notice together; the sample is rejected."""
    sample, fact = refusal.sample, last_of(refusal.sample["facts"], "sample.reject")
    assert fact is not None, "is_rejected was asked"  # noqa: S101 - the caller's promise
    number = plain(sample.get("notice_no") or fact.said.get("notice_no"))
    return Sheet(
        title=TITLE,
        lab=refusal.lab,
        heading=(f"通知书编号：{number}", f"抽样单编号：{plain(sample['fields'].get('form_no'))}"),
        code=refusal.items[0]["label"] if refusal.items else None,
        marks=(),
        blocks=(
            Prose(f"致：{_addressee(refusal)}", (_OPENING,)),
            Part("样品", sample_lines(sample, refusal.items, refusal.site, said)),
            _reason(refusal, fact, said),
            *_photos(sample),
            *_again(refusal, said),
            Prose("收到本通知后可以", _RIGHTS),
            Prose("送达", (_COPIES,)),
            Signing("签字盖章", (), 0, ("检验机构（盖章）", "拒收人（签字）", "签收人（签字）")),
        ),
        number=number or plain(sample["sample_no"]),
        foot=foot_of("custody", sample["state"], refusal.pos),
    )


def _addressee(refusal: Refusal) -> str:
    return plain(refusal.sample["fields"].get("sampling_org_name")) or refusal.lab


def _reason(refusal: Refusal, fact: Step, said: Said) -> Part:
    code = fact.said["reason"]
    lines = (
        Line("拒收原因", f"{code} {reference.text_of('rejection_reasons', code, 'zh')}"),
        Line("具体情况", plain(fact.said.get("text") or fact.said.get("note"))),
        Line("检查不符合项", _deviating(refusal.sample)),
        Line("拒收人", said.people(fact.by)),
        Line("拒收时间（设备）", moment(said.moments, refusal.device_time or fact.at)),
        Line("到达服务器时间", moment(said.moments, refusal.received_at)),
    )
    return Part("拒收", lines)


def _deviating(sample: Values) -> str:
    checklist = (sample.get("check") or {}).get("checklist") or {}
    wrong = (key for key, answer in checklist.items() if answer == "deviates")
    return "、".join(reference.text_of("reception_check", key, "zh") for key in wrong)


def _photos(sample: Values) -> tuple[Shots, ...]:
    """The newest of those that the desk took."""
    taken = [photo for photo in sample["photos"] if photo["photo_kind"] == "reception"]
    if not taken:
        return ()
    shots = tuple(
        Shot(photo["sha256"], f"照片 {number}　{photo['sha256'][:12]}")
        for number, photo in enumerate(taken[-MOST_PHOTOS:], 1)
    )
    left = len(taken) - len(shots)
    return (Shots("照片" + (f"（另有 {left} 张，见记录）" if left else ""), shots),)


def _again(refusal: Refusal, said: Said) -> tuple[Part, ...]:
    asked = refusal.sample.get("recollect")
    if not asked and not refusal.retaken:
        return ()
    asked = asked or {}
    lines = (
        Line("由谁重新抽样", said.people(asked.get("to"))),
        Line("期限", plain(asked.get("due"))),
        Line("已重新抽取的样品", "、".join(refusal.retaken)),
    )
    return (Part("重新抽样", lines),)
