"""Searching a catalogue: a query and what it is limited to -> hits in display order, with how many there are.

Each candidate of the index is checked against its own text, and the same check gives the spans: a hit and its highlight
cannot disagree. Whatever is typed is literal text. A search that would take too long ends early and says so; another
thread may end it.
"""

from __future__ import annotations

import functools
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from db import search
from db.catalogue.limits import EVERYWHERE, FEW, Limits, within
from db.catalogue.named import CatalogueNames, Named
from db.catalogue.rows import marks_query
from db.folding import fold
from db.pinyin import is_pinyin
from db.records import Bilingual

MOST = 1_000  # hits that are counted; more are "1000+"
SHOWN = 50
DEADLINE = 0.025  # seconds
_STEPS = 500  # between two looks at the clock
_FIRST, _CHUNK = (
    64,
    200,
)  # candidates that are fetched together: as long as hits are shown, and when they are counted


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

    `way` says what was searched: where that are `names`, lines were not.
    """

    hits: tuple[Found, ...]
    count: int
    is_partial: bool
    way: Way = Way.AS_TYPED
    names: tuple[Named, ...] = ()


NONE = Answer((), 0, is_partial=False)


def find(  # noqa: PLR0913, PLR0917 - what a search may be given, most of it seldom
    connection: sqlite3.Connection,
    query: str,
    limits: Limits = EVERYWHERE,
    shown: int = SHOWN,
    deadline: float | None = DEADLINE,
    clock: Callable[[], float] = time.perf_counter,
    names: CatalogueNames | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Answer:
    """The hits of `query` in a catalogue, as far as they are found within `deadline` seconds (None: all the time).

    What is typed is looked for as it is. Only where that stands nowhere, its numbers are taken to be written the other
    way, and then Latin letters for the pinyin of `names`. Whoever asked ends it by `is_stopped`, and gets what there is.
    Raises sqlite3.OperationalError where another thread interrupted it.
    """
    words = search.terms(query)
    if not words:
        return NONE
    end = None if deadline is None else clock() + deadline
    run = _Run(connection, limits, shown, lambda: is_stopped() or (end is not None and clock() > end))
    answer = run.answer(words, Way.AS_TYPED)
    if not answer.count and not answer.is_partial and any(len(search.wide_ways(word)) > 1 for word in words):
        answer = run.answer(words, Way.NUMBERS)
    if not answer.count and not answer.is_partial and names is not None and any(map(is_pinyin, words)):
        named = names.find(connection, words, limits)
        answer = Answer((), 0, is_partial=False, way=Way.NAMES, names=named) if named else answer
    return answer


class _Run:
    """One search, which ends when it `is_late`."""

    def __init__(
        self, connection: sqlite3.Connection, limits: Limits, shown: int, is_late: Callable[[], bool]
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._shown = shown
        self._is_late = is_late
        self._was_late = False

    def answer(self, words: Sequence[str], way: Way) -> Answer:
        """The hits, looked for in this way."""
        place = search.wide_spans if way is Way.NUMBERS else search.spans
        found: list[Row] = []
        count = 0
        self._connection.set_progress_handler(self._late, _STEPS)
        try:
            for rows in self._checked(words, way):
                found += rows[: max(0, self._shown - count)]
                count += len(rows)
                if count > MOST or self._late():
                    break
        except sqlite3.OperationalError:
            if not self._was_late:
                raise
        finally:
            self._connection.set_progress_handler(None, 0)
        hits = (_found(row, place(words, row[-1]) or ()) for row in found)
        is_partial = self._was_late and count <= MOST
        return Answer(tuple(_with_paths(self._connection, hits)), min(count, MOST + 1), is_partial, way)

    def _late(self) -> int:
        self._was_late = self._was_late or self._is_late()
        return int(self._was_late)

    def _checked(self, words: Sequence[str], way: Way) -> Iterator[list[Row]]:
        """The lines that hold the words, a few at a time; those that are only counted without their texts, if it can be."""
        written = search.wide_ways if way is Way.NUMBERS else search.ways
        ways = [written(word) for word in words]
        forms = [tuple(form for one in word for form in _forms(one)) for word in ways]
        is_exact = all(search.is_exact(one) for word in ways for one in word)
        limits = self._limits
        candidates = self._candidates(
            search.index_query(" ".join(words), written) + marks_query(limits.kinds, limits.only_figures)
        )
        left, without = self._shown, limits.without
        while numbers := list(islice(candidates, _FIRST if left > 0 else _CHUNK)):
            if left <= 0 and not without and (is_exact or self._all_hold(numbers, forms)):
                yield [(number, 0, 0, 0, "") for number in numbers]
                continue
            rows = [
                row for row in self._rows(numbers) if row[1] not in without and _holds(ways, forms, row[-1])
            ]
            left -= len(rows)
            yield rows

    def _candidates(self, expression: str) -> Iterator[int]:
        """The numbers of the lines that the index names, in order; some may not hold the words."""
        ranges = self._limits.briefs or _ALL
        is_few = len(ranges) <= FEW
        for first, last in ranges if is_few else ((ranges[0][0], ranges[-1][1]),):
            rows = self._connection.execute(
                "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid",
                (expression, first, last),
            )
            numbers = (number for (number,) in rows)
            yield from numbers if is_few else filter(within(ranges), numbers)

    def _all_hold(self, numbers: Sequence[int], forms: Sequence[Sequence[str]]) -> bool:
        """Whether all of these lines hold the words in a usual form: mostly so, and found without their texts."""
        holding = " AND ".join("(" + " OR ".join(["instr(text, ?)"] * len(word)) + ")" for word in forms)
        marks = ",".join("?" * len(numbers))
        # Question marks and this module's own words.
        sql = f"SELECT count(*) FROM lines WHERE number IN ({marks}) AND {holding}"  # noqa: S608
        written = [form for word in forms for form in word]
        (found,) = self._connection.execute(sql, (*numbers, *written)).fetchone()
        return bool(found == len(numbers))

    def _rows(self, numbers: Sequence[int]) -> list[Row]:
        """These lines, in order."""
        marks = ",".join("?" * len(numbers))
        return self._connection.execute(
            f"SELECT number, brief, section, line, text FROM lines WHERE number IN ({marks}) ORDER BY number",  # noqa: S608
            numbers,
        ).fetchall()


@functools.lru_cache(maxsize=1024)
def _forms(word: str) -> tuple[str, ...]:
    """How a folded word usually stands in a source, which need not be folded to find it: 资,建 as 资，建, cba as CBA."""
    usual = (word, word.translate(_CHINESE), word.upper())
    return tuple(dict.fromkeys(form for form in usual if fold(form) == word))


def _holds(ways: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], text: str) -> bool:
    """Whether each word stands in a line, in one of the ways it may be written."""
    return _stand_in(forms, text) or _stand_in(ways, fold(text))


def _stand_in(ways: Sequence[Sequence[str]], text: str) -> bool:
    return all(any(map(text.__contains__, word)) for word in ways)


Row = tuple[int, int, int, int, str]  # number, brief, section, line, text
_ALL = ((1, 1 << 62),)
_CHINESE = str.maketrans(",.:;!?()", "，。：；！？（）")


def _found(row: Row, spans: tuple[tuple[int, int], ...]) -> Found:
    number, brief, section, line, text = row
    return Found(number, brief, str(section), Bilingual("", ""), line, text, spans)


def _with_paths(connection: sqlite3.Connection, hits: Iterable[Found]) -> Iterator[Found]:
    """The hits with the id of their section and the path of labels that leads to it."""
    known: dict[int, tuple[str, Bilingual]] = {}
    for hit in hits:
        number = int(hit.section)
        if number not in known:
            known[number] = _path(connection, number)
        section, path = known[number]
        yield Found(hit.number, hit.brief, section, path, hit.line, hit.text, hit.spans)


def _path(connection: sqlite3.Connection, number: int) -> tuple[str, Bilingual]:
    """The id of a section, and the labels from the top down to it."""
    names: list[tuple[str, str]] = []
    section, parent = "", int(number)
    while parent:
        name, zh, en, above = connection.execute(
            "SELECT id, label_zh, label_en, parent FROM sections WHERE number = ?", (parent,)
        ).fetchone()
        names.insert(0, (zh, en))
        section, parent = section or name, above or 0
    return section, Bilingual(*(" › ".join(each) for each in zip(*names, strict=True)))
