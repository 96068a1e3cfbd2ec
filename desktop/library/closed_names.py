"""The names of briefs that are not open: a reader knows a brief by its name and not by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from db.records import Bilingual
from desktop.library.desk import LibraryDesk


class ClosedNames(QObject):
    """What the library calls briefs, asked for once each; `learnt` tells that more are known than were answered."""

    learnt = Signal()

    def __init__(self, desk: Callable[[], LibraryDesk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, Bilingual] = {}
        self._asked: set[str] = set()

    def of(self, brief_ids: Iterable[str]) -> Mapping[str, Bilingual]:
        """The names that are known by now, by the ids; of the others they are asked for."""
        wanted = set(brief_ids)
        if unknown := wanted - self._known.keys() - self._asked:
            self._asked |= unknown
            self._desk().name(unknown, self._on_named)
        return {brief_id: self._known[brief_id] for brief_id in wanted & self._known.keys()}

    def ask_again(self) -> None:
        """Other briefs may be in the library by now."""
        self._asked.clear()

    def _on_named(self, names: Mapping[str, Bilingual]) -> None:
        self._known.update(names)
        if names:
            self.learnt.emit()
