"""The tree of sections to tick, drawn in the theme's colours; a click anywhere on a row ticks it, so does the space bar."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop import wording
from desktop.printing.section_ticks import SectionTicks
from desktop.theme import Space, Theme, Type
from desktop.widgets.chevron import paint_chevron
from desktop.widgets.ticks import MARK, paint_box

Index = QModelIndex | QPersistentModelIndex
_ROW = 26
_HEIGHT = 232
_TICK = Qt.ItemDataRole.CheckStateRole


class _TickDelegate(QStyledItemDelegate):
    """A row: its box and its name, elided; the current one is framed while the tree has the focus."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        area: QRect = option.rect  # type: ignore[attr-defined]
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(area.left() + 2, area.top() + (_ROW - MARK) // 2, MARK, MARK)
        paint_box(painter, box, theme, index.data(_TICK))
        words = area.adjusted(MARK + Space.M, 0, -Space.S, 0)
        painter.setFont(self._view.font())
        painter.setPen(theme.color("ink"))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(theme.color("accent"), theme.tokens.line_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(MARK + Space.S, 2, -Space.XS, -2), 4, 4)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick the row."""
        del option
        is_click = isinstance(event, QMouseEvent) and (
            event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton
        )
        is_key = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}
        if not (is_click or is_key):
            return False
        is_on = index.data(_TICK) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, state, _TICK)


class SectionTickView(QTreeView):
    """Always has a current row, so that a screen reader never falls silent."""

    def __init__(self, theme: Theme, model: SectionTicks) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("printsections")
        self.setAccessibleName(wording.translate("Tree", "Sections"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFont(theme.font(Type.SMALL))
        self.setIndentation(18)
        self.setFixedHeight(_HEIGHT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_TickDelegate(theme, self))
        self.setModel(model)
        self.setCurrentIndex(model.index(0, 0))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A chevron where there is something to open; no lines."""
        if self.model().hasChildren(index):
            paint_chevron(painter, rect, self._theme, is_open=self.isExpanded(index))
