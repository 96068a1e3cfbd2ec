"""How the rows of an import are painted: the tick in the theme's colours, and each deed behind its sign."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.icons import icon
from desktop.models.import_preview import PreviewRole
from desktop.progress.sheets.import_plan import Deed, PlannedRow
from desktop.theme import Space, Theme, Type
from desktop.widgets.ticks import MARK, TEXT, paint_box

Index = QModelIndex | QPersistentModelIndex
_SIGNS = {
    Deed.REFUSED: "x",
    Deed.REVISE: "pen-line",
    Deed.ADD: "plus",
    Deed.SAME: "check",
    Deed.EMPTY: "circle-dashed",
}
_LEFT_OUT = "minus"
_SIGN = 16


class TickDelegate(QStyledItemDelegate):
    """The row's number behind its tick, in the theme's colours; a click anywhere in the cell changes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the ground alone to the style."""
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the box and the number."""
        super().paint(painter, option, index)
        area = QRectF(option.rect).adjusted(self._theme.space(Space.M), 0, 0, 0)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if (state := index.data(Qt.ItemDataRole.CheckStateRole)) is not None:
            box = QRectF(area.left(), area.top() + (area.height() - MARK) // 2, MARK, MARK)
            paint_box(painter, box, self._theme, state)
        painter.setFont(self._theme.font(Type.SMALL, zoomed=True))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(area.adjusted(TEXT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick or untick where the button is let go."""
        del option
        is_click = event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        if not is_click or event.button() is not Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            return False
        return turn(model, index)


def turn(model: QAbstractItemModel, index: Index) -> bool:
    """Tick an unticked row, or untick it; whether it can be."""
    checked, role = Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
    state = Qt.CheckState.Unchecked if index.data(role) is checked else checked
    return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable) and model.setData(index, state, role)


class DeedDelegate(QStyledItemDelegate):
    """The word for what a row does behind its sign; a refused one in bold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        tokens, side = theme.tokens, theme.space(_SIGN)
        self._size = QSize(side, side)
        self._icons = {
            deed: icon(name, tokens.accent if deed is Deed.REFUSED else tokens.second, side)
            for deed, name in _SIGNS.items()
        }
        self._left_out = icon(_LEFT_OUT, tokens.muted, side)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Add the sign."""
        super().initStyleOption(option, index)
        row = index.data(PreviewRole.ROW)
        if not isinstance(row, PlannedRow):
            return
        is_left_out = bool(index.data(PreviewRole.LEFT_OUT))
        option.icon = self._left_out if is_left_out else self._icons[row.deed]  # type: ignore[attr-defined]
        option.decorationSize = self._size  # type: ignore[attr-defined]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # type: ignore[attr-defined]
        if row.deed is Deed.REFUSED and not is_left_out:
            option.font = self._theme.font(Type.SMALL, bold=True, zoomed=True)  # type: ignore[attr-defined]
