"""The ledger of a brief (督查台账): every target and every task, with what was entered for it and where it stands.

The same rows for the screen, for paper and for spreadsheets. Pure: records in, records out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from db.actuals.records import Actual, FollowUp, TaskState
from db.actuals.source import subject_of
from db.pace.pace import Pace
from db.pace.states import PaceState
from db.pace.values import aim_of, quantity_of, stretch_of
from db.progress import Progress, can_be_followed
from db.quantities import plain
from db.records import Brief, Figure, FigureKind, Item, ItemKind, Section, SectionKind

_CLOSED = {TaskState.DONE, TaskState.STOPPED}
_TASKS = {SectionKind.QUESTION, SectionKind.HIGHLIGHTS}


@dataclass(frozen=True, eq=False)
class Row:
    """A target, or a task: one line of the ledger.

    `subject` is the id its follow-up is kept under. `figure` is the one that is followed by values, None for a task
    that can only be followed in words; `figures` are all of the line. `progress` is what was entered for the brief, as
    it is looked at on the day `on`. What that means for the row is worked out when it is asked for: of a thousand rows
    a screen shows a dozen.
    """

    number: int
    kind: FigureKind
    section: Section
    item: Item
    subject: str
    figures: tuple[Figure, ...]
    progress: Progress
    on: date
    figure: Figure | None = None

    @property
    def basis(self) -> tuple[object, ...]:
        """All that the row says, and by what: two that have the same one say the same."""
        plan = self.progress.plan(self.figure) if self.figure else None
        return (self.item, self.figures, self.on, self.actuals, self.progress.rule, plan, self.follow_up)

    @property
    def actuals(self) -> tuple[Actual, ...]:
        """The values that hold for the figure, the earliest first."""
        return self.progress.of(self.figure) if self.figure else ()

    @property
    def follow_up(self) -> FollowUp | None:
        """What was entered of who, until when and how far."""
        return self.progress.follow_ups.get(self.subject)

    @cached_property
    def pace(self) -> Pace | None:
        """Where the figure stands; None where there is none."""
        return self.progress.pace(self.figure, self.on) if self.figure else None

    @cached_property
    def expected(self) -> Fraction | None:
        """What is due by the date of the value that counts, or by the day looked at where there is none.

        In the figure's unit as written; None where time does not enter.
        """
        day = self.actual.as_of if self.actual else self.on
        return self.progress.expected(self.figure, day) if self.figure else None

    @property
    def text(self) -> str:
        """What is to be done, as written."""
        return self.figure.label if self.kind is FigureKind.TARGET and self.figure else self.item.text

    @property
    def quote(self) -> str:
        """The figures as written, with the words of estimate and commitment before them."""
        return "、".join(figure.estimate + figure.commitment + figure.quote for figure in self.figures)

    @property
    def target_number(self) -> str:
        """The number of the row's one figure, for spreadsheets; of several, or of a range, none."""
        if len(self.figures) != 1 or self.figures[0].quantity.high:
            return ""
        return plain(self.figures[0].quantity.value)

    @property
    def line(self) -> int:
        """The source line."""
        return self.item.line

    @property
    def actual(self) -> Actual | None:
        """The value that counts."""
        return self.pace.actual if self.pace else None

    @property
    def lead_unit(self) -> str:
        """Who leads: as entered, else as the brief says."""
        return self._entered("lead_unit") or "、".join(self._stated("lead_unit"))

    @property
    def units(self) -> tuple[str, ...]:
        """Who is responsible besides: as entered, else as the brief says."""
        entered = self.follow_up.units if self.follow_up else ()
        return entered or self._stated("units")

    @property
    def deadline(self) -> str:
        """Until when: as entered, else as the brief says."""
        return self._entered("deadline") or "、".join(self._stated("deadline"))

    @property
    def due(self) -> date | None:
        """The day the entered deadline means, where it is known."""
        return self.follow_up.due if self.follow_up else None

    @property
    def days_late(self) -> int:
        """How many days the deadline is past on the day looked at; 0 where it is not, or the row is done or stopped."""
        if self.due is None or self.task_state in _CLOSED or self._is_reached:
            return 0
        return max(0, (self.on - self.due).days)

    @property
    def note(self) -> str:
        """What the office noted."""
        return self._entered("note")

    @property
    def task_state(self) -> TaskState:
        """How far it is, as the office judges it."""
        return self.follow_up.state if self.follow_up else TaskState.UNSTATED

    @property
    def _is_reached(self) -> bool:
        """Whether the value is what was to be reached, whatever the rule; of a limit that is not known before the end."""
        if not self.figure or not self.actual or not self.pace or self.pace.state is PaceState.NOT_COMPARABLE:
            return False
        aim, quantity = aim_of(self.figure), quantity_of(self.actual)
        return bool(aim and quantity and not aim.is_limit and stretch_of(quantity).low >= aim.point)

    def _entered(self, name: str) -> str:
        return str(getattr(self.follow_up, name)) if self.follow_up else ""

    def _stated(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for figure in self.figures if (text := getattr(figure, name))))


def scoreboard(brief: Brief, progress: Progress, on: date) -> tuple[Row, ...]:
    """Every target, then every line that sets a task, each in the source's order, as they stand on the day `on`."""
    return tuple(_numbered(brief, progress, on))


def _numbered(brief: Brief, progress: Progress, on: date) -> Iterable[Row]:
    for number, (section, item, figures) in enumerate((*_targets(brief), *_tasks(brief)), start=1):
        kind = FigureKind.TARGET if _is_target(figures) else FigureKind.TASK
        if kind is FigureKind.TARGET:
            figure: Figure | None = figures[0]
        else:
            figure = next((one for one in figures if can_be_followed(one)), None)
        subject = figure.indicator.id if figure else subject_of(item)
        yield Row(
            number,
            kind,
            section,
            item,
            subject,
            figures,
            progress,
            on,
            figure,
        )


def _targets(brief: Brief) -> Iterable[tuple[Section, Item, tuple[Figure, ...]]]:
    for section in brief.walk:
        for item in section.items:
            for figure in item.figures:
                if figure.kind is FigureKind.TARGET:
                    yield section, item, (figure,)


def _tasks(brief: Brief) -> Iterable[tuple[Section, Item, tuple[Figure, ...]]]:
    for section in brief.walk:
        for item in section.items:
            is_task = section.kind in _TASKS and item.kind is ItemKind.POINT
            if is_task and not _is_target(item.figures):
                yield section, item, item.figures


def _is_target(figures: tuple[Figure, ...]) -> bool:
    return any(figure.kind is FigureKind.TARGET for figure in figures)
