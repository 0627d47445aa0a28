"""A programme's own questions: what a form may ask, and what is wrong with one that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, Final

from fieldsample.domain.condition_checks import condition_problems, keys_in
from fieldsample.domain.question_problems import QuestionProblem, problem
from fieldsample.domain.reference import keys_of, rows

MOST_QUESTIONS: Final = 200
MOST_CHOICES: Final = 300
MOST_TEXT: Final = 500
KINDS: Final = ("text", "number", "choice", "choices", "date", "photo", "reading", "words")
STAGES: Final = ("capture", "seal")
ABSENT: Final[dict[str, Any]] = {
    "key": None,
    "zh": None,
    "en": None,
    "kind": None,
    "stage": None,
    "required": False,
    "relevant": None,
    "unit": None,
    "quantity": None,
    "min": None,
    "max": None,
    "choices": [],
    "hint_zh": None,
    "hint_en": None,
}
"""Every part of a question, with what it is when nothing is said."""
KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,40}")
_CHOICE_KEY: Final = re.compile(r"[^\s\x00]{1,60}")
_ONLY_FOR: Final = {
    "choices": ("choice", "choices"),
    "quantity": ("reading",),
    "unit": ("number", "reading"),
    "min": ("number", "reading"),
    "max": ("number", "reading"),
}
_TEXTS: Final = {"en": MOST_TEXT, "hint_zh": MOST_TEXT, "hint_en": MOST_TEXT, "unit": 40}


def whole(question: Mapping[str, Any]) -> dict[str, Any]:
    """A question with every part that it may have, in one order."""
    said = {name: value for name, value in question.items() if value is not None}
    choices = [{**dict.fromkeys(("key", "zh", "en")), **one} for one in said.get("choices", [])]
    return {name: said.get(name, nothing) for name, nothing in ABSENT.items()} | {
        "choices": choices
    }


def problems_in(questions: Any) -> list[QuestionProblem]:
    """All that keeps these questions from being asked; nothing when they may be published."""
    if not isinstance(questions, list):
        return [problem("", "not_a_list")]
    if len(questions) > MOST_QUESTIONS:
        return [problem("", "too_many", most=MOST_QUESTIONS)]
    found = [one for number, asked in enumerate(questions, 1) for one in _of_one(number, asked)]
    if not found:
        found += _of_keys(questions)
        found += _of_conditions(questions)
    return found


def _of_one(number: int, asked: Any) -> Iterator[QuestionProblem]:
    """What is wrong with one question by itself."""
    if not isinstance(asked, dict):
        yield problem(f"#{number}", "not_a_question")
        return
    key = asked.get("key")
    name = key if isinstance(key, str) and KEY.fullmatch(key) else f"#{number}"
    if name != key:
        yield problem(name, "bad_key")
    for part in asked:
        if part not in ABSENT:
            yield problem(name, "unknown_part", part=part)
    yield from _of_texts(name, asked)
    yield from _of_kind(name, asked)
    yield from _of_choices(name, asked)
    yield from _of_limits(name, asked)


def _of_texts(name: str, asked: dict[str, Any]) -> Iterator[QuestionProblem]:
    if not _is_text(asked.get("zh"), MOST_TEXT):
        yield problem(name, "bad_text", part="zh", most=MOST_TEXT)
    for part, most in _TEXTS.items():
        if asked.get(part) is not None and not _is_text(asked[part], most):
            yield problem(name, "bad_text", part=part, most=most)


def _of_kind(name: str, asked: dict[str, Any]) -> Iterator[QuestionProblem]:
    kind = asked.get("kind")
    if kind not in KINDS:
        yield problem(name, "bad_kind", value=kind)
        return
    if asked.get("stage") not in STAGES:
        yield problem(name, "bad_stage")
    if not isinstance(asked.get("required"), bool | dict | None):
        yield problem(name, "bad_required")
    if kind == "words" and asked.get("required"):
        yield problem(name, "words_required")
    if kind == "reading" and asked.get("quantity") not in keys_of("field_quantity"):
        yield problem(name, "bad_quantity", value=asked.get("quantity"))
    for part, kinds in _ONLY_FOR.items():
        if kind not in kinds and asked.get(part) not in (None, []):
            yield problem(name, "needless_part", part=part)


def _of_choices(name: str, asked: dict[str, Any]) -> Iterator[QuestionProblem]:
    choices = asked.get("choices")
    if asked.get("kind") not in _ONLY_FOR["choices"]:
        return
    if not isinstance(choices, list) or not choices:
        yield problem(name, "no_choices")
    elif len(choices) > MOST_CHOICES:
        yield problem(name, "too_many_choices", most=MOST_CHOICES)
    else:
        yield from _of_each_choice(name, choices)


def _of_each_choice(name: str, choices: list[Any]) -> Iterator[QuestionProblem]:
    seen: set[str] = set()
    for number, choice in enumerate(choices, 1):
        if not _is_choice(choice):
            yield problem(name, "bad_choice", number=number)
            continue
        if choice["key"] in seen:
            yield problem(name, "choice_twice", value=choice["key"])
        seen.add(choice["key"])


def _is_choice(choice: Any) -> bool:
    if not isinstance(choice, dict) or not choice.keys() <= {"key", "zh", "en"}:
        return False
    key, en = choice.get("key"), choice.get("en")
    is_key = isinstance(key, str) and _CHOICE_KEY.fullmatch(key) is not None
    return is_key and _is_text(choice.get("zh"), MOST_TEXT) and (en is None or _is_text(en))


def _of_limits(name: str, asked: dict[str, Any]) -> Iterator[QuestionProblem]:
    given = {part: asked[part] for part in ("min", "max") if asked.get(part) is not None}
    for part, value in given.items():
        if not is_number(value):
            yield problem(name, "bad_limit", part=part)
            return
    if {"min", "max"} <= given.keys() and given["min"] > given["max"]:
        yield problem(name, "limits_swapped")


def _of_keys(questions: list[dict[str, Any]]) -> Iterator[QuestionProblem]:
    fields = {row["key"] for row in rows("form_fields")}
    seen: set[str] = set()
    for asked in questions:
        key = asked["key"]
        if key in fields:
            yield problem(key, "key_taken")
        if key in seen:
            yield problem(key, "key_twice")
        seen.add(key)


def _of_conditions(questions: list[dict[str, Any]]) -> Iterator[QuestionProblem]:
    """What the questions say of each other: known keys, known choices, no circles."""
    by_key = {asked["key"]: asked for asked in questions}
    sound = True
    for asked in questions:
        for part in ("required", "relevant"):
            condition = asked.get(part)
            if condition is None or (isinstance(condition, bool) and part == "required"):
                continue
            found = list(condition_problems(asked["key"], condition, by_key))
            sound = sound and not found
            yield from found
    if sound:
        for key in _in_circles(by_key):
            yield problem(key, "in_a_circle")


def _in_circles(by_key: dict[str, dict[str, Any]]) -> Iterable[str]:
    """Questions that are asked only when themselves, by however long a way, are answered so."""
    leads = {
        key: keys_in(asked["relevant"]) & by_key.keys() if asked.get("relevant") else set()
        for key, asked in by_key.items()
    }
    return [key for key in leads if key in _reached(leads, key)]


def _reached(leads: Mapping[str, set[str]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(leads[start])
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(leads[key])
    return reached


def _is_text(value: Any, most: int = MOST_TEXT) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= most and "\x00" not in value


def is_number(value: Any) -> bool:
    """A finite number; text and booleans are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
