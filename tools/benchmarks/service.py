"""The real server of the bench: `fieldsample run` as a process of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.benchmarks.machine import cpu_seconds

STARTS_WITHIN_S = 60
COMMAND = Path(sys.executable).parent / "fieldsample"


@dataclass(frozen=True, slots=True)
class Service:
    """A running server and what it costs."""

    port: int
    pid: int
    database_pid: int | None

    def cpu(self) -> tuple[float, float | None]:
        """Processor seconds so far: the server's, and its PostgreSQL's."""
        database = None if self.database_pid is None else cpu_seconds(self.database_pid)
        return cpu_seconds(self.pid), database


@contextmanager
def serving(url: str, data: Path, database_pid: int | None = None) -> Iterator[Service]:
    """The server on a database, until the end of the block."""
    port = free_port()
    settings = {
        **os.environ,
        "FIELDSAMPLE_DATA": str(data),
        "FIELDSAMPLE_DATABASE_URL": url,
        "FIELDSAMPLE_DISK_MIN_FREE": "0",
    }
    with (data.parent / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [COMMAND, "run", "--port", str(port)], env=settings, stdout=log, stderr=log
        )
    try:
        _wait_for(port, process)
        yield Service(port, process.pid, database_pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end and process.poll() is None:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/livez")
            line.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            line.close()
            return
    raise RuntimeError("the server did not start; its words stand in server.log")
