"""One long write into a notebook's file, beside the thread of the windows and on a connection of its own.

What comes of it is delivered in that thread: by itself, or at once to whoever cannot go on without it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.notebook.notebook import Notebook
from desktop.background import share_turns

Write = Callable[[Notebook], None]
# Hears of nothing where it was written, else of what was raised; nothing was written then.
Then = Callable[[Exception | None], None]


class WritingBeside(QObject):
    """The write must make no Qt objects."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._then: Then | None = None
        self._error: Exception | None = None
        self._ended.connect(self._on_ended)

    def begin(self, path: Path, write: Write, then: Then) -> None:
        """Write into the notebook at `path`; what is being written is finished first."""
        self.finish()
        self._then, self._error = then, None
        share_turns()
        # Not a daemon: a program that ends meanwhile waits until all of it stands in the file, or nothing.
        self._thread = threading.Thread(target=self._run, args=(path, write))
        self._thread.start()

    def finish(self) -> None:
        """Wait for what is being written, and tell what came of it. SQLite waits for other programs for 2 s at most."""
        if self._thread is None:
            return
        self._thread.join()
        then, error = self._then, self._error
        self._thread = self._then = self._error = None
        if then is not None:
            then(error)

    def _run(self, path: Path, write: Write) -> None:
        try:
            with closing(Notebook.open(path)) as book:
                write(book)
        except Exception as error:  # told, or raised again, where it is seen
            self._error = error
        # Where the windows are gone meanwhile, nobody waits for it.
        with suppress(RuntimeError):
            self._ended.emit(threading.current_thread())

    def _on_ended(self, thread: threading.Thread) -> None:
        # One that somebody waited for was told then; the next may have begun.
        if thread is self._thread:
            self.finish()
