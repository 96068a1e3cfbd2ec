"""How far a table is, asked from another thread; and the way to stop what reads it. No Qt."""

from __future__ import annotations

import threading

EVERY = 200  # rows between two looks: often enough to stop within a blink


class Stopped(Exception):
    """The work was stopped on demand; nothing came of it."""


class Watch:
    """Carried by the work. `rows` is how many were done, `of` how many there are, 0 while nobody knows."""

    def __init__(self) -> None:
        self.rows = self.of = 0
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let the work end at its next look. May be called in any thread."""
        self._stopped.set()

    def begin(self, of: int) -> None:
        """Count `of` rows from the first."""
        self.rows, self.of = 0, of

    def pass_row(self) -> None:
        """One row is done. Raises Stopped."""
        self.rows += 1
        if not self.rows % EVERY and self._stopped.is_set():
            raise Stopped

    def look(self) -> None:
        """Raises Stopped, between two parts of the work."""
        if self._stopped.is_set():
            raise Stopped
