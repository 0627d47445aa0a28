"""The cradle: a process that has imported everything once, and forks servers and clients from it.

A killed server is back after a quarter of a second instead of three, so a run sees ten times as
many deaths. What is forked has its own process group, and dies with it.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Errand = dict[str, Any]
PR_SET_CHILD_SUBREAPER = 36
ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Process:
    """Something that was forked: alive until it ends or is killed."""

    pid: int
    watch: int

    def is_alive(self) -> bool:
        """Whether it still runs."""
        return not self.wait(0)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended within that time."""
        if self.watch >= 0 and select.select([self.watch], [], [], seconds)[0]:
            os.close(self.watch)
            self.watch = -1
        return self.watch < 0

    def strike(self) -> None:
        """End it, with all that it started, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def kill(self) -> None:
        """Strike it, and see it dead."""
        self.strike()
        self.wait(30)


class Cradle:
    """Asks the forking process for servers and clients."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.faults.cradle"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            start_new_session=True,
        )

    def start(self, errand: Errand) -> Process:
        """Fork a process that does the errand."""
        with self._turn:
            given, taken = self._process.stdin, self._process.stdout
            assert given is not None, "a pipe was asked for"  # noqa: S101 - says it to mypy
            assert taken is not None, "a pipe was asked for"  # noqa: S101 - says it to mypy
            given.write(json.dumps(errand) + "\n")
            given.flush()
            pid = int(taken.readline())
        try:
            return Process(pid, os.pidfd_open(pid))
        except ProcessLookupError:  # it has ended before we looked
            return Process(pid, -1)

    def close(self) -> None:
        """End it, and with it whatever it forked."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()


def rock(errands: dict[str, Callable[[Errand], None]]) -> None:
    """Fork on demand until nobody asks any more; then nothing of it stays."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried by the system
    born: list[int] = []
    for line in sys.stdin:
        errand = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(errand, errands)
        with suppress(ProcessLookupError, PermissionError):
            os.setpgid(pid, pid)
        born.append(pid)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
    for pid in born:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def _live(errand: Errand, errands: dict[str, Callable[[Errand], None]]) -> None:
    os.setpgid(0, 0)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(Path(errand["log"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, place in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, place)
    try:
        errands[errand["what"]](errand)
    except BaseException as problem:  # whatever it is, a fork never returns into the cradle
        import traceback  # noqa: PLC0415 - only when something is wrong

        traceback.print_exception(problem)
    finally:
        sys.stdout.flush()
        os._exit(0)


def main() -> None:
    """Import what is forked, then rock."""
    from tools.faults import client, planted, server  # noqa: PLC0415 - the cradle's process alone

    def with_its_bug(live: Callable[[Errand], None]) -> Callable[[Errand], None]:
        def life(errand: Errand) -> None:
            if errand.get("bug"):
                planted.plant(errand["bug"])
            live(errand)

        return life

    rock({"serve": with_its_bug(server.serve), "sync": with_its_bug(client.sync)})


if __name__ == "__main__":
    main()
