"""What a note can be put on: a stretch of a source line, the whole line, or a figure."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Brief, Figure
from desktop.location import Location


@dataclass(frozen=True, slots=True)
class Spot:
    """Code points `start` to `end` of source line `line`; the id of a figure where the spot is one."""

    line: int
    start: int
    end: int
    figure: str = ""


def line_spot(brief: Brief, line: int) -> Spot | None:
    """A whole line without its list mark; None for one that holds nothing."""
    mark, words = mark_length(brief, line), brief.source.line(line)
    return Spot(line, mark, len(words)) if mark < len(words) else None


def figure_spot(figure: Figure) -> Spot:
    """A figure as it is written."""
    return Spot(figure.span.line, figure.span.start, figure.span.end, figure.id)


def spot_of(brief: Brief, here: Location) -> Spot | None:
    """The figure or the line of a place; None for a place that is neither."""
    figure = brief.figure(here.figure) if here.figure else None
    if figure is not None:
        return figure_spot(figure)
    return line_spot(brief, here.line) if here.line else None


def mark_length(brief: Brief, line: int) -> int:
    """How many characters the list mark of a line has, before the text that is shown."""
    item = brief.item(line)
    return len(item.marker) if item else 0


def is_whole(brief: Brief, line: int, start: int, end: int) -> bool:
    """Whether a stretch is all that is shown of a line."""
    return line_spot(brief, line) == Spot(line, start, end)
