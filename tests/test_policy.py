"""Who may call what: every route declares it, and every route is tried by everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule as UrlRule

from fieldsample.access.policy import ROUTES
from fieldsample.config import folder
from tests.cast import Cast, Device, issue_roll, new_id, sample_body
from tests.test_blobs import picture, say_photo, send

REVOKED_MAY = {
    "sync.push",
    "blobs.piece",
    "sync.status",
    "roads.check",
    "roads.rescue",
    "entrance.sign_out",
}


@pytest.fixture
def rules(app: Flask) -> list[UrlRule]:
    return list(app.url_map.iter_rules())


def methods(rule: UrlRule) -> Iterator[str]:
    yield from sorted((rule.methods or set()) - {"OPTIONS", "HEAD"})


def try_it(device: Device | None, app: Flask, rule: UrlRule, ids: dict[str, str]) -> list[int]:
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: ids.get(found[1], new_id()), rule.rule)
    headers = device.headers if device else {}
    client = app.test_client()
    return [
        client.open(path, method=method, headers=headers, json={}).status_code
        for method in methods(rule)
    ]


def test_every_route_declares_who_may_call_it(rules: list[UrlRule]) -> None:
    assert {rule.endpoint for rule in rules} - ROUTES.keys() == set()


def test_a_route_without_a_rule_answers_nobody(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ROUTES, "health.livez")

    assert app.test_client().get("/livez").status_code == 500


def test_nobody_gets_in_without_a_token(app: Flask, cast: Cast, rules: list[UrlRule]) -> None:
    for rule in rules:
        if ROUTES[rule.endpoint].needs_device:
            assert set(try_it(None, app, rule, {})) == {401}, rule


def test_a_cookie_opens_no_route_of_the_interface(app: Flask, cast: Cast) -> None:
    client = app.test_client()
    client.set_cookie("Authorization", f"Bearer {cast.alice.token}")
    client.set_cookie("token", cast.alice.token)

    assert client.post("/api/v1/sync/push", json={"ops": []}).status_code == 401


def test_a_stopped_device_may_deliver_and_nothing_else(
    app: Flask, cast: Cast, rules: list[UrlRule]
) -> None:
    cast.alice.say("device.revoke", cast.bob.device_id, {"reason": "lost"})

    for rule in rules:
        if ROUTES[rule.endpoint].needs_device and rule.endpoint not in REVOKED_MAY:
            assert set(try_it(cast.bob, app, rule, {})) == {403}, rule


def test_each_role_meets_only_its_own_doors(app: Flask, cast: Cast, rules: list[UrlRule]) -> None:
    people = {"sampler": cast.bob, "receiver": cast.rita}
    for rule in rules:
        roles = ROUTES[rule.endpoint].roles
        for role, device in people.items():
            if roles is not None and role not in roles:
                assert set(try_it(device, app, rule, {})) == {403}, (role, rule)


def test_another_labs_things_are_not_there(app: Flask, cast: Cast, rules: list[UrlRule]) -> None:
    """Charlie knows every id of the other lab; each answers as if there were no such thing."""
    ids = things_of(cast)
    for rule in rules:
        if "<" in rule.rule and ROUTES[rule.endpoint].needs_device:
            statuses = set(try_it(cast.charlie, app, rule, ids))
            assert statuses <= {404, 403, 422}, (rule, statuses)
            assert 200 not in statuses
    assert cast.charlie.get("/api/v1/coverage?month=2026-11")["rows"] == []
    assert {row["person_id"] for row in cast.charlie.get("/api/v1/fleet")["devices"]} == {
        cast.charlie.person_id
    }
    assert cast.charlie.get("/api/v1/quarantine")["rows"] == []


def things_of(cast: Cast) -> dict[str, str]:
    sample, roll, original = new_id(), new_id(), picture(100)
    name = say_photo(cast.bob, original, sample)
    send(cast.bob, name, original)
    codes = issue_roll(cast.alice)
    cast.bob.say("sample.seal", new_id(), {"bad": True})
    invited = cast.alice.post("/api/v1/enrolments", {"person_id": cast.bob.person_id}, 201)
    return {
        "sample_id": sample,
        "roll_id": roll,
        "sha256": name,
        "code": codes[0],
        "enrolment_id": invited["id"],
        "person_id": cast.bob.person_id,
    }


@pytest.mark.parametrize("extra", ["role", "lab_id", "person_id", "is_admin"])
def test_extra_fields_are_refused_everywhere(cast: Cast, extra: str) -> None:
    bodies: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", "/api/v1/enrolments", {"person_id": cast.bob.person_id}),
        ("POST", "/api/v1/sign-in", {"login": "a", "password": "b", "device_name": "c"}),
        ("POST", "/api/v1/enrol", {"secret": "a", "device_name": "c"}),
    ]
    for method, path, body in bodies:
        response = cast.alice.client.open(
            path, method=method, json={**body, extra: "x"}, headers=cast.alice.headers
        )
        assert response.status_code == 422, path
    if extra != "role":
        result = cast.bob.say("sample.create", new_id(), sample_body(**{extra: "x"}))
        assert result["status"] == "quarantined"


def test_a_forged_host_is_refused(app: Flask) -> None:
    answer = app.test_client().get("/livez", headers={"Host": "evil.example"})

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (421, "wrong_host")


def test_every_answer_carries_its_request_id_and_the_guarding_headers(app: Flask) -> None:
    answer = app.test_client().get("/api/v1/status", headers={"X-Request-Id": "abc-1"})
    made = app.test_client().get("/api/v1/nothing", headers={"X-Request-Id": "no good\n"[:7]})

    assert answer.headers["X-Request-Id"] == "abc-1"
    assert len(made.headers["X-Request-Id"]) == 36
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


def test_the_shell_answers_its_own_routes_and_no_others(app: Flask) -> None:
    client = app.test_client()

    assert client.get("/no-such-page").status_code == 404
    if (folder("static") / "pwa" / "dist" / "build.json").is_file():
        assert "script-src 'self'" in client.get("/today").headers["Content-Security-Policy"]


def test_wechat_is_shown_the_way_to_a_real_browser(app: Flask) -> None:
    headers = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"}

    page = app.test_client().get("/today", headers=headers).get_data(as_text=True)

    assert "浏览器" in page
    assert "build" not in page
