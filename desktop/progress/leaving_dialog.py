"""The question before the window is closed while something is not written: export it, lose it, or stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtWidgets import QPushButton, QWidget

from desktop import wording
from desktop.kept_notebook import KeptNotebook
from desktop.progress.form_dialog import FormDialog
from desktop.progress.said_lines import REFUSED, Said, high_enough
from desktop.theme import Theme, Type
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate

_WIDTH, _HEIGHT, _FAILED = 520, 184, 64  # pixels; the last for why an export failed


class Leave(Enum):
    """What the user answers."""

    STAY = auto()
    EXPORT = auto()
    LOSE = auto()


class LeavingDialog(FormDialog):
    """`answer` holds what was chosen; closing it in any other way is staying."""

    def __init__(self, words: str, theme: Theme, parent: QWidget | None = None, failed: str = "") -> None:
        """`failed` says why an export that was asked for here did not come about."""
        super().__init__(translate("Unwritten", "Not everything is saved"), theme, parent)
        self.answer = Leave.STAY
        font = theme.font(Type.INTERFACE, zoomed=True)
        self.body.addWidget(high_enough(PlainLabel(words, font, theme.tokens.ink)))
        self.staying = self._answering(translate("Unwritten", "Back"), Leave.STAY)
        self.losing = self._answering(translate("Unwritten", "Quit anyway"), Leave.LOSE)
        self.exporting = self._answering(
            translate("Unwritten", "Export the notebook…"), Leave.EXPORT, filled=True
        )
        for button in (self.staying, self.losing, self.exporting):
            button.setAccessibleDescription(words)
            self.foot.addWidget(button)
        if failed:
            self.said.say([Said(failed, REFUSED)])
        self.exporting.setFocus()
        self.fit(_WIDTH, _HEIGHT + _FAILED * bool(failed))

    def _answering(self, words: str, answer: Leave, *, filled: bool = False) -> QPushButton:
        button = self.button(words, filled=filled)

        def on_clicked() -> None:
            self.answer = answer
            self.accept()

        button.clicked.connect(on_clicked)
        return button


def may_leave(
    kept: Sequence[KeptNotebook],
    is_draft_at_risk: Callable[[], bool],
    ask: Callable[[int, str], Leave],
    export: Callable[[], tuple[bool, str]],
) -> bool:
    """Whether the window may be closed: all that is `kept` is written or exported, or the user lets go of it.

    `is_draft_at_risk` tells whether a note is being written that could not be kept in the file.
    `ask` gets the number of changes that are not written, and why an export failed; `export` tells whether it was
    made, and if not, why, which is empty where the user changed their mind.
    """
    failed = ""
    while count := _unwritten(kept) + is_draft_at_risk():
        answer = ask(count, failed)
        if answer is not Leave.EXPORT:
            return answer is Leave.LOSE
        is_exported, failed = export()
        if is_exported:
            return True
    return True


def _unwritten(kept: Sequence[KeptNotebook]) -> int:
    """How many changes would be lost; first of all it is tried once more to write them: there may be room by now."""
    for one in kept:
        one.catch_up()
    return sum(one.at_risk for one in kept)
