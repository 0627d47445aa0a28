"""A PostgreSQL of the tests' own, from the installed binaries, on a socket in a fresh folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FLAGS = "-c listen_addresses='' -c max_connections=200 -c log_min_messages=fatal"
CARELESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def binaries() -> Path:
    """Where initdb and pg_ctl stand."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[str]:
    """A running server; gives the URL prefix to which a database name is added.

    Tests kill the server of the app, never this one, so it need not be `durable`; a bench does.
    """
    flags = FLAGS if durable else f"{FLAGS} {CARELESS}"
    # A short path: the name of a socket may have 107 bytes. Not below the checkout: initdb and
    # the server refuse root, and the postgres user may not be able to read there.
    folder = Path(tempfile.mkdtemp(prefix="fspg", dir="/tmp"))
    user = _owner()
    if user:
        shutil.chown(folder, user, user)
    try:
        _as(
            user,
            folder,
            "initdb",
            "-D",
            str(folder / "d"),
            "-U",
            "lab",
            "-A",
            "trust",
            "-E",
            "UTF8",
        )
        _as(
            user,
            folder,
            "pg_ctl",
            "-D",
            str(folder / "d"),
            "-w",
            "-o",
            f"{flags} -k {folder}",
            "start",
        )
        yield f"postgresql+psycopg://lab@/{{name}}?host={folder}"
        _as(user, folder, "pg_ctl", "-D", str(folder / "d"), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> str | None:
    """Whom the server runs as: root may not, so the postgres user of the package does."""
    if os.geteuid() != 0:
        return None
    return pwd.getpwnam("postgres").pw_name


def _as(user: str | None, folder: Path, program: str, *arguments: str) -> None:
    command = [str(binaries() / program), *arguments]
    if user:
        command = ["runuser", "-u", user, "--", *command]
    log = folder / "log"
    with log.open("ab") as out:
        done = subprocess.run(command, stdout=out, stderr=out, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{program} failed:\n{log.read_text(errors='replace')[-2000:]}")
