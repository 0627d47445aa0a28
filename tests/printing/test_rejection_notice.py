"""拒收通知书: what it says, whom it names, and when there is none."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.cast import Cast
from tests.printing.papers import codes_on, fetch_pdf, pages_of, refusal_of
from tests.printing.test_fonts import assert_fonts_are_inside
from tests.printing.test_sampling_form import take_sample
from tests.test_blobs import send


def reject(cast: Cast, sample: str, **over: Any) -> None:
    body = {"reason": "R09", "notice_no": "JS-2026-0017", "text": "袋底开裂，汁液渗出。", **over}
    said = {key: value for key, value in body.items() if value}
    assert cast.rita.say("sample.reject", sample, said)["status"] == "accepted"


def spotted(colour: tuple[int, int, int]) -> bytes:
    file = BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "JPEG")
    return file.getvalue()


def notice(cast: Cast, sample: str) -> bytes:
    return fetch_pdf(cast.rita, f"samples/{sample}/rejection.pdf")


def test_the_notice_says_what_is_refused_why_by_whom_and_when(cast: Cast) -> None:
    sample, code = take_sample(cast)
    cast.rita.say("sample.arrive", sample, {})
    reject(cast, sample)

    pdf = notice(cast, sample)

    (text,) = pages_of(pdf)
    for word in ("样品拒收通知书", "通知书编号：JS-2026-0017", "小白菜", "HZ26A0070001K"):
        assert word in text, word
    for word in (
        "R09包装破损、渗漏",
        "袋底开裂，汁液渗出。",
        "Rita",
        "拒收时间（设备）",
        "到达服务器时间",
    ):
        assert word in text, word
    for word in (
        "示例东门菜市场",
        "F-0001",
        "F-0002",
        "盖章",
        "签收人",
        "第1页/共1页",
        "记录状态：拒收",
    ):
        assert word in text, word
    assert codes_on(pdf) == [code]
    assert_fonts_are_inside(pdf)


def test_what_nobody_said_is_left_for_a_pen(cast: Cast) -> None:
    sample, _ = take_sample(cast)
    reject(cast, sample, notice_no=None, text=None)

    (text,) = pages_of(notice(cast, sample))

    assert "通知书编号：抽样单编号：" in text
    assert "/共1页" in text
    assert "具体情况/" not in text


def test_the_unit_that_was_sampled_is_told_by_nobody_unasked(cast: Cast) -> None:
    sample, _ = take_sample(cast)
    reject(cast, sample)

    (text,) = pages_of(notice(cast, sample))

    assert "致：LabOne" in text
    assert "系统不会自动告知被抽样单位" in text


def test_photos_of_the_fault_are_on_the_notice_and_what_has_not_come_is_said(cast: Cast) -> None:
    sample, _ = take_sample(cast)
    reject(cast, sample)
    shots = [spotted((250 - 10 * number, 10, 60)) for number in range(5)]
    for shot in shots:
        blob = {"sha256": sha256(shot).hexdigest(), "size": len(shot), "mime": "image/jpeg"}
        body = {"of": "sample", "photo_kind": "reception", **blob}
        assert cast.rita.say("photo.add", sample, body, blobs=[blob])["status"] == "accepted"
    before = notice(cast, sample)
    for shot in shots:
        send(cast.rita, sha256(shot).hexdigest(), shot)

    after = notice(cast, sample)

    assert "".join(pages_of(before)).count("图像尚未传到") == 4
    assert "另有1张" in "".join(pages_of(after))
    assert "图像尚未传到" not in "".join(pages_of(after))
    assert after.count(b"/Subtype /Image") == 4


@pytest.mark.parametrize("kinds", [[], ["sample.receive"], ["sample.receive", "sample.reject"]])
def test_without_a_standing_rejection_there_is_no_notice(cast: Cast, kinds: list[str]) -> None:
    sample, _ = take_sample(cast)
    for kind in kinds:
        cast.rita.say(kind, sample, {"reason": "R09"} if kind == "sample.reject" else {})

    path = f"samples/{sample}/rejection.pdf"
    assert refusal_of(cast.rita, path) == (409, "not_rejected")
    assert refusal_of(cast.charlie, path) == (404, "not_found")


def test_the_same_rejection_gives_the_same_bytes(cast: Cast) -> None:
    sample, _ = take_sample(cast)
    reject(cast, sample)

    assert notice(cast, sample) == fetch_pdf(cast.bob, f"samples/{sample}/rejection.pdf")
