"""The demo: an invented district from the real journal, and a page of demo mode only."""

from __future__ import annotations

import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import EnvironBuilder

from fieldsample.demo import district
from fieldsample.demo.filling import Demo, DemoRefused, prepare
from fieldsample.demo.network import Network
from fieldsample.entrance.founding import Founding, found
from fieldsample.extensions import reading
from fieldsample.models.blobs import Blob
from fieldsample.models.places import Site
from fieldsample.models.samples import Sample
from tests.conftest import running_app, settings_for
from tests.laws import all_laws

FEW = 40
PAGE = "http://demo.localhost:8000"
ITS_OWN = {"Origin": PAGE}


def quiet(_line: str) -> None:
    """Progress that nobody reads."""


@pytest.fixture
def empty_app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """In demo mode on an empty database, of either kind."""
    yield from running_app(replace(settings_for(tmp_path / "data", database_url), demo=True))


@pytest.fixture(scope="module")
def demo_app(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Filled in once for all tests that only look."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copy(sqlite_template, folder / "fieldsample.db")
    settings = settings_for(folder, f"sqlite:///{folder / 'fieldsample.db'}")
    for app in running_app(replace(settings, demo=True)):
        with app.app_context():
            prepare(app, quiet, FEW)
        yield app


@pytest.fixture(scope="module")
def demo(demo_app: Flask) -> Demo:
    """A small demo district."""
    with demo_app.app_context():
        return prepare(demo_app, quiet)


@pytest.fixture
def page(demo_app: Flask) -> FlaskClient:
    """A browser that has the page open."""
    return demo_app.test_client()


def test_an_empty_database_is_filled_with_what_the_journal_took(empty_app):
    with empty_app.app_context():
        demo = prepare(empty_app, quiet, FEW)
        all_laws(reading(), demo.lab_id, [])
        samples = reading().scalars(select(Sample)).all()
        assert FEW <= len(samples) <= FEW + 20
        states = Counter(sample.state for sample in samples)
        assert {"received", "arrived", "in_transit", "on_hold"} <= states.keys()
        assert sum(sample.transcribed is not None for sample in samples) == 1
        assert len({sample.month for sample in samples if not sample.clock_unsure}) >= 3
        assert all(sample.at <= sample.received_by_server_at for sample in samples)


def test_every_place_and_person_says_that_it_is_invented(demo_app, demo):
    with demo_app.app_context():
        sites = reading().scalars(select(Site).where(Site.lab_id == demo.lab_id)).all()
        assert len(sites) == 5 * district.TOWNS
        assert all(site.name.startswith("示例") for site in sites)
        assert {site.town for site in sites} == {town["zh"] for town in district.towns()}


def test_photos_of_the_demo_can_be_looked_at(demo_app, demo):
    with demo_app.app_context():
        blobs = reading().scalars(select(Blob).where(Blob.lab_id == demo.lab_id)).all()
        assert {blob.state for blob in blobs} == {"present"}
        shelf = demo_app.extensions["copies"]
        assert shelf.read(demo.lab_id, blobs[0].sha256, "thumb").startswith(b"\xff\xd8")


def test_a_second_start_finds_the_demo_and_adds_nothing(demo_app, demo):
    with demo_app.app_context():
        before = len(reading().scalars(select(Sample)).all())
        assert prepare(demo_app, quiet) == demo
        assert len(reading().scalars(select(Sample)).all()) == before


def test_a_database_with_a_real_lab_is_refused_in_words(empty_app):
    with empty_app.app_context():
        found(Founding("Lab One", "HZ", "Asia/Shanghai", "Alice"))
        with pytest.raises(DemoRefused, match=r"real lab \(Lab One\).*DATA=data/demo"):
            prepare(empty_app, quiet)


def test_a_demo_that_was_stopped_half_way_is_not_shown(empty_app, monkeypatch):
    def stop(*_args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fieldsample.demo.filling._tell_in_weeks", stop)
    with empty_app.app_context():
        with pytest.raises(KeyboardInterrupt):
            prepare(empty_app, quiet, FEW)
        with pytest.raises(DemoRefused, match="start again"):
            prepare(empty_app, quiet, FEW)


def test_the_page_frames_its_three_hosts_and_passes_the_camera_on(page):
    response = page.get("/", base_url=PAGE)

    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert "frame-src http://phone.demo.localhost:8000 http://desk.demo.localhost:8000" in policy
    assert '"http://phone.demo.localhost:8000"' in response.headers["Permissions-Policy"]
    assert response.headers["Cache-Control"] == "no-store"
    assert "GeoNames" in response.text


def test_each_chair_gets_a_secret_that_enrols_its_person(page, demo):
    secrets = page.post("/demo/chairs", base_url=PAGE, headers=ITS_OWN).json["secrets"]

    asked = {"secret": secrets["desk"], "device_name": "frame"}
    session = page.post("/api/v1/enrol", json=asked, base_url="http://desk.demo.localhost:8000")
    assert (session.json["lab_id"], session.json["roles"]) == (demo.lab_id, ["receiver"])
    again = page.post("/api/v1/enrol", json=asked, base_url="http://desk.demo.localhost:8000")
    assert again.status_code == 410


def test_the_table_holds_a_roll_for_the_camera_and_a_place_for_the_phone(page):
    table = page.get("/demo/table", base_url=PAGE).json

    assert len(table["roll"]) == 24
    assert {label["state"] for label in table["roll"]} == {None}
    assert table["place"]["name"].startswith("示例")
    assert table["network"] is True


@pytest.mark.parametrize(
    ("host", "headers", "status"),
    [
        ("http://localhost:8000", {"Origin": "http://localhost:8000"}, 404),
        ("http://phone.demo.localhost:8000", {"Origin": "http://phone.demo.localhost:8000"}, 404),
        (PAGE, {"Origin": "http://evil.localhost:8000"}, 403),
        (PAGE, {}, 403),
    ],
)
def test_secrets_go_to_nobody_but_the_page(page, host, headers, status):
    assert page.post("/demo/chairs", base_url=host, headers=headers).status_code == status


def test_secrets_stay_on_this_machine(page):
    from_outside = {"REMOTE_ADDR": "192.0.2.7"}
    response = page.post(
        "/demo/chairs", base_url=PAGE, headers=ITS_OWN, environ_overrides=from_outside
    )
    assert response.status_code == 404


def test_plain_localhost_shows_the_way_but_workers_still_get_the_shell(page):
    person = page.get("/", headers={"Sec-Fetch-Dest": "document"})
    worker = page.get("/", headers={"Sec-Fetch-Dest": "empty"})

    assert "http://demo.localhost/" in person.text
    assert "三把椅子" not in worker.text


def test_only_a_demo_puts_the_hands_into_the_shell(page, demo_app, cast):
    assert "/dist/demo-" in page.get("/today", base_url="http://phone.demo.localhost:8000").text
    assert "/dist/demo-" not in cast.app.test_client().get("/today").text
    assert demo_app is not cast.app


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/demo/table"), ("POST", "/demo/chairs"), ("POST", "/demo/network/off")],
)
def test_without_demo_mode_none_of_it_exists(app, method, path):
    response = app.test_client().open(path, method=method, headers={"Origin": "http://localhost"})
    assert response.status_code == 404


def test_the_switch_is_remembered_until_it_is_switched_back(page):
    phone = "http://phone.demo.localhost:8000"
    page.post("/demo/network/off", base_url=PAGE, headers=ITS_OWN)
    assert page.get("/demo/table", base_url=PAGE).json["network"] is False
    assert page.get("/livez", base_url=phone).status_code == 503

    page.post("/demo/network/on", base_url=PAGE, headers=ITS_OWN)
    assert page.get("/livez", base_url=phone).status_code == 200


def test_a_switched_off_host_is_hung_up_on_without_an_answer():
    ours, browsers = socket.socketpair()
    network = Network(lambda _environ, _start: pytest.fail("it was answered"))
    network.switch("phone.demo.localhost", is_on=False)
    environ = EnvironBuilder("/", base_url="http://phone.demo.localhost:8000").get_environ()

    network({**environ, "gunicorn.socket": ours}, lambda *_args: lambda _data: None)

    assert browsers.recv(100) == b""
    ours.close()
    browsers.close()
