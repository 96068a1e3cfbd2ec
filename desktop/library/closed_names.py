"""The names of briefs that are not open: a reader knows a brief by its name and not by its id."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from db.records import Bilingual
from desktop.library.desk import LibraryDesk

# The names by the ids; None of a brief that is not in the library, nothing of one that is still being asked for.
Names = Mapping[str, Bilingual | None]


class ClosedNames(QObject):
    """What the library calls briefs, asked for once each; `learnt` tells that more is known than was answered."""

    learnt = Signal()

    def __init__(self, desk: Callable[[], LibraryDesk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, Bilingual | None] = {}
        self._asked: set[str] = set()

    def of(self, brief_ids: Iterable[str]) -> Names:
        """What is known by now; the rest is asked for."""
        wanted = set(brief_ids)
        if unknown := wanted - self._known.keys() - self._asked:
            self._asked |= unknown
            self._desk().name(unknown, functools.partial(self._on_named, unknown))
        return {brief_id: self._known[brief_id] for brief_id in wanted & self._known.keys()}

    def ask_again(self) -> None:
        """Other briefs may be in the library by now."""
        self._known.clear()
        self._asked.clear()
        self.learnt.emit()

    def _on_named(self, asked: Iterable[str], names: Mapping[str, Bilingual]) -> None:
        self._known.update({brief_id: names.get(brief_id) for brief_id in asked})
        self.learnt.emit()
