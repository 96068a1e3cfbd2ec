"""What is selected in the text of a section, in source lines and code points of them.

Qt counts UTF-16 units of the text as it is set for the eye; everything outside counts the source's own characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Brief
from desktop.noting.spots import Spot, mark_length
from desktop.typography import code_point_offset
from desktop.views.reading_layout import ReadingLayout
from desktop.views.sealed_text import SealedText


class ReadingSelection:
    """The selection and the cursor of `view`, whose blocks are lines of `brief`."""

    def __init__(self, view: SealedText, layout: ReadingLayout, brief: Brief) -> None:
        self._view, self._layout, self._brief = view, layout, brief

    def lines(self) -> list[tuple[int, str]]:
        """(source line, source characters), block by block."""
        return [(line, self._source_text(line)[start:end]) for line, start, end in self._selected()]

    def spots(self) -> list[Spot]:
        """The stretches of source lines."""
        found = [(mark_length(self._brief, line), line, start, end) for line, start, end in self._selected()]
        return [Spot(line, mark + start, mark + end) for mark, line, start, end in found]

    def cursor_place(self) -> tuple[int, int]:
        """The source line the text cursor is on, and the code point of the line it is before."""
        cursor = self._view.textCursor()
        line = cursor.block().userState()
        offset = code_point_offset(self._source_text(line), cursor.positionInBlock())
        return line, mark_length(self._brief, line) + offset

    def clear(self) -> None:
        """Select nothing any more; the cursor stays at its end."""
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)

    def _selected(self) -> Iterator[tuple[int, int, int]]:
        """Source line, and code points of its text as it is shown, block by block."""
        cursor = self._view.textCursor()
        for block in self._layout.blocks():
            start = max(cursor.selectionStart() - block.position(), 0)
            end = min(cursor.selectionEnd() - block.position(), block.length() - 1)
            if start < end:
                text = self._source_text(block.userState())
                yield block.userState(), code_point_offset(text, start), code_point_offset(text, end)

    def _source_text(self, line: int) -> str:
        item = self._brief.item(line)
        return item.text if item else self._brief.source.line(line)
