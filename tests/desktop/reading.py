"""Text that is read in the tests: its blocks, its lines, and a selection made in it."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from db.records import Brief, Section
from desktop.typography import utf16_offset


def lines_of(section: Section) -> list[int]:
    """The source lines on a section's page: its items, then what stands below it, headings included."""
    own = [item.line for item in section.items]
    return own + [line for child in section.children for line in (child.line, *lines_of(child))]


def blocks(view: QTextEdit) -> list[QTextBlock]:
    """The blocks of a text, from above to below."""
    block, out = view.document().begin(), []
    while block.isValid():
        out.append(block)
        block = block.next()
    return out


def source_of(brief: Brief, line: int) -> str:
    """The characters of a line as the page holds them: an item without its list mark, a heading whole."""
    item = brief.item(line)
    if item is not None:
        return item.text
    return next(s.title for s in brief.walk if s.line == line)


def select(view: QTextEdit, line: int, start: int, end: int) -> None:
    """Select code points `start` to `end` of the block of a source line."""
    block = next(block for block in blocks(view) if block.userState() == line)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + utf16_offset(block.text(), start))
    cursor.setPosition(block.position() + utf16_offset(block.text(), end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
