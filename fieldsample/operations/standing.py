"""Where samples stand: facts kept, folded into state and flags, and counted for coverage."""

from __future__ import annotations

from collections import Counter

from fieldsample.domain import geofence
from fieldsample.domain.counting import counted, not_undone
from fieldsample.domain.custody import (
    AT_THE_LAB,
    CONFLICTS,
    RECEIVED,
    CustodyFact,
    Evidence,
    decision_of,
    state_of,
)
from fieldsample.domain.geofence import Position
from fieldsample.domain.lookup_keys import form_key
from fieldsample.models.boxes import Box
from fieldsample.models.places import Site
from fieldsample.models.samples import Fact, Item, Sample
from fieldsample.operations.act import Act
from fieldsample.operations.answers import merge_sealed
from fieldsample.operations.arriving import (
    deviates,
    first_arrival,
    labels_of,
    note_arrivals,
    standing_check,
)
from fieldsample.operations.calibration import is_overdue, is_unknown
from fieldsample.operations.cases import Case, case_of, claims_on, facts_in
from fieldsample.operations.item_cases import follow_items
from fieldsample.operations.lateness import is_late
from fieldsample.operations.products import follow_product
from fieldsample.operations.work import CountKey, Work


def keep_fact(
    work: Work,
    act: Act,
    sample: Sample | None,
    label: str | None = None,
    *,
    about: Item | None = None,
    of_item: bool = False,
    **said: object,
) -> None:
    """Keep what was said about a sample, or about a label whose sample was not named.

    `said` puts what the verb has read in the place of what was written, or adds to it; `about` is
    the one item of the sample that it speaks of, as `of_item` says of a label alone.
    """
    told = case_of(work, sample) if sample else claims_on(work, label or "")
    fact = Fact(
        lab_id=act.lab_id,
        op_id=act.op_id,
        kind=act.kind,
        sample_id=sample.id if sample else None,
        label=None if sample else label,
        of_item=of_item or about is not None,
        item_id=about.id if about else None,
        by=act.actor,
        role=act.role,
        device_id=act.device_id,
        at=act.at,
        unsure=act.unsure,
        band_s=act.band_s,
        said={**act.said, **said},
    )
    work.session.add(fact)
    told.facts.append(fact)
    work.brought(f"operation:{act.op_id}")


def settle(
    work: Work, sample: Sample, *, before: Counter[CountKey] | None = None
) -> frozenset[str]:
    """Fold a sample's facts again; returns the conflicts it now stands in.

    `before` is what it added to coverage until now: nothing when it is new.
    """
    counts = counts_of(sample) if before is None else before
    was_void = sample.state == "void"
    case = case_of(work, sample)
    facts = facts_in(work, case)
    evidence = _evidence(work, case, facts)
    standing = state_of([_custody_fact(fact) for fact in facts], evidence)
    sample.state, sample.flags = standing.state, list(standing.flags)
    note_arrivals(work, case, facts)
    filled = merge_sealed(sample, case.amendments, counted(facts))
    sample.form_no = form_key(sample.fields.get("form_no"))
    follow_product(work, sample, changed=filled or was_void != (sample.state == "void"))
    _date(sample, not_undone(facts), standing.decision)
    _count(work, sample, counts)
    follow_items(work, case, facts)
    work.touch("samples", sample.id)
    return CONFLICTS.intersection(standing.flags)


def share_of(sample: Sample) -> dict[str, int]:
    """What one sample adds to each column of the coverage rollup."""
    return {
        "collected": int(sample.state != "void"),
        "arrived": int(sample.state in AT_THE_LAB),
        "received": int(sample.state in RECEIVED),
        "rejected": int(sample.state == "rejected"),
    }


def counts_of(sample: Sample) -> Counter[CountKey]:
    """What one sample adds to the coverage rollup, by its keys."""
    key = (sample.month, sample.site or "", sample.sample_type)
    return Counter({(*key, column): share for column, share in share_of(sample).items()})


