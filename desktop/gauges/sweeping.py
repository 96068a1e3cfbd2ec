"""The arc on its way from one actual to the next: short, and only the arc. The numbers are whole at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from desktop.gauges.model import GaugeModel

DURATION = 220  # milliseconds


class Sweep(QVariantAnimation):
    """One gauge's way; `repaint` is called at every step of it and when it is over."""

    def __init__(self, repaint: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setDuration(DURATION)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(lambda _: repaint())
        self.finished.connect(repaint)

    @property
    def at(self) -> float | None:
        """The value at which the arc ends for now; None where it is at rest, on the actual."""
        return None if self.state() is self.State.Stopped else float(self.currentValue())

    def go(self, old: GaugeModel, new: GaugeModel) -> None:
        """Set out from where the arc is now."""
        begin = self._now(old)
        self.stop()
        end = new.actual or 0.0
        if begin != end:
            self.setStartValue(begin)
            self.setEndValue(end)
            self.start()

    def _now(self, old: GaugeModel) -> float:
        at = self.at
        return (old.actual or 0.0) if at is None else at
