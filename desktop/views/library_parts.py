"""Around the table of the library: what is under way, what is said of a row, and what stands there while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from db.catalogue.listing import Listing, Row
from desktop import wording
from desktop.icons import icon
from desktop.models.library_cells import name_words, pack_words, sentences
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import LibraryAdding, push_button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, link_button, wrapped

translate = wording.translate
_BAR = 8  # pixels
_SIGN = 40


class LibraryProgress(QWidget):
    """How far a run is, with a way to stop it; after it, what became of the files. `cancelled` asks to stop."""

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        font = theme.font(Type.INTERFACE, zoomed=True)
        self._is_stopping = False
        self.words = wrapped(PlainLabel("", font, theme.tokens.ink))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.space(_BAR))
        self.bar.setAccessibleName(translate("Library", "Progress"))
        self.stop = push_button(translate("Library", "Stop"), theme)
        self.stop.clicked.connect(self.cancelled)
        self.close_words = link_button(translate("Library", "Close"), font)
        self.close_words.clicked.connect(self.hide)
        self.setObjectName("note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout()
        column.setSpacing(theme.space(Space.S))
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.space(part) for part in (Space.L, Space.M, Space.L, Space.M)))
        row.setSpacing(theme.space(Space.L))
        row.addLayout(column, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_step(self, done: int, of: int, name: str) -> None:
        """So many files are done; the next has this name. None of none: the index is laid out anew."""
        text = (
            translate("Library", "%1 of %2 packs. Now: %3")
            if name
            else translate("Library", "%1 of %2 packs. Finishing…")
            if of
            else translate(
                "Library",
                "Much was added: the whole index is being put in order, which may take minutes. Reading and searching "
                "go on; it may be stopped without harm.",
            )
        )
        if self._is_stopping:
            return
        # The name last: what it holds is no placeholder.
        text = text.replace("%1", f"{done:,}").replace("%2", f"{of:,}").replace("%3", name)
        self.words.setText(text)
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(done if of else 1)
        self._be(working=True)

    def show_stopping(self) -> None:
        """The reader asked to stop; the pack that is under way is left out whole."""
        self._is_stopping = True
        self.words.setText(translate("Library", "Stopping…"))
        self.stop.setEnabled(False)

    def say(self, words: str) -> None:
        """What became of it."""
        self._is_stopping = False
        self.words.setText(words)
        self._be(working=False)

    def _be(self, *, working: bool) -> None:
        self.bar.setVisible(working)
        self.stop.setVisible(working)
        self.stop.setEnabled(working)
        self.close_words.setVisible(not working)
        self.show()


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
        buttons = QWidget()
        buttons.setLayout(right)
        wide = sum(one.sizeHint().width() for one in (self.open, self.verify, self.forget))
        buttons.setFixedWidth(wide + 2 * theme.space(Space.S))
        self.across = QHBoxLayout(self)
        self.across.setContentsMargins(*(theme.space(part) for part in (Space.L, Space.M, Space.L, Space.M)))
        self.across.setSpacing(theme.space(Space.M))
        self.across.addLayout(left, 1)
        self.across.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, listing: Listing, row: Row | None, chosen: Sequence[Row], *, is_working: bool) -> None:
        """Say what is known of a row, and of how many packs the chosen ones are."""
        packs = {one.pack for one in chosen}
        self.setVisible(row is not None)
        if row is None:
            return
        several = translate("Library", "%1 rows chosen, of %2 packs")
        several = several.replace("%1", f"{len(chosen):,}").replace("%2", f"{len(packs):,}")
        name = name_words(row, self._language) if row.number else pack_words(listing, row)
        self.title.setText(several if len(chosen) > 1 else name)
        self.state.setText("" if len(chosen) > 1 else sentences(listing, row, self._language))
        self.state.setVisible(len(chosen) <= 1)
        came = translate("Library", "It came from %1").replace("%1", str(listing.packs[row.pack].path))
        self.path.setText("" if len(chosen) > 1 else came)
        self.path.setVisible(len(chosen) <= 1)
        self.open.setEnabled(bool(row.number))
        for button in (self.verify, self.forget):
            button.setEnabled(not is_working)


class LibraryEmpty(QFrame):
    """What stands in the table's place before there is anything: what a library is, and the ways to begin."""

    def __init__(self, theme: Theme, adding: LibraryAdding) -> None:
        super().__init__()
        self.setObjectName("droptable")
        tokens, side = theme.tokens, theme.space(_SIGN)
        sign = PlainLabel("", theme.font(Type.INTERFACE))
        sign.setPixmap(icon("folder-open", tokens.muted, side).pixmap(side, side))
        title = PlainLabel(
            translate("Library", "The library is empty"), theme.font(Type.HEADING, zoomed=True), tokens.ink
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
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.adding = adding
        column = QVBoxLayout(self)
        edge = theme.space(Space.XL)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space(Space.M))
        column.addStretch(1)
        for widget in (sign, title):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addSpacing(theme.space(Space.S))
        column.addWidget(adding, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
