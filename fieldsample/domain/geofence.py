"""Distance on the ground: how far a fix is from its site, and whether that is too far."""

from math import cos, hypot, isfinite, radians, sin, sqrt
from typing import Final, NamedTuple

from geopy.distance import geodesic

FAR_FROM_SITE_M: Final = 300.0
# Datums whose degrees may be compared with a site's: CGCS2000 is within centimetres of WGS 84.
ON_WGS84: Final = ("WGS84", "CGCS2000")

# WGS 84 (EPSG:7030): semi-major axis in metres and first eccentricity squared.
_A_M: Final = 6_378_137.0
_E2: Final = 0.006_694_379_990_141_33
# The local metric is off by less than 0.1 % this near; ten times that is the band in which only
# the geodesic decides.
_LOCAL_DEG: Final = 0.2
_LOCAL_LATITUDE: Final = 80.0
_NORTHMOST: Final = 90.0
_EASTMOST: Final = 180.0
_BAND: Final = 0.01


class Position(NamedTuple):
    """Degrees in WGS 84, north and east positive."""

    latitude: float
    longitude: float


def is_position(latitude: float, longitude: float) -> bool:
    """Whether this can be a place: finite, in range, and not the 0/0 of a failed fix."""
    return (
        isfinite(latitude)
        and isfinite(longitude)
        and abs(latitude) <= _NORTHMOST
        and abs(longitude) <= _EASTMOST
        and (latitude, longitude) != (0, 0)
    )


def distance_m(a: Position, b: Position) -> float:
    """Give metres between two positions, within 0.1 % of the geodesic on WGS 84.

    Within some 20 km by the radii of curvature at the middle latitude, which is a hundred times
    cheaper; further apart, near the poles or across the date line, by the geodesic itself.
    """
    north_deg = a.latitude - b.latitude
    east_deg = a.longitude - b.longitude
    middle = (a.latitude + b.latitude) / 2
    if max(abs(north_deg), abs(east_deg)) > _LOCAL_DEG or abs(middle) > _LOCAL_LATITUDE:
        return _geodesic_m(a, b)
    return _local_m(north_deg, east_deg, middle)


def is_beyond(fix: Position, site: Position, limit_m: float = FAR_FROM_SITE_M) -> bool:
    """Whether a fix is further from its site than `limit_m`, exactly as the geodesic says.

    The geodesic is asked only within 1 % of the limit, where the cheap metric might differ.
    """
    cheap_m = distance_m(fix, site)
    if abs(cheap_m - limit_m) > _BAND * limit_m:
        return cheap_m > limit_m
    return _geodesic_m(fix, site) > limit_m


def _local_m(north_deg: float, east_deg: float, latitude: float) -> float:
    w2 = 1 - _E2 * sin(radians(latitude)) ** 2
    meridian_m = _A_M * (1 - _E2) / (w2 * sqrt(w2))
    parallel_m = _A_M / sqrt(w2) * cos(radians(latitude))
    return hypot(radians(north_deg) * meridian_m, radians(east_deg) * parallel_m)


def _geodesic_m(a: Position, b: Position) -> float:
    return float(geodesic(a, b).m)
