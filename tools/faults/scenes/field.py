"""What samplers say: samples with labels and photos, visits, boxes, and answers to the desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from uuid_utils import uuid7

from tools.faults.voice import Json, Voice, box_id, item_id, sample_id

FIELD_FACTS = ("sample.seal", "sample.hand_over", "sample.void", "box.close", "box.hand_over")
LONG_AGO = timedelta(days=9)


def capture(voice: Voice) -> list[Json]:
    """A sample with its labels, now and then with a photo, or in the place of another one."""
    number = voice.said("sample.create")
    sample = sample_id(voice.seed, voice.number, number)
    body: Json = {
        "sample_type": voice.pick(["A-VEG", "A-VEG", "F-GRN"]),
        "sample_name": "小白菜",
        "qty_total": 3,
        "qty_unit": "kg",
        "place": {"method": "none", "reason": "indoors"},
        "note": "x" * voice.chance.randint(1, 300),
    }
    if voice.happens(0.2):  # long on its way: whether it is late hangs on the calendar
        body["sampled_at"] = (datetime.now(UTC) - LONG_AGO).isoformat()
    asked = voice.know("samples", "json_extract(doc, '$.recollect.op_id') IS NOT NULL")
    if asked is not None and voice.happens(0.3):
        body["recollect_of"] = asked["id"]
    made = [voice.op("sample.create", sample, body), _labelled(voice, number, "A")]
    if voice.happens(0.25):  # some have a second portion
        made.append(_labelled(voice, number, "B"))
    if voice.happens(0.3):  # photos are bytes, and bytes are time
        made.append(voice.photograph(sample, "sample", "sample_overall"))
    return made


def _labelled(voice: Voice, number: int, part: str) -> Json:
    shared = voice.happens(0.15)  # two phones, one label
    place = number if part == "A" else number + len(voice.rolls[voice.number]) // 2
    code = voice.pick(voice.shared_codes) if shared else voice.code(voice.number, place)
    sample = sample_id(voice.seed, voice.number, number)
    bind: Json = {"sample": sample, "code": code, "item_kind": part}
    return voice.op("label.bind", item_id(voice.seed, voice.number, number, part), bind)


def follow_up(voice: Voice) -> list[Json]:
    """Something more of a sample of one's own."""
    sample = sample_id(voice.seed, voice.number, _any_number(voice))
    seal = {"seal_no_a": "S1", "fields": {"remark": voice.pick(["one", "two"])}}
    choices: list[tuple[str, Json]] = [
        ("sample.seal", seal),
        ("sample.hand_over", {"to_name": "carrier"}),
        ("sample.void", {"reason": "spilt"}),
        ("sample.amend", {"field": "sample_name", "old": "小白菜", "new": "菠菜"}),
    ]
    kind, body = voice.pick(choices)
    return [voice.op(kind, sample, body)]


def _any_number(voice: Voice) -> int:
    return voice.chance.randint(0, max(voice.said("sample.create"), 1))


def pack(voice: Voice) -> list[Json]:
    """A box opened, filled and closed in one go, and often handed over."""
    number = voice.said("box.open")
    box = box_id(voice.seed, voice.number, number)
    made = [voice.op("box.open", box, {"code": voice.box_code(voice.number, number)})]
    made += [_packed(voice, box) for _ in range(voice.chance.randint(1, 3))]
    if voice.happens(0.8):
        made.append(voice.op("box.close", box, {"seal_no": "S1", "temperature_c": 4}))
    if voice.happens(0.6):
        made.append(voice.op("box.hand_over", box, {"to_name": "carrier"}))
    return made


def _packed(voice: Voice, box: str) -> Json:
    item = item_id(voice.seed, voice.number, _any_number(voice))
    return voice.op("box.pack", box, {"item": item})


def repack(voice: Voice) -> list[Json]:
    """A box of one's own looked at again: an item out, one more in, or the whole called off."""
    box = voice.know("boxes")
    if box is None:
        return []
    if box["items"] and voice.happens(0.6):
        packed = voice.pick(box["items"])
        out = {"item": packed["item"], "answers": [packed["op_id"]]}
        return [voice.op("box.unpack", box["id"], out), _packed(voice, box["id"])]
    if voice.happens(0.3):
        return [voice.op("box.cancel", box["id"], {"reason": "rain"})]
    return [_packed(voice, box["id"])]


def visit(voice: Voice) -> list[Json]:
    """A visit from its beginning to its end, with a reading and a signature that was refused."""
    site, here = voice.know("sites"), str(uuid7())
    made = [voice.op("visit.record", here, {"site": site["id"] if site else str(uuid7())})]
    instrument = voice.know("instruments")
    reading = {"of": "visit", "quantity": "temperature", "value": 7.1, "unit": "°C"}
    named = {"instrument": instrument["id"]} if instrument else {"no_instrument_reason": "broken"}
    made.append(voice.op("measurement.add", here, {**reading, **named}))
    signed = {"of": "visit", "signs_as": "sampled_party", "refused": "not at home"}
    made.append(voice.op("signature.add", here, signed))
    made.append(voice.op("visit.close", here, {"outcome": voice.pick(["normal", "refused"])}))
    return made


def answer(voice: Voice) -> list[Json]:
    """The desk has asked, or sent a sample back: the sampler says how it was."""
    asked = voice.know("samples", "json_array_length(doc, '$.holds') > 0")
    if asked is not None and voice.happens(0.7):
        hold = voice.pick(asked["holds"])["op_id"]
        photo = voice.photograph(asked["id"], "sample", "reception")
        return [voice.op("sample.reply", asked["id"], {"hold": hold, "text": "so it was"}), photo]
    back = voice.know("samples", "doc LIKE '%\"sample.return\"%'")
    if back is None:
        return []
    returns = [one["op_id"] for one in back["facts"] if one["kind"] == "sample.return"]
    return [voice.op("sample.resubmit", back["id"], {"answers": returns[:20]})]


def mishap(voice: Voice) -> list[Json]:
    """A label wet or lost, or a whole portion of a sample."""
    if voice.happens(0.5):
        kind = voice.pick(["label.spoil", "label.lose"])
        code = voice.code(voice.number, voice.chance.randint(0, 99))
        return [voice.op(kind, None, {"code": code, "reason": "wet"})]
    item = item_id(voice.seed, voice.number, _any_number(voice))
    return [voice.op(voice.pick(["item.break", "item.lose"]), item, {"reason": "fell"})]


def propose(voice: Voice) -> list[Json]:
    """A place that is on no list."""
    site = {"name": "路边摊", "site_type": "produce_market", "no_position_reason": "x"}
    return [voice.op("site.propose", str(uuid7()), site)]


def take_back(voice: Voice) -> list[Json]:
    """One of one's own words counts no more."""
    word = voice.own_word(FIELD_FACTS)
    return [voice.op("operation.undo", None, {"op_id": word})] if word else []
