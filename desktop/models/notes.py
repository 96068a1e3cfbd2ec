"""The list of notes: what was noted, in the order of the text, and with a query what holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.notes.notes import Note
from db.notes.placing import Placed, Standing
from db.notes.search import NoteHit, find_notes
from db.records import Brief
from desktop.library.closed_names import Names
from desktop.noting.words import day_words, kind_word, place_words, standing_words
from desktop.typography import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class NoteRole(IntEnum):
    """What a row answers besides its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note in words: what it is, when, where, the quote and the text, and what is to be said of its place."""

    place: Placed
    kind: str
    day: str
    where: str
    quote: str
    text: str
    said: str
    quote_spans: tuple[tuple[int, int], ...] = ()
    text_spans: tuple[tuple[int, int], ...] = ()

    @property
    def note(self) -> Note:
        """The note itself."""
        return self.place.note

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(
            part for part in (self.kind, self.quote, self.text, self.where, self.said, self.day) if part
        )


class NotesModel(QAbstractListModel):
    """The notes that answer the query. With several briefs each row says which one it is of."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._briefs: dict[str, Brief] = {}
        self._names: Names = {}
        self._names_briefs = False
        self._places: Sequence[Placed] = ()
        self._rows: list[NoteRow] = []
        self._query = ""

    def set_places(
        self,
        places: Sequence[Placed],
        briefs: Sequence[Brief],
        names: Names,
        *,
        names_briefs: bool,
    ) -> None:
        """List these notes of the open `briefs`, and of others by their `names`."""
        self._places, self._names, self._names_briefs = places, names, names_briefs
        self._briefs = {brief.id: brief for brief in briefs}
        self._fill()

    def set_query(self, query: str) -> None:
        """List what holds every word of `query`; all where it is empty."""
        if query != self._query:
            self._query = query
            self._fill()

    def row_of(self, note_id: str) -> int:
        """The row of the note with this id; -1 where it is not listed."""
        return next((n for n, row in enumerate(self._rows) if row.note.id == note_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many notes are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The quote, the row, or what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.quote
        if role == NoteRole.ROW:
            return row
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = [self._row(hit) for hit in find_notes(self._places, self._query)]
        self.endResetModel()

    def _row(self, hit: NoteHit) -> NoteRow:
        place, note = hit.place, hit.place.note
        brief = self._briefs.get(note.brief)
        where = place_words(place, brief, self._language)
        if self._names_briefs:
            name = brief.name if brief else self._names.get(note.brief)
            where = f"{shown(name.of(self._language)) if name else note.brief} · {where}"
        return NoteRow(
            *(place, kind_word(note), day_words(note), where, shown(note.quote), note.text),
            said=self._said(place),
            quote_spans=hit.quote_spans,
            text_spans=hit.text_spans,
        )

    def _said(self, place: Placed) -> str:
        """What is to be said of a place; a brief of the library is opened when it is gone to, and as good as open."""
        is_nowhere = self._names.get(place.note.brief, ...) is None
        is_at_hand = place.standing is Standing.CLOSED and not is_nowhere
        return "" if is_at_hand else standing_words(place, self._language)
