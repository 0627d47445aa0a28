"""The command line: init, run, token, person, import, backup, audit."""

from __future__ import annotations

import sys

import click

from fieldsample.cli import audits, backups, people, serve, sheets
from fieldsample.config import WrongSetting
from fieldsample.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fieldsample")
def commands() -> None:
    """Field sampling for food, farm-produce and drinking-water laboratories."""


commands.add_command(serve.init)
commands.add_command(serve.run)
commands.add_command(people.token)
commands.add_command(people.person)
commands.add_command(sheets.import_)
commands.add_command(backups.backup)
commands.add_command(backups.import_queue)
commands.add_command(audits.audit_group)


def main() -> None:
    """Run a command; what goes wrong is said in one line."""
    try:
        commands(standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except click.Abort:
        sys.exit(130)
    except WrongSetting as problem:
        click.echo(f"fieldsample: {problem}", err=True)
        sys.exit(2)
