"""The desk: samples arrive, are received or rejected, by their record or by their label alone."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from fieldsample.domain.reference import keys_of
from fieldsample.models.samples import Sample
from fieldsample.operations.act import Act, NeverTrue, NotHereYet
from fieldsample.operations.bodies import Body, Code, Id, Text, ids
from fieldsample.operations.cases import claims_on
from fieldsample.operations.standing import keep_fact, settle
from fieldsample.operations.work import Work


class DeskBody(Body):
    """What every desk operation says."""

    label = Code()
    scan_mode = fields.String(validate=validate.OneOf(keys_of("scan_mode")))
    answers = ids()


class ArriveBody(DeskBody):
    """sample.arrive."""

    item = Id()
    box = Id()


class ReceiveBody(DeskBody):
    """sample.receive."""

    deviation = Text(2000)
    agreed_by = Text()
    position = Text()


class RejectBody(DeskBody):
    """sample.reject."""

    reason = fields.String(required=True, validate=validate.OneOf(keys_of("rejection_reasons")))
    notice_no = Text()
    text = Text(2000)

    @validates_schema
    def check_other(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """R99 'other' says nothing without words."""
        if data["reason"] == "R99" and not data.get("text"):
            raise ValidationError("'Other' needs the reason in words.", "text")


READ = ("item", "box", "answers", "to")
"""What is kept as it was read: ids, in the one form in which they are compared."""


def decide(work: Work, act: Act, *, label: str | None = None, **said: Any) -> frozenset[str]:
    """Keep what the desk said: about a sample, or about a label whose record it did not know."""
    named: dict[str, Any] = {key: said[key] for key in READ if key in said}
    if act.subject is not None:
        sample = work.get(Sample, "sample", act.subject)
        keep_fact(work, act, sample, **named)
        return settle(work, sample) & {"state_conflict"}
    if label is None:
        raise NeverTrue("label", "missing")
    return _decide_by_label(work, act, label, named)


def _decide_by_label(work: Work, act: Act, label: str, named: dict[str, Any]) -> frozenset[str]:
    """A label that two items claim counts for neither, until the desk settles it."""
    items = claims_on(work, label).items
    if not items:
        raise NotHereYet(f"label:{label}")
    keep_fact(work, act, None, label, **named)
    owners = sorted({item.sample_id for item in items})
    conflicts = [settle(work, work.get(Sample, "sample", owner)) for owner in owners]
    twins = {"dup_label"} if len(items) > 1 else set()
    return (frozenset().union(*conflicts) & {"state_conflict"}) | twins
