"""The button that looks like the search field it opens."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from desktop import wording
from desktop.icons import icon
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

_LEAST, _MOST = 180, 320


class SearchButton(QPushButton):
    """It names what it does and, where there is room, the keys that do it."""

    def __init__(self, action: QAction, theme: Theme, height: int) -> None:
        super().__init__()
        self.setObjectName("searchfield")
        words = wording.translate("Jump", "Search or jump")
        self.setAccessibleName(words)
        self.setFixedHeight(height)
        self.setMaximumWidth(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        sign = PlainLabel("", theme.font(Type.SMALL))
        sign.setPixmap(icon("search", theme.tokens.muted).pixmap(16, 16))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._keys = PlainLabel(keys, theme.font(Type.CAPTION), theme.tokens.muted)
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(Space.M, 0, Space.M, 0)
        self._inside.setSpacing(Space.S)
        self._inside.addWidget(sign)
        self._inside.addWidget(PlainLabel(words, theme.font(Type.SMALL), theme.tokens.muted))
        self._inside.addStretch(1)
        self._inside.addWidget(self._keys)
        self.show_keys(True)

    def show_keys(self, shown: bool) -> None:
        """With the keys, or as narrow as its words."""
        self._keys.setVisible(shown)
        needed = self._inside.minimumSize().width()
        self.setMinimumWidth(max(_LEAST, needed) if shown else needed)
