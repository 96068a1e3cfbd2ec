"""What Ctrl+K offers: the sections, and with a query the headings, items and figures that hold it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db import search
from db.records import Brief, Section, SectionKind
from desktop.location import Location
from desktop.typography import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MOST = 200


class JumpRole(IntEnum):
    """What a row answers besides its text."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class JumpEntry:
    """A place to go: its text with the matched spans, and the path that leads to it."""

    place: Location
    text: str
    path: str
    spans: tuple[tuple[int, int], ...] = ()


class JumpModel(QAbstractListModel):
    """The places that answer the query, sections first; at most 200, and `is_cut` says so."""

    def __init__(self, brief: Brief, language: str, overview: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._brief = brief
        self._language = language
        self._overview = overview
        self._entries: list[JumpEntry] = []
        self.is_cut = False
        self.set_query("")

    def set_query(self, query: str) -> None:
        """Offer what holds every word of `query`; every section where it is empty."""
        self.beginResetModel()
        words = search.terms(query)
        entries = self._sections(words) + (self._hits(query) if words else [])
        self.is_cut = len(entries) > MOST
        self._entries = entries[:MOST]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many places are offered."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, the entry, or what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == JumpRole.ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text} {entry.path}"
        return None

    def _sections(self, words: list[str]) -> list[JumpEntry]:
        entries: list[JumpEntry] = []
        if search.spans(words, self._overview) is not None:
            entries.append(JumpEntry(Location(self._brief.id), self._overview, ""))
        for section in self._brief.walk:
            name = shown(section.label.of(self._language))
            spans = search.spans(words, name)
            if section.kind is not SectionKind.MASTHEAD and spans is not None:
                place = Location(self._brief.id, section.id)
                entries.append(JumpEntry(place, name, self._path(section), spans))
        return entries

    def _hits(self, query: str) -> list[JumpEntry]:
        entries: list[JumpEntry] = []
        for hit in search.find(self._brief, query, MOST + 1):
            section = self._brief.section(hit.section)
            assert section is not None
            place = Location(self._brief.id, hit.section, hit.line)
            entries.append(JumpEntry(place, shown(hit.text), self._path(section), hit.spans))
        return entries

    def _path(self, section: Section) -> str:
        names = [section.label.of(self._language)]
        above = self._brief.section(section.parent) if section.parent else None
        while above is not None:
            names.insert(0, above.label.of(self._language))
            above = self._brief.section(above.parent) if above.parent else None
        return f"{section.number} {' / '.join(shown(name) for name in names)}".strip()
