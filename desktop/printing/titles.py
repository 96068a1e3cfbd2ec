"""A document's title in lines: broken at the sense, and shaped as a trapezium or a diamond (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

_BREAKS_AFTER = "，、；：！？—… 　"
_MOST_LINES = 5
_MOST_PLACES = 14


def title_lines(title: str, per_line: int) -> tuple[str, ...]:
    """`title` in as few lines of at most `per_line` full-width characters as its sense allows.

    Of the ways to break it that are equally short, an even one whose lines grow, shrink, or bulge in the middle is
    taken. A title without a place to break at, and too long, is cut evenly.
    """
    text = title.strip()
    if width(text) <= per_line:
        return (text,) if text else ()
    places = _places(text)
    for count in range(2, _MOST_LINES + 1):
        ways = [lines for lines in _broken(text, places, count) if max(map(width, lines)) <= per_line]
        if ways:
            return min(ways, key=_faults)
    return _cut_evenly(text, per_line)


def width(text: str) -> float:
    """The width in full-width characters; ASCII counts half."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _places(text: str) -> list[int]:
    """Where a line may end: after a mark, but not between two marks."""
    found = [n for n in range(1, len(text)) if text[n - 1] in _BREAKS_AFTER and text[n] not in _BREAKS_AFTER]
    return found[:_MOST_PLACES]


def _broken(text: str, places: list[int], count: int) -> Iterator[tuple[str, ...]]:
    for chosen in combinations(places, count - 1):
        ends = (0, *chosen, len(text))
        yield tuple(text[a:b].strip() for a, b in pairwise(ends))


def _faults(lines: tuple[str, ...]) -> float:
    """How far from a good shape, in characters: uneven lines, a block of equal ones, worst of all an hourglass."""
    widths = [width(line) for line in lines]
    steps = [below - above for above, below in pairwise(widths)]
    is_hourglass = any(first < 0 < then for first, then in pairwise(steps))
    return max(widths) - min(widths) + 4 * (0 in steps) + 20 * is_hourglass


def _cut_evenly(text: str, per_line: int) -> tuple[str, ...]:
    count = int(-(-width(text) // per_line))
    share = width(text) / count
    lines, line = [], ""
    for character in text:
        # A closing mark stays with its line.
        if width(line) >= share and character not in "，。、；：！？）》”’":
            lines.append(line)
            line = ""
        line += character
    return tuple(part.strip() for part in (*lines, line) if part.strip())
