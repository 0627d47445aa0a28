"""The server's own keys: one signs receipts, to the other devices encrypt their queue files."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

NAME = "secrets.json"
SIDE = 32


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """Two P-256 keys, made once and kept in the data folder, readable by the server alone."""

    receipt: ec.EllipticCurvePrivateKey
    queue: ec.EllipticCurvePrivateKey

    def sign(self, text: str) -> str:
        """A receipt's signature as browsers check it: raw r and s, base64url."""
        der = self.receipt.sign(text.encode(), ec.ECDSA(hashes.SHA256()))
        r, s = decode_dss_signature(der)
        return encoded(r.to_bytes(SIDE, "big") + s.to_bytes(SIDE, "big"))

    def verify(self, text: str, signature: str) -> None:
        """Whether this server signed that; raises InvalidSignature."""
        raw = decoded(signature)
        r, s = (int.from_bytes(half, "big") for half in (raw[:SIDE], raw[SIDE:]))
        der = encode_dss_signature(r, s)
        self.receipt.public_key().verify(der, text.encode(), ec.ECDSA(hashes.SHA256()))

    def public(self) -> dict[str, dict[str, str]]:
        """Both public keys as JWK."""
        return {"receipt": jwk_of(self.receipt), "queue": jwk_of(self.queue)}


def keys_in(data: Path) -> ServerKeys:
    """The keys of this data folder; made at the first start, of two processes by exactly one."""
    path = data / NAME
    if not path.is_file():
        _make(path)
    kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return ServerKeys(_read(kept["receipt_key"]), _read(kept["queue_key"]))


def jwk_of(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    """The public half, as WebCrypto imports it."""
    numbers = key.public_key().public_numbers()
    x, y = (encoded(number.to_bytes(SIDE, "big")) for number in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def public_of(jwk: dict[str, Any]) -> ec.EllipticCurvePublicKey:
    """A public key from its JWK; raises ValueError or KeyError when it is none."""
    if (jwk["kty"], jwk["crv"]) != ("EC", "P-256"):
        raise ValueError("not a P-256 key")
    x, y = (int.from_bytes(decoded(jwk[name]), "big") for name in ("x", "y"))
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def encoded(raw: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """The bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _make(path: Path) -> None:
    """Write new keys beside the place and link them in: who comes second keeps the first ones."""
    made = {"receipt_key": _new(), "queue_key": _new()}
    part = path.with_name(f"{NAME}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(made, out)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()


def _new() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return pem.decode()


def _read(pem: str) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(pem.encode(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{NAME} holds no P-256 key")
    return key
