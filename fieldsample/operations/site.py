"""Sites: places with an address where samples are taken."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate, validates_schema
from sqlalchemy import select

from fieldsample.domain.reference import keys_of
from fieldsample.models.places import Site
from fieldsample.models.samples import Sample
from fieldsample.operations.act import Act
from fieldsample.operations.bodies import (
    Body,
    Id,
    Number,
    Text,
    check_position,
)
from fieldsample.operations.cases import read_cases
from fieldsample.operations.standing import settle
from fieldsample.operations.work import Work


class PointSchema(Schema):
    """A spot inside a site."""

    id = Id(required=True)
    name = Text(required=True)


class SiteChangeBody(Body):
    """site.change: what is given changes, the rest stays."""

    name = Text()
    site_type = fields.String(validate=validate.OneOf(keys_of("site_types")))
    town = Text(allow_none=True)
    address = Text(allow_none=True)
    code = Text(allow_none=True)
    latitude = Number(allow_none=True)
    longitude = Number(allow_none=True)
    no_position_reason = Text(allow_none=True)
    points = fields.List(fields.Nested(PointSchema), validate=validate.Length(max=2000))
    active = fields.Boolean(truthy={True}, falsy={False})
    reason = Text()

    @validates_schema
    def check(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Both coordinates or neither."""
        if data.get("latitude") is not None or data.get("longitude") is not None:
            check_position(data)


class SiteBody(SiteChangeBody):
    """site.add and site.propose."""

    class Meta:
        """What a new site does not say."""

        exclude = ("active", "reason")

    name = Text(required=True)
    site_type = fields.String(required=True, validate=validate.OneOf(keys_of("site_types")))


def add_site(work: Work, act: Act, **site: Any) -> None:
    """Put a site on the register."""
    work.add_new(Site(lab_id=act.lab_id, id=act.record, **site), "site", act.record)
    work.touch("sites", act.record)
    _measure_again(work, act.record)


def propose_site(work: Work, act: Act, **site: Any) -> None:
    """Put a place met in the field on the register, to be confirmed."""
    add_site(work, act, proposed=True, **site)


def change_site(work: Work, act: Act, *, reason: str | None = None, **changes: Any) -> None:
    """Change a site's entry; a manager's change also confirms a proposed one."""
    del reason  # stands in the journal
    site = work.get(Site, "site", act.record)
    site.proposed = False
    for column, value in changes.items():
        setattr(site, column, value)
    work.touch("sites", act.record)
    if {"latitude", "longitude"} & changes.keys():
        _measure_again(work, act.record)


def _measure_again(work: Work, site_id: str) -> None:
    """Distances follow the register, so that the order of arrival makes no difference."""
    query = select(Sample.id).where(Sample.lab_id == work.lab_id, Sample.site == site_id)
    there = sorted(work.session.scalars(query))
    read_cases(work, there)
    for sample_id in there:
        settle(work, work.get(Sample, "sample", sample_id))
