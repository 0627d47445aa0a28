"""A queue file as a phone makes it: encrypted to the server's key, each part readable alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldsample.access.keys import encoded, jwk_of, public_of
from tests.cast import Device, Json


def queue_file(
    device: Device, operations: Iterable[Json], photos: Iterable[tuple[Json, bytes]] = ()
) -> bytes:
    """One part with these operations and photos."""
    kept = list(photos)
    listed = {
        "token": device.token,
        "app_build": "test",
        "ops": list(operations),
        "blobs": [photo for photo, _ in kept],
    }
    text = json.dumps(listed).encode()
    plain = len(text).to_bytes(4, "big") + text + b"".join(content for _, content in kept)
    return sealed(plain, device, device.get("/api/v1/me")["server_keys"]["queue"])


def sealed(plain: bytes, device: Device, server_key: dict[str, Any]) -> bytes:
    fresh, iv = ec.generate_private_key(ec.SECP256R1()), os.urandom(12)
    header = json.dumps(
        {
            "v": 1,
            "lab_id": device.lab_id,
            "device_id": device.device_id,
            "made_at": "2026-11-22T10:00:00+08:00",
            "part": 1,
            "parts": 1,
            "epk": jwk_of(fresh),
            "iv": encoded(iv),
        }
    ).encode()
    shared = fresh.exchange(ec.ECDH(), public_of(server_key))
    key = HKDF(hashes.SHA256(), 32, None, b"fieldsample-queue-v1").derive(shared)
    return (
        b"FSQ1" + len(header).to_bytes(4, "big") + header + AESGCM(key).encrypt(iv, plain, header)
    )
