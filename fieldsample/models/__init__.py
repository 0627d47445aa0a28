"""The ground: every table. Importing this package makes them all known to the database."""

from fieldsample.models import (
    access,
    blobs,
    coverage,
    field,
    journal,
    labels,
    people,
    places,
    rescue,
    samples,
)

__all__ = [
    "access",
    "blobs",
    "coverage",
    "field",
    "journal",
    "labels",
    "people",
    "places",
    "rescue",
    "samples",
]
