"""The porter's own tables: secrets as hashes, contacts, throttles. No lab data stands here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, hash_column, uuid_column


class Credential(Model):
    """The token of one device, hashed at rest."""

    __tablename__ = "credential"

    token_hash: Mapped[str] = mapped_column(hash_column(), primary_key=True)
    lab_id: Mapped[str] = mapped_column(uuid_column())
    device_id: Mapped[str] = mapped_column(uuid_column())
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Contact(Model):
    """What a device last reported of itself; not evidence, so not in the journal."""

    __tablename__ = "contact"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    device_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    last_seen_at: Mapped[datetime] = mapped_column(UTCDateTime)
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Password(Model):
    """A person's sign-in: one login, one argon2id hash."""

    __tablename__ = "password"

    login: Mapped[str] = mapped_column(String(100), primary_key=True)
    lab_id: Mapped[str] = mapped_column(uuid_column())
    person_id: Mapped[str] = mapped_column(uuid_column())
    hash: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Enrolment(Model):
    """A one-time invitation of a phone; only the hashes of its secrets are kept."""

    __tablename__ = "enrolment"
    __table_args__ = (Index("ix_enrolment_secret", "secret_hash"),)

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(hash_column())
    short_code_hash: Mapped[str] = mapped_column(hash_column())
    person_id: Mapped[str] = mapped_column(uuid_column())
    roles: Mapped[list[str]] = mapped_column(JSON)
    invited_by: Mapped[str] = mapped_column(uuid_column())
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    used_by: Mapped[str | None] = mapped_column(uuid_column())
    cancelled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class SetUp(Model):
    """The one-time set-up token's hash, and when it was used."""

    __tablename__ = "set_up"

    token_hash: Mapped[str] = mapped_column(hash_column(), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Bucket(Model):
    """A token bucket: how many tries a key has left."""

    __tablename__ = "bucket"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    tokens: Mapped[float]
    updated: Mapped[datetime] = mapped_column(UTCDateTime)


class AuditRow(Model):
    """What happened that is no operation: sign-ins, failures, tokens, enrolments."""

    __tablename__ = "audit"

    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    lab_id: Mapped[str | None] = mapped_column(uuid_column())
    actor: Mapped[str | None] = mapped_column(uuid_column())
    device_id: Mapped[str | None] = mapped_column(uuid_column())
    action: Mapped[str] = mapped_column(String(40))
    object: Mapped[str | None] = mapped_column(String(120))
    request_id: Mapped[str | None] = mapped_column(String(64))
