"""First run: the set-up token turns an empty server into a lab with its first administrator."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from uuid_utils import uuid7

from fieldsample.access import audit, first_run, passwords
from fieldsample.entrance.enrolling import enrol
from fieldsample.journal.door import found_lab


class SetUpRefused(Exception):
    """The set-up token is wrong or was used."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What the first run asks."""

    name: str
    prefix: str
    timezone: str
    admin_name: str
    roles: list[str] = field(default_factory=lambda: ["admin", "manager"])
    login: str | None = None
    password: str | None = None
    device_name: str | None = None


def found(asked: Founding, token: str | None = None) -> dict[str, Any]:
    """Found the lab; with a set-up `token` it must be the open one (the command line needs none).

    Returns lab_id, person_id and, when a device was named, the device's session.
    Raises SetUpRefused, passwords.WeakPassword, batch.Refused.
    """
    if asked.password is not None:
        passwords.check_strength(asked.password, asked.login or "", asked.name)
    lab_id, person_id = str(uuid7()), str(uuid7())
    with found_lab(lab_id) as batch:
        if token is not None and not first_run.use(batch.session, token, batch.now):
            raise SetUpRefused
        lab = {"name": asked.name, "prefix": asked.prefix, "timezone": asked.timezone}
        batch.say("lab.found", lab_id, lab, actor=person_id)
        admin = {"name": asked.admin_name, "roles": asked.roles}
        batch.say("person.add", person_id, admin, actor=person_id)
        if asked.login and asked.password:
            passwords.put(batch.session, lab_id, person_id, asked.login, asked.password, batch.now)
        audit.note(batch.session, "set_up", batch.now, lab_id=lab_id, actor=person_id)
        answer: dict[str, Any] = {"lab_id": lab_id, "person_id": person_id}
        if asked.device_name:
            answer |= enrol(batch, person_id, asked.device_name, asked.roles, "set_up")
    return answer
