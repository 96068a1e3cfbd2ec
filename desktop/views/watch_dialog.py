"""The folders that are watched for newer packs: one by one with whether it is there, one more, one less."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.finding import Look
from desktop.settings import MOST_WATCHED
from desktop.theme import Space, Theme, Type
from desktop.widgets import file_dialogs
from desktop.widgets.plain_label import PlainLabel, wrapped


class WatchDialog(QDialog):
    """`chosen` carries the folders to watch from now on."""

    chosen = Signal(object)

    def __init__(self, folders: tuple[Path, ...], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._folders = list(folders)
        self._theme = theme
        self.setWindowTitle(wording.translate("Watch", "Watched folders"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        text = wording.translate(
            "Watch",
            "A newer pack that appears in one of these folders, or in a folder directly in it, is checked and added. "
            "A folder may be a USB stick: it is found again whenever it comes back.",
        )
        layout.addWidget(wrapped(PlainLabel(text, theme.font(Type.INTERFACE), theme.tokens.ink)))
        self.list = self._made_list(theme)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._made_buttons(theme))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        close.rejected.connect(self.reject)
        layout.addWidget(close)
        self._fill()
        self.list.setCurrentRow(0)
        self.resize(560, 400)

    def add(self, folder: Path) -> None:
        """Watch one more folder; one that is watched already is only shown."""
        if folder not in self._folders:
            self._folders.append(folder)
            self.chosen.emit(tuple(self._folders))
        self._fill()
        self.list.setCurrentRow(self._folders.index(folder))

    def show_look(self, look: Look) -> None:
        """Say of a folder whether it is there, as the last look found it."""
        if look.folder in self._folders:
            item = self.list.item(self._folders.index(look.folder))
            item.setText(_named(look.folder, is_there=look.is_there))

    def _made_list(self, theme: Theme) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("watchlist")
        made.setFont(theme.font(Type.INTERFACE))
        made.setAccessibleName(self.windowTitle())
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.currentRowChanged.connect(self._on_current_changed)
        words = wording.translate(
            "Watch", "No folder is watched yet. Add the first one with the button below."
        )
        self.empty = wrapped(PlainLabel(words, theme.font(Type.INTERFACE), theme.tokens.muted))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(made.viewport()).addWidget(self.empty)
        return made

    def _made_buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.adder = QPushButton(wording.translate("Watch", "&Add a folder…"))
        self.adder.clicked.connect(self._ask)
        self.remover = QPushButton(wording.translate("Watch", "&Stop watching"))
        self.remover.clicked.connect(self._remove)
        for button in (self.adder, self.remover):
            button.setFont(theme.font(Type.INTERFACE))
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _fill(self) -> None:
        self.list.clear()
        for folder in self._folders:
            item = QListWidgetItem(_named(folder, is_there=True))
            self.list.addItem(item)
        self.empty.setVisible(not self._folders)
        # The list itself has the focus, and is what a screen reader reads.
        self.list.setAccessibleDescription("" if self._folders else self.empty.text())
        self.adder.setEnabled(len(self._folders) < MOST_WATCHED)
        self._on_current_changed(self.list.currentRow())

    def _on_current_changed(self, row: int) -> None:
        self.remover.setEnabled(0 <= row < len(self._folders))

    def _ask(self) -> None:
        title = wording.translate("Watch", "Watch a folder")
        for folder in file_dialogs.ask_folder(self, title):
            self.add(folder)

    def _remove(self) -> None:
        row = self.list.currentRow()
        del self._folders[row]
        self.chosen.emit(tuple(self._folders))
        self._fill()
        self.list.setCurrentRow(min(row, len(self._folders) - 1))


def _named(folder: Path, *, is_there: bool) -> str:
    return (
        str(folder)
        if is_there
        else wording.translate("Watch", "%1 (not there now)").replace("%1", str(folder))
    )
