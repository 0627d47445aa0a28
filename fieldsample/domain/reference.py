"""The reference data that ships with the app: versioned, read once, never constants in code."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

KEYED = {"sample_types": "code", "rejection_reasons": "code", "site_types": "key"}


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """All rows of one file of `fieldsample/reference`."""
    return part(name, "rows")


@cache
def part(name: str, key: str) -> tuple[dict[str, Any], ...]:
    """One list of a file of `fieldsample/reference`: its rows, or its states or flags."""
    text = files("fieldsample").joinpath("reference", f"{name}.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)[key])


def named(name: str, of: str, key: str, language: str) -> str:
    """What people read for a state or a flag; the key itself when it is not known."""
    return next((row[language] for row in part(name, of) if row["key"] == key), key)


@cache
def keys_of(name: str) -> tuple[str, ...]:
    """The keys of a reference file, or of one list of `code_lists`."""
    if name in KEYED:
        return tuple(row[KEYED[name]] for row in rows(name))
    return tuple(row["key"] for row in rows("code_lists") if row["list"] == name)


def text_of(name: str, key: str, language: str) -> str:
    """What people read for a key; the key itself when it is not known."""
    column = KEYED.get(name, "key")
    source = rows(name) if name in KEYED else rows("code_lists")
    found = (row for row in source if row[column] == key and row.get("list", name) == name)
    return next((row[language] for row in found), key)
