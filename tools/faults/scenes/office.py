"""What the manager says: registers, calendar, people, and a last word on samples."""

from __future__ import annotations

import json

from uuid_utils import uuid7

from fieldsample.domain.labels import ALPHABET, draw_codes
from tools.faults.scenes.store import PLACES
from tools.faults.voice import Json, Voice, place_id, sample_id

WELL_UNDER_WAY = 12
"""So many words of the manager's, and a phone is stopped."""
YEAR = 2026
WORKED, OFF = ("2026-11-14", "2026-11-21"), ("2026-11-16", "2026-11-17")


def stop_phone(voice: Voice) -> list[Json]:
    """A phone is lost while the round goes on."""
    if not voice.victims or voice.outbox.next_number() <= WELL_UNDER_WAY:
        return []
    return [voice.op("device.revoke", voice.victims.pop(), {"reason": "lost"})]


def add_site(voice: Voice) -> list[Json]:
    """A market on the list, and its entry mended."""
    site = str(uuid7())
    entry = {"name": "市场", "site_type": "produce_market", "no_position_reason": "x"}
    made = [voice.op("site.add", site, entry)]
    if voice.happens(0.5):
        made.append(voice.op("site.change", site, {"name": "城东市场", "active": False}))
    return made


def void(voice: Voice) -> list[Json]:
    """The manager's half of a voiding; the sample's record may not have come."""
    sample = sample_id(voice.seed, *voice.ahead())
    return [voice.op("sample.void", sample, {"reason": "a mistake"})]


def furnish(voice: Voice) -> list[Json]:
    """A place of the store and what has changed there; items may lie in it already."""
    number = voice.said("place.add")
    place, made = place_id(voice.seed, voice.chance.randrange(PLACES)), []
    if number < PLACES:
        place = place_id(voice.seed, number)
        entry = {"name": f"fridge {number}", "place_kind": "device", "log_hours": 12}
        made.append(voice.op("place.add", place, entry))
    changes: list[Json] = [{"name": "cold"}, {"name": "colder", "log_hours": None}]
    return made + [voice.op("place.change", place, change) for change in changes]


def hand_out_labels(voice: Voice) -> list[Json]:
    """A new roll, and one that changes hands: the former holder's phone lets it go."""
    if voice.happens(0.5):
        roll = {"codes": draw_codes("HZ", 8), "issued_to": voice.pick([None, *voice.people])}
        return [voice.op("label_roll.issue", str(uuid7()), roll)]
    known = voice.know("label_rolls")
    if known is None:
        return []
    holders = [voice.pick([None, *voice.people]) for _ in range(2)]
    return [voice.op("label_roll.assign", known["id"], {"issued_to": one}) for one in holders]


def set_calendar(voice: Voice) -> list[Json]:
    """Which days of the year are off, said anew: whether samples were late hangs on it."""
    days = {
        "holidays": [day for day in OFF if voice.happens(0.5)],
        "workdays": [day for day in WORKED if voice.happens(0.5)],
    }
    return [voice.op("calendar.set", voice.lab_id, {"year": YEAR, **days, "source": "示例"})]


def print_commands(voice: Voice) -> list[Json]:
    """A sheet of commands, or the end of one."""
    known = voice.know("command_sheets", "json_extract(doc, '$.withdrawn_at') IS NULL")
    if known is not None and voice.happens(0.6):
        return [voice.op("command_sheet.withdraw", known["id"], {"reason": "lost"})]
    token = "".join(voice.chance.choices(ALPHABET, k=8))
    return [voice.op("command_sheet.issue", str(uuid7()), {"token": token})]


def hire(voice: Voice) -> list[Json]:
    """Somebody new, who is a receiver a moment later."""
    person = str(uuid7())
    return [
        voice.op("person.add", person, {"name": "New", "roles": ["sampler"]}),
        voice.op("person.change", person, {"roles": ["receiver"]}),
    ]


def register_instrument(voice: Voice) -> list[Json]:
    """A thermometer, and when its calibration runs out."""
    known = voice.know("instruments")
    if known is not None and voice.happens(0.6):
        due = voice.pick(["2026-01-01", "2026-12-31", None])
        return [voice.op("instrument.change", known["id"], {"calibration_due": due})]
    entry = {"name": "thermometer", "quantities": ["temperature"], "calibration_due": "2026-11-21"}
    return [voice.op("instrument.add", str(uuid7()), entry)]


def publish_form(voice: Voice) -> list[Json]:
    """A programme's own questions."""
    asked = {"key": "wet", "zh": "潮湿吗", "en": "Wet?", "kind": "text", "stage": "capture"}
    form = {"name": "示例", "version": voice.said("form.publish") + 1, "task_category": "monthly"}
    return [voice.op("form.publish", voice.lab_id, {**form, "questions": [asked]})]


def miss_box(voice: Voice) -> list[Json]:
    """A box that never came, or that never went."""
    box = voice.know("boxes")
    if box is None:
        return []
    kind = voice.pick(["box.report_lost", "box.cancel"])
    return [voice.op(kind, box["id"], {"reason": "nobody knows"})]


def follow_up(voice: Voice) -> list[Json]:
    """The desk's question answered by the office, and a new sample asked for."""
    sample = voice.know("samples", "json_array_length(doc, '$.holds') > 0")
    if sample is None:
        return []
    reply = {"hold": voice.pick(sample["holds"])["op_id"], "text": "take it"}
    made = [voice.op("sample.reply", sample["id"], reply)]
    if voice.happens(0.5):
        made.append(voice.op("sample.recollect", sample["id"], {"reason": "to be sure"}))
    return made


def try_again(voice: Voice) -> list[Json]:
    """What lies in quarantine is tried once more; what was wrong there is wrong still."""
    asked = "SELECT wire FROM made WHERE acknowledged = 'quarantined' ORDER BY n DESC LIMIT 1"
    refused = voice.outbox.one(asked)
    if refused is None:
        return []
    named = {key: json.loads(refused)[key] for key in ("op_id", "body_sha256")}
    return [voice.op("quarantine.apply", None, {**named, "reason": "once more"})]
