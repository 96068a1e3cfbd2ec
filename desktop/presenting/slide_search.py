"""The search over the brief while a talk goes on: it leads to slides, and only the presenter sees it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.records import Brief
from desktop import wording
from desktop.deck.slides import Deck
from desktop.models.jump import JumpEntry, JumpRole
from desktop.presenting.console_look import Look
from desktop.presenting.console_overlay import ConsoleOverlay
from desktop.presenting.slide_hits import HitRole, SlideHits
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

Index = QModelIndex | QPersistentModelIndex
_LARGEST = QSize(760, 560)
_ROW = 56


class SlideSearch(ConsoleOverlay):
    """Type words, choose with up and down, Enter goes. `chosen` carries the index of a slide."""

    chosen = Signal(int)

    def __init__(self, look: Look, brief: Brief, deck: Deck, parent: QWidget) -> None:
        theme = look.theme
        super().__init__(theme, wording.translate("Console", "Search the brief"), parent, _LARGEST)
        self.aside.setText(wording.translate("Console", "Only you see this."))
        self.model = SlideHits(brief, deck, look.language, self)
        self.field = _SearchField()
        self.field.setObjectName("jump")
        self.field.setFont(theme.font(Type.BODY))
        self.field.setAccessibleName(wording.translate("Console", "Search the brief"))
        self.field.setPlaceholderText(
            wording.translate("Console", "Characters, figures or a section of the brief")
        )
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_HitDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(wording.translate("Console", "Slides found"))
        self.state = PlainLabel("", theme.font(Type.SMALL), theme.tokens.second)
        self.state.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        for widget in (self.field, self.list, self.state):
            self.column.addWidget(widget, 1 if widget is self.list else 0)
        self.field.textChanged.connect(self._on_typed)
        self.field.stepped.connect(self._step)
        self.field.returnPressed.connect(lambda: self._choose(self.list.currentIndex()))
        self.list.clicked.connect(self._choose)

    def open_over(self) -> None:
        """Come up empty, offering the sections."""
        self.field.clear()
        self._on_typed("")
        super().open_over()

    def take_focus(self) -> None:
        """The keys are typing."""
        self.field.setFocus()

    def _on_typed(self, text: str) -> None:
        self.model.set_query(text)
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index(0))
        if count == 0:
            words = wording.translate("Jump", "Nothing in this brief holds all of these words.")
        else:
            words = wording.translate("Console", "%1 places. Up and down choose, Enter goes, Esc closes.")
        self.state.setText(words.replace("%1", str(count)))

    def _step(self, by: int) -> None:
        row = max(0, min(self.list.currentIndex().row() + by, self.model.rowCount() - 1))
        self.list.setCurrentIndex(self.model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        slide = index.data(HitRole.SLIDE) if index.isValid() else None
        if isinstance(slide, int):
            self.chosen.emit(slide)
        elif index.isValid():
            self.state.setText(wording.translate("Console", "This place is on no slide of this talk."))


class _SearchField(QLineEdit):
    """Up and down move in the list while the typing goes on; page keys are the clicker's and go on."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys and those that are not typing."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.returnPressed.emit()
        elif event.key() in _OTHERS:
            event.ignore()
        else:
            super().keyPressEvent(event)
            event.accept()


class _HitDelegate(QStyledItemDelegate):
    """A row: the text with what was found marked; below it the slide, then the path."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; a place that is on no slide is set back, and says so."""
        entry = index.data(JumpRole.ENTRY)
        if not isinstance(entry, JumpEntry):
            return
        theme = self._theme
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        has_slide = index.data(HitRole.SLIDE) is not None
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area.adjusted(Space.S, 2, -Space.S, -2), theme.color("wash"))
            painter.fillRect(
                QRect(area.left() + Space.S, area.top() + 10, 3, area.height() - 20), theme.color("accent")
            )
        line = QRect(area.left() + Space.XL, area.top() + 6, area.width() - 2 * Space.XL, 24)
        self._paint_text(painter, line, entry, "ink" if has_slide else "muted")
        below = line.translated(0, 23)
        painter.setFont(theme.font(Type.SMALL, bold=has_slide))
        painter.setPen(theme.color("second" if has_slide else "muted"))
        words = str(index.data(HitRole.SLIDE_WORDS))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(below, flags, words)
        rest = below.adjusted(painter.fontMetrics().horizontalAdvance(words) + Space.M, 0, 0, 0)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.color("muted"))
        path = painter.fontMetrics().elidedText(entry.path, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags, path)
        painter.restore()

    def _paint_text(self, painter: QPainter, line: QRect, entry: JumpEntry, color: str) -> None:
        font = self._theme.font(Type.CARD)
        metrics = QFontMetrics(font)
        text, shift = entry.text, 0
        if entry.spans and metrics.horizontalAdvance(text[: entry.spans[0][1]]) > line.width() - 40:
            # The first place found is in sight, whatever stands before it.
            cut = max(0, entry.spans[0][0] - 12)
            text, shift = "…" + text[cut:], cut - 1
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        for start, end in entry.spans:
            if 0 <= start - shift < len(text):
                left = line.left() + metrics.horizontalAdvance(text[: start - shift])
                width = metrics.horizontalAdvance(text[start - shift : end - shift])
                painter.fillRect(QRect(left, line.top() + 2, width, 20), self._theme.color("mark"))
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)


_OTHERS = {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F5}
