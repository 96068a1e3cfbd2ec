"""The way from the overview to the place that is read, step by step; each step is a link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.location import Location
from desktop.theme import Theme, Type
from desktop.widgets.plain_label import PlainLabel, link_button


class PathTrail(QWidget):
    """It takes the room it is given whole steps at a time: the last ones stay."""

    went = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # A step with the sign before it; the first has none.
        self._steps: list[list[QWidget]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_steps(self, steps: Sequence[tuple[str, Location]]) -> None:
        """Show the way: the words of each step and where it leads."""
        for widget in (each for step in self._steps for each in step):
            widget.hide()
            self._row.removeWidget(widget)
            widget.deleteLater()
        self._steps = [self._step(n, *step) for n, step in enumerate(steps)]
        for widget in (each for step in self._steps for each in step):
            self._row.addWidget(widget)

    def fit(self, room: int) -> None:
        """Show as many of the last steps as `room` pixels hold; none may be."""
        taken = 0
        for step in reversed(self._steps):
            taken += sum(widget.sizeHint().width() for widget in step)
            for widget in step:
                widget.setVisible(taken <= room)
        self.setVisible(any(not step[-1].isHidden() for step in self._steps))

    def _step(self, number: int, text: str, place: Location) -> list[QWidget]:
        button = link_button(text, self._theme.font(Type.SMALL), "crumb")
        button.clicked.connect(lambda: self.went.emit(place))
        sign = PlainLabel("›", self._theme.font(Type.SMALL), self._theme.tokens.muted)
        return [sign, button] if number else [button]
