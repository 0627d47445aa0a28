"""A client's own store: what it made, what waits, what came of it, its photos and its replica."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]
TABLES = """
CREATE TABLE IF NOT EXISTS made (n INTEGER PRIMARY KEY, op_id TEXT, body_sha256 TEXT, kind TEXT,
    wire TEXT, acknowledged TEXT);
CREATE TABLE IF NOT EXISTS outbox (n INTEGER PRIMARY KEY, op_id TEXT, body_sha256 TEXT, wire TEXT,
    state TEXT, pos INTEGER);
CREATE INDEX IF NOT EXISTS ix_outbox ON outbox (op_id);
CREATE INDEX IF NOT EXISTS ix_made ON made (op_id);
CREATE TABLE IF NOT EXISTS photo (sha256 TEXT PRIMARY KEY, op_id TEXT, seed INTEGER, size INTEGER,
    state TEXT);
CREATE TABLE IF NOT EXISTS replica (collection TEXT, id TEXT, doc TEXT,
    PRIMARY KEY (collection, id));
CREATE TABLE IF NOT EXISTS told (key TEXT PRIMARY KEY, value TEXT);
"""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo by the number from which its bytes are made again."""

    sha256: str
    seed: int
    size: int

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return random.Random(self.seed).randbytes(self.size)  # noqa: S311 - bytes of a test


