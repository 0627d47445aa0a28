"""Make `.venv` and fill it from the locks: `python -m tools.environment run|test`.

Runs on any Python 3.11 with nothing installed, so it uses the standard library alone.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.stamps import ROOT, digest_of, is_done, mark_done

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PIP = (str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
# The packages that build the project itself are locked too: pip would fetch them unchecked.
BUILD_LOCK = ROOT / "requirements-build.txt"
LOCKS = {"run": ROOT / "requirements.txt", "test": ROOT / "requirements-dev.txt"}

NO_VENV = (
    "This Python cannot make a virtual environment, so nothing was installed. "
    "Debian and Ubuntu keep that part in a package: apt-get install python3-venv, "
    "then run this again."
)
NO_PACKAGES = (
    "The Python packages were not installed; pip's own words are above. Most often PyPI cannot be "
    "reached: check the network, or name a mirror with PIP_INDEX_URL=https://… and run this again."
)
NOT_LINKED = (
    "The packages are there, but the project itself could not be installed beside them; the reason "
    "is above, most often a mistake in pyproject.toml."
)


def main() -> int:
    kind = sys.argv[1]
    with one_at_a_time():
        return 0 if is_current(kind) else fill(kind)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two `make` in one checkout would install into the same folder at the same time."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_current(kind: str) -> bool:
    """What the tests need includes all that a run needs."""
    return runs(PYTHON) and any(is_done(stamp_of(each), digest(each)) for each in {kind, "test"})


def stamp_of(kind: str) -> Path:
    return VENV / f".filled-for-{kind}"


def digest(kind: str) -> str:
    return digest_of([BUILD_LOCK, LOCKS[kind], ROOT / "pyproject.toml"], str(VENV))


def runs(python: Path) -> bool:
    """A virtual environment dies when the Python it was made from is removed."""
    if not python.exists():
        return False
    wanted = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([python, "-c", wanted], check=False, capture_output=True).returncode == 0


def fill(kind: str) -> int:
    if not runs(PYTHON) and not make_venv():
        return complain(NO_VENV)
    say(f"Installing the Python packages of {LOCKS[kind].name} (a minute or two at first) …")
    if not succeeds([*PIP, "--require-hashes", "-r", str(BUILD_LOCK), "-r", str(LOCKS[kind])]):
        return complain(NO_PACKAGES)
    # Without isolation, because an isolated build would fetch its packages unlocked.
    if not succeeds([*PIP, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]):
        return complain(NOT_LINKED)
    mark_done(stamp_of(kind), digest(kind))
    return 0


def make_venv() -> bool:
    say(f"Making a virtual environment in .venv with Python {sys.version.split()[0]} …")
    return succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)])


def succeeds(command: list[str]) -> bool:
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    return subprocess.run(command, check=False, env=environment).returncode == 0


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def complain(line: str) -> int:
    sys.stderr.write(line + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