def positions(work: Work, sample: Sample) -> tuple[Position, Position] | None:
    """The fix and the registered position of the site, or None when either is missing."""
    site, place = work.find(Site, sample.site), sample.place or {}
    if site is None or site.latitude is None or site.longitude is None:
        return None
    if place.get("latitude") is None or place.get("crs", "WGS84") not in geofence.ON_WGS84:
        return None
    fix = Position(place["latitude"], place["longitude"])
    return fix, Position(site.latitude, site.longitude)


def _custody_fact(fact: Fact) -> CustodyFact:
    return CustodyFact(fact.op_id, fact.kind, fact.by, fact.role, fact.said)


def _cancelled_boxes(work: Work, facts: list[Fact]) -> frozenset[str]:
    """The boxes in which the sample was packed and that never went."""
    named = {fact.said["box"] for fact in facts if fact.kind == "box.pack"}
    boxes = [work.get(Box, "box", box_id) for box_id in sorted(named)]
    return frozenset(box.id for box in boxes if box.state == "cancelled")


def _evidence(work: Work, case: Case, facts: list[Fact]) -> Evidence:
    sample = case.sample
    return Evidence(
        samplers=max(len(set(sample.samplers)), _written(sample)),
        has_position=(sample.place or {}).get("latitude") is not None,
        photos=len(case.photos),
        labels=len(case.items),
        is_far=_is_far(work, sample),
        is_clock_unsure=sample.clock_unsure,
        has_twin=any(item.twin for item in case.items),
        has_unknown_label=any(_has_unknown_label(work, item) for item in case.items),
        has_stale_amend=_has_stale_amend(case),
        cancelled_boxes=_cancelled_boxes(work, facts),
        has_spoiled_label=any(claims_on(work, item.label).spoiled for item in case.items),
        has_unknown_instrument=any(is_unknown(work, one) for one in case.measurements),
        has_overdue_instrument=any(is_overdue(work, one) for one in case.measurements),
        items=labels_of(case),
        check_deviates=deviates(standing_check(counted(facts))),
        is_late=is_late(work, sample, first_arrival(facts)),
        lacks_paper=_lacks_paper(case),
    )


def _has_unknown_label(work: Work, item: Item) -> bool:
    """A blind code is drawn at the desk and stands on no roll."""
    return not item.blind and not claims_on(work, item.label).registered


def _written(sample: Sample) -> int:
    """How many had sampled, by the names on the paper that was typed in."""
    return len(set((sample.transcribed or {}).get("written_by", ())))


def _lacks_paper(case: Case) -> bool:
    is_typed = case.sample.transcribed is not None
    return is_typed and not any(photo.photo_kind == "paper" for photo in case.photos)


def _is_far(work: Work, sample: Sample) -> bool:
    """Beyond 300 m from the site: a doubt to look at, never a refusal; keeps the distance."""
    both = positions(work, sample)
    sample.distance_m = None if both is None else round(geofence.distance_m(*both), 1)
    return both is not None and geofence.is_beyond(*both)


def _has_stale_amend(case: Case) -> bool:
    """Whether an amendment came too late and no later one has settled it."""
    answered = {op_id for amendment in case.amendments for op_id in amendment.answers}
    return any(not one.applied and one.op_id not in answered for one in case.amendments)


def _date(sample: Sample, facts: list[Fact], decision: CustodyFact | None) -> None:
    """The moments people ask for: when it arrived, when and how it was decided."""
    arrival = first_arrival(facts)
    sample.arrived_at = arrival.at if arrival else None
    sample.decided_at = sample.decision = sample.reject_reason = sample.notice_no = None
    if decision is not None:
        sample.decided_at = next(fact.at for fact in facts if fact.op_id == decision.op_id)
        sample.decision = {"rejected": "reject", "received_dev": "receive_dev"}.get(
            decision_of(decision) or "", "receive"
        )
        if sample.decision == "reject":
            sample.reject_reason = decision.said.get("reason")
            sample.notice_no = decision.said.get("notice_no")


def _count(work: Work, sample: Sample, before: Counter[CountKey]) -> None:
    after = counts_of(sample)
    for key in sorted(before.keys() | after.keys()):
        if change := after[key] - before[key]:
            work.count(key, change)
