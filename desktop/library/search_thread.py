"""Searching the catalogue in a thread of its own, with its own connection: a new request ends the one before it.

While nobody asks, the thread reads the names that are searched by pinyin, a few at a time.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.catalogue.catalogue import Catalogue
from db.catalogue.faults import LibraryFault, writing_fault
from db.catalogue.limits import Limits
from db.catalogue.named import CatalogueNames
from db.catalogue.search import NONE, Answer, answers

_PATIENCE = 2.0  # seconds that closing waits


@dataclass(frozen=True, slots=True)
class _Request:
    token: int
    query: str
    limits: Limits


class SearchThread(QObject):
    """`answered` carries the number of a request and its `Answer`, once more as long as that `is_growing`.

    Only the last request is answered. `damaged` tells that the catalogue cannot be read to its end.
    """

    answered = Signal(int, object)
    damaged = Signal()
    _found = Signal(int, object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._changed = threading.Condition()
        self._wanted: _Request | None = None
        self._last = 0
        self._is_closing = False
        self._is_renewed = False
        self._thread: threading.Thread | None = None
        self._catalogue: Catalogue | None = None
        self._names = CatalogueNames()
        self._unread: Iterator[None] = iter(())
        self._found.connect(self._on_found)

    def ask(self, query: str, limits: Limits) -> int:
        """Search; the number the answer will carry. What was asked before is not answered any more."""
        with self._changed:
            self._last += 1
            self._wanted = _Request(self._last, query, limits)
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        return self._last

    def renew(self) -> None:
        """The catalogue is another by now: open it again, and read its names again, before the next answer."""
        self._is_renewed = True

    def close(self) -> None:
        """Answer nothing more, and wait a little for what is being done."""
        with self._changed:
            self._is_closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _on_found(self, token: int, answer: Answer) -> None:
        if token == self._last and not self._is_closing:
            self.answered.emit(token, answer)

    # ------------------------------------------------------------ in the thread

    def _run(self) -> None:
        while (request := self._next()) is not None:
            for answer in self._answers(request):
                # Where the windows are gone meanwhile, nobody waits for it.
                with contextlib.suppress(RuntimeError):
                    self._found.emit(request.token, answer)
        self._leave()

    def _next(self) -> _Request | None:
        has_unread = self._catalogue is not None
        while True:
            with self._changed:
                if not has_unread:
                    self._changed.wait_for(lambda: self._is_closing or self._wanted is not None)
                request, self._wanted = self._wanted, None
                if self._is_closing or request is not None:
                    return None if self._is_closing else request
            # Not while the lock is held: who asks meanwhile does not wait for it.
            has_unread = self._has_unread()

    def _has_unread(self) -> bool:
        """Read a few more names; whether there may be others."""
        try:
            return next(self._unread, self) is not self
        except sqlite3.Error:
            return False

    def _answers(self, request: _Request) -> Iterator[Answer]:
        if self._is_renewed:
            self._is_renewed = False
            self._leave()
        try:
            connection = self._opened().connection
            yield from answers(
                connection,
                request.query,
                request.limits,
                names=self._names,
                is_stopped=lambda: self._is_closing or self._last != request.token,
            )
        except sqlite3.Error as error:
            # There is none yet, or it was begun anew just now: the next request opens what is there then.
            self._leave()
            if writing_fault(error) is LibraryFault.DAMAGED:
                with contextlib.suppress(RuntimeError):
                    self.damaged.emit()
            yield NONE

    def _opened(self) -> Catalogue:
        if self._catalogue is None:
            self._catalogue = Catalogue.read(self._path)
            self._names = CatalogueNames()
            self._unread = self._names.steps(self._catalogue.connection)
        return self._catalogue

    def _leave(self) -> None:
        if self._catalogue is not None:
            self._catalogue.close()
        self._catalogue, self._unread = None, iter(())
