"""A console over a small talk, with a clock that stands still unless it is turned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QKeyEvent
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.deck.slides import Deck, Point, Run, Slide, SlideKind
from desktop.deck.style import SlideStyle
from desktop.presenting.console import ConsoleWindow
from desktop.presenting.console_look import Look
from desktop.presenting.show import Show
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.talk_clock import TalkClock
from desktop.theme import THEMES, Theme


def slide(name: str, *, section: str = "", steps: int = 1, line: int = 0, figure: str = "") -> Slide:
    points = tuple(Point((Run(f"{name}{n}", figure if n == 0 else ""),), step=n) for n in range(steps))
    lines = (line,) if line else ()
    return Slide(name, SlideKind.TEXT, name.title(), section=section, points=points, lines=lines)


def small_deck(figure: str = "", minutes: int = 10) -> Deck:
    """Title, economy in three steps, industry, closing, and one backup."""
    slides = (
        slide("title"),
        slide("economy", section="economy", steps=3, line=27, figure=figure),
        slide("industry", section="industry"),
        slide("closing"),
        slide("backup", section="honours"),
    )
    return Deck("jinjiang-2023", "晋江", slides, 3, "light", minutes)


@dataclass
class Drawn:
    """Stands in for the painter: keeps what it was asked for."""

    asked: list[tuple[str, int | None, str]] = field(default_factory=list)
    sizes: list[tuple[QSize, float]] = field(default_factory=list)

    def __call__(
        self,
        slide: Slide,
        size: QSize,
        dpr: float,
        style: SlideStyle,
        *,
        step: int | None = None,
        folio: str = "",
    ) -> QImage:
        self.asked.append((slide.id, step, folio))
        self.sizes.append((size, dpr))
        image = QImage(size * dpr, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(dpr)
        image.fill(style.ground)
        return image


@dataclass
class Hand:
    """Turns the clock."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Stage:
    """A console with everything around it a test may turn or look at."""

    show: Show
    window: ConsoleWindow
    hand: Hand
    drawn: Drawn
    notes: list[tuple[str, str]]
    keys: list[int]


def look_of(drawn: Drawn, theme: str = "light", language: str = "en") -> Look:
    return Look(Theme(THEMES[theme]), SlideStyle.named("light"), language, render=drawn)


def stage(
    qtbot: QtBot,
    brief: Brief,
    deck: Deck | None = None,
    *,
    notes: Mapping[str, str] | None = None,
    remembered: Mapping[str, object] | None = None,
    is_rehearsal: bool = False,
    runs_keys: bool = False,
) -> Stage:
    hand, drawn = Hand(), Drawn()
    keys: list[int] = []
    said: list[tuple[str, str]] = []
    show = Show(deck or small_deck(), TalkClock(now=hand))

    class Noted(ShowCommands):
        """Keeps what reaches the show, and runs none of it."""

        def take_key(self, event: QKeyEvent) -> bool:
            keys.append(event.key())
            return True

    commands = (ShowCommands if runs_keys else Noted)(show, show)
    window = ConsoleWindow(
        show,
        brief,
        look_of(drawn),
        notes or {},
        remembered or {},
        commands,
        is_rehearsal=is_rehearsal,
    )
    qtbot.addWidget(window)
    window.note_changed.connect(lambda name, text: said.append((name, text)))
    window.show()
    qtbot.waitUntil(lambda: window.current.times_drawn > 0)
    return Stage(show, window, hand, drawn, said, keys)
