"""Ctrl+K: type, see what holds the words, go there. Escape goes nowhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.records import Brief
from desktop import wording
from desktop.models.jump import JumpEntry, JumpModel, JumpRole
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

_ROW = 52
_WIDTH, _HEIGHT = 680, 480
Index = QModelIndex | QPersistentModelIndex


class JumpDelegate(QStyledItemDelegate):
    """A row: the text with what was found marked, and the path below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = theme.font(Type.CARD)
        self._small = theme.font(Type.CAPTION)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row in plain text, the hits on the mark's colour."""
        entry = index.data(JumpRole.ENTRY)
        if not isinstance(entry, JumpEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("wash"))
            painter.drawRoundedRect(area.adjusted(Space.S, 2, -Space.S, -2), 6, 6)
            painter.fillRect(
                QRect(area.left() + Space.S, area.top() + 10, 3, area.height() - 20),
                self._theme.color("accent"),
            )
        line = QRect(area.left() + Space.L, area.top() + 6, area.width() - 2 * Space.L, 24)
        self._paint_text(painter, line, entry)
        painter.setFont(self._small)
        painter.setPen(QPen(self._theme.color("muted")))
        below = QRect(line.left(), line.bottom() - 1, line.width(), 18)
        place = entry.path
        if entry.place.line:
            place += "  ·  " + wording.line_words(entry.place.line)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, place)
        painter.restore()

    def _paint_text(self, painter: QPainter, line: QRect, entry: JumpEntry) -> None:
        metrics = QFontMetrics(self._font)
        text, spans = _window(entry, metrics, line.width())
        painter.setFont(self._font)
        for start, end in spans:
            left = line.left() + metrics.horizontalAdvance(text[:start])
            width = metrics.horizontalAdvance(text[start:end])
            painter.fillRect(QRect(left, line.top() + 2, width, line.height() - 4), self._theme.color("mark"))
        painter.setPen(QPen(self._theme.color("ink")))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def _window(entry: JumpEntry, metrics: QFontMetrics, width: int) -> tuple[str, list[tuple[int, int]]]:
    """The part of a long text that holds its first hit, cut with an ellipsis on either side."""
    text, shift = entry.text, 0
    first = entry.spans[0] if entry.spans else (0, 0)
    if metrics.horizontalAdvance(text[: first[1]]) > width - 40:
        shift = max(0, first[0] - 12)
        text = "…" + text[shift:]
        shift -= 1
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    spans = [(s - shift, min(e - shift, len(cut))) for s, e in entry.spans if 0 <= s - shift < len(cut)]
    return cut, spans


class JumpDialog(QDialog):
    """The palette. `chosen` carries the place."""

    chosen = Signal(object)

    def __init__(self, brief: Brief, theme: Theme, language: str, parent: QWidget) -> None:
        # A part of the window, not a window: what is typed right after Ctrl+K is never lost to the window manager.
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("jumpdialog")
        self.setWindowTitle(wording.translate("Jump", "Search or jump"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = JumpModel(brief, language, wording.translate("Tree", "Overview"), self)
        self.field = _JumpField(self)
        self.field.setObjectName("jump")
        self.field.setFont(theme.font(Type.BODY))
        self.field.setPlaceholderText(
            wording.translate("Jump", "Characters, figures or a section; several words mean all of them")
        )
        self.field.setAccessibleName(self.windowTitle())
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(JumpDelegate(theme, self))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(wording.translate("Jump", "Places found"))
        self.state = PlainLabel("", theme.font(Type.CAPTION), theme.tokens.second)
        self.state.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        layout = QVBoxLayout(self)
        edge = theme.tokens.line_width
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(0)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.state)
        self.field.textChanged.connect(self._on_typed)
        self.field.stepped.connect(self._step)
        self.field.returnPressed.connect(lambda: self._choose(self.list.currentIndex()))
        self.list.clicked.connect(self._choose)
        self._on_typed("")
        self._place(parent)
        self._focus_before = QApplication.focusWidget()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    @property
    def model(self) -> JumpModel:
        """What is offered."""
        return self._model

    def _place(self, parent: QWidget) -> None:
        width = min(_WIDTH, parent.width() - 2 * Space.XXXL)
        height = min(_HEIGHT, parent.height() - 2 * Space.XXXL)
        self.resize(width, height)
        self.move((parent.width() - width) // 2, Space.XXXL + Space.L)

    def appear(self) -> None:
        """Show the palette over the window, ready to be typed into."""
        self.show()
        self.raise_()
        self.field.setFocus()

    def done(self, result: int) -> None:
        """Close, and give the focus back to where it was."""
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]
        super().done(result)
        if self._focus_before is not None:
            self._focus_before.setFocus()

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self._focus_before = None
            self.reject()

    def _on_typed(self, text: str) -> None:
        self._model.set_query(text)
        count = self._model.rowCount()
        if count:
            self.list.setCurrentIndex(self._model.index(0))
        if count == 0:
            words = wording.translate("Jump", "Nothing in this brief holds all of these words.")
        elif self._model.is_cut:
            words = wording.translate("Jump", "The first %1 places; type more to narrow them.")
        else:
            words = wording.translate("Jump", "%1 places. Up and down choose, Enter goes, Esc closes.")
        self.state.setText(words.replace("%1", str(count)))

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        row = max(0, min(row, self._model.rowCount() - 1))
        self.list.setCurrentIndex(self._model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(JumpRole.ENTRY)
        if isinstance(entry, JumpEntry):
            self.accept()
            self.chosen.emit(entry.place)


class _JumpField(QLineEdit):
    """Up, down and the page keys move in the list while the typing goes on."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The four keys; everything else is typing."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
