"""The manifest: what a backup holds, member by member, with every hash; only its names are used."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

FORMAT = 1
NAME = "manifest.json"
MEMBER = re.compile(
    r"database\.(sqlite|dump)|secrets\.sealed|photos/[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f]{64}"
)
PIECE = 1024 * 1024


class BadBackup(Exception):
    """Not a backup, damaged, or of a newer program: one sentence that says which."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """Up to where a lab's journal is in the backup."""

    lab_id: str
    pos: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands first in the file."""

    format: int
    program: str
    schema: str
    database: str
    made_at: str
    heads: list[Head]
    members: list[Member]


def written(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file."""
    return json.dumps(asdict(manifest), indent=1).encode()


def read_manifest(raw: bytes) -> Manifest:
    """The manifest of a file; raises BadBackup for any name that a backup never holds."""
    try:
        parsed = json.loads(raw)
        heads = [Head(**head) for head in parsed.pop("heads")]
        members = [Member(**member) for member in parsed.pop("members")]
        manifest = Manifest(**parsed, heads=heads, members=members)
    except (KeyError, TypeError, ValueError) as problem:
        raise BadBackup("This file is not a backup of fieldsample.") from problem
    if manifest.format > FORMAT:
        raise BadBackup(
            f"This backup was made by fieldsample {manifest.program}, which is newer than this "
            "program. Upgrade this one first."
        )
    if not all(MEMBER.fullmatch(member.name) for member in members):
        raise BadBackup("This backup names files that no backup holds; it is not used.")
    return manifest


def member_of(path: Path, name: str) -> Member:
    """A file on disk as a member."""
    with path.open("rb") as content:
        return Member(name, path.stat().st_size, digest_of(content))


def digest_of(content: BinaryIO) -> str:
    """SHA-256 of a stream, piece by piece."""
    running = sha256()
    while piece := content.read(PIECE):
        running.update(piece)
    return running.hexdigest()
