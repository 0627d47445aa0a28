"""What stands between a phone and its lab: a hotel's page, a cut line, tomorrow's worker."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

CONDITIONS = {"If-None-Match", "If-Modified-Since"}
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Said(NamedTuple):
    """An answer: status, headers, body."""

    status: int
    headers: dict[str, str]
    body: bytes


# Gets method, path and the true answer's maker; gives what the phone sees.
Between = Callable[[str, str, Callable[[], Said]], Said]


@dataclass
class Proxy:
    """Passes everything on to the server's port, or lets `between` speak first."""

    port: int
    between: Between | None = None
    front: ThreadingHTTPServer = field(init=False)

    def __post_init__(self) -> None:
        self.front = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.front.daemon_threads = True
        threading.Thread(target=self.front.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        """Where browsers find it."""
        return f"http://localhost:{self.front.server_address[1]}"

    def close(self) -> None:
        """Stop answering."""
        self.front.shutdown()
        self.front.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def __getattr__(self, name: str) -> Callable[[], None]:
                if name.startswith("do_"):
                    return self._pass_on
                raise AttributeError(name)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing: the server has a log."""

            def _pass_on(self) -> None:
                size = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(size)

                def true_answer() -> Said:
                    return proxy.ask(self.command, self.path, dict(self.headers), body)

                try:
                    between = proxy.between
                    said = (
                        between(self.command, self.path, true_answer) if between else true_answer()
                    )
                    self._say(said)
                except OSError:
                    self.close_connection = True

            def _say(self, said: Said) -> None:
                self.send_response(said.status)
                for name, value in said.headers.items():
                    if name.lower() not in HOP_BY_HOP:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(said.body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(said.body)

        return Handler

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Said:
        """The server's own answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            # Whole and unpacked, so that a test can read what it changes.
            asked = {name: value for name, value in headers.items() if name not in CONDITIONS}
            line.request(method, path, body, {**asked, "Accept-Encoding": "identity"})
            answer = line.getresponse()
            return Said(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            line.close()
