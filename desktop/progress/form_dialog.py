"""The frame of every form of the year's progress: what it is about, what is said of it, and its buttons.

Enter goes on to the next field, or presses the button it is on; Ctrl+Enter does what the form is for; Escape closes.
"""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.progress.said_lines import Said, SaidLines
from desktop.theme import Space, Theme, Type

translate = wording.translate
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OFF_THE_EDGE = 64  # pixels of the screen that stay beside the largest dialog


class _Inside(QWidget):
    """What is scrolled: as high as it is at the width it has, not as it would be at the least width."""

    def minimumSizeHint(self) -> QSize:
        """Any height: the area that scrolls asks for the height at its width."""
        return QSize(super().minimumSizeHint().width(), 0)


class FormDialog(QDialog):
    """`body` is scrolled where there is no room for all of it; `foot` holds the buttons, at its right end.

    `line_chosen` carries a source line that the user wants to see.
    """

    line_chosen = Signal(int)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(Space.L))
        self.said = SaidLines(theme)
        self._given_up: object = None
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.space(Space.S))
        self.foot.addStretch(1)
        self._lay_out()

    def confirm(self) -> None:
        """Do what the form is for; one that only shows does nothing."""

    def lead_to(self, field: QWidget) -> None:
        """Put the focus on a field, and bring it into sight."""
        field.setFocus()
        self._area.ensureWidgetVisible(field)

    def grow(self, part: QWidget) -> None:
        """Let one part of the body take the height that the others leave."""
        self.body.setStretchFactor(part, 1)
        self._column.setStretch(0, 1)
        self._column.setStretch(1, 0)

    def unsaved(self) -> object:
        """What was typed and is not kept; anything that is false where there is nothing to lose."""
        return None

    def reject(self) -> None:
        """Close; what was typed is only let go of when it is asked for twice: Escape is soon pressed."""
        typed = self.unsaved()
        if typed and typed != self._given_up:
            self._given_up = typed
            words = translate("Entering", "What you typed is not saved yet. Close once more to let it go.")
            self.said.say([Said(words)])
        else:
            super().reject()

    def button(self, words: str, *, filled: bool = False) -> QPushButton:
        """A button of this form; it takes Enter only while the focus is on it."""
        made = QPushButton(words)
        made.setFont(self.theme.font(Type.INTERFACE, zoomed=True))
        made.setAutoDefault(False)
        if filled:
            made.setObjectName("filled")
        return made

    def closer(self) -> QPushButton:
        """The button that closes."""
        made = self.button(translate("Entering", "Close"))
        made.clicked.connect(self.reject)
        return made

    def fit(self, width: int, height: int) -> None:
        """Be this large, in pixels at 100 %, as far as the screen has room."""
        room = self.screen().availableSize()
        space = self.theme.space
        self.resize(
            min(space(width), room.width() - _OFF_THE_EDGE), min(space(height), room.height() - _OFF_THE_EDGE)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, alone and with Ctrl."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm()
        elif _is_to_be_pressed(focus := self.focusWidget()):
            focus.click()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """To the next field or button; links on the way are for Tab alone, so that Enter twice changes nothing."""
        start = self.focusWidget() or self
        # Asked from the field, the area that scrolls brings the next one into sight.
        start.focusNextChild()
        while (focus := self.focusWidget()) not in {None, start} and focus.objectName() == "link":
            focus.focusNextChild()

    def _lay_out(self) -> None:
        edge = self.theme.space(Space.XL)
        inside = _Inside()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(edge, edge, edge, self.theme.space(Space.L))
        column.setSpacing(self.theme.space(Space.L))
        column.addLayout(self.body)
        column.addStretch(1)
        self._column = column
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._area = area
        # Always in sight: what is said of the form must not be scrolled away with it.
        foot = QVBoxLayout()
        foot.setContentsMargins(edge, self.theme.space(Space.M), edge, self.theme.space(Space.L))
        foot.setSpacing(self.theme.space(Space.L))
        foot.addWidget(self.said)
        foot.addLayout(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)


def _is_to_be_pressed(focus: QWidget | None) -> TypeGuard[QAbstractButton]:
    """A button, or one of several that is not chosen yet."""
    return isinstance(focus, QAbstractButton) and not (focus.isCheckable() and focus.isChecked())
