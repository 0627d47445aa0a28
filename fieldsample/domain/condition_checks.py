"""Whether a condition can be asked at all: its form, its depth, and the questions it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, Final

from fieldsample.domain.conditions import BARE_TESTS, MOST_DEEP, ORDERS, TESTS, is_date, number_of
from fieldsample.domain.question_problems import QuestionProblem, problem
from fieldsample.domain.reference import rows

MOST_PARTS: Final = 100
MOST_VALUE: Final = 200
_FORM_KEYS: Final = frozenset(row["key"] for row in rows("form_fields"))


def condition_problems(
    name: str, condition: Any, questions: Mapping[str, Mapping[str, Any]]
) -> Iterator[QuestionProblem]:
    """What is wrong with a condition of the question `name`."""
    parts = list(_parts(condition))
    if len(parts) > MOST_PARTS:
        yield problem(name, "condition_long")
        return
    for deep, part in parts:
        if deep > MOST_DEEP:
            yield problem(name, "condition_deep", most=MOST_DEEP)
            return
        yield from _of_part(name, part, questions)


def keys_in(condition: Any) -> set[str]:
    """The keys that a sound condition speaks of."""
    return {part["key"] for _, part in _parts(condition) if "key" in part}


def _parts(condition: Any, deep: int = 1) -> Iterator[tuple[int, Any]]:
    """A condition and all that is in it, with how deep it stands; no deeper than need be."""
    yield deep, condition
    if isinstance(condition, dict) and deep <= MOST_DEEP:
        for part in _inner(condition):
            yield from _parts(part, deep + 1)


def _inner(condition: dict[str, Any]) -> list[Any]:
    if "not" in condition:
        return [condition["not"]]
    inner = condition.get("all", condition.get("any"))
    return inner if isinstance(inner, list) else []


def _of_part(
    name: str, part: Any, questions: Mapping[str, Mapping[str, Any]]
) -> Iterator[QuestionProblem]:
    shape = set(part) if isinstance(part, dict) else set()
    if shape in ({"all"}, {"any"}):
        inner = part.get("all", part.get("any"))
        if not isinstance(inner, list) or not inner:
            yield problem(name, "bad_condition", part="all/any")
    elif shape != {"not"}:
        if shape in ({"key", "test"}, {"key", "test", "value"}):
            yield from _of_test(name, part, questions)
        else:
            yield problem(name, "bad_condition", part=part)


def _of_test(
    name: str, part: dict[str, Any], questions: Mapping[str, Mapping[str, Any]]
) -> Iterator[QuestionProblem]:
    key, test, value = part["key"], part["test"], part.get("value")
    if not isinstance(test, str) or test not in TESTS:
        yield problem(name, "bad_condition", part=test)
    elif not isinstance(key, str) or key not in _FORM_KEYS | questions.keys():
        yield problem(name, "condition_key", value=key)
    elif not _fits(test, value):
        yield problem(name, "condition_value", value=key)
    elif isinstance(value, str) and key in questions and test not in ORDERS:
        choices = {choice["key"] for choice in questions[key].get("choices") or []}
        if choices and value not in choices:
            yield problem(name, "condition_choice", value=value, other=key)


def _fits(test: str, value: Any) -> bool:
    """Whether a test can be made with this value."""
    if test in BARE_TESTS:
        return value is None
    if test in ORDERS:
        return _is_finite(number_of(value)) or is_date(value)
    if isinstance(value, str):
        return 0 < len(value) <= MOST_VALUE and "\x00" not in value
    return isinstance(value, bool) or _is_finite(number_of(value))


def _is_finite(number: float | None) -> bool:
    return number is not None and isfinite(number)
