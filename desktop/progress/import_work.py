"""Reading a table and judging its rows beside the window's thread: one table at a time, stopped at any moment.

What is read is delivered in the window's thread; what was stopped, or overtaken by the next table, never is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from db.errors import UserError
from db.progress import Progress
from db.records import Brief
from desktop.background import Background
from desktop.progress.sheets.import_plan import ImportPlan
from desktop.progress.sheets.rows import plan
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.watching import Stopped, Watch

Read = Callable[[Watch], Table]
_PATIENCE = 0.2  # seconds: work looks often whether to stop; a folder that never answers is left behind


@dataclass(frozen=True)
class Standing:
    """What rows are judged by. `now` is UTC, `today` the day at the office."""

    brief: Brief
    progress: Progress
    now: datetime
    today: date


class ImportWork(QObject):
    """`judged` carries a Table, its ImportPlan and the Standing it was judged by; `refused` a UserError."""

    judged = Signal(object, object, object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._watch: Watch | None = None

    @property
    def watch(self) -> Watch | None:
        """How far the work is; None where there is none."""
        return self._watch

    def begin(self, read: Read, standing: Standing, left_out: frozenset[int] = frozenset()) -> None:
        """Read a table and judge its rows, without those `left_out`, in the place of what was begun before."""
        self.stop()
        watch = self._watch = Watch()

        def on_done(found: tuple[Table, ImportPlan] | UserError | None) -> None:
            self._watch = None
            if isinstance(found, UserError):
                self.refused.emit(found)
            elif found is not None:
                self.judged.emit(*found, standing)

        self._background.do(lambda: _work(read, standing, left_out, watch), on_done)

    def stop(self) -> None:
        """Stop what was begun; nothing comes of it."""
        if self._watch is None:
            return
        self._watch.stop()
        self._watch = None
        # What a folder keeps waiting must not keep the next table waiting as well.
        self._background.close(_PATIENCE)
        self._background = Background(self)


def _work(
    read: Read, standing: Standing, left_out: frozenset[int], watch: Watch
) -> tuple[Table, ImportPlan] | UserError | None:
    try:
        table = read(watch)
        watch.look()
        made = plan(standing.brief, standing.progress, table, standing.now, standing.today, watch)
        made = made.leaving_out(left_out)
        # Found here, so that the window need not.
        made.is_sound  # noqa: B018
    except Stopped:
        return None
    except UserError as error:
        return error
    return table, made
