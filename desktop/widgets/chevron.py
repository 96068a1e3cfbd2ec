"""The small angle before a row that can be opened: to the right while it is closed, down while it is open."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.theme import Theme

_OPEN = ((-4, -2), (0, 2), (4, -2))
_CLOSED = ((-2, -4), (2, 0), (-2, 4))


def paint_chevron(painter: QPainter, rect: QRect, theme: Theme, *, is_open: bool) -> None:
    """Paint it at the right end of `rect`, in its middle; the painter is left as it was found."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("muted"), 1.5))
    x, y = rect.right() - 6.0, rect.center().y() + 0.5
    painter.drawPolyline(QPolygonF([QPointF(x + a, y + b) for a, b in (_OPEN if is_open else _CLOSED)]))
    painter.restore()
