"""How a row of the lists beside the library's table is painted: one line, a name and what is said at its end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.library_choices import ChoiceRole
from desktop.theme import Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """A name at the left, a count or a year at the right; what is chosen has a bar as well as a ground."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._font = theme.font(Type.INTERFACE, zoomed=True)
        self._pad = theme.space(Space.M)
        has_wash = theme.tokens.wash != theme.tokens.background
        self._chosen = theme.color("wash" if has_wash else "mark")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line and its air."""
        del index
        return QSize(0, option.fontMetrics.height() + self._theme.space(Space.M))  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if is_chosen:
            painter.fillRect(rect, self._chosen)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:  # type: ignore[attr-defined]
            painter.fillRect(rect, self._chosen)
        painter.setFont(self._font)
        metrics = painter.fontMetrics()
        room = rect.adjusted(self._pad, 0, -self._pad, 0)
        said = str(index.data(ChoiceRole.SAID))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.color("second"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, said)
        room.setRight(room.right() - metrics.horizontalAdvance(said) - self._pad)
        painter.setPen(self._theme.color("ink"))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
