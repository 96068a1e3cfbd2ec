"""What is entered for a brief, as writes into the notebook: each is all or nothing, and none takes another's place.

Nothing is told or undone here: that is following.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from db.actuals.records import Actual, FollowUp, new_id
from db.notebook.notebook import Notebook
from db.pace.plan import MonthlyPlan
from db.pace.rules import PaceRule
from db.progress import Progress
from db.progress_kept import progress_of
from db.records import Brief
from desktop.kept_notebook import KeptNotebook

# A value, the one it revises if any, and the reason for that.
Entry = tuple[Actual, Actual | None, str]


class EntryWrites:
    """Writes into `kept`; `now` is UTC. Raises ActualError for what the notebook refuses."""

    def __init__(self, kept: KeptNotebook, now: Callable[[], datetime]) -> None:
        self._kept, self._now = kept, now
        self._numbers = count(1)

    def add(self, brief: Brief, entries: Sequence[Entry]) -> tuple[Actual, ...]:
        """Keep values, and answer them as they are kept."""
        kept: list[Actual] = []

        def add(book: Notebook) -> None:
            # The second time, on the file that could not be written before: the same ids again.
            kept[:] = book.actuals.add(brief.id, brief.source.sha256, kept or _revising(entries))

        self._write(add, "add")
        return tuple(kept)

    def add_beside(
        self,
        brief: Brief,
        entries: Sequence[Entry],
        passed: Callable[[], object],
        kept_them: Callable[[tuple[Actual, ...], Progress], None],
        then: Callable[[Exception | None], None],
    ) -> None:
        """Keep values beside the windows' thread. `kept_them` gets them as they are kept, and what holds then.

        `passed` is called there for each value that is made ready. `then` hears of nothing, or of what was raised.
        """
        kept: list[Actual] = []
        found: list[Progress] = []

        def add(book: Notebook) -> None:
            new = kept or _revising(entries)
            kept[:] = book.actuals.add(brief.id, brief.source.sha256, new, passed)
            found[:] = [progress_of(book, brief.id)]
            # All of it is read and put together here, so that the window need not.
            len(found[0].actuals)

        def on_written(error: Exception | None) -> None:
            if error is None:
                kept_them(tuple(kept), found[0])
            then(error)

        self._kept.write_beside(add, *self._name("add"), then=on_written)

    def withdraw(self, brief: Brief, actuals: Sequence[Actual], reason: str) -> None:
        """Take back what holds in the lines of these values."""
        moment = self._now()

        def withdraw(book: Notebook) -> None:
            book.actuals.withdraw_held(brief.id, actuals, reason, moment)

        self._write(withdraw, "withdraw")

    def restore(self, brief: Brief, actuals: Sequence[Actual], reason: str) -> None:
        """Let values that were taken back hold again."""
        moment = self._now()

        def restore(book: Notebook) -> None:
            book.actuals.restore_all(brief.id, actuals, reason, moment)

        self._write(restore, "restore")

    def revise_back(self, brief: Brief, pairs: Sequence[tuple[Actual, Actual]], reason: str) -> None:
        """Let each second value hold in the line of the first."""
        # The ids are given here, so that memory and file have the same ones.
        new = [(old, replace(value, entered_at=self._now(), id=new_id())) for old, value in pairs]

        def revise(book: Notebook) -> None:
            book.actuals.revise_held(brief.id, brief.source.sha256, new, reason)

        self._write(revise, "revise")

    def save(self, brief: Brief, follow_ups: Sequence[FollowUp]) -> None:
        """Keep follow-ups in the place of the earlier ones of their subjects."""
        fresh = [replace(one, entered_at=self._now(), id="") for one in follow_ups]

        def save(book: Notebook) -> None:
            fresh[:] = book.follow_ups.save(brief.id, brief.source.sha256, fresh)

        self._write(save, "follow up")

    def choose(self, brief: Brief, rule: PaceRule | None) -> None:
        """Let a pace rule be in force, or none."""
        moment = self._now()
        self._write(lambda book: book.pace.choose(brief.id, rule.id if rule else "", moment), "rule")

    def plan(self, brief: Brief, indicator: str, plan: MonthlyPlan | None) -> None:
        """Let a monthly plan be in force for an indicator, or none."""
        moment, entry, sha256 = self._now(), new_id(), brief.source.sha256

        def save(book: Notebook) -> None:
            book.plans.save(brief.id, sha256, indicator, plan, moment, entry)

        self._write(save, "plan")

    def _write(self, write: Callable[[Notebook], None], name: str) -> None:
        self._kept.write(write, *self._name(name))

    def _name(self, name: str) -> tuple[str, ...]:
        # Each write has a name of its own: none may take the place of another that is still pending.
        return (name, str(next(self._numbers)))


def _revising(entries: Sequence[Entry]) -> list[Actual]:
    """The values to be kept, each with what it revises."""
    return [
        replace(actual, indicator=old.indicator, revises=old.id, reason=reason) if old else actual
        for actual, old, reason in entries
    ]
