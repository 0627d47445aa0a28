"""Every refusal has one shape, a code of the catalogue, and words in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from fieldsample.errors import CATALOGUE
from tests.cast import Cast

ROOT = Path(__file__).resolve().parent.parent


def test_the_catalogue_page_lists_exactly_the_codes_there_are() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")

    listed = re.findall(r"^\| `(\w+)` \| (\d+) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)

    assert {code: (int(status), zh, en) for code, status, zh, en in listed} == {
        code: (entry.status, entry.zh, entry.en) for code, entry in CATALOGUE.items()
    }


def test_every_code_that_the_program_raises_stands_in_the_catalogue() -> None:
    sources = (ROOT / "fieldsample").rglob("*.py")
    raised = {
        code
        for source in sources
        for code in re.findall(r"ApiError\(\"(\w+)\"", source.read_text(encoding="utf-8"))
    }

    assert raised
    assert raised <= CATALOGUE.keys()


@pytest.mark.parametrize(
    ("asked", "starts"),
    [("zh-CN", "没有找到"), ("en", "Not your lab's"), ("", "没有找到"), ("fr", "没有找到")],
)
def test_words_come_in_the_readers_language(app: Flask, asked: str, starts: str) -> None:
    answer = app.test_client().get("/api/v1/none", headers={"Accept-Language": asked})

    assert answer.get_json()["error"]["message"].startswith(starts)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad_json"),
        (b"{", 400, "bad_json"),
        (b"[]", 422, "invalid_request"),
        (b'{"proto": "fieldsample-sync/1"}', 422, "invalid_request"),
        (b'{"proto": "other/9", "ops": []}', 422, "invalid_request"),
        (b'{"proto": "fieldsample-sync/1", "ops": "no"}', 422, "invalid_request"),
        (b'{"proto": "fieldsample-sync/1", "ops": [], "device_id": "x"}', 403, "wrong_device"),
        (b'{"proto": "fieldsample-sync/1", "ops": [' + b"0," * 100 + b"0]}", 413, "too_large"),
        (b" " * (512 * 1024 + 1), 413, "too_large"),
    ],
)
def test_a_bad_push_is_refused_in_the_one_shape(
    cast: Cast, body: bytes, status: int, code: str
) -> None:
    answer = cast.bob.client.post("/api/v1/sync/push", data=body, headers=cast.bob.headers)
    said: dict[str, Any] = answer.get_json()

    assert answer.status_code == status
    assert said["error"]["code"] == code
    assert said["proto"] == "fieldsample-sync/1"
    assert said["error"]["message"]


def test_a_crash_shows_no_traceback(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_args: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("fieldsample.queries.coverage.of_month", crash)

    answer = cast.alice.client.get("/api/v1/coverage?month=2026-11", headers=cast.alice.headers)

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (500, "internal")
    assert "secret detail" not in answer.get_data(as_text=True)


def test_the_interface_describes_itself(app: Flask) -> None:
    spec = app.test_client().get("/api/v1/openapi.json").get_json()

    assert {"/api/v1/sync/push", "/api/v1/sync/changes", "/api/v1/coverage"} <= spec["paths"].keys()
