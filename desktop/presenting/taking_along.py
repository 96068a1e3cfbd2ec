"""Slides taken along as a file: where to, under which name, and what was said about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import wording
from desktop.deck.slides import Deck

# Makes a file of a deck and the speaker's notes; raises UserError.
Take = Callable[[Deck, Mapping[str, str]], bytes]
AskPath = Callable[[QWidget, str, str], Path | None]

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 80


def ask_path(parent: QWidget, name: str, kind: str) -> Path | None:
    """Where the user wants a file of this ending saved; None where they changed their mind."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(
        parent, wording.translate("Slides", "Save as"), str(Path(folder) / name), f"*.{kind}"
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Added before it is asked whether a file of that name may be replaced.
    dialog.setDefaultSuffix(kind)
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return with_ending(Path(chosen[0]), kind) if chosen else None


def with_ending(path: Path, kind: str) -> Path:
    """The path as a file of this kind: another ending is part of the name."""
    return path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")


def file_name(name: str, kind: str) -> str:
    """A name that every system accepts."""
    cleaned = " ".join(_UNFIT.sub(" ", name).split())
    return f"{cleaned[:_LONGEST].strip(' .')}.{kind}"
