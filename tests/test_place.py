"""Where a sample was taken: a position keeps its datum, and only WGS-84 is measured."""

from __future__ import annotations

import pytest

from tests.cast import Cast, Json, new_id, sample_body

SITE = {"latitude": 25.1235, "longitude": 118.2105}
HERE = {**SITE, "accuracy_m": 9, "captured_at": "2026-11-22T08:00:00+08:00", "method": "gps"}


def sampled_at(cast: Cast, place: Json) -> Json:
    site, sample = new_id(), new_id()
    market = {"name": "示例市场", "site_type": "produce_market", **SITE}
    assert cast.alice.say("site.add", site, market)["status"] == "accepted"
    said = cast.bob.say("sample.create", sample, sample_body(site=site, place=place))
    assert said["status"] in {"accepted", "quarantined"}, said
    return cast.rita.document("samples", sample) if said["status"] == "accepted" else said


def pin(crs: str) -> Json:
    return {**HERE, "latitude": 25.1335, "crs": crs, "method": "pin", "reason": "室内无信号"}


@pytest.mark.parametrize("crs", ["WGS84", "CGCS2000"])
def test_a_pin_on_the_ground_is_measured_against_its_site(cast: Cast, crs: str) -> None:
    doc = sampled_at(cast, pin(crs))

    assert doc["distance_m"] == pytest.approx(1108, abs=2)
    assert "far_from_site" in doc["flags"]


@pytest.mark.parametrize("crs", ["GCJ02", "BD09"])
def test_a_pin_of_a_shifted_map_is_kept_as_typed_and_not_measured(cast: Cast, crs: str) -> None:
    doc = sampled_at(cast, pin(crs))

    assert (doc["place"]["latitude"], doc["place"]["crs"]) == (25.1335, crs)
    assert doc["distance_m"] is None
    assert not {"far_from_site", "no_position"} & set(doc["flags"])


@pytest.mark.parametrize("place", [{**HERE, "crs": "GCJ02"}, {**pin("MARS"), "method": "pin"}])
def test_a_fix_is_wgs84_and_a_datum_is_a_known_one(cast: Cast, place: Json) -> None:
    assert sampled_at(cast, place)["reason"] == "invalid"
