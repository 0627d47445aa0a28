"""The lab's own certificate authority, for a lab without a domain of its own.

A phone gives camera, location and offline storage only to an origin it trusts. Whoever holds a
trusted root's key can pretend to be any site to that phone, so ours is constrained to the one
host it is for, and its key never leaves `DATA/tls`.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from fieldsample.access.certificate_authority import Pair, as_address, make_leaf, make_root

RENEW_WITHIN = timedelta(days=30)
HOST_NAME = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"
)


class HostRefused(ValueError):
    """A host no certificate can be made for."""


@dataclass(frozen=True)
class LabCertificates:
    """Where the files of one host lie, and the root as phones get it."""

    host: str
    folder: Path

    @property
    def root_path(self) -> Path:
        return self.folder / "root.crt"

    @property
    def root_key_path(self) -> Path:
        return self.folder / "root.key"

    @property
    def leaf_path(self) -> Path:
        return self.folder / "leaf.crt"

    @property
    def leaf_key_path(self) -> Path:
        return self.folder / "leaf.key"

    @property
    def root(self) -> x509.Certificate:
        return read_certificate(self.root_path)

    @property
    def leaf(self) -> x509.Certificate:
        return read_certificate(self.leaf_path)


def certificates_for(host: str, data: Path, now: datetime | None = None) -> LabCertificates:
    """Return the host's certificates; make or renew what is missing or runs out."""
    moment = now or datetime.now(UTC)
    name = tidy_host(host)
    held = LabCertificates(name, data / "tls" / name.replace(":", "-"))
    held.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not root_serves(held, moment):
        write_pair(held.root_key_path, held.root_path, make_root(name, moment))
    if not leaf_serves(held, moment):
        authority = Pair(read_key(held.root_key_path), held.root)
        write_pair(held.leaf_key_path, held.leaf_path, make_leaf(name, authority, moment))
    return held


def tidy_host(host: str) -> str:
    name = host.strip().strip("[]").rstrip(".").lower()
    if as_address(name) is None and not HOST_NAME.fullmatch(name):
        raise HostRefused(
            f"“{host}” is neither an address nor a host name, so no certificate can be made for "
            "it. Give the name or address phones reach this computer by, such as 192.168.1.20."
        )
    return name


def root_serves(held: LabCertificates, now: datetime) -> bool:
    return is_whole(held.root_key_path, held.root_path) and lasts(held.root, now)


def leaf_serves(held: LabCertificates, now: datetime) -> bool:
    if not is_whole(held.leaf_key_path, held.leaf_path):
        return False
    return lasts(held.leaf, now) and is_issued_by(held.leaf, held.root)


def is_whole(key_path: Path, certificate_path: Path) -> bool:
    """Key and certificate are two files: a power cut may have left one of each generation."""
    if not (key_path.exists() and certificate_path.exists()):
        return False
    return read_certificate(certificate_path).public_key() == read_key(key_path).public_key()


def lasts(certificate: x509.Certificate, now: datetime) -> bool:
    return certificate.not_valid_after_utc - now >= RENEW_WITHIN


def is_issued_by(leaf: x509.Certificate, root: x509.Certificate) -> bool:
    try:
        leaf.verify_directly_issued_by(root)
    except (ValueError, InvalidSignature):
        return False
    return True


def write_pair(key_path: Path, certificate_path: Path, pair: Pair) -> None:
    secret = pair.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write(key_path, secret, 0o600)
    write(certificate_path, pair.certificate.public_bytes(Encoding.PEM), 0o644)


def write(path: Path, content: bytes, mode: int) -> None:
    """Born with its mode, and never half written under its own name."""
    draft = path.with_suffix(path.suffix + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
    draft.replace(path)


def read_certificate(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def read_key(path: Path) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path} is not a key this program made; move it away and start again.")
    return key


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 as phones show it, to be compared by eye before anybody trusts it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def for_download(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
