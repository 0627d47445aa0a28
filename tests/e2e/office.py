"""The manager's office: sets the lab up, takes people on, invites phones, issues labels, looks."""

from __future__ import annotations

import json
import urllib.request
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, expect
from uuid_utils import uuid7

from fieldsample.domain.labels import draw_codes
from tests.e2e.browser import SLOW_MS, Browser

SCREEN = {"width": 1366, "height": 900}
LAB, PREFIX = "示例检测中心", "HZ"
LOGIN, PASSWORD = "office", "correct horse 9 battery"
Json = dict[str, Any]


class Office:
    """What the manager does."""

    def __init__(self, playwright: Playwright, folder: Path, origin: str) -> None:
        self.browser = Browser(playwright, folder, viewport=SCREEN)
        self.origin = origin
        self.page: Page = self.browser.open()
        self.session: Json = {}
        self.numbers = count(1)

    def set_up(self, address: str) -> None:
        """Open the address that the server printed, and found the lab."""
        self.page.goto(address)
        self.page.get_by_label("实验室名称").fill(LAB)
        self.page.get_by_label("标签前缀").fill(PREFIX)
        self.page.get_by_label("姓名").fill("示例主任")
        self.page.get_by_label("登录名").fill(LOGIN)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.page.get_by_role("button", name="建立实验室").click()
        expect(self.page.get_by_role("navigation", name="主菜单")).to_be_visible(timeout=SLOW_MS)
        asked = {"login": LOGIN, "password": PASSWORD, "device_name": "office"}
        self.session = self._ask("POST", "/api/v1/sign-in", asked)

    def take_on(self, name: str, role: str) -> str:
        """A new person of the lab; returns the id."""
        person_id = str(uuid7())
        self._say("person.add", person_id, {"name": name, "roles": [role]})
        return person_id

    def give_password(self, person_id: str, login: str, password: str) -> None:
        """So that the person can sign in at a desk."""
        asked = {"login": login, "password": password}
        self._ask("POST", f"/api/v1/people/{person_id}/password", asked)

    def invite_phone(self, person_id: str) -> str:
        """The link in the QR code that the phone is shown."""
        made = self._ask("POST", "/api/v1/enrolments", {"person_id": person_id})
        return str(made["url"])

    def issue_roll(self, many: int, to: str) -> bytes:
        """A roll of labels for a person; returns the sheet that is printed."""
        roll_id = str(uuid7())
        body = {"codes": draw_codes(PREFIX, many), "issued_to": to}
        self._say("label_roll.issue", roll_id, body)
        return self._fetch("GET", f"/api/v1/label-rolls/{roll_id}/sheet.pdf")

    def coverage_of(self, town: str) -> Json:
        """The month's numbers of a township, as the map's table shows them."""
        month = f"{datetime.now(UTC):%Y-%m}"
        rows = self._ask("GET", f"/api/v1/coverage?month={month}")["rows"]
        found = [row for row in rows if row["town"] == town]
        return found[0] if found else {}

    def _say(self, kind: str, subject: str, body: Json) -> None:
        text = json.dumps(body, ensure_ascii=False)
        operation = {
            "op_id": str(uuid7()),
            "device_seq": next(self.numbers),
            "schema": 1,
            "kind": kind,
            "lab_id": self.session["lab_id"],
            "subject": subject,
            "actor": self.session["person_id"],
            "device_time": datetime.now(UTC).isoformat(),
            "body": text,
            "body_sha256": sha256(text.encode()).hexdigest(),
        }
        push = {"proto": "fieldsample-sync/1", "ops": [operation]}
        (result,) = self._ask("POST", "/api/v1/sync/push", push)["results"]
        assert result["status"] == "accepted", result

    def _ask(self, method: str, path: str, body: Json | None = None) -> Json:
        answer = self._fetch(method, path, body)
        told: Json = json.loads(answer) if answer else {}
        return told

    def _fetch(self, method: str, path: str, body: Json | None = None) -> bytes:
        request = urllib.request.Request(
            f"{self.origin}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {self.session.get('token', '')}",
            },
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            content: bytes = answer.read()
        return content
