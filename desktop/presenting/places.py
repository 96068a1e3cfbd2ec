"""Where a show begins, and where it was left: kept while it goes on, so that a power cut does not lose it either."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from db.decks import ShowPlace
from db.records import Brief
from desktop.deck.slides import Deck
from desktop.presenting.running_show import Start
from desktop.presenting.show import Show

_SAVING = 1000  # milliseconds after the first change that is not saved
_MOVING = 100  # milliseconds to wait for while something moves on the screen


def start_at(brief: Brief, deck: Deck, section: str, place: ShowPlace | None) -> Start:
    """Where the last show was left, if the reader is still there or at the overview (""); else the section's first."""
    left = deck.index(place.slide) if place else None
    if place is not None and left is not None and section in {"", deck.slides[left].section}:
        return Start(left, place.step, place.seconds)
    return Start(first_of(brief, deck, section))


def first_of(brief: Brief, deck: Deck, section: str) -> int:
    """The first slide of a section or of what is below it; of the section after it, where all of these are hidden."""
    walk = list(brief.walk)
    at = next((n for n, each in enumerate(walk) if each.id == section), None)
    after = [deck.of_section(each.id) for each in walk[at:]] if at is not None else []
    return next((slide for slide in after if slide is not None), 0)


def place_of(show: Show) -> ShowPlace | None:
    """Where a show stands; None where it has come to its end."""
    view, deck = show.state.presenter, show.deck
    slide = deck.slides[view.slide]
    if view.slide == deck.end and view.step == slide.steps - 1:
        return None
    return ShowPlace(slide.id, view.step, show.clock.elapsed)


class PlaceKeeper(QObject):
    """Has the place saved soon after each change of slide or step, at most once a second, never while something moves."""

    def __init__(
        self,
        show: Show,
        save: Callable[[], None],
        is_moving: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show, self._save, self._is_moving = show, save, is_moving
        self._at = self._place
        self._saving = QTimer(self, singleShot=True)
        self._saving.timeout.connect(self._on_due)
        show.changed.connect(self._on_changed)
        show.ended.connect(self._on_ended)

    @property
    def _place(self) -> tuple[int, int]:
        view = self._show.state.presenter
        return view.slide, view.step

    def _on_changed(self) -> None:
        if self._place != self._at:
            self._at = self._place
            if not self._saving.isActive():
                self._saving.start(_SAVING)

    def _on_due(self) -> None:
        if self._is_moving():
            self._saving.start(_MOVING)
        else:
            self._save()

    def _on_ended(self) -> None:
        # Whoever ended it saves the place for good.
        self._saving.stop()
        self._show.changed.disconnect(self._on_changed)
