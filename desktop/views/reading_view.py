"""The text of a section, set for reading: figures stand out and can be followed, source lines stand in the margin.

The document is written by `reading_document`, what stands beside it painted by `reading_margin`; what is selected is
asked of `selection`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from db.records import Brief, Section
from desktop import wording
from desktop.theme import Theme, Type
from desktop.views.reading_document import GUTTER, INDENT, DocumentWriter
from desktop.views.reading_layout import ReadingLayout
from desktop.views.reading_margin import ReadingMargin
from desktop.views.reading_selection import ReadingSelection
from desktop.views.sealed_text import SealedText

if TYPE_CHECKING:
    from db.notes.placing import Placed
    from desktop.noting.noting import Noting
    from desktop.views.reading_marks import ReadingMarks

_SCROLLING = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space),
}
_MEASURE = 40  # characters of running text on a line, at most


class ReadingView(SealedText):
    """A section and everything below it, as text. `line_chosen` and `figure_chosen` say what was clicked."""

    line_chosen = Signal(int)
    figure_chosen = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, brief: Brief, section: Section, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief = brief
        self._theme = theme
        self._numbers_shown = False
        self._hovered = 0
        self._current = 0
        self._pressed = QPointF()
        self._noting: Noting | None = None
        self._marks: ReadingMarks | None = None
        self._pointed = ""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setMaximumWidth(self._wide())
        DocumentWriter(self.document(), theme).write(section)
        self._layout = ReadingLayout(self.document())
        self._margin = ReadingMargin(self._layout, theme)
        self.selection = ReadingSelection(self, self._layout, brief)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.anchorClicked.connect(lambda url: self.figure_chosen.emit(url.path()))

    # ------------------------------------------------------------ what is asked of it

    def show_numbers(self, shown_always: bool) -> None:
        """Show every source line number, or only the one under the pointer."""
        self._numbers_shown = shown_always
        self.viewport().update()

    def set_current(self, line: int) -> None:
        """Mark the block of source line `line` as the current one (0: none)."""
        self._current = line
        self.viewport().update()
        if self._noting is not None and line:
            self._noting.reached.emit(self._brief.id, line)

    def annotate(self, noting: Noting) -> None:
        """Show what was noted on the lines, from now on."""
        from desktop.views.reading_marks import ReadingMarks  # noqa: PLC0415 - the first paint can do without

        if self._noting is None:
            self._marks = ReadingMarks(self._brief, self._theme)
            noting.changed.connect(self._on_noted)
        self._noting = noting
        self._on_noted(self._brief.id)

    def _on_noted(self, brief: str) -> None:
        if brief == self._brief.id and self._noting is not None and self._marks is not None:
            self._marks.show(self._noting.places(self._brief))
            self._say_marks(self._marks)
            self.viewport().update()

    def _say_marks(self, marks: ReadingMarks) -> None:
        """What is painted in the margin, for those who do not see it."""
        count = sum(len(marks.on_line(block.userState())) for block in self._layout.blocks())
        words = wording.translate("Notes", "Notes, bookmarks and highlights on this page: %1")
        self.setAccessibleDescription(words.replace("%1", str(count)) if count else "")

    def line_rect(self, line: int) -> QRectF:
        """Where the block of a source line is, in this view; empty where it has none."""
        return self._layout.line_rect(line)

    def span_rect(self, line: int, start: int, end: int) -> QRectF:
        """Where code points `start` to `end` of a line stand, in this view, on all the lines of the column they take."""
        return self._layout.span_rect(line, start, end)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The current block's ground first, then the text, then what stands beside it."""
        painter = QPainter(self.viewport())
        if self._current:
            self._margin.paint_current(painter, self._current, self.viewport().width())
        self._paint_under(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = event.rect().adjusted(0, -60, 0, 60)
        for block in self._layout.blocks():
            if around.intersects(self._layout.rect(block).toAlignedRect()):
                self._paint_over(painter, block)
        painter.end()

    def _paint_under(self, painter: QPainter) -> None:
        if self._marks is None:
            return
        for block in self._layout.blocks():
            if self._marks.on_line(block.userState()):
                self._marks.paint_under(painter, block, self._layout.rect(block))

    def _paint_over(self, painter: QPainter, block: QTextBlock) -> None:
        line, layout = block.userState(), self._layout
        numbered = self._numbers_shown or line in {self._hovered, self._current}
        self._margin.paint_beside(painter, block, numbered=numbered)
        if self._marks is not None and self._marks.on_line(line):
            self._marks.paint_over(painter, block, layout.rect(block), layout.first_row(block))

    # ------------------------------------------------------------ the mouse and the clipboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the line number of the block under the pointer, and tell of the note whose sign is there."""
        super().mouseMoveEvent(event)
        line = self._layout.line_at(event.position())
        if line != self._hovered:
            self._hovered = line
            self.viewport().update()
        self._point_at(self._sign_at(event.position()))

    def _sign_at(self, position: QPointF) -> Placed | None:
        """The note whose sign in the margin is there."""
        block = self._layout.block_at(position)
        if block is None or self._marks is None or not self._marks.on_line(block.userState()):
            return None
        return self._marks.sign_at(position, block.userState(), self._layout.first_row(block))

    def _point_at(self, place: Placed | None) -> None:
        name = place.note.id if place else ""
        if name == self._pointed or self._noting is None:
            return
        self._pointed = name
        shape = Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self._noting.pointed.emit(name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position()
        if event.button() in {Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton}:
            event.ignore()  # They belong to the window.
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that is neither on a figure nor the end of a selection chooses the item."""
        super().mouseReleaseEvent(event)
        is_click = (event.position() - self._pressed).manhattanLength() < 4
        on_link = bool(self.anchorAt(event.position().toPoint()))
        left = event.button() is Qt.MouseButton.LeftButton
        sign = self._sign_at(event.position()) if left and is_click else None
        if sign is not None and self._noting is not None:
            self._noting.chosen.emit(sign.note.id)
        elif left and is_click and not on_link and not self.textCursor().hasSelection():
            line = self._layout.line_at(event.position())
            if line > 0:
                self.line_chosen.emit(line)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text in it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll are the page's too."""
        if event.key() in _SCROLLING and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The window's own menu: Qt's would offer to open what is under the pointer."""
        line = self._layout.line_at(QPointF(event.pos()))
        if line > 0 and not self.textCursor().hasSelection():
            self.line_chosen.emit(line)
        self.menu_wanted.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The source's characters, as plain text."""
        data = QMimeData()
        data.setText("\n".join(text for _, text in self.selection.lines()))
        return data

    # ------------------------------------------------------------ its size

    def _wide(self) -> int:
        """The widest column: 40 characters of running text, the indent, and the gutter."""
        advance = QFontMetricsF(self._theme.font(Type.BODY, zoomed=True)).horizontalAdvance("晋" * _MEASURE)
        return math.ceil(advance) + self._theme.space(GUTTER + INDENT)

    def _on_size_changed(self, size: QSizeF) -> None:
        self.setFixedHeight(math.ceil(size.height()) + 4)
