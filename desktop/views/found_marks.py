"""Marks on what was searched for in a text: a ground and a line below; the current one is reversed, with a line above too.

The lines are there in every theme, so that no mark hangs on its colour. They lie over the text and change nothing in it: a
copy holds the source's characters, a printed page no marks.
"""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from desktop.searching.found import Found
from desktop.theme import Theme
from desktop.typography import utf16_offset
from desktop.views.reading_layout import ReadingLayout
from desktop.views.sealed_text import SealedText


def mark_found(view: SealedText, theme: Theme, found: Found) -> None:
    """Mark in `view`, whose blocks carry the numbers of their source lines, what was found, and nothing else."""
    marks = []
    for block in ReadingLayout(view.document()).blocks():
        line = block.userState()
        for start, end in found.by_line.get(line, ()):
            mark = SealedText.ExtraSelection()
            mark.cursor = _cursor(block, start, end)  # type: ignore[attr-defined]  # the stubs lack both
            mark.format = _format(theme, is_current=found.current == (line, start, end))  # type: ignore[attr-defined]
            marks.append(mark)
    view.setExtraSelections(marks)


def _cursor(block: QTextBlock, start: int, end: int) -> QTextCursor:
    cursor, text = QTextCursor(block), block.text()
    cursor.setPosition(block.position() + utf16_offset(text, start))
    cursor.setPosition(block.position() + utf16_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _format(theme: Theme, *, is_current: bool) -> QTextCharFormat:
    mark = QTextCharFormat()
    mark.setBackground(theme.color("accent" if is_current else "mark"))
    mark.setForeground(theme.color("on_accent" if is_current else "ink"))
    mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    mark.setUnderlineColor(theme.color("ink" if is_current else "accent"))
    mark.setFontOverline(is_current)
    return mark
