"""A client's line to the server: what counts as its answer, and what is no answer at all."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import uuid4

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from fieldsample.access.keys import decoded, public_of

PROTO = "fieldsample-sync/1"
TIMEOUT_S = 10
Json = dict[str, Any]


class NoAnswer(Exception):
    """Nothing came, or something that the server did not say: try again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `said` is None where it was not the server's own words."""

    status: int
    headers: http.client.HTTPMessage
    said: Json | None
    is_echoed: bool

    @property
    def code(self) -> str:
        """The error's code, where the server itself said one."""
        error = (self.said or {}).get("error")
        return str(error.get("code", "")) if isinstance(error, dict) else ""


@dataclass(slots=True)
class Line:
    """One device's way to the lab, with all that lies between."""

    port: int
    lab_id: str
    device_id: str
    token: str
    key: Json
    sent_bytes: int = 0
    _public: ec.EllipticCurvePublicKey = field(init=False)

    def __post_init__(self) -> None:
        self._public = public_of(self.key)

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Json | None = None
    ) -> Answer:
        """One request; raises NoAnswer when nothing whole comes back."""
        request_id = str(uuid4())
        given = {
            "Authorization": f"Bearer {self.token}",
            "X-Request-Id": request_id,
            "Accept-Language": "en",
            **(headers or {}),
        }
        self.sent_bytes += len(body or b"")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_S)
        try:
            connection.request(method, path, body, given)
            response = connection.getresponse()
            raw = response.read()
        except (OSError, http.client.HTTPException) as problem:
            raise NoAnswer(type(problem).__name__) from problem
        finally:
            connection.close()
        is_echoed = response.headers.get("X-Request-Id") == request_id
        return Answer(response.status, response.headers, words_of(raw), is_echoed)

    def push(self, operations: list[Json]) -> Answer:
        """Send operations."""
        body = {
            "proto": PROTO,
            "device_id": self.device_id,
            "app_build": "faults",
            "ops": operations,
        }
        raw = json.dumps(body, ensure_ascii=False).encode()
        return self.ask(
            "POST", "/api/v1/sync/push", raw, {"Content-Type": "application/json; charset=utf-8"}
        )


def words_of(raw: bytes) -> Json | None:
    """The server's own words, or None: a portal's page, half an answer, noise."""
    try:
        said = json.loads(raw)
    except ValueError:
        return None
    return said if isinstance(said, dict) and said.get("proto") == PROTO else None


def results_of(line: Line, answer: Answer) -> list[Json]:
    """What became of the operations, if the lab signed it; raises NoAnswer."""
    if answer.status != http.HTTPStatus.OK or not answer.is_echoed or answer.said is None:
        raise NoAnswer("not the lab's answer")
    try:
        _check_signature(line, answer.said)
        results: list[Json] = answer.said["results"]
    except (InvalidSignature, KeyError, TypeError, ValueError) as problem:
        raise NoAnswer("not signed by the lab") from problem
    return results


def _check_signature(line: Line, said: Json) -> None:
    receipt = said["receipt"]
    lines = ["fieldsample-receipt-v1", line.lab_id, line.device_id]
    lines += [str(receipt["pos"]), receipt["hash"]]
    for result in said["results"]:
        pos = "-" if result["pos"] is None else result["pos"]
        lines.append(f"{result['op_id']}|{result['body_sha256']}|{result['status']}|{pos}")
    raw = decoded(receipt["sig"])
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    line._public.verify(der, "\n".join(lines).encode(), ec.ECDSA(hashes.SHA256()))


def digest(text: str) -> str:
    """SHA-256 over UTF-8, in hex."""
    return sha256(text.encode()).hexdigest()
