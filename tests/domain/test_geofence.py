"""Distances against the geodesic, and the vectors that the web app's tests read too."""

import json
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from fieldsample.domain import geofence
from fieldsample.domain.geofence import Position, distance_m, is_beyond, is_position

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "geofence.json").read_text(encoding="utf-8")
)
sites = st.builds(Position, st.floats(-75, 75), st.floats(-180, 180))
bearings = st.floats(0, 360)


def away(site: Position, metres: float, bearing: float) -> Position:
    point = geodesic(meters=metres).destination(site, bearing)
    return Position(point.latitude, point.longitude)


@pytest.mark.parametrize("case", VECTORS["distances"])
def test_a_near_distance_is_within_a_thousandth_and_the_limit_exact(case):
    fix, site = Position(*case["fix"]), Position(*case["site"])

    assert distance_m(fix, site) == pytest.approx(case["geodesic_m"], rel=1e-3, abs=1e-3)
    assert is_beyond(fix, site) is case["is_beyond"]


@pytest.mark.parametrize("case", VECTORS["far"])
def test_a_far_distance_is_the_geodesic_itself(case):
    fix, site = Position(*case["fix"]), Position(*case["site"])

    assert distance_m(fix, site) == pytest.approx(case["geodesic_m"], abs=1e-3)


@pytest.mark.parametrize("case", VECTORS["positions"])
def test_only_a_place_on_earth_is_a_position(case):
    latitude, longitude = (
        nan if case[key] is None else case[key] for key in ("latitude", "longitude")
    )

    assert is_position(latitude, longitude) is case["is_position"]


@pytest.mark.parametrize("bad", [nan, inf, -inf])
def test_what_is_no_number_is_no_position(bad):
    assert not is_position(bad, 120.0)
    assert not is_position(30.0, bad)


@given(sites, st.floats(290, 310), bearings)
def test_near_the_limit_the_answer_is_that_of_the_geodesic(site, metres, bearing):
    fix = away(site, metres, bearing)

    assert is_beyond(fix, site) is (geodesic(fix, site).m > 300)


@given(sites, st.floats(0, 20_000), bearings)
def test_the_local_metric_stays_within_a_thousandth(site, metres, bearing):
    fix = away(site, metres, bearing)

    assert distance_m(fix, site) == pytest.approx(metres, rel=1e-3, abs=1e-3)


@given(sites, sites)
def test_the_way_back_is_as_long(a, b):
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("metres", "asked"), [(0, 0), (296, 0), (299.9, 1), (302.9, 1), (304, 0)])
def test_the_geodesic_is_asked_only_near_the_limit(monkeypatch, metres, asked):
    site = Position(30.2, 120.1)
    fix = away(site, metres, 70)
    asked_of_geodesic: list[Position] = []

    def counted(a: Position, b: Position) -> geodesic:
        asked_of_geodesic.append(a)
        return geodesic(a, b)

    monkeypatch.setattr(geofence, "geodesic", counted)

    is_beyond(fix, site)

    assert len(asked_of_geodesic) == asked
