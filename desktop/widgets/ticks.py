"""Draws what can be ticked and chosen, in the theme's colours: the style's own are lost on dark grounds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from desktop.theme import Theme

MARK = 16  # pixels, of a box or a ring
TEXT = 24  # where the words begin


def paint_box(
    painter: QPainter, rect: QRectF, theme: Theme, state: Qt.CheckState, *, enabled: bool = True
) -> None:
    """A box: empty, ticked, or with a bar where only a part is ticked."""
    is_on = state is not Qt.CheckState.Unchecked
    ground = theme.color("accent" if enabled else "muted") if is_on else theme.color("panel")
    edge = ground if is_on else theme.color("control" if enabled else "line")
    painter.setPen(QPen(edge, theme.tokens.line_width))
    painter.setBrush(ground)
    painter.drawRoundedRect(_inner(rect, theme), 3, 3)
    if not is_on:
        return
    painter.setPen(QPen(theme.color("on_accent" if enabled else "panel"), 2))
    x, y = rect.x(), rect.y()
    points = (
        [(4.0, 8.5), (7.0, 11.5), (12.0, 5.0)]
        if state is Qt.CheckState.Checked
        else [(4.5, 8.0), (11.5, 8.0)]
    )
    painter.drawPolyline(QPolygonF([QPointF(x + a, y + b) for a, b in points]))


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme, *, on: bool, enabled: bool) -> None:
    """A ring, with a dot in it where it is chosen."""
    color = theme.color(("accent" if on else "control") if enabled else "muted")
    painter.setPen(QPen(color, theme.tokens.line_width))
    painter.setBrush(theme.color("panel"))
    painter.drawEllipse(_inner(rect, theme))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(rect.adjusted(4, 4, -4, -4))


def _inner(rect: QRectF, theme: Theme) -> QRectF:
    half = theme.tokens.line_width / 2
    return rect.adjusted(half, half, -half, -half)


class TickBox(QCheckBox):
    """A switch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self) -> QSize:
        """The words, and the box before them."""
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and the words."""
        del event
        painter = QPainter(self)
        mark = _begin(painter, self)
        paint_box(painter, mark, self._theme, self.checkState(), enabled=self.isEnabled())
        _finish(painter, self, self._theme)
        painter.end()


class Choice(QRadioButton):
    """One of several."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self) -> QSize:
        """The words, and the ring before them."""
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring and the words."""
        del event
        painter = QPainter(self)
        mark = _begin(painter, self)
        paint_ring(painter, mark, self._theme, on=self.isChecked(), enabled=self.isEnabled())
        _finish(painter, self, self._theme)
        painter.end()


def _size(button: QAbstractButton) -> QSize:
    metrics = button.fontMetrics()
    return QSize(TEXT + metrics.horizontalAdvance(button.text()) + 4, max(MARK, metrics.height()) + 4)


def _begin(painter: QPainter, button: QAbstractButton) -> QRectF:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return QRectF(1, (button.height() - MARK) // 2, MARK, MARK)


def _finish(painter: QPainter, button: QAbstractButton, theme: Theme) -> None:
    area = button.rect().adjusted(TEXT, 0, 0, 0)
    painter.setPen(theme.color("ink" if button.isEnabled() else "muted"))
    painter.setFont(button.font())
    text = button.text().replace("&&", "&")
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    if button.hasFocus():
        wide = button.fontMetrics().horizontalAdvance(text)
        frame = QRectF(TEXT - 4, 1, wide + 8, button.height() - 2)
        painter.setPen(QPen(theme.color("accent"), theme.tokens.line_width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.intersected(QRectF(button.rect()).adjusted(1, 1, -1, -1)), 4, 4)
