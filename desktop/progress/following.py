"""The one way to what is entered during the year: the screen asks here, and every change is made, told and undone here.

It reads the notebook when it is first asked and keeps what it read, so that a value that is typed is drawn at once.
Nothing is judged here: that is db/pace/pace.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from db.actuals.check import Written, checked
from db.actuals.records import Actual, Change, FollowUp
from db.actuals.source import source_change
from db.notebook.notebook import Notebook
from db.pace.plan import MonthlyPlan
from db.pace.rules import PaceRule
from db.progress import NOTHING, Progress
from db.progress_kept import progress_of
from db.records import Bilingual, Brief, Figure
from desktop import wording
from desktop.kept_notebook import KeptNotebook
from desktop.progress.entry_writes import Entry, EntryWrites
from desktop.progress.steps import Act, Step

translate = wording.translate


class Following(QObject):
    """What was entered for the briefs that are open, and the day they are looked at.

    `changed` carries the id of a brief whose entries changed; `replaced` tells that another notebook was brought in;
    `looked` tells that another day is looked at; `refused` carries a UserError that came outside a call: from undoing,
    or from the notebook's file.
    Methods that change raise UserError (ValueRefused, ActualError) for what is refused; nothing is then changed.
    """

    changed = Signal(str)
    looked = Signal()
    refused = Signal(object)
    replaced = Signal()

    def __init__(
        self,
        path: Path,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._now = today, now
        self.kept = KeptNotebook(path, self.refused.emit, only_adds=True)
        self.kept.caught_up.connect(self._on_caught_up)
        self._writes = EntryWrites(self.kept, self._now)
        self._known: dict[str, Progress] = {}
        self._day: date | None = None
        self.steps = QUndoStack(self)

    # ------------------------------------------------------------ asking

    @property
    def has_notebook(self) -> bool:
        """Whether there is, or may be, something to read."""
        return self.kept.exists

    @property
    def is_on_disk(self) -> bool:
        """Whether all that was entered stands in the notebook's file; `refused` has told why where it does not."""
        return self.kept.is_on_disk

    @property
    def today(self) -> date:
        """The day at the office."""
        return self._today()

    @property
    def on(self) -> date:
        """The day that is looked at: today, or an earlier one that was chosen."""
        return self._day or self.today

    def look_at(self, day: date | None) -> None:
        """Look at an earlier day, or at today again (None)."""
        if day != self._day:
            self._day = day
            self.looked.emit()

    def progress(self, brief: Brief) -> Progress:
        """What was entered for a brief, as it holds now."""
        return self.progress_of(brief.id)

    def progress_of(self, brief_id: str) -> Progress:
        """What was entered for the brief with this id."""
        if brief_id not in self._known:
            self._known[brief_id] = self._read(brief_id)
        return self._known[brief_id]

    def history(self, brief: Brief, figure: Figure) -> tuple[Change, ...]:
        """All that was done to a figure's values, the oldest first."""
        if not self.has_notebook:
            return ()
        return self.kept.read(lambda book: book.actuals.history(brief.id, figure.indicator.id))

    def follow_up_history(self, brief: Brief, subject: str) -> tuple[FollowUp, ...]:
        """All that was saved for a subject, the oldest first."""
        if not self.has_notebook:
            return ()
        return self.kept.read(lambda book: book.follow_ups.history(brief.id, subject))

    def source_sentence(self, brief: Brief) -> Bilingual:
        """That entries were made under another source of the brief; empty where none were."""
        progress = self.progress(brief)
        actuals = (actual for values in progress.actuals.values() for actual in values)
        return source_change(brief, actuals, progress.follow_ups.values()).sentence

    # ------------------------------------------------------------ values

    def enter(self, brief: Brief, figure: Figure, written: Written) -> Actual:
        """Keep a value that was written for a figure."""
        return self.take(brief, [(self.checked(figure, written), None, "")])[0]

    def revise(self, brief: Brief, figure: Figure, actual: Actual, written: Written, reason: str) -> Actual:
        """Put a value in the place of an earlier one, which is kept with the reason."""
        return self.take(brief, [(self.checked(figure, written), actual, reason)])[0]

    def checked(self, figure: Figure, written: Written) -> Actual:
        """The actual that was written, not kept yet."""
        return checked(figure, written, self._now(), self.today)

    def take(self, brief: Brief, entries: Sequence[Entry], text: str = "") -> tuple[Actual, ...]:
        """Keep values, all of them or none: each with the one it revises, if any, and the reason for that."""
        kept = self._writes.add(brief, entries)
        self._took(brief, entries, kept, text)
        return kept

    def take_beside(
        self,
        brief: Brief,
        entries: Sequence[Entry],
        text: str,
        passed: Act,
        then: Callable[[Exception | None], None],
    ) -> None:
        """Keep values as `take` does, while the windows go on; what is entered or closed meanwhile waits for it.

        `passed` is called beside the windows' thread for each value that is made ready; what it raises ends all.
        `then` hears, in the windows' thread, of nothing once they are kept, else of what was raised: a UserError for a
        refusal, or what `passed` raised.
        """

        def kept_them(kept: tuple[Actual, ...], found: Progress) -> None:
            self._took(brief, entries, kept, text, found)

        self._writes.add_beside(brief, entries, passed, kept_them, then)

    def withdraw(self, brief: Brief, actual: Actual, reason: str) -> None:
        """Take a value back; it stays in the history."""
        self._writes.withdraw(brief, [actual], reason)
        self._done(
            brief,
            translate("Progress", "withdrawing a value"),
            lambda: self._writes.restore(brief, [actual], _undone()),
            lambda: self._writes.withdraw(brief, [actual], reason),
        )

    def restore(self, brief: Brief, actual: Actual, reason: str) -> None:
        """Let a value that was taken back hold again."""
        self._writes.restore(brief, [actual], reason)
        self._done(
            brief,
            translate("Progress", "restoring a value"),
            lambda: self._writes.withdraw(brief, [actual], _undone()),
            lambda: self._writes.restore(brief, [actual], reason),
        )

    # ------------------------------------------------------------ who and by when, and by which rule

    def follow_up(self, brief: Brief, follow_ups: Iterable[FollowUp]) -> None:
        """Keep follow-ups in the place of the earlier ones of their subjects, all of them or none."""
        new = [replace(one, entered_at=self._now(), id="") for one in follow_ups]
        before = self.progress(brief).follow_ups
        old = [before.get(one.subject) or FollowUp(one.subject, one.entered_at) for one in new]
        self._writes.save(brief, new)
        self._done(
            brief,
            translate("Progress", "a change to the ledger"),
            lambda: self._writes.save(brief, old),
            lambda: self._writes.save(brief, new),
            values=False,
        )

    def choose_rule(self, brief: Brief, rule: PaceRule | None) -> None:
        """Let a pace rule be in force for a brief, or none."""
        before = self.progress(brief).rule
        if rule == before:
            return
        self._writes.choose(brief, rule)
        self._done(
            brief,
            translate("Progress", "choosing a pace rule"),
            lambda: self._writes.choose(brief, before),
            lambda: self._writes.choose(brief, rule),
        )

    def set_plan(self, brief: Brief, figure: Figure, plan: MonthlyPlan | None) -> None:
        """Let a monthly plan be in force for a target, made by `monthly_plan`, or none."""
        indicator = figure.indicator.id
        before = self.progress(brief).plans.get(indicator)
        if plan == before:
            return
        self._writes.plan(brief, indicator, plan)
        self._done(
            brief,
            translate("Progress", "setting a monthly plan"),
            lambda: self._writes.plan(brief, indicator, before),
            lambda: self._writes.plan(brief, indicator, plan),
        )

    # ------------------------------------------------------------ the notebook itself

    def notebook(self) -> Notebook:
        """The notebook that is in use, for taking it out whole or bringing another one in."""
        return self.kept.notebook

    def read_again(self) -> None:
        """Forget what was read: another notebook was brought in."""
        self.steps.clear()
        self._forget()
        self.replaced.emit()

    def close(self) -> None:
        """Write what is pending, and let go of the file."""
        self.kept.close()

    # ------------------------------------------------------------ how

    def _on_caught_up(self) -> None:
        # A file that could not be opened before may hold more than what was entered meanwhile.
        self._forget()

    def _forget(self) -> None:
        known, self._known = list(self._known), {}
        for brief in known:
            self.changed.emit(brief)

    def _read(self, brief: str) -> Progress:
        if not self.has_notebook:
            return NOTHING
        return self.kept.read(lambda book: progress_of(book, brief))

    def _took(
        self,
        brief: Brief,
        entries: Sequence[Entry],
        kept: tuple[Actual, ...],
        text: str,
        found: Progress | None = None,
    ) -> None:
        """Values were kept; `found` is what holds now, where it was read already."""
        pairs = [(one, old) for one, (_, old, _) in zip(kept, entries, strict=True) if old is not None]
        added = [one for one in kept if one.revises is None]

        def undo() -> None:
            self._writes.revise_back(brief, pairs, _undone())
            self._writes.withdraw(brief, added, _undone())

        def redo() -> None:
            self._writes.restore(brief, added, _redone())
            self._writes.revise_back(brief, [(one, one) for one, _ in pairs], "")

        self._done(brief, text or translate("Progress", "entering a value"), undo, redo, found=found)

    def _done(
        self,
        brief: Brief,
        text: str,
        undo: Act,
        redo: Act,
        *,
        values: bool = True,
        found: Progress | None = None,
    ) -> None:
        """Something was changed: values, or only what is beside them."""

        def telling(act: Act) -> Act:
            def act_and_tell() -> None:
                act()
                self._tell(brief, values=values)

            return act_and_tell

        self.steps.push(Step(text, telling(undo), telling(redo), self.refused.emit))
        self._tell(brief, values=values, found=found)

    def _tell(self, brief: Brief, *, values: bool, found: Progress | None = None) -> None:
        known = self._known.pop(brief.id, None)
        if found is not None:
            self._known[brief.id] = found
        elif known is not None and not values:
            # Ten thousand values are not read again for a note.
            follow_ups = self.kept.read(lambda book: book.follow_ups.latest(brief.id))
            self._known[brief.id] = replace(known, follow_ups=follow_ups)
        self.changed.emit(brief.id)


def _undone() -> str:
    return translate("Progress", "undone")


def _redone() -> str:
    return translate("Progress", "done again")
