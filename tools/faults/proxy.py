"""The road between: an HTTP proxy that passes requests on, and does mischief to some of them."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from tools.faults.mischief import PORTAL, Mischief

LONGEST_HOLD_S = 0.5
UPSTREAM_TIMEOUT_S = 40
REPLAYED_AFTER_S = (0.3, 8.0)


@dataclass(slots=True, eq=False)
class Request:
    """One request as it came."""

    head: list[bytes]
    body: bytes

    @property
    def method(self) -> bytes:
        """GET, POST and so on."""
        return self.head[0].split(b" ")[0]

    @property
    def path(self) -> bytes:
        """The path without its query."""
        return self.head[0].split(b" ")[1].split(b"?")[0]

    @property
    def is_sync(self) -> bool:
        """Only sync is disturbed: the page and the way in are others' subject."""
        return self.path.startswith(b"/api/v1/sync/")

    @property
    def is_push(self) -> bool:
        """Whether it brings operations."""
        return self.path.endswith(b"/push")

    def raw(self, body: bytes | None = None) -> bytes:
        """For the server: one request a connection."""
        kept = [line for line in self.head if not line.lower().startswith(b"connection:")]
        return b"\r\n".join([*kept, b"Connection: close", b"", self.body if body is None else body])


@dataclass(slots=True)
class Reply:
    """One answer as it came: head with its blank line, and body."""

    head: bytes
    body: bytes


class Proxy:
    """Runs in a thread of its own; `upstream` may be changed while it runs.

    `answered` is called when the server has taken a push, before its answer goes on.
    """

    def __init__(self, mischief: Mischief, upstream: int) -> None:
        self.mischief = mischief
        self.upstream = upstream
        self.answered: Callable[[], None] = lambda: None
        self.port = 0
        self.requests = 0
        self.counted: Counter[str] = Counter()
        self._old: list[Request] = []
        self._answers: dict[bytes, deque[Reply]] = {}
        self._passed = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def heal(self) -> None:
        """No more faults; what was kept for later comes now, out of all order."""
        self.mischief.heal()
        self._loop.call_soon_threadsafe(self._replay_rest)

    def close(self) -> None:
        """Stop listening."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 20)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, EOFError, TimeoutError, asyncio.LimitOverrunError):
            request = await _request(reader)
            self.requests += 1
            fault = self.mischief.choose() if request.is_sync else None
            if fault:
                self.counted[fault] += 1
            answer = await self._answer(request, fault)
            if answer:
                writer.write(answer)
                await writer.drain()
        writer.close()

    async def _answer(self, request: Request, fault: str | None) -> bytes | None:
        before = getattr(self, f"_before_{fault}", None)
        if before is not None:
            said: bytes | None = await before(request)
            return said
        body = self.mischief.garbled_request(request.body) if fault == "garble_request" else None
        reply = await self._pass_on(request, body)
        if reply is None:
            return None
        return self._spoilt(request, reply, fault)

    async def _before_drop_request(self, _request: Request) -> None:
        return None

    async def _before_delay(self, request: Request) -> bytes | None:
        await asyncio.sleep(self.mischief.chance.uniform(0.02, LONGEST_HOLD_S))
        return _whole(await self._pass_on(request))

    async def _before_duplicate(self, request: Request) -> bytes | None:
        both = await asyncio.gather(self._pass_on(request), self._pass_on(request))
        return _whole(self.mischief.chance.choice(both))

    async def _before_replay(self, request: Request) -> bytes | None:
        self._old.append(request)
        later = self.mischief.chance.uniform(*REPLAYED_AFTER_S)
        self._loop.call_later(later, self._replay, request)
        return _whole(await self._pass_on(request))

    async def _before_reorder(self, request: Request) -> bytes | None:
        """Held back until another has overtaken it."""
        self._passed.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._passed.wait(), LONGEST_HOLD_S)
        return _whole(await self._pass_on(request))

    async def _before_truncate_request(self, request: Request) -> None:
        raw = request.raw()
        with suppress(OSError):
            _reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
            writer.write(raw[: len(raw) - len(request.body) // 2 - 1])
            await writer.drain()
            writer.close()

    async def _before_portal(self, _request: Request) -> bytes:
        return _made(200, PORTAL, b"text/html")

    async def _before_refuse(self, _request: Request) -> bytes:
        return _made(*self.mischief.refusal(), b"application/json")

    def _spoilt(self, request: Request, reply: Reply, fault: str | None) -> bytes | None:
        kept = self._answers.setdefault(request.path, deque(maxlen=8))
        other = self.mischief.chance.choice(kept) if kept else None
        kept.append(reply)
        if fault == "drop_answer":
            return None
        if fault == "truncate_answer":
            return self._truncated(reply)
        if fault == "garble_answer" and reply.body:
            return reply.head + self.mischief.garbled_answer(reply.body)
        if fault == "another" and other is not None:
            return other.head + other.body
        return reply.head + reply.body

    def _truncated(self, reply: Reply) -> bytes:
        """Cut off; or cut with a length that says nothing of it, as some boxes on the way do."""
        half = reply.body[: len(reply.body) // 2]
        if self.mischief.happens(0.5) or not half:
            return reply.head + half
        lines = reply.head.split(b"\r\n")
        rest = [line for line in lines if not line.lower().startswith(b"content-length:")]
        rest.insert(1, b"Content-Length: %d" % len(half))
        return b"\r\n".join(rest) + half

    async def _pass_on(self, request: Request, body: bytes | None = None) -> Reply | None:
        try:
            async with asyncio.timeout(UPSTREAM_TIMEOUT_S):
                return await self._ask(request, body)
        except (OSError, EOFError, TimeoutError, ValueError, asyncio.LimitOverrunError):
            return None
        finally:
            self._passed.set()

    async def _ask(self, request: Request, body: bytes | None) -> Reply | None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        try:
            writer.write(request.raw(body))
            await writer.drain()
            raw = await reader.read(-1)
        finally:
            writer.close()
        head, blank, rest = raw.partition(b"\r\n\r\n")
        if request.is_push and head.startswith(b"HTTP/1.1 200 "):
            self.answered()
        return Reply(head + blank, rest) if blank else None

    def _replay(self, request: Request) -> None:
        if request in self._old:
            self._old.remove(request)
            task = self._loop.create_task(self._forgotten(request))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _forgotten(self, request: Request) -> None:
        await self._pass_on(request)

    def _replay_rest(self) -> None:
        for request in list(self._old):
            self._replay(request)


async def _request(reader: asyncio.StreamReader) -> Request:
    raw = await reader.readuntil(b"\r\n\r\n")
    head = raw[:-4].split(b"\r\n")
    length = 0
    for line in head[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return Request(head, await reader.readexactly(length) if length else b"")


def _whole(reply: Reply | None) -> bytes | None:
    return None if reply is None else reply.head + reply.body


def _made(status: int, body: bytes, kind: bytes) -> bytes:
    head = (
        b"HTTP/1.1 %d Said\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
    )
    return head % (status, kind, len(body)) + body
