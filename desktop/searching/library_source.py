"""Searching the library: asked of its desk, which answers from a thread; its numbers are told as places to go to.

Briefs are found by their names at once, and stand before the lines: who types the name of a county wants its briefs.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from db.catalogue.brief_names import BriefNames
from db.catalogue.limits import Limits as CatalogueLimits
from db.catalogue.limits import ranges_of
from db.catalogue.listing import NOTHING, Listing, Row
from db.catalogue.named import Named, NameKind
from db.catalogue.search import Answer, Found
from db.catalogue.search import Way as CatalogueWay
from db.pinyin import is_pinyin
from db.query_ways import Way, way_found
from db.records import SectionKind
from db.search import spans, terms
from desktop.library.desk import LibraryDesk
from desktop.location import Location
from desktop.searching.source import MOST, Choices, Group, Limits, PlaceName, Result, Scope, Source
from desktop.typography import shown

_BRIEFS = 5  # that are listed by their names


class LibrarySource(Source):
    """The briefs of the library. A search that is asked anew ends the one before, which is then not answered."""

    def __init__(self, desk: LibraryDesk, language: str, parent: QObject | None = None) -> None:
        super().__init__((Scope.BRIEFS, Scope.LIBRARY), parent)
        self._desk, self._language = desk, language
        self._listing = NOTHING
        self._rows: dict[int, Row] = {}
        self._not_read: frozenset[int] = frozenset()
        self._narrowed: dict[tuple[str, str], CatalogueLimits | None] = {}
        self._asked = (0, 0, "")
        self._named: tuple[Group, ...] = ()
        self._wants_briefs = True
        self._awaits_order = False
        desk.answered.connect(self._on_answered)
        desk.listed.connect(self._on_listed)
        desk.ordered.connect(self._on_ordered)
        desk.named.connect(self._on_named)
        self._know(desk.listing)

    @property
    def choices(self) -> Choices:
        """The places of its briefs as soon as they are in order, their years, and every kind of section."""
        if not self._rows:
            return Choices()
        is_english = self._language == "en"
        places = {
            names[is_english]: PlaceName(names[is_english], names[not is_english])
            for names, _ in (self._listing.places if self._listing.is_ordered else ())
        }
        years = {year for row in self._rows.values() for year in (row.results_year, row.targets_year)}
        return Choices(tuple(sorted(years - {""}, reverse=True)), tuple(places.values()), tuple(SectionKind))

    def search(self, query: str, limits: Limits, token: int) -> None:
        """Ask the desk; where there is nothing to look for, or nothing to look in, the answer is there at once."""
        narrowed = self._limits(limits) if self._rows and terms(query) else None
        if narrowed is None:
            self._asked = (0, 0, "")
            self.answered.emit(token, ())
        else:
            # A brief as a whole is of no kind, and no figure.
            self._wants_briefs = limits.kind is None and not limits.only_figures
            self._named = self._found_by_name(terms(query), limits) if self._wants_briefs else ()
            self._asked = (self._desk.search(query, narrowed), token, query)

    # ------------------------------------------------------------ limits

    def _on_listed(self, listing: Listing) -> None:
        was_empty = not self._rows
        self._know(listing)
        if was_empty and self._rows:
            self.filled.emit()

    def _on_ordered(self, listing: Listing) -> None:
        if listing is self._listing and self._awaits_order:
            self._awaits_order = False
            self.filled.emit()

    def _know(self, listing: Listing) -> None:
        self._listing = listing
        self._rows = {row.number: row for row in listing.rows if row.number}
        self._not_read = listing.not_read
        self._narrowed.clear()
        self._awaits_order = not listing.is_ordered
        if self._awaits_order:
            self._desk.order()
        self._names = self._desk.brief_names or BriefNames(NOTHING)
        if self._rows:
            self._desk.read_brief_names()

    def _on_named(self, names: BriefNames) -> None:
        self._names = names
        self.filled.emit()

    def _limits(self, limits: Limits) -> CatalogueLimits | None:
        """The same in numbers of lines; None where no brief is of that year and place."""
        key = (limits.year, limits.place)
        if key not in self._narrowed:
            self._narrowed[key] = self._briefs(*key)
        briefs = self._narrowed[key]
        if briefs is None:
            return None
        kinds = frozenset({limits.kind.value}) if limits.kind else frozenset[str]()
        return CatalogueLimits(briefs.briefs, kinds, limits.only_figures, self._not_read)

    def _briefs(self, year: str, place: str) -> CatalogueLimits | None:
        if not year and not place:
            return CatalogueLimits()
        kept = ranges_of(row for row in self._rows.values() if self._is_in(row, year, place))
        return CatalogueLimits(kept) if kept else None

    def _is_in(self, row: Row, year: str, place: str) -> bool:
        return year in {"", row.results_year, row.targets_year} and place in {"", self._place(row)}

    # ------------------------------------------------------------ answers

    def _on_answered(self, number: int, answer: Answer) -> None:
        asked, token, query = self._asked
        if number != asked:
            return
        if answer.is_growing and not answer.hits and not self._named:
            return
        words = terms(query)
        named = self._named
        if _is_of_names(answer, words):
            named = self._with_pinyin(answer) if self._wants_briefs else named
            group = self._of_names(answer, named)
        else:
            group = self._of_lines(answer, words)
        # Where only names were looked through the heading says so, also above none.
        is_said = group.results or group.is_partial or group.is_of_names
        self.answered.emit(token, (*named, group) if is_said or answer.is_growing else named)

    def _of_lines(self, answer: Answer, words: list[str]) -> Group:
        results = tuple(self._lines(answer.hits, words))
        return Group(Scope.LIBRARY, results, answer.count, answer.is_partial, is_growing=answer.is_growing)

    def _of_names(self, answer: Answer, briefs: tuple[Group, ...]) -> Group:
        results = tuple(self._pinyin_names(answer, briefs))
        cut = answer.named.cut - ({NameKind.BRIEF} if self._wants_briefs else set())
        return Group(Scope.LIBRARY, results, len(results), is_of_names=True, is_cut=bool(cut))

    def _lines(self, hits: tuple[Found, ...], words: list[str]) -> Iterator[Result]:
        for hit in hits:
            row = self._rows.get(hit.brief)
            if row is not None:
                place = Location(row.id, hit.section, hit.line)
                path = hit.path.of(self._language).replace(" › ", " / ")
                where = f"{self._name(row)}  ·  {shown(path)}"
                yield Result(place, hit.text, where, hit.spans, way_found(words, hit.text), row.number)

    def _pinyin_names(self, answer: Answer, briefs: tuple[Group, ...]) -> Iterator[Result]:
        listed = {result.entry for group in briefs for result in group.results}
        for named in answer.named.names:
            row = self._rows.get(named.brief)
            # A brief that is listed above is not listed once more.
            if row is not None and not (named.kind is NameKind.BRIEF and named.brief in listed):
                place, where = Location(row.id, named.section), self._name(row)
                yield Result(place, named.name.zh, where, named.spans, Way.PINYIN, row.number)

    def _found_by_name(self, words: list[str], limits: Limits) -> tuple[Group, ...]:
        """The briefs whose names hold the words as they are."""
        rows = self._names.find(words, lambda row: self._is_in(row, limits.year, limits.place), MOST + 1)
        results = tuple(self._brief(row, words) for row in rows[:_BRIEFS])
        return (Group(Scope.BRIEFS, results, len(rows)),) if results else ()

    def _with_pinyin(self, answer: Answer) -> tuple[Group, ...]:
        """The same, and after them the briefs whose names read as was typed, all that were found: no lines follow."""
        results, count = (self._named[0].results, self._named[0].count) if self._named else ((), 0)
        listed = {result.entry for result in results}
        names = (named for named in answer.named.names if named.kind is NameKind.BRIEF)
        rows = {named: self._rows.get(named.brief) for named in names}
        read = tuple(
            self._read_brief(row, named)
            for named, row in rows.items()
            if row is not None and row.number not in listed | self._not_read
        )
        is_cut = NameKind.BRIEF in answer.named.cut
        found = Group(Scope.BRIEFS, (*results, *read), count + len(read), is_cut=is_cut)
        return (found,) if found.results else ()

    def _read_brief(self, row: Row, named: Named) -> Result:
        """A brief whose Chinese name reads as was typed; in the other language there is nothing to mark."""
        is_english = self._language == "en"
        name, spans_read = (row.name_en, ()) if is_english else (row.name_zh, named.spans)
        return Result(Location(row.id), name, self._place(row), spans_read, Way.PINYIN, row.number)

    def _brief(self, row: Row, words: list[str]) -> Result:
        name = row.name_en if self._language == "en" else row.name_zh
        # Other words stand in the name of its place, or in the other language.
        here = [word for word in words if spans([word], name)]
        return Result(Location(row.id), name, self._place(row), spans(here, name) or (), entry=row.number)

    def _name(self, row: Row) -> str:
        return row.name_en if self._language == "en" else shown(row.name_zh)

    def _place(self, row: Row) -> str:
        return row.place_en if self._language == "en" else row.place_zh


def _is_of_names(answer: Answer, words: list[str]) -> bool:
    """Whether names were looked through: where no line holds the words, and Latin letters may be pinyin."""
    is_nowhere = not (answer.count or answer.is_partial or answer.is_growing)
    return answer.way is CatalogueWay.NAMES or (is_nowhere and any(map(is_pinyin, words)))
