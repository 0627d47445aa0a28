"""What the lab asks of samplers about a sample: open questions, a new sample in its place; of whom.

Whoever is asked has the sample on their devices, as its maker has, for as long as they are asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from fieldsample.domain.counting import counted
from fieldsample.domain.custody import HOLDS
from fieldsample.domain.recollecting import RECOLLECT, is_withdrawn
from fieldsample.models.samples import Fact, Sample
from fieldsample.operations.cases import case_of, facts_in
from fieldsample.operations.scoped import columns
from fieldsample.operations.work import Work

Json = dict[str, Any]


def sampler_of(sample: Sample) -> str | None:
    """Who answers for a sample where nobody is named: of one typed in, the first sampler named."""
    if sample.transcribed is None:
        return sample.created_by
    return next(iter(sample.samplers), None)


def open_questions(sample: Sample, standing: Sequence[Fact]) -> list[Json]:
    """Questions that no decision has named; `standing` are the sample's counting facts in order."""
    return [_question(sample, fact, standing) for fact in standing if fact.kind in HOLDS]


def recollection(work: Work, sample: Sample, standing: Sequence[Fact]) -> Json | None:
    """The last new sample that was asked for, what was taken for it, and whether it stands."""
    asked = [fact for fact in standing if fact.kind == RECOLLECT]
    if not asked:
        return None
    query = select(Sample.id).where(Sample.lab_id == work.lab_id, Sample.recollect_of == sample.id)
    said = {key: asked[-1].said.get(key) for key in ("to", "due", "reason")}
    return {
        **columns(asked[-1], "op_id", "by", "at"),
        **said,
        "taken": sorted(work.session.scalars(query)),
        "withdrawn": is_withdrawn(standing, _arrivals(work, sample)),
    }


def others_with(work: Work, sample: Sample) -> frozenset[str]:
    """Who has a sample beside its maker: asked now, or named as sampler of one typed in."""
    facts = facts_in(work, case_of(work, sample))
    named = set(sample.samplers) if sample.transcribed else set()
    if any(fact.said.get("to") for fact in facts):
        named |= _asked_now(work, sample, counted(facts))
    return frozenset(named - {sample.created_by})


def _asked_now(work: Work, sample: Sample, standing: Sequence[Fact]) -> set[str]:
    named = [question["to"] for question in open_questions(sample, standing)]
    wanted = recollection(work, sample, standing)
    if wanted and not wanted["taken"] and not wanted["withdrawn"]:
        named.append(wanted["to"])
    return {person for person in named if person}


def _arrivals(work: Work, sample: Sample) -> list[str]:
    """Of each of its own items; what a split made never was on the road."""
    return [item.arrival for item in case_of(work, sample).items if not item.blind]


def _question(sample: Sample, hold: Fact, standing: Sequence[Fact]) -> Json:
    return {
        **columns(hold, "op_id", "kind", "by", "at"),
        "question": hold.said.get("question") or hold.said.get("explanation"),
        "to": hold.said.get("to") or sampler_of(sample),
        "reason": hold.said.get("reason"),
        "replies": [
            {**columns(fact, "op_id", "by", "at"), "text": fact.said["text"]}
            for fact in standing
            if fact.kind == "sample.reply" and fact.said["hold"] == hold.op_id
        ],
    }
