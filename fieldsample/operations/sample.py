"""Samples in the field: created, photographed, labelled, sealed, handed over, voided."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from marshmallow import fields, validate

from fieldsample.domain.clock import month_of
from fieldsample.domain.reference import keys_of, rows
from fieldsample.models.labels import Label, LabelRoll
from fieldsample.models.places import Visit
from fieldsample.models.samples import Item, Photo, Sample
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import (
    MAX_FIELDS,
    Body,
    Code,
    FormValue,
    Id,
    Number,
    PlaceSchema,
    Sha256,
    Text,
    ids,
    moment,
)
from fieldsample.operations.cases import case_of, claims_on, open_case, read_claims
from fieldsample.operations.site import wire_place
from fieldsample.operations.standing import keep_fact, settle
from fieldsample.operations.work import Work

FORM_KEYS = frozenset(row["key"] for row in rows("form_fields"))
PHOTO_KINDS = tuple(row["key"] for row in rows("photo_set"))
MAX_PHOTO_BYTES = 12 * 1024 * 1024


class SampleBody(Body):
    """sample.create."""

    sample_type = fields.String(required=True, validate=validate.OneOf(keys_of("sample_types")))
    sample_no = Text(40)
    visit = Id()
    site = Id()
    point_id = Id()
    point = Text()
    task_category = fields.String(validate=validate.OneOf(keys_of("task_category")))
    samplers = ids()
    sample_name = Text()
    qty_total = Number(validate=validate.Range(min=0, max=1_000_000))
    qty_unit = Text(40)
    sampled_at = moment()
    place = fields.Nested(PlaceSchema)
    form = fields.Dict(
        data_key="fields",
        keys=fields.String(validate=validate.OneOf(FORM_KEYS)),
        values=FormValue(allow_none=True),
        validate=validate.Length(max=MAX_FIELDS),
    )


class BindBody(Body):
    """label.bind."""

    sample = Id(required=True)
    code = Code(required=True)
    item_kind = fields.String(required=True, validate=validate.OneOf(keys_of("item_kind")))
    container = Text()
    amount = Text()
    scan_mode = fields.String(validate=validate.OneOf(keys_of("scan_mode")))


class PhotoBody(Body):
    """photo.add."""

    of = fields.String(required=True, validate=validate.OneOf(("sample", "visit")))
    photo_kind = fields.String(required=True, validate=validate.OneOf(PHOTO_KINDS))
    sha256 = Sha256(required=True)
    mime = fields.String(
        required=True, validate=validate.OneOf(("image/jpeg", "image/png", "image/webp"))
    )
    size = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=MAX_PHOTO_BYTES)
    )
    taken_at = moment()


class SealBody(Body):
    """sample.seal."""

    seal_no_a = Text()
    seal_no_b = Text()
    no_b_reason = Text()
    samplers = ids()


class VoidBody(Body):
    """sample.void."""

    reason = Text(required=True)


class HandOverBody(Body):
    """sample.hand_over."""

    to_name = Text(required=True)
    from_name = Text()
    temperature_c = Number(validate=validate.Range(min=-273.15, max=200))


class RollBody(Body):
    """label_roll.issue."""

    codes = fields.List(Code(), required=True, validate=validate.Length(min=1, max=1000))
    issued_to = Id(allow_none=True)


def create_sample(
    work: Work,
    act: Act,
    *,
    sampled_at: datetime | None = None,
    place: dict[str, Any] | None = None,
    form: dict[str, Any] | None = None,
    **said: Any,
) -> frozenset[str]:
    """Register a sample; what is missing is a flag, never a refusal."""
    counts_at = act.received_at if act.unsure else act.at
    sample = Sample(
        lab_id=act.lab_id,
        id=act.record,
        sampled_at=sampled_at,
        at=act.at,
        clock_unsure=act.unsure,
        band_s=act.band_s,
        received_by_server_at=act.received_at,
        month=month_of(counts_at, work.timezone),
        place=wire_place(place),
        created_by=act.actor,
        device_id=act.device_id,
        note=act.said.get("note"),
        fields=form or {},
        **{"samplers": [], **said},
    )
    work.add_new(sample, "sample", act.record)
    open_case(work, sample)
    keep_fact(work, act, sample)
    return settle(work, sample, before=Counter())


def bind_label(
    work: Work,
    act: Act,
    *,
    sample: str,
    code: str,
    item_kind: str,
    container: str | None = None,
    amount: str | None = None,
    scan_mode: str | None = None,
) -> frozenset[str]:
    """Put a label on an item. A label is a claim: two that claim one are both kept and flagged."""
    del scan_mode  # stands in the journal
    owner = work.get(Sample, "sample", sample)
    case, claims = case_of(work, owner), claims_on(work, code)
    item = Item(
        lab_id=act.lab_id,
        id=act.record,
        sample_id=owner.id,
        label=code,
        kind=item_kind,
        container=container,
        amount=amount,
        twin=False,
    )
    work.add_new(item, "item", act.record)
    case.items.append(item)
    claims.items.append(item)
    work.touch("items", item.id)
    work.brought(f"label:{code}")
    conflicts = [settle(work, claimant) for claimant in mark_claimants(work, code)]
    return frozenset().union(*conflicts) & {"dup_label"}


def add_photo(
    work: Work, act: Act, *, of: str, taken_at: datetime | None = None, **photo: Any
) -> None:
    """Name a photo of a sample or a visit; its bytes follow by their hash."""
    owner: Sample | Visit = (
        work.get(Sample, of, act.record) if of == "sample" else work.get(Visit, of, act.record)
    )
    kept = Photo(
        lab_id=act.lab_id, op_id=act.op_id, owner=of, owner_id=owner.id, taken_at=taken_at, **photo
    )
    if isinstance(owner, Sample):
        case_of(work, owner).photos.append(kept)
        work.session.add(kept)
        settle(work, owner)
    else:
        work.session.add(kept)
        work.touch("visits", owner.id)


def add_fact(work: Work, act: Act, **_said: Any) -> frozenset[str]:
    """Keep a fact about a sample that stands on record: seal, void, hand-over."""
    sample = work.get(Sample, "sample", act.record)
    keep_fact(work, act, sample)
    return settle(work, sample) & {"state_conflict"}


def issue_roll(work: Work, act: Act, *, codes: list[str], issued_to: str | None = None) -> None:
    """Register a roll's codes, in the order in which they are printed."""
    if len(set(codes)) < len(codes):
        raise NeverTrue("codes", "repeated")
    roll = LabelRoll(
        lab_id=act.lab_id,
        id=act.record,
        issued_to=issued_to,
        issued_by=act.actor,
        issued_at=act.at,
    )
    work.add_new(roll, "label_roll", act.record)
    read_claims(work, codes)
    for number, code in enumerate(codes, start=1):
        claims = claims_on(work, code)
        if not claims.registered:
            label = Label(lab_id=act.lab_id, code=code, roll_id=roll.id, number=number)
            work.session.add(label)
            claims.registered = True
    work.touch("label_rolls", roll.id)
    _recognise(work, codes)


def mark_claimants(work: Work, code: str) -> list[Sample]:
    """Mark every item that claims `code` as twin when there are two; returns their samples."""
    items = sorted(claims_on(work, code).items, key=lambda item: item.id)
    for item in items:
        if item.twin != (len(items) > 1):
            item.twin = len(items) > 1
            work.touch("items", item.id)
    owners = dict.fromkeys(item.sample_id for item in items)
    return [work.get(Sample, "sample", owner) for owner in owners]


def _recognise(work: Work, codes: list[str]) -> None:
    """Samples labelled before their roll was known lose the doubt."""
    owners = {item.sample_id for code in codes for item in claims_on(work, code).items}
    for sample_id in sorted(owners):
        settle(work, work.get(Sample, "sample", sample_id))
