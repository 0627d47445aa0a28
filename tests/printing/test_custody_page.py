"""样品流转记录: who did what and when, with the line of the journal that proves it."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Flask

from tests.cast import Cast, found_lab_with, issue_roll, new_id
from tests.printing.papers import codes_on, fetch_pdf, pages_of, refusal_of
from tests.printing.test_fonts import assert_fonts_are_inside
from tests.printing.test_sampling_form import sign, take_sample


class Journey(NamedTuple):
    """A sample that went through a box to the desk."""

    sample: str
    code: str
    box_code: str
    rejected: str


def travel(cast: Cast) -> Journey:
    """Bob packs it, corrects a word, hands it over; Rita rejects it by mistake and receives it."""
    sample, code = take_sample(cast)
    item = cast.rita.get(f"/api/v1/labels/{code}")["items"][0]["id"]
    (box_code,) = issue_roll(cast.alice, 1)
    box, unsure = new_id(), {"clock_offset_ms": None, "clock_offset_age_s": None}
    said: list[tuple[Any, ...]] = [
        (cast.bob, "box.open", box, {"code": box_code}, {}),
        (cast.bob, "box.pack", box, {"item": item}, {}),
        (cast.bob, "box.close", box, {"seal_no": "S-1", "temperature_c": 4.0}, unsure),
        (cast.bob, "box.hand_over", box, {"to_name": "示例司机", "from_name": "Bob"}, {}),
        (cast.bob, "sample.amend", sample, _renamed(), {}),
        (cast.rita, "sample.arrive", sample, {"scan_mode": "scanned"}, {}),
    ]
    for device, kind, subject, body, over in said:
        assert device.say(kind, subject, body, **over)["status"] == "accepted", kind
    slip = cast.rita.operation("sample.reject", sample, {"reason": "R09", "notice_no": "JS-7"})
    cast.rita.push(slip)
    cast.rita.say("operation.undo", sample, {"op_id": slip["op_id"], "reason": "点错了"})
    agreed = {"deviation": "到样温度 6.2 ℃", "agreed_by": cast.alice.person_id}
    cast.rita.say("sample.receive", sample, {"scan_mode": "scanned", **agreed})
    return Journey(sample, code, box_code, slip["op_id"])


def _renamed() -> dict[str, str]:
    return {"field": "sample_name", "old": "小白菜", "new": "上海青", "reason": "写错了"}


def test_the_page_tells_the_whole_chain_in_words(cast: Cast) -> None:
    journey = travel(cast)

    pdf = fetch_pdf(cast.rita, f"samples/{journey.sample}/custody.pdf")

    text = "".join(pages_of(pdf))
    for word in (
        "样品流转记录",
        "HZ26A0070001K",
        "登记样品",
        "贴标签",
        "封样",
        "装箱",
        "封箱",
        "交出运输箱",
    ):
        assert word in text, word
    for word in (
        "封条号：S-1",
        "温度：4℃",
        "交给：示例司机",
        "样品名称：小白菜→上海青",
        "原因：写错了",
    ):
        assert word in text, word
    for word in ("R09包装破损、渗漏", "【已撤回】", "撤回", "偏离：到样温度6.2℃", "同意人：Alice"):
        assert word in text, word
    for word in ("Bob（抽样员）", "Rita（样品管理员）", "服务器", "（时间不确定）", "（±1秒）"):
        assert word in text, word
    assert codes_on(pdf) == [journey.code]
    assert_fonts_are_inside(pdf)


def test_each_line_names_its_place_in_the_journal(cast: Cast) -> None:
    journey = travel(cast)
    answer = cast.rita.get(f"/api/v1/custody?id={journey.sample}")

    text = "".join(pages_of(fetch_pdf(cast.rita, f"samples/{journey.sample}/custody.pdf")))

    assert len(answer["rows"]) >= 12
    for row in answer["rows"]:
        assert f"第{row['pos']}条" in text
        assert row["hash"][:12] in text
    assert answer["chain"]["hash"] in text


def test_the_page_is_the_same_whoever_prints_it_next_door_and_after_other_work(cast: Cast) -> None:
    journey = travel(cast)
    path = f"samples/{journey.sample}/custody.pdf"
    before = fetch_pdf(cast.rita, path)

    take_sample(cast)

    assert fetch_pdf(cast.rita, path) == before
    assert refusal_of(cast.bea, path) == (404, "not_found")
    assert refusal_of(cast.charlie, path) == (404, "not_found")


def test_who_may_not_have_a_signature_reads_that_there_is_one_and_no_name(app: Flask) -> None:
    leader, (bob, rita, quinn) = found_lab_with(app, ["sampler", "receiver", "quality"])
    cast = Cast(app, leader, bob, bob, rita, leader)
    sample, _ = take_sample(cast)
    sign(cast, sample, signs_as="sampled_party", name="示例店主", refused="没时间")

    hers, theirs = (
        "".join(pages_of(fetch_pdf(one, f"samples/{sample}/custody.pdf"))) for one in (rita, quinn)
    )

    assert "示例店主" in hers
    assert "示例店主" not in theirs
    assert "身份：被抽样单位" in theirs


def test_a_disposal_by_two_names_both_of_them_and_how_and_why(cast: Cast) -> None:
    sample, code = take_sample(cast)
    item = cast.rita.get(f"/api/v1/labels/{code}")["items"][0]["id"]
    words = {"method": "焚烧", "reason": "留样期满", "asked": cast.alice.person_id}
    proposal = cast.rita.operation("item.propose_disposal", item, words)
    cast.rita.push(proposal)
    cast.alice.say("item.confirm_disposal", item, {"proposal": proposal["op_id"]})

    text = "".join(pages_of(fetch_pdf(cast.rita, f"samples/{sample}/custody.pdf")))

    for word in (
        "提出处置",
        "方式：焚烧",
        "原因：留样期满",
        "请谁确认：Alice",
        "Rita（样品管理员）",
    ):
        assert word in text, word
    for word in ("第二人确认处置", "提出人：Rita", "Alice（业务/主任）"):
        assert word in text, word
    assert proposal["op_id"] not in text
