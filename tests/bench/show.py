"""`python -m tests.bench.show SUBJECT`: one measurement of presenting in a process of its own, as JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.presenting.audience_window import AudienceWindow
    from desktop.presenting.show import Show
    from desktop.presenting.stage import Stage

ROOT = Path(__file__).resolve().parent.parent.parent
_STATIC = {"text", "tiles", "honours", "overview", "title", "closing"}


def first() -> dict[str, object]:
    """Seconds from F5 in the desk to the first slide on the screen, the first time in a run."""
    from desktop import app

    desk = app.make(SimpleNamespace(theme="light"))
    desk.window.show()
    _spin(1.5)
    begun = time.perf_counter()
    desk.window.commands["present"].trigger()
    from desktop.presenting.audience_window import AudienceWindow

    seen: list[AudienceWindow] = []
    while not (seen and seen[0]._stage.painted):
        QApplication.processEvents()
        seen = [w for w in QApplication.topLevelWidgets() if isinstance(w, AudienceWindow)]
    taken = time.perf_counter() - begun
    _end()
    return {"seconds": taken}


def steps() -> dict[str, object]:
    """Milliseconds from the key to the next static slide painted, at 3840 × 2160, the machine idle in between."""
    window, stage, show = _stage(QSize(3840, 2160))
    taken = []
    for _ in range(3):
        show.first()
        _spin(0.3)
        for _ in range(sum(slide.steps for slide in show.deck.slides) - 1):
            _rest(stage)
            before = stage.painted
            begun = time.perf_counter()
            show.next()
            while stage.painted == before:
                QApplication.processEvents()
            if stage.slide.kind in _STATIC:
                taken.append((time.perf_counter() - begun) * 1000)
    window.close()
    return {"milliseconds": taken}


def sweep() -> dict[str, object]:
    """Painted frames a second while three gauges sweep, at 1920 × 1080."""
    window, stage, show = _stage(QSize(1920, 1080), is_calm=False, step_by_step=False)
    targets = show.deck.of_section("targets") or 0
    rates = []
    for _ in range(5):
        show.go(targets - 1)
        _spin(1.5)
        before, begun = stage.painted, time.perf_counter()
        show.go(targets)
        while stage.is_moving:
            QApplication.processEvents()
        rates.append((stage.painted - before) / (time.perf_counter() - begun))
    window.close()
    return {"rates": rates}


def looped() -> dict[str, object]:
    """KiB of memory after each round of the deck, for SOAK_MINUTES, a step every 40 ms."""
    minutes = float(os.environ.get("SOAK_MINUTES", "0.5"))
    window, _, show = _stage(QSize(1920, 1080))
    sizes: list[int] = []
    deadline = time.monotonic() + minutes * 60
    while time.monotonic() < deadline or len(sizes) < 4:
        show.first()
        for _ in range(sum(slide.steps for slide in show.deck.slides) - 1):
            show.next()
            _idle(40)
        sizes.append(_resident())
    window.close()
    return {"rounds": len(sizes), "kib": sizes}


def _stage(
    size: QSize, *, is_calm: bool = True, step_by_step: bool = True
) -> tuple[AudienceWindow, Stage, Show]:
    """A window of this size on no screen in particular, and the show in it."""
    from db.compiling import compile_brief
    from db.decks import DeckChoices
    from desktop.deck.making import make_deck
    from desktop.deck.style import SlideStyle
    from desktop.presenting.audience_window import AudienceWindow
    from desktop.presenting.show import Show
    from desktop.presenting.show_keys import ShowCommands
    from desktop.presenting.stage import Stage
    from desktop.presenting.talk_clock import TalkClock

    QApplication.instance() or QApplication([])
    brief = compile_brief(ROOT / "db" / "sources" / "jinjiang-2023")
    deck = make_deck(brief, DeckChoices(step_by_step=step_by_step))
    show = Show(deck, TalkClock())
    stage = Stage(show, brief, SlideStyle.named("light"), is_calm=is_calm)
    window = AudienceWindow(show, stage, ShowCommands(show))
    window.resize(size)
    window.show()
    _spin(0.5)
    assert window.size() == size
    return window, stage, show


def _rest(stage: Stage) -> None:
    """Until nothing moves and what may come next is prepared."""
    _spin(0.03)
    while stage.is_moving or stage._idle.isActive():
        QApplication.processEvents()


def _spin(seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        QApplication.processEvents()


def _idle(milliseconds: int) -> None:
    """Let the application have the time, without keeping the machine busy."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _end() -> None:
    for window in QApplication.topLevelWidgets():
        window.close()
    _spin(0.1)


def _resident() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


SUBJECTS: dict[str, Callable[[], dict[str, object]]] = {
    "first": first,
    "steps": steps,
    "sweep": sweep,
    "looped": looped,
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("XDG_CONFIG_HOME", folder)
        print(json.dumps(SUBJECTS[sys.argv[1]]()))
