"""Three people's browsers: each with a folder of its own that outlives closing."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, expect

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SLOW_MS = 30_000  # two cores, three browsers and a server
# What a screen shows at once on a quiet machine may take it seconds on a busy one.
expect.set_options(timeout=SLOW_MS)
LOOK_AGAIN_MS = 100


def until(page: Page, asked: str) -> None:
    """Wait until this function of the page, which may promise its answer, says yes.

    Playwright's own wait_for_function takes any promise for a yes.
    """
    end = monotonic() + SLOW_MS / 1000
    while not page.evaluate(asked):
        assert monotonic() < end, f"the page still says no to {asked}"
        page.wait_for_timeout(LOOK_AGAIN_MS)


class Browser:
    """One person's browser: opened, closed, and opened again with all it had kept."""

    def __init__(self, playwright: Playwright, folder: Path, *args: str, **options: Any) -> None:
        self.playwright = playwright
        self.folder = folder
        self.args = [*QUIET, *args]
        self.options = options
        self.context: BrowserContext | None = None

    def open(self) -> Page:
        """Open it and give its page."""
        self.context = self.playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path=CHROMIUM,
            args=self.args,
            headless=True,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **self.options,
        )
        self.context.set_default_timeout(SLOW_MS)
        return self.context.pages[0]

    def kill(self) -> None:
        """End it as a phone does that needs the memory: at once, with nothing put in order."""
        mine = f"--user-data-dir={self.folder}"
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mine in (process / "cmdline").read_text(encoding="utf-8").split("\0"):
                    os.kill(int(process.name), signal.SIGKILL)
        self.context = None

    def close(self) -> None:
        """Close the window; what the site stored stays in the folder."""
        if self.context is not None:
            self.context.close()
            self.context = None
