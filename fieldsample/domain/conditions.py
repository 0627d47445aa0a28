"""Conditions of a programme's own questions: whether one holds for what has been answered.

`tests/vectors/conditions.json` are its examples; the web app's own reading of them runs the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt
from typing import Any, Final

Condition = Mapping[str, Any]
Answers = Mapping[str, Any]
MOST_DEEP: Final = 5
ORDERS: Final[dict[str, Callable[[Any, Any], bool]]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
BARE_TESTS: Final = frozenset({"answered", "blank"})
TESTS: Final = frozenset({"=", "!=", "has"}) | ORDERS.keys() | BARE_TESTS
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def evaluate(condition: Condition, answers: Answers) -> bool:
    """Whether a checked condition holds; a question not answered is equal to nothing."""
    if "all" in condition:
        return all(evaluate(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(evaluate(part, answers) for part in condition["any"])
    if "not" in condition:
        return not evaluate(condition["not"], answers)
    return _test(condition["test"], answers.get(condition["key"]), condition.get("value"))


def is_blank(answer: Any) -> bool:
    """Nothing, empty text or an empty list; no and 0 are answers, and so is "/"."""
    if isinstance(answer, str):
        return not answer.strip()
    return answer is None or answer == []


def _test(test: str, answer: Any, value: Any) -> bool:
    if test in BARE_TESTS:
        return is_blank(answer) == (test == "blank")
    if test == "=":
        return _is(answer, value)
    if test == "!=":
        return not _is(answer, value)
    if test == "has":
        return _has(answer, value)
    return _is_ordered(test, answer, value)


def _is(answer: Any, value: Any) -> bool:
    if isinstance(answer, list):
        return len(answer) == 1 and _is(answer[0], value)
    if is_blank(answer) or isinstance(answer, bool) != isinstance(value, bool):
        return False
    if isinstance(answer, str) == isinstance(value, str):
        return bool(answer == value)
    number, other = number_of(answer), number_of(value)
    return number is not None and number == other


def _has(answer: Any, value: Any) -> bool:
    return any(_is(one, value) for one in (answer if isinstance(answer, list) else [answer]))


def _is_ordered(test: str, answer: Any, value: Any) -> bool:
    """Numbers have an order, and two dates; nothing else has, whichever way it is asked."""
    number, other = number_of(answer), number_of(value)
    if number is not None and other is not None:
        return ORDERS[test](number, other)
    return is_date(answer) and is_date(value) and ORDERS[test](answer, value)


def number_of(value: Any) -> float | None:
    """A number, or the number that a plain decimal text writes; yes and no are none."""
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def is_date(value: Any) -> bool:
    """Text in the form of a date, such as 2026-11-22."""
    return isinstance(value, str) and _DATE.fullmatch(value) is not None
