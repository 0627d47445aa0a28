"""What the road does to a request: one fault at a time, drawn by weight from a seeded source."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field

WEIGHTS: dict[str, float] = {
    "drop_request": 3,
    "drop_answer": 4,
    "delay": 4,
    "duplicate": 3,
    "replay": 3,
    "reorder": 3,
    "truncate_request": 2,
    "truncate_answer": 3,
    "garble_request": 2,
    "garble_answer": 2,
    "portal": 2,
    "refuse": 3,
    "another": 2,
}
FAULT_RATE = 0.35
REFUSALS = (401, 403, 413, 429, 500, 502, 503, 507)
ASCII = 0x7F
PORTAL = b"<!doctype html><title>Wi-Fi</title><form action=/login><button>Connect</button></form>"
IN_A_BODY = re.compile(rb'(seal_no_a|to_name|reason|note|sample_name|scan_mode)\\": \\"(.)')


@dataclass(slots=True)
class Mischief:
    """Chooses faults; at rate 0 the road is healed."""

    chance: random.Random
    rate: float = FAULT_RATE
    weights: dict[str, float] = field(default_factory=lambda: dict(WEIGHTS))

    def choose(self) -> str | None:
        """A fault for one request, or None."""
        if self.chance.random() >= self.rate:
            return None
        return self.chance.choices(list(self.weights), list(self.weights.values()))[0]

    def aim(self, shares: dict[str, float]) -> None:
        """Only these faults, each with its share of all requests."""
        if shares:
            self.rate, self.weights = sum(shares.values()), dict(shares)

    def heal(self) -> None:
        """No more faults."""
        self.rate = 0.0

    def garbled_request(self, body: bytes) -> bytes:
        """Noise that the network did not notice.

        In a photo anywhere. In operations only where the body's hash covers it, or where it breaks
        the JSON: what else a line without TLS may change is nobody's promise.
        """
        if not body.startswith(b"{"):
            return self._flipped(body)
        inside = list(IN_A_BODY.finditer(body))
        if not inside or self.happens(0.3):  # sometimes
            at = self.chance.randrange(len(body)) if body else 0
            return body[:at] + b"\xff" + body[at + 1 :]
        place = self.chance.choice(inside).start(2)
        return body[:place] + b"Q" + body[place + 1 :] if body[place] <= ASCII else body

    def garbled_answer(self, body: bytes) -> bytes:
        """Noise in what came back: anywhere in what the lab signed, else where it breaks."""
        signed, rest = body.partition(b'"durable"')[::2]
        if b'"receipt"' in signed:
            return self._flipped(signed) + body[len(signed) :] if rest else body[:-1]
        at = self.chance.randrange(len(body))
        return body[:at] + b"\xff" + body[at + 1 :]

    def refusal(self) -> tuple[int, bytes]:
        """What something on the way, or a server in trouble, says instead of the answer."""
        status = self.chance.choice(REFUSALS)
        if self.happens(0.5):  # half of them speak no JSON
            return status, b"<html><h1>nginx</h1></html>"
        error = {"error": {"code": "internal", "message": "no", "details": {}}}
        return status, json.dumps({**error, "proto": "fieldsample-sync/1"}).encode()

    def happens(self, share: float) -> bool:
        """Yes in that share of all cases."""
        return self.chance.random() < share

    def _flipped(self, body: bytes) -> bytes:
        if not body:
            return body
        made = bytearray(body)
        for _ in range(self.chance.randint(1, 4)):
            made[self.chance.randrange(len(made))] ^= self.chance.randint(1, 255)
        return bytes(made)
