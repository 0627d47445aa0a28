"""Databases of the bench: empty ones by the real migrations, and the raw driver beside them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import psycopg
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Table, make_url

from fieldsample import create_app
from fieldsample.config import Settings
from fieldsample.extensions import PRAGMAS, db
from tests.postgres import running_postgres

TEMPLATE = "bench_template"
HURRY = ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-1000000")
HURRIED = {"fsync": "off", "full_page_writes": "off", "max_wal_size": "'4GB'"}
Row = tuple[Any, ...]


class Raw(Protocol):
    """A plain driver connection, with the durability that the server has."""

    def rows(self, table: Table, where: str = "TRUE") -> list[Row]:
        """All columns of the rows, in the driver's own values."""

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """`executemany`, without a commit."""

    def load(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """The fastest way in that the driver has, without a commit."""

    def hurried(self) -> AbstractContextManager[Any]:
        """One transaction that a power cut may spoil, and that checks no foreign key."""

    def transaction(self) -> AbstractContextManager[Any]:
        """Committed at the end, as durably as the server does it."""

    def run(self, sql: str) -> None:
        """One statement."""


@dataclass(slots=True)
class RawSqlite:
    """sqlite3 itself, with the pragmas of the server."""

    path: str
    connection: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        for pragma in PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}")

    def rows(self, table: Table, where: str = "TRUE") -> list[Row]:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        asked = f'SELECT {names} FROM "{table.name}" WHERE {where}'  # noqa: S608 - names of our own tables
        return self.connection.execute(asked).fetchall()

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        self.connection.executemany(_insert(table, "?"), rows)

    def load(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        self.connection.executemany(_insert(table, "?"), rows)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        for pragma in HURRY:
            self.run(f"PRAGMA {pragma}")
        with self.transaction():
            yield
        for pragma in PRAGMAS:
            self.run(f"PRAGMA {pragma}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        yield
        self.connection.execute("COMMIT")

    def run(self, sql: str) -> None:
        self.connection.execute(sql)


@dataclass(slots=True)
class RawPostgres:
    """psycopg itself."""

    url: str
    connection: psycopg.Connection[Row] = field(init=False)

    def __post_init__(self) -> None:
        parts = make_url(self.url)
        self.connection = psycopg.connect(
            host=str(parts.query["host"]),
            user=parts.username,
            dbname=parts.database,
            autocommit=True,
        )

    def rows(self, table: Table, where: str = "TRUE") -> list[Row]:
        # JSON as text: psycopg would parse it, and the row could not go back as it came.
        names = ", ".join(
            f'"{column.name}"' + ("::text" if str(column.type) == "JSON" else "")
            for column in table.columns
        )
        asked = f'SELECT {names} FROM "{table.name}" WHERE {where}'  # noqa: S608 - names of our own tables
        return self.connection.execute(asked.encode()).fetchall()

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(_insert(table, "%s").encode(), rows)

    def load(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        copied = f'COPY "{table.name}" ({names}) FROM STDIN'
        with self.connection.cursor() as cursor, cursor.copy(copied.encode()) as copy:
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        for name, value in HURRIED.items():
            self.run(f"ALTER SYSTEM SET {name} = {value}")
        self.run("SELECT pg_reload_conf()")
        with self.transaction():
            self.run("SET LOCAL session_replication_role = replica")
            yield
        self.run("ALTER SYSTEM RESET ALL")
        self.run("SELECT pg_reload_conf()")
        self.run("CHECKPOINT")

    def transaction(self) -> AbstractContextManager[Any]:
        return self.connection.transaction()

    def run(self, sql: str) -> None:
        self.connection.execute(sql.encode())


@dataclass(frozen=True, slots=True)
class Databases:
    """One kind of database: makes empty ones, opens them raw."""

    kind: str
    folder: Path
    url_of: str
    server_pid: int | None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def empty(self) -> str:
        """The URL of a new database with every table and index, and no row."""
        name = f"bench{next(self.numbers)}"
        url = self.url_of.format(name=name)
        if self.server_pid is None:
            shutil.copy(self.folder / f"{TEMPLATE}.db", self.folder / f"{name}.db")
        else:
            self._create(name, TEMPLATE)
        return url

    @contextmanager
    def raw(self, url: str) -> Iterator[Raw]:
        """The plain driver on a database."""
        opened: RawSqlite | RawPostgres
        if self.server_pid is None:
            opened = RawSqlite(make_url(url).database or "")
        else:
            opened = RawPostgres(url)
        with closing(opened.connection):
            yield opened

    def prepare(self) -> None:
        """Make the template that `empty` copies, by the real migrations."""
        if self.server_pid is not None:
            self._create(TEMPLATE, "template1")
        with app_on(self.url_of.format(name=TEMPLATE), self.folder) as app, app.app_context():
            upgrade()

    def _create(self, name: str, template: str) -> None:
        with self.raw(self.url_of.format(name="postgres")) as raw:
            raw.run(f"CREATE DATABASE {name} TEMPLATE {template}")


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[Databases]:
    """SQLite files in `folder`, or a PostgreSQL started for the purpose, with fsync on."""
    folder.mkdir()
    running = running_postgres(durable=True) if kind == "postgresql" else nullcontext("")
    with running as url:
        if kind == "postgresql":
            made = Databases(kind, folder, url, _postmaster(url))
        else:
            made = Databases(kind, folder, f"sqlite:///{folder}/{{name}}.db", None)
        made.prepare()
        yield made


@contextmanager
def app_on(url: str, folder: Path) -> Iterator[Flask]:
    """The app in this process, for what is prepared and not measured."""
    hosts = frozenset({"localhost"})
    app = create_app(Settings(folder / "data", url, "http://localhost", hosts, disk_min_free=0))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _postmaster(url: str) -> int:
    socket_folder = Path(str(make_url(url.format(name="x")).query["host"]))
    return int((socket_folder / "d" / "postmaster.pid").read_text(encoding="ascii").split()[0])


def _insert(table: Table, mark: str) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join([mark] * len(table.columns))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names of our own tables
