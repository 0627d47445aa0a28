"""Upcasters: a body that an earlier release wrote, brought up to what the verbs read today.

Queued bytes are never rewritten on a phone, so every schema that was ever released stays readable:
`tests/golden/` holds what each release wrote, replayed by the tests. A new schema gets the next
number, a step here from the one before, and golden files of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LATEST = 1
Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: dict[tuple[str, int], Step] = {}
"""(kind, schema) → what makes a body of that schema one of the next."""


def brought_up(
    kind: str,
    body: Any,
    schema: int,
    *,
    latest: int = LATEST,
    steps: Mapping[tuple[str, int], Step] | None = None,
) -> Any:
    """A body of an earlier schema as one of the latest; what is no object stays as it is."""
    if not isinstance(body, dict):
        return body
    known = STEPS if steps is None else steps
    for version in range(schema, latest):
        step = known.get((kind, version))
        body = body if step is None else step(body)
    return body
