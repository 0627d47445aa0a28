"""The web app's built files: small on the line, kept for ever, and readable for every browser."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from fieldsample.config import folder

DIST = folder("static") / "pwa" / "dist"


@pytest.fixture
def entry(app: Flask) -> str:
    if not (DIST / "build.json").is_file():
        pytest.skip("the web app is not built: make build")
    return str(json.loads((DIST / "build.json").read_text())["entry"])


def test_a_browser_that_can_unpack_gets_the_file_as_the_build_packed_it(
    app: Flask, entry: str
) -> None:
    answer = app.test_client().get(entry, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})

    assert answer.data == (DIST / f"{entry.rsplit('/', 1)[1]}.br").read_bytes()
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert "immutable" in answer.headers["Cache-Control"]
    answer.close()


@pytest.mark.parametrize("accepted", ["", "identity"])
def test_a_browser_that_cannot_gets_it_plain(app: Flask, entry: str, accepted: str) -> None:
    answer = app.test_client().get(entry, headers={"Accept-Encoding": accepted})

    assert answer.data == (DIST / entry.rsplit("/", 1)[1]).read_bytes()
    assert "Content-Encoding" not in answer.headers
    assert "immutable" in answer.headers["Cache-Control"]
    answer.close()


@pytest.mark.parametrize("name", ["nothing.js", "..%2f..%2fpackage.json", "../routes.json"])
def test_nothing_else_is_served_there(app: Flask, name: str) -> None:
    answer = app.test_client().get(f"/static/pwa/dist/{name}", headers={"Accept-Encoding": "br"})

    assert answer.status_code == 404
    assert (
        "Cache-Control" not in answer.headers or "immutable" not in answer.headers["Cache-Control"]
    )
