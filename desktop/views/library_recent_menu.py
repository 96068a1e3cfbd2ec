"""The menu of what was added to the library before: chosen once more, it is looked through for what is new."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop import wording
from desktop.library.recent import LibraryRecents
from desktop.theme import Theme, Type

translate = wording.translate
_NAME, _PLACE = 320, 320  # pixels at 100 %, the widest
_SHARE = 0.35  # of the width of the screen, the widest


class RecentMenu(QMenu):
    """`chosen` carries a folder or a pack, `missed` one that is not there at present and was chosen all the same.

    What is not there is no row that the keys pass over: the first that they come to would be the one that clears the list.
    """

    chosen = Signal(object)
    missed = Signal(object)

    def __init__(self, recents: LibraryRecents, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._recents = recents
        self._widest = theme.space(_NAME), theme.space(_PLACE)
        self._sources: dict[Path, QAction] = {}
        self._absent: set[Path] = set()
        self.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.setAccessibleName(translate("Library", "Recently added"))
        self.aboutToShow.connect(self.fill)
        recents.looked.connect(self._on_looked)

    def fill(self) -> None:
        """The sources as they are known now, the latest first, and a way to forget them."""
        self.clear()
        self._sources, self._absent = {}, set()
        for path in self._recents.sources:
            action = self._sources[path] = self.addAction(self._words(path))
            action.triggered.connect(lambda _=False, one=path: self._choose(one))
        self.addSeparator()
        self.addAction(translate("Library", "Clear this list")).triggered.connect(self._recents.clear_sources)
        self._recents.look()

    def _choose(self, path: Path) -> None:
        (self.missed if path in self._absent else self.chosen).emit(path)

    def _on_looked(self, absent: set[Path]) -> None:
        """Those that a stick took with it stay in sight, and say that they are not there."""
        self._absent = absent
        for path, action in self._sources.items():
            action.setText(self._words(path, is_absent=path in absent))

    def _words(self, path: Path, *, is_absent: bool = False) -> str:
        """The name, and at the right where it is; no character of either means anything to a menu."""
        metrics, middle = self.fontMetrics(), Qt.TextElideMode.ElideMiddle
        most = round(_SHARE * self.screen().availableGeometry().width())
        name_room, place_room = (min(most, widest) for widest in self._widest)
        said = translate("Library", "%1 (not there at present)") if is_absent else "%1"
        room = name_room - metrics.horizontalAdvance(said.replace("%1", ""))
        name = metrics.elidedText(_plain(path.name or str(path)), middle, room)
        place = metrics.elidedText(_plain(str(path.parent)), middle, place_room) if path.name else ""
        return f"{said.replace('%1', name)}\t{place}".replace("&", "&&")


def _plain(text: str) -> str:
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )
