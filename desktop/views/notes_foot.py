"""Below the list of notes: what can be done with the chosen one, and the way back from a removal."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.models.notes import NoteRow
from desktop.theme import Space, Theme, Type
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, link_button, rule

translate = wording.translate


class NotesFoot(QWidget):
    """Its buttons tell what is wanted of the chosen row."""

    go_wanted = Signal()
    writing_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: QUndoStack | None = None
        self._at = -1
        self.go = self._button(translate("Notes", "Go there"), self.go_wanted)
        self.write = self._button(translate("Notes", "Write…"), self.writing_wanted)
        self.remove = self._button(translate("Notes", "Delete"), self.removal_wanted)
        self._removed = PlainLabel("", theme.font(Type.SMALL), theme.tokens.ink)
        self.undo = link_button(translate("Notes", "Undo"), theme.font(Type.SMALL))
        self.undo.clicked.connect(self._on_undo)
        self._buttons, self._way_back = QWidget(), QWidget()
        self._lay_out()
        self._way_back.hide()

    def show_row(self, row: NoteRow | None, *, is_any: bool) -> None:
        """Offer what can be done with a row; nothing where nothing is listed."""
        for button in (self.go, self.write, self.remove):
            button.setEnabled(row is not None)
        self.write.setText(
            translate("Notes", "Change…") if row is not None and row.text else translate("Notes", "Write…")
        )
        self._buttons.setVisible(is_any)
        self.setVisible(is_any or not self._way_back.isHidden())

    def say_removed(self, row: NoteRow, steps: QUndoStack) -> None:
        """Say what was removed, and offer the way back until something else is done."""
        if self._steps is None:
            self._steps = steps
            steps.indexChanged.connect(self._on_step)
        self._at = steps.index()
        text = translate("Notes", "Deleted: %1").replace("%1", row.kind)
        self._removed.setText(text)
        self.undo.setAccessibleDescription(text)
        self._way_back.show()
        self.show()

    def _on_step(self, at: int) -> None:
        if at != self._at:
            self._way_back.hide()

    def _on_undo(self) -> None:
        if self._steps is not None and self._steps.index() == self._at:
            self._steps.undo()

    def _button(self, words: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._theme.font(Type.SMALL))
        button.setAutoDefault(True)
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        buttons = FlowLayout(Space.S, Space.S)
        for button in (self.go, self.write, self.remove):
            buttons.addWidget(button)
        self._buttons.setLayout(buttons)
        back = QHBoxLayout(self._way_back)
        back.setContentsMargins(0, 0, 0, 0)
        back.setSpacing(Space.M)
        back.addWidget(self._removed)
        back.addWidget(self.undo)
        back.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inside.setSpacing(Space.S)
        inside.addWidget(self._way_back)
        inside.addWidget(self._buttons)
        column.addLayout(inside)
