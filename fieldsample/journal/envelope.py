"""Reading what a device sent: each operation becomes an envelope, or something for quarantine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from fieldsample.journal.chain import digest, envelope_digest
from fieldsample.journal.upcasters import LATEST, brought_up
from fieldsample.operations.bodies import Id, Number, Sha256, Text
from fieldsample.operations.kinds import KINDS

MAX_BLOB_BYTES = 12 * 1024 * 1024
MAX_JSON_INT = 2**53
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class BlobSchema(Schema):
    """A photo that an operation speaks of."""

    sha256 = Sha256(required=True)
    size = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=MAX_BLOB_BYTES)
    )
    mime = Text(40, required=True)


class EnvelopeSchema(Schema):
    """The form of an operation on the wire; later clients may add keys."""

    class Meta:
        """Unknown keys are left out, never refused: an app of next year must be able to deliver."""

        unknown = EXCLUDE

    op_id = Id(required=True)
    device_seq = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=MAX_JSON_INT)
    )
    schema = fields.Integer(required=True, strict=True, validate=validate.Range(min=1))
    kind = Text(40, required=True)
    lab_id = Id(required=True)
    subject = Id(allow_none=True, load_default=None)
    actor = Id(required=True)
    device_time = Text(40, required=True)
    mono_ms = Number(load_default=0.0)
    clock_offset_ms = Number(allow_none=True, load_default=None)
    clock_offset_age_s = Number(allow_none=True, load_default=None)
    body = fields.String(required=True)
    body_sha256 = Sha256(required=True)
    blobs = fields.List(
        fields.Nested(BlobSchema), load_default=list, validate=validate.Length(max=24)
    )
    sig = Text(500, allow_none=True, load_default=None)
    device_id = Id(allow_none=True, load_default=None)


@dataclass(frozen=True, slots=True)
class Envelope:
    """One operation, in form; `said` is its parsed body, None while the kind is not known."""

    device_id: str
    op_id: str
    device_seq: int
    schema: int
    kind: str
    lab_id: str
    subject: str | None
    actor: str
    device_time: str
    mono_ms: float
    clock_offset_ms: float | None
    clock_offset_age_s: float | None
    body: str
    body_sha256: str
    blobs: list[dict[str, Any]]
    sig: str | None

    @property
    def envelope_sha256(self) -> str:
        """What the chain binds of the envelope."""
        return envelope_digest(self)

    @property
    def said_at(self) -> datetime:
        """Device time, with its zone."""
        return datetime.fromisoformat(self.device_time)


@dataclass(frozen=True, slots=True)
class Unfit:
    """Bytes that are no operation: kept as they came, with the reason in words."""

    op_id: str
    body_sha256: str
    kind: str | None
    actor: str | None
    device_seq: int | None
    reason: str
    message: str
    raw: bytes


class TooNew(Exception):
    """An operation of a schema that this server does not know: not stored, try again later."""

    def __init__(self, op_id: str, body_sha256: str) -> None:
        super().__init__(op_id)
        self.op_id = op_id
        self.body_sha256 = body_sha256


_envelopes = EnvelopeSchema()


def read(raw: Any, device_id: str) -> tuple[Envelope, dict[str, Any]] | Unfit:
    """One element of `ops`, checked for form, with its parsed body; whatever is wrong is Unfit.

    `device_id` is the sender's; an operation made under an earlier enrolment names its own.
    """
    try:
        loaded = _envelopes.load(raw)
        envelope = Envelope(**{**loaded, "device_id": loaded["device_id"] or device_id})
        _check_time(envelope)
        if digest(envelope.body) != envelope.body_sha256:
            raise ValidationError("The body does not have this hash.", "body_sha256")
        if envelope.schema > LATEST:
            raise TooNew(envelope.op_id, envelope.body_sha256)
        return envelope, read_body(envelope.kind, envelope.body, envelope.schema)
    except ValidationError as problem:
        return unfit(raw, "invalid", in_words(problem.messages))


def read_body(kind: str, body: str, schema: int) -> dict[str, Any]:
    """A body as its kind's schema reads it today, whatever release wrote it.

    Raises ValidationError.
    """
    if kind not in KINDS:
        raise ValidationError("No such kind of operation.", "kind")
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError as problem:
        raise ValidationError("Not JSON.", "body") from problem
    said: dict[str, Any] = KINDS[kind].body.load(brought_up(kind, parsed, schema))
    return said


def unfit(raw: Any, reason: str, message: str) -> Unfit:
    """Whatever came, as quarantine keeps it; what names it is taken from it where it can be."""
    given = raw if isinstance(raw, dict) else {}
    kept = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    body = given.get("body")
    op_id = given.get("op_id")
    return Unfit(
        op_id=op_id if isinstance(op_id, str) and UUID.fullmatch(op_id) else _name_of(kept),
        body_sha256=digest(body if isinstance(body, str) else kept.decode()),
        kind=_short(given.get("kind")),
        actor=_short(given.get("actor")),
        device_seq=_number(given.get("device_seq")),
        reason=reason,
        message=message,
        raw=kept,
    )


def in_words(messages: Any) -> str:
    """Validation messages on one line: where, and what is wrong."""
    if isinstance(messages, dict):
        return "; ".join(f"{key}: {in_words(value)}" for key, value in messages.items())[:2000]
    return " ".join(str(message) for message in messages) if messages else ""


def _check_time(envelope: Envelope) -> None:
    try:
        aware = envelope.said_at.tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        raise ValidationError("Not a moment with its offset.", "device_time")


def _name_of(kept: bytes) -> str:
    """A stable name in the form of a UUID for bytes that do not name themselves."""
    text = digest(kept.decode())
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"


def _number(value: Any) -> int | None:
    """A device's own number, where what came says one."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAX_JSON_INT
    return value if fits else None


def _short(value: Any) -> str | None:
    """At most 40 characters that any database keeps."""
    if not isinstance(value, str):
        return None
    return value.replace("\x00", "")[:40] or None
