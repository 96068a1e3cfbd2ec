"""Below the table of the library: what is said of the chosen row, and what can be done with its pack."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.catalogue.listing import Listing, Row
from desktop import wording
from desktop.models.library_cells import name_words, pack_words, sentences
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import push_button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, wrapped

translate = wording.translate
_LEAST = 320  # pixels at 100 % for the words, before the buttons go below them


class LibraryStrip(QFrame):
    """Below the table: the chosen row in whole sentences, and what can be done with its pack."""

    open_wanted = Signal()
    verify_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language = language
        self.setAccessibleName(translate("Library", "The chosen row"))
        self.title = wrapped(PlainLabel("", theme.font(Type.CARD, bold=True, zoomed=True), theme.tokens.ink))
        self.state = wrapped(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), theme.tokens.ink))
        self.path = wrapped(PlainLabel("", theme.font(Type.SMALL, zoomed=True), theme.tokens.second))
        self.open = push_button(translate("Library", "&Open"), theme)
        self.verify = push_button(translate("Library", "&Check again"), theme)
        self.forget = push_button(translate("Library", "Forge&t…"), theme)
        self.open.clicked.connect(self.open_wanted)
        self.verify.clicked.connect(self.verify_wanted)
        self.forget.clicked.connect(self.forget_wanted)
        left = QVBoxLayout()
        left.setSpacing(theme.space(Space.XS))
        for label in (self.title, self.state, self.path):
            left.addWidget(label)
        left.addStretch(1)
        right = FlowLayout(theme.space(Space.S), theme.space(Space.S))
        for button in (self.open, self.verify, self.forget):
            right.addWidget(button)
        self._buttons = QWidget()
        self._buttons.setLayout(right)
        wide = sum(one.sizeHint().width() for one in (self.open, self.verify, self.forget))
        self._wide = wide + 2 * theme.space(Space.S)
        self._least = theme.space(_LEAST)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(theme.space(part) for part in (Space.L, Space.M, Space.L, Space.M)))
        self._row.setSpacing(theme.space(Space.M))
        self._row.addLayout(left, 1)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)

    def fit(self, room: int) -> None:
        """Beside the words the buttons stand in one row; below them in as many as it takes in this width."""
        margins = self._row.contentsMargins()
        inside = room - margins.left() - margins.right()
        is_tight = inside < self._wide + self._row.spacing() + self._least
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_tight else across)
        self._buttons.setFixedWidth(min(self._wide, inside) if is_tight else self._wide)

    def show_row(self, listing: Listing, row: Row | None, chosen: Sequence[Row], *, is_working: bool) -> None:
        """Say what is known of a row, and of how many packs the chosen ones are."""
        packs = {one.pack for one in chosen}
        if row is None:
            return
        several = translate("Library", "Rows chosen: %1; packs they are in: %2")
        several = several.replace("%1", f"{len(chosen):,}").replace("%2", f"{len(packs):,}")
        name = name_words(row, self._language) if row.number else pack_words(listing, row)
        self.title.setText(several if len(chosen) > 1 else name)
        self.state.setText("" if len(chosen) > 1 else sentences(listing, row, self._language))
        self.state.setVisible(len(chosen) <= 1)
        came = translate("Library", "It came from %1").replace("%1", str(listing.packs[row.pack].path))
        self.path.setText("" if len(chosen) > 1 else came)
        self.path.setVisible(len(chosen) <= 1)
        # One is opened: which, would not be said.
        self.open.setEnabled(bool(row.number) and len(chosen) == 1)
        for button in (self.verify, self.forget):
            button.setEnabled(not is_working)
