"""The shape that stands beside a state's word, told apart in black and white. No Qt, and no colours here.

What is met is round and full, what falls short points down, what goes over points up: hollow, full, doubled as it
gets worse; what is at its target and may still fall has the sign for “at least”. What cannot be said has shapes of its
own, so that nothing unknown looks like good or bad.
"""

from __future__ import annotations

from enum import Enum

from db.actuals.records import TaskState
from db.pace.states import PaceState


class Mark(Enum):
    """A shape, and the character that stands for it in plain text; every bundled sans and serif face has it."""

    RING = "○"  # dashed where it is drawn: nothing is there yet
    DISC = "●"
    CHECK = "✓"
    AT_LEAST = "≥"
    HALF = "◐"
    DOWN = "▽"
    DOWN_FULL = "▼"
    DOWN_TWICE = "▼▼"
    UP = "△"
    UP_FULL = "▲"
    UP_TWICE = "▲▲"
    DIAMOND = "◇"
    SQUARE = "□"
    DOTTED = "◎"
    CROSSED = "⊗"
    EARLIER = "←"
    LATER = "→"
    DASH = "—"
    START = "▷"
    GOING = "▶"
    STOP = "■"


_STATES = {
    PaceState.ON_PACE: Mark.DISC,
    PaceState.BEHIND: Mark.DOWN,
    PaceState.BEHIND_YELLOW: Mark.DOWN_FULL,
    PaceState.BEHIND_RED: Mark.DOWN_TWICE,
    PaceState.WITHIN_PACE: Mark.DISC,
    PaceState.OVER_PACE: Mark.UP,
    PaceState.OVER_PACE_YELLOW: Mark.UP_FULL,
    PaceState.OVER_PACE_RED: Mark.UP_TWICE,
    PaceState.RULE_GAP: Mark.HALF,
    PaceState.TARGET_REACHED: Mark.CHECK,
    PaceState.TARGET_SO_FAR: Mark.AT_LEAST,
    PaceState.BELOW_TARGET: Mark.DOWN,
    PaceState.WITHIN_LIMIT: Mark.CHECK,
    PaceState.OVER_LIMIT: Mark.UP_FULL,
    PaceState.UNDECIDED: Mark.DIAMOND,
    PaceState.NOT_DUE: Mark.DOTTED,
    PaceState.NO_ACTUAL: Mark.RING,
    PaceState.NO_RULE: Mark.SQUARE,
    PaceState.BEFORE_YEAR: Mark.EARLIER,
    PaceState.AFTER_YEAR: Mark.LATER,
    PaceState.NOT_COMPARABLE: Mark.CROSSED,
    PaceState.NOT_RATED: Mark.DASH,
}
_TASKS = {
    TaskState.UNSTATED: Mark.RING,
    TaskState.NOT_BEGUN: Mark.START,
    TaskState.UNDER_WAY: Mark.GOING,
    TaskState.DONE: Mark.CHECK,
    TaskState.DELAYED: Mark.DOWN,
    TaskState.STOPPED: Mark.STOP,
}
_AGAINST = {
    Mark.DOWN,
    Mark.DOWN_FULL,
    Mark.DOWN_TWICE,
    Mark.UP,
    Mark.UP_FULL,
    Mark.UP_TWICE,
}
_MET = {Mark.DISC, Mark.CHECK, Mark.AT_LEAST, Mark.GOING}


def mark_of(state: PaceState) -> Mark:
    """The shape of a state."""
    return _STATES[state]


def mark_of_task(state: TaskState) -> Mark:
    """The shape of how far a task is."""
    return _TASKS[state]


def token_of(state: PaceState | TaskState) -> str:
    """The name of the theme's token that a state's shape has."""
    return tone_of(mark_of(state) if isinstance(state, PaceState) else mark_of_task(state))


def tone_of(mark: Mark) -> str:
    """The name of the theme's token that a shape has: the accent only for what counts against."""
    if mark is Mark.RING:
        return "muted"
    return "accent" if mark in _AGAINST else "ink" if mark in _MET else "second"


def character_of(state: PaceState | TaskState) -> str:
    """The shape as text, for paper and spreadsheets: a character, or two of them where it is doubled."""
    return (mark_of(state) if isinstance(state, PaceState) else mark_of_task(state)).value
