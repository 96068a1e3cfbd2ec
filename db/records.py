"""The records a brief is made of: frozen, plain, without a screen or a database.

Offsets are code points into the line as given, `start` inclusive and `end` exclusive; line numbers start at 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from db.quantities import Comparator, Quantity


class SectionKind(StrEnum):
    """What a section does in the brief; it decides how its page is set."""

    MASTHEAD = "masthead"
    RESULTS = "results"
    STUDY = "study"
    TARGETS = "targets"
    QUESTION = "question"
    HIGHLIGHTS = "highlights"
    THEMES = "themes"
    HONOURS = "honours"
    PARTY = "party"


class ItemKind(StrEnum):
    """What a line is in its section."""

    HEADING = "heading"
    BYLINE = "byline"
    POINT = "point"
    NUMBERED = "numbered"
    PARAGRAPH = "paragraph"
    CLOSING = "closing"


class FigureKind(StrEnum):
    """A result of the year past, a target, a task with a number, or a planning standard."""

    RESULT = "result"
    TARGET = "target"
    TASK = "task"
    STANDARD = "standard"


class Measure(StrEnum):
    """What sort of quantity an indicator is; quantities of two sorts are never compared."""

    GROWTH = "growth"
    LEVEL = "level"
    INCREMENT = "increment"
    AMOUNT = "amount"
    SHARE = "share"
    COUNT = "count"
    SCOPE_COUNT = "scope-count"
    STANDARD = "standard"


class PeriodBasis(StrEnum):
    """How the period of a figure is known."""

    STATED = "stated"
    SECTION = "section"
    UNSTATED = "unstated"


class Verdict(StrEnum):
    """Whether a result and a target may be compared."""

    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A sentence of the desk's own (never of the source), in both languages."""

    zh: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def of(self, language: str) -> str:
        """The text in `language` ("zh_CN" or "en")."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one source line."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure measures, with its definition (口径).

    `price_basis`, `scope_basis`, `flow` and `binding` say "unstated" where the source is silent; the
    definition is the customary one and is marked as not being in the source.
    """

    id: str
    name: Bilingual
    measure: Measure
    direction: str
    area: str
    price_basis: str
    scope_basis: str
    flow: str
    binding: str
    definition: Bilingual


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as stated in one item. `span` is where `quantity.quote` stands in the source."""

    id: str
    span: Span
    label: str
    quantity: Quantity
    indicator: Indicator
    kind: FigureKind
    period: str
    period_basis: PeriodBasis
    basis_year: str
    estimate: str
    commitment: str
    status: str
    doubt: Bilingual
    lead_unit: str
    units: str
    deadline: str
    rule: str
    confirmed_by: str
    confirmed_on: str

    @property
    def quote(self) -> str:
        """The figure as written, hedge and unit included."""
        return self.quantity.quote

    @property
    def comparator(self) -> Comparator:
        """How the stated value bounds the real one."""
        return self.quantity.comparator

    @property
    def normalised(self) -> tuple[Decimal, str]:
        """The value in the unit without its scale word: (45000, 户) for 4.5万户."""
        return self.quantity.normalised


@dataclass(frozen=True, slots=True)
class Item:
    """A line or paragraph under a section. `marker` is the list mark before the text in the source."""

    line: int
    section: str
    kind: ItemKind
    marker: str
    text: str
    figures: tuple[Figure, ...]

    @property
    def source_text(self) -> str:
        """The whole source line."""
        return self.marker + self.text


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the tree. `line` is the line of its heading; 0 where the source gives none."""

    id: str
    parent: str
    number: str
    kind: SectionKind
    label: Bilingual
    title: str
    line: int
    period: str
    note: Bilingual
    items: tuple[Item, ...]
    children: tuple[Section, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of its own items, in order."""
        return tuple(figure for item in self.items for figure in item.figures)

    @property
    def lines(self) -> tuple[int, ...]:
        """The source lines of its heading and its own items, in order."""
        return (*((self.line,) if self.line else ()), *(item.line for item in self.items))


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """`sections` and all that is under them, parents before children."""
    for section in sections:
        yield section
        yield from walk(section.children)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place a search found: `spans` are (start, end) offsets into `text`, in code points."""

    brief: str
    section: str
    line: int
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A verdict on comparing a result with a target, and why."""

    result: str
    target: str
    verdict: Verdict
    reason: Bilingual

    def other(self, figure_id: str) -> str:
        """The id of the figure that the one with this id is compared with."""
        return self.target if self.result == figure_id else self.result


@dataclass(frozen=True, slots=True)
class Source:
    """The text as given: `sha256` is of the file's bytes, `lines` are its lines without their ends."""

    name: str
    sha256: str
    text: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, name: str, data: bytes) -> Source:
        """The source in `data`, which is UTF-8; its lines end with a line feed, or with the two characters of Windows."""
        text = data.decode("utf-8")
        return cls(
            name,
            hashlib.sha256(data).hexdigest(),
            text,
            tuple(line.removesuffix("\r") for line in text.split("\n")),
        )

    def line(self, number: int) -> str:
        """Line `number`, counted from 1."""
        return self.lines[number - 1]

    @property
    def filled(self) -> int:
        """How many lines are not blank."""
        return sum(1 for line in self.lines if line.strip())


@dataclass(frozen=True)
class Brief:
    """One document: a place, a year of results, a year of targets.

    `edition` (修订号) counts from 1 what was published under this id; the rule of newer is in editions.py.
    """

    id: str
    place: Bilingual
    name: Bilingual
    results_year: str
    targets_year: str
    headline: str
    strapline: str
    byline: str
    language: str
    edition: int
    source: Source
    sections: tuple[Section, ...]
    pairings: tuple[Pairing, ...]

    @cached_property
    def walk(self) -> tuple[Section, ...]:
        """Every section in the source's order, parents before children."""
        return tuple(walk(self.sections))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item in the source's order."""
        return tuple(item for section in self.walk for item in section.items)

    @cached_property
    def titles_and_items(self) -> tuple[tuple[str, int, str], ...]:
        """(section, source line, text) of every heading and every item, in display order."""
        return tuple(
            (section.id, line, text)
            for section in self.walk
            for line, text in (
                *(((section.line, section.title),) if section.line else ()),
                *((item.line, item.text) for item in section.items),
            )
        )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in the source's order."""
        return tuple(figure for item in self.items for figure in item.figures)

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.walk}

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def _items(self) -> dict[int, Item]:
        return {item.line: item for item in self.items}

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""
        return self._sections.get(section_id)

    def figure(self, figure_id: str) -> Figure | None:
        """The figure with this id, or None."""
        return self._figures.get(figure_id)

    def item(self, line: int) -> Item | None:
        """The item on source line `line`, or None (a heading or a blank line)."""
        return self._items.get(line)

    def pairings_of(self, figure_id: str) -> tuple[Pairing, ...]:
        """Every verdict that names the figure, confirmed ones first."""
        mine = [p for p in self.pairings if figure_id in (p.result, p.target)]
        return tuple(sorted(mine, key=lambda p: p.verdict is not Verdict.CONFIRMED))

    def targets(self, measure: Measure) -> tuple[Figure, ...]:
        """The targets of one measure, in order."""
        return tuple(
            f for f in self.figures if f.kind is FigureKind.TARGET and f.indicator.measure is measure
        )
