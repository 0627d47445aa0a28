"""What is to be said of an XLSForm that was read: what could not be taken over, and why."""

from __future__ import annotations

from typing import Final, NamedTuple


class Remark(NamedTuple):
    """One thing to look at, where it stands (row 0: the whole sheet), in two languages."""

    sheet: str
    row: int
    zh: str
    en: str


def remark(sheet: str, row: int, code: str, **said: object) -> Remark:
    """Put a remark into words; `said` fills what its sentences leave open."""
    zh, en = SENTENCES[code]
    shown = {name: str(value)[: 400 if name == "why" else 80] for name, value in said.items()}
    return Remark(sheet, row, zh.format(**shown), en.format(**shown))


SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "broken": (
        "这份 XLSForm 本身有错，没有读出问题。请先改正：{why}",
        "The XLSForm itself is not right, so no question was read. Mend it first: {why}",
    ),
    "no_survey": (
        "没有名为 survey 的工作表，这不是 XLSForm。",
        "There is no sheet called survey: this is no XLSForm.",
    ),
    "nothing_read": (
        "没有读出任何问题。",
        "No question could be read.",
    ),
    "heading_twice": (
        "列「{column}」出现两次，只用了第一列。",
        "The column “{column}” stands twice; the first one was used.",
    ),
    "repeat": (
        "重复组「{name}」没有导入：这里每个问题只答一次。组内 {many} 个问题都没有导入。",
        "The repeat “{name}” was not taken over: here a question is answered once. "
        "None of its {many} questions came in.",
    ),
    "kind": (
        "「{name}」没有导入：这里没有 {kind} 这种问题。",
        "“{name}” was not taken over: there is no question of kind {kind} here.",
    ),
    "by_itself": (
        "「{name}」（{kind}）不用导入：应用自己会记录。",
        "“{name}” ({kind}) is not needed: the app records it by itself.",
    ),
    "calculation": (
        "「{name}」没有导入：这里不做计算。",
        "“{name}” was not taken over: nothing is calculated here.",
    ),
    "outside": (
        "「{name}」没有导入：它的选项在另一个文件里。",
        "“{name}” was not taken over: its choices stand in another file.",
    ),
    "relevant": (
        "「{name}」总会出现：条件「{expression}」译不过来，请在编辑页上重新设置。",
        "“{name}” is always asked: its condition “{expression}” could not be translated. "
        "Set it anew in the editor.",
    ),
    "required": (
        "「{name}」成了选填：条件「{expression}」译不过来，请在编辑页上重新设置。",
        "“{name}” need not be answered now: the condition “{expression}” could not be translated. "
        "Set it anew in the editor.",
    ),
    "constraint": (
        "「{name}」不再检查「{expression}」：这里只检查数的最小值和最大值。",
        "“{name}” no longer checks “{expression}”: here only least and greatest are checked.",
    ),
    "part": (
        "「{name}」的「{column}」没有导入（{value}）。",
        "The {column} of “{name}” was not taken over ({value}).",
    ),
    "column": (
        "列「{column}」没有用到。",
        "The column “{column}” is not used.",
    ),
    "sheet": (
        "工作表「{name}」没有用到。",
        "The sheet “{name}” is not used.",
    ),
    "renamed": (
        "代号「{name}」改为「{key}」：原来的写法不能用，或抽样单已有同名字段。",
        "The name “{name}” became “{key}”: as it was it cannot stand here, "
        "or the sampling form has it already.",
    ),
    "whole_number": (
        "「{name}」原来只收整数，这里小数也收。",
        "“{name}” asked for a whole number; here decimals are taken too.",
    ),
    "no_label": (
        "「{name}」没有文字，用代号代替。请补上。",
        "“{name}” has no label; its name stands for it. Give it one.",
    ),
    "not_chinese": (
        "「{name}」没有中文，暂用另一种语言。请补上中文。",
        "“{name}” has no Chinese label; another language stands for it. Give it one.",
    ),
    "refers": (
        "「{name}」的文字里有 ${{…}} 引用，这里会照原样显示。",
        "The label of “{name}” quotes an answer with ${{…}}; here it is shown as it stands.",
    ),
    "question": (
        "「{name}」还不能发布：{why}",
        "“{name}” cannot be published yet: {why}",
    ),
}
