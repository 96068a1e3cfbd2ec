"""In the place of the library's table before there is anything: what a library is, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop import wording
from desktop.icons import icon
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import LibraryAdding
from desktop.widgets.plain_label import PlainLabel, wrapped

translate = wording.translate
_SIGN = 40  # pixels at 100 %


class LibraryEmpty(QFrame):
    """What stands in the table's place before there is anything: what a library is, and the ways to begin."""

    def __init__(self, theme: Theme, adding: LibraryAdding) -> None:
        super().__init__()
        self.setObjectName("droptable")
        tokens, side = theme.tokens, theme.space(_SIGN)
        sign = PlainLabel("", theme.font(Type.INTERFACE))
        sign.setPixmap(icon("folder-open", tokens.muted, side).pixmap(side, side))
        title = wrapped(
            PlainLabel(
                translate("Library", "The library is empty"),
                theme.font(Type.HEADING, zoomed=True),
                tokens.ink,
            )
        )
        text = wrapped(
            PlainLabel(
                translate(
                    "Library",
                    "Add a folder, or drag folders and packs here. Every pack is copied in, checked and listed with its "
                    "places and years, and all of it can be searched at once. The files themselves are not touched.",
                ),
                theme.font(Type.INTERFACE, zoomed=True),
                tokens.second,
            )
        )
        self.adding = adding
        column = QVBoxLayout(self)
        self._column = column
        self._edges = theme.space(Space.XL), theme.space(Space.S)
        column.setSpacing(theme.space(Space.M))
        column.addStretch(1)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(theme.space(Space.S))
        column.addWidget(adding, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def fit(self, room: int) -> None:
        """Fold what does not stand side by side in this width; where it is tight, so are the edges."""
        wide, narrow = self._edges
        edge = wide if self.adding.wide + 2 * wide <= room else narrow
        self._column.setContentsMargins(edge, wide, edge, wide)
        self.adding.fit(room - 2 * edge)
