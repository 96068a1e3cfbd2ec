"""The catalogue as a list to look through: a row for every brief, and one for every file that was refused.

Rows are plain tuples, all of them read by one statement: tens of thousands of them are there at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from db.catalogue.catalogue import Catalogue, Listed
from db.catalogue.copies import name_of
from db.catalogue.names import Names, reading_order
from db.folding import fold
from db.pinyin import is_pinyin
from db.search import terms

COLUMNS = (
    "number, id, place_zh, place_en, name_zh, name_en, results_year, targets_year, edition, first, last, pack"
)
_ROWS = f"SELECT {COLUMNS} FROM briefs ORDER BY number"  # noqa: S608 - names of this module


class Row(NamedTuple):
    """A brief and the number of the file that holds it; a refused file is a row without a brief, of the number 0."""

    number: int
    id: str
    place_zh: str
    place_en: str
    name_zh: str
    name_en: str
    results_year: str
    targets_year: str
    edition: int
    first: int
    last: int
    pack: int


@dataclass(frozen=True)
class Listing:
    """Every row in the order of taking in, refused files at the end, and what there is to choose from.

    `packs` are the files by their numbers. `counts` counts the briefs of each place, a (Chinese, English) name; `years`
    those of each year of targets, the latest first. `highest` is the row of the edition that is read, by the id of a
    brief.
    """

    rows: tuple[Row, ...] = ()
    packs: Mapping[int, Listed] = field(default_factory=dict)
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    years: tuple[tuple[str, int], ...] = ()
    highest: Mapping[str, Row] = field(default_factory=dict)

    @cached_property
    def places(self) -> tuple[tuple[tuple[str, str], int], ...]:
        """The counts by the reading of the Chinese names; as long as `is_ordered` is not said, that takes its time."""
        return tuple(sorted(self.counts.items(), key=lambda one: reading_order(one[0][0])))

    @property
    def is_ordered(self) -> bool:
        """Whether the places are in their order already."""
        return not self.counts or "places" in self.__dict__

    @property
    def refused(self) -> int:
        """How many files were refused."""
        return sum(1 for one in self.packs.values() if not one.is_sound)

    def read_instead(self, row: Row) -> Row | None:
        """The row whose edition is read in the place of this one's; None where it is this one."""
        found = self.highest.get(row.id)
        return found if found is not None and found.number != row.number else None

    @property
    def not_read(self) -> frozenset[int]:
        """The numbers of the briefs in whose place another edition, or the same from another file, is read."""
        return frozenset(row.number for row in self.rows if row.number and self.read_instead(row) is not None)


class Finder:
    """Finds rows of a listing by words in their names, in both languages; by pinyin once that was read.

    Both take as long as reading the rows.
    """

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        # Apart, because plain Latin text is folded in a fraction of the time.
        self._texts = (
            folded(f"{row.place_zh} {row.name_zh}" for row in listing.rows),
            folded(f"{row.place_en} {row.name_en} {_file_words(listing, row)}" for row in listing.rows),
        )
        self._names: Names | None = None

    @property
    def reads_pinyin(self) -> bool:
        """Whether rows are found by pinyin."""
        return self._names is not None

    def read_pinyin(self) -> None:
        """Learn how the Chinese names read."""
        self._names = Names(f"{row.place_zh} {row.name_zh}" for row in self._listing.rows)

    def find(self, query: str) -> list[int] | None:
        """The places of the rows that hold every word, Latin ones also as pinyin; None where no word was typed."""
        found: set[int] | None = None
        for word in terms(query):
            holding = {at for texts in self._texts for at, text in enumerate(texts) if word in text}
            if self._names is not None and is_pinyin(word):
                holding |= self._names.holding(word)
            found = holding if found is None else found & holding
        return None if found is None else sorted(found)


def _file_words(listing: Listing, row: Row) -> str:
    """Of a refused file its name is all there is to find it by."""
    return "" if row.number else name_of(listing.packs[row.pack].path)


def folded(texts: Iterable[str]) -> list[str]:
    """The texts, each folded and in one line; all at once, which takes a fraction of the time."""
    return fold("\n".join(text.replace("\n", " ") for text in texts)).split("\n")


NOTHING = Listing()


def listing(catalogue: Catalogue) -> Listing:
    """All that is in the catalogue. Of one brief the highest edition is read, of the same one the first taken in."""
    briefs = tuple(map(Row._make, catalogue.connection.execute(_ROWS)))
    packs = {one.number: one for one in catalogue.packs()}
    refused = (one.number for one in packs.values() if not one.is_sound)
    years = Counter(map(attrgetter("targets_year"), briefs))
    return Listing(
        (*briefs, *(Row(0, "", "", "", "", "", "", "", 0, 0, -1, number) for number in refused)),
        packs,
        Counter(map(attrgetter("place_zh", "place_en"), briefs)),
        tuple(sorted(years.items(), reverse=True)),
        _highest(briefs),
    )


def _highest(briefs: Sequence[Row]) -> Mapping[str, Row]:
    """Of each brief the row whose edition is read."""
    found = {row.id: row for row in reversed(briefs)}
    if len(found) < len(briefs):
        for row in briefs:
            if row.edition > found[row.id].edition:
                found[row.id] = row
    return found
