"""The document of a section: its lines as blocks in the theme's faces, punctuation set for the eye, figures as links."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
)

from db.records import Figure, Item, ItemKind, Section, SectionKind
from desktop.theme import Space, Theme, Type
from desktop.typography import shown

_LEADING = 1.7  # of the font size, for running text; headings and lists a little less
_LIST_LEADING = 1.55
GUTTER = 56  # room for line numbers, left of the text
INDENT = 30
ROLE = QTextFormat.Property.UserProperty.value + 1
MARK = QTextFormat.Property.UserProperty.value + 2


class BlockRole(IntEnum):
    """What a block is; decides its type and what is painted beside it."""

    HEADING = 1
    LEAD = 2
    POINT = 3
    PARAGRAPH = 4
    HIGHLIGHT = 5


class DocumentWriter:
    """Writes sections into a document. A block's `userState` is its source line."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document, self._theme = document, theme

    def write(self, section: Section) -> None:
        """A section and everything below it; its own heading stands above the text."""
        self._document.setDocumentMargin(0)
        frame = QTextFrameFormat()
        frame.setLeftMargin(self._theme.space(GUTTER))
        self._document.rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(self._document)
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
        block.setProperty(ROLE, int(role))
        block.setProperty(MARK, mark)
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
            BlockRole.LEAD: (Space.XS, Space.XS, INDENT),
            BlockRole.POINT: (Space.XS, Space.XS, INDENT // 2 + 4),
            BlockRole.PARAGRAPH: (Space.L, Space.M, 0),
            BlockRole.HIGHLIGHT: (2, 2, INDENT),
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


def _role(section: Section, item: Item) -> BlockRole:
    if item.kind in {ItemKind.PARAGRAPH, ItemKind.CLOSING}:
        return BlockRole.PARAGRAPH
    if section.kind is SectionKind.QUESTION or item.kind is ItemKind.NUMBERED:
        return BlockRole.LEAD
    return BlockRole.HIGHLIGHT if section.kind is SectionKind.HIGHLIGHTS else BlockRole.POINT
