"""What a pasted text is as a link: where it leads, or why it leads nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from db.library import Library
from db.records import Brief
from desktop.location import Location, from_url
from desktop.nearest import Lost, nearest

# What a link is made of; in the words around it, the full stop of a sentence is not.
_LINK = re.compile(r"briefing:[A-Za-z0-9_?#./-]+")


class LinkState(Enum):
    """How far a link leads."""

    EMPTY = "empty"
    NOT_A_LINK = "not a link"
    NOT_OPEN = "not open"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """A text read as a link. Where it is FOUND, the brief, the nearest place in it, and what of it is lost."""

    state: LinkState
    place: Location | None = None
    brief: Brief | None = None
    lost: Lost = Lost.NOTHING


def link_in(text: str) -> Location | None:
    """The place of the first link in a text, or None: a link is seldom copied without the words around it."""
    if (whole := from_url(text)) is not None:
        return whole
    for found in _LINK.findall(text):
        place = from_url(found) or from_url(found.rstrip("./?#-"))
        if place is not None:
            return place
    return None


def answer(text: str, library: Library) -> LinkAnswer:
    """What a pasted text leads to among the briefs that are open."""
    if not text.strip():
        return LinkAnswer(LinkState.EMPTY)
    place = link_in(text)
    if place is None:
        return LinkAnswer(LinkState.NOT_A_LINK)
    brief = library.brief(place.brief)
    if brief is None:
        return LinkAnswer(LinkState.NOT_OPEN, place)
    there = nearest(brief, place)
    return LinkAnswer(LinkState.FOUND, there.place, brief, there.lost)
