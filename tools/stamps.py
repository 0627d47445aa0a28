"""Know whether a slow step has been done already for exactly these files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def digest_of(files: Iterable[Path], *facts: str) -> str:
    """Hash names and contents, not times: a checkout touches files that did not change."""
    total = hashlib.sha256("\n".join(facts).encode())
    for file in sorted(files):
        total.update(f"\n{file.relative_to(ROOT)}\n".encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def is_done(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest


def mark_done(stamp: Path, digest: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest, encoding="ascii")
