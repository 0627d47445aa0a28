"""What the people of a round say: scenes of honest work, and now and then a mistake or nonsense."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from uuid_utils import uuid7

from tools.faults.scenes import SCENES
from tools.faults.voice import Json, Voice, sample_id

CRASHING = "what crashes the server's code"
NONSENSE = ("{", "[]", '"text"', '{"x": 1}')


@dataclass(slots=True)
class Speaker:
    """One person at work."""

    voice: Voice

    def say(self) -> None:
        """One thing a person does, saved as one."""
        voice = self.voice
        first = voice.outbox.next_number()
        operations = self._scene()
        if voice.happens(0.06):  # now and then
            operations.append(self.mistake())
        for number, operation in enumerate(operations, start=first):
            operation["device_seq"] = number
        voice.outbox.save(operations, voice.photos)
        voice.photos.clear()

    def _scene(self) -> list[Json]:
        """The first scene drawn for which there is something to speak of."""
        scenes = SCENES[self.voice.role]
        said: list[Json] = []
        while not said:
            scene = self.voice.chance.choices(list(scenes), list(scenes.values()))[0]
            said = scene(self.voice)
        return said

    def mistake(self) -> Json:
        """What the lab must keep, and nobody may suffer from."""
        voice, sample = self.voice, sample_id(self.voice.seed, self.voice.number, 0)
        which = voice.pick(["nonsense", "role", "crash", "id", "kind"])
        if which == "nonsense":
            made = voice.op("sample.seal", sample, {})
            made["body"] = voice.pick(NONSENSE) + " " * voice.chance.randint(0, 50)
            made["body_sha256"] = sha256(made["body"].encode()).hexdigest()
            return made
        if which == "role":
            kind = "device.revoke" if voice.role != "sampler" else "sample.receive"
            kind = kind if voice.role != "manager" else "item.split"
            return voice.op(kind, str(uuid7()), {"note": "not mine to say"})
        if which == "crash":
            return voice.op("sample.hand_over", sample, {"to_name": CRASHING})
        made = voice.op("sample.unheard_of", sample, {"note": str(uuid7())})
        before = voice.outbox.one("SELECT op_id FROM made ORDER BY random() LIMIT 1")
        if which == "id" and before:
            made["op_id"] = before
        return made


def spoken(lab_id: str, actor: str, number: int, kind: str, subject: str, body: Json) -> Json:
    """An operation of somebody who has no client of their own in the round."""
    text = json.dumps(body, ensure_ascii=False)
    return {
        "op_id": str(uuid7()),
        "device_seq": number,
        "schema": 1,
        "kind": kind,
        "lab_id": lab_id,
        "subject": subject,
        "actor": actor,
        "device_time": datetime.now(UTC).isoformat(),
        "body": text,
        "body_sha256": sha256(text.encode()).hexdigest(),
    }
