"""A browser of the Safari family, driven by the wire protocol of the W3C alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.e2e.server import free_port

DRIVER = shutil.which("WebKitWebDriver")
XVFB = shutil.which("Xvfb")
SLOW_S = 60
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


class WebKit:
    """One window of WebKitGTK on a screen that nobody sees."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        self.screen = subprocess.Popen(
            [str(XVFB), "-displayfd", str(writing), "-screen", "0", "800x900x24"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        homes = {name: str(folder) for name in FOLDERS}
        port = free_port()
        self.driver = subprocess.Popen(
            [str(DRIVER), f"--port={port}"],
            env={**os.environ, **homes, "DISPLAY": display, "WEBKIT_DISABLE_SANDBOX": "1"},
            stderr=subprocess.DEVNULL,
        )
        self.origin = f"http://127.0.0.1:{port}"
        self.session = self._begin()

    def _begin(self) -> str:
        """The driver listens a moment after it was started."""
        end = time.monotonic() + SLOW_S
        while True:
            try:
                begun = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": {}}})
                return f"/session/{begun['sessionId']}"
            except urllib.error.URLError:
                assert time.monotonic() < end, "the driver does not answer"
                time.sleep(0.05)

    def ask(self, verb: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """One command; what it answers, or what went wrong in the driver's words."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.origin + path, data=data, method=verb)
        try:
            with urllib.request.urlopen(request, timeout=SLOW_S) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            raise AssertionError(f"{verb} {path}: {refusal.read().decode()}") from refusal

    def go(self, address: str) -> None:
        """Open a page."""
        self.ask("POST", f"{self.session}/url", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a function of the page, and wait for what it promises."""
        body = {"script": script, "args": list(arguments)}
        return self.ask("POST", f"{self.session}/execute/sync", body)

    def find(self, xpath: str) -> str:
        """The element's address, once it stands on the page."""
        end = time.monotonic() + SLOW_S
        while not (found := self._look(xpath)):
            assert time.monotonic() < end, f"no {xpath} in: {self.words()}"
            time.sleep(0.1)
        return f"{self.session}/element/{found[0][ELEMENT]}"

    def _look(self, xpath: str) -> list[dict[str, str]]:
        looked: list[dict[str, str]] = self.ask(
            "POST", f"{self.session}/elements", {"using": "xpath", "value": xpath}
        )
        return looked

    def press(self, xpath: str) -> None:
        """A click where it stands; first out from under the bar at the bottom.

        The driver clicks on what is still disabled too, and nothing comes of it: people wait.
        """
        element = self.find(f"({xpath})[not(@disabled)]")
        at = {ELEMENT: element.rpartition("/")[2]}
        self.run("arguments[0].scrollIntoView({ block: 'center' })", at)
        self.ask("POST", f"{element}/click", {})

    def type(self, xpath: str, text: str) -> None:
        """Type into a field, or give a file to one."""
        self.ask("POST", f"{self.find(xpath)}/value", {"text": text})

    def words(self) -> str:
        """All that the page says."""
        return str(self.run("return document.body.innerText"))

    def reload(self) -> None:
        """As people do when they are unsure."""
        self.ask("POST", f"{self.session}/refresh", {})

    def close(self) -> None:
        """The window, its driver and its screen."""
        try:
            self.ask("DELETE", self.session)
        finally:
            for process in (self.driver, self.screen):
                process.kill()
                process.wait(timeout=30)
