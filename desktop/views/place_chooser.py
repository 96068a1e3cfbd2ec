"""A field that says which page of a brief is shown, and goes to another one."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from db.records import Brief, Section, SectionKind
from desktop import wording
from desktop.location import VIEWS, Location
from desktop.widgets.fields import ChoiceBox

_INDENT = "　"  # as wide as a character of the list
_WIDEST = 480  # pixels of the list that opens
_MIDDLE = Qt.TextElideMode.ElideMiddle  # names often differ only by the year at their end
_EDGES = 2  # pixels: styles keep one free at each side of the words


class LeadingBox(ChoiceBox):
    """`chosen` carries what stands behind the entry the reader chose; the wheel passes over it to the page.

    What is longer than its room is cut in the middle; in the list a tip has it whole.
    """

    chosen = Signal(object)

    def __init__(self, name: str, font: QFont) -> None:
        super().__init__(name)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().setTextElideMode(_MIDDLE)
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))

    def fill(self, entries: list[tuple[str, object]]) -> None:
        """Offer `entries`: the words of each and what it leads to."""
        self.clear()
        for words, data in entries:
            self.addItem(words, data)
            self.setItemData(self.count() - 1, _tip(words), Qt.ItemDataRole.ToolTipRole)
        wanted = self.view().sizeHintForColumn(0) + 2 * self.fontMetrics().height()
        self.view().setMinimumWidth(min(wanted, _WIDEST))

    def choose(self, data: object) -> None:
        """Show the entry with `data`; none where there is no such entry."""
        rows = [row for row in range(self.count()) if self.itemData(row) == data]
        self.setCurrentIndex(rows[0] if rows else -1)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """The entry in the field stands without the indent it has in the list, cut to its room."""
        super().initStyleOption(option)
        words = option.currentText.lstrip(_INDENT)  # type: ignore[attr-defined]
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        words = self.fontMetrics().elidedText(words, _MIDDLE, field.width() - _EDGES)
        option.currentText = words  # type: ignore[attr-defined]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over the field must not lead to another page."""
        event.ignore()


class PlaceChooser(LeadingBox):
    """The pages of one brief: the overview, the sections under each other, and the views."""

    def __init__(self, font: QFont, language: str) -> None:
        super().__init__(wording.translate("Beside", "Page"), font)
        self._language = language
        self._brief: Brief | None = None

    def show_place(self, brief: Brief, location: Location) -> None:
        """Show which page `location` is on."""
        if brief is not self._brief:
            self._brief = brief
            self.fill(_pages(brief, self._language))
        section = brief.section(location.section)
        is_overview = section is not None and section.kind is SectionKind.MASTHEAD
        self.choose(Location(brief.id) if is_overview else location.page)


def _tip(words: str) -> str:
    """Words of a file for a tip, which takes what looks like markup for it: said to be markup, with none in it."""
    return f"<qt>{html.escape(words.strip(_INDENT))}</qt>"


def _pages(brief: Brief, language: str) -> list[tuple[str, object]]:
    out: list[tuple[str, object]] = [(wording.translate("Tree", "Overview"), Location(brief.id))]
    for section in brief.walk:
        if section.kind is not SectionKind.MASTHEAD:
            words = _INDENT * _depth(brief, section) + wording.section_words(section, language)
            out.append((words, Location(brief.id, section.id)))
    return out + [(wording.view_word(view), Location(brief.id, view=view)) for view in VIEWS]


def _depth(brief: Brief, section: Section) -> int:
    above = brief.section(section.parent) if section.parent else None
    return 1 + _depth(brief, above) if above else 0
