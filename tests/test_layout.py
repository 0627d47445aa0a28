"""Rules of the house that a program can check, so that nobody has to remember them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = (
    "fieldsample",
    "tools",
    "tests",
    "migrations",
    "templates",
    "static/phone",
    "static/pwa/src",
)
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "handler"}
TOP_LEVEL = (
    "app.py", "fieldsample", "migrations", "templates", "static", "tests", "docs", "Makefile",
    "pyproject.toml", "requirements.txt", "requirements-dev.txt", "README.md", "CONTRIBUTING.md",
    "CHANGELOG.md", "LICENSE", ".ci/run",
)  # fmt: skip
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?P<rest>[^\n]*)")
# Codes, then a dash and words: "noqa: S310 - the address is our own".
WITH_REASON = re.compile(
    r"^(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z-]+(?:,\s*[a-z-]+)*\])\s*[-#–]+\s*\w+"
)


def our_files(pattern: str) -> list[Path]:
    return sorted(path for folder in OURS for path in (ROOT / folder).rglob(pattern))


@pytest.mark.parametrize("name", TOP_LEVEL)
def test_the_top_level_is_where_everybody_looks(name: str) -> None:
    assert (ROOT / name).exists()


def test_files_are_named_for_what_they_hold() -> None:
    nameless = [path for path in our_files("*") if path.stem.lower() in SAYS_NOTHING]
    # The web app's screens for the role of that name are the one fitting use.
    nameless += our_files("manager.py")
    assert not nameless, "a file is named by a noun of the field, see CONTRIBUTING.md"


def test_silencing_a_check_carries_its_code_and_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in our_files("*.py")
        for match in SILENCED.finditer(path.read_text(encoding="utf-8"))
        if path != Path(__file__) and not WITH_REASON.match(match["rest"])
    ]
    assert not bare, "say which check, and why: # noqa: S310 - the address is our own"


def test_ci_can_start_its_script() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
