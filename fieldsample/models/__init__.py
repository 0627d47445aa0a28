"""The ground: every table. Importing this package makes them all known to the database."""

from fieldsample.models import (
    access,
    blobs,
    boxes,
    calendars,
    coverage,
    desk,
    field,
    forms,
    journal,
    labels,
    people,
    places,
    rescue,
    samples,
    store,
)

__all__ = [
    "access",
    "blobs",
    "boxes",
    "calendars",
    "coverage",
    "desk",
    "field",
    "forms",
    "journal",
    "labels",
    "people",
    "places",
    "rescue",
    "samples",
    "store",
]
