"""A slider over the days of one year, with a mark at every day on which something is known."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from desktop.theme import Theme

_HEIGHT, _LEAST, _USUAL = 28, 96, 320  # pixels at 100 %
_KNOB, _MARK, _MONTH = 7, 4, 3  # half the width of the knob and of a mark, the length of a month's tick


class DaySlider(QSlider):
    """The days of a year; those after `last` are drawn, but not reached.

    Arrows move it by a day, Page Up and Page Down by a month, Home and End to its ends, Ctrl with an arrow to the
    marked day before or after. `day_chosen` carries the day (datetime.date) that the user chose, while dragging too.
    """

    day_chosen = Signal(object)

    def __init__(self, year: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._first = date(year, 1, 1)
        self._days = 366 if calendar.isleap(year) else 365
        self._marks: tuple[date, ...] = ()
        self._is_earlier = False
        self.setRange(0, self._days - 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda _: self.day_chosen.emit(self.day))

    @property
    def day(self) -> date:
        """The day it stands on."""
        return self._first + timedelta(self.value())

    @property
    def marks(self) -> tuple[date, ...]:
        """The marked days, the earliest first."""
        return self._marks

    def show_days(self, day: date, last: date, marks: Iterable[date]) -> None:
        """Stand on `day`, or on the end nearest to it; reach no further than `last`; mark days. Nothing is told.

        A day before `last` has the accent.
        """
        with QSignalBlocker(self):
            self.setMaximum(max(0, min(self._days - 1, (last - self._first).days)))
            self.setValue((day - self._first).days)
        self._is_earlier = day < last
        self._marks = tuple(sorted({mark for mark in marks if mark.year == self._first.year}))
        self.update()

    def marked(self, *, later: bool) -> date | None:
        """The marked day next to the one it stands on; None where there is none."""
        if later:
            return next((mark for mark in self._marks if mark > self.day), None)
        return next((mark for mark in reversed(self._marks) if mark < self.day), None)

    def go_to(self, day: date | None) -> None:
        """Choose a day; nothing happens for None."""
        if day is not None:
            self.setValue((day - self._first).days)

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By a month or to a marked day here; by a day and to the ends as every slider."""
        key, is_control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.go_to(_month_beside(self.day, 1 if key == Qt.Key.Key_PageUp else -1))
        elif is_control and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.go_to(self.marked(later=key == Qt.Key.Key_Right))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob to where the mouse is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self.isSliderDown():
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page, which scrolls."""
        event.ignore()

    def _drag(self, event: QMouseEvent) -> None:
        part = (event.position().x() - self._left) / max(1.0, self._room)
        day = round(part * (self._days - 1))
        near = [mark for mark in self._marks if abs(self._x(mark) - event.position().x()) <= _MARK]
        self.go_to(min(near, key=lambda mark: abs((mark - self._first).days - day), default=None))
        if not near:
            self.setValue(day)

    # ------------------------------------------------------------ drawing

    def sizeHint(self) -> QSize:
        """A slim row."""
        return QSize(self._theme.space(_USUAL), self._theme.space(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room enough to tell the months apart."""
        return QSize(self._theme.space(_LEAST), self._theme.space(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The year, its months, the marked days, and the knob."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_year(painter)
        for mark in self._marks:
            self._paint_mark(painter, self._x(mark))
        self._paint_knob(painter)
        painter.end()

    @property
    def _left(self) -> float:
        return self._theme.space(_KNOB) + 3.0  # room for the ring of the focus

    @property
    def _room(self) -> float:
        return self.width() - 2 * self._left

    def _x(self, day: date) -> float:
        return self._left + self._room * (day - self._first).days / (self._days - 1)

    def _paint_year(self, painter: QPainter) -> None:
        theme, y = self._theme, self.height() / 2
        months = [date(self._first.year, month, 1) for month in range(2, 13)]
        painter.setPen(QPen(theme.color("control"), theme.tokens.line_width))
        top = y + theme.space(_KNOB)
        for x in map(self._x, months):
            painter.drawLine(QPointF(x, top), QPointF(x, top + theme.space(_MONTH)))
        reached = self._x(self._first + timedelta(self.maximum()))
        for token, width, style, begin, end in (
            ("control", theme.space(2) * 0.75, Qt.PenStyle.DotLine, reached, self._left + self._room),
            ("track", theme.space(4), Qt.PenStyle.SolidLine, self._left, reached),
            ("control", theme.space(4), Qt.PenStyle.SolidLine, self._left, self._x(self.day)),
        ):
            painter.setPen(QPen(theme.color(token), width, style, Qt.PenCapStyle.RoundCap))
            if end > begin:
                painter.drawLine(QPointF(begin, y), QPointF(end, y))

    def _paint_mark(self, painter: QPainter, x: float) -> None:
        """A diamond on the line."""
        half, y = self._theme.space(_MARK), self.height() / 2
        painter.setPen(QPen(self._theme.color("background"), 1))
        painter.setBrush(self._theme.color("ink"))
        corners = ((x - half - 1, y), (x, y - half - 1), (x + half + 1, y), (x, y + half + 1))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _paint_knob(self, painter: QPainter) -> None:
        theme, half = self._theme, self._theme.space(_KNOB)
        centre = QPointF(self._x(self.day), self.height() / 2)
        painter.setPen(QPen(theme.color("accent" if self._is_earlier else "ink"), 2))
        painter.setBrush(theme.color("panel"))
        painter.drawEllipse(centre, half - 1, half - 1)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, half + 2, half + 2)


def _month_beside(day: date, by: int) -> date:
    """The same day of the month before (-1) or after (1); the month's last day where it has no such day.

    The last day of a month leads to the last day of the other. It does not leave the year: there it is an end of it.
    """
    month = day.month + by
    if not 1 <= month <= 12:
        return date(day.year, 12, 31) if by > 0 else date(day.year, 1, 1)
    last = calendar.monthrange(day.year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year, month, last if is_last else min(day.day, last))
