"""The values in force of a target, the newest first: each as written, with its day, status and source."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.actuals.records import Actual, Status
from db.pace.values import written
from desktop import wording
from desktop.progress.said_lines import high_enough
from desktop.progress.trend_words import day_words, status_word
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, link_button, rule

_DOT = 0.55  # of the line's height


class ValueList(QWidget):
    """One row a value. `revise_wanted` carries the id of the value to be corrected."""

    revise_wanted = Signal(str)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(Space.S))
        self.setAccessibleName(wording.translate("Trend", "Values"))

    def show_values(self, actuals: Iterable[Actual]) -> None:
        """List these, given the earliest first; a row that has the focus keeps it."""
        # The window's own: a form that lies over it has the focus while a value is revised.
        focused = self.window().focusWidget()
        held = next((n for n, button in enumerate(self._buttons.values()) if button is focused), None)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        for actual in reversed(list(actuals)):
            if self._buttons:
                self._column.addWidget(rule())
            row = self._row(actual)
            self._column.addWidget(row)
            # Of itself it would only be shown by the event loop, and could not have the focus yet.
            row.show()
        if held is not None and self._buttons:
            list(self._buttons.values())[min(held, len(self._buttons) - 1)].setFocus()

    def focus_value(self, actual: str) -> None:
        """Go to the row of a value, where it can be corrected."""
        if actual in self._buttons:
            self._buttons[actual].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, actual: Actual) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space(2))
        column.addLayout(self._first_line(actual))
        column.addWidget(self._second_line(actual))
        return row

    def _first_line(self, actual: Actual) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.space(Space.S))
        bold = self._theme.font(Type.INTERFACE, bold=True, zoomed=True)
        line.addWidget(_ValueDot(actual.status is Status.FINAL, self._theme))
        line.addWidget(high_enough(PlainLabel(written(actual), bold, self._theme.tokens.ink)), 1)
        line.addWidget(self._revise(actual))
        return line

    def _second_line(self, actual: Actual) -> PlainLabel:
        day = day_words(actual.as_of, self._language)
        parts = (day, status_word(actual.status), actual.period, actual.source)
        text = " · ".join(part for part in parts if part)
        label = PlainLabel(text, self._theme.font(Type.SMALL, zoomed=True), self._theme.tokens.second)
        label.setIndent(self._theme.space(Space.S) + _dot_size(self._theme))
        return high_enough(label)

    def _revise(self, actual: Actual) -> QPushButton:
        text = wording.translate("Trend", "Revise")
        button = link_button(text, self._theme.font(Type.SMALL, zoomed=True))
        what = f"{day_words(actual.as_of, self._language)} {written(actual)}"
        button.setAccessibleName(wording.translate("Trend", "Revise %1").replace("%1", what))
        button.clicked.connect(lambda: self.revise_wanted.emit(actual.id))
        self._buttons[actual.id] = button
        return button


class _ValueDot(QWidget):
    """The same dot as in the chart: full for a final value, hollow for a provisional one."""

    def __init__(self, is_final: bool, theme: Theme) -> None:
        super().__init__()
        self._is_final, self._theme = is_final, theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = _dot_size(self._theme)
        return QSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("ink"), 2 * self._theme.zoom))
        painter.setBrush(self._theme.color("ink" if self._is_final else "panel"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.end()


def _dot_size(theme: Theme) -> int:
    metrics = QFontMetrics(theme.font(Type.INTERFACE, bold=True, zoomed=True))
    return round(metrics.height() * _DOT)
