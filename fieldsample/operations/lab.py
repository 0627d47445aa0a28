"""The lab, its people and its devices."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from marshmallow import ValidationError, fields, validate
from sqlalchemy import func, select

from fieldsample.domain.labels import is_prefix
from fieldsample.models.people import Device, Lab, Person
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import Body, Id, Text
from fieldsample.operations.work import Work

ROLES = (
    "sampler receiver analyst reviewer approver manager quality admin auditor".split()  # noqa: SIM905 - reads as the list it is
)
WAYS_IN = ("set_up", "password", "enrolment", "token")


def check_prefix(text: str) -> None:
    """Two to four letters that no one mistakes for digits."""
    if not is_prefix(text):
        raise ValidationError("A prefix has 2 to 4 letters, without I, L, O and U.")


def check_timezone(text: str) -> None:
    """A name of the IANA time zone database."""
    if text not in available_timezones():
        raise ValidationError("Not a time zone, such as Asia/Shanghai.")


def role_list(**kwargs: Any) -> fields.List[str]:
    """One or more of the lab's roles."""
    return fields.List(
        fields.String(validate=validate.OneOf(ROLES)),
        validate=validate.Length(min=1, max=len(ROLES)),
        **kwargs,
    )


class FoundBody(Body):
    """lab.found."""

    name = Text(required=True)
    prefix = fields.String(required=True, validate=check_prefix)
    timezone = fields.String(required=True, validate=check_timezone)


class PersonBody(Body):
    """person.add."""

    name = Text(required=True)
    roles = role_list(required=True)
    login = Text(100)


class PersonChangeBody(Body):
    """person.change."""

    name = Text()
    roles = role_list()
    login = Text(100)
    active = fields.Boolean(truthy={True}, falsy={False})
    reason = Text()


class EnrolBody(Body):
    """device.enrol."""

    person = Id(required=True)
    name = Text(required=True)
    roles = role_list(required=True)
    how = fields.String(required=True, validate=validate.OneOf(WAYS_IN))
    invited_by = Id()


class RevokeBody(Body):
    """device.revoke."""

    reason = Text(required=True)


def found(work: Work, act: Act, *, name: str, prefix: str, timezone: str) -> None:
    """Found the lab."""
    if work.session.scalar(select(Lab.id).where(Lab.prefix == prefix)):
        raise NeverTrue("prefix", "taken")
    work.session.add(Lab(id=act.lab_id, name=name, prefix=prefix, timezone=timezone))
    work.timezone = timezone
    work.touch("labs", act.lab_id)


def add_person(
    work: Work, act: Act, *, name: str, roles: list[str], login: str | None = None
) -> None:
    """Take a person on."""
    person = Person(lab_id=act.lab_id, id=act.record, name=name, roles=roles, login=login)
    work.add_new(person, "person", act.record)
    work.touch("people", act.record)


def change_person(work: Work, act: Act, *, reason: str | None = None, **changes: Any) -> None:
    """Change a person's name, roles or sign-in name, or let them leave."""
    del reason  # stands in the journal
    person = work.get(Person, "person", act.record)
    for column, value in changes.items():
        setattr(person, column, value)
    work.touch("people", act.record)


def enrol_device(
    work: Work,
    act: Act,
    *,
    person: str,
    name: str,
    roles: list[str],
    how: str,
    invited_by: str | None = None,
) -> None:
    """Let a device join the lab; its number makes sample numbers unique without a network."""
    del invited_by  # stands in the journal
    work.get(Person, "person", person)
    last = work.session.scalar(
        select(func.max(Device.device_no)).where(Device.lab_id == act.lab_id)
    )
    device = Device(
        lab_id=act.lab_id,
        id=act.record,
        person_id=person,
        name=name,
        device_no=(last or 0) + 1,
        roles=roles,
        how=how,
        enrolled_at=act.received_at,
    )
    work.add_new(device, "device", act.record)
    work.touch("devices", act.record)


def revoke_device(work: Work, act: Act, *, reason: str) -> None:
    """Stop a device: what it still sends goes to quarantine. The first revocation stands."""
    device = work.get(Device, "device", act.record)
    if device.revoked_at is None:
        device.revoked_at, device.revoked_by = act.received_at, act.actor
        device.revoke_reason = reason
    work.touch("devices", act.record)
