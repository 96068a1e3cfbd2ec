"""What opens over the console: the grid, the search, the key help, one at a time; and the number being typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.records import Brief
from desktop.deck.slides import Deck
from desktop.presenting.console_look import Look
from desktop.presenting.console_overlay import ConsoleOverlay
from desktop.presenting.show_help import ShowHelp
from desktop.presenting.show_keys import table
from desktop.presenting.slide_grid import SlideGrid
from desktop.presenting.slide_number import SlideNumber
from desktop.presenting.slide_search import SlideSearch


class ConsolePanels(QObject):
    """`chosen` carries the slide to go to, from whichever of them; `closed` says that one has gone."""

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, look: Look, brief: Brief, deck: Deck, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = SlideGrid(look, deck, parent)
        self.search = SlideSearch(look, brief, deck, parent)
        self.help = ShowHelp(look.theme, table(), parent)
        self.number = SlideNumber(look.theme, deck, parent)
        self._all: tuple[ConsoleOverlay, ...] = (self.grid, self.search, self.help)
        self.grid.chosen.connect(self._on_grid_chosen)
        self.search.chosen.connect(self._go)
        self.number.chosen.connect(self._go)
        for panel in self._all:
            panel.closed.connect(self.closed)

    @property
    def is_open(self) -> bool:
        """Whether one of them lies over the console."""
        return any(not panel.isHidden() for panel in self._all)

    def toggle(self, panel: ConsoleOverlay) -> None:
        """Open one and close the others; close it where it is open."""
        was_open = not panel.isHidden()
        self.close_all()
        if not was_open:
            panel.open_over()

    def close_all(self) -> bool:
        """Close what is open; whether anything was."""
        is_open = [panel for panel in self._all if not panel.isHidden()]
        for panel in is_open:
            panel.close_over()
        return bool(is_open)

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key was part of a number, or closed what is open before it means anything to the show."""
        return self.number.take(event) or (event.key() == Qt.Key.Key_Escape and self.close_all())

    def fit(self) -> None:
        """Keep to the window, which has another size."""
        for panel in self._all:
            if not panel.isHidden():
                panel.fit()

    def set_touch(self, touch: bool) -> None:
        """Ways out for fingers."""
        for panel in self._all:
            panel.leave.set_touch(touch)

    def _on_grid_chosen(self, slide: int) -> None:
        # Digits that were typed over the grid say where to go.
        if not self.number.enter():
            self._go(slide)

    def _go(self, slide: int) -> None:
        self.close_all()
        self.chosen.emit(slide)
