"""Which release this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("fieldsample")
except PackageNotFoundError:  # run from a folder that was not installed
    __version__ = "0"
