"""What every test may ask for: a database made by the real migrations, an app, and the cast.

Alice leads the lab, Bob and Bea sample for her, Rita receives; Charlie belongs to another lab.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask_migrate import upgrade
from hypothesis import settings
from sqlalchemy import create_engine, text

from fieldsample import create_app
from fieldsample.config import Settings
from fieldsample.extensions import db
from tests.cast import Cast, Seats, found_cast, seated, seats_of
from tests.postgres import running_postgres

# A deadline would measure the machine and what else it does, not the program.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

MakeUrl = Callable[[], str]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One empty SQLite file, built by the real migrations once a run."""
    folder = tmp_path_factory.mktemp("template")
    _migrate(settings_for(folder, f"sqlite:///{folder / 'fieldsample.db'}"))
    return folder / "fieldsample.db"


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running PostgreSQL with one migrated database to copy from."""
    with running_postgres() as url:
        _create_database(url, "template_fs", "template1")
        folder = tmp_path_factory.mktemp("pgtemplate")
        _migrate(settings_for(folder, url.format(name="template_fs")))
        yield url


@dataclass(frozen=True, slots=True)
class Stage:
    """A database in which the cast stands already: its URL or file, its data, its tokens."""

    database: str
    data: Path
    seats: Seats


@pytest.fixture(scope="session")
def sqlite_stage(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The cast founded once a run, to be copied with its lab."""
    folder = tmp_path_factory.mktemp("stage")
    url = _copy_sqlite(sqlite_template, folder)
    return Stage(str(folder / "fieldsample.db"), folder / "data", _set_stage(url, folder / "data"))


@pytest.fixture(scope="session")
def postgres_stage(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The same on PostgreSQL."""
    data = tmp_path_factory.mktemp("pgstage") / "data"
    _create_database(postgres_url, "stage_fs", "template_fs")
    return Stage("stage_fs", data, _set_stage(postgres_url.format(name="stage_fs"), data))


def _set_stage(url: str, data: Path) -> Seats:
    # To its end: what is still open in the app would not be in the copies.
    (seats,) = [seats_of(found_cast(app)) for app in running_app(settings_for(data, url))]
    return seats


def _stage(request: pytest.FixtureRequest) -> Stage:
    kind = request.node.callspec.params["database_url"]
    stage: Stage = request.getfixturevalue(f"{kind}_stage")
    return stage


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database; every test that asks for it runs on both kinds.

    Where the test has the cast, it is a copy of one in which the cast was founded.
    """
    if "cast" in request.fixturenames:
        shutil.copytree(_stage(request).data, tmp_path / "data", dirs_exist_ok=True)
    if request.param == "postgres":
        template = _stage(request).database if "cast" in request.fixturenames else "template_fs"
        return _copy_postgres(request.getfixturevalue("postgres_url"), template)
    if "cast" in request.fixturenames:
        return _copy_sqlite(Path(_stage(request).database), tmp_path)
    return _copy_sqlite(request.getfixturevalue("sqlite_template"), tmp_path)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database, for what has nothing to do with the database."""
    return _copy_sqlite(sqlite_template, tmp_path)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The app on a fresh database."""
    yield from running_app(settings_for(tmp_path / "data", database_url))


@pytest.fixture
def cast(app: Flask, request: pytest.FixtureRequest) -> Cast:
    """Two labs with their people, each with a device."""
    return seated(app, _stage(request).seats)


def settings_for(data: Path, url: str) -> Settings:
    """Settings of an app in a test."""
    return Settings(data, url, "http://localhost", frozenset({"localhost"}), disk_min_free=0)


def running_app(settings: Settings) -> Iterator[Flask]:
    """An app whose connections are given back at the end."""
    app = create_app(settings)
    app.testing = False  # errors leave as they would in the lab
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _migrate(settings: Settings) -> None:
    for app in running_app(settings):
        with app.app_context():
            upgrade()


def _copy_sqlite(template: Path, folder: Path) -> str:
    copy = folder / "fieldsample.db"
    shutil.copy(template, copy)
    return f"sqlite:///{copy}"


def _copy_postgres(url: str, template: str) -> str:
    name = f"t{uuid4().hex}"
    _create_database(url, name, template)
    return url.format(name=name)


def _create_database(url: str, name: str, template: str) -> None:
    engine = create_engine(url.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
