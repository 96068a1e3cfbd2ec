"""The search on the pages: asks the press, keeps the places, and steps from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop.printing.pages_view import PagesView
from desktop.printing.pdf import Found
from desktop.printing.press import Press
from desktop.printing.preview_bar import PreviewBar


class Finding(QObject):
    """Between the field, the press and the pages."""

    def __init__(self, press: Press, bar: PreviewBar, pages: PagesView, parent: QObject) -> None:
        super().__init__(parent)
        self._press, self._bar, self._pages = press, bar, pages
        self._found: Sequence[Found] = ()
        self._current = -1
        self._is_following = False
        bar.typed.connect(self._on_typed)
        bar.stepped.connect(self._on_stepped)
        press.found.connect(self._on_found)

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self._found)

    def again(self) -> None:
        """Look in another document, without leaving the place where the reader is."""
        self._is_following = False
        self._show((), -1)
        if self._bar.search.text().strip():
            self._press.find(self._bar.search.text().strip())

    def _on_typed(self, words: str) -> None:
        self._is_following = True
        if words.strip():
            self._press.find(words.strip())
        else:
            self._show((), -1)

    def _on_found(self, words: str, found: Sequence[Found]) -> None:
        if words != self._bar.search.text().strip():
            return
        here = self._pages.page
        first = next((n for n, place in enumerate(found) if place.page >= here), 0 if found else -1)
        self._show(found, first)

    def _on_stepped(self, by: int) -> None:
        self._is_following = True
        if self._found:
            self._show(self._found, (self._current + by) % len(self._found))

    def _show(self, found: Sequence[Found], current: int) -> None:
        self._found, self._current = found, current
        self._bar.show_hits(current, len(found))
        self._pages.show_found(found, current, follow=self._is_following)
