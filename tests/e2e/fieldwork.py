"""A day's work of one sampler, pushed by token: a visit, boxes, a form half filled in, readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.cast import issue_roll, new_id, sample_body
from tests.e2e.staffed import Lab, Taken, packed, site_ids, take

OVERDUE = {"calibration_due": "2020-01-31", "code": "CL-0001", "quantities": ["chlorine_free"]}
THERMOMETER = {"calibration_due": "2099-01-31", "code": "T-0001", "quantities": ["temperature"]}
CHOICES = [{"key": "yes", "zh": "有冰"}, {"key": "no", "zh": "没有冰"}]


@dataclass(frozen=True, slots=True)
class Work:
    """What the day left behind, by id; and labels that nobody has used."""

    site: str
    other_site: str
    visit: str
    open_sample: Taken
    sealed: Taken
    returned: Taken
    open_box: str
    closed_box: str
    gone_box: str
    labels: list[str]


def work(lab: Lab) -> Work:
    """Do it all."""
    codes = issue_roll(lab.manager, 40, to=lab.sampler)
    (site, other), visit = site_ids(lab.manager)[:2], new_id()
    pair = {"samplers": [lab.sampler.person_id, lab.second.person_id]}
    lab.sampler.say("visit.record", visit, {"site": site, "task_category": "monthly", **pair})
    inside = {"site": site, "visit": visit, **pair}
    register_instruments(lab)
    ask_about_ice(lab)
    return Work(
        site,
        other,
        visit,
        unsealed(lab, codes[0], inside),
        measured(lab, take(lab.sampler, codes[1], "示例饼干", **inside)),
        sent_back(lab, take(lab.sampler, codes[2], "示例豆干", **inside)),
        *boxes(lab, codes[3:9], inside),
        labels=codes[9:],
    )


def register_instruments(lab: Lab) -> None:
    """One in order, one whose calibration has run out."""
    lab.manager.say("instrument.add", new_id(), {"name": "示例余氯仪", **OVERDUE})
    lab.manager.say("instrument.add", new_id(), {"name": "示例温度计", **THERMOMETER})


def ask_about_ice(lab: Lab) -> None:
    """A programme's own question for fresh vegetables."""
    asked = {"key": "ice", "zh": "摊上有冰吗", "kind": "choice", "choices": CHOICES}
    questions = [{**asked, "stage": "capture", "required": True}]
    body = {
        "name": "示例专项调查",
        "version": 1,
        "task_category": "monthly",
        "sample_types": ["A-VEG"],
    }
    lab.manager.say("form.publish", new_id(), {**body, "questions": questions})


def unsealed(lab: Lab, code: str, inside: dict[str, Any]) -> Taken:
    """A sample of 监督抽检 that waits for its seal."""
    sample, item = new_id(), new_id()
    lab.sampler.push(
        lab.sampler.operation(
            "sample.create",
            sample,
            sample_body(sample_name="示例上海青", **{**inside, "task_category": "supervision"}),
        ),
        lab.sampler.operation(
            "label.bind", item, {"sample": sample, "code": code, "item_kind": "A"}
        ),
    )
    return Taken(sample, item, code)


def measured(lab: Lab, sample: Taken) -> Taken:
    """A rapid test that is suspicious, and who refused to sign."""
    reading = {"of": "sample", "quantity": "inhibition_rate", "value": 62, "unit": "%"}
    by_eye = {"criterion": 50, "no_instrument_reason": "试纸目测"}
    lab.sampler.say("measurement.add", sample.id, {**reading, **by_eye})
    refusal = {"of": "sample", "signs_as": "sampled_party", "name": "示例店主", "refused": "赶时间"}
    lab.sampler.say("signature.add", sample.id, refusal)
    return sample


def sent_back(lab: Lab, sample: Taken) -> Taken:
    """A record with two comments of the desk."""
    comments = [{"field": "qty_total", "text": "照片里只有两把"}, {"field": None, "text": "请补写"}]
    lab.receiver.say("sample.return", sample.id, {"comments": comments})
    return sample


def boxes(lab: Lab, codes: list[str], inside: dict[str, Any]) -> tuple[str, str, str]:
    """An open one, a closed one, and one on the road."""
    still, closed, gone = (
        packed(lab, box, take(lab.sampler, item, f"示例 {item[-1]}", **inside)).id
        for box, item in zip(codes[:3], codes[3:], strict=True)
    )
    for box in (closed, gone):
        lab.sampler.say("box.close", box, {"seal_no": "箱封-1", "temperature_c": 4.5})
    lab.sampler.say("box.hand_over", gone, {"to_name": "示例司机", "from_name": "示例抽样员"})
    return still, closed, gone
