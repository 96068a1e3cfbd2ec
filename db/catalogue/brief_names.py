"""The briefs of a library by their own name, that of their place and the year of their targets, as they are written.

All names are one text that is gone through once, a line for each brief.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from db.catalogue.listing import Listing, Row, folded


class BriefNames:
    """The briefs of a listing that are read, the latest first. Making it takes about as long as reading the listing."""

    def __init__(self, listing: Listing) -> None:
        left_out = listing.not_read
        briefs = (row for row in listing.rows if row.number and row.number not in left_out)
        self._rows = sorted(briefs, key=lambda row: row.targets_year, reverse=True)
        lines = folded(map(_line, self._rows))
        self._text = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def find(self, words: Sequence[str], is_in: Callable[[Row], bool], most: int) -> list[Row]:
        """The first `most` rows that are in the search and hold every folded word; none where there is no word."""
        found: list[Row] = []
        for at in self._holding(max(words, key=len, default="")):
            line = self._text[self._starts[at] : self._starts[at + 1] - 1]
            if all(word in line for word in words) and is_in(self._rows[at]):
                found.append(self._rows[at])
                if len(found) == most:
                    break
        return found

    def _holding(self, word: str) -> Iterator[int]:
        """The lines that hold a word, each once."""
        if not word or not self._rows:
            return
        place = self._text.find(word)
        while place >= 0:
            at = bisect_right(self._starts, place) - 1
            yield at
            place = self._text.find(word, self._starts[at + 1])


def _line(row: Row) -> str:
    # Not by the year of its results: who asks for a year would be given the brief of the next one.
    known_by = (row.name_zh, row.place_zh, row.name_en, row.place_en, row.targets_year)
    return " ".join(known_by)
