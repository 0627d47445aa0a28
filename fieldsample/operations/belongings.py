"""What belongs to a record: photos and readings, kept with a sample, visit, box or place."""

from __future__ import annotations

from fieldsample.models.boxes import Box
from fieldsample.models.field import Measurement
from fieldsample.models.places import Visit
from fieldsample.models.samples import Photo, Sample
from fieldsample.models.store import StorePlace
from fieldsample.operations.cases import case_of
from fieldsample.operations.standing import settle
from fieldsample.operations.work import Work

OWNERS = ("sample", "visit", "box", "place")


def keep_with(work: Work, of: str, record_id: str, kept: Photo | Measurement) -> None:
    """Keep a photo or a reading, and say that its record has changed; waits for the record.

    One of a box or of a place in store is kept in any case: the document finds it by the id.
    """
    if of == "sample":
        case = case_of(work, work.get(Sample, "sample", record_id))
        if isinstance(kept, Photo):
            case.photos.append(kept)
        else:
            case.measurements.append(kept)
    elif of == "visit":
        work.get(Visit, "visit", record_id)
    work.session.add(kept)
    has_changed(work, of, record_id)


def has_changed(work: Work, of: str, record_id: str) -> None:
    """Something that belongs to this record is new, or is seen in another light."""
    if of == "sample":
        settle(work, work.get(Sample, "sample", record_id))
    elif of == "visit":
        work.touch("visits", record_id)
    elif of == "place" and work.find(StorePlace, record_id) is not None:
        work.touch("places", record_id)
    elif of == "box" and work.find(Box, record_id) is not None:
        work.touch("boxes", record_id)
