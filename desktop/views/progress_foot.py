"""The lower part of the details pane: how the target stands that is shown above, scrolled by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from db.progress import can_be_followed
from db.records import Brief, Figure
from desktop.progress.following import Following
from desktop.progress.progress_pane import ProgressPane
from desktop.theme import Theme
from desktop.widgets.plain_label import rule


class ProgressFoot(QWidget):
    """Hidden for whatever cannot have values. `wanted` is one of the window's commands, a figure's id, a value's id."""

    wanted = Signal(str, str, str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._pane: ProgressPane | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addWidget(self._area)
        self.hide()

    @property
    def pane(self) -> ProgressPane | None:
        """What is shown, if anything is."""
        return self._pane

    def show_figure(
        self, following: Following | None, brief: Brief, figure: Figure | None, theme: Theme
    ) -> None:
        """Show how `figure` stands; nothing where it cannot have values or nothing is followed."""
        self._clear()
        if following is None or figure is None or not can_be_followed(figure):
            self.hide()
            return
        self._pane = ProgressPane(following, brief, figure, theme, self._language)
        self._connect(self._pane)
        self._area.setWidget(self._pane)
        self._pane.setAutoFillBackground(False)
        self.show()

    def _clear(self) -> None:
        if self._pane is not None:
            self._area.takeWidget()
            self._pane.deleteLater()
            self._pane = None

    def _connect(self, pane: ProgressPane) -> None:
        pane.entry_wanted.connect(lambda figure: self.wanted.emit("enter_value", figure, ""))
        pane.revise_wanted.connect(lambda figure, actual: self.wanted.emit("enter_value", figure, actual))
        pane.history_wanted.connect(lambda figure: self.wanted.emit("history", figure, ""))
        pane.plan_wanted.connect(lambda figure: self.wanted.emit("plan", figure, ""))
        pane.rule_wanted.connect(lambda: self.wanted.emit("pace_rule", pane.figure.id, ""))
