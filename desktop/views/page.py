"""What the pages share: a centred column of readable width that tells its parts when it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.records import Brief
from desktop.location import Location, of_line
from desktop.searching.found import NOTHING_FOUND, Found
from desktop.theme import Space, Theme

if TYPE_CHECKING:
    from desktop.progress.following import Following
    from desktop.views.gauge_card import GaugeCard, Surface
    from desktop.views.tile import FigureTile

_WIDEST = 1100
_NARROW = 900
_NARROWEST = 280


class Page(QWidget):
    """One page of content. `went` asks to go to a location; the navigator decides.

    `entry_wanted` asks for the form in which a value of a figure is entered, `rule_wanted` for the choice of a pace
    rule; `row_chosen` tells of the place (Location) of the row that is chosen, where the page has rows. A page is made
    with what its first paint needs, and completes itself after that.
    """

    went = Signal(object)
    entry_wanted = Signal(str)
    rule_wanted = Signal()
    row_chosen = Signal(object)
    first_painted = Signal()
    has_text = False  # lines of a section, which can be selected and copied
    shows_found = False  # what is searched for in the brief is marked on it

    def __init__(self, brief: Brief, theme: Theme, language: str, gutter: int = 0) -> None:
        super().__init__()
        self.setObjectName("page")
        self.brief = brief
        self.theme = theme
        self.language = language
        self.gutter = theme.space(gutter)
        self.is_complete = False
        self.is_calm: Callable[[], bool] = lambda: False  # whether motion is not wanted just now
        self._is_painted = False
        self._found = NOTHING_FOUND
        self._folding: list[QBoxLayout] = []
        self._tight: list[QBoxLayout] = []
        outer = QHBoxLayout(self)
        side, top, bottom = theme.space(Space.XXXL), theme.space(Space.XL), theme.space(Space.XXXL)
        outer.setContentsMargins(side - min(side, self.gutter), top, side, bottom)
        self._outer = outer
        column = QWidget()
        column.setObjectName("column")
        column.setMaximumWidth(theme.space(_WIDEST) + self.gutter)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer.addStretch(1)
        outer.addWidget(column, 1000)
        outer.addStretch(1)
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    @property
    def row_place(self) -> Location | None:
        """The place of the row that is chosen; None on a page without rows."""
        return None

    def follow(self, following: Following) -> None:
        """Show what is entered for the brief, from now on; a page without targets has nothing to show of it."""

    def set_surface(self, surface: Surface) -> None:
        """Draw the page's gauges on another surface; a page without gauges has nothing to draw."""

    def mark_found(self, found: Found) -> None:
        """Mark what was found in the brief wherever the page shows it, and nothing else."""
        if found != self._found:
            self._found = found
            self._show_found()

    def _show_found(self) -> None:
        """Mark what was found on what stands on the page now; a page on which nothing is marked has nothing to do."""

    def _reach(self, widget: QWidget, rect: QRectF) -> tuple[int, int]:
        """The (top, bottom) on the page of a rectangle in a widget on it."""
        top = widget.mapTo(self, QPoint(0, 0)).y()
        return top + round(rect.top()), top + round(rect.bottom())

    def _hit_on(self, line: int) -> bool:
        """Whether the current occurrence is on a line."""
        return self._found.current is not None and self._found.current[0] == line

    def _mark_figures(self, tiles: Iterable[FigureTile], cards: Iterable[GaugeCard]) -> None:
        for tile in tiles:
            if (item := self.brief.item(tile.figure.span.line)) is not None:
                tile.mark(*self._found.of_figure(tile.figure, item))
        for card in cards:
            if (item := self.brief.item(card.figure.span.line)) is not None:
                card.mark(*self._found.of_figure(card.figure, item, card.figure.indicator.name.zh))

    def copy(self) -> None:
        """Copy what is chosen on a page that is no section's; where there is nothing to choose, nothing."""

    def go_to_line(self, line: int) -> None:
        """Ask to go to a source line."""
        self.went.emit(of_line(self.brief, line))

    def go_to_figure(self, figure_id: str) -> None:
        """Ask to go to a figure."""
        figure = self.brief.figure(figure_id)
        if figure is not None:
            self.went.emit(of_line(self.brief, figure.span.line, figure.id))

    def go_to_section(self, section_id: str) -> None:
        """Ask to go to a section's page."""
        self.went.emit(Location(self.brief.id, section_id))

    def show_place(self, location: Location) -> tuple[int, int] | None:
        """Mark the place and answer the (top, bottom) to scroll into view, or None for the top of the page."""
        del location
        return None

    def complete(self) -> None:
        """Add what the first paint could do without."""
        self.is_complete = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def folds(self, layout: QBoxLayout) -> None:
        """`layout` stands side by side where there is room, and one below the other where there is not."""
        self._folding.append(layout)
        layout.setDirection(self._direction(self.width()))

    def folds_if_tight(self, layout: QBoxLayout) -> None:
        """`layout` stands side by side as long as all of it finds room."""
        self._tight.append(layout)
        self._fold(layout, self._room(self.width()))

    def _fold(self, layout: QBoxLayout, room: int) -> None:
        items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
        wanted = sum(item.sizeHint().width() for item in items) + layout.spacing() * (len(items) - 1)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        layout.setDirection(across if wanted <= room else down)

    def _room(self, width: int) -> int:
        """The width of the column, its gutter not counted, on a page of this width."""
        margins = self._outer.contentsMargins()
        return width - margins.left() - margins.right() - self.gutter

    def _direction(self, width: int) -> QBoxLayout.Direction:
        narrow = width < self.theme.space(_NARROW)
        return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """As narrow as a narrow window asks: what stands side by side folds, it does not hold the page open."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what folds, and give narrow pages narrow margins."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.theme.space(_NARROW)
        side = self.theme.space(Space.XL if narrow else Space.XXXL)
        margins = self._outer.contentsMargins()
        if margins.right() != side:
            # A gutter hangs in the margin, so that the text stays in line with the headings.
            left = side - min(side, self.gutter)
            self._outer.setContentsMargins(left, margins.top(), side, margins.bottom())
        wanted = self._direction(event.size().width())
        for layout in self._folding:
            if layout.direction() != wanted:
                layout.setDirection(wanted)
        for layout in self._tight:
            self._fold(layout, self._room(event.size().width()))


TOP = Qt.AlignmentFlag.AlignTop
