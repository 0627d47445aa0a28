"""Scopes: which documents a role may have; whole, or only those that belong to the person."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

READERS = frozenset({"receiver", "manager", "quality", "auditor"})
EVERYONE = frozenset(
    {"sampler", "receiver", "analyst", "reviewer", "approver", "manager", "quality", "admin"}
    | {"auditor"}
)
WHOLE: dict[str, frozenset[str]] = {
    "lab": EVERYONE,
    "sites": READERS | {"sampler"},
    "custody": READERS,
    "rolls": frozenset({"receiver", "manager"}),
    "desk": READERS,
    "store": READERS | {"analyst"},
    "bench": frozenset({"analyst"}),
    "signatures": frozenset({"receiver", "manager", "auditor"}),
    "fleet": frozenset({"manager", "admin"}),
}
OWN: dict[str, frozenset[str]] = {
    "custody": frozenset({"sampler"}),
    "rolls": frozenset({"sampler"}),
    "signatures": frozenset({"sampler"}),
}


class Reach(NamedTuple):
    """The scopes that a device gets whole, and those of which it gets its person's own part."""

    whole: frozenset[str]
    own: frozenset[str]

    @property
    def mark(self) -> str:
        """A short mark that changes when the reach changes: a cursor carries it."""
        text = ",".join(sorted(self.whole)) + "|" + ",".join(sorted(self.own))
        return sha256(text.encode()).hexdigest()[:8]


def reach_of(roles: Iterable[str]) -> Reach:
    """What all of a person's roles together may have."""
    held = frozenset(roles)
    whole = frozenset(scope for scope, who in WHOLE.items() if who & held)
    own = frozenset(scope for scope, who in OWN.items() if who & held)
    return Reach(whole, own - whole)
