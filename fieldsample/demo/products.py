"""What the demo's samplers find where, and what may be wrong with it at the desk."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from fieldsample.domain import reference

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "A-VEG": ("小白菜", "菠菜", "芹菜", "豇豆", "韭菜", "番茄", "黄瓜", "辣椒", "普通白菜", "生姜"),
    "A-FRU": ("苹果", "柑橘", "葡萄", "香蕉", "梨", "桃"),
    "A-MEAT": ("猪肉", "鸡肉", "牛肉", "猪肝"),
    "A-EGG": ("鸡蛋", "鸭蛋"),
    "A-AQU": ("鲫鱼", "草鱼", "基围虾", "黑鱼"),
    "F-GRN": ("大米", "小麦粉", "挂面"),
    "F-OIL": ("菜籽油", "大豆油"),
    "F-BEA": ("豆腐干", "千张"),
    "F-CAT": ("凉拌菜", "馒头", "红烧肉"),
    "F-TAB": ("餐盘", "汤碗"),
    "W-OUT": ("出厂水",),
    "W-TAP": ("末梢水",),
    "W-RUR": ("集中式供水",),
    "W-WEL": ("井水",),
}
AMOUNTS: Final = {"A": (3.0, "kg"), "F": (2.0, "kg"), "W": (5.0, "L")}
CONTAINERS: Final = {"A": "洁净塑料袋", "F": "原包装", "W": "采样瓶"}
PHOTO_KINDS: Final = {"A": "sample_overall", "F": "sample_overall", "W": "water_point"}
REJECTED_FOR: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "A": (("R10", "部分腐败变质"), ("R09", "袋子破损渗漏"), ("R07", "检样不足 2 kg")),
    "F": (("R01", "封条已被拆启"), ("R09", "包装破损"), ("R11", "剩余保质期不足")),
    "W": (("R16", "采样瓶材质不对"), ("R17", "未加保存剂"), ("R15", "超过保存时限")),
}
DEVIATIONS: Final = ("到样温度 11.5 °C，略高于要求", "外袋有破损，内袋完好", "缺一瓶平行样")
CATEGORIES: Final = ("monthly", "monthly", "monthly", "supervision", "risk_monitoring", "event")


@cache
def sold_at(site_type: str) -> tuple[str, ...]:
    """The sample types of a site type that the demo has names for."""
    row = next(row for row in reference.rows("site_types") if row["key"] == site_type)
    return tuple(code for code in row["sample_types"] if code in NAMES)


@cache
def form_of(sample_type: str) -> str:
    """A (produce), F (food) or W (water): which form a type is sampled on."""
    kinds: list[dict[str, Any]] = list(reference.rows("sample_types"))
    form: str = next(row["form"] for row in kinds if row["code"] == sample_type)
    return form
