"""Goods by their barcode: what the lab's latest record says, to fill the next form with."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select

from fieldsample.domain.reference import rows
from fieldsample.models.samples import Sample
from fieldsample.operations.answers import is_answered
from fieldsample.operations.scoped import Scoped, columns, wire
from fieldsample.operations.work import Work

BARCODE = re.compile(r"[0-9]{8,14}")
OF_THE_GOODS = frozenset({"sample", "producer"})
CHANGES = frozenset(
    {
        "barcode",
        "sample_name",
        "dated_on",
        "batch_no",
        "unit_price",
        "sampled_at",
        "sample_source",
        "aseptic",
        "tools",
        "storage_condition",
        "lot_size",
        "lot_unit",
        "qty_total",
        "qty_backup",
        "qty_unit",
        "remark",
    }
)
"""What is asked about the goods and yet differs from one batch or visit to the next."""
KEPT = frozenset(
    row["key"]
    for row in rows("form_fields")
    if row["group"] in OF_THE_GOODS and not row["personal"] and row["key"] not in CHANGES
)


def barcode_of(fields: dict[str, Any]) -> str | None:
    """The barcode of goods (8 to 14 digits) that a form names, or None."""
    said = str(fields.get("barcode") or "").replace(" ", "")
    return said if BARCODE.fullmatch(said) else None


def follow_product(work: Work, sample: Sample, *, changed: bool) -> None:
    """Let the product that a sample speaks of follow it, when it may now say something else."""
    before, sample.barcode = sample.barcode, barcode_of(sample.fields)
    if changed or before != sample.barcode:
        for barcode in {before, sample.barcode} - {None}:
            work.touch("products", str(barcode))


def document(work: Work, barcode: str) -> Scoped:
    """What the latest record of a barcode says that was not voided; gone when there is none."""
    query = (
        select(Sample)
        .where(Sample.lab_id == work.lab_id, Sample.barcode == barcode, Sample.state != "void")
        .order_by(Sample.at.desc(), Sample.id.desc())
        .limit(1)
    )
    latest = work.session.scalar(query)
    if latest is None:
        return Scoped("sites", None, None)
    known = {key: latest.fields.get(key) for key in sorted(KEPT)}
    doc = {
        "lab_id": work.lab_id,
        "id": barcode,
        "barcode": barcode,
        **columns(latest, "sample_name", "sample_type"),
        "fields": {key: value for key, value in known.items() if is_answered(value)},
        "seen_at": wire(latest.at),
    }
    return Scoped("sites", None, doc)
