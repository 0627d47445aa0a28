"""What a desk of the demo has to ask: a doubt that waits, and a form that came on paper alone."""

from __future__ import annotations

from datetime import datetime, timedelta

from uuid_utils import uuid7

from fieldsample.demo.people import DemoDevice

QUESTION = "封条 B 有一处破损，封样时是否完好？（示例）"


def doubt(desk: DemoDevice, sample_id: str, at: datetime) -> None:
    """Put one sample on hold, with a question to its sampler."""
    check = {"seal_a": "ok", "seal_b": "deviates", "package": "ok", "form_matches": "ok"}
    desk.say("reception.check", sample_id, {"checklist": check}, at)
    hold = {"question": QUESTION, "reason": "R01"}
    desk.say("sample.hold", sample_id, hold, at + timedelta(minutes=1))


def type_in(desk: DemoDevice, code: str, at: datetime) -> None:
    """Type in a form that came on paper, because the phone had died."""
    sample_id = str(uuid7())
    form = {
        "sample_type": "A-VEG",
        "sample_name": "示例菠菜",
        "task_category": "monthly",
        "qty_total": 3,
        "qty_unit": "kg",
        "sampled_at": (at - timedelta(hours=5)).isoformat(timespec="seconds"),
        "place": {"method": "none", "reason": "纸质抽样单，没有定位"},
    }
    written = {"written_by": ["示例采样员甲", "示例采样员乙"], "paper_no": "示例纸单 001"}
    desk.say("sample.transcribe", sample_id, {**form, **written}, at)
    bind = {"sample": sample_id, "code": code, "item_kind": "A", "scan_mode": "scanned"}
    desk.say("label.bind", str(uuid7()), bind, at)
    desk.say("sample.arrive", sample_id, {"scan_mode": "manual"}, at)
