"""What a form asks: its own fields, a programme's questions, and what could not be had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from marshmallow import Schema, fields, validate

from fieldsample.domain.reference import rows
from fieldsample.models.samples import Amendment, Fact, Sample
from fieldsample.operations.bodies import MAX_FIELDS, FormValue, Id, Text

FORM_KEYS = frozenset(row["key"] for row in rows("form_fields"))
MAX_FORMS = 20
MAX_OWN = 100
Json = dict[str, Any]


class OwnSchema(Schema):
    """Answers to one version of a programme's own questions, whether or not it is known here."""

    form = Id(required=True)
    version = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=1_000_000)
    )
    answers = fields.Dict(
        required=True,
        keys=fields.String(validate=validate.Regexp(r"\A[a-z][a-z0-9_]{0,40}\Z")),
        values=FormValue(allow_none=True),
        validate=validate.Length(max=MAX_OWN),
    )


class LackingSchema(Schema):
    """Something that was asked for and could not be had, and why."""

    key = Text(60, required=True)
    reason = Text(required=True)


def form_fields() -> fields.Dict:
    """The form's own fields, under their key `fields`."""
    return fields.Dict(
        data_key="fields",
        keys=fields.String(validate=validate.OneOf(FORM_KEYS)),
        values=FormValue(allow_none=True),
        validate=validate.Length(max=MAX_FIELDS),
    )


def own_answers() -> fields.List[Any]:
    """Answers to own questions, by form and version."""
    return fields.List(fields.Nested(OwnSchema), validate=validate.Length(max=MAX_FORMS))


def is_answered(value: Any) -> bool:
    """Whether something stands there."""
    return value is not None and value not in ("", [])


def merge_sealed(sample: Sample, amendments: Sequence[Amendment], facts: Iterable[Fact]) -> bool:
    """Add to the fields what counting seals say, in order of time; whether anything changed.

    What was answered before stays, and so does what a correction has said.
    """
    sealed = [fact.said["fields"] for fact in facts if _says(fact, "fields")]
    if not sealed and sample.given is None:
        return False
    if sample.given is None:
        sample.given = sample.fields
    corrected = {one.field for one in amendments if one.applied}
    merged = dict(sample.given)
    for said in sealed:
        _add(merged, {key: value for key, value in said.items() if key not in corrected})
    changed = merged != sample.fields
    sample.fields = merged
    return changed


def own_of(facts: Iterable[Fact]) -> list[Json]:
    """All answers to own questions, by form and version; what was answered first stays."""
    found: dict[tuple[str, int], Json] = {}
    for fact in facts:
        for entry in fact.said.get("own") or () if _is_form(fact) else ():
            _add(found.setdefault((entry["form"], entry["version"]), {}), entry["answers"])
    return [
        {"form": form, "version": version, "answers": answers}
        for (form, version), answers in sorted(found.items())
    ]


def lacking_of(facts: Iterable[Fact]) -> list[Json]:
    """What sealing could not have, with the reason that was given last."""
    named = {row["key"]: row for fact in facts for row in fact.said.get("lacking") or ()}
    return [named[key] for key in sorted(named)]


def _add(answers: Json, more: Json) -> None:
    """Put in what is not answered yet."""
    for key, value in more.items():
        if not is_answered(answers.get(key)):
            answers[key] = value


def _says(fact: Fact, key: str) -> bool:
    return fact.kind == "sample.seal" and bool(fact.said.get(key))


def _is_form(fact: Fact) -> bool:
    return fact.kind in {"sample.create", "sample.transcribe", "sample.seal"}
