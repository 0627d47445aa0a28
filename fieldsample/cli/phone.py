"""`fieldsample run --phone`: HTTPS on the local network, for phones of a lab without a domain."""

import io
import socket
from collections.abc import Iterable
from dataclasses import dataclass, replace
from ipaddress import IPv6Address
from pathlib import Path
from urllib.parse import urlsplit

import qrcode
from flask import Flask

from fieldsample.access.certificate_authority import as_address
from fieldsample.access.certificates import (
    HostRefused,
    LabCertificates,
    certificates_for,
    fingerprint,
)
from fieldsample.config import Settings
from fieldsample.web.phone_page import PhoneOffer, make_offer

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
        is_new_kind = isinstance(as_address(self.certificates.host), IPv6Address)
        return "[::]" if is_new_kind else "0.0.0.0"  # noqa: S104 - phones come from the network

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
    try:
        held = certificates_for(host or lan_address(), data)
    except HostRefused as problem:
        raise PhoneModeRefused(str(problem)) from None
    return PhoneMode(held, https_port, page_port)


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
