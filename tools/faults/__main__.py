"""`make faults`: run the fault suite and print its figures; non-zero when an invariant fails."""

from __future__ import annotations

import argparse
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools.faults.run import Run, try_planted

SHORT_MINUTES = 1.0
CHROMIUM = Path("/usr/bin/chromium")


def main() -> int:
    """Parse, run, report."""
    asked = _arguments()
    databases = ("sqlite", "postgres") if asked.database == "both" else (asked.database,)
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**6)
    say(f"seed {seed}, {asked.minutes} minutes, {', '.join(databases)}")
    browser = not asked.without_browser and CHROMIUM.is_file()
    run = Run(seed, asked.minutes * 60, databases, asked.work_s, say, asked.keep, browser)
    report = run.run()
    if not browser:
        report.notes.append("the web app was not tried in Chromium")
    if not asked.without_planted:
        try_planted(report, say, with_postgres="postgres" in databases)
    sys.stdout.write("\n".join(["", *report.lines()]) + "\n")
    return 0 if report.is_clean else 1


def say(words: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"{datetime.now(UTC):%H:%M:%S} {words}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--minutes", type=float, default=SHORT_MINUTES)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--work-s", type=float, default=12.0, help="seconds of mishaps a round")
    parser.add_argument("--without-browser", action="store_true")
    parser.add_argument("--without-planted", action="store_true")
    parser.add_argument("--keep", action="store_true", help="leave databases and logs behind")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
