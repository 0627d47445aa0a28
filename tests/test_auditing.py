"""The auditor: whatever is changed behind the door's back is named, by us and by fifty lines."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import current_app
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from fieldsample.auditing import bundle, pictures, walking
from fieldsample.auditing.walking import Walk
from fieldsample.cli import audits
from fieldsample.extensions import db, reading
from fieldsample.journal import checkpoints
from fieldsample.journal.chain import digest, envelope_digest, row_hash
from fieldsample.journal.door import writing
from fieldsample.models.journal import (
    Checkpoint,
    Document,
    JournalRow,
    LabHead,
    Operation,
    Quarantine,
)
from tests.cast import Cast, issue_roll, new_id, sample_body
from tests.test_blobs import picture, say_photo, send

SCRIPT = Path(__file__).parent.parent / "docs" / "verify_bundle.py"


def a_morning(cast: Cast) -> None:
    """Samples, labels, a hold, a quarantine: every sort of row."""
    codes = issue_roll(cast.alice, 3)
    for code in codes:
        sample = new_id()
        cast.rita.say("sample.receive", None, {"label": code})
        cast.bob.say("sample.create", sample, sample_body())
        body = {"sample": sample, "code": code, "item_kind": "A"}
        cast.bob.say("label.bind", new_id(), body)
    cast.bob.say("sample.reject", new_id(), {"reason": "R01"})
    sign_now(cast)


def sign_now(cast: Cast) -> None:
    with cast.app.app_context(), writing() as session:
        head = session.get_one(LabHead, cast.bob.lab_id)
        checkpoints.sign(session, head, datetime.now(UTC))


def walked(cast: Cast) -> Walk:
    with cast.app.app_context():
        keys = current_app.extensions["keys"]
        return walking.walk(reading(), cast.bob.lab_id, keys.verify)


def tamper(cast: Cast, change: Callable[[Session], Any]) -> None:
    with cast.app.app_context():
        db.session.remove()
        with writing() as session:
            change(session)


def at(cast: Cast, pos: int) -> Any:
    return (JournalRow.lab_id == cast.bob.lab_id) & (JournalRow.pos == pos)


def position_of(cast: Cast, kind: str) -> tuple[int, str]:
    """Where the first operation of a kind stands, and its id."""
    query = (
        select(JournalRow.pos, Operation.op_id)
        .join(Operation, (Operation.op_id == JournalRow.op_id))
        .where(Operation.lab_id == cast.bob.lab_id, Operation.kind == kind)
        .where(JournalRow.lab_id == cast.bob.lab_id)
    )
    with cast.app.app_context():
        pos, op_id = reading().execute(query.order_by(JournalRow.pos)).first() or (0, "")
    return pos, op_id


def rechain(session: Session, lab_id: str, start: int) -> None:
    """What a careful forger does: every row behind the changed one is worked out anew."""
    query = select(JournalRow).where(JournalRow.lab_id == lab_id, JournalRow.pos >= start)
    head = session.get_one(LabHead, lab_id)
    prev = session.get_one(JournalRow, (lab_id, start - 1)).hash
    for row in session.scalars(query.order_by(JournalRow.pos)):
        row.prev = prev
        row.hash = prev = row_hash(vars(row))
    head.hash = prev


def test_an_untouched_journal_is_whole_and_its_checkpoints_hold(cast: Cast) -> None:
    a_morning(cast)

    found = walked(cast)

    assert found.breaks == []
    assert found.rows > 10
    assert found.documents > 5
    assert found.checkpoints >= 1
    assert found.signed_to == found.rows


def test_an_edited_body_is_named_with_its_operation(cast: Cast) -> None:
    a_morning(cast)
    pos, op_id = position_of(cast, "sample.create")

    tamper(
        cast,
        lambda s: s.execute(update(Operation).where(Operation.op_id == op_id).values(body="{}")),
    )

    first = walked(cast).breaks[0]
    assert (first.pos, first.kind) == (pos, "words_edited")
    assert op_id in first.what


def test_an_edited_envelope_is_named(cast: Cast) -> None:
    a_morning(cast)
    pos, op_id = position_of(cast, "label.bind")

    forged = {"device_time": "2020-01-01T00:00:00+08:00"}
    tamper(
        cast,
        lambda s: s.execute(update(Operation).where(Operation.op_id == op_id).values(**forged)),
    )

    assert (walked(cast).breaks[0].pos, walked(cast).breaks[0].kind) == (pos, "words_edited")


def test_a_tampered_row_is_named(cast: Cast) -> None:
    a_morning(cast)

    tamper(cast, lambda s: s.execute(update(JournalRow).where(at(cast, 7)).values(actor=new_id())))

    assert [(one.pos, one.kind) for one in walked(cast).breaks] == [(7, "row_edited")]


def test_a_deleted_row_is_named(cast: Cast) -> None:
    a_morning(cast)

    tamper(cast, lambda s: s.execute(delete(JournalRow).where(at(cast, 5))))

    assert (walked(cast).breaks[0].pos, walked(cast).breaks[0].kind) == (5, "row_gone")


def test_a_deleted_operation_is_named(cast: Cast) -> None:
    a_morning(cast)
    pos, op_id = position_of(cast, "label_roll.issue")

    tamper(cast, lambda s: s.execute(delete(Operation).where(Operation.op_id == op_id)))

    assert (walked(cast).breaks[0].pos, walked(cast).breaks[0].kind) == (pos, "words_gone")


def test_bytes_in_quarantine_are_bound_too(cast: Cast) -> None:
    a_morning(cast)

    tamper(cast, lambda s: s.execute(update(Quarantine).values(raw=b"{}")))

    assert {one.kind for one in walked(cast).breaks} == {"words_edited"}


def test_a_tail_that_was_chained_anew_differs_from_what_the_server_signed(cast: Cast) -> None:
    a_morning(cast)
    pos, op_id = position_of(cast, "sample.create")

    def forge(session: Session) -> None:
        row = session.get_one(JournalRow, (cast.bob.lab_id, pos))
        operation = session.get_one(Operation, (cast.bob.lab_id, op_id))
        operation.body = operation.body.replace("sample_type", "sample_kind")
        operation.body_sha256 = row.body_sha256 = digest(operation.body)
        rechain(session, cast.bob.lab_id, pos)

    tamper(cast, forge)

    kinds = {one.kind for one in walked(cast).breaks}
    assert kinds == {"chained_anew"}


def test_a_forged_checkpoint_is_seen(cast: Cast) -> None:
    a_morning(cast)

    tamper(cast, lambda s: s.execute(update(Checkpoint).values(hash="f" * 64)))

    assert {one.kind for one in walked(cast).breaks} == {"checkpoint_forged"}


def test_a_cut_off_tail_is_named_even_when_the_head_was_moved_back(cast: Cast) -> None:
    a_morning(cast)
    last = walked(cast).rows

    def cut(session: Session) -> None:
        session.execute(delete(JournalRow).where(at(cast, last)))
        head = session.get_one(LabHead, cast.bob.lab_id)
        before = session.get_one(JournalRow, (cast.bob.lab_id, last - 1))
        head.pos, head.hash = before.pos, before.hash

    tamper(cast, cut)

    assert "tail_gone" in {one.kind for one in walked(cast).breaks}


def test_a_document_that_says_something_else_is_named(cast: Cast) -> None:
    a_morning(cast)

    def edit(session: Session) -> None:
        document = session.scalars(select(Document).where(Document.collection == "samples")).first()
        assert document is not None
        document.doc = (document.doc or "").replace("received", "rejected")
        document.doc_sha256 = digest(document.doc)

    tamper(cast, edit)

    assert {one.kind for one in walked(cast).breaks} == {"document_edited"}


def test_a_photo_with_other_bytes_is_named(cast: Cast) -> None:
    original = picture(200)
    name = say_photo(cast.bob, original, new_id())
    send(cast.bob, name, original)
    with cast.app.app_context():
        store = current_app.extensions["photos"]
        assert pictures.damaged(reading(), cast.bob.lab_id, store) == (1, [])
        path: Path = store.path(cast.bob.lab_id, name)
        path.chmod(0o600)
        path.write_bytes(b"another picture")
        assert pictures.damaged(reading(), cast.bob.lab_id, store) == (1, [name])


def make_bundle(cast: Cast, path: Path) -> None:
    with cast.app.app_context():
        db.session.remove()
        key = current_app.extensions["keys"].public()["receipt"]
        store = current_app.extensions["photos"]
        bundle.write_bundle(reading(), cast.bob.lab_id, key, path, datetime.now(UTC), store)


def run_script(path: Path) -> subprocess.CompletedProcess[str]:
    """As a third party runs it: bare Python, none of our packages."""
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_fifty_lines_without_our_program_find_a_bundle_whole(cast: Cast, tmp_path: Path) -> None:
    a_morning(cast)
    original = picture(200)
    send(cast.bob, say_photo(cast.bob, original, new_id()), original)
    sign_now(cast)

    make_bundle(cast, tmp_path / "bundle.zip")
    ran = run_script(tmp_path / "bundle.zip")

    assert ran.returncode == 0, ran.stderr
    assert "1 photos" in ran.stdout
    assert len(SCRIPT.read_text().splitlines()) <= 50


@pytest.mark.parametrize("kind", ["body", "row", "rechained", "signature"])
def test_fifty_lines_name_what_was_changed(cast: Cast, tmp_path: Path, kind: str) -> None:
    a_morning(cast)
    pos, op_id = position_of(cast, "sample.create")

    def change(session: Session) -> None:
        row = session.get_one(JournalRow, (cast.bob.lab_id, pos))
        operation = session.get_one(Operation, (cast.bob.lab_id, op_id))
        if kind == "body":
            operation.body = "{}"
        if kind == "row":
            row.actor = new_id()
        if kind == "rechained":
            row.actor = operation.actor = new_id()
            operation.envelope_sha256 = row.envelope_sha256 = envelope_digest(operation)
            rechain(session, cast.bob.lab_id, pos)
        if kind == "signature":
            session.execute(update(Checkpoint).values(sig="A" * 86))

    tamper(cast, change)
    make_bundle(cast, tmp_path / "bundle.zip")
    ran = run_script(tmp_path / "bundle.zip")

    expected = {
        "body": f"position {pos}: what was said was edited",
        "row": f"position {pos}: the row was edited",
        "rechained": "the server signed another hash",
        "signature": "the signature is not the server's",
    }
    assert ran.returncode == 1
    assert expected[kind] in ran.stderr


def test_the_command_says_in_words_what_is_broken_and_ends_with_one(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_morning(cast)
    monkeypatch.setattr(audits, "create_app", lambda: cast.app)
    monkeypatch.setattr(audits, "migrate_quietly", lambda: None)
    whole = CliRunner().invoke(audits.audit_group, ["verify", "--lab", "Lab One"])
    tamper(cast, lambda s: s.execute(update(JournalRow).where(at(cast, 7)).values(actor=new_id())))
    broken = CliRunner().invoke(audits.audit_group, ["verify", "--lab", cast.bob.lab_id])
    told = CliRunner().invoke(audits.audit_group, ["verify", "--lab", "Lab One", "--json"])

    assert whole.exit_code == 0
    assert "Lab One: whole." in whole.output
    assert broken.exit_code == 1
    assert "first: position 7: the row was edited" in broken.output
    assert json.loads(told.output)["breaks"][0]["pos"] == 7
