"""What every desk beside the window stands in: the window, what is open, where the reader is, what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.library import Library
from desktop.session import Session
from desktop.settings import Settings
from desktop.sides import Sides
from desktop.theme import Theme
from desktop.views.main_window import MainWindow


@dataclass(frozen=True)
class Room:
    """`themed` answers the theme in force; `folder` is where the user's own files are kept, which may not be writable."""

    window: MainWindow
    library: Library
    navigator: Sides
    choices: Settings
    session: Session
    themed: Callable[[], Theme]
    folder: Path

    @property
    def notebook(self) -> Path:
        """The user's own file."""
        return self.folder / "notebook.db"
