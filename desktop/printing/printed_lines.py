"""Which lines of the source a document prints, and what is said of them where they are listed."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.printing.document import Document

SET_NOTE = "标点按排版规则设为全角，其余文字与原文逐字相同。"


def printed_lines(document: Document) -> Iterator[tuple[int, str]]:
    """Every source line that is printed: its number, counted from 1, and its text with the source's own mark."""
    if document.masthead_line:
        yield document.masthead_line, document.title
    for chapter in document.chapters:
        if chapter.line:
            yield chapter.line, chapter.title
        for line in chapter.lines:
            yield line.line, line.marker + line.text
