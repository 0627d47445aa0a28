"""People taken on from the server's own command line, through the journal like everyone."""

from __future__ import annotations

from sqlalchemy import select
from uuid_utils import uuid7

from fieldsample.extensions import reading
from fieldsample.journal.door import open_door
from fieldsample.models.access import Password
from fieldsample.models.people import Lab, Person


class NoSuchLab(Exception):
    """No lab has been founded, or none has this prefix."""


def the_lab(prefix: str | None = None) -> Lab:
    """The lab with this prefix, or the only one there is; raises NoSuchLab."""
    query = select(Lab) if prefix is None else select(Lab).where(Lab.prefix == prefix)
    labs = list(reading().scalars(query.order_by(Lab.prefix)))
    if len(labs) != 1:
        raise NoSuchLab
    return labs[0]


def find_person(lab_id: str, named: str) -> Person | None:
    """A person by id, sign-in name or exact name."""
    signs_in = select(Password.person_id).where(
        Password.lab_id == lab_id, Password.login == named.casefold()
    )
    fits = (Person.id == named) | (Person.name == named) | Person.id.in_(signs_in)
    return reading().scalars(select(Person).where(Person.lab_id == lab_id, fits)).first()


def take_on(lab_id: str, name: str, roles: list[str]) -> str:
    """Add a person; returns the id."""
    person_id = str(uuid7())
    with open_door(lab_id) as batch:
        batch.say("person.add", person_id, {"name": name, "roles": roles}, actor=lab_id)
    return person_id


def give_roles(lab_id: str, person: Person, roles: list[str]) -> None:
    """Let a person act in further roles, as an operation with its reason."""
    wanted = [*person.roles, *(role for role in roles if role not in person.roles)]
    if wanted == person.roles:
        return
    with open_door(lab_id) as batch:
        body = {"roles": wanted, "reason": "roles given on the command line"}
        batch.say("person.change", person.id, body, actor=lab_id)
