"""Every setting: its variable, its default, its check. Nonsense is refused at start, by name."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
CARRIED = Path(__file__).resolve().parent / "_carried"
LEAST_FREE_BYTES = 200 * 1024 * 1024


class WrongSetting(Exception):
    """A setting makes no sense: one line that names the variable and the cure."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server was told; see docs/design.md for each one's meaning."""

    data: Path
    database_url: str
    origin: str
    hosts: frozenset[str]
    trusted_proxies: int = 0
    disk_min_free: int = LEAST_FREE_BYTES
    demo: bool = False
    kill_switch: bool = False


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read settings from the environment; raises WrongSetting."""
    given = os.environ if environ is None else environ
    data = Path(given.get("FIELDSAMPLE_DATA") or _default_data()).expanduser().resolve()
    origin = _origin(given.get("FIELDSAMPLE_ORIGIN") or "http://localhost:8000")
    return Settings(
        data=data,
        database_url=_database_url(given.get("FIELDSAMPLE_DATABASE_URL", ""), data),
        origin=origin,
        hosts=_hosts(origin, given.get("FIELDSAMPLE_HOSTS", "")),
        trusted_proxies=_whole("FIELDSAMPLE_TRUSTED_PROXIES", given, 0),
        disk_min_free=_whole("FIELDSAMPLE_DISK_MIN_FREE", given, LEAST_FREE_BYTES),
        demo=given.get("FIELDSAMPLE_DEMO", "") == "1",
        kill_switch=given.get("FIELDSAMPLE_KILL_SWITCH", "") == "1",
    )


def folder(name: str) -> Path:
    """`templates`, `static` or `migrations`: in a checkout at top level, in a wheel inside it."""
    carried = CARRIED / name
    return carried if carried.is_dir() else ROOT / name


def _default_data() -> Path:
    """A checkout keeps its data beside it; an installed program where the system expects it."""
    if (ROOT / "pyproject.toml").is_file():
        return ROOT / "data"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")) / "fieldsample"
    return Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")) / "fieldsample"


def _database_url(url: str, data: Path) -> str:
    if not url:
        return f"sqlite:///{data / 'fieldsample.db'}"
    if url.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    if url.startswith(("postgresql+psycopg://", "sqlite:///")):
        return url
    raise WrongSetting(
        "FIELDSAMPLE_DATABASE_URL must begin with postgresql:// or sqlite:///; "
        "leave it empty for SQLite in the data folder."
    )


def _origin(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise WrongSetting(
            "FIELDSAMPLE_ORIGIN must be an address such as https://lab.example.cn, "
            f"with no path; it is {text!r}."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _hosts(origin: str, more: str) -> frozenset[str]:
    """Names the server answers to: a request for any other is refused (DNS rebinding)."""
    own = {urlsplit(origin).hostname or "", "localhost", "127.0.0.1", "::1"}
    return frozenset(own | {name.strip() for name in more.split(",") if name.strip()})


def _whole(name: str, given: Mapping[str, str], default: int) -> int:
    text = given.get(name, "")
    if not text:
        return default
    if not text.isdecimal():
        raise WrongSetting(f"{name} must be a whole number; it is {text!r}.")
    return int(text)
