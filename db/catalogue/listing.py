"""The catalogue as a list to look through: a row for every brief, and one for every file that was refused.

Rows are plain tuples, all of them read by one statement: tens of thousands of them are there at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from db.catalogue.catalogue import Catalogue, Listed
from db.catalogue.copies import name_of
from db.catalogue.names import Names, reading_order
from db.folding import fold
from db.pinyin import is_pinyin
from db.search import terms

_COLUMNS = (
    "number, id, place_zh, place_en, name_zh, name_en, results_year, targets_year, edition, first, last, pack"
)
_ROWS = f"SELECT {_COLUMNS} FROM briefs ORDER BY number"  # noqa: S608 - names of this module
_READ = f"""
SELECT {_COLUMNS} FROM briefs WHERE id = (SELECT id FROM briefs WHERE number = ?)
ORDER BY edition DESC, number LIMIT 1
"""  # noqa: S608 - names of this module


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

    `packs` are the files by their numbers. `places` counts the briefs of each (Chinese, English) name, by the reading of
    the Chinese; `years` those of each year of targets, the latest first. `highest` is the row of the edition that is
    read, by the id of a brief.
    """

    rows: tuple[Row, ...] = ()
    packs: Mapping[int, Listed] = field(default_factory=dict)
    places: tuple[tuple[tuple[str, str], int], ...] = ()
    years: tuple[tuple[str, int], ...] = ()
    highest: Mapping[str, Row] = field(default_factory=dict)

    def read_instead(self, row: Row) -> Row | None:
        """The row whose edition is read in the place of this one's; None where it is this one."""
        found = self.highest.get(row.id)
        return found if found is not None and found.number != row.number else None

    @property
    def not_read(self) -> frozenset[int]:
        """The numbers of the briefs in whose place another edition, or the same from another file, is read."""
        return frozenset(row.number for row in self.rows if row.number and self.read_instead(row) is not None)


class Finder:
    """Finds rows of a listing by words in their names, in both languages. Making one takes longer than reading the rows."""

    def __init__(self, listing: Listing) -> None:
        words = (" ".join((*row[2:6], *_file_words(listing, row))).replace("\n", " ") for row in listing.rows)
        self._texts = fold("\n".join(words)).split("\n") if listing.rows else []
        self._names = Names(f"{row.place_zh} {row.name_zh}" for row in listing.rows)

    def find(self, query: str) -> list[int] | None:
        """The places of the rows that hold every word, Latin ones also as pinyin; None where no word was typed."""
        found: set[int] | None = None
        for word in terms(query):
            holding = {at for at, text in enumerate(self._texts) if word in text}
            if is_pinyin(word):
                holding |= self._names.holding(word)
            found = holding if found is None else found & holding
        return None if found is None else sorted(found)


def _file_words(listing: Listing, row: Row) -> tuple[str, ...]:
    """Of a refused file its name is all there is to find it by."""
    return () if row.number else (name_of(listing.packs[row.pack].path),)


NOTHING = Listing()


def listing(catalogue: Catalogue) -> Listing:
    """All that is in the catalogue. Of one brief the highest edition is read, of the same one the first taken in."""
    briefs = tuple(map(Row._make, catalogue.connection.execute(_ROWS)))
    packs = {one.number: one for one in catalogue.packs()}
    refused = (one.number for one in packs.values() if not one.is_sound)
    highest: dict[str, Row] = {}
    for row in briefs:
        known = highest.setdefault(row.id, row)
        if row.edition > known.edition:
            highest[row.id] = row
    places = Counter((row.place_zh, row.place_en) for row in briefs)
    years = Counter(row.targets_year for row in briefs)
    return Listing(
        (*briefs, *(Row(0, "", "", "", "", "", "", "", 0, 0, -1, number) for number in refused)),
        packs,
        tuple(sorted(places.items(), key=lambda one: reading_order(one[0][0]))),
        tuple(sorted(years.items(), reverse=True)),
        highest,
    )


def read_in_place_of(catalogue: Catalogue, number: int) -> tuple[Row, str] | None:
    """The row that is read where the brief of this number is asked for, and the name of its copy; None where it is gone."""
    found = catalogue.connection.execute(_READ, (number,)).fetchone()
    if found is None:
        return None
    row = Row._make(found)
    (kept,) = catalogue.connection.execute("SELECT kept FROM packs WHERE number = ?", (row.pack,)).fetchone()
    return row, kept
