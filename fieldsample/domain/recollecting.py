"""A new sample in the place of one that was rejected or never came: whether it is still wanted."""

from __future__ import annotations

from collections.abc import Iterable

from fieldsample.domain.arrivals import MISSING
from fieldsample.domain.counting import AnyFact

RECOLLECT = "sample.recollect"


def is_withdrawn(standing: Iterable[AnyFact], arrivals: Iterable[str]) -> bool:
    """Whether nothing stands any more for which a new sample was asked: it goes with its rejection.

    `standing` are the sample's counting facts, `arrivals` how its items came. An item that is
    missing keeps it up as well, also while the desk still asks about it.
    """
    came = list(arrivals)
    is_lost = bool(came) and all(arrival == MISSING for arrival in came)
    return not is_lost and not any(fact.kind == "sample.reject" for fact in standing)
