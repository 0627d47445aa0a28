"""Copies of a pattern: new names, new positions, and the hashes that belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

from uuid_utils import uuid7

from fieldsample.domain.labels import draw_code
from fieldsample.extensions import db
from fieldsample.journal.chain import digest, envelope_digest, row_hash
from fieldsample.journal.checkpoints import checkpoint_text
from tools.benchmarks.laboratory import FORM_NO, PREFIX
from tools.benchmarks.pattern import NAMES, Pattern
from tools.benchmarks.stencils import Stencils

Rows = list[list[Any]]
Sign = Callable[[str], str]
# The journal and its checkpoints are made last, when every hash is known.
PLAIN = ("label_roll", "label", "visit", "sample", "item", "box", "label_use", "fact", "box_fact")


class Copy(NamedTuple):
    """The rows of one copy by table, and where the journal stands after it."""

    rows: dict[str, Rows]
    pos: int
    hash: str


class Copier:
    """Makes copies of one pattern."""

    def __init__(self, pattern: Pattern, sign: Sign) -> None:
        self.pattern, self.sign = pattern, sign
        names = [*pattern.ids, *pattern.codes, *pattern.sample_nos, *pattern.form_nos]
        stencils = Stencils(NAMES, {name: place for place, name in enumerate(names)})
        self.stencils = {
            table: [stencils.row(row) for row in rows] for table, rows in pattern.rows.items()
        }
        self.first = int(pattern.column("journal", "pos")[0])
        self.said_by = Counter(pattern.column("operation", "device_id"))

    def copy(self, number: int, pos: int, last: str) -> Copy:
        """Copy `number`, behind a position of the journal with its hash."""
        names = self._names(number)
        made = {table: self._filled(table, names) for table in ("operation", "document", *PLAIN)}
        said = self._hash_operations(made["operation"], number)
        bound = self._hash_documents(made["document"], pos + 1 - self.first)
        made["journal"] = self._filled("journal", names)
        hashes = self._chain(made["journal"], said, bound, pos, last)
        made["checkpoint"] = self._sign(hashes, pos + 1 - self.first)
        pos += len(made["journal"])
        return Copy(made, pos, hashes[pos])

    def _names(self, number: int) -> list[str]:
        """Fresh names, in the order of the pattern's."""
        pattern = self.pattern
        first, many = number * len(pattern.sample_nos), len(pattern.sample_nos)
        return [
            *(str(uuid7()) for _id in pattern.ids),
            *(draw_code(PREFIX) for _code in pattern.codes),
            *(f"{PREFIX}26A{first + one:08d}" for one in range(many)),
            *(f"{FORM_NO}1{first + one:08d}" for one in range(len(pattern.form_nos))),
        ]

    def _filled(self, table: str, names: list[str]) -> Rows:
        return [row.filled(names) for row in self.stencils[table]]

    def _hash_operations(self, rows: Rows, number: int) -> dict[str, tuple[str, str]]:
        """Number and hash them; the hashes of body and envelope by op_id."""
        keys = _keys("operation")
        seq, body = keys.index("device_seq"), keys.index("body")
        device, op_id = keys.index("device_id"), keys.index("op_id")
        hashed = keys.index("body_sha256"), keys.index("envelope_sha256")
        said = {}
        for row in rows:
            row[seq] += number * self.said_by[row[device]]
            row[hashed[0]] = digest(row[body])
            row[hashed[1]] = envelope_digest(SimpleNamespace(**dict(zip(keys, row, strict=True))))
            said[row[op_id]] = (row[hashed[0]], row[hashed[1]])
        return said

    def _hash_documents(self, rows: Rows, shift: int) -> dict[str, str]:
        """Move and hash them; the new hash by the pattern's."""
        pos, doc, hashed = map(_keys("document").index, ("pos", "doc", "doc_sha256"))
        bound = {}
        for row in rows:
            row[pos] += shift
            bound[row[hashed]] = row[hashed] = digest(row[doc])
        return bound

    def _chain(
        self,
        rows: Rows,
        said: dict[str, tuple[str, str]],
        bound: dict[str, str],
        pos: int,
        last: str,
    ) -> dict[int, str]:
        """Bind each row to the one before it; the hashes by position."""
        keys = _keys("journal")
        op_id, documents = keys.index("op_id"), keys.index("documents")
        hashes = {}
        for row in rows:
            pos += 1
            body, envelope = said[row[op_id]]
            line = dict(zip(keys, row, strict=True))
            told = ",".join(bound.get(one, one) for one in row[documents].split(","))
            line.update(pos=pos, prev=last, documents=told)
            line.update(body_sha256=body, envelope_sha256=envelope)
            last = line["hash"] = row_hash(line)
            row[:] = line.values()
            hashes[pos] = last
        return hashes

    def _sign(self, hashes: dict[int, str], shift: int) -> Rows:
        """The checkpoints of these positions, signed as the server signs them."""
        rows = []
        for lab_id, pos, _hash, at, _sig in self.pattern.rows["checkpoint"]:
            new = pos + shift
            text = checkpoint_text(lab_id, new, hashes[new], _moment(at))
            rows.append([lab_id, new, hashes[new], at, self.sign(text)])
        return rows


def _moment(at: str | datetime) -> datetime:
    """A moment as either driver gives it, as the server reads it."""
    if isinstance(at, str):
        return datetime.fromisoformat(at).replace(tzinfo=UTC)
    return at.astimezone(UTC)


def _keys(table: str) -> list[str]:
    return list(db.metadata.tables[table].columns.keys())
