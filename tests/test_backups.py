"""Backups: whole or refused, and a restore that phones heal by themselves."""

from __future__ import annotations

import io
import sqlite3
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from fieldsample import create_app
from fieldsample.backups import making, restoring
from fieldsample.backups.manifest import BadBackup
from fieldsample.config import Settings
from fieldsample.extensions import db, reading
from fieldsample.journal.door import writing
from tests import laws
from tests.cast import Cast, Device, new_id, sample_body
from tests.conftest import running_app
from tests.test_blobs import head, picture, say_photo, send, show


def settings_of(app: Flask) -> Settings:
    settings: Settings = app.config["FIELDSAMPLE"]
    return settings


def make_backup(cast: Cast, path: Path, passphrase: str = "") -> Path:
    with cast.app.app_context():
        made = making.make(settings_of(cast.app), path, passphrase)
        with writing() as session:
            making.mark_durable(session, made.heads, "backup", datetime.now(UTC))
    return path


def restore(cast: Cast, path: Path, passphrase: str = "") -> None:
    with cast.app.app_context():
        db.session.remove()
        db.engine.dispose()
        restoring.restore(settings_of(cast.app), path, passphrase)


def durable(device: Device) -> int:
    mark = device.get("/api/v1/sync/changes").get("durable") or {}
    return int(mark.get(device.lab_id, {}).get("pos", 0))


def test_a_backup_moves_the_durable_mark_up_to_what_it_holds(cast: Cast, tmp_path: Path) -> None:
    cast.bob.say("sample.create", new_id(), sample_body())
    before = durable(cast.bob)

    make_backup(cast, tmp_path / "b.fsbackup")
    pos = cast.bob.say("sample.create", new_id(), sample_body())["pos"]

    assert before == 0
    assert durable(cast.bob) == pos - 1


def test_a_restored_lab_has_everything_the_mark_promised(cast: Cast, tmp_path: Path) -> None:
    sample, original = new_id(), picture(200)
    name = say_photo(cast.bob, original, sample)
    send(cast.bob, name, original)
    backup = make_backup(cast, tmp_path / "b.fsbackup")
    mark = durable(cast.bob)

    restore(cast, backup)

    cast.rita.pull()
    assert cast.rita.replica["samples", sample]["photos"][0]["sha256"] == name
    assert show(cast.rita, name).status_code == 200
    assert mark > 0
    with cast.app.app_context():
        laws.the_chain_is_whole(reading(), cast.bob.lab_id)


def test_phones_notice_an_older_history_and_heal_it_with_what_they_hold(
    cast: Cast, tmp_path: Path
) -> None:
    first = cast.bob.operation("sample.create", new_id(), sample_body())
    cast.bob.push(first)
    backup = make_backup(cast, tmp_path / "b.fsbackup")
    held = [cast.bob.operation("sample.create", new_id(), sample_body()) for _ in range(3)]
    cast.bob.push(*held)
    cast.bob.pull()

    restore(cast, backup)

    gone = cast.bob.get(f"/api/v1/sync/changes?cursor={cast.bob.cursor}", 410)
    assert gone["error"]["code"] == "history_changed"
    results = cast.bob.push(first, *held)
    assert [result["duplicate"] for result in results] == [True, False, False, False]
    cast.rita.pull()
    assert sum(key[0] == "samples" for key in cast.rita.replica) == 4
    with cast.app.app_context():
        laws.all_laws(reading(), cast.bob.lab_id, [first, *held])


def test_a_cursor_from_before_the_backup_does_not_hide_what_the_restore_took(
    cast: Cast, tmp_path: Path
) -> None:
    cast.bob.pull()
    backup = make_backup(cast, tmp_path / "b.fsbackup")
    pushed = cast.bob.operation("sample.create", new_id(), sample_body())
    body = {"proto": "fieldsample-sync/1", "ops": [pushed]}
    head = cast.bob.post("/api/v1/sync/push", body)["receipt"]
    seen = f"&seen={head['pos']}:{head['hash'][:16]}"
    query = f"/api/v1/sync/changes?cursor={cast.bob.cursor}"
    assert cast.bob.get(query + seen)["changes"]

    restore(cast, backup)

    cast.bob.get(query, 200)
    assert cast.bob.get(query + seen, 410)["error"]["code"] == "history_changed"
    assert cast.bob.push(pushed)[0]["duplicate"] is False


