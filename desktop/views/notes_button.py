"""The button that is always in sight: how much was noted on the brief, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from db.records import Brief
from desktop import wording
from desktop.icons import icon
from desktop.noting.noting import Noting
from desktop.noting.words import count_words
from desktop.theme import Theme, Type

translate = wording.translate


class NotesButton(QToolButton):
    """It shows a ribbon and a number; `clicked` asks for the list."""

    def __init__(self, noting: Noting, theme: Theme) -> None:
        super().__init__()
        self._noting = noting
        self._brief: Brief | None = None
        self.setIcon(icon("bookmark", theme.tokens.second))
        self.setIconSize(QSize(18, 18))
        self.setFont(theme.font(Type.INTERFACE))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(translate("Notes", "Notes, bookmarks and highlights"))
        noting.changed.connect(self._on_changed)
        self._show()

    def show_brief(self, brief: Brief) -> None:
        """Count the notes of a brief from now on."""
        self._brief = brief
        self._show()

    def _on_changed(self, brief: str) -> None:
        if self._brief is not None and brief == self._brief.id:
            self._show()

    def _show(self) -> None:
        count = len(self._noting.places(self._brief)) if self._brief else 0
        self.setText(str(count))
        self.setAccessibleName(count_words(count))
