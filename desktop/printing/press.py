"""The press: one thread that typesets a brief and pictures its pages, so that no window ever waits for it.

PDFium is used from this thread only. What is asked for again before it was begun is done once, the latest way.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from db.errors import UserError
from db.records import Brief
from desktop.printing.choices import PageChoices
from desktop.printing.pdf import PdfPages

if TYPE_CHECKING:
    from desktop.printing.faces import FaceUsed, Replaced

PAGES, THUMBNAILS = range(2)  # who asks for pictures; pages come first
Wish = tuple[int, float]  # a page, counted from 0, and its dots an inch


class TypesetPages(Protocol):
    """What a typesetter gives back."""

    @property
    def pdf(self) -> bytes:
        """The file."""

    @property
    def replaced(self) -> tuple[Replaced, ...]:
        """Characters that were set in another face."""

    @property
    def faces(self) -> tuple[FaceUsed, ...]:
        """The families that stood for the faces."""


class Sets(Protocol):
    """What sets a brief as pages; raises UserError."""

    def typeset(self, brief: Brief, choices: PageChoices) -> TypesetPages:
        """The pages of `brief` by these choices."""


class _Worker(QThread):
    """Takes one task after another from what is wanted now; there is no queue that could grow."""

    typeset_done = Signal(int, object, object)
    rendered = Signal(int, int, int, float, QImage)
    found = Signal(int, str, object)
    failed = Signal(int, object)
    broke = Signal(object)

    def __init__(self, make: Callable[[], Sets], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._setter: Sets | None = None
        self._pages: PdfPages | None = None
        self._generation = 0
        self._change = threading.Condition()
        self._job: tuple[int, Brief, PageChoices] | None = None
        self._words: tuple[int, str] | None = None
        self._wishes: dict[int, tuple[int, list[Wish]]] = {}
        self._is_closing = False

    # ------------------------------------------------------------ asked from outside

    def ask_typeset(self, number: int, brief: Brief, choices: PageChoices) -> None:
        """Typeset this next, instead of what was asked for before and is not begun."""
        with self._change:
            self._job = (number, brief, choices)
            self._change.notify()

    def ask_find(self, generation: int, words: str) -> None:
        """Look for these words next."""
        with self._change:
            self._words = (generation, words)
            self._change.notify()

    def ask_render(self, generation: int, wishes: Sequence[Wish], rank: int) -> None:
        """Picture these pages in this order; earlier wishes of the same rank are dropped."""
        with self._change:
            self._wishes[rank] = (generation, list(wishes))
            self._change.notify()

    def close_down(self) -> None:
        """Finish what is begun, and end."""
        with self._change:
            self._is_closing = True
            self._change.notify()
        self.wait()

    # ------------------------------------------------------------ in the thread

    def run(self) -> None:
        """Work until closed."""
        while (task := self._next()) is not None:
            try:
                task()
            except Exception as error:
                # Raised again where it is seen: in the thread of the windows.
                self.broke.emit(error)
        self._use(None, 0)

    def _next(self) -> Callable[[], None] | None:
        with self._change:
            while not self._is_closing:
                task = self._taken()
                if task is not None:
                    return task
                self._change.wait()
        return None

    def _taken(self) -> Callable[[], None] | None:
        """The most urgent task, taken off what is wanted; None where nothing is."""
        if self._job is not None:
            job, self._job = self._job, None
            return partial(self._typeset, *job)
        for rank in sorted(self._wishes):
            generation, wishes = self._wishes[rank]
            if wishes and generation == self._generation:
                return partial(self._render, generation, rank, *wishes.pop(0))
            del self._wishes[rank]
        if self._words is not None:
            (generation, words), self._words = self._words, None
            if generation == self._generation:
                return partial(self._find, generation, words)
        return None

    def _typeset(self, number: int, brief: Brief, choices: PageChoices) -> None:
        try:
            self._setter = self._setter or self._make()
            made = self._setter.typeset(brief, choices)
        except UserError as error:
            self.failed.emit(number, error)
            return
        with self._change:
            if self._job is not None:
                return  # nobody waits for this one any more
        pages = PdfPages(made.pdf)
        self._use(pages, number)
        self.typeset_done.emit(number, made, pages.sizes)

    def _render(self, generation: int, rank: int, page: int, dpi: float) -> None:
        if self._pages is not None and page < len(self._pages):
            # In the format of the screen, so that scrolling need not convert it each time.
            picture = self._pages.image(page, dpi).convertToFormat(QImage.Format.Format_RGB32)
            self.rendered.emit(generation, rank, page, dpi, picture)

    def _find(self, generation: int, words: str) -> None:
        found = self._pages.find(words) if self._pages is not None else ()
        self.found.emit(generation, words, found)

    def _use(self, pages: PdfPages | None, generation: int) -> None:
        if self._pages is not None:
            self._pages.close()
        self._pages, self._generation = pages, generation


class Press(QObject):
    """Asks the thread and hands on what is still wanted. Close it before the application ends.

    `typeset_done` carries what the typesetter made and the sizes of its pages in points; `rendered` who asked
    (`PAGES` or `THUMBNAILS`), the page, its dots an inch and the picture; `found` the words and their places;
    `failed` a UserError. `broke` carries a fault of ours, which is then raised again.
    """

    typeset_done = Signal(object, object)
    rendered = Signal(int, int, float, QImage)
    found = Signal(str, object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, make_typesetter: Callable[[], Sets], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self._generation = 0
        self._worker = _Worker(make_typesetter, self)
        self._worker.typeset_done.connect(self._on_typeset_done)
        self._worker.rendered.connect(self._on_rendered)
        self._worker.found.connect(self._on_found)
        self._worker.failed.connect(self._on_failed)
        self._worker.broke.connect(self._on_broke)
        self._worker.start()

    @property
    def generation(self) -> int:
        """The number of the document that was handed on last; 0 before the first."""
        return self._generation

    def typeset(self, brief: Brief, choices: PageChoices) -> None:
        """Typeset `brief`; whatever was asked for before is not handed on any more."""
        self._asked += 1
        self._worker.ask_typeset(self._asked, brief, choices)

    def forget(self) -> None:
        """Hand on nothing of what was asked for until now."""
        self._asked += 1
        self._generation = 0

    def render(self, wishes: Sequence[Wish], rank: int = PAGES) -> None:
        """Picture pages of the document in force, in this order, instead of earlier wishes of the same rank."""
        self._worker.ask_render(self._generation, wishes, rank)

    def find(self, words: str) -> None:
        """Look for `words` in the document in force."""
        self._worker.ask_find(self._generation, words)

    def close(self) -> None:
        """Wait for the thread to end; nothing is handed on afterwards."""
        self.forget()
        self._worker.close_down()

    # Queued: these run in the thread of the windows.

    def _on_typeset_done(self, number: int, made: object, sizes: object) -> None:
        if number == self._asked:
            self._generation = number
            self.typeset_done.emit(made, sizes)

    def _on_rendered(self, generation: int, rank: int, page: int, dpi: float, picture: QImage) -> None:
        if generation == self._generation:
            self.rendered.emit(rank, page, dpi, picture)

    def _on_found(self, generation: int, words: str, found: object) -> None:
        if generation == self._generation:
            self.found.emit(words, found)

    def _on_failed(self, number: int, error: UserError) -> None:
        if number == self._asked:
            self.failed.emit(error)

    def _on_broke(self, error: Exception) -> None:
        self.broke.emit(error)
        raise error
