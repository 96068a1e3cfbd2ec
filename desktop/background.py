"""Work beside the thread of the windows, one piece at a time and in order; what it finds is delivered in that thread.

The thread is a daemon: a network folder that never answers delays no exit. The work must make no Qt objects.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_PATIENCE = 2.0  # seconds that closing waits for the piece that is being worked on
# Seconds that work may keep the windows waiting each time they want to go on. A paint wants to a hundred times: with
# Python's own 0.005 the windows stood still for a second while a long table was judged.
_TURN = 0.0002
Found = TypeVar("Found")


def share_turns() -> None:
    """Let the windows have their turn soon, whatever is worked on beside them."""
    sys.setswitchinterval(_TURN)


class Background(QObject):
    """A queue of work. Each piece is a function without arguments, and another that takes what it answers."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Callable[[], Any], Callable[[Any], object]]] = deque()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()
        self._ended.connect(self._on_ended)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being worked on and nothing waits."""
        return self._thread is None and not self._waiting

    def is_closing(self) -> bool:
        """Whether long work should stop; may be asked in any thread."""
        return self._closing.is_set()

    def do(self, work: Callable[[], Found], then: Callable[[Found], object]) -> None:
        """Call `work` when its turn comes, and `then` with its answer; what it raises is raised with the windows."""
        self._waiting.append((work, then))
        self._begin()

    def close(self, patience: float = _PATIENCE) -> None:
        """Begin nothing more, deliver nothing more, and wait `patience` seconds for what is being done."""
        self._closing.set()
        self._waiting.clear()
        if self._thread is not None:
            self._thread.join(patience)

    def _begin(self) -> None:
        if self._thread is not None or not self._waiting or self.is_closing():
            return
        work, then = self._waiting.popleft()
        share_turns()
        self._thread = threading.Thread(target=self._run, args=(work, then), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        try:
            found = work()
        except BaseException as error:  # raised again where it is seen
            outcome = _raising(error)
        else:
            outcome = _telling(then, found)
        # Where the windows are gone meanwhile, nobody waits for it.
        with contextlib.suppress(RuntimeError):
            self._ended.emit(outcome)

    def _on_ended(self, outcome: Callable[[], object]) -> None:
        if self._thread is not None:
            # It is over but for letting go of what it was given. Were it the last to do so, a window among that would be
            # destroyed in the thread that is not the windows'.
            self._thread.join()
            self._thread = None
        if self.is_closing():
            return
        try:
            outcome()
        finally:
            self._begin()


def _telling(then: Callable[[Any], object], found: object) -> Callable[[], object]:
    return lambda: then(found)


def _raising(error: BaseException) -> Callable[[], object]:
    def fail() -> None:
        raise error

    return fail
