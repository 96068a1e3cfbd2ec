"""The scrolling area: it makes the page of a place, shows it, and scrolls the place into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from db.records import Brief, Section, SectionKind
from desktop.location import LIBRARY, SCOREBOARD, YEARS, Location
from desktop.theme import Theme
from desktop.views.gauge_card import Surface
from desktop.views.overview_page import OverviewPage

if TYPE_CHECKING:
    from desktop.noting.noting import Noting
    from desktop.progress.following import Following
    from desktop.views.page import Page
    from desktop.views.section_page import SectionPage
    from desktop.views.years_page import YearsPage

# A page for a brief, in a theme and a language.
MakePage = Callable[[Brief, Theme, str], "Page"]

_MARGIN = 96
_KEPT = 40  # pages


class PageArea(QScrollArea):
    """One page at a time. The last pages are kept: going back shows them at once, where they were left."""

    went = Signal(object)
    menu_wanted = Signal(QPoint)
    entry_wanted = Signal(str)
    rule_wanted = Signal()
    row_chosen = Signal(object)
    open_wanted = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(24)
        self._theme = theme
        self._language = language
        self._surfaces: tuple[Surface, Surface] | None = None
        self._numbers = False
        self._following: Following | None = None
        self._library_page: MakePage | None = None
        self._noting: Noting | None = None
        self._briefs: Callable[[], Sequence[Brief]] = tuple
        self._is_calm: Callable[[], bool] = lambda: False
        self._page: Page | None = None
        self._sought: Location | None = None  # the place on the page that was gone to last
        self._kept: dict[tuple[int, str], Page] = {}
        self._left_at: dict[tuple[int, str], int] = {}

    @property
    def page(self) -> Page | None:
        """The page of a brief that is shown, or None."""
        return self._page

    @property
    def row_place(self) -> Location | None:
        """The place of the row that is chosen on the page that is shown; None where it has none."""
        return self._page.row_place if self._page is not None else None

    @property
    def section_page(self) -> SectionPage | None:
        """The page that is shown, where it is a section's."""
        return cast("SectionPage", self._page) if self._page is not None and self._page.has_text else None

    def use_theme(self, theme: Theme) -> None:
        """Make pages in `theme` (another zoom) from now on."""
        self._theme = theme
        self._page = None
        for page in self._kept.values():
            page.deleteLater()
        self._kept.clear()

    def use_surfaces(self, first: Surface, then: Surface) -> None:
        """Draw a page's gauges on `first` when it is made, and on `then` once it has been painted."""
        self._surfaces = (first, then)
        for page in self._kept.values():
            page.set_surface(then)

    def follow(
        self,
        following: Following,
        briefs: Callable[[], Sequence[Brief]],
        is_calm: Callable[[], bool] = lambda: False,
    ) -> None:
        """Show what is entered, from now on; `briefs` answers which ones are open, for a comparison of years.

        `is_calm` answers whether motion is not wanted.
        """
        self._following, self._briefs, self._is_calm = following, briefs, is_calm
        for page in self._kept.values():
            page.is_calm = is_calm
            page.follow(following)

    def annotate(self, noting: Noting) -> None:
        """Mark in the text what was noted, from now on."""
        self._noting = noting
        for page in self._kept.values():
            if page.has_text:
                cast("SectionPage", page).text.annotate(noting)

    def use_library(self, made: MakePage) -> None:
        """Make the page of the library in this way."""
        self._library_page = made

    def show_numbers(self, shown: bool) -> None:
        """Show source line numbers beside every line from now on, or only beside the one pointed at."""
        self._numbers = shown
        for page in self._kept.values():
            if page.has_text:
                cast("SectionPage", page).text.show_numbers(shown)

    def show_place(self, brief: Brief, location: Location) -> None:
        """Show the page of `location`, and the place on it."""
        section = brief.section(location.section)
        if section is not None and section.kind is SectionKind.MASTHEAD:
            section = None
        page = self._page
        key = (id(brief), f"?{location.view}" if location.view else section.id if section else "")
        if page is None or self._kept.get(key) is not page:
            page = self._kept.pop(key, None) or self._made(brief, section, location.view)
            self._put(page, key)
        # Another brief may have been opened since it was left.
        self.compare_again()
        self._sought = location
        if page.show_place(location) is not None:
            # The page gets its geometry when the event loop lays it out.
            QTimer.singleShot(0, page, lambda: self._reveal(page, location))
        if page.row_place is not None:
            self.row_chosen.emit(page.row_place)

    def compare_again(self) -> None:
        """Compare the years anew where they are compared on the page that is shown: other briefs may be open by now."""
        if any(kept is self._page and view == f"?{YEARS}" for (_, view), kept in self._kept.items()):
            cast("YearsPage", self._page).compare(self._briefs(), self._following)

    def _put(self, page: Page, key: tuple[int, str]) -> None:
        """Show `page` where it was left, and keep the one that gives way."""
        bar = self.verticalScrollBar()
        for other, kept in self._kept.items():
            if kept is self._page:
                self._left_at[other] = bar.value()
        # Taken, not replaced: the area would delete the old page.
        old = self.takeWidget()
        if old is not None:
            old.hide()
            # Ours, so that it goes when the area goes: a page without a parent would be restyled for ever.
            old.setParent(self)
        self._page = self._kept[key] = page
        self.setWidget(page)
        page.show()
        bar.setValue(self._left_at.get(key, 0))
        if len(self._kept) > _KEPT:
            oldest = next(iter(self._kept))
            self._left_at.pop(oldest, None)
            self._kept.pop(oldest).deleteLater()

    def _made(self, brief: Brief, section: Section | None, view: str) -> Page:
        page = self._view(brief, view) if view else self._text(brief, section)
        page.went.connect(self.went)
        page.entry_wanted.connect(self.entry_wanted)
        page.rule_wanted.connect(self.rule_wanted)
        page.row_chosen.connect(lambda place: self._on_row_chosen(page, place))
        page.first_painted.connect(lambda: self._complete(page))
        page.is_calm = self._is_calm
        if self._following is not None:
            page.follow(self._following)
        return page

    def _text(self, brief: Brief, section: Section | None) -> Page:
        """The page of a section, or the overview."""
        surface = self._surfaces[0] if self._surfaces else None
        if section is None:
            return OverviewPage(brief, self._theme, self._language, surface)
        from desktop.views.section_page import SectionPage  # noqa: PLC0415 - the overview starts without

        page = SectionPage(brief, section, self._theme, self._language, surface)
        page.menu_wanted.connect(self.menu_wanted)
        page.text.show_numbers(self._numbers)
        if self._noting is not None:
            page.text.annotate(self._noting)
        return page

    def _view(self, brief: Brief, view: str) -> Page:
        """A page that is no section's."""
        if view == SCOREBOARD:
            from desktop.views.scoreboard_page import ScoreboardPage  # noqa: PLC0415 - not before it is asked for

            return ScoreboardPage(brief, self._theme, self._language)
        if view == LIBRARY and self._library_page is not None:
            return self._library_page(brief, self._theme, self._language)
        from desktop.views.years_page import YearsPage  # noqa: PLC0415 - not before it is asked for

        page = YearsPage(brief, self._theme, self._language)
        page.open_wanted.connect(self.open_wanted)
        return page

    def _complete(self, page: Page) -> None:
        if self._surfaces and self._surfaces[0] is not self._surfaces[1]:
            page.set_surface(self._surfaces[1])
        # What is added is seen when it has been laid out: a frame before that would show the page squeezed into its
        # old height. The first round of requests is the page's, the second that of the area around it.
        page.setUpdatesEnabled(False)
        page.complete()
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        page.setUpdatesEnabled(True)
        # Before it was painted a page at the start was neither whole nor in its place.
        if page is self._page and self._sought is not None:
            self._reveal(page, self._sought)

    def _on_row_chosen(self, page: Page, place: Location) -> None:
        if page is self._page:
            self.row_chosen.emit(place)

    def _reveal(self, page: Page, location: Location) -> None:
        place = page.show_place(location)
        if page is not self._page or place is None:
            return
        top, bottom = place
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + _MARGIN // 2 or bottom - top > height:
            bar.setValue(top - _MARGIN)
        elif bottom > bar.value() + height - _MARGIN // 2:
            bar.setValue(bottom - height + _MARGIN)
