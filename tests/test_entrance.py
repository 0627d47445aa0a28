"""The ways in: each opens once, to whom it was meant for, and says no in words."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from fieldsample.access import first_run
from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.models.access import Credential, Enrolment, Password
from fieldsample.models.people import Lab
from tests.cast import Cast, Json
from tests.conftest import running_app, settings_for

GOOD_PASSWORD = "seven green turtles"


def set_up_body(token: str, **over: Any) -> Json:
    return {
        "token": token,
        "lab": {"name": "示例区检验检测中心", "prefix": "HZ", "timezone": "Asia/Shanghai"},
        "admin": {"name": "Alice", "login": "alice", "password": GOOD_PASSWORD},
        "device_name": "Desk",
        **over,
    }


def set_up_token(app: Flask) -> str:
    with app.app_context(), writing() as session:
        return first_run.new_token(session, datetime.now(UTC))


def invite(cast: Cast) -> Json:
    return cast.alice.post("/api/v1/enrolments", {"person_id": cast.bob.person_id}, 201)


def enrol(cast: Cast, secret: str) -> Any:
    body = {"secret": secret, "device_name": "Bob's second phone"}
    return cast.app.test_client().post("/api/v1/enrol", json=body)


def test_the_set_up_token_founds_one_lab_and_then_the_address_is_gone(app: Flask) -> None:
    client = app.test_client()
    token = set_up_token(app)
    assert client.get("/api/v1/status").get_json()["set_up"] is False

    first = client.post("/api/v1/set-up", json=set_up_body(token))
    second = client.post("/api/v1/set-up", json=set_up_body(token))

    assert first.status_code == 201, first.get_json()
    assert first.get_json()["roles"] == ["admin", "manager"]
    assert first.get_json()["device_no"] == 1
    assert second.status_code == 404
    assert client.get("/api/v1/status").get_json()["set_up"] is True


def test_of_twenty_who_set_up_at_once_exactly_one_succeeds(app: Flask) -> None:
    token = set_up_token(app)
    answers: list[int] = []

    def try_it(number: int) -> None:
        body = set_up_body(token)
        body["lab"]["prefix"] = f"H{'ABCDEFGHJKMNPQRSTVWXYZ'[number]}"
        answers.append(app.test_client().post("/api/v1/set-up", json=body).status_code)

    threads = [threading.Thread(target=try_it, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers.count(201) == 1
    with app.app_context():
        assert reading().scalar(select(func.count()).select_from(Lab)) == 1


def test_a_wrong_set_up_token_founds_nothing(app: Flask) -> None:
    set_up_token(app)

    answer = app.test_client().post("/api/v1/set-up", json=set_up_body("guess"))

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (403, "set_up_refused")


@pytest.mark.parametrize(
    "password", ["short", "aaaaaaaaaaaaaaaa", "alice alice alice", "ababababab12"]
)
def test_a_weak_password_is_refused_and_the_token_can_be_used_again(
    app: Flask, password: str
) -> None:
    token = set_up_token(app)
    weak = set_up_body(token)
    weak["admin"]["password"] = password

    refused = app.test_client().post("/api/v1/set-up", json=weak)

    assert (refused.status_code, refused.get_json()["error"]["code"]) == (422, "weak_password")
    assert app.test_client().post("/api/v1/set-up", json=set_up_body(token)).status_code == 201


def test_a_bad_prefix_is_named_in_words(app: Flask) -> None:
    body = set_up_body(set_up_token(app))
    body["lab"]["prefix"] = "OIL"

    refused = app.test_client().post("/api/v1/set-up", json=body)

    assert refused.status_code == 422
    assert "prefix" in str(refused.get_json()["error"]["details"])


def test_looking_at_an_invitation_uses_nothing_and_one_tap_uses_it_up(cast: Cast) -> None:
    made = invite(cast)
    client = cast.app.test_client()
    for _ in range(20):
        client.get("/e")
    state = cast.alice.get(f"/api/v1/enrolments/{made['id']}")["state"]

    first, second = enrol(cast, made["secret"]), enrol(cast, made["secret"])

    assert state == "open"
    assert made["url"].endswith(f"/e#v1.{made['secret']}")
    assert first.status_code == 201
    assert first.get_json()["person"]["name"] == "Bob"
    assert (second.status_code, second.get_json()["error"]["code"]) == (410, "enrolment_gone")
    used = cast.alice.get(f"/api/v1/enrolments/{made['id']}")
    assert used["used_by"]["name"] == "Bob's second phone"


def test_the_short_code_opens_the_same_door(cast: Cast) -> None:
    code = invite(cast)["short_code"]

    assert enrol(cast, f"{code[:4].lower()}-{code[4:]}").status_code == 201


def test_an_invitation_runs_out_after_ten_minutes(cast: Cast) -> None:
    made = invite(cast)
    with cast.app.app_context(), writing() as session:
        earlier = datetime.now(UTC) - timedelta(seconds=1)
        session.execute(update(Enrolment).values(expires_at=earlier))

    assert enrol(cast, made["secret"]).status_code == 410
    assert cast.alice.get(f"/api/v1/enrolments/{made['id']}")["state"] == "expired"


def test_a_cancelled_invitation_opens_nothing(cast: Cast) -> None:
    made = invite(cast)

    gone = cast.alice.client.delete(f"/api/v1/enrolments/{made['id']}", headers=cast.alice.headers)

    assert gone.status_code == 204
    assert enrol(cast, made["secret"]).status_code == 410


def test_secrets_and_tokens_are_kept_only_as_hashes(cast: Cast) -> None:
    made = invite(cast)
    token = enrol(cast, made["secret"]).get_json()["token"]

    with cast.app.app_context():
        kept = [row.token_hash for row in reading().scalars(select(Credential))]
        kept += [row.secret_hash for row in reading().scalars(select(Enrolment))]
        kept += [row.hash for row in reading().scalars(select(Password))]

    assert token not in str(kept)
    assert made["secret"] not in str(kept)


def test_signing_out_ends_the_token(cast: Cast) -> None:
    out = cast.bob.client.post("/api/v1/sign-out", headers=cast.bob.headers)

    assert out.status_code == 204
    assert cast.bob.get("/api/v1/me", 401)["error"]["code"] == "unauthorized"


def test_signing_in_takes_the_password_and_says_one_thing_whatever_is_wrong(cast: Cast) -> None:
    path = f"/api/v1/people/{cast.rita.person_id}/password"
    cast.alice.post(path, {"login": "Rita", "password": GOOD_PASSWORD}, 204)
    client = cast.app.test_client()

    def sign_in(login: str, password: str) -> Any:
        body = {"login": login, "password": password, "device_name": "Desk"}
        return client.post("/api/v1/sign-in", json=body)

    good = sign_in("rita", GOOD_PASSWORD)
    wrong, unknown = sign_in("rita", "wrong"), sign_in("nobody", GOOD_PASSWORD)

    assert good.status_code == 201
    assert good.get_json()["roles"] == ["receiver"]
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.get_json()["error"] == unknown.get_json()["error"]


def test_the_twenty_first_try_of_a_day_is_refused_with_a_time_to_wait(cast: Cast) -> None:
    client = cast.app.test_client()
    body = {"login": "rita", "password": "guess", "device_name": "Desk"}

    answers = [client.post("/api/v1/sign-in", json=body) for _ in range(21)]

    assert [answer.status_code for answer in answers] == [401] * 20 + [429]
    assert answers[-1].headers["Retry-After"]


@pytest.mark.parametrize(("proxies", "other_network"), [(0, 429), (1, 410)])
def test_behind_a_proxy_that_was_named_each_network_has_its_own_tries(
    sqlite_url: str, tmp_path: Path, proxies: int, other_network: int
) -> None:
    """And without one the header is anybody's claim, so it counts for nothing."""
    settings = replace(settings_for(tmp_path / "data", sqlite_url), trusted_proxies=proxies)
    for app in running_app(settings):
        client = app.test_client()

        tries = [guess_from(client, "203.0.113.7") for _ in range(61)]

        assert tries == [410] * 60 + [429]
        assert guess_from(client, "198.51.100.9") == other_network


def guess_from(client: FlaskClient, address: str) -> int:
    body = {"secret": "guess", "device_name": "x"}
    headers = {"X-Forwarded-For": address}
    return client.post("/api/v1/enrol", json=body, headers=headers).status_code
