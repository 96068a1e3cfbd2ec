"""Records and choices -> the document that is printed.

Paper speaks the language of the brief, whatever the language of the window: the desk's own words here are Chinese.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from db.progress import NOTHING, Progress
from db.records import Brief, Figure, FigureKind, Item, ItemKind, Section, SectionKind
from desktop.gauges.comparing import comparison
from desktop.line_runs import line_runs
from desktop.printing.choices import PageChoices, Scope
from desktop.printing.choosing import chosen_sections, is_chosen, with_questions
from desktop.printing.document import Chapter, Document, Line, Run, Stat
from desktop.printing.ledger import MEASURES, ledger, remark
from desktop.printing.numbering import level_number
from desktop.reached import Reached, chinese_date, has_entries, has_values, last_day, reached, rule_sentence
from desktop.typography import shown

_PAPER = "zh_CN"


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
    chapters = _chapters(brief, with_questions(brief, sections), choices, year)
    rows = ledger(brief, ids, progress, year.on)
    figures = [(s, f) for s in sections for f in s.figures if is_chosen(f, choices)]
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
        items = tuple(i for i in items if any(is_chosen(f, choices) for f in i.figures))
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
