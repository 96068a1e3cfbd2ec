"""The title of the library's page, and beside it the ways to add to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import LibraryAdding
from desktop.widgets.plain_label import PlainLabel


class LibraryHead(QWidget):
    """A row, or in a narrow page the ways to add below the title."""

    def __init__(self, theme: Theme, adding: LibraryAdding) -> None:
        super().__init__()
        self._adding = adding
        self._title = PlainLabel(
            wording.translate("Library", "Library"),
            theme.font(Type.TITLE, bold=True, serif=True, zoomed=True),
            theme.tokens.ink,
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(Space.M))
        self._row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(adding)

    def fit(self, room: int) -> None:
        """Fold what does not stand side by side in this width."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        # What is hidden asks for no room.
        wide = self._title.sizeHint().width() + (0 if self._adding.isHidden() else self._adding.wide)
        self._row.setDirection(across if wide + 2 * self._row.spacing() <= room else down)
