"""The one way to a brief that may not be open: where the library has it, it is opened out of that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from db.errors import UserError
from db.library import Library, Pack
from db.records import Brief
from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents

Then = Callable[[Brief], object]
# Hears why the brief was not read, or None: it is neither open nor in the library.
Otherwise = Callable[[UserError | None], object]


class LibraryDoor(QObject):
    """`library` is what is open; `desk` answers the library it is opened out of, which is not made before it is asked for.

    Whoever asks is answered at once where the brief is open, else when it was read. Only the last one who asked is
    answered then, and nobody after `leave`: where the reader went elsewhere meanwhile, they are not taken away again.
    """

    def __init__(
        self,
        library: Library,
        desk: Callable[[], LibraryDesk],
        recents: LibraryRecents,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._desk, self._recents = library, desk, recents
        self._asked = 0

    def open(self, brief_id: str, then: Then, otherwise: Otherwise) -> None:
        """Open a brief by its id."""
        self.leave()
        if (brief := self._library.brief(brief_id)) is not None:
            then(brief)
            return
        self._desk().open_by_id(brief_id, self._taking(then, otherwise))

    def open_numbered(self, number: int, then: Then, otherwise: Otherwise) -> None:
        """Open a brief by its number in the catalogue."""
        self.leave()
        self._desk().open(number, self._taking(then, otherwise))

    def leave(self) -> None:
        """Wait for nothing any more; what is being read is opened, and not gone to."""
        self._asked += 1

    def _taking(self, then: Then, otherwise: Otherwise) -> Callable[[Pack | UserError | None], object]:
        asked = self._asked

        def take(found: Pack | UserError | None) -> None:
            is_awaited = asked == self._asked
            if isinstance(found, Pack):
                brief = self._opened(found)
                if is_awaited:
                    then(brief)
            elif is_awaited:
                otherwise(found)

        return take

    def _opened(self, pack: Pack) -> Brief:
        """The brief that is read now under the id; one that is open already in a higher edition stays in use."""
        self._library.add(pack)
        read = pack.briefs[0]
        self._recents.add_brief(read.id)
        return self._library.brief(read.id) or read
