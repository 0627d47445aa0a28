"""A reception to test with: a sample of two items in a closed box, and a desk that looks at it."""

from __future__ import annotations

from typing import Any

from tests.cast import Cast, Device, issue_roll, new_id, sample_body

Json = dict[str, Any]
HOLD = {"question": "Seal B is torn: was it so when you left?", "reason": "R01"}


class Reception:
    """A sample of two items in a closed box, and a desk that looks at it."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.by, self.desk = cast, cast.bob, cast.rita
        self.sample, self.item, self.backup, self.box = (new_id() for _ in range(4))
        self.label, self.backup_label, self.code, self.spare = issue_roll(cast.alice, 4)

    def capture(self, **over: Any) -> Reception:
        self.by.say("sample.create", self.sample, sample_body(**over))
        self.bind(self.item, self.label, "A")
        self.bind(self.backup, self.backup_label, "B")
        self.by.say("sample.seal", self.sample, {})
        return self

    def bind(self, item: str, code: str, kind: str) -> None:
        body = {"sample": self.sample, "code": code, "item_kind": kind}
        self.by.say("label.bind", item, body)

    def packed(self) -> Reception:
        self.capture()
        self.by.say("box.open", self.box, {"code": self.code})
        for item in (self.item, self.backup):
            self.by.say("box.pack", self.box, {"item": item})
        self.by.say("box.close", self.box, {"seal_no": "S1", "temperature_c": 4})
        self.desk.say("box.arrive", self.box, {"count": 2, "seal_ok": True, "temperature_c": 5})
        return self

    def say(self, kind: str, body: Json, *, by: Device | None = None, at: str = "") -> str:
        """Something about the sample, which the server must take; its op_id."""
        speaker = by or self.desk
        when = {"device_time": at} if at else {}
        operation = speaker.operation(kind, self.sample, body, **when)
        result = speaker.push(operation)[0]
        assert result["status"] in {"accepted", "conflict"}, result
        return str(operation["op_id"])

    def seen(self) -> Json:
        return self.desk.document("samples", self.sample)

    def standing(self) -> tuple[str, set[str]]:
        """The state, and those flags that are about the desk."""
        sample = self.seen()
        of_the_field = {"no_position", "no_photo", "no_second_sampler"}
        return sample["state"], set(sample["flags"]) - of_the_field

    def box_seen(self) -> Json:
        return self.desk.document("boxes", self.box)

    def item_seen(self, item: str | None = None) -> Json:
        return self.desk.document("items", item or self.item)


def second_desk(cast: Cast) -> Device:
    """Ruth, who receives too."""
    ruth = new_id()
    cast.alice.say("person.add", ruth, {"name": "Ruth", "roles": ["receiver"]})
    invited = cast.alice.post(
        "/api/v1/enrolments", {"person_id": ruth, "roles": ["receiver"]}, status=201
    )
    body = {"secret": invited["secret"], "device_name": "second desk"}
    session = cast.alice.client.post("/api/v1/enrol", json=body).get_json()
    return Device(
        cast.app.test_client(), session["token"], session["device_id"], cast.alice.lab_id, ruth
    )
