"""Where results come from: the open brief, the library, the notes. Each answers in its own time, naming the question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from db.query_ways import Way
from db.records import SectionKind
from desktop.location import Location

MOST = 1_000  # results that are counted; more are "1000+"


class Scope(IntEnum):
    """What is searched; also the order of the groups."""

    SECTIONS = 1
    BRIEF = 2
    BRIEFS = 3  # of the library, by their names
    LIBRARY = 4
    NOTES = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What a search is limited to; everything where nothing is given. A year is one a brief is of."""

    year: str = ""
    place: str = ""
    kind: SectionKind | None = None
    only_figures: bool = False


EVERYTHING = Limits()


@dataclass(frozen=True, slots=True)
class Result:
    """A place that answers a query: where it leads, its text as the source has it, and where the words stand in that.

    `path` leads to it, in the interface's language. `entry` is the number of its brief in the library's catalogue, 0 where
    the brief is open already; `note` the id of the note it is, "" for none.
    """

    place: Location
    text: str
    path: str
    spans: tuple[tuple[int, int], ...] = ()
    way: Way = Way.AS_TYPED
    entry: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The first results of one scope, how many there are (up to MOST + 1), and whether the search was cut short.

    `is_of_names` says that only names were looked through, by pinyin, and no lines. One that `is_growing` comes again,
    with these results first, perhaps more, and the count. `is_cut` says that there are more than were counted.
    """

    scope: Scope
    results: tuple[Result, ...]
    count: int
    is_partial: bool = False
    is_of_names: bool = False
    is_growing: bool = False
    is_cut: bool = False


class PlaceName(NamedTuple):
    """A place by the name that a search is narrowed by, in the interface's language, and by its other one."""

    name: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the results of a source can be narrowed by; nothing where it makes no difference."""

    years: tuple[str, ...] = ()
    places: tuple[PlaceName, ...] = ()
    kinds: tuple[SectionKind, ...] = ()


class Source(QObject):
    """Something that is searched.

    `answered` carries the token of the question and the groups that answer it; of the questions that came while an earlier
    one was being answered only the last need be. `filled` says that there is something to search where nothing was.
    """

    answered = Signal(int, object)
    filled = Signal()

    def __init__(self, scopes: tuple[Scope, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scopes = scopes

    def search(self, query: str, limits: Limits, token: int) -> None:
        """Look for every word of `query`; whatever it holds is text to be found."""
        raise NotImplementedError

    @property
    def choices(self) -> Choices:
        """What the results can be narrowed by."""
        return Choices()
