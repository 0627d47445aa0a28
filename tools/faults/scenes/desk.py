"""What the receivers say: arrivals, checks, decisions, doubts, boxes, and what was typed in."""

from __future__ import annotations

from fieldsample.domain.labels import draw_codes
from tools.faults.voice import Json, Voice, box_id, item_id, record_id, sample_id

DESK_FACTS = (
    "sample.arrive",
    "sample.receive",
    "sample.reject",
    "sample.hold",
    "reception.check",
    "item.unexpected",
    "item.mark_missing",
    "box.arrive",
    "box.reconcile",
    "sample.recollect",
    "sample.reply",
    "sample.return",
)
Subject = tuple[str | None, Json]
"""A sample by its id, or by a label alone."""


def of_whom(voice: Voice) -> Subject:
    """A sample on the table, one whose record may not have come, or nothing but a label."""
    sampler, number = voice.ahead()
    if voice.happens(0.35):
        shared = voice.happens(0.2)
        code = voice.pick(voice.shared_codes) if shared else voice.code(sampler, number)
        return None, {"label": code}
    known = voice.know("samples") if voice.happens(0.6) else None
    return known["id"] if known else sample_id(voice.seed, sampler, number), {}


def check_in(voice: Voice) -> list[Json]:
    """One tap: here, looked at, decided."""
    subject, label = of_whom(voice)
    return [
        voice.op("sample.arrive", subject, {"scan_mode": "scanned", **label}),
        voice.op("reception.check", subject, {**_look(voice), **label}),
        *([_decision(voice, subject, label)] if voice.happens(0.8) else []),
    ]


def decide(voice: Voice) -> list[Json]:
    """A decision on what stands there already; the other desk may be deciding it too."""
    subject, label = of_whom(voice)
    return [_decision(voice, subject, label)]


def _look(voice: Voice) -> Json:
    found = {key: voice.pick(["ok", "ok", "deviates"]) for key in ("package", "temperature")}
    return {"checklist": found, "got_amount": voice.chance.randint(1, 5), "got_unit": "kg"}


def _decision(voice: Voice, subject: str | None, label: Json) -> Json:
    notice = f"JS{voice.number}{voice.said('sample.reject')}"
    kind, body = voice.pick(
        [
            ("sample.receive", {}),
            ("sample.receive", {"deviation": "warm", "agreed_by": "leader"}),
            ("sample.reject", {"reason": "R09", "notice_no": notice}),
            ("sample.hold", {"question": "Seal B is torn?", "reason": "R01", **_to(voice)}),
        ]
    )
    return voice.op(kind, subject, {**body, **label})


def _to(voice: Voice) -> Json:
    """Somebody who is asked has the sample for as long as they are."""
    return {"to": voice.pick(voice.people)} if voice.happens(0.5) else {}


def settle(voice: Voice) -> list[Json]:
    """A decision that names the questions and decisions before it, as far as this desk knows."""
    sample = voice.know("samples", "json_array_length(doc, '$.holds') > 0")
    if sample is None:
        return []
    kinds = {"sample.receive", "sample.reject"}
    named = [one["op_id"] for one in [*sample["holds"], *sample["facts"]] if _counts(one, kinds)]
    body = {"answers": list(dict.fromkeys(named))[:20]}
    return [voice.op("sample.receive", sample["id"], body)]


def _counts(said: Json, kinds: set[str]) -> bool:
    return "question" in said or said["kind"] in kinds


def answer_by_phone(voice: Voice) -> list[Json]:
    """A question on a label whose record has not come, and what its sampler said by phone.

    The sample's id stands on its paper: the reply waits for the sample, the question for its label.
    """
    sampler, number = voice.ahead()
    hold = voice.op("sample.hold", None, {"question": "why?", "label": voice.code(sampler, number)})
    reply = {"hold": hold["op_id"], "text": "it rained"}
    said = [hold, voice.op("sample.reply", sample_id(voice.seed, sampler, number), reply)]
    return said if voice.happens(0.5) else said[::-1]  # in one tap the order says nothing


def reject_and_regret(voice: Voice) -> list[Json]:
    """A rejection with its notice and a new sample asked for; half of them are taken back."""
    subject, label = of_whom(voice)
    if subject is None:
        subject, label = sample_id(voice.seed, *voice.ahead()), {}
    said = {"reason": "R07", "notice_no": f"JS{voice.said('sample.reject')}", **label}
    rejection = voice.op("sample.reject", subject, said)
    made = [rejection, voice.op("sample.recollect", subject, {"due": "2026-12-01", **_to(voice)})]
    if voice.happens(0.5):
        made.append(voice.op("operation.undo", subject, {"op_id": rejection["op_id"]}))
    return made


