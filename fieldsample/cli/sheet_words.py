"""What an import of a spreadsheet says on the console, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from fieldsample.imports.problems import Problem
from fieldsample.imports.sites import Checked

ZH = {
    "file": "文件",
    "row": "第 {row} 行",
    "column": "「{column}」",
    "value": "（{value}）",
    "colon": "：",
    "ignored": "没有导入这些列：{columns}",
    "between": "、",
    "refused": "有 {problems} 处问题，什么都没有导入。请改正后重新导入。",
    "dry": "检查通过，没有导入。将新增 {added} 个地点，已有 {known} 个。",
    "done": "新增 {added} 个地点，已有 {known} 个。",
}
EN = {
    "file": "File",
    "row": "Row {row}",
    "column": ", {column}",
    "value": " ({value})",
    "colon": ": ",
    "ignored": "Columns that were not imported: {columns}",
    "between": ", ",
    "refused": "Problems: {problems}. Nothing was imported; mend the file and import it again.",
    "dry": "The file is fine; nothing was imported yet. Sites to add: {added}, known: {known}.",
    "done": "Sites added: {added}, already known: {known}.",
}


class Told(Protocol):
    """What an import has to tell."""

    @property
    def checked(self) -> Checked: ...
    @property
    def added(self) -> int: ...
    @property
    def is_dry(self) -> bool: ...


def report(outcome: Told, language: str) -> str:
    """Every problem on a line of its own, then what became of the file."""
    words = ZH if language == "zh" else EN
    return "\n".join(_lines(outcome, words, language))


def _lines(outcome: Told, words: dict[str, str], language: str) -> Iterator[str]:
    checked = outcome.checked
    for problem in checked.problems:
        yield _line(problem, words, language)
    if checked.ignored:
        yield words["ignored"].format(columns=words["between"].join(checked.ignored))
    if checked.problems:
        yield words["refused"].format(problems=len(checked.problems))
    else:
        summary = words["dry" if outcome.is_dry else "done"]
        yield summary.format(added=outcome.added, known=len(checked.known))


def _line(problem: Problem, words: dict[str, str], language: str) -> str:
    where = words["row"].format(row=problem.row) if problem.row else words["file"]
    if problem.column:
        where += words["column"].format(column=problem.column)
    if problem.value:
        where += words["value"].format(value=problem.value)
    said = problem.message_zh if language == "zh" else problem.message_en
    return f"{where}{words['colon']}{said}"
