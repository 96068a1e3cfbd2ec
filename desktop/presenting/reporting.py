"""The report after a rehearsal, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.decks import Rehearsal
from desktop.deck.slides import Deck
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.presenting.rehearsal_report import RehearsalReport


class Reporting(QObject):
    """`report` is the window, while it is there."""

    def __init__(self, themed: Callable[[], Theme], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themed = themed
        self._shown: tuple[Deck, tuple[Rehearsal, ...]] | None = None
        self.report: RehearsalReport | None = None

    def show(self, deck: Deck, rehearsals: tuple[Rehearsal, ...]) -> None:
        """Show the rehearsals of a deck, the newest first; none is said."""
        from desktop.presenting.rehearsal_report import RehearsalReport  # noqa: PLC0415 - after a rehearsal

        self.close()
        self._shown = (deck, rehearsals)
        self.report = RehearsalReport(deck, rehearsals, self._themed())
        self.report.finished.connect(self._on_finished)
        self.report.open()

    def dress(self) -> None:
        """Make it anew in the theme and the language in force."""
        if self.report is not None and self._shown is not None:
            self.show(*self._shown)

    def close(self) -> None:
        """Close it, if it is there."""
        if self.report is not None:
            self.report.close()

    def _on_finished(self) -> None:
        report, self.report, self._shown = self.report, None, None
        if report is not None:
            report.deleteLater()
