"""How migrations run: one transaction, and on SQLite with foreign keys off and checked after."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import NullPool, create_engine
from sqlalchemy.engine import Connection

from fieldsample import models  # noqa: F401 - so that every table is known
from fieldsample.extensions import db, engine_options, teach_sqlite
from fieldsample.models.types import UTCDateTime


class BrokenReferences(Exception):
    """A migration left rows that point to nothing; it was rolled back."""


def render_item(kind: str, item: Any, _autogen: object) -> str | bool:
    """Write our column type as the plain one, so that migrations stay free of app code."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def keep_foreign_keys_off(connection: Connection) -> None:
    """Once BEGIN is said the pragma does nothing: it must be said before.

    With foreign keys on, a batch migration of a parent table drops the old table and with it
    every child that says ON DELETE CASCADE.
    """
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and driver is not None:
        driver.execute("PRAGMA foreign_keys=OFF")


def check_foreign_keys(connection: Connection) -> None:
    """Roll back when a reference broke."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise BrokenReferences(broken)


def run() -> None:
    """Run the migrations on the app's database."""
    url = db.engine.url
    engine = create_engine(
        url,
        poolclass=NullPool,
        execution_options={"writes": True},
        connect_args=engine_options(str(url)).get("connect_args", {}),
    )
    if engine.dialect.name == "sqlite":
        teach_sqlite(engine)
    with engine.connect() as connection:
        keep_foreign_keys_off(connection)
        with connection.begin():
            # Inside: a context that finds a transaction begun leaves its end to it. Else Alembic
            # commits after each step on SQLite, and what the check finds is there to stay.
            context.configure(
                connection=connection,
                target_metadata=db.metadata,
                render_as_batch=True,
                render_item=render_item,
                compare_type=True,
            )
            before = context.get_context().get_current_heads()
            context.run_migrations()
            # Nothing has moved at most starts, and a large lab's rows take minutes to look through.
            if context.get_context().get_current_heads() != before:
                check_foreign_keys(connection)


run()
