"""Searching a catalogue: a query and what it is limited to -> hits in display order, with how many there are.

Each candidate of the index is checked against its own text, and the same check gives the spans: a hit and its highlight
cannot disagree. Whatever is typed is literal text. A search that would take too long ends early and says so; another
thread may end it with `connection.interrupt()`.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from db import search
from db.records import Bilingual

MOST = 1_000  # hits that are counted; more are "1000+"
SHOWN = 50
DEADLINE = 0.025  # seconds
_STEPS = 500  # between two looks at the clock
_CHUNK = 64  # candidates whose texts are fetched together


@dataclass(frozen=True, slots=True)
class Limits:
    """What a search is limited to; everything where nothing is given.

    `briefs` are ranges of line numbers, both ends included, in order and apart. `kinds` are section kinds.
    """

    briefs: tuple[tuple[int, int], ...] = ()
    kinds: frozenset[str] = frozenset()
    only_figures: bool = False


EVERYWHERE = Limits()


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
    """The first hits, how many there are up to MOST + 1, and whether the search was ended before it knew."""

    hits: tuple[Found, ...]
    count: int
    is_partial: bool


NONE = Answer((), 0, is_partial=False)


def find(
    connection: sqlite3.Connection,
    query: str,
    limits: Limits = EVERYWHERE,
    shown: int = SHOWN,
    deadline: float | None = DEADLINE,
    clock: Callable[[], float] = time.perf_counter,
) -> Answer:
    """The hits of `query` in a catalogue, as far as they are found within `deadline` seconds (None: all the time).

    Raises sqlite3.OperationalError where another thread interrupted it.
    """
    words = search.terms(query)
    if not words:
        return NONE
    end = None if deadline is None else clock() + deadline
    is_late = [False]

    def late() -> int:
        is_late[0] = end is not None and clock() > end
        return int(is_late[0])

    connection.set_progress_handler(late, _STEPS)
    hits: list[Found] = []
    count = 0
    try:
        for row, spans in _checked(connection, words, limits):
            count += 1
            if len(hits) < shown:
                hits.append(_found(row, spans))
            if count > MOST:
                break
            if end is not None and clock() > end:
                is_late[0] = True
                break
    except sqlite3.OperationalError:
        if not is_late[0]:
            raise
    finally:
        connection.set_progress_handler(None, 0)
    return Answer(tuple(_with_paths(connection, hits)), count, is_late[0])


Row = tuple[int, int, int, int, str]  # number, brief, section, line, text


def _checked(
    connection: sqlite3.Connection, words: Sequence[str], limits: Limits
) -> Iterator[tuple[Row, tuple[tuple[int, int], ...]]]:
    candidates = _candidates(connection, words, limits)
    kinds = _kinds(limits)
    while numbers := list(islice(candidates, _CHUNK)):
        marks = ",".join("?" * len(numbers))
        # The marks are question marks, and what stands in `kinds` are this module's own words.
        rows = connection.execute(
            f"SELECT lines.number, lines.brief, lines.section, lines.line, lines.text FROM lines {kinds[0]}"  # noqa: S608
            f" WHERE lines.number IN ({marks}) {kinds[1]} ORDER BY lines.number",
            (*numbers, *sorted(limits.kinds)),
        ).fetchall()
        for row in rows:
            spans = search.spans(words, row[-1])
            if spans is not None:
                yield row, spans


def _candidates(connection: sqlite3.Connection, words: Sequence[str], limits: Limits) -> Iterator[int]:
    expression = search.index_query(" ".join(words))
    for first, last in limits.briefs or ((1, 1 << 62),):
        rows = connection.execute(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid",
            (expression, first, last),
        )
        yield from (number for (number,) in rows)


def _kinds(limits: Limits) -> tuple[str, str]:
    joined, which = "", ""
    if limits.kinds:
        joined = "JOIN sections ON sections.number = lines.section"
        which = f"AND sections.kind IN ({','.join('?' * len(limits.kinds))})"
    if limits.only_figures:
        which += " AND lines.figures > 0"
    return joined, which


def _found(row: Row, spans: tuple[tuple[int, int], ...]) -> Found:
    number, brief, section, line, text = row
    return Found(number, brief, str(section), Bilingual("", ""), line, text, spans)


def _with_paths(connection: sqlite3.Connection, hits: Sequence[Found]) -> Iterator[Found]:
    """The hits with the id of their section and the path of labels that leads to it."""
    known: dict[int, tuple[str, Bilingual]] = {}
    for hit in hits:
        number = int(hit.section)
        if number not in known:
            known[number] = _path(connection, number)
        section, path = known[number]
        yield Found(hit.number, hit.brief, section, path, hit.line, hit.text, hit.spans)


def _path(connection: sqlite3.Connection, number: int) -> tuple[str, Bilingual]:
    rows = connection.execute(
        "WITH RECURSIVE above(number, id, zh, en, parent, depth) AS ("
        " SELECT number, id, label_zh, label_en, parent, 0 FROM sections WHERE number = ?"
        " UNION ALL SELECT s.number, s.id, s.label_zh, s.label_en, s.parent, depth + 1"
        " FROM above JOIN sections AS s ON s.number = above.parent WHERE depth < 9)"
        " SELECT id, zh, en FROM above ORDER BY depth DESC",
        (number,),
    ).fetchall()
    separator = " › "
    return rows[-1][0], Bilingual(separator.join(r[1] for r in rows), separator.join(r[2] for r in rows))
