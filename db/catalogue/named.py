"""The names in a catalogue that are found by pinyin: of places, of briefs and of sections; few beside the lines."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from db.catalogue.limits import Limits, within
from db.catalogue.names import Names, Spans
from db.folding import fold
from db.pinyin import is_pinyin
from db.records import Bilingual

MOST = 20  # of a kind that are answered
_PIECE = 200  # names that are read before other work may come between


class NameKind(Enum):
    """What has the name."""

    PLACE = "place"
    BRIEF = "brief"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Named:
    """A name that reads as was typed, and where it leads: to the newest brief of a place, to a brief, to a section of one.

    `spans` are of its Chinese form. `section` is an id, empty where it is no section's name. `first` is the number of
    the brief's first line.
    """

    kind: NameKind
    name: Bilingual
    spans: Spans
    brief: int
    section: str
    first: int


@dataclass(frozen=True, slots=True)
class NamesFound:
    """The names that were found, by kind, those of the latest year first; of the kinds in `cut` there are more."""

    names: tuple[Named, ...] = ()
    cut: frozenset[NameKind] = frozenset()


NO_NAMES = NamesFound()

# Of a name that stands in several briefs, the one with the latest year; the latest of all first.
_FROM = {
    NameKind.PLACE: "SELECT place_zh, place_en, number, '', first, max(targets_year) FROM briefs"
    " GROUP BY place_zh, place_en ORDER BY max(targets_year) DESC, number",
    NameKind.BRIEF: "SELECT name_zh, name_en, number, '', first, targets_year FROM briefs"
    " ORDER BY targets_year DESC, number",
    NameKind.SECTION: "SELECT label_zh, label_en, b.number, s.id, b.first, max(b.targets_year) FROM sections AS s"
    " JOIN briefs AS b ON b.number = s.brief GROUP BY label_zh, label_en"
    " ORDER BY max(b.targets_year) DESC, s.number",
}


class CatalogueNames:
    """The names of one catalogue as it was when they were read. They are read piece by piece, by `steps`."""

    def __init__(self) -> None:
        self._known: list[tuple[NameKind, str, str, int, str, int]] = []
        self._names = Names()
        self._steps: Iterator[None] | None = None

    def steps(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Read the names; what is left unfinished is gone on with by the next who asks."""
        if self._steps is None:
            self._steps = self._read(connection)
        return self._steps

    def find(self, connection: sqlite3.Connection, words: Sequence[str], limits: Limits) -> NamesFound:
        """The names that hold all of the folded words: as they are, or Latin letters as pinyin; at most 20 of a kind."""
        for _ in self.steps(connection):
            pass
        latin = next(word for word in words if is_pinyin(word))
        is_in = within(limits.briefs) if limits.briefs else None
        found: dict[NameKind, list[Named]] = {kind: [] for kind in NameKind}
        cut = set[NameKind]()
        for number in sorted(self._names.holding(latin)):
            kind, zh, en, brief, section, first = self._known[number]
            if kind in cut or not (is_in is None or is_in(first)):
                continue
            if not (spans := self._spans(words, zh)):
                continue
            if len(found[kind]) == MOST:
                cut.add(kind)
            else:
                found[kind].append(Named(kind, Bilingual(zh, en), spans, brief, section, first))
        return NamesFound(tuple(named for kind in NameKind for named in found[kind]), frozenset(cut))

    def _spans(self, words: Sequence[str], name: str) -> Spans:
        folded, out = fold(name), list[tuple[int, int]]()
        for word in words:
            at = folded.find(word)
            places = self._names.spans(word, name) if is_pinyin(word) else ()
            if at < 0 and not places:
                return ()
            out += places or [(at, at + len(word))]
        return tuple(sorted(out))

    def _read(self, connection: sqlite3.Connection) -> Iterator[None]:
        for kind, sql in _FROM.items():
            rows = iter(connection.execute(sql).fetchall())
            yield
            while piece := list(islice(rows, _PIECE)):
                self._known += [(kind, *row[:5]) for row in piece]
                self._names.add(row[0] for row in piece)
                yield