def test_what_was_there_before_a_restore_can_be_brought_back(cast: Cast, tmp_path: Path) -> None:
    backup = make_backup(cast, tmp_path / "b.fsbackup")
    sample = new_id()
    cast.bob.say("sample.create", sample, sample_body())
    restore(cast, backup)
    point = next((settings_of(cast.app).data / "backups").glob("before-restore-*"))

    restore(cast, point)

    assert cast.rita.document("samples", sample)["state"] == "registered"


def test_keys_travel_only_under_a_passphrase(cast: Cast, tmp_path: Path) -> None:
    bare = make_backup(cast, tmp_path / "bare.fsbackup")
    sealed = make_backup(cast, tmp_path / "sealed.fsbackup", "a long passphrase")
    keys = cast.bob.get("/api/v1/me")["server_keys"]

    assert b"PRIVATE KEY" not in bare.read_bytes() + sealed.read_bytes()
    with pytest.raises(BadBackup, match="passphrase"):
        restore(cast, sealed, "another passphrase")
    (settings_of(cast.app).data / "secrets.json").unlink()
    restore(cast, sealed, "a long passphrase")
    for app in running_app(settings_of(cast.app)):
        assert app.extensions["keys"].public() == keys


@pytest.mark.parametrize("where", [0.2, 0.5, 0.9])
def test_one_flipped_bit_makes_a_backup_unusable_and_says_so(
    cast: Cast, tmp_path: Path, where: float
) -> None:
    say = picture(300)
    send(cast.bob, say_photo(cast.bob, say, new_id()), say)
    backup = make_backup(cast, tmp_path / "b.fsbackup")
    raw = bytearray(backup.read_bytes())
    with tarfile.open(backup) as archive:
        biggest = max(archive.getmembers(), key=lambda member: member.size)
    raw[biggest.offset_data + int(biggest.size * where)] ^= 1
    backup.write_bytes(raw)

    with pytest.raises(BadBackup, match="damaged"):
        making.verify(backup)


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "photos/../../x", "database.sqlite/../x", "config.toml"]
)
def test_a_hostile_backup_writes_nothing_outside(cast: Cast, tmp_path: Path, name: str) -> None:
    backup = make_backup(cast, tmp_path / "b.fsbackup")
    hostile = tmp_path / "hostile.fsbackup"
    with tarfile.open(backup) as source, tarfile.open(hostile, "w") as target:
        for entry in source:
            content = source.extractfile(entry)
            assert content is not None
            target.addfile(entry, content)
        extra = tarfile.TarInfo(name)
        extra.size = 4
        target.addfile(extra, io.BytesIO(b"evil"))

    with pytest.raises(BadBackup):
        restore(cast, hostile)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 2000])
def test_what_is_no_backup_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.fsbackup"
    path.write_bytes(content)

    with pytest.raises(BadBackup, match="backup of fieldsample"):
        making.verify(path)


def test_a_backup_is_of_one_moment_while_others_write(sqlite_url: str, tmp_path: Path) -> None:
    settings = Settings(
        tmp_path / "data", sqlite_url, "http://localhost", frozenset({"localhost"}), disk_min_free=0
    )
    app = create_app(settings)
    with app.app_context():
        made = making.make(settings, tmp_path / "b.fsbackup")
        db.engine.dispose()

    with tarfile.open(tmp_path / "b.fsbackup") as archive:
        content = archive.extractfile("database.sqlite")
        assert content is not None
        (tmp_path / "copy.sqlite").write_bytes(content.read())
    copy = sqlite3.connect(tmp_path / "copy.sqlite")
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
    assert made.heads == []


def test_a_photo_says_from_which_position_on_it_is_safe(cast: Cast, tmp_path: Path) -> None:
    original = picture(200)
    name = say_photo(cast.bob, original, new_id())
    send(cast.bob, name, original)
    make_backup(cast, tmp_path / "b.fsbackup")

    position = int(head(cast.bob, name).headers["Upload-Position"])
    assert position >= durable(cast.bob)
    cast.bob.say("sample.create", new_id(), sample_body())
    make_backup(cast, tmp_path / "c.fsbackup")

    assert durable(cast.bob) > position
