"""`fieldsample import`: spreadsheets of the lab, checked whole before anything is kept."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from fieldsample import create_app
from fieldsample.cli.people import NO_LAB
from fieldsample.cli.serve import migrate_quietly
from fieldsample.cli.sheet_words import report
from fieldsample.entrance import staff
from fieldsample.extensions import db
from fieldsample.imports.sites import Checked, KnownSite, import_sites, plan
from fieldsample.journal.batch import Batch, Refused
from fieldsample.journal.door import Busy, open_door
from fieldsample.queries.sites import registered

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Outcome:
    """What became of a file: `added` is what it would add while `is_dry`."""

    checked: Checked
    added: int
    is_dry: bool

    def as_json(self, language: str) -> str:
        """One line for programs."""
        problems = [
            {
                "row": found.row,
                "column": found.column,
                "value": found.value,
                "code": found.code,
                "message": found.message_zh if language == "zh" else found.message_en,
            }
            for found in self.checked.problems
        ]
        said = {
            "dry_run": self.is_dry,
            "added": self.added,
            "known": len(self.checked.known),
            "ignored_columns": list(self.checked.ignored),
            "problems": problems,
        }
        return json.dumps(said, ensure_ascii=False)


class _NotKept(Exception):
    """Leaves the write transaction without keeping anything."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked


def language_of(environ: Mapping[str, str]) -> str:
    """The console's language: zh when the locale says Chinese, else en."""
    named = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, named), "").startswith("zh") else "en"


@click.group("import")
def import_() -> None:
    """Import spreadsheets; with --dry-run nothing is kept."""


@import_.command("sites")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lab", "prefix", help="Label prefix of the lab, when there are several.")
@click.option("--dry-run", is_flag=True, help="Check the file and say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), help="As the locale says, if not given.")
def sites(
    file: Path, prefix: str | None, dry_run: bool, as_json: bool, language: str | None
) -> None:
    """Add the sites of a CSV or XLSX file, all of them or none."""
    with _house():
        outcome = _import(file, prefix, dry_run)
    spoken = language or language_of(os.environ)
    click.echo(outcome.as_json(spoken) if as_json else report(outcome, spoken))
    if outcome.checked.problems:
        raise click.exceptions.Exit(1)


@contextmanager
def _house() -> Iterator[None]:
    """The app with its database up to date, whose connections are given back at the end."""
    with create_app().app_context():
        try:
            migrate_quietly()
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def _import(file: Path, prefix: str | None, is_dry: bool) -> Outcome:
    try:
        with open_door(staff.the_lab(prefix).id) as batch:
            return _take(batch, file, is_dry)
    except _NotKept as done:
        would_add = 0 if done.checked.problems else len(done.checked.good)
        return Outcome(done.checked, would_add, is_dry)
    except staff.NoSuchLab as problem:
        raise click.ClickException(NO_LAB) from problem
    except Refused as problem:
        raise click.ClickException(f"Nothing was imported: {problem.message}") from problem
    except Busy as problem:
        raise click.ClickException(
            "The lab's records are being written by somebody else, so nothing was imported. "
            "Try again in a moment."
        ) from problem


def _take(batch: Batch, file: Path, is_dry: bool) -> Outcome:
    """Check and import under the lab's lock, so that nobody adds a site in between."""
    lab_id = batch.work.lab_id
    known = [KnownSite(*row) for row in registered(batch.session, lab_id)]
    checked = plan(file.read_bytes(), file.name, known, lab_id)
    if is_dry or checked.problems:
        raise _NotKept(checked)
    # The server's own console acts: like people taken on there, its sites have the lab as actor.
    added = import_sites(checked, partial(batch.say, actor=lab_id, role="manager"))
    return Outcome(checked, added, is_dry)
