"""The briefs that were read last, above the places and years beside the library's table: a click or Enter opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from db.catalogue.listing import Listing, Row
from desktop import wording
from desktop.models.library_choices import ChoiceRole
from desktop.models.library_read import LibraryRead
from desktop.theme import Theme, Type
from desktop.views.library_choice_delegate import ChoiceDelegate

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class ReadList(QListView):
    """`opened` carries the row of the brief that is to be opened."""

    opened = Signal(object)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self.read = LibraryRead(language, self)
        self.setModel(self.read)
        self.setAccessibleName(wording.translate("Library", "Read last"))
        self.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.setItemDelegate(ChoiceDelegate(theme, self))
        self.setObjectName("librarylist")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_briefs(self, listing: Listing, ids: Sequence[str]) -> None:
        """Offer those of these that are in the library."""
        self.read.show_briefs(listing, ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; everything else moves."""
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list without a current row says nothing to a screen reader."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.read.index(0))

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        found = index.data(ChoiceRole.KEY)
        if isinstance(found, Row):
            self.opened.emit(found)
