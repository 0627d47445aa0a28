"""Coverage: what was collected and received in a month, by site and sample type."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.coverage import CoverageCount
from fieldsample.models.journal import LabHead
from fieldsample.models.places import Site

COLUMNS = ("collected", "arrived", "received", "rejected")


def of_month(session: Session, lab_id: str, month: str) -> list[dict[str, Any]]:
    """One row a site and sample type; samples without a site stand under site_id None."""
    query = (
        select(CoverageCount, Site.town)
        .outerjoin(Site, (Site.lab_id == CoverageCount.lab_id) & (Site.id == CoverageCount.site))
        .where(CoverageCount.lab_id == lab_id, CoverageCount.month == month)
        .order_by(CoverageCount.site, CoverageCount.sample_type)
    )
    return [_row(count, town) for count, town in session.execute(query) if _counts(count)]


def mark(session: Session, lab_id: str) -> str:
    """What changes whenever the journal moves: the ETag of everything counted from it."""
    return session.scalar(select(LabHead.hash).where(LabHead.lab_id == lab_id)) or ""


def _counts(count: CoverageCount) -> bool:
    return any(getattr(count, column) for column in COLUMNS)


def _row(count: CoverageCount, town: str | None) -> dict[str, Any]:
    numbers = {column: getattr(count, column) for column in COLUMNS}
    return {
        "site_id": count.site or None,
        "town": town,
        "sample_type": count.sample_type,
        **numbers,
    }
