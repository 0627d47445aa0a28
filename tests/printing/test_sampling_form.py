"""The printed form is read as people and machines would: searched, rendered, scanned."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from flask import Flask
from PIL import Image, ImageDraw

from tests.cast import Cast, Device, found_lab_with, issue_roll, new_id, sample_body
from tests.test_blobs import send

MARKET = {
    "name": "示例东门菜市场",
    "site_type": "produce_market",
    "town": "示例镇",
    "address": "示例路 1 号",
    "latitude": 25.1235,
    "longitude": 118.2105,
}
SEAL = {"seal_no_a": "F-0001", "seal_no_b": "F-0002"}


def take_sample(cast: Cast, **over: object) -> tuple[str, str]:
    """A sealed supervision sample with a label, at a known market; its id and code."""
    (code,), site, sample = issue_roll(cast.alice, 1), new_id(), new_id()
    cast.alice.say("site.add", site, MARKET)
    body = sample_body(
        task_category="supervision",
        sample_no="HZ26A0070001K",
        site=site,
        point="3 号摊位",
        samplers=[cast.bob.person_id, cast.bea.person_id],
        sampled_at="2026-11-22T09:15:00+08:00",
        fields={"variety": "四月慢", "is_imported": False, "pack_class": "bulk"},
        place={
            "method": "gps",
            "latitude": 25.1236,
            "longitude": 118.2104,
            "crs": "WGS84",
            "accuracy_m": 8,
            "captured_at": "2026-11-22T09:14:00+08:00",
        },
        **over,
    )
    said = cast.bob.push(
        cast.bob.operation("sample.create", sample, body),
        cast.bob.operation(
            "label.bind", new_id(), {"sample": sample, "code": code, "item_kind": "A"}
        ),
        cast.bob.operation("sample.seal", sample, SEAL),
    )
    assert {one["status"] for one in said} == {"accepted"}, said
    return sample, code


def fetch(device: Device, sample: str, paper: str = "a4", status: int = 200) -> bytes:
    """The PDF as this device gets it."""
    path = f"/api/v1/samples/{sample}/form.pdf?paper={paper}"
    answer = device.client.get(path, headers=device.headers)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return bytes(answer.data)


def words_of(pdf: bytes) -> str:
    """All text that a search would find, without its breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def codes_on(pdf: bytes, page: int = 0) -> list[str]:
    """What a phone's camera reads on the printed page."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=200 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_the_form_says_what_was_sampled_where_by_whom_and_under_which_seals(cast: Cast) -> None:
    sample, _ = take_sample(cast)

    text = words_of(fetch(cast.bob, sample))

    for word in ("抽样单", "小白菜", "HZ26A0070001K", "示例东门菜市场", "示例路1号", "3号摊位"):
        assert word in text, word
    for word in ("F-0001", "F-0002", "Bob、Bea", "3kg", "2026-11-2209:15", "25.123600", "±8米"):
        assert word in text, word
    assert "第1页/共" in text


def test_a_programmes_own_questions_are_printed_in_the_words_of_their_version(cast: Cast) -> None:
    form = new_id()
    ice = [{"key": "no", "zh": "没有冰"}]
    asked = {"key": "ice", "kind": "choice", "stage": "capture", "choices": ice}
    open_one = {"key": "seen", "zh": "经营者在场吗", "kind": "text", "stage": "seal"}
    cold = {"key": "cold", "zh": "柜内温度", "kind": "number", "stage": "seal", "unit": "°C"}
    body = {"name": "示例专项", "task_category": "supervision"}
    for version, name in ((1, "摊上有冰吗"), (2, "新版本的问题")):
        questions = [{**asked, "zh": name}, open_one, cold]
        cast.alice.say("form.publish", form, {**body, "version": version, "questions": questions})
    own = {"form": form, "version": 1, "answers": {"ice": "no"}}
    sample, _ = take_sample(cast, own=[own])
    lacking = [{"key": "seen", "reason": "示例原因"}]
    seal = {"own": [{**own, "answers": {"cold": 4.5}}], "lacking": lacking}
    cast.bob.say("sample.seal", sample, seal)

    text = words_of(fetch(cast.bob, sample))
    for word in ("摊上有冰吗没有冰", "柜内温度4.5°C", "经营者在场吗示例原因"):
        assert word in text, word
    assert "新版本的问题" not in text


def test_what_nobody_said_is_a_stroke_and_not_a_gap(cast: Cast) -> None:
    sample, _ = take_sample(cast)

    text = words_of(fetch(cast.bob, sample))

    assert "采收日期/" in text
    assert "是否进口否" in text


def test_a_monthly_form_leaves_out_what_only_supervision_asks(cast: Cast) -> None:
    sample = new_id()
    cast.bob.say("sample.create", sample, sample_body())

    text = words_of(fetch(cast.bob, sample))

    assert "承诺达标合格证编号" not in text
    assert "尚未封样" in text


def test_the_code_on_the_form_is_the_labels(cast: Cast) -> None:
    sample, code = take_sample(cast)

    assert codes_on(fetch(cast.bob, sample)) == [code]


def test_a_long_answer_and_a_strange_name_go_on_the_paper_too(cast: Cast) -> None:
    sample, _ = take_sample(cast, sample_name="<b>𬌗㙍𠮷家&自制" + "酱" * 150)

    text = words_of(fetch(cast.bob, sample))

    assert "<b>𬌗㙍〓(U+20BB7)家&自制" in text
    assert text.count("酱") >= 150


def test_a_seal_strip_says_number_day_samplers_and_code(cast: Cast) -> None:
    sample, code = take_sample(cast)

    strips = fetch(cast.bob, sample, "strip80")

    with pypdfium2.PdfDocument(strips) as document:
        assert len(document) == 2
        assert document[0].get_width() / 72 * 25.4 == pytest.approx(80, abs=0.1)
    text = words_of(strips)
    for word in ("封条", "F-0001", "F-0002", "2026-11-22", "Bob、Bea"):
        assert word in text, word
    assert codes_on(strips, 0) == codes_on(strips, 1) == [code]


def test_the_same_record_gives_the_same_bytes(cast: Cast) -> None:
    sample, _ = take_sample(cast)

    assert fetch(cast.bob, sample) == fetch(cast.rita, sample)


def test_nobody_prints_a_sample_that_is_not_theirs(cast: Cast) -> None:
    sample, _ = take_sample(cast)

    fetch(cast.bea, sample, status=404)
    fetch(cast.charlie, sample, status=404)
    fetch(cast.bob, sample, paper="a5", status=422)


def sign(cast: Cast, sample: str, **said: object) -> None:
    """Bob's phone says a signature under the sample."""
    result = cast.bob.say("signature.add", sample, {"of": "sample", **said})
    assert result["status"] == "accepted", result


