"""Token buckets in the database: tries per account and per network, for any number of processes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address, ip_network

from sqlalchemy.orm import Session

from fieldsample.models.access import Bucket


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many tries in so many seconds."""

    tries: int
    seconds: int


SIGN_IN_ACCOUNT = Allowance(20, 86_400)
SIGN_IN_NETWORK = Allowance(60, 3_600)
ENROL_NETWORK = Allowance(60, 3_600)
SET_UP_NETWORK = Allowance(60, 3_600)
LABEL_MISSES = Allowance(200, 3_600)


def may_try(session: Session, key: str, allowance: Allowance, now: datetime) -> bool:
    """Take one try from the bucket of `key`; False when it is empty."""
    bucket = session.get(Bucket, key)
    if bucket is None:
        bucket = Bucket(key=key[:120], tokens=float(allowance.tries), updated=now)
        session.add(bucket)
    gained = (now - bucket.updated).total_seconds() * allowance.tries / allowance.seconds
    bucket.tokens = min(float(allowance.tries), bucket.tokens + max(0.0, gained))
    bucket.updated = now
    if bucket.tokens < 1:
        return False
    bucket.tokens -= 1
    return True


def network_of(address: str | None) -> str:
    """The /24 or /64 an address stands in: a whole office is one network."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return "unknown"
    width = 24 if parsed.version == 4 else 64  # noqa: PLR2004 - IP versions
    return str(ip_network(f"{parsed}/{width}", strict=False))
