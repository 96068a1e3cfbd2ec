"""How far the year is: the targets in rows, why each stands where it does, and how many tasks are how far.

Nothing was entered, no slide. Where values came in, no number stands without its date, its status and its state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.actuals.records import TaskState
from db.progress import Progress
from db.records import Brief, FigureKind, Section
from db.scoreboard import Row, scoreboard
from desktop.deck.cutting import BULLET, finished, numbered, shared
from desktop.deck.sentences import clauses
from desktop.deck.slides import Point, Run, Slide, SlideKind, Standing
from desktop.reached import chinese_date, has_values, reached, rule_sentence, task_progress
from desktop.typography import shown

_MOST_ROWS, _MOST_SENTENCES = 6, 3
_MOST_CHARACTERS = 190  # of one explanation on one slide


def progress_slides(brief: Brief, section: Section, progress: Progress, on: date) -> list[Slide]:
    """What comes after the slides of `section`, the one of the targets."""
    rows = scoreboard(brief, progress, on)
    base = Slide(id=section.id, kind=SlideKind.PROGRESS, title="进度一览", section=section.id)
    base = replace(base, subtitle=_by_rule(progress, on))
    made: list[Slide] = []
    if has_values(progress):
        told = [row for row in rows if row.kind is FigureKind.TARGET or row.actual]
        made += numbered(_in_rows(brief, base, told)) + numbered(_explained(brief, base, told, progress))
    return made + _tasks(base, rows)


def _by_rule(progress: Progress, on: date) -> str:
    rule = f"按“{shown(progress.rule.name.zh)}”判定" if progress.rule else "序时规则未定，不判定快慢"
    return f"{rule} · 截至日期不晚于{chinese_date(on)}的数"


def _in_rows(brief: Brief, base: Slide, rows: Sequence[Row]) -> list[Slide]:
    def slide(group: Sequence[Standing]) -> Slide:
        stepped = tuple(replace(standing, step=n) for n, standing in enumerate(group))
        lines = sorted({standing.line for standing in group})
        return finished(brief, base, f"progress/{group[0].figure}", lines, standings=stepped)

    return shared([standing for row in rows for standing in _standing(row)], slide, _MOST_ROWS)


def _standing(row: Row) -> list[Standing]:
    if row.figure is None or row.pace is None:
        return []
    return [Standing(row.figure.id, shown(row.figure.label), row.quote, reached(row.pace), row.line)]


def _explained(brief: Brief, base: Slide, rows: Sequence[Row], progress: Progress) -> list[Slide]:
    """The rule, and the explanation of every value there is."""
    points = [Point((Run(rule_sentence(progress.rule)),), BULLET)]
    for row in rows:
        for standing in _standing(row):
            if standing.reached.value:
                for text in _pieces(standing.reached.explained):
                    runs = (Run(standing.label, standing.figure), Run(f"：{text}"))
                    points.append(Point(runs, BULLET, standing.line))
    plain = replace(base, kind=SlideKind.TEXT, title="进度说明")

    def slide(group: Sequence[Point]) -> Slide:
        stepped = tuple(replace(point, step=n) for n, point in enumerate(group))
        lines = [point.line for point in group if point.line]
        return finished(
            brief, plain, f"explained/{group[0].line}/{points.index(group[0])}", lines, points=stepped
        )

    return shared(points, slide, _MOST_SENTENCES)


def _pieces(text: str) -> list[str]:
    """A long explanation in pieces that a slide holds: cut after clauses, or anywhere where one is too long."""
    pieces = [""]
    for start, end in clauses(text):
        for at in range(start, end, _MOST_CHARACTERS):
            part = text[at : min(end, at + _MOST_CHARACTERS)]
            if len(pieces[-1]) + len(part) > _MOST_CHARACTERS:
                pieces.append("")
            pieces[-1] += part
    return pieces


def _tasks(base: Slide, rows: Sequence[Row]) -> list[Slide]:
    """How many tasks are how far, as the office judges them; no slide where it has judged none."""
    tasks = [row for row in rows if row.kind is FigureKind.TASK]
    counts = Counter(row.task_state for row in tasks)
    if not tasks or counts[TaskState.UNSTATED] == len(tasks):
        return []
    named = [(task_progress(state) or "未填写", counts[state]) for state in TaskState if counts[state]]
    points = tuple(
        Point((Run(f"{name}　{count}项"),), BULLET, step=n) for n, (name, count) in enumerate(_last(named))
    )
    return [
        replace(
            base,
            id=f"{base.section}/tasks",
            kind=SlideKind.TEXT,
            title=f"任务进展（共{len(tasks)}项）",
            subtitle="由本单位填报",
            points=points,
        )
    ]


def _last(named: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """What nobody has said comes last."""
    return [*named[1:], named[0]] if named[0][0] == "未填写" else [*named]
