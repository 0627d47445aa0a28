"""`fieldsample token` and `fieldsample person`: people and tokens from the server's own console."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime

import click

from fieldsample import create_app
from fieldsample.access import passwords
from fieldsample.cli.serve import migrate_quietly
from fieldsample.entrance import staff
from fieldsample.entrance.enrolling import make_token
from fieldsample.journal.batch import Refused
from fieldsample.journal.door import writing

NO_LAB = (
    "There is no lab yet (or several: name one with --lab PREFIX). Found one in the browser at "
    "the address that `fieldsample run` prints, or here: fieldsample init --lab NAME --prefix HZ"
)


@click.group()
def token() -> None:
    """Tokens for scripts and other systems."""


@token.command("create")
@click.option("--person", required=True, help="Name, sign-in name or id; a new name is taken on.")
@click.option("--role", "roles", required=True, multiple=True, help="May be given several times.")
@click.option("--lab", "prefix", help="Label prefix of the lab, when there are several.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
def create(person: str, roles: tuple[str, ...], prefix: str | None, as_json: bool) -> None:
    """Make a token for a person in a role; it is shown once."""
    app = create_app()
    with app.app_context():
        migrate_quietly()
        try:
            lab_id, person_id = _person_with(person, list(roles), prefix)
            made = make_token(lab_id, person_id, list(roles), "token")
        except staff.NoSuchLab as problem:
            raise click.ClickException(NO_LAB) from problem
        except Refused as problem:
            raise click.ClickException(f"No token was made: {problem.message}") from problem
    shown = {name: made[name] for name in ("token", "device_id", "lab_id", "person_id")}
    click.echo(json.dumps(shown) if as_json else "\n".join(f"{k}: {v}" for k, v in shown.items()))


@click.group()
def person() -> None:
    """People of the lab."""


@person.command("add")
@click.option("--name", required=True)
@click.option("--role", "roles", required=True, multiple=True)
@click.option("--login", help="Sign-in name; a first password is made and printed once.")
@click.option("--lab", "prefix", help="Label prefix of the lab, when there are several.")
def add(name: str, roles: tuple[str, ...], login: str | None, prefix: str | None) -> None:
    """Take a person on; with --login they can sign in."""
    app = create_app()
    with app.app_context():
        migrate_quietly()
        try:
            lab_id = staff.the_lab(prefix).id
            person_id = staff.take_on(lab_id, name, list(roles))
            click.echo(f"{name}: {person_id}")
            if login:
                click.echo(f"password, shown once: {_first_password(lab_id, person_id, login)}")
        except staff.NoSuchLab as problem:
            raise click.ClickException(NO_LAB) from problem
        except Refused as problem:
            raise click.ClickException(f"Nobody was taken on: {problem.message}") from problem
        except passwords.LoginTaken as problem:
            raise click.ClickException(f"Somebody signs in as {login} already.") from problem


def _person_with(named: str, roles: list[str], prefix: str | None) -> tuple[str, str]:
    """The person, with these roles added where they lack them; a new name is taken on."""
    lab_id = staff.the_lab(prefix).id
    found = staff.find_person(lab_id, named)
    if found is None:
        return lab_id, staff.take_on(lab_id, named, roles)
    staff.give_roles(lab_id, found, roles)
    return lab_id, found.id


def _first_password(lab_id: str, person_id: str, login: str) -> str:
    made = secrets.token_urlsafe(12)
    with writing() as session:
        passwords.put(session, lab_id, person_id, login, made, datetime.now(UTC))
    return made
