"""A bad line between phone and lab: so many bits a second, a long way, and cut once a minute."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from tools.benchmarks.service import free_port

PIECE = 8192
SILENCE_S = 1.0


@dataclass
class SlowLine:
    """A proxy on loopback that is as slow as it is told to be."""

    to_port: int
    bytes_a_second: float
    one_way_s: float
    cut_every_s: float
    port: int = field(default_factory=free_port)
    cuts: int = 0
    bytes_up: int = 0

    def __post_init__(self) -> None:
        self._free_at = 0.0
        self._dead_until = 0.0
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, ready: threading.Event, stop: asyncio.Event) -> None:
        """Carry connections until told to stop."""
        server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        cutter = asyncio.create_task(self._cut_now_and_then())
        ready.set()
        await stop.wait()
        cutter.cancel()
        server.close()
        self._drop_all()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        now = asyncio.get_running_loop().time()
        if now < self._dead_until:
            writer.transport.abort()
            return
        there, lab = await asyncio.open_connection("127.0.0.1", self.to_port)
        self._writers |= {writer, lab}
        up = asyncio.create_task(self._flow(reader, lab, is_up=True))
        down = asyncio.create_task(self._flow(there, writer, is_up=False))
        self._tasks |= {up, down}
        await asyncio.wait({up, down})
        self._tasks -= {up, down}
        self._writers -= {writer, lab}

    async def _flow(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_up: bool
    ) -> None:
        """Read, wait as long as the line takes, hand on; the way does not slow the stream."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(self._arrive(on_the_way, writer))
        with contextlib.suppress(OSError):
            while piece := await reader.read(PIECE):
                sent_at = await self._sent(len(piece)) if is_up else self._now()
                on_the_way.put_nowait((sent_at + self.one_way_s, piece))
        on_the_way.put_nowait((self._now(), b""))
        await arriving

    async def _sent(self, size: int) -> float:
        """All connections share the line: when these bytes have gone into it."""
        self.bytes_up += size
        self._free_at = max(self._free_at, self._now()) + size / self.bytes_a_second
        await asyncio.sleep(max(0.0, self._free_at - self._now()))
        return self._now()

    async def _arrive(
        self, on_the_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        with contextlib.suppress(OSError):
            while True:
                due, piece = await on_the_way.get()
                await asyncio.sleep(max(0.0, due - self._now()))
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def _cut_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(self.cut_every_s)
            self.cuts += 1
            self._dead_until = self._now() + SILENCE_S
            self._drop_all()

    def _drop_all(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


class _Running(threading.Thread):
    """The line in a thread of its own."""

    def __init__(self, line: SlowLine) -> None:
        super().__init__(daemon=True)
        self.line = line
        self.ready = threading.Event()
        self.loop = asyncio.new_event_loop()
        self.stop = asyncio.Event()

    def run(self) -> None:
        self.loop.run_until_complete(self.line.serve(self.ready, self.stop))

    def __enter__(self) -> Self:
        self.start()
        self.ready.wait()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.loop.call_soon_threadsafe(self.stop.set)
        self.join(timeout=10)


@contextmanager
def slow_line(
    to_port: int, *, bits_a_second: float, round_trip_s: float, cut_every_s: float
) -> Iterator[SlowLine]:
    """A line to a server on this machine, until the end of the block."""
    line = SlowLine(to_port, bits_a_second / 8, round_trip_s / 2, cut_every_s)
    with _Running(line):
        yield line
