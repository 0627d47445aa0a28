"""Named points at which a process kills itself, once, when the suite has armed them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

SERVER_POINTS = (
    "start",
    "before_commit",
    "after_commit",
    "mid_answer",
    "answered",
    "blob_append",
    "blob_rename",
)
ANSWERED = "answered"
"""The answer of a push has reached the road, and nobody has read it: the proxy strikes there."""
CLIENT_POINTS = ("after_answer", "between_rows_and_cursor", "before_saving")


class Points:
    """A folder in which an empty file named for a point arms it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def arm(self, point: str) -> None:
        """The next who comes to the point dies there."""
        (self.folder / point).touch()

    def disarm(self, point: str) -> bool:
        """Take it back; False when somebody has died of it."""
        try:
            (self.folder / point).unlink()
        except FileNotFoundError:
            return False
        return True

    def is_armed(self, point: str) -> bool:
        """Whether nobody has died of it yet."""
        return (self.folder / point).exists()

    def reach(self, point: str) -> None:
        """Die here, with the whole process group, if the point is armed; exactly one does."""
        if self.is_armed(point) and self.disarm(point):
            os.killpg(os.getpgrp(), signal.SIGKILL)
            time.sleep(60)  # a signal to a group may take a moment; nothing may happen meanwhile
