"""Above the list of notes: the filter, how far the list reaches, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.theme import Space, Theme, Type
from desktop.widgets.filter_field import FilterField
from desktop.widgets.ticks import TickBox

translate = wording.translate


class NotesHead(QWidget):
    """`typed` carries what is looked for, `reached` whether all briefs are listed."""

    typed = Signal(str)
    reached = Signal(bool)
    copy_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.filter = FilterField()
        self.filter.setFont(theme.font(Type.SMALL))
        words = translate("Notes", "Find in notes")
        self.filter.setPlaceholderText(words)
        self.filter.setAccessibleName(words)
        self.filter.textChanged.connect(self.typed)
        self.everywhere = TickBox(theme)
        self.everywhere.setText(translate("Notes", "All briefs"))
        self.everywhere.setFont(theme.font(Type.SMALL))
        self.everywhere.toggled.connect(self.reached)
        copies = translate("Notes", "Copy these as Markdown")
        self.copier = self._button("copy", self.copy_wanted)
        self.copier.setToolTip(copies)
        self.copier.setAccessibleName(copies)
        exports = translate("Notes", "Export as Markdown…")
        self.exporter = self._button("file-down", self.export_wanted)
        self.exporter.setToolTip(exports)
        self.exporter.setAccessibleName(exports)
        self._lay_out()

    def _button(self, sign: str, wanted: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign, self._theme.tokens.second))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.XS)
        first.addWidget(self.filter, 1)
        first.addWidget(self.copier)
        first.addWidget(self.exporter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.S, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(first)
        column.addWidget(self.everywhere)
