"""The network switch: a host that is switched off meets a dead network, page and worker alike."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Network:
    """Stands before the app and closes connections to switched-off hosts without an answer.

    Kept in memory, because the demo runs in one process.
    """

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app
        self._lock = Lock()
        self._off: set[str] = set()

    def switch(self, host: str, is_on: bool) -> None:
        """Switch one host's network on or off."""
        with self._lock:
            self._off = self._off - {host} if is_on else self._off | {host}

    def is_on(self, host: str) -> bool:
        """Whether the host is answered."""
        return host not in self._off

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer, or hang up."""
        host = environ.get("HTTP_HOST", "").rpartition(":")[0] or environ.get("HTTP_HOST", "")
        if self.is_on(host):
            return self.app(environ, start)
        _hang_up(environ)
        # Where the connection could not be closed (waitress), the app takes this as "not now" too.
        start("503 Service Unavailable", [("Content-Length", "0"), ("Connection", "close")])
        return []


def _hang_up(environ: WSGIEnvironment) -> None:
    connection = environ.get("gunicorn.socket")
    if not isinstance(connection, socket.socket):
        return
    try:
        # Not close(): the server closes it itself, after finding that nobody listens any more.
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the browser has hung up first
