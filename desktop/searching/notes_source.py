"""Searching what the user noted, in the words it stands on and in its own. Answers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject

from db.notes.placing import Placed
from db.notes.search import NoteHit, find_notes
from db.query_ways import way_found
from db.records import Bilingual, Brief
from db.search import terms
from desktop import wording
from desktop.library.closed_names import Names
from desktop.location import Location
from desktop.noting.noting import Noting
from desktop.noting.words import kind_word
from desktop.searching.source import EVERYTHING, MOST, Group, Limits, Result, Scope, Source
from desktop.typography import shown

_SHOWN = 200


class NotesSource(Source):
    """The notes of the briefs that are open and of all others; of those that are not open, only without limits.

    `names` answers the names of briefs that are not open, as far as they are known.
    """

    def __init__(
        self,
        noting: Noting,
        briefs: Callable[[], Sequence[Brief]],
        language: str,
        parent: QObject | None = None,
        names: Callable[[Iterable[str]], Names] = lambda _: {},
    ) -> None:
        super().__init__((Scope.NOTES,), parent)
        self._noting, self._briefs, self._language, self._names = noting, briefs, language, names
        self._ask_for_names()

    def search(self, query: str, limits: Limits, token: int) -> None:
        """Answer before returning."""
        words = terms(query)
        found = self._found(query, words, limits) if words and self._noting.has_notebook else ()
        count = min(len(found), MOST + 1)
        self.answered.emit(token, (Group(Scope.NOTES, found[:_SHOWN], count),) if found else ())

    def _ask_for_names(self) -> None:
        """Have the names that may be said known by the time something is typed."""
        places = self._noting.all_places(tuple(self._briefs()))
        self._names({place.note.brief for place in places} - {brief.id for brief in self._briefs()})

    def _found(self, query: str, words: list[str], limits: Limits) -> tuple[Result, ...]:
        briefs = {brief.id: brief for brief in self._briefs()}
        places = self._noting.all_places(tuple(briefs.values()))
        kept = [place for place in places if self._is_kept(place, briefs.get(place.note.brief), limits)]
        hits = find_notes(kept, query)
        named: dict[str, Bilingual | None] = {}
        if len(briefs) > 1:
            named = {brief.id: brief.name for brief in briefs.values()}
        named.update(self._names({hit.place.note.brief for hit in hits} - briefs.keys()))
        return tuple(self._result(hit, briefs.get(hit.place.note.brief), named, words) for hit in hits)

    def _is_kept(self, place: Placed, brief: Brief | None, limits: Limits) -> bool:
        if limits == EVERYTHING:
            return True
        if brief is None:
            return False
        section, item = brief.section(place.section), brief.item(place.line)
        return (
            limits.year in {"", brief.results_year, brief.targets_year}
            and limits.place in {"", brief.place.of(self._language)}
            and (limits.kind is None or (section is not None and section.kind is limits.kind))
            and (not limits.only_figures or bool(item and item.figures))
        )

    def _result(self, hit: NoteHit, brief: Brief | None, named: Names, words: list[str]) -> Result:
        """Its own words where those were found, else the words it stands on. One brief alone needs no name."""
        place, note = hit.place, hit.place.note
        is_own = bool(hit.text_spans)
        text, spans = (note.text, hit.text_spans) if is_own else (note.quote, hit.quote_spans)
        there = Location(note.brief, place.section, place.line)
        section = brief.section(place.section) if brief else None
        # Where it stands nowhere now, the line it was on is said; else the line stands beside every result.
        known = wording.section_words(section, self._language) if section else wording.line_words(note.line)
        known_as = named.get(note.brief)
        name = shown(known_as.of(self._language)) if known_as else ""
        path = "  ·  ".join(filter(None, (kind_word(note), name, known)))
        way = way_found(words, f"{note.quote}\n{note.text}")
        return Result(there, text, path, spans, way, note=note.id)
