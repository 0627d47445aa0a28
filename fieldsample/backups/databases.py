"""The database's part: a copy of one moment, and its way back."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

from fieldsample.backups.manifest import BadBackup, Head


def copy_of_one_moment(url: str, folder: Path) -> Path:
    """A consistent copy while the server goes on working: a SQLite file or a dump."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _copy_sqlite(Path(parsed.database or ""), folder / "database.sqlite")
    path = folder / "database.dump"
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={path}", _libpq(parsed))
    return path


def bring_back(copy: Path, url: str) -> None:
    """Put a copy in the database's place; raises BadBackup when it does not fit it."""
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite"
    if is_file != (copy.suffix == ".sqlite"):
        raise BadBackup("This backup is of the other kind of database than this server uses.")
    if is_file:
        target = Path(parsed.database or "")
        for beside in ("", "-wal", "-shm"):
            target.with_name(target.name + beside).unlink(missing_ok=True)
        _copy_sqlite(copy, target)
        return
    _run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--single-transaction",
        f"--dbname={_libpq(parsed)}",
        str(copy),
    )


def heads_and_schema(url: str, copy: Path) -> tuple[list[Head], str]:
    """Up to where the copy itself goes, lab by lab, and the schema it is of.

    A dump cannot be asked: there the heads are read before it is made, so they never exceed it.
    """
    source = f"sqlite:///{copy}" if copy.suffix == ".sqlite" else url
    engine = create_engine(source)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT lab_id, pos, hash FROM lab_head ORDER BY lab_id"))
        heads = [Head(*row) for row in rows]
        schema = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    engine.dispose()
    return heads, str(schema)


def _copy_sqlite(source: Path, target: Path) -> Path:
    """SQLite's online backup: the pages of one moment, whoever writes meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(source) as read, sqlite3.connect(target) as write:
        read.backup(write)
    read.close()
    write.close()
    return target


def _libpq(url: URL) -> str:
    """The address as PostgreSQL's own programs read it."""
    plain = url.set(drivername="postgresql")
    return plain.render_as_string(hide_password=False)


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - PostgreSQL's own programs with our own words
    except FileNotFoundError as missing:
        raise BadBackup(
            f"{command[0]} is not on this machine: install PostgreSQL's client programs."
        ) from missing
    if done.returncode:
        raise BadBackup(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
