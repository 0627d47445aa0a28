"""`fieldsample audit verify | export`: the chain walked, or handed over for others to walk."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from flask import current_app
from sqlalchemy.orm import Session

from fieldsample import create_app
from fieldsample.access import audit
from fieldsample.auditing import bundle, pictures, walking
from fieldsample.auditing.walking import Walk
from fieldsample.cli.serve import migrate_quietly
from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.queries.labs import names

KINDS = {
    "row_gone": "rows are missing",
    "chain_cut": "the chain is cut",
    "row_edited": "the row was edited",
    "words_gone": "what was said is gone",
    "words_edited": "what was said was edited",
    "chained_anew": "the journal was written anew behind a signed row",
    "checkpoint_forged": "a checkpoint was forged",
    "tail_gone": "the end is missing",
    "document_edited": "what devices are given was edited",
    "photo_damaged": "a photo is gone or holds other bytes",
}
MOST_SHOWN = 20


@click.group("audit")
def audit_group() -> None:
    """The journal walked from its first row, or handed over so that others can."""


@audit_group.command("verify")
@click.option("--lab", help="Only this lab, by id or name.")
@click.option("--without-photos", is_flag=True, help="Do not read the photos' bytes.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a lab.")
def verify(lab: str | None, without_photos: bool, as_json: bool) -> None:
    """Walk the whole chain; exit 1 and name the first broken row when something was changed."""
    app = create_app()
    broken = False
    with app.app_context():
        migrate_quietly()
        for lab_id, name in _chosen(lab):
            found = _verify_one(lab_id, name, not without_photos)
            click.echo(json.dumps(found, ensure_ascii=False) if as_json else _in_words(found))
            broken = broken or bool(found["breaks"])
    if broken:
        raise SystemExit(1)


@audit_group.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lab", help="Which lab, by id or name, where there are several.")
@click.option("--with-photos", is_flag=True, help="Put the photos in as well.")
def export(file: Path, lab: str | None, with_photos: bool) -> None:
    """Write a bundle that docs/verify_bundle.py checks without this program."""
    app = create_app()
    with app.app_context():
        migrate_quietly()
        chosen = _chosen(lab)
        if len(chosen) != 1:
            raise click.ClickException("There are several labs here: say which with --lab.")
        made = _export_one(chosen[0][0], file, with_photos)
    click.echo(f"{file}: {made.rows} rows, {made.checkpoints} checkpoints, {made.photos} photos")


def _export_one(lab_id: str, file: Path, with_photos: bool) -> bundle.Bundle:
    now = datetime.now(UTC)
    photos = current_app.extensions["photos"] if with_photos else None
    key = current_app.extensions["keys"].public()["receipt"]
    made = bundle.write_bundle(reading(), lab_id, key, file, now, photos, _progress("written"))
    with writing() as session:
        audit.note(session, "audit_exported", now, lab_id=lab_id, object_=str(made.rows))
    return made


def _chosen(lab: str | None) -> list[tuple[str, str]]:
    known = [(lab_id, name) for lab_id, name in sorted(names(reading()).items())]
    chosen = [pair for pair in known if lab is None or lab in pair]
    if not chosen:
        raise click.ClickException("No lab of that id or name is here.")
    return chosen


def _verify_one(lab_id: str, name: str, with_photos: bool) -> dict[str, Any]:
    session: Session = reading()
    started = time.perf_counter()
    verify_sig = current_app.extensions["keys"].verify
    walked = walking.walk(session, lab_id, verify_sig, _progress("walked"))
    seconds = time.perf_counter() - started
    found = _facts(walked, name) | {"rows_per_second": round(walked.rows / max(seconds, 1e-9))}
    if with_photos:
        store = current_app.extensions["photos"]
        found["photos"], bad = pictures.damaged(session, lab_id, store)
        found["breaks"] += [{"pos": None, "kind": "photo_damaged", "what": sha} for sha in bad]
    return found


def _facts(walked: Walk, name: str) -> dict[str, Any]:
    breaks = [{"pos": one.pos, "kind": one.kind, "what": one.what} for one in walked.breaks]
    counts = {
        key: getattr(walked, key) for key in ("rows", "checkpoints", "signed_to", "documents")
    }
    return {"lab_id": walked.lab_id, "lab": name, **counts, "breaks": breaks}


def _progress(word: str) -> Any:
    """Long work says how far it is, on the error stream, so that output stays clean."""

    def tell(count: int) -> None:
        if count % 20_000 == 0:
            click.echo(f"  {count:,} rows {word} …", err=True)

    return tell


def _in_words(found: dict[str, Any]) -> str:
    read = f"{found['rows']:,} rows ({found['rows_per_second']:,} a second)"
    read += f", {found['documents']:,} documents, {found.get('photos', 0):,} photos"
    signed = f"{found['checkpoints']} signed checkpoints, the last at {found['signed_to']}"
    if not found["breaks"]:
        return f"{found['lab']}: whole. {read}, {signed}."
    lines = [f"{found['lab']}: BROKEN. {read}, {signed}."]
    for number, one in enumerate(found["breaks"][:MOST_SHOWN]):
        at = "" if one["pos"] is None else f"position {one['pos']}: "
        first = "first: " if number == 0 else ""
        lines.append(f"  {first}{at}{KINDS[one['kind']]} ({one['what']})")
    rest = len(found["breaks"]) - MOST_SHOWN
    return "\n".join([*lines, f"  … and {rest} more"] if rest > 0 else lines)
