"""Judging where every row of the ledger stands, a few at a time: a long table can be scrolled meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from db.scoreboard import Row
from desktop.models.scoreboard_cells import state_of

_FEW, _SLICE = 200, 40  # rows that are judged before anybody notices, and between two frames


class Judging(QObject):
    """`then` is called once all rows that were handed in last are judged; of few rows at once."""

    def __init__(self, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self._left: Iterator[Row] = iter(())
        self._clock = QTimer(self, interval=0, singleShot=True)
        self._clock.timeout.connect(self._go_on)

    def begin(self, rows: Sequence[Row]) -> None:
        """Judge these rows, in the place of what was begun before."""
        # Of few rows each is judged when it is first asked for.
        self._left = iter(rows if len(rows) > _FEW else ())
        self._go_on()

    def _go_on(self) -> None:
        rows = list(islice(self._left, _SLICE))
        for row in rows:
            state_of(row)
        if rows:
            self._clock.start()
        else:
            self._then()
