"""The judge: asks the database and the clients' own stores whether every invariant holds."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldsample.domain.scopes import reach_of
from fieldsample.models.blobs import Blob, OperationBlob
from fieldsample.models.having import may_have
from fieldsample.models.journal import Document, JournalRow, Operation, Quarantine
from fieldsample.models.samples import Fact
from fieldsample.queries import gaps
from tests import laws
from tools.faults.folding import differences
from tools.faults.outbox import Outbox
from tools.faults.replaying import replayed
from tools.faults.world import Member

Json = dict[str, Any]
LAWS: tuple[Callable[[Session, str], None], ...] = (
    laws.the_chain_is_whole,
    laws.bodies_have_their_hashes,
    laws.nothing_waits_for_what_is_here,
    laws.twins_are_flagged,
    laws.coverage_counts_what_is_there,
    laws.rolls_know_their_used_labels,
    laws.items_are_where_facts_say,
    laws.whoever_is_asked_has_it,
)


@dataclass(slots=True)
class Verdict:
    """What was found; all of it empty is what is wanted."""

    operations: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    diverged: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """Whether every invariant held."""
        return not (self.lost or self.duplicated or self.stuck or self.diverged)

    def shows(self, kinds: tuple[str, ...]) -> bool:
        """Whether something of these kinds is wrong."""
        return any(getattr(self, kind) for kind in kinds)

    def words(self) -> list[str]:
        """What is wrong, a line each."""
        names = ("lost", "duplicated", "stuck", "diverged")
        return [f"{name}: {what}" for name in names for what in getattr(self, name)]


@dataclass(frozen=True, slots=True)
class Witness:
    """A client's own store, read after its end."""

    member: Member
    outbox: Outbox

    def made(self) -> list[tuple[Json, str | None]]:
        """Every operation it made, with what it takes to have become of it."""
        rows = self.outbox.base.execute("SELECT wire, acknowledged FROM made ORDER BY n")
        return [(json.loads(wire), acknowledged) for wire, acknowledged in rows]

    def waiting(self) -> set[tuple[str, str]]:
        """What it knows that it has still to send."""
        asked = "SELECT op_id, body_sha256 FROM outbox WHERE state = 'waiting'"
        return set(self.outbox.base.execute(asked))


