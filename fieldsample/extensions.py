"""The database and its manners: SQLite's pragmas, PostgreSQL's time-outs, migrations, the API."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import orjson
from flask import Flask
from flask_compress import Compress
from flask_migrate import Migrate
from flask_smorest import Api
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, Session

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000")
POSTGRES_TIMEOUTS = "-c lock_timeout=5000 -c statement_timeout=10000 -c timezone=UTC"


class Base(DeclarativeBase):
    """Every table's ancestor; names of constraints are fixed so that migrations can find them."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base)
migrate = Migrate()
api = Api()
compress = Compress()

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


def reading() -> Session:
    """The request's own session, for answers: it begins plainly and never waits for a writer."""
    return db.session()


def dump_json(value: Any) -> str:
    """JSON as the database keeps it: compact UTF-8."""
    return orjson.dumps(value).decode()


def load_json(value: Any) -> Any:
    """JSON from the database; SQLite hands a bare number back as a number, and expects this."""
    if not isinstance(value, str | bytes):
        raise TypeError(type(value))
    return orjson.loads(value)


def engine_options(url: str) -> dict[str, Any]:
    """Options of the engine for a database URL."""
    common: dict[str, Any] = {"json_serializer": dump_json, "json_deserializer": load_json}
    if url.startswith("postgresql"):
        pool = {"pool_size": 20, "max_overflow": 60, "pool_pre_ping": True, "pool_timeout": 10}
        return {**common, **pool, "connect_args": {"options": POSTGRES_TIMEOUTS}}
    return {**common, "pool_size": 80, "max_overflow": 0, "pool_timeout": 10}


def init_database(app: Flask) -> None:
    """Attach the database, and teach a SQLite engine its manners."""
    db.init_app(app)
    migrate.init_app(app, db, directory=app.config["MIGRATIONS"], render_as_batch=True)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            teach_sqlite(db.engine)


def teach_sqlite(engine: Engine) -> None:
    """Say BEGIN ourselves: plain for readers, IMMEDIATE for those who announced writing.

    A deferred transaction that reads first cannot be upgraded by waiting ("database is locked").
    """

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
