"""From the tree that pyxform reads to questions of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from fieldsample.domain.questions import KEY, whole
from fieldsample.domain.reference import rows as reference_rows
from fieldsample.imports.xlsform_words import Remark, remark
from fieldsample.imports.xpath import Condition, NotTranslated, both, condition_of, limits_of

Node = Mapping[str, Any]
KINDS: Final = {
    "text": "text",
    "string": "text",
    "barcode": "text",
    "integer": "number",
    "int": "number",
    "decimal": "number",
    "select one": "choice",
    "select all that apply": "choices",
    "date": "date",
    "photo": "photo",
    "image": "photo",
    "note": "words",
}
WHOLE_NUMBERS: Final = ("integer", "int")
BY_ITSELF: Final = frozenset(
    {"start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit"}
    | {"subscriberid", "simserial", "start-geopoint", "geopoint", "background-geopoint"}
)
YES: Final = frozenset({"yes", "true", "true()"})
NO: Final = frozenset({"", "no", "false", "false()"})
_CHINESE: Final = re.compile(r"chinese|\bzh\b|中文|汉语|简体", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"english|\ben\b|英文|英语", re.IGNORECASE)
_FORM_KEYS: Final = frozenset(row["key"] for row in reference_rows("form_fields"))


@dataclass(slots=True)
class Taken:
    """What was taken over so far; `rows` tells where each of our keys comes from."""

    questions: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the tree, its row, and what its groups demand."""

    node: Node
    row: int
    relevant: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the XLSForm."""
        return str(self.node.get("name", ""))


def take(tree: Node, rows: Mapping[str, int]) -> Taken:
    """All that can be asked here, with a remark for each thing that cannot."""
    taken = Taken()
    asked = list(_leaves(taken, tree, rows, ()))
    for one in asked:
        _name(taken, one)
    for one in asked:
        taken.questions.append(_question(taken, one))
    return taken


def _leaves(
    taken: Taken, tree: Node, rows: Mapping[str, int], relevant: tuple[str, ...]
) -> Iterator[Asked]:
    """The questions of a group and of the groups in it; a group's condition is each one's."""
    for node in tree.get("children", ()):
        one = Asked(node, rows.get(str(node.get("name")), 0), relevant)
        kind = str(node.get("type", ""))
        if kind == "group" and not node.get("control", {}).get("bodyless"):
            inner = node.get("bind", {}).get("relevant")
            yield from _leaves(taken, node, rows, (*relevant, inner) if inner else relevant)
        elif kind in KINDS and (kind[:6] != "select" or node.get("choices")):
            yield one
        elif kind != "group":
            _leave_out(taken, one, kind)


def _leave_out(taken: Taken, one: Asked, kind: str) -> None:
    said = {"name": one.name, "kind": kind}
    if kind in BY_ITSELF:
        taken.skipped.append(remark("survey", one.row, "by_itself", **said))
    elif kind in {"repeat", "loop"}:
        many = sum(1 for _ in _within(one.node))
        taken.problems.append(remark("survey", one.row, "repeat", name=one.name, many=many))
    elif kind[:6] == "select":
        taken.problems.append(remark("survey", one.row, "outside", **said))
    else:
        code = "calculation" if kind in {"calculate", "hidden"} else "kind"
        taken.problems.append(remark("survey", one.row, code, **said))


def _within(node: Node) -> Iterator[Node]:
    for inner in node.get("children", ()):
        if "children" in inner:
            yield from _within(inner)
        else:
            yield inner


def _name(taken: Taken, one: Asked) -> None:
    """Give a question its key; a name that cannot stand here is bent as little as may be."""
    key = re.sub(r"[^a-z0-9_]", "_", one.name.lower())[:41]
    if not KEY.fullmatch(key) or key in _FORM_KEYS:
        key = f"own_{key}"[:41]
    number = 2
    while key in taken.rows:
        key, number = f"{key[:37]}_{number}", number + 1
    if key != one.name:
        taken.problems.append(remark("survey", one.row, "renamed", name=one.name, key=key))
    taken.rows[key] = one.row
    taken.keys.setdefault(one.name, key)


def _question(taken: Taken, one: Asked) -> dict[str, Any]:
    key = list(taken.rows)[len(taken.questions)]
    kind = KINDS[one.node["type"]]
    zh, en = _label(taken, one)
    hint_zh, hint_en = _texts(one.node.get("hint"))
    if one.node["type"] in WHOLE_NUMBERS:
        taken.skipped.append(remark("survey", one.row, "whole_number", name=one.name))
    least, greatest = _limits(taken, one, kind)
    return whole(
        {
            "key": key,
            "zh": zh,
            "en": en,
            "kind": kind,
            "stage": "capture",
            "required": kind != "words" and _required(taken, one),
            "relevant": _relevant(taken, one),
            "min": least,
            "max": greatest,
            "choices": [_choice(taken, one, choice) for choice in one.node.get("choices", ())],
            "hint_zh": hint_zh or hint_en,
            "hint_en": hint_en if hint_zh else None,
        }
    )


def _label(taken: Taken, one: Asked) -> tuple[str, str | None]:
    zh, en = _texts(one.node.get("label"))
    if not zh and not en:
        taken.problems.append(remark("survey", one.row, "no_label", name=one.name))
    elif not zh:
        taken.problems.append(remark("survey", one.row, "not_chinese", name=one.name))
    if "${" in (zh or "") + (en or ""):
        taken.problems.append(remark("survey", one.row, "refers", name=one.name))
    return zh or en or one.name, en


def _choice(taken: Taken, one: Asked, choice: Node) -> dict[str, Any]:
    zh, en = _texts(choice.get("label"))
    name = str(choice.get("name", ""))
    if not zh:
        said = {"name": f"{one.name}: {name}"}
        taken.problems.append(remark("choices", 0, "not_chinese", **said))
    return {"key": name, "zh": zh or en or name, "en": en}


def _texts(label: Any) -> tuple[str | None, str | None]:
    """The Chinese and the English of a text; text of one language alone counts as Chinese."""
    if not isinstance(label, dict):
        return (str(label) if label else None), None
    zh = next((text for name, text in label.items() if _CHINESE.search(name)), None)
    en = next((text for name, text in label.items() if _ENGLISH.search(name)), None)
    other = next((text for name, text in label.items() if not _ENGLISH.search(name)), None)
    return zh or other, en


def _required(taken: Taken, one: Asked) -> bool | Condition:
    said = str(one.node.get("bind", {}).get("required", "")).strip()
    if said.lower() in YES | NO:
        return said.lower() in YES
    return _translated(taken, one, "required", said) or False


def _relevant(taken: Taken, one: Asked) -> Condition | None:
    own = one.node.get("bind", {}).get("relevant")
    condition: Condition | None = None
    for expression in (*one.relevant, *([own] if own else ())):
        condition = both(condition, _translated(taken, one, "relevant", str(expression)))
    return condition


def _translated(taken: Taken, one: Asked, part: str, expression: str) -> Condition | None:
    try:
        return condition_of(expression, taken.keys)
    except NotTranslated:
        said = {"name": one.name, "expression": expression}
        taken.problems.append(remark("survey", one.row, part, **said))
        return None


def _limits(taken: Taken, one: Asked, kind: str) -> tuple[float | None, float | None]:
    said = str(one.node.get("bind", {}).get("constraint", "")).strip()
    if not said:
        return None, None
    try:
        if kind == "number":
            return limits_of(said)
    except (NotTranslated, ValueError):
        pass
    words = {"name": one.name, "expression": said}
    taken.problems.append(remark("survey", one.row, "constraint", **words))
    return None, None
