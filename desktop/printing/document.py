"""A brief as it is to be printed: records and choices -> one tree of plain values, the same for every kind of file.

Paper speaks the language of the brief, whatever the language of the window: the desk's own words here are Chinese.
Text is as `typography.shown` sets it; numbers before headings and list lines are the layout's and stand apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from db.progress import NOTHING, Progress
from db.records import Brief, Figure, FigureKind, Item, ItemKind, Section, SectionKind
from desktop.gauges.comparing import comparison
from desktop.line_runs import line_runs
from desktop.printing.choices import PageChoices, Scope
from desktop.printing.ledger import MEASURES, LedgerRow, ledger, remark
from desktop.printing.numbering import level_number
from desktop.reached import Reached, chinese_date, has_entries, has_values, last_day, reached, rule_sentence
from desktop.typography import shown

_PAPER = "zh_CN"


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


def document(
    brief: Brief, choices: PageChoices, progress: Progress = NOTHING, on: date | None = None
) -> Document:
    """What is printed of `brief` by these choices, with what was entered for it up to the day `on`.

    Without a day, it is that of the last value.
    """
    year = _Year(progress, on or last_day(progress))
    sections = chosen_sections(brief, choices)
    ids = {section.id for section in sections}
    masthead = next((s for s in brief.walk if s.kind is SectionKind.MASTHEAD), None)
    honours = next((s for s in sections if s.kind is SectionKind.HONOURS), None)
    chapters = _chapters(brief, _with_questions(brief, sections), choices, year)
    rows = ledger(brief, ids, progress, year.on)
    figures = [(s, f) for s in sections for f in s.figures if _is_chosen(f, choices)]
    return Document(
        id=brief.id,
        name=shown(brief.name.zh),
        place=shown(brief.place.zh),
        years=f"{brief.results_year}年完成情况 · {brief.targets_year}年目标",
        results_year=brief.results_year,
        targets_year=brief.targets_year,
        title=shown(masthead.title if masthead else brief.headline),
        headline=shown(brief.headline),
        strapline=shown(brief.strapline),
        byline=shown(brief.byline),
        masthead_line=masthead.line if masthead else 0,
        byline_line=next((i.line for i in masthead.items), 0) if masthead else 0,
        language=brief.language,
        is_excerpt=choices.scope is not Scope.WHOLE,
        chapters=chapters,
        targets=tuple(_stat(brief, s, f, year) for s, f in figures if f.kind is not FigureKind.RESULT),
        results=tuple(_stat(brief, s, f, year) for s, f in figures if f.kind is FigureKind.RESULT),
        honours_title=shown(honours.title) if honours else "",
        honours=next((c.lines for c in chapters if honours and c.id == honours.id), ()),
        ledger=rows,
        is_followed=any(row.is_followed for row in rows),
        rule=rule_sentence(progress.rule) if has_entries(progress) else "",
        counted_on=chinese_date(year.on) if has_entries(progress) else "",
        source_name=brief.source.name,
        source_sha256=brief.source.sha256,
        source_lines=brief.source.filled,
    )


@dataclass(frozen=True, slots=True)
class _Year:
    """What was entered, and the day it is looked at."""

    progress: Progress
    on: date

    def reached(self, figure: Figure) -> Reached | None:
        """Where a target stands, or a task that has a value; None where nothing was entered for the brief."""
        is_followed = figure.kind is FigureKind.TARGET or bool(self.progress.of(figure))
        if figure.kind is FigureKind.RESULT or not (is_followed and has_values(self.progress)):
            return None
        return reached(self.progress.pace(figure, self.on))


def chosen_sections(brief: Brief, choices: PageChoices) -> tuple[Section, ...]:
    """The sections that are printed, in the source's order; the masthead is the title and not among them."""
    every = tuple(s for s in brief.walk if s.kind is not SectionKind.MASTHEAD)
    if choices.scope is Scope.WHOLE:
        return every
    if choices.scope is Scope.TARGETS:
        return tuple(s for s in every if any(_is_chosen(f, choices) for f in s.figures))
    if choices.scope is Scope.SECTIONS:
        return tuple(s for s in every if s.id in choices.sections)
    page = next((s for s in every if s.id in choices.sections), None)
    # The overview has no section of its own: it is the whole brief.
    return tuple(s for s in every if page is None or s is page or s.parent == page.id)


