"""Whether packs are really to be taken off the library's list: asked on its page, never in a window of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import push_button
from desktop.widgets.plain_label import PlainLabel, wrapped

translate = wording.translate


class LibraryQuestion(QWidget):
    """`agreed` carries the files that are to be forgotten."""

    agreed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.files: tuple[Path, ...] = ()
        self.words = wrapped(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), theme.tokens.ink))
        self.yes = push_button(translate("Library", "Forget them"), theme)
        self.no = push_button(translate("Library", "Keep them"), theme)
        self.yes.clicked.connect(self._on_agreed)
        self.no.clicked.connect(self.put_off)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.space(part) for part in (Space.L, Space.M, Space.L, Space.M)))
        row.setSpacing(theme.space(Space.S))
        row.addWidget(self.words, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.hide()

    def ask(self, files: Sequence[Path], briefs: int) -> None:
        """Say what will go: these files, with so many briefs."""
        self.files = tuple(files)
        text = translate(
            "Library",
            "%1 packs with %2 briefs are taken off the list and their copies removed. The files themselves stay where they "
            "came from.",
        )
        self.words.setText(text.replace("%1", f"{len(files):,}").replace("%2", f"{briefs:,}"))
        self.show()
        # Enter does no harm.
        self.no.setFocus()

    def put_off(self) -> None:
        """Ask no more; nothing goes."""
        self.files = ()
        self.hide()

    def _on_agreed(self) -> None:
        files = self.files
        self.put_off()
        self.agreed.emit(files)
