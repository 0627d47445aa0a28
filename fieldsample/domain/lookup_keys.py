"""What people type or scan to find a record, as it stands in the indexes."""

from __future__ import annotations

import unicodedata
from typing import Any

from fieldsample.domain import labels

LONGEST_KEY = 60


def form_key(form_no: Any) -> str | None:
    """A form's number as it is looked for: half-width capitals without spaces; None without one."""
    if form_no is None or isinstance(form_no, bool | list | dict):
        return None
    if isinstance(form_no, float) and form_no.is_integer():
        form_no = int(form_no)
    return _plain(str(form_no))[:LONGEST_KEY] or None


def label_key(asked: str) -> str | None:
    """The label code that was typed or scanned, or None when it is none."""
    return asked if labels.is_code(asked) else labels.typed(asked).code


def number_keys(asked: str) -> list[str]:
    """The ways in which a sample's number may stand: as it was typed, and plainly."""
    plain = _plain(asked)
    known = dict.fromkeys((asked.strip(), plain, plain.replace("-", "")))
    return [key for key in known if key]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).upper().split())
