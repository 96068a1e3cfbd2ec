"""Where the user is: a frozen value with a URL form, `briefing:jinjiang-2023/economy#27.1`.

A page that is not a section of the brief is a view of it: `briefing:jinjiang-2023/?scoreboard`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.records import Brief, SectionKind

SCOREBOARD, YEARS, LIBRARY = "scoreboard", "years", "library"
VIEWS = (SCOREBOARD, YEARS, LIBRARY)

_URL = re.compile(
    # A word processor begins a line with a capital letter; the scheme of an address is the same in either case.
    r"(?i:briefing):(?P<brief>[\w-]{1,64})(?:/(?P<section>[\w-]{1,64})?)?(?:\?(?P<view>\w{1,32}))?(?:#(?P<place>\d{1,7}(?:\.\d{1,4})?))?"
)


@dataclass(frozen=True, slots=True)
class Location:
    """A brief, a section in it ("" is the overview), a source line (0 is none), a figure on it ("" is none).

    `view` is the page in place of a section's: one of VIEWS, "" for the text itself.
    """

    brief: str
    section: str = ""
    line: int = 0
    figure: str = ""
    view: str = ""

    @property
    def page(self) -> Location:
        """The page this place is on."""
        return Location(self.brief, self.section, view=self.view)

    @property
    def url(self) -> str:
        """The link that leads here."""
        place = self.figure or (str(self.line) if self.line else "")
        view = f"?{self.view}" if self.view else ""
        return f"briefing:{self.brief}/{self.section}{view}" + (f"#{place}" if place else "")


def from_url(url: str) -> Location | None:
    """The place a `briefing:` link names, or None where it is not such a link."""
    match = _URL.fullmatch(url.strip())
    if match is None:
        return None
    place = match["place"] or "0"
    return Location(
        match["brief"],
        match["section"] or "",
        int(place.partition(".")[0]),
        place if "." in place else "",
        match["view"] or "",
    )


def of_line(brief: Brief, line: int, figure: str = "") -> Location:
    """The place of a source line: the section whose heading or item it is."""
    for section in brief.walk:
        if section.line == line or any(item.line == line for item in section.items):
            return Location(brief.id, section.id, line, figure)
    return Location(brief.id)


def exists(brief: Brief, location: Location) -> bool:
    """Whether everything the location names is in `brief`."""
    section_there = not location.section or brief.section(location.section) is not None
    line_there = 0 <= location.line <= len(brief.source.lines)
    figure_there = not location.figure or brief.figure(location.figure) is not None
    view_there = not location.view or (location.view in VIEWS and not location.section)
    return location.brief == brief.id and section_there and line_there and figure_there and view_there


def neighbours(brief: Brief, section_id: str) -> tuple[str | None, str | None]:
    """The places before and after a section's page in reading order; "" is the overview, None is none."""
    order = ["", *(s.id for s in brief.walk if s.kind is not SectionKind.MASTHEAD)]
    at = order.index(section_id) if section_id in order else 0
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def item_beside(brief: Brief, here: Location, by: int) -> Location:
    """The item after (`by` 1) or before (-1) `here` in reading order; from a page, its first item."""
    lines = [item.line for item in brief.items]
    section = brief.section(here.section)
    if here.line == 0:
        return of_line(brief, section.items[0].line if section and section.items else lines[0])
    ahead = [n for n in (lines if by > 0 else reversed(lines)) if (n - here.line) * by > 0]
    return of_line(brief, ahead[0]) if ahead else here
