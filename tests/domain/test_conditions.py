"""Conditions of own questions hold as the vectors say; the web app runs the same file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fieldsample.domain.conditions import evaluate

VECTORS = json.loads(
    (Path(__file__).parent.parent / "vectors" / "conditions.json").read_text("utf-8")
)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=json.dumps)
def test_a_condition_holds_as_the_vectors_say(case: dict[str, Any]) -> None:
    assert evaluate(case["condition"], case["answers"]) is case["holds"]
