"""Secrets in a backup: sealed with a passphrase, or left out."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from fieldsample.backups.manifest import BadBackup

SALT = 16
IV = 12
COST = 2**15


def seal(plain: bytes, passphrase: str) -> bytes:
    """Salt · iv · ciphertext, the key by scrypt."""
    salt, iv = os.urandom(SALT), os.urandom(IV)
    return salt + iv + AESGCM(_key(passphrase, salt)).encrypt(iv, plain, None)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """The secrets; raises BadBackup for a wrong passphrase."""
    salt, iv = sealed[:SALT], sealed[SALT : SALT + IV]
    try:
        return AESGCM(_key(passphrase, salt)).decrypt(iv, sealed[SALT + IV :], None)
    except InvalidTag as problem:
        raise BadBackup("The passphrase does not fit this backup.") from problem


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase.encode())
