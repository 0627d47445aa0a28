"""Worlds: a lab on a database of its own, its people with devices, and a server to be killed."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Engine, create_engine, text

from fieldsample import create_app
from fieldsample.config import Settings
from fieldsample.domain.labels import draw_codes
from fieldsample.entrance.enrolling import make_token
from fieldsample.entrance.founding import Founding, found
from fieldsample.entrance.staff import take_on
from fieldsample.extensions import db
from fieldsample.journal.door import open_door

Json = dict[str, Any]
TEMPLATE = "faults_template"
CODES_EACH, CODES_SHARED = 150, 12
SAMPLERS, RECEIVERS = 4, 2
"""The last sampler is stopped by the manager while the round goes on."""
ROLES = [*([["sampler"]] * SAMPLERS), ["receiver"], ["receiver", "analyst"]]
"""The second receiver stands at the bench as well, and has its blind items."""


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Member:
    """A person with one device."""

    role: str
    lab_id: str
    person_id: str
    device_id: str
    token: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lab:
    """What every world starts from."""

    lab_id: str
    members: list[Member]
    codes: list[list[str]]
    shared: list[str]
    key: Json


@dataclass(slots=True)
class Worlds:
    """Makes worlds from one template, on one kind of database."""

    kind: str
    folder: Path
    url_of: str
    lab: Lab = field(init=False)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        if self.kind == "postgres":
            self.execute(f"CREATE DATABASE {TEMPLATE}")
        with _app_on(self._url(TEMPLATE), self.folder / "template") as app, app.app_context():
            upgrade()
            self.lab = found_with_staff(app)

    def make(self) -> World:
        """A new world: empty but for its people, labels and sites."""
        name = f"world{next(self.numbers)}"
        world = World(name, self.kind, self.folder / name, self._url(name))
        shutil.copytree(self.folder / "template", world.data)
        self.copy(TEMPLATE, name)
        return world

    def copy(self, source: str, name: str) -> str:
        """Another database with the same content; on PostgreSQL its server must be down."""
        if self.kind == "postgres":
            self.execute(f"CREATE DATABASE {name} TEMPLATE {source}")
        else:
            paths = (self.folder / f"{each}.db" for each in (source, name))
            one, other = (closing(sqlite3.connect(path, timeout=20)) for path in paths)
            with one as read, other as written:
                read.backup(written)
        return self._url(name)

    def drop(self, name: str) -> None:
        """A world that has been judged leaves no bytes."""
        if self.kind == "postgres":
            self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        shutil.rmtree(self.folder / name, ignore_errors=True)
        for path in self.folder.glob(f"{name}.db*"):
            path.unlink()

    def execute(self, sql: str) -> None:
        """One statement on PostgreSQL's own database."""
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(sql))
        engine.dispose()

    def _url(self, name: str) -> str:
        if self.kind == "postgres":
            return self.url_of.format(name=name)
        return f"sqlite:///{self.folder / name}.db"


@dataclass(slots=True)
class World:
    """One lab's database, data folder and place for clients."""

    name: str
    kind: str
    folder: Path
    url: str
    port: int = field(default_factory=free_port)

    @property
    def data(self) -> Path:
        """The server's data folder."""
        return self.folder / "data"

    @property
    def control(self) -> Path:
        """The file that tells clients what time of the day it is."""
        return self.folder / "phase"

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """The database itself, for who judges or disturbs."""
        # A server under test may hold SQLite's one writer longer than the driver's five seconds.
        patient = {"timeout": 60} if self.url.startswith("sqlite") else {}
        engine = create_engine(self.url, connect_args=patient)
        yield engine
        engine.dispose()


@contextmanager
def _app_on(url: str, data: Path) -> Iterator[Flask]:
    hosts = frozenset({"localhost"})
    app = create_app(Settings(data, url, "http://localhost", hosts, disk_min_free=0))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def found_with_staff(app: Flask) -> Lab:
    """A lab with its people, a device each, and their rolls of labels."""
    made = found(Founding("Faults", "HZ", "Asia/Shanghai", "Leader"))
    lab_id = str(made["lab_id"])
    members = [_member("manager", lab_id, made["person_id"], ["admin", "manager"])]
    for number in range(SAMPLERS + RECEIVERS):
        roles = ROLES[number]
        person = take_on(lab_id, f"{roles[0]} {number}", roles)
        members.append(_member(roles[0], lab_id, person, roles))
    codes = [draw_codes("HZ", CODES_EACH) for _ in range(SAMPLERS)]
    shared = draw_codes("HZ", CODES_SHARED)
    with open_door(lab_id) as batch:
        for number, roll in enumerate([*codes, shared]):
            holder = members[1 + number].person_id if number < SAMPLERS else None
            body = {"codes": roll, "issued_to": holder}
            batch.say(
                "label_roll.issue",
                _roll_id(number),
                body,
                actor=members[0].person_id,
                role="manager",
            )
    key = app.extensions["keys"].public()["receipt"]
    return Lab(lab_id, members, codes, shared, json.loads(json.dumps(key)))


def _member(role: str, lab_id: str, person_id: str, roles: list[str]) -> Member:
    made = make_token(lab_id, person_id, roles, "faults")
    return Member(role, lab_id, person_id, made["device_id"], made["token"], tuple(roles))


def _roll_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"
