"""The catalogue as a list to look through: a row for every brief, and one for every file that was refused.

Rows are plain tuples, all of them read by one statement: tens of thousands of them are there at once.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from db.catalogue_names import Names, reading_order

_ROWS = """
SELECT b.number, b.id, b.place_zh, b.place_en, b.name_zh, b.name_en, b.results_year, b.targets_year, b.edition,
       b.first, b.last, p.path, p.kept, '', ''
FROM briefs AS b JOIN packs AS p ON p.number = b.pack
UNION ALL
SELECT 0, '', '', '', '', '', '', '', 0, 0, -1, path, '', reason_zh, reason_en FROM packs WHERE reason_zh <> ''
"""


class Row(NamedTuple):
    """A brief and the file that holds it; a refused file has the number 0, no brief and a reason."""

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
    path: str
    kept: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class Listing:
    """Every row in the order of taking in, and what there is to choose from.

    `places` counts the briefs of each (Chinese, English) name, by the reading of the Chinese; `years` those of each year
    of targets, the latest first. `highest` is the row of the edition that is read, by the id of a brief. `names` finds
    rows by the pinyin of their place and name.
    """

    rows: tuple[Row, ...] = ()
    places: tuple[tuple[tuple[str, str], int], ...] = ()
    years: tuple[tuple[str, int], ...] = ()
    highest: Mapping[str, Row] = field(default_factory=dict)
    names: Names = field(default_factory=Names)

    def read_instead(self, row: Row) -> Row | None:
        """The row whose edition is read in the place of this one's; None where it is this one."""
        found = self.highest.get(row.id)
        return found if found is not None and found.number != row.number else None


NOTHING = Listing()


def listing(connection: sqlite3.Connection) -> Listing:
    """All that is in the catalogue. Of one brief the highest edition is read, of the same one the first taken in."""
    rows = tuple(map(Row._make, connection.execute(_ROWS)))
    highest: dict[str, Row] = {}
    for row in rows:
        known = highest.get(row.id) if row.number else row
        if known is None or row.edition > known.edition:
            highest[row.id] = row
    briefs = [row for row in rows if row.number]
    places = Counter((row.place_zh, row.place_en) for row in briefs)
    years = Counter(row.targets_year for row in briefs)
    return Listing(
        rows,
        tuple(sorted(places.items(), key=lambda one: reading_order(one[0][0]))),
        tuple(sorted(years.items(), reverse=True)),
        highest,
        Names(f"{row.place_zh} {row.name_zh}" for row in rows),
    )
