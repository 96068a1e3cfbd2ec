"""The pane on the right: what stands behind a figure or a line, and beside it, as a tab with its count, the notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop import wording
from desktop.theme import Theme, Type
from desktop.views.details_panel import DetailsPanel
from desktop.views.notes_panel import NotesPanel

_DETAILS, _NOTES = 0, 1


class RightPane(QWidget):
    """The details alone, until notes are handed in. `notes_shown` tells that the reader turned to them."""

    notes_shown = Signal()

    def __init__(self, details: DetailsPanel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rightpane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.details = details
        self.notes: NotesPanel | None = None
        self.tabs = QTabBar()
        self.tabs.setFont(theme.font(Type.INTERFACE))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        self.tabs.setAccessibleName(wording.translate("Window", "What the pane shows"))
        self.tabs.addTab(wording.translate("Details", "Source and definition"))
        self.tabs.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(details)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack)

    def use_notes(self, panel: NotesPanel) -> None:
        """Put the notes beside the details."""
        self.notes = panel
        self._stack.addWidget(panel)
        self.tabs.addTab("")
        panel.counted.connect(self._count)
        self._count(panel.count)
        self.tabs.show()

    def use_theme(self, theme: Theme) -> None:
        """Write in `theme` (another zoom) from now on."""
        self.details.use_theme(theme)
        if self.notes is not None:
            self.notes.use_theme(theme)

    def show_notes(self) -> None:
        """Turn to the notes."""
        self.tabs.setCurrentIndex(_NOTES)
        self.notes_shown.emit()

    def show_details(self) -> None:
        """Turn to the source and the definition."""
        self.tabs.setCurrentIndex(_DETAILS)

    def _count(self, count: int) -> None:
        words = wording.translate("Window", "Notes %1").replace("%1", str(count) if count else "")
        self.tabs.setTabText(_NOTES, words.strip())
