"""The scrolling area: it makes the page of a place, shows it, and scrolls the place into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from db.records import Brief, Section, SectionKind
from desktop.location import Location
from desktop.theme import Theme
from desktop.views.gauge_card import Surface
from desktop.views.overview_page import OverviewPage

if TYPE_CHECKING:
    from desktop.views.section_page import SectionPage

    BriefPage = OverviewPage | SectionPage

_MARGIN = 96


class PageArea(QScrollArea):
    """One page at a time; the old one is gone when the new one is shown."""

    went = Signal(object)
    menu_wanted = Signal(QPoint)

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
        self._page: BriefPage | None = None

    @property
    def page(self) -> BriefPage | None:
        """The page of a brief that is shown, or None."""
        return self._page

    @property
    def section_page(self) -> SectionPage | None:
        """The page that is shown, where it is a section's."""
        return None if self._page is None or isinstance(self._page, OverviewPage) else self._page

    def use_theme(self, theme: Theme) -> None:
        """Make pages in `theme` (another zoom) from now on."""
        self._theme = theme
        self._page = None

    def use_surfaces(self, first: Surface, then: Surface) -> None:
        """Draw a page's gauges on `first` when it is made, and on `then` once it has been painted."""
        self._surfaces = (first, then)
        if self._page is not None:
            self._page.set_surface(then)

    def show_numbers(self, shown: bool) -> None:
        """Show source line numbers beside every line from now on, or only beside the one pointed at."""
        self._numbers = shown
        if self.section_page is not None:
            self.section_page.text.show_numbers(shown)

    def show_place(self, brief: Brief, location: Location) -> None:
        """Show the page of `location`, and the place on it."""
        section = brief.section(location.section)
        if section is not None and section.kind is SectionKind.MASTHEAD:
            section = None
        page = self._page
        if page is None or not _is_page_of(page, brief, section):
            page = self._made(brief, section)
            self._page = page
            self.setWidget(page)
            self.verticalScrollBar().setValue(0)
        if page.show_place(location) is not None:
            # The page gets its geometry when the event loop lays it out.
            QTimer.singleShot(0, page, lambda: self._reveal(page, location))

    def _made(self, brief: Brief, section: Section | None) -> BriefPage:
        page: BriefPage
        surface = self._surfaces[0] if self._surfaces else None
        if section is None:
            page = OverviewPage(brief, self._theme, self._language, surface)
        else:
            from desktop.views.section_page import SectionPage  # noqa: PLC0415 - the overview starts without

            page = SectionPage(brief, section, self._theme, self._language, surface)
            page.menu_wanted.connect(self.menu_wanted)
            page.text.show_numbers(self._numbers)
        page.went.connect(self.went)
        page.first_painted.connect(lambda: self._complete(page))
        return page

    def _complete(self, page: BriefPage) -> None:
        if self._surfaces:
            page.set_surface(self._surfaces[1])
        page.complete()

    def _reveal(self, page: BriefPage, location: Location) -> None:
        place = page.show_place(location)
        if page is not self._page or place is None:
            return
        top, bottom = place
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + _MARGIN // 2 or bottom - top > height:
            bar.setValue(top - _MARGIN)
        elif bottom > bar.value() + height - _MARGIN // 2:
            bar.setValue(bottom - height + _MARGIN)


def _is_page_of(page: BriefPage, brief: Brief, section: Section | None) -> bool:
    if isinstance(page, OverviewPage):
        return section is None and page.brief is brief
    return page.section is section
