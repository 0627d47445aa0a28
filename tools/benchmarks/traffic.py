"""Clients: keep-alive connections that send requests made beforehand and time the answers."""

from __future__ import annotations

import gzip
import http.client
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

import orjson

from tools.benchmarks.figures import Figure, percentile
from tools.benchmarks.laboratory import Member, Operation
from tools.benchmarks.service import Service

PROTO = "fieldsample-sync/1"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, timed from the first byte sent to the last one read."""

    status: int
    headers: dict[str, str]
    content: bytes
    seconds: float
    bytes_down: int
    refusals: int = 0

    @property
    def json(self) -> Any:
        """The body, unpacked and parsed."""
        packed = self.headers.get("content-encoding") == "gzip"
        return orjson.loads(gzip.decompress(self.content) if packed else self.content)


@dataclass(slots=True)
class Line:
    """One connection, as one browser keeps it."""

    port: int
    socket: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> Answer:
        """Send the bytes of a request, read the whole answer."""
        start = time.perf_counter()
        self.socket.sendall(request)
        response = http.client.HTTPResponse(self.socket)
        response.begin()
        content = response.read()
        seconds = time.perf_counter() - start
        headers = {name.lower(): value for name, value in response.getheaders()}
        head = sum(len(name) + len(value) + 4 for name, value in headers.items())
        return Answer(response.status, headers, content, seconds, head + len(content) + 19)

    def insist(self, request: bytes) -> Answer:
        """Ask until the server is no longer busy, as the web app does; the waiting counts."""
        start = time.perf_counter()
        refusals = 0
        while (answer := self.ask(request)).status == HTTPStatus.SERVICE_UNAVAILABLE:
            refusals += 1
            time.sleep(float(answer.headers.get("retry-after", "1")))
        return replace(answer, seconds=time.perf_counter() - start, refusals=refusals)


def push_request(member: Member, operations: Sequence[Operation]) -> bytes:
    """The bytes of a push."""
    body = orjson.dumps(
        {
            "proto": PROTO,
            "device_id": member.device_id,
            "app_build": "bench",
            "device_now": operations[0]["device_time"],
            "mono_ms": 1.0,
            "ops": operations,
        }
    )
    return _head("POST", "/api/v1/sync/push", member, len(body)) + body


def post_request(member: Member, path: str, body: bytes) -> bytes:
    """The bytes of another POST."""
    return _head("POST", path, member, len(body)) + body


def get_request(member: Member, path: str, etag: str = "") -> bytes:
    """The bytes of a question."""
    return _head("GET", path, member, 0, f"If-None-Match: {etag}\r\n" if etag else "")


@dataclass(slots=True)
class Run:
    """Several clients at once: what each asked, what it was answered, how long it took."""

    seconds: float
    cpu: tuple[float, float | None]
    answers: list[Answer]
    bytes_up: int


def run(service: Service, requests: Sequence[Sequence[bytes]]) -> Run:
    """Let every client send its requests, one after the other, all clients at once."""
    answers: list[list[Answer]] = [[] for _client in requests]
    lines = [Line(service.port) for _client in requests]
    start = threading.Barrier(len(requests) + 1)

    def work(line: Line, own: Sequence[bytes], heard: list[Answer]) -> None:
        start.wait()
        heard.extend(line.insist(request) for request in own)

    threads = [
        threading.Thread(target=work, args=each)
        for each in zip(lines, requests, answers, strict=True)
    ]
    for thread in threads:
        thread.start()
    before = service.cpu()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    cpu = _difference(before, service.cpu())
    for line in lines:
        line.socket.close()
    every = [answer for heard in answers for answer in heard]
    if len(every) != sum(map(len, requests)):
        raise RuntimeError("a client ended before its requests were answered")
    return Run(seconds, cpu, every, sum(len(one) for own in requests for one in own))


def figure_of(
    database: str, what: str, clients: int, runs: Sequence[Run], per_request: float = 1
) -> Figure:
    """Rounds of the same kind as one figure: the middle rate, all latencies together."""
    done = sum(len(run.answers) for run in runs) * per_request
    rates = [len(run.answers) * per_request / run.seconds for run in runs]
    times = [answer.seconds * 1000 for run in runs for answer in run.answers]
    database_cpu = [run.cpu[1] for run in runs if run.cpu[1] is not None]
    return Figure(
        database,
        what,
        clients,
        per_second=percentile(rates, 0.5),
        p50_ms=percentile(times, 0.5),
        p95_ms=percentile(times, 0.95),
        p99_ms=percentile(times, 0.99),
        server_cpu_ms=sum(run.cpu[0] for run in runs) * 1000 / done,
        database_cpu_ms=sum(database_cpu) * 1000 / done if database_cpu else None,
        bytes_up=sum(run.bytes_up for run in runs) / done,
        bytes_down=sum(answer.bytes_down for run in runs for answer in run.answers) / done,
        busy=sum(answer.refusals for run in runs for answer in run.answers),
    )


def _head(method: str, path: str, member: Member, length: int, more: str = "") -> bytes:
    return (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {member.token}\r\n"
        f"Accept-Encoding: gzip\r\nAccept-Language: zh-CN\r\n{more}"
        f"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    ).encode()


def _difference(
    before: tuple[float, float | None], after: tuple[float, float | None]
) -> tuple[float, float | None]:
    if before[1] is None or after[1] is None:
        return after[0] - before[0], None
    return after[0] - before[0], after[1] - before[1]
