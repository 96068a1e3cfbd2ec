"""Where the lines of a source stand in a document whose blocks bear their numbers; pixels of the view that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument

from desktop.typography import utf16_offset


class ReadingLayout:
    """Asks a document, whatever stands in it now."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def blocks(self) -> Iterator[QTextBlock]:
        """Every block, from above to below."""
        block = self._document.begin()
        while block.isValid():
            yield block
            block = block.next()

    def rect(self, block: QTextBlock) -> QRectF:
        """All that a block takes."""
        return self._document.documentLayout().blockBoundingRect(block)

    def first_row(self, block: QTextBlock) -> QRectF:
        """The first row of a block, as high as its letters."""
        rect = self.rect(block)
        if not block.layout().lineCount():
            return rect
        row = block.layout().lineAt(0)
        metrics = QFontMetricsF(block.charFormat().font())
        top = rect.top() + row.y() + row.ascent() - metrics.ascent()
        return QRectF(rect.left(), top, rect.width(), metrics.height())

    def block_at(self, position: QPointF) -> QTextBlock | None:
        """The block at a place of the view, or None."""
        for block in self.blocks():
            rect = self.rect(block)
            if rect.top() <= position.y() <= rect.bottom():
                return block
        return None

    def line_at(self, position: QPointF) -> int:
        """The source line at a place of the view; 0 where there is none."""
        block = self.block_at(position)
        return block.userState() if block is not None else 0

    def line_rect(self, line: int) -> QRectF:
        """Where the block of a source line is; empty where it has none."""
        block = self._block_of(line)
        return self.rect(block) if block is not None else QRectF()

    def span_rect(self, line: int, start: int, end: int) -> QRectF:
        """Where code points `start` to `end` of a line stand, on all the rows of the column they take."""
        block = self._block_of(line)
        if block is None:
            return QRectF()
        first, last = (utf16_offset(block.text(), place) for place in (start, max(start, end - 1)))
        rows = [block.layout().lineForTextPosition(place).rect() for place in (first, last)]
        return rows[0].united(rows[1]).translated(self.rect(block).topLeft())

    def _block_of(self, line: int) -> QTextBlock | None:
        return next((block for block in self.blocks() if block.userState() == line), None)
