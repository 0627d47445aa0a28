"""What a desk prints to work by: sheets of commands for its scanner."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from fieldsample.extensions import Model
from fieldsample.models.types import UTCDateTime, uuid_column


class CommandSheet(Model):
    """A printed sheet of commands; its token tells them from anything else that is scanned."""

    __tablename__ = "command_sheet"

    lab_id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    id: Mapped[str] = mapped_column(uuid_column(), primary_key=True)
    token: Mapped[str] = mapped_column(String(8))
    issued_by: Mapped[str] = mapped_column(uuid_column())
    issued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
