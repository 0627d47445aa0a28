"""The edge that programs call: a file a noun, each route reading like a line of the wire page."""

from __future__ import annotations

from flask_smorest import Api

from fieldsample.api import (
    blobs,
    coverage,
    custody,
    entrance,
    forms,
    label_papers,
    labels,
    papers,
    people,
    photos,
    quarantine,
    roads,
    samples,
    store,
    sync,
)

NOUNS = (
    blobs,
    coverage,
    custody,
    entrance,
    forms,
    label_papers,
    labels,
    papers,
    people,
    photos,
    quarantine,
    roads,
    samples,
    store,
    sync,
)


def register(api: Api) -> None:
    """Put every noun under /api/v1."""
    for noun in NOUNS:
        api.register_blueprint(noun.blueprint)
