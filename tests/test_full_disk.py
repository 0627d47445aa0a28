"""A full disk under SQLite: said in words, nothing half stored, over as soon as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from fieldsample.extensions import db, reading
from tests import laws
from tests.cast import found_cast, new_id, sample_body
from tests.conftest import running_app, settings_for


@pytest.fixture
def lab(sqlite_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The app on SQLite, whose files can be given a limit."""
    yield from running_app(settings_for(tmp_path / "data", sqlite_url))


@contextmanager
def no_room(app: Flask) -> Iterator[None]:
    """Not one page more than the database has."""

    def limit(connection: Any, *_about: Any) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    def lift(connection: Any, *_about: Any) -> None:
        connection.execute("PRAGMA max_page_count=1000000")

    with app.app_context():
        engine = db.engine
    event.listen(engine, "checkout", limit)
    yield
    event.remove(engine, "checkout", limit)
    event.listen(engine, "checkout", lift)


def test_a_full_disk_is_said_in_words_and_nothing_is_half_stored(lab: Flask) -> None:
    cast = found_cast(lab)
    large = sample_body(note="x" * 2000)
    made = [cast.bob.operation("sample.create", new_id(), large) for _ in range(60)]

    with no_room(lab):
        refused = cast.bob.post(
            "/api/v1/sync/push", {"proto": "fieldsample-sync/1", "ops": made}, 507
        )
    results = cast.bob.push(*made)

    assert refused["error"]["code"] == "disk_full"
    assert {(result["status"], result["duplicate"]) for result in results} == {("accepted", False)}
    with lab.app_context():
        laws.all_laws(reading(), cast.bob.lab_id, made)
