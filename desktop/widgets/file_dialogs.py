"""Qt's own dialogs for files, in the language of the program where Qt would take the system's.

Where the desktop brings its own dialog that one is shown, and nothing here is asked.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIdentityProxyModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget

_SIZE, _DATE = 1, 3  # columns of Qt's model of files


class FilesInWords(QIdentityProxyModel):
    """Sizes and dates of files as the language in force has them: Qt writes them as the system does."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The same as the files' own, but for these two columns."""
        files = self.sourceModel()
        if role == Qt.ItemDataRole.DisplayRole and isinstance(files, QFileSystemModel):
            file = self.mapToSource(index)
            if index.column() == _SIZE and not files.isDir(file):
                return QLocale().formattedDataSize(files.size(file))
            if index.column() == _DATE:
                return QLocale().toString(files.lastModified(file), QLocale.FormatType.ShortFormat)
        return super().data(index, role)


def in_words(dialog: QFileDialog) -> QFileDialog:
    """Have a dialog, before it is shown, say sizes and dates in the language in force."""
    dialog.setProxyModel(FilesInWords(dialog))
    return dialog


def chosen(dialog: QFileDialog) -> list[Path]:
    """What the user chooses in a dialog, which is gone afterwards; nothing where they changed their mind."""
    names = dialog.selectedFiles() if in_words(dialog).exec() else []
    dialog.deleteLater()
    return [Path(name) for name in names]


def ask_folder(parent: QWidget | None, title: str) -> list[Path]:
    """The folder that the user chooses, alone; nothing where they changed their mind."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return chosen(dialog)


def ask_files(parent: QWidget | None, title: str, kinds: str) -> list[Path]:
    """The files of these `kinds`, as Qt writes them, that the user chooses; they are there."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return chosen(dialog)
