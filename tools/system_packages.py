"""See to what the tests need beside Python: two browsers, Chinese letters, PostgreSQL."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

FONTS = Path("/usr/share/fonts")
POSTGRES = Path("/usr/lib/postgresql")


def main() -> int:
    missing = sorted(what_is_missing())
    if not missing:
        return 0
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return explain(missing)
    return install(missing)


def what_is_missing() -> Iterable[str]:
    if not shutil.which("chromium"):
        yield "chromium"
    if not shutil.which("WebKitWebDriver"):
        yield "webkit2gtk-driver"
    if not shutil.which("Xvfb"):
        yield "xvfb"
    if not any(FONTS.rglob("NotoSansCJK*")):
        yield "fonts-noto-cjk"
    if not shutil.which("initdb") and not any(POSTGRES.glob("*/bin/initdb")):
        yield "postgresql"


def explain(missing: list[str]) -> int:
    """Go on all the same: the tests that need them are skipped by name, which CI refuses."""
    sys.stdout.write(
        f"Some tests need {', '.join(missing)} (Debian's names), which this command installs only "
        "on Debian as root. Those tests will be skipped. To run them: "
        f"sudo apt-get install {' '.join(missing)}\n"
    )
    sys.stdout.flush()
    return 0


def install(missing: list[str]) -> int:
    sys.stdout.write(f"Installing what the tests need from Debian: {', '.join(missing)} …\n")
    sys.stdout.flush()
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", "--yes", "--no-install-recommends", *missing])
    for step in steps:
        done = subprocess.run(
            ["apt-get", "-qq", *step], check=False, env=quietly, capture_output=True, text=True
        )
        if done.returncode:
            sys.stderr.write(f"{done.stderr}apt-get {step[0]} failed; its own words are above.\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
