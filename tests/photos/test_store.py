"""The photo store where everything goes wrong: torn, doubled, stopped, full."""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fieldsample.photos.store import (
    BadName,
    DigestMismatch,
    DiskFull,
    FolderStore,
    NotHere,
    Progress,
    TooLong,
    WrongOffset,
)

LAB = "0192f3a4-0000-7000-8000-00000000000a"
CHARLIES_LAB = "0192f3a4-0000-7000-8000-00000000000c"
PHOTO = bytes(range(256)) * 40
SHA = hashlib.sha256(PHOTO).hexdigest()
HALF = len(PHOTO) // 2


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "photos")


def send(store: FolderStore, start: int, end: int) -> Progress:
    return store.append(LAB, SHA, start, len(PHOTO), PHOTO[start:end])


def names(store: FolderStore) -> list[str]:
    return sorted(p.name for p in store.root.rglob(SHA + "*") if p.is_file())


def test_a_photo_sent_in_chunks_is_whole_when_the_last_has_come(store):
    assert store.progress(LAB, SHA) == (0, False)
    assert send(store, 0, HALF) == (HALF, False)
    assert store.offset(LAB, SHA) == HALF
    assert send(store, HALF, len(PHOTO)) == (len(PHOTO), True)

    with store.open(LAB, SHA) as photo:
        assert photo.read() == PHOTO
    assert names(store) == [SHA]


def test_a_photo_is_not_here_before_its_last_byte(store):
    send(store, 0, len(PHOTO) - 1)

    with pytest.raises(NotHere):
        store.open(LAB, SHA)


@pytest.mark.parametrize("start", [0, 1, HALF - 1, HALF + 1])
def test_a_chunk_at_the_wrong_place_is_told_the_right_one(store, start):
    send(store, 0, HALF)

    with pytest.raises(WrongOffset) as wrong:
        send(store, start, len(PHOTO))

    assert wrong.value.offset == HALF
    assert store.offset(LAB, SHA) == HALF


def test_the_same_chunk_twice_is_told_where_to_go_on(store):
    send(store, 0, HALF)

    with pytest.raises(WrongOffset) as doubled:
        send(store, 0, HALF)

    assert doubled.value.offset == HALF
    assert send(store, HALF, len(PHOTO)).complete


def test_the_last_chunk_twice_is_no_error(store):
    send(store, 0, len(PHOTO))

    assert send(store, HALF, len(PHOTO)) == (len(PHOTO), True)


def test_bytes_that_are_not_the_promised_ones_start_over(store):
    flipped = bytes([PHOTO[0] ^ 1]) + PHOTO[1:]

    with pytest.raises(DigestMismatch):
        store.append(LAB, SHA, 0, len(PHOTO), flipped)

    assert names(store) == []
    assert send(store, 0, len(PHOTO)).complete


def test_more_bytes_than_announced_are_refused(store):
    with pytest.raises(TooLong):
        store.append(LAB, SHA, 0, HALF, PHOTO)

    assert store.offset(LAB, SHA) == 0


def test_a_torn_chunk_is_resumed_at_the_byte_that_arrived(store):
    send(store, 0, HALF)
    part = store.path(LAB, SHA).with_name(SHA + ".part")
    part.write_bytes(PHOTO[: HALF + 17])

    assert store.offset(LAB, SHA) == HALF + 17
    assert send(store, HALF + 17, len(PHOTO)).complete


def test_a_server_that_died_before_the_rename_finishes_on_the_next_word(store):
    _die_before_the_rename(store.root)
    assert store.progress(LAB, SHA) == (len(PHOTO), False)

    assert FolderStore(store.root).append(LAB, SHA, len(PHOTO), len(PHOTO), b"").complete


def test_finishing_twice_is_no_error_and_finishing_nothing_is(store):
    with pytest.raises(NotHere):
        store.finish(LAB, SHA)
    _die_before_the_rename(store.root)

    assert store.finish(LAB, SHA) == store.finish(LAB, SHA) == (len(PHOTO), True)


def test_an_unfinished_photo_can_be_discarded_and_a_whole_one_not(store):
    send(store, 0, HALF)
    store.discard(LAB, SHA)
    assert store.offset(LAB, SHA) == 0

    send(store, 0, len(PHOTO))
    store.discard(LAB, SHA)
    assert store.progress(LAB, SHA).complete


