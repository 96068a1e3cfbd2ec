"""Above the library's table: words to filter it by, how much it shows, and the way back to all of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from db.catalogue.listing import Listing
from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.widgets.filter_field import FilterField
from desktop.widgets.plain_label import PlainLabel, link_button

translate = wording.translate
_FIELD = 280  # pixels at 100 %


class LibraryFilter(QWidget):
    """`typed` tells of other words, `left` that the keyboard goes on to the table; `rest_wanted` asks for all rows."""

    typed = Signal()
    left = Signal()
    rest_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        font = theme.font(Type.INTERFACE, zoomed=True)
        self.field = self._made_field(theme)
        # What it asks for is read whole, beside what clears it.
        words = self.field.fontMetrics().horizontalAdvance(self.field.placeholderText())
        self._wanted = words + theme.space(Space.XXXL)
        self.rest = link_button(translate("Library", "Show all"), font)
        self.said = PlainLabel("", font, theme.tokens.second)
        self.rest.hide()
        self.field.textChanged.connect(self.typed)
        self.field.left.connect(self.left)
        self.rest.clicked.connect(self.rest_wanted)
        gap = theme.space(Space.M)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(gap)
        # What is said comes first: "show all" before a number reads as if all were shown.
        for widget in (self.said, self.rest):
            self._counts.addWidget(widget)
        self._counts.addStretch(0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._row.addWidget(self.field, 3)
        self._row.addStretch(1)
        self._row.addLayout(self._counts)
        self.setFocusProxy(self.field)

    def show_counts(self, listing: Listing, shown: int, *, is_filtered: bool) -> None:
        """Say how many of a listing's rows are shown."""
        whole = len(listing.rows)
        text = translate("Library", "Rows: %1 of %2").replace("%1", f"{shown:,}").replace("%2", f"{whole:,}")
        self.said.setText(text if shown != whole else _counts(listing))
        self.rest.setVisible(is_filtered)

    def fit(self, room: int) -> None:
        """Fold what does not stand side by side in this width before it is cut."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.said.setWordWrap(False)
        self._counts.setDirection(across)
        # Qt tells the layout of the page that a label is another, and not the one inside it.
        self._counts.invalidate()
        counts = self._counts.sizeHint().width()
        self.field.setMinimumWidth(min(self._wanted, room))
        is_tight = self._wanted + counts + 2 * self._row.spacing() > room
        self._row.setDirection(down if is_tight else across)
        self._counts.setDirection(down if counts > room else across)
        self.said.setWordWrap(counts > room)

    @staticmethod
    def _made_field(theme: Theme) -> FilterField:
        field = FilterField()
        field.setFont(theme.font(Type.INTERFACE, zoomed=True))
        field.setClearButtonEnabled(True)
        words = translate("Library", "Filter by place, name or pinyin")
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.setMaximumWidth(2 * theme.space(_FIELD))
        return field


def _counts(listing: Listing) -> str:
    refused = listing.refused
    briefs = len(listing.rows) - refused
    text = translate("Library", "Briefs: %1 · Places: %2 · Packs: %3")
    text = text.replace("%1", f"{briefs:,}").replace("%2", f"{len(listing.counts):,}")
    text = text.replace("%3", f"{len(listing.packs) - refused:,}")
    more = translate("Library", "%1 · Files not usable: %2").replace("%1", text)
    return more.replace("%2", f"{refused:,}") if refused else text