class Outbox:
    """The store; what must hold together is written in one transaction, and then on the disk."""

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(path, isolation_level=None, timeout=20)
        self.base.execute("PRAGMA journal_mode=WAL")
        self.base.execute("PRAGMA synchronous=FULL")
        self.base.executescript(TABLES)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All of it or nothing."""
        self.base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.base.execute("ROLLBACK")
            raise
        self.base.execute("COMMIT")

    def one(self, asked: str, *values: Any) -> Any:
        """The first column of the first row, or None."""
        row = self.base.execute(asked, values).fetchone()
        return None if row is None else row[0]

    def save(self, operations: Iterable[Json], photos: Iterable[tuple[Photo, str]]) -> None:
        """A record and its operations are saved in one; from here on they may not be lost."""
        with self.whole():
            for operation in operations:
                wire = json.dumps(operation, ensure_ascii=False)
                keys = (operation["op_id"], operation["body_sha256"])
                self.base.execute(
                    "INSERT INTO made (op_id, body_sha256, kind, wire) VALUES (?, ?, ?, ?)",
                    (*keys, operation["kind"], wire),
                )
                self.base.execute(
                    "INSERT INTO outbox (op_id, body_sha256, wire, state)"
                    " VALUES (?, ?, ?, 'waiting')",
                    (*keys, wire),
                )
            for photo, op_id in photos:
                row = (photo.sha256, op_id, photo.seed, photo.size)
                self.base.execute("INSERT INTO photo VALUES (?, ?, ?, ?, 'waiting')", row)

    def next_number(self) -> int:
        """The device's own number of its next operation."""
        return int(self.one("SELECT count(*) FROM made")) + 1

    def waiting(self, most: int) -> list[tuple[int, Json]]:
        """The oldest operations that wait."""
        asked = "SELECT n, wire FROM outbox WHERE state = 'waiting' ORDER BY n LIMIT ?"
        return [(n, json.loads(wire)) for n, wire in self.base.execute(asked, (most,))]

    def acknowledge(self, results: Iterable[Json]) -> int:
        """Keep what became of operations; an answer for other bytes is none. How many it settled.

        They stay until the durable mark covers them.
        """
        settled = 0
        with self.whole():
            for result in results:
                if result["status"] == "retry":
                    continue
                keys = (result["op_id"], result["body_sha256"])
                settled += self.base.execute(
                    "UPDATE outbox SET state = 'sent', pos = ?"
                    " WHERE op_id = ? AND body_sha256 = ? AND state = 'waiting'",
                    (result["pos"], *keys),
                ).rowcount
                self.note_acknowledged(result["status"], keys)
        return settled

    def note_acknowledged(self, status: str, keys: tuple[str, str]) -> None:
        """For the judge: this client takes these bytes for safe."""
        self.base.execute(
            "UPDATE made SET acknowledged = ? WHERE op_id = ? AND body_sha256 = ?", (status, *keys)
        )

    def forget_durable(self, pos: int) -> None:
        """Let go of what a backup covers."""
        self.base.execute("DELETE FROM outbox WHERE state = 'sent' AND pos <= ?", (pos,))

    def queue_again(self) -> None:
        """The lab's history is another one: send all that is still held, forget the replica."""
        with self.whole():
            self.base.execute("UPDATE outbox SET state = 'waiting', pos = NULL")
            self.base.execute("UPDATE photo SET state = 'waiting'")
            self.base.execute("DELETE FROM replica")
            self.base.execute("DELETE FROM told WHERE key IN ('cursor', 'seen')")

    def note_other_history(self) -> None:
        """For the judge: the lab has taken back what it had signed for."""
        self.tell("other_histories", str(int(self.told("other_histories") or 0) + 1))

    def keep_witness(self, head: Json | None) -> None:
        """The furthest head of the journal that was seen: told with the next pull."""
        known = int((self.told("seen") or "0:").partition(":")[0])
        if head and head["pos"] > known:
            self.tell("seen", f"{head['pos']}:{head['hash'][:16]}")

    def held(self) -> tuple[list[Json], list[str]]:
        """Operations and photos that were sent and are still here."""
        rows = self.base.execute("SELECT op_id, body_sha256 FROM outbox WHERE state = 'sent'")
        ops = [{"op_id": op_id, "body_sha256": body_sha256} for op_id, body_sha256 in rows]
        photos = self.base.execute("SELECT sha256 FROM photo WHERE state = 'sent'")
        return ops, [name for (name,) in photos]

    def send_again(self, op_ids: list[str], photos: list[str]) -> None:
        """What the lab does not hold waits again."""
        with self.whole():
            for op_id in op_ids:
                again = "UPDATE outbox SET state = 'waiting' WHERE op_id = ?"
                self.base.execute(again, (op_id,))
            for name in photos:
                self.settle_photo(name, "waiting")

    def next_photo(self) -> tuple[Photo, str] | None:
        """A photo whose record has been sent, and which has not; with the record's fate."""
        row = self.base.execute(
            "SELECT sha256, seed, size, acknowledged FROM photo JOIN made USING (op_id)"
            " WHERE state = 'waiting' AND kind = 'photo.add' AND acknowledged IS NOT NULL"
            " AND op_id NOT IN (SELECT op_id FROM outbox WHERE state = 'waiting')"
            " ORDER BY random() LIMIT 1"
        ).fetchone()
        return None if row is None else (Photo(*row[:3]), row[3])

    def settle_photo(self, sha256: str, state: str) -> None:
        """`sent` when the lab has verified it, `refused` when its record lies in quarantine."""
        self.base.execute("UPDATE photo SET state = ? WHERE sha256 = ?", (state, sha256))

    def take_page(self, rows: list[Json], cursor: str, between: Callable[[], None]) -> None:
        """Rows and cursor in one; `between` is where a client may die."""
        with self.whole():
            self.store_rows(rows)
            between()
            self.tell("cursor", cursor)

    def store_rows(self, rows: list[Json]) -> None:
        """Documents as they came."""
        for row in rows:
            key = (row["collection"], row["id"])
            if row["doc"] is None:
                self.base.execute("DELETE FROM replica WHERE collection = ? AND id = ?", key)
            else:
                self.base.execute("REPLACE INTO replica VALUES (?, ?, ?)", (*key, row["doc"]))

    def tell(self, key: str, value: str) -> None:
        """Keep one fact about the client itself."""
        self.base.execute("REPLACE INTO told VALUES (?, ?)", (key, value))

    def told(self, key: str) -> str | None:
        """A kept fact."""
        value = self.one("SELECT value FROM told WHERE key = ?", key)
        return None if value is None else str(value)

    def is_empty(self) -> bool:
        """Whether nothing waits any more, operations and photos."""
        waits = "SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting')"
        photos = "(SELECT count(*) FROM photo WHERE state = 'waiting')"
        return self.one(f"{waits} + {photos}") == 0
