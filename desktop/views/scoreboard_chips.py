"""How many rows of the ledger stand where: a chip for each state, with its shape and its word. A click filters."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from db.pace.states import PaceState
from desktop import wording
from desktop.gauges.state_marks import mark_of, mark_of_task, paint_mark, token_of
from desktop.models.scoreboard_cells import state_words
from desktop.models.scoreboard_order import STATES, State
from desktop.theme import Space, Theme, Type
from desktop.widgets.flow_layout import FlowLayout

_MARK = 12
_HEIGHT = 28


class CountChip(QAbstractButton):
    """A state and how many rows are in it."""

    def __init__(self, state: State, count: int, theme: Theme, language: str) -> None:
        super().__init__()
        self.state = state
        self._theme = theme
        self._word, self._count = state_words(state, language), str(count)
        self._font = theme.font(Type.SMALL, zoomed=True)
        self._bold = theme.font(Type.SMALL, bold=True, zoomed=True)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(
            wording.translate("Scoreboard", "%1: %2").replace("%1", self._word).replace("%2", self._count)
        )

    def sizeHint(self) -> QSize:
        """Shape, word and count."""
        pad, gap = self._theme.space(Space.M), self._theme.space(6)
        words = QFontMetrics(self._font).horizontalAdvance(self._word)
        count = QFontMetrics(self._bold).horizontalAdvance(self._count)
        width = 2 * pad + self._theme.space(_MARK) + 2 * gap + words + count
        return QSize(width, max(self._theme.space(_HEIGHT), QFontMetrics(self._font).height() + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded frame, in the accent where it is chosen."""
        del event
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = self.isChecked() or self.hasFocus()
        edge = theme.color("accent" if is_marked or self.underMouse() else "line")
        width = 2.0 if is_marked else float(tokens.line_width)
        ground = theme.color("wash" if self.isChecked() else "panel")
        painter.setPen(QPen(edge, width))
        painter.setBrush(ground)
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        self._content(painter)
        painter.end()

    def _content(self, painter: QPainter) -> None:
        theme, gap, side = self._theme, self._theme.space(6), self._theme.space(_MARK)
        left = theme.space(Space.M)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        mark = mark_of(self.state) if isinstance(self.state, PaceState) else mark_of_task(self.state)
        ground = theme.color("wash" if self.isChecked() else "panel")
        paint_mark(painter, box, mark, theme.color(token_of(self.state)), ground)
        left += side + gap
        for text, font, token in ((self._word, self._font, "ink"), (self._count, self._bold, "ink")):
            width = QFontMetrics(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(theme.color(token))
            painter.drawText(QRect(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + gap


class StateChips(QWidget):
    """The states that are there, what needs attention first. `toggled` carries the state to filter by, or None."""

    toggled = Signal(object)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._counts: dict[State, int] = {}
        self.chips: list[CountChip] = []
        self._flow = FlowLayout(theme.space(Space.S), theme.space(Space.S))
        self.setLayout(self._flow)
        self.setMinimumHeight(theme.space(_HEIGHT))
        self.setAccessibleName(wording.translate("Scoreboard", "How many stand where"))

    def show_counts(self, counts: Mapping[State, int], chosen: State | None) -> None:
        """Show how many there are of each state."""
        shown = {state: counts[state] for state in STATES if counts.get(state)}
        if shown != self._counts:
            had = next((chip.state for chip in self.chips if chip.hasFocus()), None)
            self._fill(shown)
            for chip in self.chips:
                if chip.state is had:
                    chip.setFocus()
        self.choose(chosen)

    def choose(self, state: State | None) -> None:
        """Show which state is filtered by."""
        for chip in self.chips:
            chip.setChecked(chip.state is state)

    def _fill(self, counts: dict[State, int]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._counts = counts
        self.chips = [CountChip(state, count, self._theme, self._language) for state, count in counts.items()]
        for chip in self.chips:
            self._flow.addWidget(chip)
            chip.clicked.connect(lambda on, state=chip.state: self.toggled.emit(state if on else None))
