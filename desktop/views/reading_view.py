"""The text of a section, set for reading: figures stand out and can be followed, source lines stand in the margin.

The document holds the items' text, one block a line, punctuation set for the eye; numbers, bullets, rules and line
numbers are painted beside it, so that a copy holds the source's own characters and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import IntEnum

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from db.records import Brief, Figure, Item, ItemKind, Section, SectionKind
from desktop.theme import Space, Theme, Type
from desktop.typography import code_point_offset, shown, utf16_offset
from desktop.views.sealed_text import SealedText

_LEADING = 1.7  # of the font size, for running text; headings and lists a little less
_LIST_LEADING = 1.55
_MEASURE = 40  # characters of running text on a line, at most
GUTTER = 56  # room for line numbers, left of the text
_INDENT = 30
_ROLE = QTextFormat.Property.UserProperty.value + 1
_MARK = QTextFormat.Property.UserProperty.value + 2


class BlockRole(IntEnum):
    """What a block is; decides its type and what is painted beside it."""

    HEADING = 1
    LEAD = 2
    POINT = 3
    PARAGRAPH = 4
    HIGHLIGHT = 5


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
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setMaximumWidth(self._wide())
        self._write(section)
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

    def line_rect(self, line: int) -> QRectF:
        """Where the block of a source line is, in this view; empty where it has none."""
        for block in self._blocks():
            if block.userState() == line:
                return self._rect(block)
        return QRectF()

    def selected_lines(self) -> list[tuple[int, str]]:
        """The selection as (source line, source characters), block by block."""
        cursor = self.textCursor()
        out: list[tuple[int, str]] = []
        for block in self._blocks():
            start = max(cursor.selectionStart() - block.position(), 0)
            end = min(cursor.selectionEnd() - block.position(), block.length() - 1)
            if start < end:
                text = self._source_text(block.userState())
                out.append(
                    (
                        block.userState(),
                        text[code_point_offset(text, start) : code_point_offset(text, end)],
                    )
                )
        return out

    # ------------------------------------------------------------ writing the document

    def _write(self, section: Section) -> None:
        self.document().setDocumentMargin(0)
        frame = QTextFrameFormat()
        frame.setLeftMargin(self._theme.space(GUTTER))
        self.document().rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._section(cursor, section, heading=False)
        cursor.endEditBlock()

    def _section(self, cursor: QTextCursor, section: Section, *, heading: bool) -> None:
        if heading:
            self._block(cursor, BlockRole.HEADING, section.line, "")
            cursor.insertText(shown(section.title), self._char_format(BlockRole.HEADING))
        answers = 0
        for item in section.items:
            role = _role(section, item)
            answers += role is BlockRole.LEAD
            mark = item.marker.strip() if item.kind is ItemKind.NUMBERED else ""
            self._block(cursor, role, item.line, str(answers) if role is BlockRole.LEAD else mark)
            self._item(cursor, item, self._char_format(role))
        for child in section.children:
            self._section(cursor, child, heading=True)

    def _block(self, cursor: QTextCursor, role: BlockRole, line: int, mark: str) -> None:
        block = self._block_format(role, is_first=cursor.atStart() and cursor.block().userState() < 0)
        block.setProperty(_ROLE, int(role))
        block.setProperty(_MARK, mark)
        if cursor.block().userState() >= 0:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        cursor.block().setUserState(line)

    def _block_format(self, role: BlockRole, *, is_first: bool) -> QTextBlockFormat:
        space = self._theme.space
        block = QTextBlockFormat()
        block.setLineHeight(
            self._line_height(role), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        above, below, left = {
            BlockRole.HEADING: (Space.XXL, Space.S, 0),
            BlockRole.LEAD: (Space.XS, Space.XS, _INDENT),
            BlockRole.POINT: (Space.XS, Space.XS, _INDENT // 2 + 4),
            BlockRole.PARAGRAPH: (Space.L, Space.M, 0),
            BlockRole.HIGHLIGHT: (2, 2, _INDENT),
        }[role]
        block.setTopMargin(0 if is_first else space(above))
        block.setBottomMargin(space(below))
        block.setLeftMargin(space(left))
        if role is BlockRole.PARAGRAPH:
            block.setTextIndent(2 * space(Type.BODY))
            block.setAlignment(Qt.AlignmentFlag.AlignJustify)
        return block

    def _line_height(self, role: BlockRole) -> float:
        """The leading as per cent of the face's own line, which differs much between faces."""
        font = self._char_format(role).font()
        leading = _LEADING if role is BlockRole.PARAGRAPH else _LIST_LEADING
        return 100 * leading * font.pixelSize() / QFontMetricsF(font).height()

    def _char_format(self, role: BlockRole) -> QTextCharFormat:
        text = QTextCharFormat()
        size = Type.HEADING if role in {BlockRole.HEADING, BlockRole.LEAD} else Type.BODY
        text.setFont(self._theme.font(size, bold=role in {BlockRole.HEADING, BlockRole.LEAD}, zoomed=True))
        text.setForeground(self._theme.color("ink"))
        return text

    def _item(self, cursor: QTextCursor, item: Item, plain: QTextCharFormat) -> None:
        """The item's text, its figures as links in the accent colour."""
        text, at = shown(item.text), 0
        for figure in item.figures:
            start = figure.span.start - len(item.marker)
            cursor.insertText(text[at:start], plain)
            at = figure.span.end - len(item.marker)
            cursor.insertText(text[start:at], self._figure_format(figure, plain))
        cursor.insertText(text[at:], plain)

    def _figure_format(self, figure: Figure, plain: QTextCharFormat) -> QTextCharFormat:
        text = QTextCharFormat(plain)
        text.setForeground(self._theme.color("accent"))
        text.setFontWeight(600)
        text.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        text.setUnderlineColor(self._theme.color("accent"))
        text.setAnchor(True)
        text.setAnchorHref(f"figure:{figure.id}")
        return text

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The current block's ground first, then the text, then what stands beside it."""
        painter = QPainter(self.viewport())
        self._paint_current(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in self._blocks():
            rect = self._rect(block)
            if event.rect().adjusted(0, -60, 0, 60).intersects(rect.toAlignedRect()):
                self._paint_beside(painter, block, rect)
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
        role = block.blockFormat().intProperty(_ROLE)
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
        mark = block.blockFormat().stringProperty(_MARK)
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
        ends = not following.isValid() or following.blockFormat().intProperty(_ROLE) != BlockRole.HIGHLIGHT
        bottom = rect.bottom() if ends else self._rect(following).top()
        painter.fillRect(QRectF(gutter + 1, rect.top(), 2, bottom - rect.top()), self._theme.color("line"))

    # ------------------------------------------------------------ the mouse and the clipboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the line number of the block under the pointer."""
        super().mouseMoveEvent(event)
        line = self._line_at(event.position())
        if line != self._hovered:
            self._hovered = line
            self.viewport().update()

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
        if left and is_click and not on_link and not self.textCursor().hasSelection():
            line = self._line_at(event.position())
            if line > 0:
                self.line_chosen.emit(line)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text in it."""
        event.ignore()

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
        return math.ceil(advance) + self._theme.space(GUTTER + _INDENT)

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


def _role(section: Section, item: Item) -> BlockRole:
    if item.kind in {ItemKind.PARAGRAPH, ItemKind.CLOSING}:
        return BlockRole.PARAGRAPH
    if section.kind is SectionKind.QUESTION or item.kind is ItemKind.NUMBERED:
        return BlockRole.LEAD
    return BlockRole.HIGHLIGHT if section.kind is SectionKind.HIGHLIGHTS else BlockRole.POINT
