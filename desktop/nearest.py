"""Where a link leads when not all of what it names is still there: to the nearest thing that is, and what was lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from db.records import Brief, Section
from desktop.location import VIEWS, Location


class Lost(Enum):
    """What a link names and the brief does not hold."""

    NOTHING = "nothing"
    PAGE = "page"
    SECTION = "section"
    LINE = "line"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Nearest:
    """A place that is there, and the first thing on the way to the one that was asked for which is not."""

    place: Location
    lost: Lost = Lost.NOTHING


def nearest(brief: Brief, location: Location) -> Nearest:
    """The place in `brief` that is nearest to `location`: its line without the figure, its section, the overview."""
    if location.view:
        is_there = location.view in VIEWS and not location.section
        return Nearest(location) if is_there else Nearest(Location(brief.id), Lost.PAGE)
    section = brief.section(location.section)
    if location.section and section is None:
        return Nearest(Location(brief.id), Lost.SECTION)
    if location.line and not _holds(brief, section, location.line):
        return Nearest(location.page, Lost.LINE)
    figure = brief.figure(location.figure)
    if location.figure and (figure is None or figure.span.line != location.line):
        return Nearest(replace(location, figure=""), Lost.FIGURE)
    return Nearest(location)


def lines_of(section: Section) -> tuple[int, ...]:
    """The source lines of a section and of all below it: its heading, if it has one, and its items."""
    own = (*((section.line,) if section.line else ()), *(item.line for item in section.items))
    return own + tuple(line for child in section.children for line in lines_of(child))


def _holds(brief: Brief, section: Section | None, line: int) -> bool:
    """Whether the page of a section, or the overview (None), can show a source line."""
    if section is None:
        return 0 < line <= len(brief.source.lines)
    return line in lines_of(section)
