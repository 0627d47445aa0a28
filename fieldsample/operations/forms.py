"""A programme's own forms: published in versions that never change."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate

from fieldsample.domain.questions import problems_in, whole
from fieldsample.domain.reference import keys_of
from fieldsample.models.forms import Form
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import Body, Text
from fieldsample.operations.work import Work

MOST_VERSIONS = 1_000_000


class Questions(fields.Field[Any]):
    """A form's questions; all that is wrong is said at once, each with its question's key."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        found = problems_in(value)
        if found:
            raise ValidationError([f"{one.key}: {one.en}".lstrip(": ") for one in found])
        return [whole(question) for question in value]


class PublishBody(Body):
    """form.publish."""

    name = Text(required=True)
    version = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=MOST_VERSIONS)
    )
    task_category = fields.String(required=True, validate=validate.OneOf(keys_of("task_category")))
    sample_types = fields.List(
        fields.String(validate=validate.OneOf(keys_of("sample_types"))),
        load_default=list,
        validate=validate.Length(max=100),
    )
    questions = Questions(required=True)


def publish(work: Work, act: Act, **said: Any) -> None:
    """Publish one version of a form; said twice alike it stands once, otherwise never true."""
    form_id = f"{act.record}:{said['version']}"
    known = work.find(Form, form_id)
    if known is not None:
        if any(getattr(known, name) != value for name, value in said.items()):
            raise NeverTrue("version", "published already with other content: take the next one")
        return
    form = Form(lab_id=act.lab_id, id=form_id, published_by=act.actor, published_at=act.at, **said)
    work.add_new(form, "form", form_id)
    work.touch("forms", form_id)
