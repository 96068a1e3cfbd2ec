"""Searching a catalogue: a query and what it is limited to -> hits in display order, with how many there are.

Each candidate of the index is checked against its own text, and the same check gives the spans: a hit and its highlight
cannot disagree. Whatever is typed is literal text. The hits that are shown come first, and how many there are when it is
known. A search that would take too long ends early and says so; another thread may end it.
"""

from __future__ import annotations

import functools
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from db import search
from db.catalogue.candidates import Candidates, Late
from db.catalogue.limits import EVERYWHERE, Limits
from db.catalogue.named import NO_NAMES, CatalogueNames, Named, NamesFound
from db.catalogue.rows import marks_query, path_of
from db.folding import fold
from db.pinyin import is_pinyin
from db.records import Bilingual

MOST = 1_000  # hits that are counted; more are "1000+"
SHOWN = 50
SOON = 0.012  # seconds until what was found so far is shown
DEADLINE = 1.0  # seconds until a search ends, whatever it knows by then
_FIRST, _CHUNK = (
    64,
    200,
)  # candidates that are looked at together: while hits are shown, and when they are counted


class Way(Enum):
    """How what was typed was looked for: as it is, with its numbers written the other way, or as the pinyin of names."""

    AS_TYPED = "as typed"
    NUMBERS = "numbers"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: the numbers of its line and its brief, its section, and where the words stand in its text."""

    number: int
    brief: int
    section: str
    path: Bilingual
    line: int
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The first hits, how many there are up to MOST + 1, and whether the search was ended before it knew.

    `is_growing` says that the search goes on: a later answer has these hits, and perhaps more, and the count. `way` says
    what was searched: where that are names, lines were not, and `named` are those that were found.
    """

    hits: tuple[Found, ...]
    count: int
    is_partial: bool
    way: Way = Way.AS_TYPED
    named: NamesFound = NO_NAMES
    is_growing: bool = False

    @property
    def names(self) -> tuple[Named, ...]:
        """The names that were found."""
        return self.named.names


NONE = Answer((), 0, is_partial=False)


def answers(  # noqa: PLR0913 - what a search may be given, most of it seldom
    connection: sqlite3.Connection,
    query: str,
    limits: Limits = EVERYWHERE,
    shown: int = SHOWN,
    *,
    soon: float | None = SOON,
    deadline: float | None = DEADLINE,
    clock: Callable[[], float] = time.perf_counter,
    names: CatalogueNames | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Answer]:
    """What is known of the hits of `query`: those that are shown, or what there is of them after `soon` seconds; then all.

    What is typed is looked for as it is. Only where that stands nowhere, its numbers are taken to be written the other
    way, and then Latin letters for the pinyin of `names`. It ends after `deadline` seconds, or when `is_stopped`, with
    what there is; None for a time is no such time. Raises sqlite3.OperationalError where another thread interrupted it.
    """
    words = search.terms(query)
    answer, begun = NONE, clock()

    def late_after(seconds: float | None) -> Late:
        return lambda: is_stopped() or (seconds is not None and clock() > begun + seconds)

    for way in _ways(words):
        run = _Run(connection, words, way, limits, shown)
        is_over = soon is not None and run.go_on(late_after(soon), shown)
        if soon is not None and not is_over:
            yield run.answer(is_growing=True)
        answer = run.answer(is_partial=not (is_over or run.go_on(late_after(deadline))))
        if answer.count or answer.is_partial:
            break
    else:
        if names is not None and any(map(is_pinyin, words)):
            named = names.find(connection, words, limits)
            if named.names:
                answer = Answer((), 0, is_partial=False, way=Way.NAMES, named=named)
    yield answer


def _ways(words: Sequence[str]) -> Iterator[Way]:
    if words:
        yield Way.AS_TYPED
    if any(len(search.wide_ways(word)) > 1 for word in words):
        yield Way.NUMBERS


