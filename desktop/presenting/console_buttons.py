"""The buttons of the console: they take the mouse, a finger, Tab and Enter, and leave the clicker's keys to the show."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton

from desktop.theme import Theme, Type

# Pixels at 100 %: the height of a button with words below its picture, of one without words,
# of one with words beside it, and of one for fingers.
WORDED, BARE, BESIDE, TOUCHED = 52, 32, 36, 64
_WIDTH, _TOUCH_WIDTH = 48, 72


def takes_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter is a click. Space and the arrows are not: a clicker sends them, wherever the focus happens to be."""
    if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and button.isEnabled():
        button.click()
        return True
    event.ignore()
    return False


class ConsoleButton(QToolButton):
    """A picture with its words below it, or a picture alone. A click does not take the focus away from the notes."""

    def __init__(self, theme: Theme, words: str, sign: QIcon, *, beside: bool = False) -> None:
        super().__init__()
        self.setObjectName("consolebutton")
        self._theme = theme
        self._usual = BARE if not words else BESIDE if beside else WORDED
        self.setText(words)
        self.setAccessibleName(words)
        self.setIcon(sign)
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        style = Qt.ToolButtonStyle
        worded = style.ToolButtonTextBesideIcon if beside else style.ToolButtonTextUnderIcon
        self.setToolButtonStyle(worded if words else style.ToolButtonIconOnly)
        self.set_touch(False)

    def set_touch(self, touch: bool) -> None:
        """Large enough for a finger, or as usual."""
        self.setFont(self._theme.font(Type.INTERFACE if touch else Type.CAPTION))
        self.setMinimumHeight(TOUCHED if touch else self._usual)
        self.setMinimumWidth(_TOUCH_WIDTH if touch else min(_WIDTH, self._usual))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks; all else goes on to the window."""
        takes_enter(self, event)


class StepButton(QPushButton):
    """Previous or next: the largest buttons there are, as high as all the others together."""

    def __init__(self, theme: Theme, words: str, sign: QIcon) -> None:
        super().__init__()
        # An icon stands too close to its word by itself.
        self.setText(" " + words)
        self.setAccessibleName(words)
        self.setIcon(sign)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._is_touched = False
        self.set_touch(False)

    def set_touch(self, touch: bool) -> None:
        """Very large for a finger, or as usual."""
        self._is_touched = touch
        self.setFont(self._theme.font(Type.TILE if touch else Type.CARD, bold=True))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the words, and never less than a thumb needs."""
        least = QSize(152, 2 * TOUCHED) if self._is_touched else QSize(116, WORDED)
        return super().sizeHint().expandedTo(least)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks; all else goes on to the window."""
        takes_enter(self, event)


def show_checked(button: QAbstractButton, checked: bool) -> None:
    """Follow the state: clicking a button asks the show, and the show says what is so."""
    if button.isChecked() != checked:
        button.setChecked(checked)
