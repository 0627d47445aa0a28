"""What is wrong with a form's questions, in words for the person who makes the form."""

from __future__ import annotations

from typing import Final, NamedTuple


class QuestionProblem(NamedTuple):
    """One thing to put right at one question; `key` is its key, or its number in the list."""

    key: str
    code: str
    zh: str
    en: str


def problem(key: str, code: str, **said: object) -> QuestionProblem:
    """Put a problem into words; `said` fills what its sentences leave open."""
    zh, en = SENTENCES[code]
    shown = {name: str(value)[:60] for name, value in said.items()}
    return QuestionProblem(key, code, zh.format(**shown), en.format(**shown))


SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "not_a_list": ("问题应是一个列表。", "The questions must be a list."),
    "too_many": (
        "问题超过 {most} 个。请分成几份表单。",
        "More than {most} questions. Split the form.",
    ),
    "not_a_question": ("这一项不是一个问题。", "This is not a question."),
    "unknown_part": ("不认识「{part}」这一项。", "There is no part called “{part}”."),
    "bad_key": (
        "代号只能用小写字母、数字和下划线，以字母开头，最多 41 个字符。",
        "A key has small letters, digits and underscores, begins with a letter, "
        "and is at most 41 long.",
    ),
    "key_twice": ("代号与另一个问题相同。", "Another question has the same key."),
    "key_taken": (
        "这个代号属于抽样单自带的字段。请换一个。",
        "The sampling form has a field of this key already. Choose another.",
    ),
    "bad_text": (
        "「{part}」应是 1 到 {most} 个字的文字。",
        "“{part}” must be text of 1 to {most} characters.",
    ),
    "bad_kind": ("没有「{value}」这种问题。", "There is no kind of question “{value}”."),
    "bad_stage": (
        "阶段只有采样（capture）和封样（seal）。",
        "A question is asked at capture or at seal.",
    ),
    "bad_required": (
        "「必填」应是 是、否 或一个条件。",
        "“required” is true, false or a condition.",
    ),
    "words_required": ("说明文字不能必填。", "Words that are only shown cannot be required."),
    "no_choices": ("选择题要有选项。", "A choice needs its choices."),
    "needless_part": (
        "这种问题不用「{part}」。",
        "This kind of question has no “{part}”.",
    ),
    "too_many_choices": ("选项超过 {most} 个。", "More than {most} choices."),
    "bad_choice": (
        "第 {number} 个选项不对：要有不含空格的代号和中文名。",
        "Choice {number} is not right: it needs a key without spaces and a Chinese text.",
    ),
    "choice_twice": ("选项代号「{value}」重复。", "The choice “{value}” stands twice."),
    "bad_quantity": (
        "没有「{value}」这个现场测定项目。",
        "There is no field quantity “{value}”.",
    ),
    "bad_limit": ("「{part}」应是一个数。", "“{part}” must be a number."),
    "limits_swapped": ("最小值大于最大值。", "The least value is greater than the greatest."),
    "bad_condition": (
        "条件写得不对：{part}。",
        "A condition is not right: {part}.",
    ),
    "condition_deep": (
        "条件嵌套超过 {most} 层。请拆成几个问题。",
        "A condition is more than {most} deep. Split it over several questions.",
    ),
    "condition_long": ("条件太长。", "A condition is too long."),
    "condition_key": (
        "条件提到的「{value}」既不是本表单的问题，也不是抽样单的字段。",
        "A condition speaks of “{value}”, which is no question of this form "
        "and no field of the sampling form.",
    ),
    "condition_value": (
        "条件里与「{value}」比较的值不对。",
        "A condition compares “{value}” with a value that cannot be.",
    ),
    "condition_choice": (
        "条件里的「{value}」不是「{other}」的选项。",
        "A condition asks for “{value}”, which is no choice of “{other}”.",
    ),
    "in_a_circle": (
        "这个问题是否出现，绕了一圈又取决于它自己。",
        "Whether this is asked depends, in a circle, on itself.",
    ),
}
