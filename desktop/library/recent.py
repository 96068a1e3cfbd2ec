"""What was added to the library and read out of it before, the latest first; kept with the session, lost without harm."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.background import Background
from desktop.paths import is_there
from desktop.session import Session

MOST = 8
_SOURCES, _BRIEFS = "library_sources", "library_briefs"


class LibraryRecents(QObject):
    """Folders and packs that were added, and the ids of briefs that were opened; eight of each, each once.

    `changed` tells that one of the two is another. `looked` carries which sources are not there at present (a set of
    paths), after `look` asked for it.
    """

    changed = Signal()
    looked = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looking = Background(self)

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders and packs."""
        return tuple(map(Path, self._session.texts(_SOURCES)[:MOST]))

    @property
    def briefs(self) -> tuple[str, ...]:
        """The ids of the briefs; the library may not have all of them any more."""
        return self._session.texts(_BRIEFS)[:MOST]

    def add_sources(self, paths: Iterable[Path]) -> None:
        """Put these first; a name that no file of text can hold is left out."""
        self._put(_SOURCES, [str(path) for path in paths if _can_be_kept(str(path))])

    def add_brief(self, brief_id: str) -> None:
        """Put this one first."""
        self._put(_BRIEFS, [brief_id])

    def clear_sources(self) -> None:
        """Know no folder and no pack any more; the library keeps what came from them."""
        self._session.save({_SOURCES: []})
        self.changed.emit()

    def look(self) -> None:
        """Look which sources are there. A share that does not answer holds up nothing but the answer."""
        if self._looking.is_idle:
            paths = self.sources
            self._looking.do(lambda: {path for path in paths if not is_there(path)}, self.looked.emit)

    def close(self) -> None:
        """Look no more."""
        self._looking.close()

    def _put(self, key: str, new: list[str]) -> None:
        before = self._session.texts(key)
        kept = list(dict.fromkeys((*new, *before)))[:MOST]
        if tuple(kept) != before:
            self._session.save({key: kept})
            self.changed.emit()


def _can_be_kept(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
