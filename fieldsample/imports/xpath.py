"""The part of XPath that XLSForms mostly use, read as conditions of our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from fieldsample.domain.conditions import MOST_DEEP

Condition = dict[str, Any]
Limits = tuple[float | None, float | None]
LONGEST: Final = 2000
MOST_NESTED: Final = 20
_TOKEN: Final = re.compile(
    r"""\s*(?:
      (?P<ref>\$\{\s*[^\s{}]+\s*\}|\.\./[\w.-]+)
    | (?P<text>'[^']*'|"[^"]*")
    | (?P<number>-?\d+(?:\.\d+)?)
    | (?P<test>!=|<=|>=|=|<|>)
    | (?P<mark>[(),])
    | (?P<word>[a-z][a-z-]*)
    | (?P<self>\.)
    )""",
    re.VERBOSE,
)
_FLIPPED: Final = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


class NotTranslated(Exception):
    """An expression that our conditions cannot say."""


def condition_of(expression: str, keys: Mapping[str, str]) -> Condition:
    """An expression as a condition; `keys` gives our key for each name of the XLSForm."""
    condition = _Reader(expression, keys).whole()
    if depth_of(condition) > MOST_DEEP:
        raise NotTranslated(expression)
    return condition


def limits_of(constraint: str) -> Limits:
    """`. >= 0 and . <= 14` as the least and the greatest value that may be entered."""
    condition = _Reader(constraint, {".": "."}).whole()
    least = greatest = None
    for part in condition.get("all", [condition]):
        if part.get("key") != ".":
            raise NotTranslated(constraint)
        if part["test"] == ">=" and least is None:
            least = float(part["value"])
        elif part["test"] == "<=" and greatest is None:
            greatest = float(part["value"])
        else:
            raise NotTranslated(constraint)
    return least, greatest


def both(one: Condition | None, other: Condition | None) -> Condition | None:
    """Both conditions at once, as flat as can be."""
    parts = [part for part in (one, other) if part is not None]
    return _joined("all", parts) if parts else None


def depth_of(condition: Condition) -> int:
    """How deep a condition is."""
    inner = condition.get("all") or condition.get("any") or []
    inner = [condition["not"]] if "not" in condition else inner
    return 1 + max((depth_of(part) for part in inner), default=0)


class _Reader:
    """Reads one expression, a token after the other, from the weakest binding to the strongest."""

    def __init__(self, expression: str, keys: Mapping[str, str]) -> None:
        self.expression = expression
        self.keys = keys
        self.tokens = self._tokens()
        self.nested = 0

    def whole(self) -> Condition:
        condition = self._any()
        if self.tokens:
            raise NotTranslated(self.expression)
        return condition

    def _any(self) -> Condition:
        parts = [self._all()]
        while self._take("word", "or"):
            parts.append(self._all())
        return _joined("any", parts)

    def _all(self) -> Condition:
        parts = [self._one()]
        while self._take("word", "and"):
            parts.append(self._one())
        return _joined("all", parts)

    def _one(self) -> Condition:
        if self._take("word", "not"):
            return {"not": self._bracketed()}
        if self._take("word", "selected"):
            return self._selected()
        if self._is_next("mark", "("):
            return self._bracketed()
        return self._comparison()

    def _bracketed(self) -> Condition:
        self.nested += 1
        if self.nested > MOST_NESTED:
            raise NotTranslated(self.expression)
        self._must("mark", "(")
        condition = self._any()
        self._must("mark", ")")
        self.nested -= 1
        return condition

    def _selected(self) -> Condition:
        self._must("mark", "(")
        key = self._key()
        self._must("mark", ",")
        value = self._must("text")
        self._must("mark", ")")
        return {"key": key, "test": "has", "value": value}

    def _comparison(self) -> Condition:
        if self._is_next("ref") or self._is_next("self"):
            key, test = self._key(), self._must("test")
            return _tested(key, test, self._value())
        value, test = self._value(), self._must("test")
        return _tested(self._key(), _FLIPPED[test], value)

    def _key(self) -> str:
        """Our key for what is referred to; a name that is not here cannot be spoken of."""
        if self._take("self", "."):
            name = "."
        else:
            name = self._must("ref").removeprefix("../").strip("${} ")
        if name not in self.keys:
            raise NotTranslated(self.expression)
        return self.keys[name]

    def _value(self) -> str | float:
        if self._is_next("number"):
            number = float(self._must("number"))
            return int(number) if number.is_integer() else number
        return self._must("text")

    def _tokens(self) -> list[tuple[str, str]]:
        if len(self.expression) > LONGEST:
            raise NotTranslated(self.expression[:60])
        found, at, text = [], 0, self.expression.rstrip()
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None or token.lastgroup is None:
                raise NotTranslated(self.expression)
            word = token[token.lastgroup]
            found.append((token.lastgroup, word[1:-1] if token.lastgroup == "text" else word))
            at = token.end()
        return found[::-1]

    def _is_next(self, group: str, word: str | None = None) -> bool:
        if not self.tokens:
            return False
        next_group, next_word = self.tokens[-1]
        return next_group == group and word in (None, next_word)

    def _take(self, group: str, word: str) -> bool:
        if self._is_next(group, word):
            self.tokens.pop()
            return True
        return False

    def _must(self, group: str, word: str | None = None) -> str:
        if not self._is_next(group, word):
            raise NotTranslated(self.expression)
        return self.tokens.pop()[1]


def _tested(key: str, test: str, value: str | float) -> Condition:
    """A comparison with empty text asks whether there is an answer."""
    if value == "" and test in {"=", "!="}:
        return {"key": key, "test": "blank" if test == "=" else "answered"}
    if value == "":
        raise NotTranslated(test)
    return {"key": key, "test": test, "value": value}


def _joined(how: str, parts: list[Condition]) -> Condition:
    flat = [inner for part in parts for inner in part.get(how, [part])]
    return flat[0] if len(flat) == 1 else {how: flat}
