"""Programmes' own forms: each version as it was published, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, uuid_column


class Form(Model):
    """One version of a form; its id is FORM:VERSION."""

    __tablename__ = "form"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    task_category: Mapped[str] = mapped_column(String(40))
    sample_types: Mapped[list[str]] = mapped_column(JSON, default=list)
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    published_by: Mapped[str] = mapped_column(uuid_column())
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
