"""The rollup behind the coverage map: counts by month, site and sample type."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import uuid_column


class CoverageCount(Model):
    """Kept in the same transaction as the samples it counts; rebuildable at any time."""

    __tablename__ = "coverage_count"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    site: Mapped[str] = mapped_column(String(36), primary_key=True)
    sample_type: Mapped[str] = mapped_column(String(10), primary_key=True)
    collected: Mapped[int] = mapped_column(default=0)
    arrived: Mapped[int] = mapped_column(default=0)
    received: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
