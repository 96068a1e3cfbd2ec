"""Where the lines of a text end: Chinese rules for marks, figures whole, and no line left nearly empty.

No Qt here; widths are asked of a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# A line does not begin with one of these, nor end with one of those.
_CLOSING = set("，。、；：！？）》〉」』】〕”’…—%％‰℃·,.;:!?)]}")
_OPENING = set("（《〈「『【〔“‘([{")
# What a break costs by the mark before it: a clause ends, a list goes on, or the sense is torn.
_CLAUSE, _LIST = set("，。；：！？—… "), set("、）”")
# In ems: a last line shorter than this looks left over.
SHORTEST = 3.0
Advance = Callable[[int, int], float]


def broken(
    text: str, width: float, em: float, advance: Advance, whole: Sequence[tuple[int, int]] = (), *, even: bool
) -> list[tuple[int, int]]:
    """The (start, end) of each line of `text` within `width`, spaces at line ends left out.

    `advance(start, end)` is the width of a stretch, `em` that of a full-width character, in the same unit. `whole`
    stretches (figures) are not broken. `even` makes all lines of about one length, as a heading wants; without it
    lines are filled. A stretch that is wider than a line by itself is broken where it must be.
    """
    atoms = _cut_to(_atoms(text, whole), width, advance)
    if not atoms:
        return []
    measured = _Measured(
        atoms,
        [advance(start, end) for start, end in atoms],
        [advance(here[1], there[0]) for here, there in pairwise(atoms)] + [0.0],
    )
    lines = _filled(measured, width)
    ends = _Fewest(text, measured, width, em, even=even).ends(lines) if lines > 1 else [len(atoms)]
    return [(atoms[a][0], atoms[b - 1][1]) for a, b in pairwise([0, *ends])]


@dataclass(frozen=True, slots=True)
class _Measured:
    """The stretches that stay together, their widths, and the width of the space after each."""

    atoms: list[tuple[int, int]]
    edges: list[float]
    spaces: list[float]


def _atoms(text: str, whole: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that stay together, spaces between them left out."""
    inside = {place for start, end in whole for place in range(start + 1, end)}
    atoms: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if character.isspace() and place not in inside:
            continue
        before = text[place - 1] if place else ""
        joined = atoms and atoms[-1][1] == place
        if joined and (place in inside or _together(before, character)):
            atoms[-1] = (atoms[-1][0], place + 1)
        else:
            atoms.append((place, place + 1))
    return atoms


def _together(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING:
        return True
    return _is_word(before) and _is_word(after)


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".+-/_&'")


def _cut_to(atoms: list[tuple[int, int]], width: float, advance: Advance) -> list[tuple[int, int]]:
    """No atom wider than a line: what is, is cut where the line is full."""
    out: list[tuple[int, int]] = []
    for start, end in atoms:
        begin = start
        if advance(start, end) > width:
            for place in range(start + 1, end):
                if advance(begin, place + 1) > width:
                    out.append((begin, place))
                    begin = place
        out.append((begin, end))
    return out


def _filled(measured: _Measured, width: float) -> int:
    """How many lines it takes at least."""
    lines, used = 1, 0.0
    for edge, space in zip(measured.edges, measured.spaces, strict=True):
        if used and used + edge > width:
            lines, used = lines + 1, 0.0
        used += edge + space
    return lines


class _Fewest:
    """The ends of a given number of lines with the fewest faults, found from the end of the text backwards."""

    def __init__(self, text: str, measured: _Measured, width: float, em: float, *, even: bool) -> None:
        self.text, self.measured, self.width, self.em, self.even = text, measured, width, em, even
        # The faults of setting atoms from `a` on in `left` lines, and where the first of them ends.
        self.known: dict[tuple[int, int], tuple[float, int]] = {}

    def ends(self, lines: int) -> list[int]:
        """The ends of the lines, as counts of atoms."""
        total = len(self.measured.edges)
        self.ideal = sum(self.measured.edges) / lines if self.even else self.width
        for left in range(1, lines + 1):
            for a in range(total - 1, -1, -1):
                ways = [way for b, used in self._reach(a) if (way := self._way(b, used, left))]
                if ways:
                    self.known[a, left] = min(ways)
        ends: list[int] = []
        for left in range(lines, 0, -1):
            ends.append(self.known[ends[-1] if ends else 0, left][1])
        return ends

    def _reach(self, a: int) -> Iterator[tuple[int, float]]:
        """Every place where a line from atom `a` may end, and the width it then has."""
        used = 0.0
        for b in range(a + 1, len(self.measured.edges) + 1):
            used += self.measured.edges[b - 1]
            if used > self.width and b > a + 1:
                return
            yield b, used
            used += self.measured.spaces[b - 1]

    def _way(self, b: int, used: float, left: int) -> tuple[float, int] | None:
        is_end = b == len(self.measured.edges)
        if left == 1:
            return (self._last(used), b) if is_end else None
        rest = self.known.get((b, left - 1))
        return (self._inner(b, used) + rest[0], b) if rest else None

    def _last(self, used: float) -> float:
        short = (self.ideal - used) / self.em
        left_over = 400.0 if used < SHORTEST * self.em else 0.0
        return left_over + (short * short if self.even else 0.0)

    def _inner(self, b: int, used: float) -> float:
        short = (self.ideal - used) / self.em
        (_, end), (after, _) = self.measured.atoms[b - 1], self.measured.atoms[b]
        mark = self.text[end - 1] if end == after else " "
        torn = 0.0 if mark in _CLAUSE else 12.0 if mark in _LIST else 60.0
        return short * short + (torn if self.even else torn / 100)
