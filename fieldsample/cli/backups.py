"""`fieldsample backup` and `fieldsample import-queue`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app

from fieldsample import create_app
from fieldsample.backups import making, restoring
from fieldsample.backups.manifest import BadBackup, Manifest
from fieldsample.cli.serve import migrate_quietly
from fieldsample.config import read_settings
from fieldsample.entrance.queue_files import take_queue_file
from fieldsample.imports.queue_file import Unreadable
from fieldsample.journal.door import writing

PASSPHRASE = "FIELDSAMPLE_BACKUP_PASSPHRASE"  # noqa: S105 - the name of a variable
NO_SECRETS = (
    f"The server's keys are not in it: set {PASSPHRASE} to have them sealed in. Without them a "
    "restored server makes new ones, and phones take note of that by themselves."
)


@click.group()
def backup() -> None:
    """Backups: database, photos and keys in one file."""


@backup.command("create")
@click.argument("file", type=click.Path(path_type=Path), required=False)
def create(file: Path | None) -> None:
    """Make a backup, read it back, and tell the phones what is safe now."""
    app = create_app()
    settings = app.config["FIELDSAMPLE"]
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}.fsbackup"
    target = file or settings.data / "backups" / name
    passphrase = os.environ.get(PASSPHRASE, "")
    with app.app_context():
        migrate_quietly()
        try:
            made = making.make(settings, target, passphrase)
        except BadBackup as problem:
            raise click.ClickException(f"No backup was made: {problem}") from problem
        with writing() as session:
            making.mark_durable(session, made.heads, "backup", datetime.now(UTC))
    click.echo(f"{target}: {_summary(made)}")
    if not passphrase:
        click.echo(NO_SECRETS)


@backup.command("verify")
@click.argument("file", type=click.Path(path_type=Path, exists=True))
def verify(file: Path) -> None:
    """Read every byte of a backup and compare every hash."""
    try:
        click.echo(f"{file}: whole, {_summary(making.verify(file))}")
    except BadBackup as problem:
        raise click.ClickException(str(problem)) from problem


@backup.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Bring a backup back, with the server stopped; what is there now is set aside first."""
    if not yes:
        click.confirm("Put this backup in the place of what is there now?", abort=True)
    try:
        passphrase = os.environ.get(PASSPHRASE, "")
        listed, point = restoring.restore(read_settings(), file, passphrase)
    except BadBackup as problem:
        raise click.ClickException(f"Nothing was restored: {problem}") from problem
    app = create_app()
    with app.app_context():
        migrate_quietly()
    click.echo(f"restored: {_summary(listed)}")
    if point:
        click.echo(f"what was there before: {point}")
    click.echo(
        "Phones notice at their next contact and send again what they still hold. A phone "
        "enrolled since this backup must be enrolled again; was one reported lost since then?"
    )


@click.command("import-queue")
@click.argument("files", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True)
def import_queue(files: tuple[Path, ...]) -> None:
    """Take in a device's queue that came as a file; harmless to repeat."""
    app = create_app()
    with app.app_context():
        migrate_quietly()
        for path in files:
            click.echo(f"{path}: {_taken(path)}")


def _taken(path: Path) -> str:
    keys, arrivals = (current_app.extensions[name] for name in ("keys", "arrivals"))
    try:
        taken = take_queue_file(path.read_bytes(), keys, arrivals, None, datetime.now(UTC))
    except Unreadable as problem:
        raise click.ClickException(
            f"{path} cannot be opened ({problem}): it is damaged, or made for another server. "
            "Export it again on the phone; the data is still there."
        ) from problem
    counted = ", ".join(f"{name} {taken[name]}" for name in taken if name != "want_blobs")
    return f"{counted}, photos still wanted {len(taken['want_blobs'])}"


def _summary(made: Manifest) -> str:
    photos = sum(member.name.startswith("photos/") for member in made.members)
    size = sum(member.size for member in made.members)
    heads = ", ".join(f"{head.lab_id[:8]} up to {head.pos}" for head in made.heads)
    return f"{photos} photos, {size / 1e6:.1f} MB, journal {heads or 'empty'}"
