"""The chain: what each journal row binds, so that a rewritten history shows."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64
ENVELOPE = (
    "lab_id",
    "op_id",
    "device_id",
    "device_seq",
    "schema",
    "kind",
    "subject",
    "actor",
    "device_time",
    "mono_ms",
    "clock_offset_ms",
    "clock_offset_age_s",
)
BOUND = (
    "prev",
    "lab_id",
    "pos",
    "op_id",
    "body_sha256",
    "envelope_sha256",
    "actor",
    "outcome",
    "documents",
)


def digest(text: str) -> str:
    """SHA-256 over UTF-8, in lower-case hex."""
    return sha256(text.encode()).hexdigest()


def envelope_digest(envelope: Any) -> str:
    """The hash of what an operation says around its body: kind, subject, actor and the clocks.

    The body's own hash does not cover these, and an edited kind or time must not go unseen.
    """
    return digest("\n".join(_plain(getattr(envelope, name)) for name in ENVELOPE))


def row_hash(row: Mapping[str, Any]) -> str:
    """The hash of one journal row, by the names of its columns; it binds the row before it."""
    return digest("|".join(str(row[name]) for name in BOUND))


def _plain(value: object) -> str:
    """A number reads the same whether the database gives back 12 or 12.0."""
    if isinstance(value, int | float):
        return f"{value:.3f}"
    return "" if value is None else str(value)