def test_no_chunk_is_taken_when_too_little_would_stay_free(store):
    store.min_free_bytes = shutil.disk_usage(store.root).total

    with pytest.raises(DiskFull):
        send(store, 0, HALF)

    assert names(store) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_within_a_chunk_keeps_none_of_it(store, monkeypatch, number):
    send(store, 0, HALF)
    write = os.write

    def half_a_write(descriptor: int, data: memoryview) -> int:
        if len(data) < 1_000:
            raise OSError(number, "full")
        return write(descriptor, data[: len(data) // 2])

    monkeypatch.setattr(os, "write", half_a_write)
    with pytest.raises(DiskFull):
        send(store, HALF, len(PHOTO))
    monkeypatch.undo()

    assert store.offset(LAB, SHA) == HALF
    assert send(store, HALF, len(PHOTO)).complete


def test_another_fault_of_the_disk_is_not_called_full(store, monkeypatch):
    def failing(descriptor: int, data: memoryview) -> int:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "write", failing)
    with pytest.raises(OSError, match="broken") as failed:
        send(store, 0, HALF)

    assert failed.value.errno == errno.EIO


@pytest.mark.parametrize(
    ("lab_id", "sha256"),
    [
        (LAB, "../" + SHA[3:]),
        (LAB, SHA.upper()),
        (LAB, SHA[:-1]),
        (LAB, SHA + "\n"),
        ("..", SHA),
        (LAB + "/..", SHA),
        ("", SHA),
    ],
)
def test_only_a_lab_and_a_digest_name_a_file(store, lab_id, sha256):
    for ask in (store.progress, store.offset, store.open, store.finish, store.discard):
        with pytest.raises(BadName):
            ask(lab_id, sha256)
    with pytest.raises(BadName):
        store.append(lab_id, sha256, 0, 1, b"x")

    assert list(store.root.iterdir()) == []


def test_charlie_sees_nothing_of_another_lab(store):
    send(store, 0, len(PHOTO))

    assert store.progress(CHARLIES_LAB, SHA) == (0, False)
    with pytest.raises(NotHere):
        store.open(CHARLIES_LAB, SHA)


def test_eight_senders_of_one_photo_make_one_photo(store):
    with ThreadPoolExecutor(8) as senders:
        ended = [done.result() for done in [senders.submit(_send_all, store) for _ in range(8)]]

    assert ended == [(len(PHOTO), True)] * 8
    with store.open(LAB, SHA) as photo:
        assert photo.read() == PHOTO


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux for file names")
def test_the_folder_tells_of_the_rename_before_the_sender_hears_of_it(store, monkeypatch):
    synced: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    send(store, 0, len(PHOTO))

    assert synced == [SHA + ".part", SHA[:2]]


def _send_all(store: FolderStore) -> Progress:
    here = store.progress(LAB, SHA)
    while not here.complete:
        try:
            here = send(store, here.offset, min(here.offset + 1_000, len(PHOTO)))
        except WrongOffset as wrong:
            here = here._replace(offset=wrong.offset)
    return here


def _die_before_the_rename(root: Path) -> None:
    """A real process that is gone, without a word, when all bytes are there."""
    program = f"""
import os, pathlib
from fieldsample.photos.store import FolderStore
pathlib.Path.replace = lambda *_: os._exit(9)
photo = bytes(range(256)) * 40
FolderStore(pathlib.Path({str(root)!r})).append({LAB!r}, {SHA!r}, 0, len(photo), photo)
"""
    died = subprocess.run([sys.executable, "-c", program], check=False)
    assert died.returncode == 9


def test_parts_that_nobody_goes_on_with_are_swept_and_younger_ones_stay(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    other = hashlib.sha256(b"young").hexdigest()
    store.append(LAB, SHA, 0, len(PHOTO), PHOTO[:HALF])
    store.append(LAB, other, 0, 5, b"you")
    old = store.path(LAB, SHA).with_name(SHA + ".part")
    os.utime(old, (0, 0))

    assert store.sweep(older_than_s=3_600) == 1
    assert store.offset(LAB, SHA) == 0
    assert store.offset(LAB, other) == 3
    whole = store.append(LAB, SHA, 0, len(PHOTO), PHOTO)
    assert whole.complete
    assert store.sweep(older_than_s=-1) == 1, "a whole photo is no part"