def on_glass() -> bytes:
    """A picture of a signature, with a spot of a colour that the form has nowhere else."""
    picture = Image.new("RGB", (1000, 400), "white")
    ImageDraw.Draw(picture).line((60, 300, 400, 80, 900, 330), fill=(200, 0, 200), width=40)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def has_ink(pdf: bytes) -> bool:
    """Whether the signature's own colour is seen on any page."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=1).to_pil().convert("RGB") for page in document]
    colours = {colour for page in pages for _, colour in page.getcolors(1 << 24)}
    return any(red > 150 and green < 80 and blue > 150 for red, green, blue in colours)


def test_signatures_are_drawn_and_a_refusal_says_why(cast: Cast) -> None:
    sample, _ = take_sample(cast)
    picture = on_glass()
    name = sha256(picture).hexdigest()
    drawn = {"sha256": name, "size": len(picture), "mime": "image/png", "strokes": [[1, 2, 3]]}
    blobs = [{"sha256": name, "size": len(picture), "mime": "image/png"}]
    body = {"of": "sample", "signs_as": "sampler", "person": cast.bob.person_id, **drawn}
    assert cast.bob.say("signature.add", sample, body, blobs=blobs)["status"] == "accepted"
    sign(cast, sample, signs_as="sampled_party", name="示例店主", refused="没时间；见证人：丙")

    before = fetch(cast.bob, sample)
    send(cast.bob, name, picture)
    after = fetch(cast.bob, sample)

    assert "签名图像尚未传到" in words_of(before)
    assert not has_ink(before)
    assert has_ink(after)
    for word in ("抽样人员：Bob", "被抽样单位：示例店主", "拒签：没时间；见证人：丙"):
        assert word in words_of(after), word


def test_who_may_not_have_the_signatures_reads_only_how_many_there_are(app: Flask) -> None:
    leader, (bob, rita, quinn) = found_lab_with(app, ["sampler", "receiver", "quality"])
    cast = Cast(app, leader, bob, bob, rita, leader)
    sample, _ = take_sample(cast)
    sign(cast, sample, signs_as="sampled_party", name="示例店主", refused="没时间")

    text = words_of(fetch(quinn, sample))

    assert "示例店主" in words_of(fetch(rita, sample))
    assert "示例店主" not in text
    assert "另有1个签名，您无权查看。" in text


def test_a_form_copied_from_paper_says_so_and_names_who_signed_the_paper(cast: Cast) -> None:
    sample = new_id()
    body = sample_body(written_by=["示例甲", "示例乙"], paper_no="纸 0012")
    assert cast.rita.say("sample.transcribe", sample, body)["status"] == "accepted"

    text = words_of(fetch(cast.rita, sample))

    assert "【据纸质抽样单转录】" in text
    assert "抽样人员示例甲、示例乙" in text
