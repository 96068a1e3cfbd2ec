"""Cyclic garbage, collected by the thread of the windows alone.

Python looks for it in whichever thread happens to allocate. A window or a timer caught in a cycle of references would
then be destroyed beside the thread that delivers its events, which Qt forbids and which ends the program at random.
So Python's own collecting is off for good, and a timer does the same work at the same thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # ms; a second's garbage is small, and the look costs nothing


def hold_garbage() -> None:
    """Collect nothing until asked; in no thread."""
    gc.disable()


def collect_here(parent: QObject) -> None:
    """Collect in this thread from now on, as long as `parent` is there."""
    hold_garbage()
    timer = QTimer(parent, interval=_EVERY)  # coarse, as Qt's timers are
    timer.timeout.connect(collect_if_due)
    timer.start()


def collect_if_due() -> None:
    """Collect the oldest generation whose threshold is passed, and with it the younger ones."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
