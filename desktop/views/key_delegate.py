"""How a row of the keyboard help is drawn: what the keys do, and each key as a cap."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.key_table import KeyEntry
from desktop.models.key_list import KeyRole
from desktop.theme import Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEADING, _CAP = 36, 48, 24  # pixels at 100 %
_WRAP = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class KeyDelegate(QStyledItemDelegate):
    """Words at the left, as many lines as they need; caps at the right, in line below each other."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._font = theme.font(Type.INTERFACE, zoomed=True)
        self._small = theme.font(Type.SMALL, zoomed=True)
        self._bold = theme.font(Type.INTERFACE, bold=True, zoomed=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Higher where the words take more than one line."""
        del option
        row, space = index.data(KeyRole.ROW), self._theme.space
        if not isinstance(row, KeyEntry):
            return QSize(0, space(_HEADING))
        width = self._view.viewport().width() - 2 * space(Space.XL)
        needed = self._words_rect(QRect(0, 0, width, 10_000), row)
        lines = QFontMetrics(self._font).boundingRect(needed, _WRAP, row.text).height()
        return QSize(0, max(space(_ROW), lines + 2 * space(Space.S)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row in plain text."""
        row, space = index.data(KeyRole.ROW), self._theme.space
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        inside = area.adjusted(space(Space.XL), 0, -space(Space.XL), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, KeyEntry):
            if state & QStyle.StateFlag.State_Selected:
                self._paint_choice(painter, area)
            self._paint_entry(painter, inside, row)
        else:
            painter.setFont(self._bold)
            painter.setPen(QPen(self._theme.color("accent")))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
            painter.drawText(inside.adjusted(0, 0, 0, -space(Space.S)), flags, str(row))
        painter.restore()

    def _paint_choice(self, painter: QPainter, area: QRect) -> None:
        """The row that is read: a ground, and a frame where the theme has no grounds."""
        tokens, space = self._theme.tokens, self._theme.space
        framed = tokens.wash == tokens.background
        painter.setPen(QPen(self._theme.color("accent"), 2) if framed else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("wash"))
        painter.drawRoundedRect(area.adjusted(space(Space.M), 1, -space(Space.M), -1), 6, 6)

    def _paint_entry(self, painter: QPainter, inside: QRect, row: KeyEntry) -> None:
        painter.setFont(self._font)
        painter.setPen(QPen(self._theme.color("ink")))
        painter.drawText(self._words_rect(inside, row), _WRAP, row.text)
        right = float(inside.right())
        painter.setFont(self._small)
        for key in reversed(row.keys):
            width = self._cap_width(key)
            cap = QRectF(right - width, inside.center().y() - self._cap / 2, width, self._cap)
            painter.setPen(QPen(self._theme.color("control"), self._theme.tokens.line_width))
            painter.setBrush(self._theme.color("panel"))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(QPen(self._theme.color("ink")))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            right -= width + self._theme.space(Space.S)

    @property
    def _cap(self) -> int:
        return self._theme.space(_CAP)

    def _cap_width(self, key: str) -> int:
        text = QFontMetrics(self._small).horizontalAdvance(key)
        return max(text + 2 * self._theme.space(Space.S), self._cap)

    def _words_rect(self, inside: QRect, row: KeyEntry) -> QRect:
        """What the caps leave for the words."""
        space = self._theme.space
        caps = sum(self._cap_width(key) + space(Space.S) for key in row.keys)
        return inside.adjusted(0, 0, -caps - space(Space.M), 0)
