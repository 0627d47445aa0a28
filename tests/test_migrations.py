"""A database of before comes to this release with all that it holds, and starts at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from fieldsample.extensions import db
from tests.cast import Cast, new_id
from tests.conftest import running_app, settings_for
from tests.test_store_answers import fridge, read

BEFORE = "0010"


def test_a_reading_of_before_is_found_in_the_log_at_its_moment(app: Flask, cast: Cast) -> None:
    place = fridge(cast, "2026-10-01T08:00")
    read(cast, place, "2026-10-03T19:30", 1.9)
    log = f"/api/v1/places/{place}/log?month=2026-10"
    told = cast.rita.get(log)["readings"]

    with app.app_context():
        downgrade(revision=BEFORE)
        upgrade()

    assert [one["value"] for one in told] == [1.9]
    assert cast.rita.get(log)["readings"] == told


def test_a_row_that_points_to_nothing_stops_a_migration_but_no_start(
    sqlite_url: str, tmp_path: Path
) -> None:
    for app in running_app(settings_for(tmp_path / "data", sqlite_url)):
        refuse_and_start(app)


def refuse_and_start(app: Flask) -> None:
    with app.app_context():
        downgrade(revision=BEFORE)
        lose_a_sample()

        with pytest.raises(Exception, match="item"):
            upgrade()

        stands = db.session.scalar(text("SELECT version_num FROM alembic_version"))
        assert stands == BEFORE, "it was rolled back"
        upgrade(revision=BEFORE)  # nothing moves, so nothing is looked through


def lose_a_sample() -> None:
    """An item of a sample that nobody has."""
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        columns = driver.execute("PRAGMA table_info(item)").fetchall()
        given = {
            name: new_id()
            for _, name, _, needed, default, _ in columns
            if needed and default is None
        }
        names, marks = ", ".join(given), ", ".join("?" * len(given))
        driver.execute(f"INSERT INTO item ({names}) VALUES ({marks})", list(given.values()))
        driver.commit()
        driver.execute("PRAGMA foreign_keys=ON")
