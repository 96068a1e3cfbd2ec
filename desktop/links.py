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
_AROUND = "./?#-"
_LINK = re.compile(r"(?i:briefing):[A-Za-z0-9_?#./-]+")
# What is meant as a link: all up to the next space or closing mark.
_MEANT = re.compile(r"(?i:briefing):[^\s<>\"'“”‘’「」《》（）()，。；！？、]*")
# Any such text falls into these four, whether they can be read or not.
_SPLIT = re.compile(r"(?P<brief>[^:]+:[^/?#]*)(?P<section>/[^?#]*)?(?P<view>\?[^#]*)?(?P<place>#(?s:.*))?")


class LinkState(Enum):
    """How far a link leads."""

    EMPTY = "empty"
    NOT_A_LINK = "not a link"
    UNREADABLE = "unreadable"
    NOT_OPEN = "not open"
    FOUND = "found"


class LinkPart(Enum):
    """What a link is made of, and what one says that holds this part alone."""

    BRIEF = r"(?i:briefing):[\w-]{1,64}"
    SECTION = r"/[\w-]{0,64}"
    VIEW = r"\?\w{1,32}"
    PLACE = r"#\d{1,7}(?:\.\d{1,4})?"


@dataclass(frozen=True, slots=True)
class Unread:
    """The first part of a link that cannot be read, as it is written."""

    part: LinkPart
    text: str


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """A text read as a link.

    Where it is FOUND, the brief, the nearest place in it, and what of it is lost; where it is UNREADABLE, what of it.
    """

    state: LinkState
    place: Location | None = None
    brief: Brief | None = None
    lost: Lost = Lost.NOTHING
    unread: Unread | None = None


def link_in(text: str) -> Location | None:
    """The place of the first link in a text, or None: a link is seldom copied without the words around it."""
    if (whole := from_url(text)) is not None:
        return whole
    for found in (*_LINK.findall(text), *_MEANT.findall(text)):
        place = from_url(found) or from_url(found.rstrip(_AROUND))
        if place is not None:
            return place
    return None


def unread_in(text: str) -> Unread | None:
    """What cannot be read of the first link that is meant in a text; None where none is meant, or it can be read."""
    meant = _MEANT.search(text)
    return _unread(meant.group().rstrip(_AROUND)) if meant else None


def unread_given(place: str) -> Unread | None:
    """The same of what was given as a link, or as a path, and is one by itself: a space in it is at fault as well."""
    begins = _MEANT.search(place)
    return _unread(place[begins.start() :]) if begins else None


def _unread(link: str) -> Unread | None:
    split = _SPLIT.fullmatch(link)
    if split is None:
        return None
    parts = zip(LinkPart, split.groups(), strict=True)
    bad = (Unread(part, said) for part, said in parts if said and not re.fullmatch(part.value, said))
    return next(bad, None)


def answer(text: str, library: Library) -> LinkAnswer:
    """What a pasted text leads to among the briefs that are open."""
    if not text.strip():
        return LinkAnswer(LinkState.EMPTY)
    place = link_in(text)
    if place is None:
        unread = unread_in(text)
        return LinkAnswer(LinkState.UNREADABLE if unread else LinkState.NOT_A_LINK, unread=unread)
    brief = library.brief(place.brief)
    if brief is None:
        return LinkAnswer(LinkState.NOT_OPEN, place)
    there = nearest(brief, place)
    return LinkAnswer(LinkState.FOUND, there.place, brief, there.lost)
