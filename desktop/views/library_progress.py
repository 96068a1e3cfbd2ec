"""Above the table of the library: how far a run over files is, and after it what became of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import push_button
from desktop.widgets.plain_label import PlainLabel, link_button, wrapped

translate = wording.translate
_BAR = 8  # pixels
_NAME = 160  # of the name of a file, at the least, at 100 %


class LibraryProgress(QWidget):
    """How far a run is, with a way to stop it; after it, what became of the files. `cancelled` asks to stop."""

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        font = theme.font(Type.INTERFACE, zoomed=True)
        self._is_stopping = False
        self._least = theme.space(_NAME)
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
            translate("Library", "Packs done: %1 of %2. Now: %3")
            if name
            else translate("Library", "Packs done: %1 of %2. Finishing…")
            if of
            else translate(
                "Library",
                "Much was added: the whole index is being put in order, which may take minutes. Reading and searching "
                "go on; it may be stopped without harm.",
            )
        )
        if self._is_stopping:
            return
        text = text.replace("%1", f"{done:,}").replace("%2", f"{of:,}")
        # The name last: what it holds is no placeholder.
        self.words.setText(text.replace("%3", self._cut(name, beside=text)))
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(done if of else 1)
        self._be(working=True)

    def _cut(self, name: str, *, beside: str) -> str:
        """As much of a name as stands on one line with what is said: the table below does not move with every file."""
        metrics = self.words.fontMetrics()
        room = max(self.words.width() - metrics.horizontalAdvance(beside), self._least)
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)

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
        # Nobody's keys are here: a screen reader hears it all the same.
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _be(self, *, working: bool) -> None:
        self.bar.setVisible(working)
        self.stop.setVisible(working)
        self.stop.setEnabled(working)
        self.close_words.setVisible(not working)
        self.show()
