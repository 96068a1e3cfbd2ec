"""The text of a section, set for reading: figures stand out and can be followed, source lines stand in the margin.

The document holds the items' text, one block a line, punctuation set for the eye; numbers, bullets, rules and line
numbers are painted beside it, so that a copy holds the source's own characters and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from db.records import Brief, Section
from desktop import wording
from desktop.noting.spots import Spot, mark_length
from desktop.theme import Theme, Type
from desktop.typography import code_point_offset, utf16_offset
from desktop.views.reading_document import GUTTER, INDENT, MARK, ROLE, BlockRole, DocumentWriter
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
        count = sum(len(marks.on_line(block.userState())) for block in self._blocks())
        words = wording.translate("Notes", "Notes, bookmarks and highlights on this page: %1")
        self.setAccessibleDescription(words.replace("%1", str(count)) if count else "")

    def line_rect(self, line: int) -> QRectF:
        """Where the block of a source line is, in this view; empty where it has none."""
        for block in self._blocks():
            if block.userState() == line:
                return self._rect(block)
        return QRectF()

    def span_rect(self, line: int, start: int, end: int) -> QRectF:
        """Where code points `start` to `end` of a line stand, in this view, on all the lines of the column they take."""
        for block in self._blocks():
            if block.userState() == line:
                first, last = (utf16_offset(block.text(), place) for place in (start, max(start, end - 1)))
                rows = [block.layout().lineForTextPosition(place).rect() for place in (first, last)]
                return rows[0].united(rows[1]).translated(self._rect(block).topLeft())
        return QRectF()

    def selected_lines(self) -> list[tuple[int, str]]:
        """The selection as (source line, source characters), block by block."""
        return [(line, self._source_text(line)[start:end]) for line, start, end in self._selected()]

    def selected_spots(self) -> list[Spot]:
        """The selection as stretches of source lines."""
        found = [(mark_length(self._brief, line), line, start, end) for line, start, end in self._selected()]
        return [Spot(line, mark + start, mark + end) for mark, line, start, end in found]

    def cursor_place(self) -> tuple[int, int]:
        """The source line the text cursor is on, and the code point of the line it is before."""
        cursor = self.textCursor()
        line = cursor.block().userState()
        offset = code_point_offset(self._source_text(line), cursor.positionInBlock())
        return line, mark_length(self._brief, line) + offset

    def clear_selection(self) -> None:
        """Select nothing any more; the cursor stays at its end."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _selected(self) -> Iterator[tuple[int, int, int]]:
        """Source line, and code points of its text as it is shown, block by block."""
        cursor = self.textCursor()
        for block in self._blocks():
            start = max(cursor.selectionStart() - block.position(), 0)
            end = min(cursor.selectionEnd() - block.position(), block.length() - 1)
            if start < end:
                text = self._source_text(block.userState())
                yield block.userState(), code_point_offset(text, start), code_point_offset(text, end)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The current block's ground first, then the text, then what stands beside it."""
        painter = QPainter(self.viewport())
        self._paint_current(painter)
        if self._marks is not None:
            for block in self._blocks():
                if self._marks.on_line(block.userState()):
                    self._marks.paint_under(painter, block, self._rect(block))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in self._blocks():
            rect = self._rect(block)
            if event.rect().adjusted(0, -60, 0, 60).intersects(rect.toAlignedRect()):
                self._paint_beside(painter, block, rect)
                if self._marks is not None and self._marks.on_line(block.userState()):
                    self._marks.paint_over(painter, block, rect, self._first_line(block, rect))
        painter.end()

    def _paint_current(self, painter: QPainter) -> None:
        rect = self.line_rect(self._current) if self._current else QRectF()
        if rect.isEmpty():
            return
        left = self._theme.space(GUTTER) - 14
        ground = QRectF(left, rect.top() - 2, self.viewport().width() - left, rect.height() + 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("wash"))
        painter.drawRoundedRect(ground, 6, 6)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(left, ground.top(), 3, ground.height()), 1.5, 1.5)

    def _paint_beside(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        role = block.blockFormat().intProperty(ROLE)
        gutter = self._theme.space(GUTTER)
        first = self._first_line(block, rect)
        if self._numbers_shown or block.userState() in {self._hovered, self._current}:
            painter.setFont(self._theme.font(Type.CAPTION, zoomed=True))
            painter.setPen(QPen(self._theme.color("muted")))
            painter.drawText(
                QRectF(0, first.top(), gutter - 20, first.height()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(block.userState()),
            )
        if role == BlockRole.HIGHLIGHT:
            self._paint_rule(painter, block, rect)
        mark = block.blockFormat().stringProperty(MARK)
        if mark:
            painter.setFont(self._theme.font(Type.HEADING, bold=True, zoomed=True))
            painter.setPen(QPen(self._theme.color("accent")))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(gutter, first.top(), gutter, first.height()), flags, mark)
        elif role in {BlockRole.POINT, BlockRole.HIGHLIGHT}:
            self._paint_bullet(painter, role, first)

    def _paint_bullet(self, painter: QPainter, role: int, first: QRectF) -> None:
        gutter, radius = self._theme.space(GUTTER), self._theme.space(5) / 2
        x = gutter + (self._theme.space(18) if role == BlockRole.HIGHLIGHT else radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent" if role == BlockRole.POINT else "control"))
        painter.drawEllipse(QPointF(x, first.center().y()), radius, radius)

    def _paint_rule(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        """The quiet rule down the left of the highlights, unbroken between blocks."""
        gutter = self._theme.space(GUTTER)
        following = block.next()
        ends = not following.isValid() or following.blockFormat().intProperty(ROLE) != BlockRole.HIGHLIGHT
        bottom = rect.bottom() if ends else self._rect(following).top()
        painter.fillRect(QRectF(gutter + 1, rect.top(), 2, bottom - rect.top()), self._theme.color("line"))

    # ------------------------------------------------------------ the mouse and the clipboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the line number of the block under the pointer, and tell of the note whose sign is there."""
        super().mouseMoveEvent(event)
        line = self._line_at(event.position())
        if line != self._hovered:
            self._hovered = line
            self.viewport().update()
        self._point_at(self._sign_at(event.position()))

    def _sign_at(self, position: QPointF) -> Placed | None:
        """The note whose sign in the margin is there."""
        line = self._line_at(position)
        if self._marks is None or not self._marks.on_line(line):
            return None
        block = next(block for block in self._blocks() if block.userState() == line)
        return self._marks.sign_at(position, line, self._first_line(block, self._rect(block)))

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
            line = self._line_at(event.position())
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
        line = self._line_at(QPointF(event.pos()))
        if line > 0 and not self.textCursor().hasSelection():
            self.line_chosen.emit(line)
        self.menu_wanted.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The source's characters, as plain text."""
        data = QMimeData()
        data.setText("\n".join(text for _, text in self.selected_lines()))
        return data

    # ------------------------------------------------------------ geometry

    def _wide(self) -> int:
        """The widest column: 40 characters of running text, the indent, and the gutter."""
        advance = QFontMetricsF(self._theme.font(Type.BODY, zoomed=True)).horizontalAdvance("晋" * _MEASURE)
        return math.ceil(advance) + self._theme.space(GUTTER + INDENT)

    def _on_size_changed(self, size: QSizeF) -> None:
        self.setFixedHeight(math.ceil(size.height()) + 4)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _rect(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)

    def _first_line(self, block: QTextBlock, rect: QRectF) -> QRectF:
        line = block.layout().lineAt(0) if block.layout().lineCount() else None
        if line is None:
            return rect
        metrics = QFontMetricsF(block.charFormat().font())
        top = rect.top() + line.y() + line.ascent() - metrics.ascent()
        return QRectF(rect.left(), top, rect.width(), metrics.height())

    def _line_at(self, position: QPointF) -> int:
        for block in self._blocks():
            rect = self._rect(block)
            if rect.top() <= position.y() <= rect.bottom():
                return block.userState()
        return 0

    def _source_text(self, line: int) -> str:
        item = self._brief.item(line)
        return item.text if item else self._brief.source.line(line)

    def select_in(self, line: int, start: int, end: int) -> None:
        """Select code points `start` to `end` of the item on `line`, as a search hit."""
        text = self._source_text(line)
        for block in self._blocks():
            if block.userState() == line:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + utf16_offset(text, start))
                cursor.setPosition(
                    block.position() + utf16_offset(text, end), QTextCursor.MoveMode.KeepAnchor
                )
                self.setTextCursor(cursor)
