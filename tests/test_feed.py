"""The feed: what each device needs offline, by position, and nothing that it may not have."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.models.journal import JournalRow
from tests.cast import Cast, Device, issue_roll, new_id, sample_body


def collections(device: Device) -> set[str]:
    device.pull()
    return {collection for collection, _ in device.replica}


def make_day(cast: Cast) -> tuple[str, str]:
    """A site, a roll for Bob, and a sample each by Bob and Bea; their ids."""
    site, bobs, beas = new_id(), new_id(), new_id()
    body = {"name": "示例市场", "site_type": "produce_market", "latitude": 30.1, "longitude": 120.2}
    cast.alice.say("site.add", site, body)
    issue_roll(cast.alice, to=cast.bob)
    cast.bob.say("visit.record", new_id(), {"site": site})
    cast.bob.say("sample.create", bobs, sample_body(site=site))
    cast.bea.say("sample.create", beas, sample_body(site=site))
    return bobs, beas


def test_each_role_gets_what_it_needs_and_no_more(cast: Cast) -> None:
    bobs, beas = make_day(cast)

    assert collections(cast.bob) == {
        "labs", "people", "sites", "label_rolls", "label_use", "visits", "samples"
    }  # fmt: skip
    assert ("samples", beas) not in cast.bob.replica
    assert collections(cast.bea) == {"labs", "people", "sites", "samples"}
    assert "devices" not in collections(cast.rita)
    assert {("samples", bobs), ("samples", beas)} <= cast.rita.replica.keys()
    assert "devices" in collections(cast.alice)
    assert {key[0] for key in cast.charlie.replica} <= collections(cast.charlie)
    assert not {"samples", "sites", "label_rolls"} & collections(cast.charlie)


@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_pages_of_any_size_give_the_same_replica(cast: Cast, limit: int) -> None:
    make_day(cast)
    cast.alice.pull()

    other = Device(
        cast.alice.client,
        cast.alice.token,
        cast.alice.device_id,
        cast.alice.lab_id,
        cast.alice.person_id,
    )
    other.pull(limit)

    assert other.replica == cast.alice.replica


def test_a_pull_after_a_pull_brings_only_what_changed(cast: Cast) -> None:
    bobs, _ = make_day(cast)
    cast.rita.pull()

    cast.bob.say("sample.seal", bobs, {})
    page = cast.rita.get(f"/api/v1/sync/changes?cursor={cast.rita.cursor}")

    assert [(change["collection"], change["id"]) for change in page["changes"]] == [
        ("samples", bobs)
    ]
    assert page["changes"][0]["rev"] == 2


def test_a_rewritten_history_is_noticed_by_every_cursor(cast: Cast) -> None:
    make_day(cast)
    cast.rita.pull()
    with cast.app.app_context():
        top = reading().scalar(
            select(JournalRow.pos)
            .where(JournalRow.lab_id == cast.rita.lab_id)
            .order_by(JournalRow.pos.desc())
        )
        reading().rollback()
        with writing() as session:
            rewritten = update(JournalRow).where(
                JournalRow.lab_id == cast.rita.lab_id, JournalRow.pos == top
            )
            session.execute(rewritten.values(hash="f" * 64))

    gone = cast.rita.get(f"/api/v1/sync/changes?cursor={cast.rita.cursor}", 410)

    assert gone["error"]["code"] == "history_changed"


@pytest.mark.parametrize("cursor", ["x", "bm8=", "eyJsYWJzIjp7fX0=", "%F0%9F%A5%AC"])
def test_a_cursor_that_cannot_be_read_means_pull_from_the_beginning(
    cast: Cast, cursor: str
) -> None:
    gone = cast.rita.get(f"/api/v1/sync/changes?cursor={cursor}", 410)

    assert gone["error"]["code"] == "history_changed"


def test_new_roles_change_the_scope_and_ask_for_a_fresh_pull(cast: Cast) -> None:
    cast.rita.pull()
    cast.alice.say("person.change", cast.rita.person_id, {"roles": ["sampler"]})

    answer = cast.rita.client.get(
        f"/api/v1/sync/changes?cursor={cast.rita.cursor}", headers=cast.rita.headers
    )

    assert answer.status_code == 410
    assert answer.get_json()["error"]["code"] == "scope_changed"


def test_an_unchanged_month_is_not_sent_again(cast: Cast) -> None:
    path, headers = "/api/v1/coverage?month=2026-11", cast.alice.headers
    first = cast.alice.client.get(path, headers=headers)
    asked = {**headers, "If-None-Match": first.headers["ETag"]}

    same = cast.alice.client.get(path, headers=asked)
    cast.bob.say("sample.create", new_id(), sample_body())
    changed = cast.alice.client.get(path, headers=asked)

    assert (first.status_code, same.status_code, changed.status_code) == (200, 304, 200)
    assert same.data == b""