class _Run:
    """One search in one way, which goes on from where it was when it was late."""

    def __init__(
        self, connection: sqlite3.Connection, words: Sequence[str], way: Way, limits: Limits, shown: int
    ) -> None:
        self._connection, self._words, self._way = connection, words, way
        self._without, self._shown = limits.without, shown
        written = search.wide_ways if way is Way.NUMBERS else search.ways
        self._ways = [written(word) for word in words]
        self._forms = [tuple(form for one in word for form in _forms(one)) for word in self._ways]
        self._is_exact = all(search.is_exact(one) for word in self._ways for one in word)
        expression = search.index_query(" ".join(words), written) + marks_query(
            limits.kinds, limits.only_figures
        )
        self._candidates = Candidates(connection, expression, limits.briefs)
        self._paths: dict[int, tuple[str, Bilingual]] = {}
        self._count = 0
        self.hits: list[Found] = []

    def go_on(self, is_late: Late, enough: int = MOST + 1) -> bool:
        """Look on until `enough` hits are counted, or it is late; whether there is nothing more to be known."""
        while self._count < enough:
            is_showing = len(self.hits) < self._shown
            self._take(self._candidates.next(_FIRST if is_showing else _CHUNK, is_late))
            if self._candidates.is_exhausted:
                return True
            if is_late():
                break
        return self._count > MOST

    def answer(self, *, is_partial: bool = False, is_growing: bool = False) -> Answer:
        """What is known by now."""
        count = min(self._count, MOST + 1)
        return Answer(tuple(self.hits), count, is_partial, self._way, is_growing=is_growing)

    def _take(self, numbers: Sequence[int]) -> None:
        """Count those of the candidates that hold the words; without their texts, where none is shown and it can be."""
        if (
            len(self.hits) >= self._shown
            and not self._without
            and (self._is_exact or self._all_hold(numbers))
        ):
            self._count += len(numbers)
            return
        rows = [row for row in self._rows(numbers) if row[1] not in self._without and self._holds(row[-1])]
        self.hits += map(self._found, rows[: self._shown - len(self.hits)])
        self._count += len(rows)

    def _all_hold(self, numbers: Sequence[int]) -> bool:
        """Whether all of these lines hold the words in a usual form: mostly so, and found without their texts."""
        holding = " AND ".join(
            "(" + " OR ".join(["instr(text, ?)"] * len(word)) + ")" for word in self._forms
        )
        marks = ",".join("?" * len(numbers))
        # Question marks and this module's own words.
        sql = f"SELECT count(*) FROM lines WHERE number IN ({marks}) AND {holding}"  # noqa: S608
        written = [form for word in self._forms for form in word]
        (found,) = self._connection.execute(sql, (*numbers, *written)).fetchone()
        return bool(found == len(numbers))

    def _rows(self, numbers: Sequence[int]) -> list[Row]:
        """These lines, in order."""
        marks = ",".join("?" * len(numbers))
        return self._connection.execute(
            f"SELECT number, brief, section, line, text FROM lines WHERE number IN ({marks}) ORDER BY number",  # noqa: S608
            numbers,
        ).fetchall()

    def _holds(self, text: str) -> bool:
        """Whether each word stands in a line, in one of the ways it may be written."""
        return _stand_in(self._forms, text) or _stand_in(self._ways, fold(text))

    def _found(self, row: Row) -> Found:
        number, brief, section, line, text = row
        if section not in self._paths:
            self._paths[section] = path_of(self._connection, section)
        spans = search.wide_spans if self._way is Way.NUMBERS else search.spans
        return Found(number, brief, *self._paths[section], line, text, spans(self._words, text) or ())


Row = tuple[int, int, int, int, str]  # number, brief, section, line, text
_CHINESE = str.maketrans(",.:;!?()", "，。：；！？（）")


@functools.lru_cache(maxsize=1024)
def _forms(word: str) -> tuple[str, ...]:
    """How a folded word usually stands in a source, which need not be folded to find it: 资,建 as 资，建, cba as CBA."""
    usual = (word, word.translate(_CHINESE), word.upper())
    return tuple(dict.fromkeys(form for form in usual if fold(form) == word))


def _stand_in(ways: Sequence[Sequence[str]], text: str) -> bool:
    return all(any(map(text.__contains__, word)) for word in ways)
