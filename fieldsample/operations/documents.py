"""Documents: one thing as a device needs it offline, and who may have it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from fieldsample.domain.counting import counted
from fieldsample.models.field import Instrument, Signature
from fieldsample.models.journal import Held, Operation
from fieldsample.models.people import Device, Lab, Person
from fieldsample.models.places import Site
from fieldsample.models.samples import Amendment, Item, Sample
from fieldsample.operations import (
    calendars,
    command_sheets,
    label_use,
    products,
    rolls,
    store_places,
    visits,
)
from fieldsample.operations.answers import lacking_of, own_of
from fieldsample.operations.asked import others_with
from fieldsample.operations.box_documents import box_document, form_document
from fieldsample.operations.cases import case_of, facts_in, item_facts_in
from fieldsample.operations.desk_documents import desk_part
from fieldsample.operations.scoped import Scoped, columns, timeline, wire
from fieldsample.operations.shown import shown_photos, shown_readings
from fieldsample.operations.work import Work


def build(work: Work, collection: str, record_id: str) -> Scoped:
    """The document of a record as it stands now."""
    return BUILDERS[collection](work, record_id)


def _lab(work: Work, record_id: str) -> Scoped:
    lab = work.session.get_one(Lab, record_id)
    keys = {"lab_id": lab.id, "id": lab.id}
    return Scoped("lab", None, {**keys, **columns(lab, "name", "prefix", "timezone")})


def _person(work: Work, record_id: str) -> Scoped:
    person = work.get(Person, "person", record_id)
    return Scoped("lab", None, columns(person, "lab_id", "id", "name", "roles", "active"))


def _device(work: Work, record_id: str) -> Scoped:
    device = work.get(Device, "device", record_id)
    names = (
        "lab_id id name device_no roles enrolled_at revoked_at revoked_by revoke_reason".split()  # noqa: SIM905 - reads as the list it is
    )
    return Scoped("fleet", None, {**columns(device, *names), "person": device.person_id})


SITE = (
    "lab_id",
    "id",
    "name",
    "site_type",
    "town",
    "address",
    "code",
    "latitude",
    "longitude",
    "no_position_reason",
    "points",
    "proposed",
    "active",
)


def _site(work: Work, record_id: str) -> Scoped:
    return Scoped("sites", None, columns(work.get(Site, "site", record_id), *SITE))


ITEM = (
    "lab_id",
    "id",
    "label",
    "kind",
    "container",
    "amount",
    "twin",
    "bottle",
    "preservative",
    "position",
    "filled_at",
    "parent",
    "seal_no",
    "box",
    "state",
    "flags",
    "place",
    "out",
    "amount_left",
    "retain_until",
    "retain_verdict",
    "blind",
    "arrival",
    "arrived_at",
    "scan_mode",
)


def _item(work: Work, record_id: str) -> Scoped:
    item = work.get(Item, "item", record_id)
    sample = work.get(Sample, "sample", item.sample_id)
    facts = item_facts_in(work, case_of(work, sample), item)
    doc = {**columns(item, *ITEM), "sample": item.sample_id, "facts": timeline(facts)}
    return Scoped("custody", sample.created_by, doc, others_with(work, sample))


BLIND = tuple(
    "lab_id id label kind amount twin state flags place out amount_left retain_until blind".split()  # noqa: SIM905 - reads as the list it is
)


def _blind_item(work: Work, record_id: str) -> Scoped:
    """A sub-item as the bench has it: nothing tells whose sample it is."""
    item = work.get(Item, "item", record_id)
    case = case_of(work, work.get(Sample, "sample", item.sample_id))
    facts = timeline(item_facts_in(work, case, item))
    return Scoped("bench", None, {**columns(item, *BLIND), "facts": facts})


SAMPLE = (
    "lab_id",
    "id",
    "sample_no",
    "sample_type",
    "sample_name",
    "task_category",
    "qty_total",
    "qty_unit",
    "visit",
    "site",
    "point_id",
    "point",
    "samplers",
    "state",
    "flags",
    "sampled_at",
    "at",
    "clock_unsure",
    "band_s",
    "received_by_server_at",
    "place",
    "distance_m",
    "trail",
    "parent",
    "lone_reason",
    "no_photo_reason",
    "fields",
    "note",
    "created_by",
    "device_id",
    "arrived_at",
    "decided_at",
    "decision",
    "reject_reason",
)


def _sample(work: Work, record_id: str) -> Scoped:
    sample = work.get(Sample, "sample", record_id)
    case = case_of(work, sample)
    facts = facts_in(work, case)
    standing = counted(facts)
    doc = {
        **columns(sample, *SAMPLE),
        **desk_part(work, sample, standing),
        "photos": shown_photos(case.photos),
        "facts": timeline(facts),
        "own": own_of(standing),
        "lacking": lacking_of(standing),
        "measurements": shown_readings(work, case.measurements),
        "amendments": [_amendment(said) for said in sorted(case.amendments, key=_by_time)],
    }
    parts = tuple(("items", item.id) for item in case.items)
    return Scoped("custody", sample.created_by, doc, others_with(work, sample), parts)


def _by_time(record: Amendment) -> tuple[datetime, str]:
    return record.at, record.op_id


def _amendment(said: Amendment) -> dict[str, Any]:
    names = ("op_id", "field", "old", "new", "stood", "reason", "by", "at", "applied", "answers")
    return columns(said, *names)


INSTRUMENT = (
    "lab_id",
    "id",
    "name",
    "quantities",
    "code",
    "serial_no",
    "calibrated_on",
    "calibration_due",
    "active",
)


def _instrument(work: Work, record_id: str) -> Scoped:
    instrument = work.get(Instrument, "instrument", record_id)
    return Scoped("lab", None, columns(instrument, *INSTRUMENT))


SIGNATURE = (
    "lab_id",
    "id",
    "of",
    "record",
    "signs_as",
    "name",
    "person",
    "sha256",
    "size",
    "mime",
    "refused",
    "at",
)


def _signature(work: Work, record_id: str) -> Scoped:
    """Personal: only those who hold it for the record have it, and who took it."""
    signature = work.get(Signature, "signature", record_id)
    return Scoped("signatures", signature.by, columns(signature, *SIGNATURE))


def _waiting(work: Work, record_id: str) -> Scoped:
    held = work.find(Held, record_id)
    operation = work.find(Operation, record_id)
    noun, _, code = ("", "", "") if held is None else held.waits_for.partition(":")
    if held is None or operation is None or noun not in {"label", "box_label"}:
        return Scoped("desk", None, None)
    doc = {
        "lab_id": work.lab_id,
        "id": record_id,
        "label": code,
        "kind": operation.kind,
        "at": wire(held.since),
        "by": operation.actor,
    }
    return Scoped("desk", None, doc)


BUILDERS: dict[str, Callable[[Work, str], Scoped]] = {
    "labs": _lab,
    "people": _person,
    "devices": _device,
    "sites": _site,
    "visits": visits.document,
    "label_rolls": rolls.document,
    "samples": _sample,
    "items": _item,
    "blind_items": _blind_item,
    "instruments": _instrument,
    "signatures": _signature,
    "label_use": label_use.document,
    "calendars": calendars.document,
    "products": products.document,
    "waiting": _waiting,
    "boxes": box_document,
    "command_sheets": command_sheets.document,
    "forms": form_document,
    "places": store_places.document,
}
