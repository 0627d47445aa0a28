"""Devices come in: by password, by invitation, or as a token for a script."""

from __future__ import annotations

from typing import Any

from uuid_utils import uuid7

from fieldsample.access import audit, enrolments, passwords, tokens
from fieldsample.entrance.session import describe
from fieldsample.extensions import reading
from fieldsample.journal.batch import Batch
from fieldsample.journal.door import open_door
from fieldsample.models.people import Person


class SignInFailed(Exception):
    """No such name, or not its password; which of the two is not said."""


class EnrolmentGone(Exception):
    """The invitation was used, cancelled, or has run out."""


def enrol(
    batch: Batch,
    person_id: str,
    name: str,
    roles: list[str],
    how: str,
    invited_by: str | None = None,
    device_id: str | None = None,
) -> dict[str, Any]:
    """Append device.enrol and make its token in the same transaction; returns the session."""
    own_id = device_id or str(uuid7())
    body: dict[str, Any] = {"person": person_id, "name": name, "roles": roles, "how": how}
    if invited_by:
        body["invited_by"] = invited_by
    batch.say("device.enrol", own_id, body, actor=person_id)
    lab_id = batch.work.lab_id
    token = tokens.issue(batch.session, lab_id, own_id, batch.now)
    audit.note(
        batch.session, "token_issued", batch.now, lab_id=lab_id, actor=person_id, device_id=own_id
    )
    return {"token": token, **describe(batch.session, lab_id, own_id)}


def sign_in(login: str, password: str, device_name: str) -> dict[str, Any]:
    """Enrol this browser for the person whose sign-in fits; raises SignInFailed."""
    found = passwords.check(reading(), login, password)
    if found is None:
        raise SignInFailed
    person = reading().get_one(Person, (found.lab_id, found.person_id))
    if not person.active:
        raise SignInFailed
    with open_door(found.lab_id) as batch:
        return enrol(batch, person.id, device_name, list(person.roles), "password")


def accept_invitation(secret: str, device_name: str) -> dict[str, Any]:
    """Use an invitation up and enrol the device; raises EnrolmentGone."""
    found = enrolments.find(reading(), secret)
    if found is None:
        raise EnrolmentGone
    device_id = str(uuid7())
    with open_door(found.lab_id) as batch:
        used = enrolments.consume(batch.session, found.lab_id, found.id, device_id, batch.now)
        if used is None:
            raise EnrolmentGone
        return enrol(
            batch, used.person_id, device_name, used.roles, "enrolment", used.invited_by, device_id
        )


def make_token(lab_id: str, person_id: str, roles: list[str], name: str) -> dict[str, Any]:
    """A token for a script or another system; from the server's own command line only."""
    with open_door(lab_id) as batch:
        return enrol(batch, person_id, name, roles, "token")
