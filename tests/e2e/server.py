"""The lab's server as it really runs: a process that can be killed, and started again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

COMMAND = Path(sys.executable).parent / "fieldsample"
STARTS_WITHIN_S = 60


class Server:
    """`fieldsample run` on a data folder and a port that stay the same over its deaths."""

    def __init__(self, data: Path, *options: str, within_s: float = STARTS_WITHIN_S) -> None:
        self.data = data
        self.options = options
        self.within_s = within_s
        self.port = free_port()
        self.origin = f"http://localhost:{self.port}"
        self.log = data.with_name("server.log")
        self.settings = {
            **os.environ,
            "FIELDSAMPLE_DATA": str(data),
            "FIELDSAMPLE_DISK_MIN_FREE": "0",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [COMMAND, "run", "--port", str(self.port), *self.options],
                env=self.settings,
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that its workers die with it
            )
        end = time.monotonic() + self.within_s
        while not self._answers():
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut would: no farewell, nothing finished."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)
            self.process = None

    def set_up_address(self) -> str:
        """The one-time address that the server printed for whoever installs it."""
        printed = re.findall(r"http://\S+/set-up#\S+", self.log.read_text(encoding="utf-8"))
        return str(printed[-1])

    def command(self, *arguments: str) -> str:
        """Another command of the same lab, as its administrator types it."""
        done = subprocess.run(
            [COMMAND, *arguments], env=self.settings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def database_url(self) -> str:
        """Where the lab's data stands."""
        return f"sqlite:///{self.data / 'fieldsample.db'}"

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.origin}/livez", timeout=5):
                return True
        except OSError:
            return False


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
