"""The menu of the library's table: what can be done with the chosen rows, by the mouse or the menu key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop import wording
from desktop.theme import Theme, Type
from desktop.views.library_strip import LibraryStrip
from desktop.views.library_table import LibraryTable


class RowMenu(QMenu):
    """Offers what the strip below the table offers, as far as it does at present, and to copy the rows."""

    def __init__(self, table: LibraryTable, strip: LibraryStrip, theme: Theme) -> None:
        super().__init__(table)
        self.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.setAccessibleName(strip.accessibleName())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, key in ((strip.open, "Return"), (strip.verify, ""), (strip.forget, "Delete")):
            action = self.addAction(_beside(button.text(), key))
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        self.addSeparator()
        words = wording.translate("Library", "Copy the rows")
        self.addAction(_beside(words, "Ctrl+C")).triggered.connect(table.copy)


def _beside(words: str, key: str) -> str:
    """Words, and the key of the table that does the same; the menu itself does not listen for it."""
    return f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}" if key else words
