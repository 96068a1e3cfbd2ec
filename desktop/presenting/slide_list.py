"""The list in which slides are arranged: several can be chosen and dragged; its commands come from its owner."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QObject, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFont,
    QFontMetrics,
    QHideEvent,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop import wording
from desktop.icons import icon
from desktop.presenting.slide_rows import PICTURE, Index, SlideRole, SlideRows
from desktop.theme import Space, Theme, Type

_ROW, _NUMBER, _BAR = 96, 52, 3
_FAINT = 0.4
_HANGS = 12  # pixels from the pointer to what is dragged


class SlideList(QListView):
    """Its actions are its menu, and their keys are its own while it has the focus."""

    def __init__(self, theme: Theme, rows: SlideRows) -> None:
        super().__init__()
        self.setObjectName("slidelist")
        self._theme, self._rows = theme, rows
        self.setModel(rows)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setAccessibleName(wording.translate("Slides", "Slides"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_ROW // 2)
        self.setUniformItemSizes(True)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen slides, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._rows.slide(row).id for row in rows)

    def choose(self, names: tuple[str, ...], place: int) -> None:
        """Choose these slides, the first of them current; where none is there any more, the one at row `place`."""
        rows = [row for row in map(self._rows.row_of, names) if row >= 0]
        if not rows and self._rows.rowCount():
            rows = [min(max(place, 0), self._rows.rowCount() - 1)]
        if rows and self.currentIndex().row() not in rows:
            self.setCurrentIndex(self._rows.index(rows[0]))
        # All of them at once: each change of the selection is answered.
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._rows.index(row), self._rows.index(row))
        selection = self.selectionModel()
        selection.select(chosen, selection.SelectionFlag.ClearAndSelect)
        if rows:
            self.scrollTo(self.currentIndex())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """What is dragged hangs below the pointer, so that the line where it will be dropped stays in sight."""
        indexes = sorted(self.selectedIndexes(), key=QModelIndex.row)
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData(indexes))
        drag.setPixmap(self._dragged(indexes))
        drag.setHotSpot(QPoint(-_HANGS, -_HANGS))
        drag.exec(actions, Qt.DropAction.MoveAction)

    def _dragged(self, indexes: list[QModelIndex]) -> QPixmap:
        """The picture of the first slide, and how many there are."""
        pixmap = QPixmap(PICTURE * self.devicePixelRatioF())
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        pixmap.fill(self._theme.color("panel"))
        painter = QPainter(pixmap)
        sheet = QRect(QPoint(), PICTURE)
        image = indexes[0].data(SlideRole.IMAGE)
        if isinstance(image, QImage):
            painter.drawImage(sheet, image)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRect(sheet.adjusted(1, 1, -1, -1))
        if len(indexes) > 1:
            count = QRect(sheet.right() - 36, 0, 37, 24)
            painter.fillRect(count, self._theme.color("accent"))
            painter.setPen(self._theme.color("on_accent"))
            painter.setFont(self._theme.font(Type.SMALL, bold=True))
            painter.drawText(count, Qt.AlignmentFlag.AlignCenter, str(len(indexes)))
        painter.end()
        return pixmap

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The list's own commands where the pointer is."""
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pictures nobody looks at are not made."""
        super().hideEvent(event)
        self._rows.rest()


class _RowDelegate(QStyledItemDelegate):
    """Number, picture, title over what it is and what becomes of it. Hidden ones are faint, with an eye struck out."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._eye = icon("eye-off", theme.tokens.second)
        self._flag = icon("flag", theme.tokens.accent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        self._ground(painter, area, state)
        self._number(painter, QRect(area.left() + _BAR, area.top(), _NUMBER - _BAR, _ROW), index)
        sheet = QRect(area.left() + _NUMBER + Space.XS, area.top() + (_ROW - PICTURE.height()) // 2, 0, 0)
        sheet.setSize(PICTURE)
        self._picture(painter, sheet, index)
        self._words(painter, area.adjusted(sheet.right() + Space.M - area.left(), 0, -Space.M, 0), index)
        if index.data(SlideRole.IS_END):
            painter.fillRect(
                QRect(area.left(), area.bottom() - 1, area.width(), 2), self._theme.color("accent")
            )
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("wash"))
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), theme.color("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            # High contrast has no wash: there the frame alone tells the row the keys work on.
            line = theme.tokens.line_width
            painter.setPen(QPen(theme.color("accent"), line))
            painter.drawRect(area.adjusted(0, 0, -line, -line))

    def _number(self, painter: QPainter, room: QRect, index: Index) -> None:
        if index.data(SlideRole.IS_HIDDEN):
            eye = QRect(0, 0, 18, 18)
            eye.moveCenter(room.center())
            self._eye.paint(painter, eye)
            return
        painter.setFont(self._theme.font(Type.SMALL))
        painter.setPen(self._theme.color("second"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(2, 0, -2, 0), int(flags), str(index.data(SlideRole.NUMBER)))

    def _picture(self, painter: QPainter, sheet: QRect, index: Index) -> None:
        theme = self._theme
        painter.fillRect(sheet, theme.color("side"))
        image = index.data(SlideRole.IMAGE)
        if isinstance(image, QImage):
            painter.setOpacity(_FAINT if index.data(SlideRole.IS_HIDDEN) else 1.0)
            painter.drawImage(sheet, image)
            painter.setOpacity(1.0)
        painter.setPen(QPen(theme.color("line"), theme.tokens.line_width))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Title, kind and state as one block in the middle of the row."""
        theme = self._theme
        is_hidden = bool(index.data(SlideRole.IS_HIDDEN))
        title, small = theme.font(Type.INTERFACE, bold=True), theme.font(Type.SMALL)
        lines = two_lines(str(index.data()), title, room.width())
        state = str(index.data(SlideRole.STATE))
        high, low = QFontMetrics(title).height(), QFontMetrics(small).height()
        y = room.top() + (_ROW - len(lines) * high - low * (2 if state else 1)) // 2
        painter.setFont(title)
        painter.setPen(theme.color("muted" if is_hidden else "ink"))
        for line in lines:
            painter.drawText(QRect(room.left(), y, room.width(), high), 0, line)
            y += high
        painter.setFont(small)
        painter.setPen(theme.color("second"))
        painter.drawText(QRect(room.left(), y, room.width(), low), 0, str(index.data(SlideRole.KIND)))
        if state:
            self._state(painter, QRect(room.left(), y + low, room.width(), low), state, is_hidden=is_hidden)

    def _state(self, painter: QPainter, room: QRect, words: str, *, is_hidden: bool) -> None:
        left = 0
        if not is_hidden:
            left = 18
            self._flag.paint(painter, QRect(room.left(), room.top() + (room.height() - 14) // 2, 14, 14))
        painter.setPen(self._theme.color("second" if is_hidden else "accent"))
        painter.drawText(room.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """`text` in at most two lines of this width; what is left over is elided."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1))
    line.setPosition(QPointF())
    layout.endLayout()
    # Qt counts in UTF-16.
    units = text.encode("utf-16-le", "surrogatepass")
    end = 2 * line.textLength()
    first, rest = (part.decode("utf-16-le", "surrogatepass") for part in (units[:end], units[end:]))
    if not rest:
        return [text]
    return [first.rstrip(), QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
