"""The demo's places: real towns (GeoNames, CC BY 4.0) with invented sites, each marked 示例."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians
from random import Random
from typing import Any, Final

from uuid_utils import uuid7

from fieldsample.domain.geofence import Position
from fieldsample.domain.reference import rows

MARK: Final = "示例"
ATTRIBUTION: Final = "GeoNames, geonames.org, CC BY 4.0"
TOWNS: Final = 24
CENTRE: Final = Position(30.478, 120.181)
# Its Chinese and its English name belong to two different places.
UNCLEAR: Final = frozenset({"徐家庄镇"})
WITHIN_DEG: Final = 0.014
STALLS: Final = 8

MARKET, SHOP, CANTEEN = (
    ("produce_market", "农贸市场"),
    ("supermarket", "超市"),
    ("canteen", "学校食堂"),
)
WELL, WORKS, SMALL = (
    ("village_well", "村水井"),
    ("water_works", "水厂"),
    ("rural_small_supply", "村供水站"),
)
GREENS, TABLE = ("vegetable_market", "菜市场"), ("restaurant", "餐馆")
# Five sites a town; the towns take turns, so that every kind is seen on the map.
IN_TURN: Final = (
    (MARKET, SHOP, CANTEEN, WELL, WORKS),
    (MARKET, SHOP, CANTEEN, SMALL, GREENS),
    (MARKET, SHOP, CANTEEN, WELL, TABLE),
)


@dataclass(frozen=True)
class DemoSite:
    """A site as `site.add` says it, with what the story needs to know of it."""

    id: str
    body: dict[str, Any]

    @property
    def kind(self) -> str:
        """Its type, which decides what is sampled there."""
        kind: str = self.body["site_type"]
        return kind

    @property
    def position(self) -> Position | None:
        """Where the register says it is."""
        if "latitude" not in self.body:
            return None
        return Position(self.body["latitude"], self.body["longitude"])


def towns() -> list[dict[str, Any]]:
    """The towns nearest to the centre: a district, not a province."""
    known = [town for town in rows("demo_towns") if town["zh"] not in UNCLEAR]
    return sorted(known, key=_from_centre)[:TOWNS]


def sites(random: Random) -> list[DemoSite]:
    """Five invented sites a town, near the town's own coordinates."""
    return [
        _site(random, town, kind, name, 5 * number + nth)
        for number, town in enumerate(towns())
        for nth, (kind, name) in enumerate(IN_TURN[number % len(IN_TURN)], start=1)
    ]


def near(random: Random, place: Position, within_deg: float) -> Position:
    """A place near another; seven decimals, as a phone gives them."""
    north = random.uniform(-within_deg, within_deg)
    east = random.uniform(-within_deg, within_deg)
    return Position(round(place.latitude + north, 7), round(place.longitude + east, 7))


def _site(random: Random, town: dict[str, Any], kind: str, name: str, number: int) -> DemoSite:
    here = near(random, Position(town["latitude"], town["longitude"]), WITHIN_DEG)
    body: dict[str, Any] = {
        "name": f"{MARK} {town['zh']}{name}",
        "site_type": kind,
        "town": town["zh"],
        "address": f"{MARK}路 {number} 号",
        "code": f"SL-{number:03d}",
    }
    if random.random() < 0.02:  # noqa: PLR2004 - two in a hundred have not been measured yet
        body["no_position_reason"] = "新建，尚未测量"
    else:
        body |= {"latitude": here.latitude, "longitude": here.longitude}
    if name == MARKET[1]:
        body["points"] = [{"id": str(uuid7()), "name": f"{n} 号摊"} for n in range(1, STALLS + 1)]
    return DemoSite(str(uuid7()), body)


def _from_centre(town: dict[str, Any]) -> float:
    east = (town["longitude"] - CENTRE.longitude) * cos(radians(CENTRE.latitude))
    return hypot(town["latitude"] - CENTRE.latitude, east)