@dataclass(slots=True)
class Judge:
    """Looks at one world when all is quiet."""

    session: Session
    lab_id: str
    photos: Path
    witnesses: list[Witness]
    replays: bool
    verdict: Verdict = field(default_factory=Verdict)

    def judge(self) -> Verdict:
        """Every invariant of the fault matrix."""
        self._everything_is_kept_once()
        self._each_effect_once()
        self._laws_hold()
        self.verdict.diverged += differences(self.session, self.lab_id)
        if self.replays:
            chance = Random(self.lab_id)  # noqa: S311 - the same again for the same lab
            self.verdict.diverged += replayed(self.session, self.lab_id, chance)
        self._photos_are_whole()
        if not self.verdict.stuck:  # who is stuck has said so; the rest would only repeat it
            self._no_gaps()
            for witness in self.witnesses:
                self._replica_is_exact(witness)
        return self.verdict

    def history_is_one(self) -> None:
        """Where no backup was restored, what the lab once signed for stays where it was."""
        for witness in self.witnesses:
            if times := witness.outbox.told("other_histories"):
                words = f"{witness.member.role}: the lab's history was another {times} times"
                self.verdict.diverged.append(words)

    def _everything_is_kept_once(self) -> None:
        stored = {row.op_id: row.body for row in self._all(Operation)}
        aside: dict[str, list[str]] = defaultdict(list)
        for row in self._all(Quarantine):
            if row.resolved_op is not None:  # let in by a person: it stands among the others
                continue
            aside[row.op_id].append(json.loads(row.raw).get("body"))
        for witness in self.witnesses:
            waiting = witness.waiting()
            for made, acknowledged in witness.made():
                self.verdict.operations += 1
                self.verdict.acknowledged += acknowledged is not None
                self.verdict.statuses[acknowledged or "not acknowledged"] += 1
                body = made["body"]
                times = (stored.get(made["op_id"]) == body) + aside[made["op_id"]].count(body)
                # What its maker still holds and knows to be unsent is late, not lost.
                if times or (made["op_id"], made["body_sha256"]) not in waiting:
                    self._count(times, made, acknowledged)

    def _count(self, times: int, made: Json, acknowledged: str | None) -> None:
        name = f"{made['kind']} {made['op_id']} ({acknowledged})"
        if times == 0:
            self.verdict.lost.append(name)
        if times > 1:
            self.verdict.duplicated.append(name)

    def _each_effect_once(self) -> None:
        rows = Counter[tuple[str, str, bool]]()
        for row in self._all(JournalRow):
            outcome = orjson.loads(row.outcome)
            again = bool(outcome.get("released") or outcome.get("readmitted"))
            rows[row.op_id, row.body_sha256, again] += 1
        facts = Counter(self.session.scalars(select(Fact.op_id).where(Fact.lab_id == self.lab_id)))
        self.verdict.duplicated += [f"journal {key}" for key, many in rows.items() if many > 1]
        self.verdict.duplicated += [f"fact {key}" for key, many in facts.items() if many > 1]

    def _laws_hold(self) -> None:
        for law in LAWS:
            try:
                law(self.session, self.lab_id)
            except (AssertionError, IndexError) as broken:
                self.verdict.diverged.append(f"{law.__name__}: {str(broken)[:200]}")

    def _photos_are_whole(self) -> None:
        known = {row.sha256: row for row in self._all(Blob)}
        for row in known.values():
            whole = self.photos / self.lab_id / row.sha256[:2] / row.sha256
            part = whole.with_name(whole.name + ".part")
            if row.state == "present" and part.exists():
                self.verdict.diverged.append(f"left over: {part.name}")
            if row.state == "present" and _digest(whole) != row.sha256:
                self.verdict.lost.append(f"photo {row.sha256} is not what it is called")
        spoken_of = set(
            self.session.scalars(
                select(OperationBlob.sha256).where(OperationBlob.lab_id == self.lab_id)
            )
        )
        for witness in self.witnesses:
            sent = witness.outbox.base.execute("SELECT sha256 FROM photo WHERE state = 'sent'")
            for (name,) in sent:
                if name not in known or known[name].state != "present":
                    self.verdict.lost.append(f"photo {name} was called sent")
            spoken_of -= {name for (name,) in sent}
        missing = [name for name in spoken_of if known[name].state != "present"]
        self.verdict.stuck += [f"photo {name} never came" for name in missing]

    def _no_gaps(self) -> None:
        found = gaps.by_device(self.session, self.lab_id)
        for witness in self.witnesses:
            for gap in found.get(witness.member.device_id, []):
                words = f"{witness.member.role}: {gap['first']}-{gap['last']} never came"
                self.verdict.lost.append(words)

    def _replica_is_exact(self, witness: Witness) -> None:
        """The documents in the device's scope, and not one more."""
        if witness.outbox.told("stopped"):
            return
        reach = reach_of(witness.member.roles)
        asked = select(Document.collection, Document.id, Document.doc).where(
            Document.lab_id == self.lab_id,
            Document.doc.is_not(None),
            may_have(witness.member.person_id, reach),
        )
        there = {(row.collection, row.id): row.doc for row in self.session.execute(asked)}
        rows = witness.outbox.base.execute("SELECT collection, id, doc FROM replica")
        here = {(collection, key): doc for collection, key, doc in rows}
        if here != there:
            many = sum(here.get(key) != there.get(key) for key in here.keys() | there.keys())
            self.verdict.diverged.append(f"replica of {witness.member.role}: {many} documents")

    def _all(self, table: Any) -> Iterable[Any]:
        return self.session.scalars(select(table).where(table.lab_id == self.lab_id)).all()


def journal_length(session: Session, lab_id: str) -> int:
    """How many rows the journal has."""
    asked = select(func.count()).select_from(JournalRow).where(JournalRow.lab_id == lab_id)
    return session.scalar(asked) or 0


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return "missing"
