"""A device's queue as a file: opened with the server's key, read part by part."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"FSQ1"
INFO = b"fieldsample-queue-v1"
LENGTH = 4
LONGEST_HEADER = 4096
MAX_FILE = 64 * 1024 * 1024
PublicOf = Callable[[dict[str, Any]], ec.EllipticCurvePublicKey]


class Unreadable(Exception):
    """Not a queue file, damaged, or made for another server."""


@dataclass(frozen=True, slots=True)
class QueueFile:
    """One part of a queue: whose it is, what they said, and the photos' bytes."""

    lab_id: str
    device_id: str
    token: str
    operations: list[Any]
    photos: list[dict[str, Any]]
    photo_bytes: bytes

    def each_photo(self) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Every photo with its bytes, in the order of the list."""
        start = 0
        for photo in self.photos:
            end = start + int(photo["size"])
            yield photo, self.photo_bytes[start:end]
            start = end


def open_queue_file(raw: bytes, key: ec.EllipticCurvePrivateKey, public_of: PublicOf) -> QueueFile:
    """Decrypt and take apart one file; raises Unreadable, whatever is wrong with it."""
    try:
        header_bytes, sealed = _parted(raw)
        header = orjson.loads(header_bytes)
        plain = _decrypted(header, header_bytes, sealed, key, public_of)
        length = int.from_bytes(plain[:LENGTH], "big")
        listed = orjson.loads(plain[LENGTH : LENGTH + length])
        return QueueFile(
            lab_id=str(header["lab_id"]),
            device_id=str(header["device_id"]),
            token=str(listed["token"]),
            operations=list(listed["ops"]),
            photos=list(listed["blobs"]),
            photo_bytes=plain[LENGTH + length :],
        )
    except (InvalidTag, KeyError, TypeError, ValueError) as problem:
        raise Unreadable(str(problem)) from problem


def _parted(raw: bytes) -> tuple[bytes, bytes]:
    if not raw.startswith(MAGIC):
        raise Unreadable("not a queue file")
    start = len(MAGIC) + LENGTH
    length = int.from_bytes(raw[len(MAGIC) : start], "big")
    if length > LONGEST_HEADER:
        raise Unreadable("no header")
    return raw[start : start + length], raw[start + length :]


def _decrypted(
    header: dict[str, Any],
    header_bytes: bytes,
    sealed: bytes,
    key: ec.EllipticCurvePrivateKey,
    public_of: PublicOf,
) -> bytes:
    """AES-256-GCM under a key agreed by ECDH; the header's bytes are authenticated with it."""
    if header.get("v") != 1:
        raise Unreadable("of a newer app than this server knows")
    shared = key.exchange(ec.ECDH(), public_of(header["epk"]))
    derived = HKDF(hashes.SHA256(), 32, None, INFO).derive(shared)
    iv = base64.urlsafe_b64decode(header["iv"] + "==")
    return AESGCM(derived).decrypt(iv, sealed, header_bytes)
