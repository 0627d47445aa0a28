"""The headings under which people list their sites, in any order, Chinese or English."""

import re
import unicodedata
from typing import Final, NamedTuple

from fieldsample.imports.problems import Problem, problem
from fieldsample.imports.sheets import Row

# The first of each is how we call the column ourselves.
HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "name": (
        "名称", "name", "抽样地点", "抽样地点名称", "地点名称", "地点", "抽样场所", "场所名称",
        "单位名称", "被抽样单位", "被抽样单位名称", "受检单位", "市场名称", "店铺名称", "点名",
        "site", "site name", "place", "unit name",
    ),
    "site_type": (
        "类型", "site_type", "地点类型", "场所类型", "抽样场所类型", "单位类型", "类别", "业态",
        "type", "kind", "category",
    ),
    "town": (
        "乡镇", "town", "街道", "乡镇街道", "街道乡镇", "镇街", "镇街道", "镇", "所属乡镇",
        "所属街道", "所属镇街", "所在乡镇", "所在街道", "township", "subdistrict",
    ),
    "address": (
        "地址", "address", "详细地址", "单位地址", "经营地址", "场所地址", "地点地址",
        "street address",
    ),
    "code": (
        "编号", "code", "地点编号", "场所编号", "单位编号", "站点编号", "编码", "代码", "site code",
        "site no", "site id",
    ),
    "longitude": ("经度", "longitude", "东经", "lon", "lng", "long"),
    "latitude": ("纬度", "latitude", "北纬", "lat"),
    "points": (
        "点位", "points", "摊位", "点位名称", "采样点", "采样点位", "抽样点", "抽样点位", "摊位号",
        "点位摊位", "point", "stalls", "stall", "taps", "sample points",
    ),
    "no_position_reason": (
        "无定位原因", "no_position_reason", "无坐标原因", "无经纬度原因", "未定位原因",
        "无定位说明", "why no position", "reason without position",
    ),
}  # fmt: skip
REQUIRED: Final = ("name", "site_type")
# A heading seldom stands lower: a title and a line of instructions at most.
_ROWS_SEARCHED: Final = 6
_FEWEST_KNOWN: Final = 2
_REMARK = re.compile(r"\(.*?\)|\[.*?\]")
_SHIFTED = re.compile(r"gcj|bd-?09|火星|百度|高德|腾讯", re.IGNORECASE)
# What stands around a coordinate's word in a shifted column is no part of the word.
_SHIFTED_WORDS = re.compile(r"gcj-?0?2?|bd-?09|火星|百度|高德|腾讯|坐标", re.IGNORECASE)


class Columns(NamedTuple):
    """Where each field stands, how its heading reads, and the headings not understood."""

    heading_row: int
    places: dict[str, int]
    headings: dict[str, str]
    ignored: tuple[str, ...]

    def heading(self, field: str) -> str:
        """Name a column as the file does, or as we do where it has none."""
        return self.headings.get(field, HEADINGS[field][0])

    def cell(self, row: Row, field: str) -> str:
        """Read a field of a row; empty when the file has no such column."""
        place = self.places.get(field, len(row.cells))
        return row.cells[place] if place < len(row.cells) else ""


def key_of(text: str) -> str:
    """Fold a heading to what counts in it: no case, width, spaces, signs or (remarks)."""
    plain = _REMARK.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(character for character in plain if character.isalnum())


_FIELDS: Final = {key_of(name): field for field, names in HEADINGS.items() for name in names}


def read_columns(rows: list[Row]) -> tuple[Columns | None, list[Problem]]:
    """Find the heading among the first rows; None, and the problem, when there is none."""
    heading = next((row for row in rows[:_ROWS_SEARCHED] if _known_in(row) >= _FEWEST_KNOWN), None)
    if heading is None:
        return None, [problem(rows[0].number if rows else 0, "", "", "no_heading")]
    places: dict[str, int] = {}
    ignored: list[str] = []
    problems: list[Problem] = []
    for place, text in enumerate(heading.cells):
        field = _field_of(text)
        if field is None:
            ignored += [text] if text else []
        elif field in places:
            other = heading.cells[places[field]]
            problems.append(problem(heading.number, text, text, "column_twice", other=other))
        else:
            places[field] = place
    names = {field: heading.cells[place] for field, place in places.items()}
    columns = Columns(heading.number, places, names, tuple(ignored))
    return columns, problems + _problems_of(columns)


def _problems_of(columns: Columns) -> list[Problem]:
    row = columns.heading_row
    missing = [field for field in REQUIRED if field not in columns.places]
    shifted = [
        columns.headings[field]
        for field in ("longitude", "latitude")
        if _SHIFTED.search(columns.headings.get(field, ""))
    ]
    return [
        *(
            problem(row, HEADINGS[field][0], "", "column_missing", heading=HEADINGS[field][0])
            for field in missing
        ),
        *(problem(row, text, text, "other_datum") for text in shifted),
    ]


def _known_in(row: Row) -> int:
    return sum(_field_of(cell) is not None for cell in row.cells)


def _field_of(heading: str) -> str | None:
    return _FIELDS.get(key_of(heading)) or _FIELDS.get(key_of(_SHIFTED_WORDS.sub("", heading)))
