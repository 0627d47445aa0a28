"""Samples in the field: created, photographed, sealed, handed over, voided."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from marshmallow import fields, validate

from fieldsample.domain.clock import month_of
from fieldsample.domain.reference import keys_of, rows
from fieldsample.models.samples import Photo, Sample
from fieldsample.operations.act import Act
from fieldsample.operations.answers import LackingSchema, form_fields, own_answers
from fieldsample.operations.belongings import OWNERS, keep_with
from fieldsample.operations.bodies import (
    MAX_FIELDS,
    Body,
    Id,
    Number,
    PlaceSchema,
    Sha256,
    Text,
    ids,
    moment,
    wire_place,
)
from fieldsample.operations.cases import open_case
from fieldsample.operations.standing import keep_fact, settle
from fieldsample.operations.work import Work

PHOTO_KINDS = (*(row["key"] for row in rows("photo_set")), "own", "reception", "paper")
MAX_TRAIL = 20
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
    trail = fields.List(
        fields.List(Number(), validate=validate.Length(equal=4)),
        validate=validate.Length(max=MAX_TRAIL),
    )
    parent = Id()
    recollect_of = Id()
    lone_reason = Text()
    no_photo_reason = Text()
    form = form_fields()
    own = own_answers()


class PhotoBody(Body):
    """photo.add."""

    of = fields.String(required=True, validate=validate.OneOf(OWNERS))
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
    form = form_fields()
    lacking = fields.List(fields.Nested(LackingSchema), validate=validate.Length(max=MAX_FIELDS))
    own = own_answers()


class VoidBody(Body):
    """sample.void."""

    reason = Text(required=True)


class HandOverBody(Body):
    """sample.hand_over."""

    to_name = Text(required=True)
    from_name = Text()
    temperature_c = Number(validate=validate.Range(min=-273.15, max=200))


def create_sample(
    work: Work,
    act: Act,
    *,
    sampled_at: datetime | None = None,
    place: dict[str, Any] | None = None,
    form: dict[str, Any] | None = None,
    own: list[dict[str, Any]] | None = None,
    **said: Any,
) -> frozenset[str]:
    """Register a sample; what is missing is a flag, never a refusal."""
    del own  # stands in the fact, with what sealing adds to it
    counts_at = act.received_at if act.unsure else act.at
    sample = Sample(
        lab_id=act.lab_id,
        id=act.record,
        sampled_at=sampled_at,
        taken_at=_taken_at(act, sampled_at, by_clock="transcribed" not in said),
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
    if work.find(Sample, sample.recollect_of) is not None:
        work.touch("samples", str(sample.recollect_of))
    return settle(work, sample, before=Counter())


def _taken_at(act: Act, said: datetime | None, *, by_clock: bool) -> datetime:
    """When it was taken, as well as can be known; a moment on paper was read off no phone."""
    if said is None:
        return act.at
    try:
        return min(said + act.shift if by_clock else said, act.at)
    except OverflowError:
        return act.at


def add_photo(
    work: Work, act: Act, *, of: str, taken_at: datetime | None = None, **photo: Any
) -> None:
    """Name a photo of a sample, a visit or a box; its bytes follow by their hash."""
    kept = Photo(
        lab_id=act.lab_id,
        op_id=act.op_id,
        owner=of,
        owner_id=act.record,
        taken_at=taken_at,
        **photo,
    )
    keep_with(work, of, act.record, kept)


def add_fact(work: Work, act: Act, **_said: Any) -> frozenset[str]:
    """Keep a fact about a sample that stands on record: seal, void, hand-over, return."""
    sample = work.get(Sample, "sample", act.record)
    keep_fact(work, act, sample)
    return settle(work, sample) & {"state_conflict"}
