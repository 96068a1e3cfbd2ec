"""Searching in one window: the palette, what is found in the brief that is read, the marks on its page, the strip below.

Made when something is first searched for. What is searched besides the open brief is handed in.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer

from db.library import Library
from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.navigator import Navigator
from desktop.searching.brief_source import BriefSource
from desktop.searching.finder import Finder
from desktop.searching.recent import RecentSearches
from desktop.searching.source import Result, Source
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views.found_on_pages import FoundOnPages
from desktop.views.main_window import MainWindow
from desktop.views.search_palette import SearchPalette


class SearchDesk(QObject):
    """`others` makes further sources for a palette, which go with it.

    `open_closed` opens a result whose brief is not open, and calls when the reader is there.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what is searched, and where it is shown
        self,
        window: MainWindow,
        library: Library,
        navigator: Navigator,
        choices: Settings,
        session: Session,
        themed: Callable[[], Theme],
        others: Callable[[], Sequence[Source]] = tuple,
        open_closed: Callable[[Result, Callable[[], object]], object] = lambda *_: None,
    ) -> None:
        super().__init__(window)
        self._window, self._library, self._navigator = window, library, navigator
        self._choices, self._themed = choices, themed
        self._others, self._open_closed = others, open_closed
        self._recent = RecentSearches(session)
        self._brief_source: tuple[Brief, str, BriefSource] | None = None
        # What is searched for now, and what was last: that is taken up again when the strip is asked for. Words that led
        # to a section or a brief by its name are not marked there, and the next step goes on with them.
        self._wanted, self._last, self._is_ahead = "", "", False
        self.finder = Finder(self)
        self.finder.went.connect(self._go)
        self._seen = FoundOnPages(window, lambda: window.pages, self.finder, themed, self)
        self._seen.typed.connect(self._on_typed)
        self._seen.stepped.connect(self._step)
        self._seen.ended.connect(self.clear)
        navigator.moved.connect(self._on_moved)
        # Once the page of the place is shown, and before it is painted.
        navigator.moved.connect(self._on_page_shown, Qt.ConnectionType.QueuedConnection)
        # Once what was made anew stands in the window, and whoever else hears of it has done so.
        window.dressed.connect(self.dress, Qt.ConnectionType.QueuedConnection)
        choices.changed.connect(self._on_changed)

    # ------------------------------------------------------------ the commands

    def open_palette(self) -> SearchPalette:
        """Search the brief, and whatever else is searched."""
        here, others = self._here, self._others()
        sources = [*([self._source_of(here[0])] if here else []), *others]
        palette = SearchPalette(sources, self._themed(), self._window, self._recent.all)
        for source in others:
            source.setParent(palette)
        palette.chosen.connect(self._on_chosen)
        palette.appear()
        return palette

    def find_here(self) -> None:
        """Take the keys to the strip: find in the brief that is read.

        After a search has ended its words are searched for again, where this brief holds them; else the strip is empty.
        """
        if self._here is None:
            return
        if self.finder.found is None:
            self._take_up()
        self._seen.take(self._wanted)

    def next_hit(self) -> None:
        """Go to the next occurrence; without a search, ask for one."""
        self._step(1)

    def previous_hit(self) -> None:
        """Go to the occurrence before; without a search, ask for one."""
        self._step(-1)

    def clear(self) -> None:
        """End the search: no marks, no strip, the keys back to the page."""
        self._wanted, self._is_ahead = "", False
        self._seen.hide()
        self.finder.clear()

    def _step(self, by: int) -> None:
        here = self._here
        if here is None:
            return
        if self.finder.found is None and self._is_ahead:
            self._take_up()
        if self.finder.found is None or not self.finder.found.all:
            self.find_here()
        else:
            self.finder.step(by, here[1])

    def _take_up(self) -> None:
        """Search once more for the words that were last searched for."""
        if self._last:
            self._wanted = self._last
            self._look_again()

    # ------------------------------------------------------------ what is searched

    @property
    def _here(self) -> tuple[Brief, Location] | None:
        """The brief that is read and the place in it."""
        place = self._navigator.current
        brief = self._library.brief(place.brief) if place else None
        return (brief, place) if brief and place else None

    def _source_of(self, brief: Brief) -> BriefSource:
        """The source over a brief, the same as long as it is read in one language."""
        language = self._choices.language
        if (
            self._brief_source is None
            or self._brief_source[0] is not brief
            or self._brief_source[1] != language
        ):
            if self._brief_source is not None:
                self._brief_source[2].deleteLater()
            source = BriefSource(brief, language, wording.translate("Tree", "Overview"), self)
            self._brief_source = (brief, language, source)
            source.warm()
        return self._brief_source[2]

    # ------------------------------------------------------------ what happens

    def _on_chosen(self, result: Result, query: str) -> None:
        self._recent.add(query)
        self._last = query if query.strip() else self._last
        is_open = not result.entry and self._library.brief(result.place.brief) is not None
        # Where a note stands is known only once its brief is open.
        wanted = query if result.place.line or (result.note and not is_open) else ""
        if is_open:
            self._wanted = wanted
            self._navigator.go(result.place)
            self._arrive(wanted, query)
        else:
            self.clear()
            self._open_closed(result, functools.partial(self._arrive, wanted, query))

    def _arrive(self, wanted: str, query: str) -> None:
        """The reader is where the words of `query` led: mark there what of them is wanted."""
        self._wanted, self._last = wanted, query if query.strip() else self._last
        self._look_again()
        self._is_ahead = not wanted and bool(query.strip())
        self._give_keys()

    def _give_keys(self) -> None:
        """Give the keys to the page that was gone to, unless the palette stays for another result."""
        if not any(palette.isVisible() for palette in self._window.findChildren(SearchPalette)):
            self._seen.give_keys()

    def _look_again(self) -> None:
        """Find what is wanted in the brief that is read; where it holds none of it, there is nothing to step through."""
        here = self._here
        if here is None or not self._wanted:
            self.clear()
            return
        self.finder.look_for(here[0], self._wanted, here[1])
        if self.finder.found is not None and self.finder.found.all:
            self._seen.show(self._wanted)
        else:
            self.clear()

    def _on_typed(self, query: str) -> None:
        """In the strip: mark and count, and stay where the reader is until Enter."""
        self._wanted = self._last = query
        if (here := self._here) is not None:
            self.finder.look_for(here[0], query, here[1])

    def _go(self, place: Location) -> None:
        """Go to an occurrence; on the line where the reader is already, scroll it back into view."""
        here = self._here
        if here is not None and here[1] == place:
            self._window.pages.show_place(here[0], place)
        else:
            self._navigator.go(place)

    def _on_moved(self, place: Location) -> None:
        found, brief = self.finder.found, self._library.brief(place.brief)
        if self._wanted and (found is None or found.brief is not brief):
            self._look_again()
        else:
            self.finder.arrive(place)

    def _on_page_shown(self, _: Location) -> None:
        """A page may have been left with other marks than those of now."""
        self._seen.mark()

    def _on_changed(self, name: str) -> None:
        """Another zoom makes the pages anew, once the window has heard of it."""
        if name == "zoom":
            QTimer.singleShot(0, self, self.dress)

    def dress(self) -> None:
        """Show the strip and the marks anew, after the window was dressed anew."""
        self._seen.forget_strip()
        if self.finder.found is not None:
            self._seen.show(self._wanted)
            self._seen.mark()
