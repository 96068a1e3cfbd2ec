"""The ways into the library: a folder, packs, and what was added before; beside its title, or alone while it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from db.schema import SUFFIX
from desktop import wording
from desktop.library.recent import LibraryRecents
from desktop.theme import Space, Theme, Type
from desktop.views.library_recent_menu import RecentMenu
from desktop.widgets import file_dialogs
from desktop.widgets.flow_layout import FlowLayout

translate = wording.translate
Ask = Callable[[QWidget], Sequence[Path]]


def ask_folder(parent: QWidget) -> list[Path]:
    """The folder the reader wants to add; nothing where they changed their mind."""
    return file_dialogs.ask_folder(parent, translate("Library", "Add a folder to the library"))


def ask_packs(parent: QWidget) -> list[Path]:
    """The packs the reader wants to add."""
    kinds = translate("Library", "Packs (%1)").replace("%1", f"*{SUFFIX}")
    return file_dialogs.ask_files(parent, translate("Library", "Add packs to the library"), kinds)


def push_button(text: str, theme: Theme, name: str = "") -> QPushButton:
    """A button of the page, zoomed with it."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setFont(theme.font(Type.INTERFACE, zoomed=True))
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(True)
    return button


class LibraryAdding(QWidget):
    """`wanted` carries the folders and packs that are to be added, `missed` one that was chosen and is not there.

    Where it is `alone` the first button stands out, and all of them stand side by side or one below the other.
    """

    wanted = Signal(object)
    missed = Signal(object)

    def __init__(
        self, theme: Theme, recents: LibraryRecents, ask_folder: Ask, ask_packs: Ask, *, alone: bool
    ) -> None:
        super().__init__()
        self._recents = recents
        self.folder = push_button(translate("Library", "Add a folder…"), theme, "filled" if alone else "")
        self.packs = push_button(translate("Library", "Add packs…"), theme)
        self.recent = push_button(translate("Library", "Recently added"), theme)
        self.menu = RecentMenu(recents, theme, self)
        self.recent.setMenu(self.menu)
        self.folder.clicked.connect(lambda: self._want(ask_folder(self)))
        self.packs.clicked.connect(lambda: self._want(ask_packs(self)))
        self.menu.chosen.connect(lambda path: self._want([path]))
        self.menu.missed.connect(self.missed)
        self._gap = gap = theme.space(Space.M if alone else Space.S)
        self._buttons = (self.folder, self.packs, self.recent)
        self._row = QHBoxLayout() if alone else None
        layout = FlowLayout(gap, gap) if self._row is None else self._row
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap)
        for button in self._buttons:
            layout.addWidget(button)
        self.setLayout(layout)
        recents.changed.connect(self._on_changed)
        self._on_changed()

    @property
    def wide(self) -> int:
        """The width of all its buttons side by side."""
        shown = [button.sizeHint().width() for button in self._buttons if not button.isHidden()]
        return sum(shown) + self._gap * (len(shown) - 1)

    def fit(self, room: int) -> None:
        """Fold where they do not stand side by side in this width."""
        if self._row is not None:
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._row.setDirection(across if self.wide <= room else down)

    def sizeHint(self) -> QSize:
        """Side by side, if there is room."""
        hint = super().sizeHint()
        return hint if self._row is not None else QSize(self.wide, hint.height())

    def _want(self, paths: Sequence[Path]) -> None:
        if paths:
            self.wanted.emit(paths)

    def _on_changed(self) -> None:
        self.recent.setVisible(bool(self._recents.sources))
