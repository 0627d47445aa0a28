"""News: who waits for a lab's journal to move is woken when it does."""

from __future__ import annotations

from threading import Condition
from time import monotonic

LOOK_S = 1.0
"""Another process may have written: look again after so long."""
MOST_WAITERS = 32

_moved = Condition()
_waiters = 0


def tell() -> None:
    """Something was committed; wake everybody who waits."""
    with _moved:
        _moved.notify_all()


class Waiting:
    """A place among those who wait, or none when there are too many: then look once and go."""

    def __init__(self, seconds: float) -> None:
        self.until = monotonic() + seconds
        self.has_place = False

    def __enter__(self) -> Waiting:
        global _waiters  # noqa: PLW0603 - one count for the process
        with _moved:
            self.has_place = _waiters < MOST_WAITERS
            _waiters += self.has_place
        return self

    def __exit__(self, *_problem: object) -> None:
        global _waiters  # noqa: PLW0603 - as above
        with _moved:
            _waiters -= self.has_place

    def once_more(self) -> bool:
        """Wait for news or a second, whichever is first; False when the time is up."""
        left = self.until - monotonic()
        if not self.has_place or left <= 0:
            return False
        with _moved:
            _moved.wait(min(left, LOOK_S))
        return True
