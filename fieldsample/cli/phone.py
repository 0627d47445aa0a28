"""`fieldsample run --phone`: HTTPS on the local network, for phones of a lab without a domain.

Three doors, one program: HTTPS for everybody, plain HTTP on this computer alone (a browser trusts
`localhost` as it is), and plain HTTP for the page that hands a phone the lab's certificate.
"""

import errno
import io
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from ipaddress import IPv6Address
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import qrcode
from flask import Flask

from fieldsample.access.certificate_authority import as_address
from fieldsample.access.certificates import LabCertificates, certificates_for, fingerprint
from fieldsample.config import Settings
from fieldsample.web.phone_page import PhoneOffer, make_offer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HTTPS_PORT = 8443
PAGE_PORT = 8080
# A documentation address (RFC 5737): choosing a way to it sends nothing.
SOMEWHERE = ("192.0.2.1", 9)


class PhoneModeRefused(Exception):
    """Phone mode cannot start: one sentence with the cure."""


@dataclass(frozen=True)
class PhoneMode:
    certificates: LabCertificates
    https_port: int = HTTPS_PORT
    page_port: int = PAGE_PORT

    @property
    def origin(self) -> str:
        return f"https://{self.address}:{self.https_port}"

    @property
    def page_url(self) -> str:
        return f"http://{self.address}:{self.page_port}/phone"

    @property
    def address(self) -> str:
        host = self.certificates.host
        return f"[{host}]" if ":" in host else host

    @property
    def everywhere(self) -> str:
        return "[::]" if isinstance(as_address(self.certificates.host), IPv6Address) else "0.0.0.0"  # noqa: S104 - phones come from the network

    def settings(self, plain: Settings) -> Settings:
        """The same server under the address that phones trust."""
        hosts = plain.hosts | {self.certificates.host}
        return replace(plain, origin=self.origin, hosts=hosts)

    def offer_to(self, app: Flask) -> Flask:
        make_offer(app, PhoneOffer(self.certificates, self.origin))
        return app


def prepare_phone(
    data: Path, host: str = "", https_port: int = HTTPS_PORT, page_port: int = PAGE_PORT
) -> PhoneMode:
    """Make or renew the certificates for the host; without one, for this computer's address."""
    return PhoneMode(certificates_for(host or lan_address(), data), https_port, page_port)


def lan_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE)
        except OSError:
            raise PhoneModeRefused(
                "This computer is on no network, so no phone can reach it. Connect it to the "
                "lab's Wi-Fi or cable, or name its address: make run PHONE=1 HOST=192.168.1.20"
            ) from None
        return str(probe.getsockname()[0])


def announcement(mode: PhoneMode) -> str:
    """What the terminal says. The QR leads to the page that makes the address trusted."""
    return "\n".join(
        [
            "",
            f"手机扫码，安装实验室证书并检查手机 / Scan with a phone: {mode.page_url}",
            drawn(mode.page_url),
            "证书指纹，请与手机上显示的核对 / Fingerprint, compare it with the phone's:",
            fingerprint(mode.certificates.root),
            f"之后手机用这个网址 / Phones then use: {mode.origin}",
            *warning_of(mode.certificates.host),
        ]
    )


def warning_of(host: str) -> Iterable[str]:
    if as_address(host) is not None:
        yield (
            f"地址 {host} 一变，手机就找不到服务器：请在路由器上固定它，或用 HOST= 给一个名字。/ "
            f"If {host} ever changes, phones lose their way: reserve it in the router, "
            "or give a name with HOST=."
        )


def address_code(origin: str) -> str:
    """The QR of the app's own address; empty when phones would not trust it."""
    is_trusted = urlsplit(origin).scheme == "https"
    return drawn(origin) if is_trusted else ""


def drawn(text: str) -> str:
    code = qrcode.QRCode(border=2)
    code.add_data(text)
    picture = io.StringIO()
    # Inverted, because most terminals write light on dark and a scanner wants dark on light.
    code.print_ascii(out=picture, invert=True)
    return picture.getvalue()


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
            "Stop that one, or choose another port."
        )
    return f"Port {port} cannot be opened ({error.strerror}). Choose another port, above 1024."


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
        "threads": 8,
        "loglevel": "warning",
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
