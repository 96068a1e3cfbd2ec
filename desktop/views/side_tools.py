"""What two sides have between them: scrolling together, changing places, and the end of the second one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.theme import Space, Theme, Type

_FIELD = 30  # pixels, the height of a button


class SideTools(QWidget):
    """`sync_switched` carries whether the sides are to scroll together; `swapped` and `closed` are asked for."""

    sync_switched = Signal(bool)
    swapped = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sync = tool_button("link", "", theme)
        self.sync.setFont(theme.font(Type.SMALL))
        self.sync.setCheckable(True)
        self.sync.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tip = wording.translate(
            "Beside",
            "Scroll both sides together: by source line where they show the same text, "
            "otherwise by the same share of the way down",
        )
        self.sync.setToolTip(tip)
        self.sync.setAccessibleDescription(tip)
        self.swap = tool_button("arrow-left-right", wording.translate("Beside", "Swap the sides"), theme)
        self.closer = tool_button("x", wording.translate("Beside", "Close this side"), theme)
        self.sync.clicked.connect(self.sync_switched)
        self.swap.clicked.connect(self.swapped)
        self.closer.clicked.connect(self.closed)
        lay_in_row(self, self.sync, self.swap, self.closer)
        self.show_synced(False)

    def show_synced(self, on: bool) -> None:
        """Say whether the sides scroll together."""
        switched_on = wording.translate("Beside", "Sync: on")
        words = switched_on if on else wording.translate("Beside", "Sync: off")
        self.sync.setChecked(on)
        self.sync.setText(words)
        self.sync.setAccessibleName(words)


def tool_button(sign: str, words: str, theme: Theme) -> QToolButton:
    """A small button with an icon; its words are its name and its tool tip."""
    made = QToolButton()
    made.setIcon(icon(sign, theme.tokens.second))
    made.setIconSize(QSize(16, 16))
    made.setFixedHeight(_FIELD)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(words)
    # Shown as the tool tip while only the icon is on the button.
    made.setText(words)
    return made


def lay_in_row(box: QWidget, *widgets: QWidget) -> None:
    """Widgets side by side in a box no larger than they are."""
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.XS)
    for widget in widgets:
        row.addWidget(widget)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
