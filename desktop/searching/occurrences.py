"""Every place in a brief where the words of a query stand, in display order: what "3 of 19" counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from db.query_ways import Way, way_found
from db.records import Brief
from db.search import find, terms
from desktop.location import Location

_ALL = 1 << 30


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Code points `start` to `end` of the heading or item on a line."""

    section: str
    line: int
    start: int
    end: int


class Occurrences:
    """What `query` finds in `brief`; spans that touch are one occurrence."""

    def __init__(self, brief: Brief, query: str) -> None:
        self.brief, self.query = brief, query
        hits = find(brief, query, _ALL)
        self.all = tuple(Occurrence(h.section, h.line, *span) for h in hits for span in h.spans)
        words = terms(query)
        self.way = max((way_found(words, hit.text) for hit in hits), default=Way.AS_TYPED)

    @cached_property
    def by_line(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """The spans on each source line that has any."""
        out: dict[int, tuple[tuple[int, int], ...]] = {}
        for one in self.all:
            out[one.line] = (*out.get(one.line, ()), (one.start, one.end))
        return out

    def first_on(self, line: int) -> int | None:
        """Which is the first on a source line; None where there is none."""
        return next((n for n, one in enumerate(self.all) if one.line == line), None)

    def beyond(self, place: Location, by: int) -> int:
        """Which is the next after (`by` 1) or before (-1) a place that has none itself; one past the ends is none."""
        here = self._rank(place)
        ranks = [self._ranks[one.line] for one in self.all]
        if by > 0:
            return next((n for n, rank in enumerate(ranks) if rank >= here), len(ranks))
        return next((n for n in reversed(range(len(ranks))) if ranks[n] < here), -1)

    def place_of(self, which: int, here: Location) -> Location:
        """Where an occurrence is read: on the page that is open where that shows it, else on its section's own."""
        one = self.all[which]
        above = self.brief.section(one.section)
        while above is not None:
            if here.brief == self.brief.id and not here.view and above.id == here.section:
                return Location(self.brief.id, here.section, one.line)
            above = self.brief.section(above.parent)
        return Location(self.brief.id, one.section, one.line)

    @cached_property
    def _ranks(self) -> Mapping[int, int]:
        """The place of each source line in display order."""
        return {line: n for n, (_, line, _) in enumerate(self.brief.titles_and_items)}

    def _rank(self, place: Location) -> int:
        if place.line:
            return self._ranks.get(place.line, 0)
        lines = self.brief.titles_and_items
        return next((n for n, (section, _, _) in enumerate(lines) if section == place.section), 0)
