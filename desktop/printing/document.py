"""A brief as it is to be printed: one tree of plain values, the same for every kind of file.

Text is as `typography.shown` sets it; numbers before headings and list lines are the layout's and stand apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.printing.ledger import LedgerRow
from desktop.reached import Reached


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line: plain text, or a figure by its id.

    `remark` is what the desk has to say about the figure, `note` the same with the source line before it.
    """

    text: str
    figure: str = ""
    note: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One source line. `number` is the layout's, `marker` the source's own list mark; `kind` is an `ItemKind`."""

    line: int
    kind: str
    number: str
    marker: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line without any mark."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with its lines. `level` counts from 1 and never skips; `line` is 0 where the source has no heading.

    `is_desk_name` says that the title is the desk's own, because the source gives none.
    """

    id: str
    level: int
    number: str
    title: str
    is_desk_name: bool
    line: int
    note: str
    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure to be set large: its hedges and unit, its label, where it stands, and what is doubtful about it.

    `reached` is there where values were entered during the year and the figure is followed by them.
    """

    figure: str
    kind: str
    section: str
    before: str
    number: str
    unit: str
    after: str
    label: str
    measure: str
    period: str
    line: int
    doubt: str
    comparison: str
    reached: Reached | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """All that a layout may set.

    `rule` says by which rule progress is judged and `counted_on` on which day; both are empty where nothing was
    entered. `is_followed` says that some row of the ledger has more to say than the blank form.
    """

    id: str
    name: str
    place: str
    years: str
    results_year: str
    targets_year: str
    title: str
    headline: str
    strapline: str
    byline: str
    masthead_line: int
    byline_line: int
    language: str
    is_excerpt: bool
    chapters: tuple[Chapter, ...]
    targets: tuple[Stat, ...]
    results: tuple[Stat, ...]
    honours_title: str
    honours: tuple[Line, ...]
    ledger: tuple[LedgerRow, ...]
    is_followed: bool
    rule: str
    counted_on: str
    source_name: str
    source_sha256: str
    source_lines: int

    @property
    def followed(self) -> tuple[LedgerRow, ...]:
        """Every target, and the tasks of which something was entered."""
        return tuple(row for row in self.ledger if row.is_target or row.is_followed)