def take_in_box(voice: Voice) -> list[Json]:
    """A box looked through: each item here or missing, something that nobody listed, then done."""
    box = voice.know("boxes")
    if box is None or voice.happens(0.25):
        return _unknown_box(voice)
    made = [voice.op("box.arrive", box["id"], {"count": len(box["items"]), "seal_ok": True})]
    made += [_looked_for(voice, box["id"], packed) for packed in box["items"][:6]]
    if voice.happens(0.5):
        subject, label = of_whom(voice)
        found = {"box": box["id"], "explanation": "not on the list", **label}
        made.append(voice.op("item.unexpected", subject, found))
    if voice.happens(0.6):
        made.append(_reconciled(voice, box["id"], made))
    return made


def _unknown_box(voice: Voice) -> list[Json]:
    """Its record is still on a phone: known by its code, and by what lies in it."""
    sampler, number = voice.ahead()
    boxes = number // 6  # about so many a sampler has opened
    code = {"label": voice.box_code(sampler, boxes), "count": 1}
    inside = {"box": box_id(voice.seed, sampler, boxes), "scan_mode": "scanned"}
    label = {"label": voice.code(sampler, number)}
    return [
        voice.op("box.arrive", None, code),
        voice.op("sample.arrive", None, {**inside, **label}),
    ]


def _looked_for(voice: Voice, box: str, packed: Json) -> Json:
    named = {"item": packed["item"], "box": box}
    if voice.happens(0.7):
        mode = {"scan_mode": voice.pick(["scanned", "manual"])}
        return voice.op("sample.arrive", packed["sample"], {**named, **mode})
    return voice.op("item.mark_missing", packed["sample"], {**named, "reason": "not there"})


def _reconciled(voice: Voice, box: str, made: list[Json]) -> Json:
    kinds = [one["kind"] for one in made]
    counts = {
        "expected": len(kinds) - 1,
        "scanned": kinds.count("sample.arrive"),
        "manual": 0,
        "missing": kinds.count("item.mark_missing"),
        "unexpected": kinds.count("item.unexpected"),
    }
    return voice.op("box.reconcile", box, counts)


def type_in(voice: Voice) -> list[Json]:
    """A sample from a paper form, with its label and the photo of the paper, here at once."""
    number = voice.said("sample.transcribe")
    sample = record_id(voice.seed, "paper", voice.number, number)
    paper = {"sample_type": "F-GRN", "sample_name": "大米", "written_by": ["Zhao", "Qian"]}
    code = voice.pick(voice.shared_codes) if voice.happens(0.3) else draw_codes("HZ", 1)[0]
    bind = {"sample": sample, "code": code, "item_kind": "A"}
    named = {"samplers": [voice.pick(voice.people)]} if voice.happens(0.5) else {}
    return [
        voice.op("sample.transcribe", sample, {**paper, **named, "paper_no": f"No. {number}"}),
        voice.op("label.bind", record_id(sample, "item"), bind),
        voice.photograph(sample, "sample", "paper"),
        voice.op("sample.arrive", sample, {"scan_mode": "manual"}),
    ]


def send_back(voice: Voice) -> list[Json]:
    """A record with remarks for its sampler, or with a signature of one's own."""
    sample = sample_id(voice.seed, *voice.ahead())
    remarks = {"comments": [{"field": "qty_total", "text": "kg or g?"}]}
    signed = {"of": "sample", "signs_as": "receiver", "refused": "no glass"}
    return [
        voice.op("sample.return", sample, remarks),
        voice.op("signature.add", sample, signed),
    ]


def tell_apart(voice: Voice) -> list[Json]:
    """One of two items that claim a label gets a new one."""
    item = voice.know("items", "json_extract(doc, '$.twin')")
    if item is None:
        return []
    asked = (
        "SELECT id FROM replica WHERE collection = 'items' AND id <> ?"
        " AND json_extract(doc, '$.label') = ?"
    )
    other = voice.outbox.one(asked, item["id"], item["label"])
    new = {"other": other, "label": draw_codes("HZ", 1)[0], "reason": "two with one label"}
    return [voice.op("sample.relabel", item["id"], new)] if other else []


def print_labels(voice: Voice) -> list[Json]:
    """A roll printed, and one of its labels again; labels that were not used come back."""
    roll = voice.know("label_rolls")
    if roll is None:
        return []
    codes = roll["codes"]
    some = {"codes": codes[: voice.chance.randint(1, 20)], "preset": "40x30"}
    again = {"code": voice.pick(codes), "reason": "torn", "preset": "a4", "copies": 2}
    made = [voice.op("label.print", roll["id"], some)]
    made.append(voice.op("label.reprint", voice.pick([roll["id"], None]), again))
    if voice.happens(0.5):
        back = {"codes": codes[-voice.chance.randint(1, 9) :], "note": "not used"}
        made.append(voice.op("label_roll.return", roll["id"], back))
    return made


def take_back(voice: Voice) -> list[Json]:
    """One of this desk's words counts no more."""
    word = voice.own_word(DESK_FACTS)
    return [voice.op("operation.undo", None, {"op_id": word})] if word else []


def spoil(voice: Voice) -> list[Json]:
    """A portion that came to the desk and did not survive it."""
    sampler, number = voice.ahead()
    item = item_id(voice.seed, sampler, number)
    return [voice.op(voice.pick(["item.break", "item.lose"]), item, {"reason": "fell"})]