def _with_questions(brief: Brief, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A list of highlights means nothing without its question, which comes along as a heading without lines."""
    ids = {section.id for section in sections}
    wanted = {s.parent for s in sections if s.kind is SectionKind.HIGHLIGHTS} - ids
    return tuple(
        replace(s, items=()) if s.id in wanted else s for s in brief.walk if s.id in ids or s.id in wanted
    )


def _is_chosen(figure: Figure, choices: PageChoices) -> bool:
    return choices.scope is not Scope.TARGETS or figure.kind in {FigureKind.TARGET, FigureKind.TASK}


# ------------------------------------------------------------ chapters


def _chapters(
    brief: Brief, sections: tuple[Section, ...], choices: PageChoices, year: _Year
) -> tuple[Chapter, ...]:
    levels = _levels(sections)
    siblings = Counter(section.parent for section in sections)
    made: list[Chapter] = []
    counters: list[int] = []
    for section in sections:
        level = levels[section.id]
        counters = [*counters[:level], *[0] * (level - len(counters))]
        counters[level - 1] += 1
        # A heading alone at its level below another has nothing to be told apart from.
        number = (
            level_number(level, counters[level - 1]) if level == 1 or siblings[section.parent] > 1 else ""
        )
        made.append(_chapter(brief, section, level, number, choices, year))
    return tuple(made)


def _levels(sections: tuple[Section, ...]) -> dict[str, int]:
    """Each section's depth among those that are printed, so that no level is skipped."""
    levels: dict[str, int] = {}
    for section in sections:
        levels[section.id] = levels.get(section.parent, 0) + 1
    return levels


def _chapter(
    brief: Brief, section: Section, level: int, number: str, choices: PageChoices, year: _Year
) -> Chapter:
    items = section.items
    if choices.scope is Scope.TARGETS:
        items = tuple(i for i in items if any(_is_chosen(f, choices) for f in i.figures))
    count, lines = 0, []
    for item in items:
        count += item.kind is ItemKind.POINT
        mark = f"{count}." if item.kind is ItemKind.POINT else ""
        lines.append(_line(brief, item, mark, choices, year))
    return Chapter(
        id=section.id,
        level=level,
        number=number,
        title=shown(section.title) if section.title else shown(section.label.zh),
        is_desk_name=not section.title,
        line=section.line,
        note=shown(section.note.zh) if choices.notes else "",
        kind=section.kind.value,
        lines=tuple(lines),
    )


def _line(brief: Brief, item: Item, number: str, choices: PageChoices, year: _Year) -> Line:
    runs = tuple(_run(brief, text, figure, choices, year) for text, figure in line_runs(item))
    return Line(item.line, item.kind.value, number, item.marker, runs)


def _run(brief: Brief, text: str, figure: Figure | None, choices: PageChoices, year: _Year) -> Run:
    if figure is None:
        return Run(text)
    source = f"原文第{figure.span.line}行。" if choices.sources else ""
    said = remark(brief, figure) + _standing(year.reached(figure)) if choices.notes else ""
    return Run(text, figure.id, source + said, said)


def _standing(reached: Reached | None) -> str:
    """What was reached, as a note; nothing of a target that has no value yet."""
    return f"进度（{reached.status}）：{reached.explained}" if reached and reached.value else ""


# ------------------------------------------------------------ figures


def _stat(brief: Brief, section: Section, figure: Figure, year: _Year) -> Stat:
    quantity = figure.quantity
    return Stat(
        figure=figure.id,
        kind=figure.kind.value,
        section=shown(section.label.zh),
        before=figure.estimate + figure.commitment + quantity.before,
        number=quantity.number,
        unit=quantity.unit,
        after=quantity.after,
        label=shown(figure.label),
        measure=MEASURES[figure.indicator.measure],
        period=figure.period,
        line=figure.span.line,
        doubt=shown(figure.doubt.zh),
        comparison=comparison(brief, figure, _PAPER),
        reached=year.reached(figure),
    )
