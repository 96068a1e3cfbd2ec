"""The angle before a row points where its rows are: to the right while they are hidden, down while they are shown."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.theme import LIGHT, Theme
from desktop.widgets.chevron import paint_chevron


def inked(*, is_open: bool) -> QRect:
    """The pixels that the chevron of a row of 20 × 20 takes."""
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_chevron(painter, image.rect(), Theme(LIGHT), is_open=is_open)
    painter.end()
    taken = QRect()
    for x in range(20):
        for y in range(20):
            if image.pixelColor(x, y) != QColor("white"):
                taken |= QRect(x, y, 1, 1)
    return taken


def test_it_lies_while_open_and_stands_while_closed(qapp: QApplication) -> None:
    lying, standing = inked(is_open=True), inked(is_open=False)
    assert lying.width() > lying.height()
    assert standing.height() > standing.width()


def test_it_stands_at_the_right_end_in_the_middle(qapp: QApplication) -> None:
    for is_open in (True, False):
        middle = inked(is_open=is_open).center()
        assert abs(middle.x() - 13) <= 1
        assert abs(middle.y() - 9) <= 1
