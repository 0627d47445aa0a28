"""The command line, as the person at the server's console meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

FIELDSAMPLE = str(Path(sys.executable).with_name("fieldsample"))


def run(data: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "FIELDSAMPLE_DATA": str(data), **environ}
    return subprocess.run(
        [FIELDSAMPLE, *arguments], capture_output=True, text=True, env=env, check=False
    )


def test_a_lab_is_founded_and_a_script_gets_its_token(tmp_path: Path) -> None:
    founded = run(tmp_path, "init", "--lab", "示例中心", "--prefix", "HZ")
    made = run(tmp_path, "token", "create", "--person", "Bob", "--role", "sampler", "--json")
    again = run(tmp_path, "token", "create", "--person", "Bob", "--role", "receiver", "--json")

    assert founded.returncode == 0, founded.stderr
    first, second = json.loads(made.stdout), json.loads(again.stdout)
    assert first.keys() == {"token", "device_id", "lab_id", "person_id"}
    assert first["person_id"] == second["person_id"]
    assert first["device_id"] != second["device_id"]


def test_a_token_without_a_lab_says_what_to_do(tmp_path: Path) -> None:
    refused = run(tmp_path, "token", "create", "--person", "Bob", "--role", "sampler")

    assert refused.returncode == 1
    assert "fieldsample init --lab" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_unknown_role_is_refused_in_words(tmp_path: Path) -> None:
    run(tmp_path, "init", "--lab", "Lab", "--prefix", "HZ")

    refused = run(tmp_path, "token", "create", "--person", "Bob", "--role", "wizard")

    assert refused.returncode == 1
    assert "wizard" in refused.stderr or "roles" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_lab_is_founded_only_once(tmp_path: Path) -> None:
    run(tmp_path, "init", "--lab", "Lab", "--prefix", "HZ")

    again = run(tmp_path, "init", "--lab", "Other", "--prefix", "NB")

    assert again.returncode == 1
    assert "nothing was changed" in again.stderr


def test_a_person_taken_on_with_a_sign_in_name_gets_a_first_password(tmp_path: Path) -> None:
    run(tmp_path, "init", "--lab", "Lab", "--prefix", "HZ")

    added = run(tmp_path, "person", "add", "--name", "Rita", "--role", "receiver", "--login", "r")

    assert added.returncode == 0
    assert "shown once" in added.stdout


def test_a_setting_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    for name, value in (
        ("FIELDSAMPLE_ORIGIN", "lab.example"),
        ("FIELDSAMPLE_DATABASE_URL", "mysql://x"),
        ("FIELDSAMPLE_DISK_MIN_FREE", "much"),
    ):
        refused = run(tmp_path, "init", **{name: value})
        assert refused.returncode == 2
        assert name in refused.stderr
        assert "Traceback" not in refused.stderr


def test_a_backup_is_made_checked_and_brought_back(tmp_path: Path) -> None:
    run(tmp_path / "one", "init", "--lab", "Lab", "--prefix", "HZ")
    file = tmp_path / "b.fsbackup"

    made = run(tmp_path / "one", "backup", "create", str(file))
    checked = run(tmp_path / "one", "backup", "verify", str(file))
    restored = run(tmp_path / "two", "backup", "restore", "--yes", str(file))
    again = run(tmp_path / "two", "init", "--lab", "Other", "--prefix", "NB")

    assert made.returncode == checked.returncode == restored.returncode == 0, restored.stderr
    assert "whole" in checked.stdout
    assert again.returncode == 1, "the restored data folder has its lab"


def test_a_queue_file_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    run(tmp_path, "init", "--lab", "Lab", "--prefix", "HZ")
    (tmp_path / "x.fsqueue").write_bytes(b"nothing of the kind")

    refused = run(tmp_path, "import-queue", str(tmp_path / "x.fsqueue"))

    assert refused.returncode == 1
    assert "Export it again on the phone" in refused.stderr
