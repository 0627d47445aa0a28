"""Seams: where the suite puts something of its own in the place of the product's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def put(place: Any, name: str, instead: Any) -> Any:
    """Put `instead` under that name; returns what stood there."""
    real = getattr(place, name)
    setattr(place, name, instead)
    return real


def before(place: Any, name: str, what: Callable[[], None]) -> None:
    """Do something each time before the real thing."""

    def instead(*args: Any, **kwargs: Any) -> Any:
        what()
        return real(*args, **kwargs)

    real = put(place, name, instead)


def after(place: Any, name: str, what: Callable[[], None]) -> None:
    """Do something each time after the real thing."""

    def instead(*args: Any, **kwargs: Any) -> Any:
        answer = real(*args, **kwargs)
        what()
        return answer

    real = put(place, name, instead)
