"""A queue that came as a file goes through the same door as a push of its own device."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from fieldsample.access import tokens
from fieldsample.access.keys import ServerKeys, public_of
from fieldsample.extensions import reading
from fieldsample.imports.queue_file import QueueFile, Unreadable, open_queue_file
from fieldsample.journal.door import open_door, writing
from fieldsample.journal.envelope import unfit
from fieldsample.journal.push import Caller, push
from fieldsample.photos import wanted
from fieldsample.photos.arriving import Arrivals
from fieldsample.photos.store import DigestMismatch, TooLong, WrongOffset

BATCH = 100
UNKNOWN = "its token is unknown here: the device was enrolled after the backup, or elsewhere"


def take_queue_file(
    raw: bytes, keys: ServerKeys, arrivals: Arrivals, lab_id: str | None, now: datetime
) -> dict[str, Any]:
    """Take one file in; as harmless to repeat as a push. Raises Unreadable.

    `lab_id` is that of the device that hands it in; None on the server's own console.
    """
    queue = open_queue_file(raw, keys.queue, public_of)
    if lab_id is not None and queue.lab_id != lab_id:
        raise Unreadable("the queue of another lab")
    known = tokens.whose(reading(), queue.token)
    reading().rollback()
    if known is None or known.lab_id != queue.lab_id:
        counted, missing = _set_aside(queue), list[str]()
    else:
        caller = Caller(known.lab_id, known.device_id, known.person_id)
        counted, missing = _push_all(caller, queue.operations)
    photos = _take_photos(queue, arrivals, now)
    names = ("accepted", "conflict", "held", "quarantined", "duplicate")
    return {
        "operations": len(queue.operations),
        **{name: counted[name] for name in names},
        "photos": len(photos),
        "want_blobs": [sha256 for sha256 in missing if sha256 not in photos],
    }


def _push_all(caller: Caller, operations: list[Any]) -> tuple[Counter[str], list[str]]:
    counted: Counter[str] = Counter()
    still_wanted: list[str] = []
    for start in range(0, len(operations), BATCH):
        answer = push(caller, operations[start : start + BATCH])
        for result in answer.results:
            counted["duplicate" if result.duplicate else result.outcome["status"]] += 1
        still_wanted += answer.want_blobs
    return counted, still_wanted


def _set_aside(queue: QueueFile) -> Counter[str]:
    """Nobody's operations, as far as this server knows: kept for a person to decide."""
    with open_door(queue.lab_id) as batch:
        for operation in queue.operations:
            batch.keep_once(unfit(operation, "device_unknown", UNKNOWN), queue.device_id)
    return Counter({"quarantined": len(queue.operations)})


def _take_photos(queue: QueueFile, arrivals: Arrivals, now: datetime) -> set[str]:
    """The photos that an operation has named and whose bytes fit; the rest is left out."""
    taken: set[str] = set()
    for photo, content in queue.each_photo():
        sha256 = str(photo["sha256"])
        found = wanted.find(reading(), queue.lab_id, sha256)
        size = found.size if found else -1
        reading().rollback()
        if size != len(content):
            continue
        try:
            arrivals.take_whole(queue.lab_id, sha256, content)
        except (DigestMismatch, WrongOffset, TooLong):
            continue
        with writing() as session:
            wanted.mark_present(session, queue.lab_id, sha256, now)
        taken.add(sha256)
    return taken
