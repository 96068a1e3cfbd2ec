"""What a cell of the ledger says: its text as it is shown, as it is copied, as it is edited. Without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from db.actuals.records import Status, TaskState
from db.pace.due import due_words
from db.pace.kinds import unrated_reason
from db.pace.numbers import equated
from db.pace.states import PaceState
from db.pace.values import aim_of, aimed_number, written
from db.records import Measure
from db.scoreboard import Row
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.gauges.marks import Mark, mark_of, mark_of_task, token_of
from desktop.typography import shown

translate = wording.translate
_SCOPES = {Measure.SCOPE_COUNT, Measure.STANDARD}


class Column(IntEnum):
    """What the columns hold."""

    NUMBER = 0
    KIND = 1
    TEXT = 2
    TARGET = 3
    ACTUAL = 4
    AS_OF = 5
    DUE = 6
    STATE = 7
    LEAD = 8
    UNITS = 9
    DEADLINE = 10
    PROGRESS = 11
    NOTE = 12
    LINE = 13


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` in the colour named `ink`, with a shape before it; `note` is small and below. `is_late` warns in the note."""

    text: str = ""
    note: str = ""
    mark: Mark | None = None
    ink: str = "ink"
    is_late: bool = False
    is_link: bool = False


def headings() -> tuple[str, ...]:
    """The names of the columns, in their order."""
    return (
        translate("Scoreboard", "No."),
        translate("Scoreboard", "Kind"),
        translate("Scoreboard", "Target or task"),
        translate("Scoreboard", "Target value"),
        translate("Scoreboard", "Latest"),
        translate("Scoreboard", "As of"),
        translate("Scoreboard", "Due"),
        translate("Scoreboard", "State"),
        translate("Scoreboard", "Lead unit"),
        translate("Scoreboard", "Responsible"),
        translate("Scoreboard", "Deadline"),
        translate("Scoreboard", "Progress"),
        translate("Scoreboard", "Note"),
        translate("Scoreboard", "Line"),
    )


def state_of(row: Row) -> PaceState | TaskState:
    """Where a row stands: by its pace where it has a number, else as the office judges it."""
    return row.pace.state if row.pace else row.task_state


def state_words(state: PaceState | TaskState, language: str) -> str:
    """The word of a state."""
    return in_language(state.word if isinstance(state, PaceState) else state.words, language)


def has_progress(row: Row) -> bool:
    """Whether it is said in words how far a row is: where it has no number, or where it was said all the same."""
    return row.figure is None or row.task_state is not TaskState.UNSTATED


def cells(row: Row, language: str) -> tuple[Cell, ...]:
    """The cells of a row."""
    return (
        Cell(str(row.number), ink="second"),
        Cell(wording.kind_word(row.kind), ink="second"),
        Cell(shown(row.text)),
        Cell(shown(row.quote), _target_note(row)),
        _actual(row),
        _as_of(row),
        _due(row),
        _state(row, language),
        Cell(shown(row.lead_unit)),
        Cell(shown("、".join(row.units))),
        _deadline(row),
        _progress(row, language),
        Cell(shown(row.note), ink="second"),
        Cell(str(row.line), ink="second", is_link=True),
    )


def copied(row: Row, column: Column, language: str) -> str:
    """A cell for the clipboard: on one line, and where it quotes the source with the source's own characters."""
    own = {Column.TEXT: row.text, Column.TARGET: row.quote}
    text = own.get(column) or edited(row, column) or cells(row, language)[column].text
    return " ".join(text.split())


def edited(row: Row, column: Column) -> str:
    """What an editor of the cell begins with."""
    return {
        Column.LEAD: row.lead_unit,
        Column.UNITS: "、".join(row.units),
        Column.DEADLINE: row.deadline,
        Column.NOTE: row.note,
    }.get(column, "")


def amount_due(row: Row) -> str:
    """What is due, in the target's own unit: 300家, or ≈333.3家 where decimals were cut; empty where nothing is."""
    if not row.figure or not row.expected:
        return ""
    return due_words(row.figure, row.expected)


def share_due(row: Row) -> Fraction | None:
    """What is due as a share of the whole year's target."""
    aim = aim_of(row.figure) if row.figure else None
    if not row.figure or not aim or not row.expected:
        return None
    return row.expected / Fraction(aimed_number(row.figure, aim))


def _target_note(row: Row) -> str:
    """Why a number of the line is not one to reach."""
    if row.pace or not row.figures or not all(unrated_reason(figure) for figure in row.figures):
        return ""
    if {figure.indicator.measure for figure in row.figures} <= _SCOPES:
        return translate("Scoreboard", "scope or standard only")
    return ""


def _actual(row: Row) -> Cell:
    if row.actual is None:
        return Cell("—" if row.figure else "", ink="muted")
    is_open = row.actual.status is Status.PROVISIONAL
    return Cell(shown(written(row.actual)), translate("Scoreboard", "provisional") if is_open else "")


def _as_of(row: Row) -> Cell:
    return (
        Cell(row.actual.as_of.isoformat(), shown(row.actual.period), ink="second") if row.actual else Cell()
    )


def _due(row: Row) -> Cell:
    share = share_due(row)
    return Cell(amount_due(row), equated(share, 1).removeprefix("="), ink="second") if share else Cell()


def _state(row: Row, language: str) -> Cell:
    if row.pace is None:
        return Cell()
    state = row.pace.state
    return Cell(state_words(state, language), mark=mark_of(state), ink=token_of(state))


def _progress(row: Row, language: str) -> Cell:
    if not has_progress(row):
        return Cell()
    state = row.task_state
    return Cell(state_words(state, language), mark=mark_of_task(state), ink=token_of(state))


def _deadline(row: Row) -> Cell:
    late = row.days_late
    note = translate("Scoreboard", "overdue %1 d").replace("%1", str(late)) if late else ""
    return Cell(shown(row.deadline), note, is_late=bool(late))
