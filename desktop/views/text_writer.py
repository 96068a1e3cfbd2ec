"""Text appended to a view in the theme's faces: paragraphs, links, tables. Nothing of it is taken for markup."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTableFormat

from desktop.theme import Space, Theme, Type
from desktop.views.sealed_text import SealedText


class TextWriter:
    """Writes at the end of what a view shows."""

    def __init__(self, browser: SealedText, theme: Theme) -> None:
        self._cursor = QTextCursor(browser.document())
        self._theme = theme
        self._is_first = True

    def format(
        self, color: str, size: int = Type.INTERFACE, *, bold: bool = False, ground: str = ""
    ) -> QTextCharFormat:
        """A character format in the theme's colours; no ground of its own unless one is named."""
        text = QTextCharFormat()
        text.setFont(self._theme.font(size, bold=bold, zoomed=True))
        text.setForeground(self._theme.color(color))
        if ground:
            text.setBackground(self._theme.color(ground))
        return text

    def block(self, above: int = 0, *, leading: float = 140) -> None:
        """Begin a paragraph."""
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.space(above))
        block.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._is_first = False
        else:
            self._cursor.movePosition(QTextCursor.MoveOperation.End)
            self._cursor.insertBlock(block)

    def run(self, text: str, form: QTextCharFormat) -> None:
        """Append text to the paragraph."""
        self._cursor.insertText(text, form)

    def paragraph(
        self, text: str, color: str, size: int = Type.INTERFACE, *, above: int = 0, bold: bool = False
    ) -> None:
        """A paragraph of one format."""
        self.block(above)
        self.run(text, self.format(color, size, bold=bold))

    def link(self, text: str, href: str) -> None:
        """Append a link of our own."""
        form = self.format("accent")
        form.setAnchor(True)
        form.setAnchorHref(href)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self.run(text, form)

    def table(self, rows: list[tuple[str, str]]) -> None:
        """Name and value, one a row; empty values are left out."""
        rows = [(name, value) for name, value in rows if value]
        self.block(Space.S)
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(self._theme.space(3))
        form.setCellSpacing(0)
        table = self._cursor.insertTable(len(rows), 2, form)
        for n, (name, value) in enumerate(rows):
            for column, (text, color) in enumerate(((name, "muted"), (value, "ink"))):
                table.cellAt(n, column).firstCursorPosition().insertText(text, self.format(color, Type.SMALL))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
