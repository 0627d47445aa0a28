"""What is wrong with a spreadsheet, in words for the person who made it."""

from typing import Final, NamedTuple

SHOWN_CHARACTERS: Final = 40


class Problem(NamedTuple):
    """One thing to put right, with a stable code and its sentence in two languages.

    `row` is as the spreadsheet numbers it (0: the file itself), `column` its own heading, `value`
    what stands there, cut to 40 characters.
    """

    row: int
    column: str
    value: str
    code: str
    message_zh: str
    message_en: str


class SheetRefused(Exception):
    """A file that cannot be read as a spreadsheet at all; `problem` says why."""

    def __init__(self, code: str, value: str = "") -> None:
        self.problem = problem(0, "", value, code)
        super().__init__(self.problem.message_en)


def problem(row: int, column: str, value: str, code: str, **said: object) -> Problem:
    """Put a problem into words; `said` fills what its sentences leave open."""
    zh, en = SENTENCES[code]
    shown = value if len(value) <= SHOWN_CHARACTERS else value[: SHOWN_CHARACTERS - 1] + "…"
    return Problem(row, column, shown, code, zh.format(**said), en.format(**said))


SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # The file
    "file_kind": (
        "只能导入 .xlsx 或 .csv 文件。请在 Excel 中「另存为」其中一种。",
        "Only .xlsx and .csv can be imported. Save the file as one of them.",
    ),
    "file_mismatch": (
        "文件内容与扩展名不符。请用 Excel 打开后重新另存。",
        "The content is not what the file's name says. Open it in Excel and save it again.",
    ),
    "file_macros": (
        "文件带有宏，不能导入。请另存为不带宏的 .xlsx。",
        "The file carries macros. Save it as .xlsx without macros.",
    ),
    "file_links": (
        "文件链接到其他工作簿，不能导入。请把链接变为数值后再存。",
        "The file links to other workbooks. Turn the links into values and save it again.",
    ),
    "file_too_large": (
        "文件太大，不能导入。请分成几个文件。",
        "The file is too large. Split it.",
    ),
    "file_damaged": (
        "文件已损坏或格式不对，无法读取。请用 Excel 打开后重新另存。",
        "The file is damaged and cannot be read. Open it in Excel and save it again.",
    ),
    "file_encoding": (
        "看不懂文件的文字编码。请另存为「CSV UTF-8」或 .xlsx。",
        "The text encoding is unknown. Save it as CSV UTF-8 or .xlsx.",
    ),
    "file_empty": ("文件里没有内容。", "There is nothing in the file."),
    # The heading
    "no_heading": (
        "找不到表头。第一行应写明各列名称，至少有「名称」和「类型」。",
        "No heading was found. The first row names the columns, at least name and type.",
    ),
    "column_missing": (
        "缺少必需的列「{heading}」。",
        "The column “{heading}” is needed and missing.",
    ),
    "column_twice": (
        "这一列与「{other}」是同一个意思，不知道用哪一列。请删去一列。",
        "This column means the same as “{other}”. Remove one of them.",
    ),
    "other_datum": (
        "这一列不是 WGS-84 坐标（高德、腾讯、百度的坐标有几百米偏移，不能换算）。"
        "请用手机定位或天地图取点。",
        "These are no WGS-84 coordinates; such maps are shifted by hundreds of metres, which cannot"
        " be undone. Take them from a phone's fix.",
    ),
    # A row
    "required": ("「{heading}」不能为空。", "“{heading}” must not be empty."),
    "town_empty": (
        "乡镇为空。合并的单元格只有第一行有值，请取消合并并逐行填写。",
        "The town is empty. In merged cells only the first row counts: unmerge and fill every row.",
    ),
    "too_long": ("超过 {limit} 个字。", "More than {limit} characters."),
    "too_many_points": ("点位超过 {limit} 个。", "More than {limit} points."),
    "cell_error": (
        "单元格里是 Excel 的错误值，请先改正公式。",
        "The cell shows an Excel error. Correct the formula first.",
    ),
    "control_characters": (
        "含有看不见的控制字符，请重新输入。",
        "There are invisible control characters. Type it again.",
    ),
    "site_type_unknown": (
        "没有这种地点类型。可用：{known}。",
        "There is no such type. Known: {known}.",
    ),
    "not_a_number": (
        "不是十进制度数。请写成 30.25083 这样的数字，不要写度分秒。",
        "Not a number. Write decimal degrees like 30.25083, no minutes and seconds.",
    ),
    "half_position": (
        "经度和纬度要么都填，要么都不填。",
        "Give both longitude and latitude, or neither.",
    ),
    "position_swapped": (
        "经度和纬度填反了：经度应为 {longitude}，纬度应为 {latitude}。",
        "Longitude and latitude are swapped: longitude should be {longitude}, latitude {latitude}.",
    ),
    "position_out_of_range": (
        "超出范围：纬度在 -90 到 90 之间，经度在 -180 到 180 之间。",
        "Out of range: latitude goes from -90 to 90, longitude from -180 to 180.",
    ),
    "position_zero": (
        "0, 0 表示没有定位成功。请改成真实坐标，或留空并写明无定位原因。",
        "0, 0 is a failed fix. Give the real position, or leave it empty and say why.",
    ),
    "twice_in_file": (
        "与第 {other} 行是同一个地点（编号相同，或名称和乡镇相同）。",
        "The same site as in row {other} (same code, or same name and town).",
    ),
    "code_taken": (
        "编号已属于「{name}」。若是改名，请在系统中修改该地点。",
        "The code already belongs to “{name}”. If it was renamed, change that site in the app.",
    ),
    "code_differs": (
        "该地点已登记，但没有编号。请在系统中给它补上编号。",
        "This site is already known, without a code. Give it its code in the app.",
    ),
}
