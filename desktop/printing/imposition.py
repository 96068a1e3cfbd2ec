"""Which page goes where on the paper: page ranges, several pages a side, both sides, copies. Arithmetic only.

Lengths are millimetres from the top left corner of the sheet, sizes of pages are points, pages are counted from 0
(in what a user writes, from 1). Nothing of this is ever left to a printer driver.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.errors import UserError

MM_PER_POINT = 25.4 / 72.0
GAP = 5.0  # mm between pages that share a side
EDGE = 6.0  # mm around them: most printers cannot print nearer to the edge
# Pages a side: columns and rows where page and sheet stand upright the same way, and whether the sheet is turned.
_GRIDS = {1: (1, 1, False), 2: (2, 1, True), 4: (2, 2, False), 6: (3, 2, True), 9: (3, 3, False)}
PER_SIDE = tuple(_GRIDS)


class Duplex(StrEnum):
    """Which sides are printed; edges are those of the paper. MANUAL: fronts, the user turns the stack, backs."""

    NONE = "none"
    LONG_EDGE = "long_edge"
    SHORT_EDGE = "short_edge"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper as it is read, in mm."""

    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    def standing(self, *, landscape: bool) -> Sheet:
        """The same paper, upright or across."""
        return self if self.is_landscape == landscape else Sheet(self.height, self.width)


A4 = Sheet(210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A page on a side: the box it fills, in mm. A `turned` page has its top at the left edge of the box."""

    page: int
    x: float
    y: float
    width: float
    height: float
    turned: bool = False

    @property
    def page_width(self) -> float:
        """How wide the page itself comes out, in mm."""
        return self.height if self.turned else self.width


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet; without slots it stays blank."""

    sheet: Sheet
    slots: tuple[Slot, ...] = ()


class PageRangeError(UserError):
    """A page range that cannot be followed; nothing was printed."""


# ------------------------------------------------------------ which pages


def page_numbers(text: str, count: int) -> tuple[int, ...]:
    """The pages that `text` asks for out of `count`, in its order and each once; an empty text asks for all.

    "2,3,12-18", "5-" (to the end), "odd", "even", 单页, 双页; Chinese commas and dashes will do. Raises
    `PageRangeError` for anything else, for a page that is not there, and for a range that runs backwards.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    plain = re.sub(r"\s*[-‐‑–—―−~〜至到]+\s*", "-", plain)
    parts = [re.sub("[第页頁]", "", part) for part in re.split(r"[,、;\s]+", plain) if part]
    if not parts:
        # Commas alone ask for nothing that could be meant.
        return tuple(_pages_of(plain, count) if plain else range(count))
    found = dict.fromkeys(page for part in parts for page in _pages_of(part, count))
    if not found:
        raise PageRangeError(
            f"页码范围“{_short(text)}”里没有这份文件的任何一页,没有打印。文件共 {count} 页,请改写范围。",
            f"The range “{_short(text)}” holds none of the {count} page(s), so nothing was printed. Change the range.",
        )
    return tuple(found)


def _pages_of(part: str, count: int) -> Sequence[int]:
    if part in {"odd", "单", "單", "奇", "奇数", "奇數"}:
        return range(0, count, 2)
    if part in {"even", "双", "雙", "偶", "偶数", "偶數"}:
        return range(1, count, 2)
    match = re.fullmatch(r"(?P<first>[0-9]{1,9})(?P<dash>-)?(?P<last>[0-9]{1,9})?", part)
    if match is None:
        raise PageRangeError(
            f"看不懂页码范围“{_short(part)}”,没有打印。请写成 2,3,12-18、单页或双页,留空表示全部。",
            f"The page range “{_short(part)}” is not understood, so nothing was printed. "
            "Write it like 2,3,12-18, odd or even; leave it empty for all.",
        )
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else count if match["dash"] else first
    _check(first, max(first, last), count)
    if last < first:
        raise PageRangeError(
            f"页码范围 {first}-{last} 前大后小,没有打印。是不是 {last}-{first}?",
            f"The page range {first}-{last} runs backwards, so nothing was printed. Did you mean {last}-{first}?",
        )
    return range(first - 1, last)


def _check(first: int, last: int, count: int) -> None:
    if first < 1 or last > count:
        wrong = first if first < 1 or first > count else last
        raise PageRangeError(
            f"没有第 {wrong} 页,没有打印。这份文件共 {count} 页,请在 1 到 {count} 之间选择。",
            f"There is no page {wrong}, so nothing was printed. Choose between 1 and {count}.",
        )


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


# ------------------------------------------------------------ pages on sides


def sides(
    pages: Sequence[int], sizes: Sequence[tuple[float, float]], per_side: int, sheet: Sheet = A4
) -> tuple[Side, ...]:
    """`pages` laid out `per_side` to a side, row by row.

    `sizes` are the widths and heights, in points, of all pages of the document. The first page decides which way
    the sheets of the whole job lie, so no printer has to mix them; a page that lies the other way is turned with
    its top to the left (GB/T 9704-2012 on tables printed across). A page keeps its proportions and is centred.
    Raises KeyError where `per_side` is none of `PER_SIDE`.
    """
    columns, rows, is_turned = _GRIDS[per_side]
    if not pages:
        return ()
    across = _is_across(sizes[pages[0]])
    if across and columns != rows:
        columns, rows = rows, columns
    paper = sheet.standing(landscape=across != is_turned)
    edge = EDGE if per_side > 1 else 0.0
    width = (paper.width - 2 * edge - (columns - 1) * GAP) / columns
    height = (paper.height - 2 * edge - (rows - 1) * GAP) / rows
    cells = [
        (edge + column * (width + GAP), edge + row * (height + GAP))
        for row in range(rows)
        for column in range(columns)
    ]
    return tuple(
        Side(
            paper,
            tuple(
                _fitted(page, sizes[page], (*cell, width, height))
                for page, cell in zip(pages[start : start + per_side], cells, strict=False)
            ),
        )
        for start in range(0, len(pages), per_side)
    )


def _fitted(page: int, size: tuple[float, float], cell: tuple[float, float, float, float]) -> Slot:
    x, y, width, height = cell
    turned = _is_across(size) != (width > height)
    w, h = (size[1], size[0]) if turned else size
    scale = min(width / w, height / h)
    return Slot(page, x + (width - w * scale) / 2, y + (height - h * scale) / 2, w * scale, h * scale, turned)


def _is_across(size: tuple[float, float]) -> bool:
    return size[0] > size[1]


# ------------------------------------------------------------ both sides, and copies


def copied(job: Sequence[Side], copies: int, duplex: Duplex) -> tuple[Side, ...]:
    """The sides of all copies, collated: copy after copy. On both sides of the paper each begins a new sheet."""
    one = tuple(job)
    filled = (*one, Side(one[0].sheet)) if duplex is not Duplex.NONE and len(one) % 2 else one
    return filled * (copies - 1) + one if one else ()


def passes(job: Sequence[Side], *, reversed_backs: bool = False) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """The fronts, and the backs in the order to print them on the stack that the fronts made.

    Assumed: between the passes the stack is turned over as a whole and put back without sorting it. Where the
    printer then draws the first sheet first, the backs come in the order of the fronts; where it draws the last
    sheet first (paper drawn from the top of a stack that was delivered face up), choose `reversed_backs`.
    There is a back for every front, blank where the pages have run out, so that every sheet goes through.
    """
    fronts, backs = tuple(job[0::2]), list(job[1::2])
    if len(backs) < len(fronts):
        backs.append(Side(fronts[-1].sheet))
    return fronts, tuple(reversed(backs) if reversed_backs else backs)
