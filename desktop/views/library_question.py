"""Whether packs are really to be taken off the library's list: asked on its page, never in a window of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop import wording
from desktop.theme import Space, Theme, Type
from desktop.views.library_adding import push_button
from desktop.widgets.plain_label import PlainLabel, wrapped

translate = wording.translate
_LEAST = 320  # pixels at 100 % for the words, before the buttons go below them


class LibraryQuestion(QWidget):
    """`agreed` carries the files that are to be forgotten, `kept` tells that they stay."""

    agreed = Signal(object)
    kept = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.files: tuple[Path, ...] = ()
        self.words = wrapped(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), theme.tokens.ink))
        self.yes = push_button(translate("Library", "Forget them"), theme)
        self.no = push_button(translate("Library", "Keep them"), theme)
        self.yes.clicked.connect(self._on_agreed)
        self.no.clicked.connect(self._on_kept)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(theme.space(part) for part in (Space.L, Space.M, Space.L, Space.M)))
        self._row.setSpacing(theme.space(Space.M))
        self._row.addWidget(self.words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space(Space.S))
        for button in (self.yes, self.no):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._row.addLayout(self._buttons)
        self._least = theme.space(_LEAST)
        self.hide()

    def ask(self, files: Sequence[Path], briefs: int) -> None:
        """Say what will go: these files, with so many briefs."""
        self.files = tuple(files)
        self.words.setText(_question(files, briefs))
        self.setAccessibleName(self.words.text())
        # Who hears the button hears what it answers.
        for button in (self.yes, self.no):
            button.setAccessibleDescription(self.words.text())
        self.show()
        # Enter does no harm.
        self.no.setFocus()

    def fit(self, room: int) -> None:
        """Fold what does not stand side by side in this width."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        margins = self._row.contentsMargins()
        inside = room - margins.left() - margins.right()
        wide = sum(button.sizeHint().width() for button in (self.yes, self.no)) + self._buttons.spacing()
        self._row.setDirection(across if wide + self._row.spacing() + self._least <= inside else down)
        self._buttons.setDirection(across if wide <= inside else down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps them."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_kept()
        else:
            super().keyPressEvent(event)

    def put_off(self) -> None:
        """Ask no more; nothing goes."""
        self.files = ()
        self.hide()

    def _on_agreed(self) -> None:
        files = self.files
        self.put_off()
        self.agreed.emit(files)

    def _on_kept(self) -> None:
        self.put_off()
        self.kept.emit()


def _question(files: Sequence[Path], briefs: int) -> str:
    if len(files) > 1:
        text = translate(
            "Library",
            "%1 packs are taken off the list with all their briefs (%2), and their copies are removed. The files "
            "themselves stay where they came from.",
        )
        return text.replace("%1", f"{len(files):,}").replace("%2", f"{briefs:,}")
    if briefs:
        text = translate(
            "Library",
            "This pack is taken off the list with all its briefs (%1), and its copy is removed. The file itself stays "
            "where it came from: %2",
        )
    else:
        text = translate(
            "Library",
            "This file, which is not usable, is taken off the list. The file itself stays where it came from: %2",
        )
    # The path last: what it holds is no placeholder.
    return text.replace("%1", f"{briefs:,}").replace("%2", str(files[0]))
