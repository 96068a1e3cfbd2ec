"""In the place of the library's table before there is anything: what a library is, and the ways to begin.

While the first packs come in it says so, and how far they are.
"""

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
    """`show_step` says how far what is being taken in is; `show_nothing` that there is nothing, as at first."""

    def __init__(self, theme: Theme, adding: LibraryAdding) -> None:
        super().__init__()
        self.setObjectName("droptable")
        tokens, side = theme.tokens, theme.space(_SIGN)
        sign = PlainLabel("", theme.font(Type.INTERFACE))
        sign.setPixmap(icon("folder-open", tokens.muted, side).pixmap(side, side))
        self.title = wrapped(PlainLabel("", theme.font(Type.HEADING, zoomed=True), tokens.ink))
        self.text = wrapped(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), tokens.second))
        self.adding = adding
        column = QVBoxLayout(self)
        self._column = column
        self._edges = theme.space(Space.XL), theme.space(Space.S)
        column.setSpacing(theme.space(Space.M))
        column.addStretch(1)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(theme.space(Space.S))
        column.addWidget(adding, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that there is nothing, and what could be here."""
        self.title.setText(translate("Library", "The library is empty"))
        self.text.setText(
            translate(
                "Library",
                "Add a folder, or drag folders and packs here. Every pack is copied in, checked and listed with its "
                "places and years, and all of it can be searched at once. The files themselves are not touched.",
            )
        )

    def show_step(self, done: int = 0, of: int = 0) -> None:
        """Say that packs are being taken in, and how many are done; none of none: they are being looked for."""
        self.title.setText(translate("Library", "Packs are being taken in"))
        text = (
            translate(
                "Library",
                "Packs done: %1 of %2. They are listed here while more come in, and can be searched then.",
            )
            if of
            else translate(
                "Library",
                "What was added is being looked through for packs. They are listed here while more come in, and can be "
                "searched then.",
            )
        )
        self.text.setText(text.replace("%1", f"{done:,}").replace("%2", f"{of:,}"))

    def fit(self, room: int) -> None:
        """Fold what does not stand side by side in this width; where it is tight, so are the edges."""
        wide, narrow = self._edges
        edge = wide if self.adding.wide + 2 * wide <= room else narrow
        self._column.setContentsMargins(edge, wide, edge, wide)
        self.adding.fit(room - 2 * edge)
