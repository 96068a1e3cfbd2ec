"""Where the parts of the arranging window stand: commands above, slides on the left, the chosen one on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.theme import Space


def arranged(
    notices: QWidget,
    bar: QWidget,
    slides: tuple[QWidget, QWidget],
    talk: QWidget,
    chosen: tuple[QWidget, QWidget, QWidget],
    ways: QWidget,
) -> QWidget:
    """All of them in one.

    `slides` are the list and how many there are, `chosen` the picture of a slide, what is on it where it is the user's
    own, and what is said to it.
    """
    whole, middle = QWidget(), QWidget()
    whole.setObjectName("page")
    inner = _column(middle, Space.M)
    inner.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
    inner.addWidget(bar)
    columns = _side(*slides), _right(talk, *chosen)
    inner.addWidget(_split(Qt.Orientation.Horizontal, columns, (400, 880)), 1)
    rows = _column(whole, 0)
    rows.addWidget(notices)
    rows.addWidget(middle, 1)
    rows.addWidget(_foot(ways))
    return whole


def _side(slides: QWidget, count: QWidget) -> QWidget:
    side = QWidget()
    column = _column(side, Space.S)
    column.addWidget(slides, 1)
    column.addWidget(count)
    return side


def _right(talk: QWidget, picture: QWidget, form: QWidget, notes: QWidget) -> QWidget:
    right = QWidget()
    column = _column(right, Space.M)
    column.setContentsMargins(Space.S, 0, 0, 0)
    column.addWidget(talk)
    words = _split(Qt.Orientation.Horizontal, (form, notes), (400, 400))
    column.addWidget(_split(Qt.Orientation.Vertical, (picture, words), (420, 220)), 1)
    return right


def _foot(ways: QWidget) -> QWidget:
    foot = QWidget()
    foot.setObjectName("statusline")
    foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = _column(foot, 0)
    row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
    row.addWidget(ways)
    return foot


def _column(box: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def _split(way: Qt.Orientation, parts: tuple[QWidget, QWidget], sizes: tuple[int, int]) -> QSplitter:
    """Two parts whose border can be moved; the second takes what room is gained, or both."""
    split = QSplitter(way)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(Space.S)
    for part in parts:
        split.addWidget(part)
    split.setSizes(list(sizes))
    split.setStretchFactor(0, 0 if way is Qt.Orientation.Horizontal and sizes[0] != sizes[1] else 1)
    split.setStretchFactor(1, 1 if way is Qt.Orientation.Horizontal else 0)
    return split
