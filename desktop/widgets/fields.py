"""Fields to choose in and to count in. A styled border takes a style's own arrows away; these are drawn in its place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

_EDGE = 14  # from the field's right edge to the middle of an arrow
_HALF, _RISE = 4.0, 2.0  # half the width and half the height of an arrow
_APART = 6.0  # from the middle of the field to each of two arrows
_AROUND = 48  # pixels: the padding on both sides, the border, and the room of the arrow


class ChoiceBox(QComboBox):
    """One of several; a long entry does not make the box wider."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def keep_whole(self, words: str) -> None:
        """Be wide enough, in the font that was set, for an entry with these words to be seen whole."""
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(words) + _AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and an arrow down."""
        super().paintEvent(event)
        _arrows(self, (0.0, 1))


class NumberBox(QSpinBox):
    """A whole number from `low` to `high`."""

    def __init__(self, name: str, low: int, high: int, value: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setValue(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and an arrow up and one down."""
        super().paintEvent(event)
        _arrows(self, (-_APART, -1), (_APART, 1))


def _arrows(field: QWidget, *arrows: tuple[float, int]) -> None:
    """Draw arrows at the right, each so far from the middle and pointing up (-1) or down (1)."""
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(field.palette().text().color(), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, middle = field.width() - _EDGE, field.height() / 2
    for offset, way in arrows:
        y = middle + offset
        painter.drawPolyline(
            [
                QPointF(x - _HALF, y - way * _RISE),
                QPointF(x, y + way * _RISE),
                QPointF(x + _HALF, y - way * _RISE),
            ]
        )
    painter.end()
