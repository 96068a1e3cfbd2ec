"""Where a target stands, as a line: the state's shape and its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from db.pace.states import PaceState
from desktop.gauges.state_marks import mark_of, paint_mark, token_of
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel


class StateLine(QWidget):
    """A state: never a colour alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        font = theme.font(Type.CARD, bold=True, zoomed=True)
        self._mark = _StateMark(theme, QFontMetrics(font).ascent())
        self._word = PlainLabel("", font, theme.tokens.ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(Space.S))
        row.addWidget(self._mark)
        row.addWidget(self._word)
        row.addStretch(1)

    @property
    def word(self) -> str:
        """The word that is shown."""
        return self._word.text()

    def show_state(self, state: PaceState, word: str) -> None:
        """Show a state and its word in the interface's language."""
        self._mark.show_state(state)
        self._word.setText(word)
        self.setAccessibleName(word)


class _StateMark(QWidget):
    def __init__(self, theme: Theme, side: int) -> None:
        super().__init__()
        self._theme, self._side = theme, side
        self._state = PaceState.NO_ACTUAL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: PaceState) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        ink, ground = self._theme.color(token_of(self._state)), self._theme.color("panel")
        paint_mark(painter, QRectF(self.rect()), mark_of(self._state), ink, ground)
        painter.end()
