"""A document's title in lines: broken at the sense, and shaped as a trapezium or a diamond (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

_BREAKS_AFTER = "，、；：！？—… 　"
_MOST_LINES = 5
_MOST_PLACES = 14


def title_lines(title: str, per_line: int) -> tuple[str, ...]:
    """`title` in as few lines of at most `per_line` full-width characters as its sense allows.

    Of the ways to break it that are equally short, the evenest whose lines grow, shrink, or bulge in the middle
    is taken. A title without a place to break at, and too long, is cut evenly.
    """
    text = title.strip()
    if width(text) <= per_line:
        return (text,) if text else ()
    places = _places(text)
    for count in range(2, _MOST_LINES + 1):
        ways = [lines for lines in _broken(text, places, count) if max(map(width, lines)) <= per_line]
        if ways:
            return min(ways, key=lambda lines: (not _is_shaped(lines), _unevenness(lines)))
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


def _is_shaped(lines: tuple[str, ...]) -> bool:
    """Whether the widths never shrink and then grow again: no hourglass, and no two equal lines."""
    widths = [width(line) for line in lines]
    steps = [b - a for a, b in pairwise(widths)]
    if any(step == 0 for step in steps):
        return False
    turned = [n for n in range(1, len(steps)) if steps[n - 1] < 0 < steps[n]]
    return not turned


def _unevenness(lines: tuple[str, ...]) -> float:
    widths = [width(line) for line in lines]
    return max(widths) - min(widths)


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
