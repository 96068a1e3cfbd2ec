"""What a search of a catalogue is limited to, as ranges of line numbers.

Briefs that were taken in one after the other are one range. A few ranges are asked of the index one by one; of many,
one wide search is cheaper, whose candidates are looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.catalogue.listing import Row

FEW = 32  # ranges that are asked for one by one

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a search is limited to; everything where nothing is given.

    `briefs` are ranges of line numbers, both ends included, in order and apart. `kinds` are section kinds. `without` are
    numbers of briefs that are left out: editions in whose place another is read.
    """

    briefs: Ranges = ()
    kinds: frozenset[str] = frozenset()
    only_figures: bool = False
    without: frozenset[int] = frozenset()


EVERYWHERE = Limits()


def ranges_of(rows: Iterable[Row]) -> Ranges:
    """The lines of these briefs as few ranges; refused files have none."""
    out: list[tuple[int, int]] = []
    for first, last in sorted((row.first, row.last) for row in rows if row.last >= row.first > 0):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return tuple(out)


def from_number(ranges: Ranges, number: int) -> Ranges:
    """The ranges from a number on; the one that it falls into begins with it."""
    place = bisect_left(ranges, number, key=lambda one: one[1])
    return (
        tuple((max(first, number), last) for first, last in ranges[place : place + 1]) + ranges[place + 1 :]
    )


def within(ranges: Ranges) -> Callable[[int], bool]:
    """Whether a number is in one of the ranges."""
    firsts, lasts = [first for first, _ in ranges], [last for _, last in ranges]

    def is_in(number: int) -> bool:
        place = bisect_right(firsts, number) - 1
        return place >= 0 and number <= lasts[place]

    return is_in
