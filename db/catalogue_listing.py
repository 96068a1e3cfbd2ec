"""The catalogue as a list to look through: a row for every brief, and one for every file that was refused.

Rows are plain tuples, all of them read by one statement: tens of thousands of them are there at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from db.catalogue import Catalogue, Listed
from db.catalogue_names import Names, reading_order

_ROWS = """
SELECT number, id, place_zh, place_en, name_zh, name_en, results_year, targets_year, edition, first, last, pack
FROM briefs ORDER BY number
"""


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

    def names(self) -> Names:
        """What finds rows by the pinyin of their place and name. It takes a while: not in the thread of the windows."""
        return Names(f"{row.place_zh} {row.name_zh}" for row in self.rows)


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
