"""What a search in the brief shows around the page: the strip at its foot, the marks on it, and Escape that ends it.

Pages and window parts are made anew with another theme or language: nothing of them is kept here, all is looked up.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.records import Brief
from desktop.searching.finder import Finder
from desktop.searching.found import NOTHING_FOUND, Found
from desktop.theme import Theme
from desktop.views.find_strip import FindStrip
from desktop.views.page_area import PageArea

_STRIP, _ESCAPE = "findstrip", "endsearch"


class FoundOnPages(QObject):
    """`pages` answers the page that is read. `typed` carries what is typed in the strip, `stepped` 1 or -1."""

    typed = Signal(str)
    stepped = Signal(int)
    ended = Signal()

    def __init__(
        self,
        window: QWidget,
        pages: Callable[[], PageArea],
        finder: Finder,
        themed: Callable[[], Theme],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._pages, self._finder, self._themed = window, pages, finder, themed
        finder.changed.connect(self.mark)

    def show(self, query: str) -> None:
        """Show the strip with what is searched for; the keys stay where they are."""
        self._shown_strip().show_query(query)

    def take(self, query: str) -> None:
        """Take the keys to the strip, which shows what is searched for; "" is nothing."""
        self._shown_strip().take(query)

    def hide(self) -> None:
        """Take the strip away, and the keys back to the page where they were in it."""
        strip = self._strip
        if strip is None:
            return
        focus = self._window.focusWidget()
        had_focus = focus is not None and strip.isAncestorOf(focus)
        strip.hide()
        if had_focus:
            self.give_keys()

    def give_keys(self) -> None:
        """Give the keys to the page: what was found is read there, and scrolled."""
        pages = self._pages()
        page = pages.section_page
        (page.text if page is not None else pages.parentWidget() or pages).setFocus()

    def forget_strip(self) -> None:
        """Have the next strip made anew: in another theme, language or place."""
        if (strip := self._strip) is not None:
            # Until it has gone it is not taken for the one that is shown.
            strip.setObjectName("")
            strip.hide()
            strip.deleteLater()

    def mark(self) -> None:
        """Mark what was found on the pages that are shown; a page that is not is marked when it is."""
        found = self._finder.found
        # Where two pages stand side by side, both may be of the brief.
        for area in self._window.findChildren(PageArea):
            page = area.page if area.page is not None and area.page.shows_found else None
            escape = area.findChild(QShortcut, _ESCAPE)
            if escape is not None:
                escape.setEnabled(found is not None and page is not None)
            if page is not None:
                page.mark_found(self._found_in(page.brief))

    def _found_in(self, brief: Brief) -> Found:
        found, current = self._finder.found, self._finder.current
        if found is None or found.brief is not brief:
            return NOTHING_FOUND
        return Found(found.by_line, (current.line, current.start, current.end) if current else None)

    @property
    def _strip(self) -> FindStrip | None:
        """The strip in the window as it is dressed now."""
        return self._window.findChild(FindStrip, _STRIP)

    def _shown_strip(self) -> FindStrip:
        strip, above = self._strip, self._pages().parentWidget()
        assert above is not None
        if strip is not None and strip.parentWidget() is not above:
            # The keys went to the page on the other side.
            self.forget_strip()
            strip = None
        if strip is None:
            strip = self._made_strip(above)
        strip.show()
        return strip

    def _made_strip(self, above: QWidget) -> FindStrip:
        layout = above.layout()
        assert layout is not None
        strip = FindStrip(self._finder, self._themed(), above)
        strip.setObjectName(_STRIP)
        strip.searched.connect(self.typed)
        strip.stepped.connect(self.stepped)
        strip.closed.connect(self.ended)
        layout.addWidget(strip)
        if self._pages().findChild(QShortcut, _ESCAPE) is None:
            escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._pages())
            escape.setObjectName(_ESCAPE)
            escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            escape.activated.connect(self.ended)
        self.mark()
        return strip
