"""A worksheet's XML, row by row, and what openpyxl does not tell of it: hidden rows, merged areas, unworked formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO
from xml.etree import ElementTree

from desktop.progress.sheets.limits import MOST_COLUMNS, MOST_ROWS

Place = tuple[int, int]  # row and column, from 1
TakeRow = Callable[[int, ElementTree.Element], None]
_LAST_ROW = (
    1_048_576  # of a worksheet: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
)


@dataclass(frozen=True, slots=True)
class Marks:
    """By place: `merged` leads from a cell of a merged area of several rows to the area's first cell.

    `rows` are those that are there, `width` is the last column that has a cell.
    """

    rows: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    unworked: frozenset[Place] = frozenset()
    merged: Mapping[Place, Place] = field(default_factory=dict)
    width: int = 0


def marks_of(sheet: IO[bytes], take_row: TakeRow = lambda number, row: None) -> Marks:
    """The marks in a worksheet's XML, which was seen to hold no entities; `take_row` sees each row as it passes.

    Raises ValueError for rows that are not in order, or further down than a worksheet goes.
    """
    rows: set[int] = set()
    hidden: set[int] = set()
    unworked: set[Place] = set()
    areas: list[str] = []
    row = width = 0
    for _, element in ElementTree.iterparse(sheet):  # noqa: S314 - entities were refused: archive.py
        name = _name_of(element.tag)
        if name == "row":
            above, row = row, int(element.get("r") or row + 1)
            if not above < row <= _LAST_ROW:
                raise ValueError(f"row {row} after row {above}")
            rows.add(row)
            hidden |= {row} if element.get("hidden") in {"1", "true"} else set()
            unworked |= {place_of(cell.get("r", "")) for cell in element if _is_unworked(cell)}
            if len(element):
                width = max(width, len(element), place_of(element[-1].get("r", ""))[1])
            take_row(row, element)
            element.clear()
        elif name == "mergeCell":
            areas.append(element.get("ref", ""))
    return Marks(frozenset(rows), frozenset(hidden), frozenset(unworked), _merged(areas), width)


@lru_cache(maxsize=1024)
def _name_of(tag: str) -> str:
    """The tag without its namespace."""
    return tag.rpartition("}")[2]


def place_of(reference: str) -> Place:
    """(3, 2) for B3; (0, 0) for what is no cell."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    column = column_named(letters)
    return (int(digits), column) if digits and column else (0, 0)


@lru_cache(maxsize=1024)
def column_named(letters: str) -> int:
    """2 for B; 0 for what names no column."""
    if not letters.isascii() or not letters.isalpha():
        return 0
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _is_unworked(cell: ElementTree.Element) -> bool:
    """Whether it has a formula and no value."""
    if not any(child.tag.endswith("}f") for child in cell):
        return False
    has_value = any(child.text and child.tag.endswith("}v") for child in cell)
    return not has_value and cell.get("t") != "str"


def _merged(areas: list[str]) -> dict[Place, Place]:
    merged: dict[Place, Place] = {}
    for area in areas:
        first, _, last = area.replace("$", "").partition(":")
        (top, left), (bottom, right) = place_of(first), place_of(last)
        if not top or bottom <= top or right - left > MOST_COLUMNS or len(merged) > MOST_ROWS * MOST_COLUMNS:
            continue
        for row in range(top, min(bottom, top + MOST_ROWS) + 1):
            merged.update({(row, column): (top, left) for column in range(left, right + 1)})
    return merged
