"""The overview of all slides, for the presenter alone: arrows and Return jump, Escape goes back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import wording
from desktop.deck.slides import Deck
from desktop.presenting.console_look import Look
from desktop.presenting.console_overlay import ConsoleOverlay
from desktop.presenting.slide_thumbnails import GridRole, SlideGridModel
from desktop.theme import Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
_WORDS = 24
_GAP = Space.L


class SlideGrid(ConsoleOverlay):
    """`chosen` carries the index of a slide."""

    chosen = Signal(int)

    def __init__(self, look: Look, deck: Deck, parent: QWidget) -> None:
        super().__init__(look.theme, wording.translate("Console", "All slides"), parent)
        self.aside.setText(
            wording.translate("Console", "Only you see this. Arrows choose, Enter goes there, Esc closes.")
        )
        self._ratio = 16 / 9
        self.model = SlideGridModel(look, deck, self)
        self.view = _GridView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_GridDelegate(look.theme, self.model, self.view))
        self.view.setAccessibleName(wording.translate("Console", "All slides"))
        self.view.clicked.connect(self._on_clicked)
        self.view.entered_key.connect(self._on_entered)
        self.column.addWidget(self.view, 1)

    def show_ratio(self, ratio: float) -> None:
        """Pictures at the audience's ratio."""
        self._ratio = ratio
        self._fit_surface()

    def _fit_surface(self) -> None:
        self.model.set_surface(self._ratio, self.devicePixelRatioF())
        # The cells have another height.
        self.view.scheduleDelayedItemsLayout()

    def show_current(self, slide: int) -> None:
        """Mark the slide the presenter is on."""
        self.model.show_current(slide)

    def open_over(self) -> None:
        """Come up with the current slide chosen and in sight."""
        # The console may stand on another screen by now.
        self._fit_surface()
        super().open_over()
        index = self.model.index(self.model.current)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def close_over(self) -> None:
        """Go away; pictures that are not made yet are not missed."""
        self.model.rest()
        super().close_over()

    def take_focus(self) -> None:
        """The keys go to the grid."""
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened it closes it too."""
        if event.key() == Qt.Key.Key_G and not event.modifiers():
            self.close_over()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def _on_entered(self) -> None:
        if self.view.currentIndex().isValid():
            self.chosen.emit(self.view.currentIndex().row())


class _GridView(QListView):
    """Arrows, Home, End and Return are the grid's; a clicker's keys go on to the show."""

    entered_key = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("slidegrid")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; the rest goes on."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            super().keyPressEvent(event)
            event.accept()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_key.emit()
        else:
            event.ignore()


class _GridDelegate(QStyledItemDelegate):
    """A picture in a frame, and below it number and title."""

    def __init__(self, theme: Theme, model: SlideGridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Cells of one size."""
        del option, index
        size = self._model.size
        return QSize(size.width() + _GAP, size.height() + _WORDS + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell: the chosen one has a thick frame, the current one a filled number."""
        theme, size = self._theme, self._model.size
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        sheet = QRect(area.x() + _GAP // 2, area.y() + _GAP // 2, size.width(), size.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        image = index.data(GridRole.IMAGE)
        if isinstance(image, QImage):
            painter.drawImage(sheet, image)
        else:
            painter.fillRect(sheet, theme.color("track"))
        line = 3 if is_chosen else theme.tokens.line_width
        painter.setPen(QPen(theme.color("accent" if is_chosen else "control"), line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(sheet).adjusted(-line / 2, -line / 2, line / 2, line / 2))
        self._paint_words(painter, QRect(sheet.x(), sheet.bottom() + 5, sheet.width(), _WORDS - 4), index)
        painter.restore()

    def _paint_words(self, painter: QPainter, line: QRect, index: Index) -> None:
        theme = self._theme
        is_current = bool(index.data(GridRole.IS_CURRENT))
        number = f" {str(index.data(GridRole.FOLIO)).partition(' /')[0]} "
        painter.setFont(theme.font(Type.SMALL, bold=True))
        width = painter.fontMetrics().horizontalAdvance(number)
        box = QRect(line.x(), line.y(), width, line.height())
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("on_accent" if is_current else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(theme.font(Type.SMALL, bold=is_current))
        painter.setPen(theme.color("ink" if is_current else "second"))
        rest = line.adjusted(width + 6, 0, 0, 0)
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), title)


_MOVES = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
