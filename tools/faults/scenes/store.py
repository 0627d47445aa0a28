"""What is said of items in the store: put away, taken out, split, kept, and how they end."""

from __future__ import annotations

from fieldsample.domain.labels import draw_codes
from tools.faults.voice import Json, Voice, item_id, place_id, record_id

PLACES = 4
STORE_FACTS = (
    "item.store",
    "item.move",
    "item.check_out",
    "item.check_in",
    "item.consume",
    "item.retain",
    "item.transfer",
    "item.dispose",
    "item.confirm_disposal",
    "item.break",
    "item.lose",
)
Subject = tuple[str | None, Json]
"""An item by its id with the facts that the next one follows, or a label alone."""


def of_which(voice: Voice) -> Subject:
    """An item on the table, or one whose record may not have come, or nothing but a label."""
    sampler, number = voice.ahead()
    if voice.happens(0.2):
        return None, {"label": voice.code(sampler, number)}
    item = voice.know("items") if voice.happens(0.8) else None
    if item is None:
        return item_id(voice.seed, sampler, number), {"after": []}
    return item["id"], {"after": _heads(voice, item)}


def _heads(voice: Voice, item: Json) -> list[str]:
    """What nobody has followed yet, as far as this device knows: its own last word comes first."""
    known = {fact["op_id"] for fact in item["facts"]}
    own = voice.last_word(item["id"])
    if own and own not in known:
        return [own]
    followed = {one for fact in item["facts"] for one in fact["said"].get("after") or ()}
    heads = [fact for fact in item["facts"] if fact["op_id"] not in followed]
    return [fact["op_id"] for fact in heads if fact["kind"] in STORE_FACTS][:20]


def put_away(voice: Voice) -> list[Json]:
    """Into a place, and at once into another one, as happens when the first is full."""
    item, known = of_which(voice)
    put = voice.op("item.store", item, {**known, **_place(voice), "scan_mode": "scanned"})
    return [put, _next(voice, put, "item.move", _place(voice))] if voice.happens(0.5) else [put]


def take_out(voice: Voice) -> list[Json]:
    """Out for a test and back with what is left of it, or used up."""
    item, known = of_which(voice)
    purpose = {"purpose": "lead", "amount": 2, "amount_unit": "g", **known}
    out = voice.op("item.check_out", item, purpose)
    if voice.happens(0.3):
        return [out]
    if voice.happens(0.2):
        return [out, _next(voice, out, "item.consume", {"reason": "all of it"})]
    left = {**_place(voice), "amount_left": voice.chance.randint(0, 9), "amount_unit": "g"}
    return [out, _next(voice, out, "item.check_in", left)]


def _next(voice: Voice, before: Json, kind: str, body: Json) -> Json:
    """The same item, one step on: a desk that knows a label alone cannot name what it follows."""
    if before["subject"] is not None:
        return voice.op(kind, before["subject"], {**body, "after": [before["op_id"]]})
    label = before["body"].partition('"label": "')[2].partition('"')[0]
    return voice.op(kind, None, {**body, "label": label})


def split(voice: Voice) -> list[Json]:
    """Two sub-items under blind codes, the first of them put away at once."""
    item, known = of_which(voice)
    if item is None:
        return []
    del known  # a split begins records: it follows nothing
    codes = draw_codes("HZ", 2)
    parts: list[Json] = [
        {"item": record_id(item, code), "code": code, "amount": 5, "amount_unit": "g"}
        for code in codes
    ]
    parts[1]["room"] = place_id(voice.seed, 0)
    first = {**_place(voice), "after": []}
    return [
        voice.op("item.split", item, {"parts": parts}),
        voice.op("item.store", parts[0]["item"], first),
    ]


def keep(voice: Voice) -> list[Json]:
    """Kept until a day, which may be long gone."""
    item, known = of_which(voice)
    until = {"until": voice.pick(["2020-01-01", "2030-01-01"]), "verdict": voice.pick(VERDICTS)}
    return [voice.op("item.retain", item, {**until, **known})]


VERDICTS = ("pass", "fail")


def let_go(voice: Voice) -> list[Json]:
    """Given away, or thrown away: by two persons; now and then one thinks that is enough."""
    item, known = of_which(voice)
    if voice.happens(0.4):
        given = {"to_name": "retest lab", "seal_ok": voice.happens(0.8)}
        return [voice.op("item.transfer", item, {**given, **known})]
    second = voice.person_id if voice.happens(0.5) else voice.pick(voice.people)
    gone = {"method": "burnt", "reason": "over", "second_person": second}
    return [voice.op("item.dispose", item, {**gone, **known})]


def propose_disposal(voice: Voice) -> list[Json]:
    """To be thrown away, if a second person agrees; and now and then taken back at once."""
    item, known = of_which(voice)
    asked = {"asked": voice.pick(voice.people)} if voice.happens(0.5) else {}
    words = {"method": "burnt", "reason": "over", **asked, **known}
    proposal = voice.op("item.propose_disposal", item, words)
    if voice.happens(0.8):
        return [proposal]
    return [proposal, voice.op("operation.undo", None, {"op_id": proposal["op_id"]})]


def answer_disposal(voice: Voice) -> list[Json]:
    """Yes or no to a proposal; the one who proposed it may answer too, and disposes of nothing."""
    item = voice.know("items", "doc LIKE '%\"item.propose_disposal\"%'")
    if item is None:
        return []
    proposals = [one for one in item["facts"] if one["kind"] == "item.propose_disposal"]
    answer = {"proposal": voice.pick(proposals)["op_id"], "after": _heads(voice, item)}
    if voice.happens(0.7):
        return [voice.op("item.confirm_disposal", item["id"], answer)]
    return [voice.op("item.decline_disposal", item["id"], {**answer, "reason": "not yet"})]


def lose(voice: Voice) -> list[Json]:
    """Broken or gone, said without knowing the last move."""
    item, known = of_which(voice)
    known.pop("after", None)
    kind = voice.pick(["item.break", "item.lose"])
    return [voice.op(kind, item, {"reason": "fell", **known})]


def read_thermometer(voice: Voice) -> list[Json]:
    """The log of a refrigerator, whether or not its record is here."""
    place = place_id(voice.seed, voice.chance.randrange(PLACES))
    reading = {"of": "place", "quantity": "temperature", "value": 4.5, "unit": "°C"}
    return [voice.op("measurement.add", place, {**reading, "no_instrument_reason": "built in"})]


def take_back(voice: Voice) -> list[Json]:
    """A move of one's own that was none."""
    word = voice.own_word(STORE_FACTS)
    return [voice.op("operation.undo", None, {"op_id": word})] if word else []


def _place(voice: Voice) -> Json:
    return {"place": place_id(voice.seed, voice.chance.randrange(PLACES))}
