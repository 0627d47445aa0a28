"""A client process: it obeys sync as the web app must, may be killed at any moment, and goes on."""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools.faults import line as wire
from tools.faults.line import Answer, Json, Line, NoAnswer
from tools.faults.outbox import Outbox, Photo
from tools.faults.points import Points
from tools.faults.saying import Speaker
from tools.faults.voice import Voice

CHUNK = 256 * 1024
MOST_BATCH = 40
MOST_BYTES = 512 * 1024
TRIES_BEFORE_BISECTING = 3
LONGEST_WAIT_S = 0.4
MOST_WORDS = 40
MOST_ASKED = 1000
AT_ONCE = 8
"""Photos sent between two pushes: records go first."""


@dataclass(slots=True)
class Client:
    """One device at work: say, push, send photos, pull; then until nothing waits."""

    outbox: Outbox
    line: Line
    points: Points
    speaker: Speaker
    chance: random.Random
    pace_s: float
    checks: bool
    failures: int = 0
    batch: int = MOST_BATCH
    failed_batch: tuple[int, int] = (0, 0)
    failed_times: int = 0
    pages: int = 0
    _next_word: float = field(default_factory=time.monotonic)

    def work(self) -> None:
        """Say what it is time for: people do not wait for the network; then carry on."""
        for _ in range(MOST_WORDS):
            if time.monotonic() < self._next_word:
                break
            self._next_word += self.chance.expovariate(1 / self.pace_s)
            self.points.reach("before_saving")
            self.speaker.say()
        self.carry_on()

    def carry_on(self) -> bool:
        """One journey: records, photos, news. True when all three went through."""
        try:
            self.push()
            self.send_photos()
            self.pull()
        except NoAnswer:
            self.failures += 1
            wait = min(LONGEST_WAIT_S, 0.02 * 2.0 ** min(self.failures, 9))
            time.sleep(self.chance.uniform(0, wait))
            return False
        self.failures = 0
        return True

    def push(self) -> None:
        """Send a batch of random size; keep what the lab signed for, and only that."""
        most = self.chance.randint(1, max(1, self.batch))
        batch = self.outbox.waiting(most)
        if not batch:
            return
        answer = self.line.push([operation for _n, operation in batch])
        if answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            self.batch = max(1, len(batch) // 2)
        try:
            results = wire.results_of(self.line, answer)
        except NoAnswer:
            self._bisect(batch, answer)
            raise
        self.batch, self.failed_times = min(MOST_BATCH, self.batch * 2), 0
        self.points.reach("after_answer")
        self.outbox.acknowledge(results)
        self.outbox.keep_witness((answer.said or {}).get("receipt"))
        self._mind_durable(answer)

    def _bisect(self, batch: list[tuple[int, Json]], answer: Answer) -> None:
        """After three failures of the same batch, send halves, so that the poison goes alone."""
        if answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return
        self.failed_times += 1
        if self.failed_times >= TRIES_BEFORE_BISECTING:
            self.batch, self.failed_times = max(1, len(batch) // 2), 0

    def _mind_durable(self, answer: Answer) -> None:
        mark = ((answer.said or {}).get("durable") or {}).get(self.line.lab_id)
        if mark:
            self.outbox.forget_durable(int(mark["pos"]))

    def check_held(self) -> bool:
        """Does the lab still hold what was sent? True when nothing is missing.

        A cursor that is older than a restored backup is still good there: only this shows that
        what was pushed after the last pull is gone. The web app asks once a day and by a tap.
        """
        if not self.checks:
            return True
        ops, photos = self.outbox.held()
        missing = 0
        try:
            for start in range(0, max(len(ops), len(photos)), MOST_ASKED):
                part = slice(start, start + MOST_ASKED)
                missing += self._check(ops[part], photos[part])
        except NoAnswer:
            return False
        return missing == 0

    def _check(self, ops: list[Json], photos: list[str]) -> int:
        body = json.dumps({"ops": ops, "blobs": photos}).encode()
        headers = {"Content-Type": "application/json"}
        answer = self.line.ask("POST", "/api/v1/sync/check", body, headers)
        if answer.status != HTTPStatus.OK or not answer.is_echoed or answer.said is None:
            raise NoAnswer("no check")
        self.outbox.send_again(answer.said["missing_ops"], answer.said["missing_blobs"])
        return len(answer.said["missing_ops"]) + len(answer.said["missing_blobs"])

    def send_photos(self) -> None:
        """Photos after their records, from where the lab has them."""
        for _ in range(AT_ONCE):
            found = self.outbox.next_photo()
            if found is None:
                return
            self._send_photo(*found)

    def _send_photo(self, photo: Photo, fate: str) -> None:
        path = f"/api/v1/sync/blobs/{photo.sha256}"
        answer = self._about_photo(self.line.ask("HEAD", path), fate, photo)
        while answer is not None:
            offset = int(answer.headers["Upload-Offset"])
            if offset >= photo.size:
                self.outbox.settle_photo(photo.sha256, "sent")
                return
            headers = {
                "Upload-Offset": str(offset),
                "Upload-Length": str(photo.size),
                "Content-Type": "application/offset+octet-stream",
            }
            chunk = photo.content[offset : offset + CHUNK]
            answer = self._about_photo(self.line.ask("PATCH", path, chunk, headers), fate, photo)

    def _about_photo(self, answer: Answer, fate: str, photo: Photo) -> Answer | None:
        """Only an answer with the lab's own offset says anything; None: nobody wants this photo."""
        if not answer.is_echoed:
            raise NoAnswer("not the lab's answer")
        if answer.status == HTTPStatus.NOT_FOUND:
            if fate == "quarantined":
                self.outbox.settle_photo(photo.sha256, "refused")
            else:  # its record was taken, and now nobody knows of it
                self.check_held()
            return None
        fine = answer.status in {HTTPStatus.OK, HTTPStatus.NO_CONTENT, HTTPStatus.CONFLICT}
        if not fine or not (answer.headers.get("Upload-Offset") or "").isdecimal():
            raise NoAnswer(f"photo {answer.status}")
        return answer

    def pull(self, *, until_the_end: bool = False) -> None:
        """A page of news, or all of it; rows and cursor are stored in one."""
        if self.outbox.told("stopped"):
            return
        more = True
        while more:
            page = self._page()
            if page is None:
                return
            between = lambda: self.points.reach("between_rows_and_cursor")  # noqa: E731 - one word
            self.outbox.take_page(page["changes"], page["cursor"], between)
            more = until_the_end and page["more"]

    def _page(self) -> Json | None:
        cursor = self.outbox.told("cursor")
        asked = f"limit={self.chance.choice((3, 20, 500))}"
        asked += f"&cursor={quote(cursor)}" if cursor else ""
        seen = self.outbox.told("seen")
        asked += f"&seen={seen}" if seen and cursor else ""
        answer = self.line.ask("GET", f"/api/v1/sync/changes?{asked}")
        if not answer.is_echoed or answer.said is None:
            raise NoAnswer("not the lab's news")
        if answer.status == HTTPStatus.GONE:
            self.outbox.note_other_history()
            self.outbox.queue_again()
            raise NoAnswer("another history")
        if answer.code == "device_revoked":
            self.outbox.tell("stopped", "yes")
            return None
        if answer.status != HTTPStatus.OK or not _fit(answer.said):
            raise NoAnswer(f"news {answer.status}")
        self._mind_durable(answer)
        self.outbox.keep_witness(answer.said["heads"].get(self.line.lab_id))
        return answer.said


def _fit(page: Json) -> bool:
    """Every document has the hash that was said of it."""
    hashes = (
        (wire.digest(row["doc"]), row["doc_sha256"])
        for row in page["changes"]
        if row["doc"] is not None
    )
    return all(own == said for own, said in hashes)


def sync(errand: dict[str, Any]) -> None:
    """The life of a client: work, then drain, then a last look; then the process ends."""
    folder, control = Path(errand["folder"]), Path(errand["control"])
    outbox = Outbox(folder / "outbox.db")
    born = outbox.next_number()
    chance = random.Random(f"{errand['seed']}/{errand['number']}/{born}")  # noqa: S311 - repeatable
    member = errand["member"]
    line = Line(
        errand["port"], member["lab_id"], member["device_id"], member["token"], errand["key"]
    )
    line.sent_bytes = int(outbox.told("sent_bytes") or 0)
    voice = Voice(chance, outbox, errand["seed"], errand["number"], **errand["speaker"])
    points = Points(folder / "points")
    _live(
        Client(outbox, line, points, Speaker(voice), chance, errand["pace_s"], errand["checks"]),
        control,
        folder,
    )


def _live(client: Client, control: Path, folder: Path) -> None:
    phase = "work"
    while phase != "end":
        phase = control.read_text(encoding="ascii")
        if phase == "work":
            client.work()
        elif client.carry_on() and client.outbox.is_empty() and client.check_held():
            (folder / "drained").touch()
            if phase == "end" and not _has_seen_all(client):
                phase = "drain"
        elif phase == "end":
            phase = "drain"
        client.outbox.tell("sent_bytes", str(client.line.sent_bytes))
    (folder / "finished").touch()


def _has_seen_all(client: Client) -> bool:
    try:
        client.pull(until_the_end=True)
    except NoAnswer:
        return False
    return client.outbox.is_empty()
