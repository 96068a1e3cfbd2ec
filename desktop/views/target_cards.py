"""The gauges of a page: a card for each target, the day they are looked at, and both kept up to date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Figure, FigureKind
from desktop.theme import Space
from desktop.views.gauge_card import GaugeCard, Surface
from desktop.widgets.card_grid import CardGrid

if TYPE_CHECKING:
    from desktop.progress.following import Following
    from desktop.views.day_row import DayRow
    from desktop.views.page import Page

_NARROWEST = 248  # pixels at 100 %: a gauge, and a sentence that can be read


class TargetCards(QWidget):
    """Cards for the targets that always have one, and for others as long as a value of theirs holds.

    `others` may hold any figures; those that can have no value never get a card. `cards_changed` tells that one came
    or went.
    """

    cards_changed = Signal()

    def __init__(
        self, page: Page, figures: Iterable[Figure], others: Iterable[Figure], surface: Surface | None
    ) -> None:
        super().__init__()
        self._page, self._brief, self._theme = page, page.brief, page.theme
        self._surface = surface
        self._figures = tuple(figures)
        self._others = tuple(f for f in others if f.kind is FigureKind.TARGET and f not in self._figures)
        self._following: Following | None = None
        self._is_stale = False
        self.cards: list[GaugeCard] = []
        self.day_row: DayRow | None = None
        self._grid = CardGrid(page.theme.space(Space.L), page.theme.space(_NARROWEST))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(page.theme.space(Space.L))
        self._column.addLayout(self._grid)
        for figure in self._figures:
            self._add(figure)
        self._order_stops()

    def set_surface(self, surface: Surface) -> None:
        """Draw the gauges on another surface."""
        self._surface = surface
        for card in self.cards:
            card.set_surface(surface)

    def follow(self, following: Following) -> None:
        """Show what is entered for the brief, now and from now on."""
        if following is not self._following:
            self._following = following
            following.changed.connect(self._on_changed)
            following.looked.connect(self._on_looked)
        self._refresh(calm=True)

    def catch_up(self) -> None:
        """Show what was entered while another page was seen."""
        if self._is_stale:
            self._refresh(calm=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the feet of the cards."""
        super().resizeEvent(event)
        self._fold_feet()

    # ------------------------------------------------------------ what happened

    def _on_changed(self, brief_id: str) -> None:
        if brief_id == self._brief.id:
            self._refresh_if_seen(calm=self._page.is_calm())

    def _on_looked(self) -> None:
        is_dragged = self.day_row is not None and self.day_row.is_dragged
        self._refresh_if_seen(calm=is_dragged or self._page.is_calm())

    def _refresh_if_seen(self, *, calm: bool) -> None:
        """Pages that are kept behind the one that is seen wait until they are seen."""
        if self._page.isVisible():
            self._refresh(calm=calm)
        else:
            self._is_stale = True

    def _refresh(self, *, calm: bool) -> None:
        following = self._following
        assert following is not None
        self._is_stale = False
        progress, on = following.progress(self._brief), following.on
        for figure in self._others:
            self._keep(figure, wanted=bool(progress.of(figure)))
        self._show_day(following)
        for card in self.cards:
            card.follow(progress, on, calm=calm)
        self._fold_feet()
        self._settle()

    # ------------------------------------------------------------ cards

    def _add(self, figure: Figure) -> None:
        page = self._page
        card = GaugeCard(self._brief, figure, self._theme, page.language, self._surface)
        card.figure_chosen.connect(page.go_to_figure)
        card.line_chosen.connect(page.go_to_line)
        card.entry_wanted.connect(page.entry_wanted)
        card.rule_wanted.connect(page.rule_wanted)
        order = (*self._figures, *self._others)
        place = sum(order.index(other.figure) < order.index(figure) for other in self.cards)
        self.cards.insert(place, card)
        self._grid.insert_card(place, card)
        card.show()  # at once: a layout would show it with the next turn of the event loop

    def _keep(self, figure: Figure, *, wanted: bool) -> None:
        """Let a figure have a card, or none."""
        card = next((card for card in self.cards if card.figure is figure), None)
        if wanted and card is None and _can_be_followed(figure):
            self._add(figure)
            self._order_stops()
            self.cards_changed.emit()
        elif card is not None and not wanted:
            self.cards.remove(card)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
            self.cards_changed.emit()

    def _order_stops(self) -> None:
        """Let Tab go through the row and the cards as they are read, whenever each of them came."""
        before = self.cards[0].previousInFocusChain() if self.cards else None
        if before is None:
            return
        row = self.day_row.stops if self.day_row is not None else ()
        for stop in (*row, *(stop for card in self.cards for stop in card.stops)):
            self.setTabOrder(before, stop)
            before = stop

    def _fold_feet(self) -> None:
        """All of them or none, so that what is below stands in line."""
        width = self._grid.card_width(self.width())
        folds = not all(card.foot_fits(width) for card in self.cards)
        for card in self.cards:
            card.fold_foot(folds)

    def _settle(self) -> None:
        """Give the cards their places now: a frame before that would show them squeezed into the old ones."""
        if not self._page.isVisible():
            return
        level: QWidget | None = self.cards[0] if self.cards else self
        while level is not None:
            # Each round is that of one level: a layout that has changed asks the one around it.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            level = level.parentWidget()

    # ------------------------------------------------------------ the day

    def _show_day(self, following: Following) -> None:
        progress = following.progress(self._brief)
        days = {actual.as_of for card in self.cards for actual in progress.of(card.figure)}
        year, on, today = self._year(), following.on, following.today
        # While an earlier day is looked at, the way back to today is there, whatever was withdrawn.
        wanted = on < today or any(day.year == year for day in days)
        if wanted and year and self.day_row is None:
            from desktop.views.day_row import DayRow  # noqa: PLC0415 - only where there is something to look at

            self.day_row = DayRow(year, self._theme, self._page.language)
            self.day_row.day_chosen.connect(following.look_at)
            self._column.insertWidget(0, self.day_row)
            self._order_stops()
        if self.day_row is not None:
            self.day_row.setVisible(wanted)
            self.day_row.show_day(on, today, days)

    def _year(self) -> int | None:
        from db.pace.dates import target_year  # noqa: PLC0415 - waits until there is something to follow

        years = (target_year(card.figure) for card in self.cards)
        return next((year for year in years if year), None)


def _can_be_followed(figure: Figure) -> bool:
    from db.progress import can_be_followed  # noqa: PLC0415 - waits until there is something to follow

    return can_be_followed(figure)
