"""Three doors, one program: what a server in phone mode listens to.

HTTPS for everybody; plain HTTP on this computer alone, since a browser trusts `localhost` as it
is; and plain HTTP for the one page that hands a phone the lab's certificate.
"""

import errno
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from flask import Flask

from fieldsample.cli.phone import PhoneMode, PhoneModeRefused

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def serve_phone(make_app: Callable[[], Flask], mode: PhoneMode, port: int) -> None:
    """Serve until stopped. `make_app` is called once in each process, after it was forked."""
    for wanted in (mode.https_port, mode.page_port, port):
        refuse_if_taken(wanted)
    parent = os.getpid()
    # A plain fork: multiprocessing's own bookkeeping would follow gunicorn into its workers.
    if os.fork() == 0:
        serve_plain(make_app, mode, port, parent)
    serve_https(make_app, mode)


def refuse_if_taken(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError as error:
            raise PhoneModeRefused(why_refused(port, error)) from None


def why_refused(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program, perhaps by fieldsample itself. "
            "Stop that one and start again."
        )
    return (
        f"Port {port} cannot be opened ({error.strerror}). Ports above 1024 are open to everybody."
    )


def serve_https(make_app: Callable[[], Flask], mode: PhoneMode) -> None:
    # gunicorn cannot be imported on Windows, where the rest of this command line works.
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - see above

    class PhoneServer(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
        def load_config(self) -> None:
            for name, value in https_options(mode).items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return mode.offer_to(make_app())

    PhoneServer().run()


def https_options(mode: PhoneMode) -> dict[str, Any]:
    return {
        "bind": f"{mode.everywhere}:{mode.https_port}",
        "certfile": str(mode.certificates.leaf_path),
        "keyfile": str(mode.certificates.leaf_key_path),
        "worker_class": "gthread",
        # One writer at a time is what SQLite can do; threads serve the readers.
        "workers": 1,
        "threads": 32,
        "timeout": 60,
        "graceful_timeout": 30,
        "keepalive": 20,
        "loglevel": "warning",
        # Nobody steers it from outside, so it need not leave a socket in the home folder.
        "control_socket_disable": True,
    }


def serve_plain(make_app: Callable[[], Flask], mode: PhoneMode, port: int, parent: int) -> NoReturn:
    from waitress import create_server  # noqa: PLC0415 - only this process needs it

    # Ctrl-C reaches both; this one leaves when the other has gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    app = mode.offer_to(make_app())
    doors = [
        create_server(app, host="127.0.0.1", port=port),
        create_server(phone_pages_only(app), listen=f"{mode.everywhere}:{mode.page_port}"),
    ]
    for door in doors:
        threading.Thread(target=door.run, daemon=True).start()
    # A killed parent tells nobody; its child is then given to another.
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


def phone_pages_only(app: "WSGIApplication") -> "WSGIApplication":
    """Plain HTTP is readable on the way: nothing but the certificate and its page goes there."""

    def door(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/phone" or path.startswith("/phone/"):
            return app(environ, start)
        start("302 Found", [("Location", "/phone"), ("Content-Length", "0")])
        return []

    return door
