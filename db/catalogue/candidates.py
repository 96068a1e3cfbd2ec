"""What the index names for a query, in order and a few at a time: lines that may hold the words, within ranges of numbers.

Looking can be ended at any time, and goes on after the last line that was named.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice

from db.catalogue.limits import FEW, Ranges, from_number

Late = Callable[[], bool]

_ALL = ((1, 1 << 62),)
_STEPS = 500  # of SQLite, between two looks at the clock
_ASTRAY = 200  # candidates outside of the ranges in a row; from there on the index is asked anew from the next range
_SQL = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"


class Candidates:
    """The numbers of lines; some may not hold the words."""

    def __init__(self, connection: sqlite3.Connection, expression: str, ranges: Ranges) -> None:
        self._connection, self._expression = connection, expression
        self._ranges = ranges or _ALL
        self._named = self._from(self._ranges)
        self.is_exhausted = False

    def next(self, most: int, is_late: Late) -> list[int]:
        """At most so many more; fewer where it is late, or where there are no more, which `is_exhausted` says."""
        numbers: list[int] = []
        was_late = False

        def look_at_the_clock() -> int:
            nonlocal was_late
            was_late = was_late or is_late()
            return int(was_late)

        self._connection.set_progress_handler(look_at_the_clock, _STEPS)
        try:
            # One by one: what was named before it was late is not lost.
            for number in islice(self._named, most):
                numbers.append(number)
            self.is_exhausted = len(numbers) < most
        except sqlite3.OperationalError:
            if not was_late:
                raise
        finally:
            self._connection.set_progress_handler(None, 0)
        if numbers:
            self._ranges = from_number(self._ranges, numbers[-1] + 1)
        if was_late:
            self._named = self._from(self._ranges)
        return numbers

    def _from(self, ranges: Ranges) -> Iterator[int]:
        if len(ranges) > FEW:
            yield from self._among(ranges)
        else:
            for first, last in ranges:
                yield from self._within(first, last)

    def _among(self, ranges: Ranges) -> Iterator[int]:
        """Of many ranges: one wide look, begun anew at the next range where the index names much that lies between them."""
        lasts = [last for _, last in ranges]
        place, start = 0, ranges[0][0]
        is_astray = True
        while is_astray:
            astray, is_astray = 0, False
            for number in self._within(start, lasts[-1]):
                place = bisect_left(lasts, number, place)
                start = ranges[place][0]
                if number >= start:
                    astray = 0
                    yield number
                elif (astray := astray + 1) == _ASTRAY:
                    is_astray = True
                    break

    def _within(self, first: int, last: int) -> Iterator[int]:
        rows = self._connection.execute(_SQL, (self._expression, first, last))
        return (number for (number,) in rows)
