"""What the console says when the demo has been opened."""

from __future__ import annotations

from datetime import UTC, datetime

from fieldsample.demo.chairs import CHAIRS, PARENT, links
from fieldsample.demo.district import ATTRIBUTION
from fieldsample.demo.filling import Demo


def demo_words(demo: Demo, port: int) -> str:
    """The page with the three chairs, and a one-time link for each of them alone."""
    printed = links(demo.lab_id, port, datetime.now(UTC))
    each = [f"  {chair.key:8} {chair.person:8}  {printed[chair.key]}" for chair in CHAIRS]
    return "\n".join(
        [
            f"  三把椅子 / Three chairs   http://{PARENT}:{port}/",
            "",
            "  单独打开一把椅子：一次性链接，一天内有效 / One chair alone: works once, for a day",
            *each,
            "",
            "  地点、人员、样品均为虚构，标有「示例」/ Sites, people and samples are invented.",
            f"  乡镇坐标 / Coordinates of towns: {ATTRIBUTION}",
            "",
        ]
    )
