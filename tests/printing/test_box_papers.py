"""The papers of a box: what lies in it, how it was received, and what a whole day brought."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from fieldsample.domain import labels
from tests.cast import Cast, issue_roll, new_id, sample_body
from tests.printing.papers import codes_on, fetch_pdf, pages_of, refusal_of
from tests.printing.test_fonts import assert_fonts_are_inside

Told = tuple[str, str | None, dict[str, Any]]
NAMES = ("小白菜", "示例牌生抽酱油（酿造，500 mL 瓶装）", "生活饮用水 末梢水", "𬌗记豆腐")


class Trip(NamedTuple):
    """A box with its code, its samples, and their labels in the order of packing."""

    box: str
    code: str
    samples: list[str]
    codes: list[str]


def pack(cast: Cast, many: int) -> Trip:
    """Bob packs as many samples, an item A and an item B each, closes the box and hands it over."""
    code, *codes = issue_roll(cast.alice, 2 * many + 1)
    box, samples = new_id(), [new_id() for _ in range(many)]
    say = cast.bob.operation
    said = [say("box.open", box, {"code": code})]
    for number, sample in enumerate(samples):
        body = sample_body(
            sample_no=f"HZ26A0071{number:03}K", sample_name=NAMES[number % len(NAMES)]
        )
        said.append(say("sample.create", sample, body))
        for kind, label in zip("AB", codes[2 * number :], strict=False):
            item, how = new_id(), {"container": "plastic_bag", "amount": "1.5 kg"}
            bind = {"sample": sample, "code": label, "item_kind": kind, **how}
            said += [say("label.bind", item, bind), say("box.pack", box, {"item": item})]
        seals = {"seal_no_a": f"F-{number}A", "seal_no_b": f"F-{number}B"}
        said.append(say("sample.seal", sample, seals))
    said.append(say("box.close", box, {"seal_no": "S-2211", "temperature_c": 4.2}))
    said.append(say("box.hand_over", box, {"to_name": "示例司机", "from_name": "Bob"}))
    for start in range(0, len(said), 100):
        results = cast.bob.push(*said[start : start + 100])
        assert {one["status"] for one in results} == {"accepted"}, results
    return Trip(box, code, samples, codes)


def today() -> str:
    """The lab's day."""
    return (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()


def test_the_list_of_a_box_says_each_item_the_seal_and_the_temperature(cast: Cast) -> None:
    trip = pack(cast, 2)

    pdf = fetch_pdf(cast.bob, f"boxes/{trip.box}/manifest.pdf")

    (text,) = pages_of(pdf)
    for word in (
        "运输箱清单",
        "共4件，2个样品",
        "S-2211",
        "4.2℃",
        "示例司机",
        "塑料袋1.5kg",
        "检样",
        "备样",
    ):
        assert word in text, word
    assert all(labels.printed(code) in text for code in (trip.code, *trip.codes))
    assert "F-1A" in text
    assert "F-1B" in text
    assert "到箱温度" in text
    assert "到箱温度/" not in text
    assert codes_on(pdf) == [trip.code]
    assert_fonts_are_inside(pdf)


def test_a_list_of_sixty_repeats_its_head_on_numbered_pages(cast: Cast) -> None:
    trip = pack(cast, 30)

    pdf = fetch_pdf(cast.bob, f"boxes/{trip.box}/manifest.pdf")

    pages = pages_of(pdf)
    rows = ["箱内样品序号标签样品编号" in page for page in pages]
    assert len(pages) >= 2
    assert rows[:2] == [True, True]
    for number, page in enumerate(pages, 1):
        assert f"第{number}页/共{len(pages)}页" in page
        assert "运输箱清单" in page
    whole = "".join(pages)
    assert [whole.count(labels.printed(code)) for code in trip.codes] == [1] * 60
    assert fetch_pdf(cast.rita, f"boxes/{trip.box}/manifest.pdf") == pdf


def test_the_record_of_a_box_says_who_decided_what_and_why(cast: Cast) -> None:
    trip = pack(cast, 4)
    good, deviating, bad, _ = trip.samples
    say = cast.rita.say
    say("box.arrive", trip.box, {"count": 8, "seal_ok": True, "temperature_c": 6.1})
    say("sample.arrive", good, {"scan_mode": "scanned"})
    say("sample.receive", good, {"scan_mode": "scanned"})
    agreed = {"deviation": "到样温度 9 ℃", "agreed_by": cast.alice.person_id}
    say("sample.receive", deviating, {"scan_mode": "manual", **agreed})
    say("sample.reject", bad, {"reason": "R09", "notice_no": "JS-7", "text": "袋底开裂"})

    pdf = fetch_pdf(cast.rita, f"boxes/{trip.box}/reception.pdf")

    text = "".join(pages_of(pdf))
    for word in (
        "样品接收记录表",
        "6.1℃",
        "已接收",
        "让步接收",
        "偏离：到样温度9℃（Alice同意）",
        "拒收",
    ):
        assert word in text, word
    for word in ("R09包装破损、渗漏", "袋底开裂", "通知书JS-7", "扫码", "手工", "Rita"):
        assert word in text, word
    assert text.count("HZ26A0071003K") == 1, "who was not decided on is listed too"
    assert codes_on(pdf) == [trip.code]
    assert_fonts_are_inside(pdf)


def test_the_record_of_a_day_leads_by_its_codes_to_every_sample(cast: Cast) -> None:
    trip = pack(cast, 3)
    first, second, _ = trip.samples
    cast.rita.say("sample.receive", second, {"scan_mode": "scanned"})
    cast.rita.say("sample.reject", first, {"reason": "R01", "notice_no": "JS-8"})

    pdf = fetch_pdf(cast.rita, f"receptions/{today()}/record.pdf")

    text = "".join(pages_of(pdf))
    assert f"日期：{today()}" in text
    assert "共2个样品：已接收1，拒收1" in text
    assert set(codes_on(pdf)) == {trip.codes[0], trip.codes[2]}
    assert_fonts_are_inside(pdf)


def test_a_day_without_a_decision_says_so(cast: Cast) -> None:
    (text,) = pages_of(fetch_pdf(cast.rita, "receptions/2020-02-29/record.pdf"))

    assert "共0个样品" in text


@pytest.mark.parametrize("day", ["2020-02-30", "today", "20200229x"])
def test_what_is_no_day_has_no_record(cast: Cast, day: str) -> None:
    assert refusal_of(cast.rita, f"receptions/{day}/record.pdf") == (422, "invalid_request")


def test_papers_of_a_box_are_for_those_who_have_it(cast: Cast) -> None:
    trip = pack(cast, 1)

    assert refusal_of(cast.bea, f"boxes/{trip.box}/manifest.pdf") == (404, "not_found")
    assert refusal_of(cast.charlie, f"boxes/{trip.box}/reception.pdf") == (404, "not_found")
    assert refusal_of(cast.bob, f"boxes/{trip.box}/reception.pdf") == (403, "not_permitted")
    assert refusal_of(cast.bob, f"receptions/{today()}/record.pdf") == (403, "not_permitted")


def test_a_reception_with_exceptions_is_on_paper_as_it_went(cast: Cast) -> None:
    trip, other = pack(cast, 5), pack(cast, 1)
    good, deviating, asked, lacking, _unseen = trip.samples
    packed = [one["item"] for one in cast.rita.document("boxes", trip.box)["items"]]
    here, right = {"box": trip.box}, {"seal_a": "ok", "amount": "ok"}
    counted = {"expected": 10, "scanned": 6, "manual": 1, "missing": 1, "unexpected": 1}
    wrong = {"package": "deviates", "amount": "ok", "preservative": "not_applicable"}
    said: tuple[Told, ...] = (
        ("box.arrive", trip.box, {"count": 9, "seal_ok": True, "temperature_c": 6.1}),
        *_arrivals(trip, 7),
        ("item.mark_missing", lacking, {"item": packed[7], "reason": "箱内没有"}),
        ("item.unexpected", None, {"label": other.codes[0], "explanation": "夹在箱底", **here}),
        ("reception.check", good, {"checklist": right, "temperature_c": 5.5}),
        ("reception.check", deviating, {"checklist": wrong, "got_amount": 2.8, "got_unit": "kg"}),
        ("sample.receive", good, {"scan_mode": "scanned"}),
        ("sample.hold", asked, {"question": "封条编号为什么不同？", "reason": "R02"}),
        ("box.reconcile", trip.box, counted),
    )
    for kind, subject, body in said:
        assert cast.rita.say(kind, subject, body)["status"] == "accepted", kind
    hold = cast.rita.document("samples", asked)["holds"][0]["op_id"]
    cast.bob.say("sample.reply", asked, {"hold": hold, "text": "现场换过封条"})

    text = "".join(pages_of(fetch_pdf(cast.rita, f"boxes/{trip.box}/reception.pdf")))

    assert "按记录1061112" in text, "expected, scanned, manual, missing, unexpected, not seen"
    assert "核对106111" in text
    for word in (
        "2项符合",
        "不符合：包装完好，无渗漏",
        "不适用：保存剂和容器正确",
        "2.8kg",
        "5.5℃",
    ):
        assert word in text, word
    for word in (
        "备样未到：箱内没有",
        "清单外（多到）",
        "夹在箱底",
        "待确认",
        "封条编号为什么不同？",
    ):
        assert word in text, word
    assert "Bob答复：现场换过封条" in text
    assert text.count("未查") >= 2


def _arrivals(trip: Trip, many: int) -> Iterator[Told]:
    """The first items are scanned, the last of them typed."""
    for number, code in enumerate(trip.codes[:many], 1):
        mode = "manual" if number == many else "scanned"
        yield "sample.arrive", None, {"label": code, "box": trip.box, "scan_mode": mode}
