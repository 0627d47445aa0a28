"""`fieldsample import`: spreadsheets of the lab, checked whole before anything is kept."""

from __future__ import annotations

import click


@click.group("import")
def import_() -> None:
    """Import spreadsheets; with --dry-run nothing is kept."""
