"""Whoever asks for documents: person, lab, and what they may have."""

from __future__ import annotations

from typing import NamedTuple

from fieldsample.domain.scopes import Reach


class Reader(NamedTuple):
    """Who asks, and what they may have."""

    lab_id: str
    person_id: str
    reach: Reach
