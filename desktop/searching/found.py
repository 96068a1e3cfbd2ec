"""What a search marks: stretches of source lines, and those of a text that shows a part of a line. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from db.records import Figure, Item
from db.rules import clause

Span = tuple[int, int]
# For each character of a text that is shown, where it stands in its line; NOWHERE where it does not.
Offsets = tuple[int, ...]
NOWHERE = -1


class Marks(NamedTuple):
    """The stretches to mark in a text, in code points of it, and the one of the current occurrence."""

    spans: tuple[Span, ...] = ()
    current: Span | None = None


NO_MARKS = Marks()


@dataclass(frozen=True)
class Found:
    """The spans to mark by source line, in code points, and the line and span of the current one."""

    by_line: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    current: tuple[int, int, int] | None = None

    def on(self, line: int) -> Marks:
        """What is marked in a text that shows the whole heading or item of a line."""
        is_here = self.current is not None and self.current[0] == line
        return Marks(
            tuple(self.by_line.get(line, ())), self.current[1:] if self.current and is_here else None
        )

    def within(self, line: int, offsets: Offsets) -> Marks:
        """What is marked in a text that shows parts of a line."""
        spans, current = self.on(line)
        now = next(_stretches(offsets, current), None) if current else None
        return Marks(tuple(one for span in spans for one in _stretches(offsets, span)), now)

    def of_figure(self, figure: Figure, item: Item, name: str = "") -> tuple[Marks, Marks]:
        """What is marked in a figure as written, and in its label or the part of it that is its `name`."""
        if not self.by_line.get(item.line):
            return NO_MARKS, NO_MARKS
        number = number_offsets(figure, item)
        return self.within(item.line, number), self.within(item.line, label_offsets(figure, item, name))


NOTHING_FOUND = Found()


def part(text: str, shown: str) -> Offsets:
    """Where each character of `shown`, a part of a line's text, stands in it."""
    return _run(text.find(shown), len(shown))


def number_offsets(figure: Figure, item: Item) -> Offsets:
    """Where the characters of a figure stand in its item: what it hangs on (预计, 确保), then the quantity as written."""
    text, start = item.text, figure.span.start - len(item.marker)
    hedges = (_run(_before(text, word, start), len(word)) for word in (figure.estimate, figure.commitment))
    return (*(offset for hedge in hedges for offset in hedge), *_run(start, len(figure.quote)))


def label_offsets(figure: Figure, item: Item, name: str = "") -> Offsets:
    """Where the characters of a figure's label, or of a `name` that is a part of it, stand in its item.

    The label is unbroken in the clause but for the quantity itself: 带动企业上云 in 带动超1400家企业上云.
    """
    marker = len(item.marker)
    start, end = figure.span.start - marker, figure.span.end - marker
    before, after = clause(item.text, start, end)
    around = (*range(start - len(before), start), *range(end, end + len(after)))
    label = (before + after).find(figure.label)
    at = figure.label.find(name) if name else 0
    wanted = name or figure.label
    if label < 0 or at < 0:
        return (NOWHERE,) * len(wanted)
    return around[label + at : label + at + len(wanted)]


def _before(text: str, word: str, end: int) -> int:
    """The last place of a word before `end`, else the first anywhere."""
    at = text.rfind(word, 0, end)
    return at if at >= 0 else text.find(word)


def _run(start: int, length: int) -> Offsets:
    return tuple(range(start, start + length)) if start >= 0 else (NOWHERE,) * length


def _stretches(offsets: Offsets, span: Span) -> Iterator[Span]:
    """The runs of characters that stand inside `span` of the line."""
    inside = [False, *(span[0] <= offset < span[1] for offset in offsets), False]
    edges = [place for place, (one, other) in enumerate(pairwise(inside)) if one is not other]
    yield from zip(edges[::2], edges[1::2], strict=True)
