"""A show that plays by itself: round and round, flat in memory, ended by one key that is held and by nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QCloseEvent, QFocusEvent, QImage, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.deck.slides import Deck
from desktop.deck.style import SlideStyle
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.auto_play import FEWEST, HOLD, MOST, AutoPlay, HeldExit
from desktop.presenting.show import Show
from desktop.presenting.show_keys import ShowCommands, table
from desktop.presenting.stage import Stage
from desktop.presenting.talk_clock import TalkClock
from tests.desktop.presenting.console_stage import Drawn, Hand, slide, small_deck

ROOT = Path(__file__).parents[3]
K, M = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def show(qapp: QApplication) -> Show:
    return Show(small_deck(), TalkClock(now=Hand()))


def press(which: int, *, again: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, which, M.NoModifier, "", again)


def release(which: int, *, again: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyRelease, which, M.NoModifier, "", again)


def seen_in(show: Show, play: AutoPlay, turns: int) -> list[tuple[str, int]]:
    out = []
    for _ in range(turns):
        play.advance()
        out.append((show.slide.id, show.state.audience.step))
    return out


# ------------------------------------------------------------ round and round


def test_each_slide_comes_whole_and_backups_never(show: Show) -> None:
    play = AutoPlay(show, 10, show)
    once = [("economy", 2), ("industry", 0), ("closing", 0), ("title", 0)]
    assert seen_in(show, play, 8) == once * 2
    assert play.rounds == 2


def test_the_first_slide_too_is_whole(qapp: QApplication) -> None:
    show = Show(small_deck(), TalkClock(now=Hand()), slide=1)
    AutoPlay(show, 10, show)
    assert (show.slide.id, show.state.audience.step) == ("economy", 2)


def test_begun_on_a_backup_it_goes_to_the_talk(qapp: QApplication) -> None:
    show = Show(small_deck(), TalkClock(now=Hand()), slide=4)
    assert seen_in(show, AutoPlay(show, 10, show), 1) == [("title", 0)]


def test_a_talk_of_one_slide_goes_round(qapp: QApplication) -> None:
    show = Show(Deck("b", "b", (slide("only"),), 0, "light"), TalkClock(now=Hand()))
    play = AutoPlay(show, 10, show)
    assert seen_in(show, play, 3) == [("only", 0)] * 3
    assert play.rounds == 3


def test_it_plays_by_its_own_clock_and_stops_with_the_show(qtbot: QtBot, show: Show) -> None:
    play = AutoPlay(show, 10, show)
    with qtbot.waitSignal(show.changed):
        play._timer.setInterval(1)
    show.end()
    assert not play._timer.isActive()


@pytest.mark.parametrize(("asked", "given"), [(0, FEWEST), (-5, FEWEST), (8, 8), (10**6, MOST)])
def test_seconds_are_kept_within_reason(show: Show, asked: int, given: int) -> None:
    assert AutoPlay(show, asked, show)._timer.interval() == given * 1000


# ------------------------------------------------------------ the key that is held


def ended(show: Show) -> list[bool]:
    out: list[bool] = []
    show.ended.connect(lambda: out.append(True))
    return out


@pytest.mark.parametrize(("seconds", "ends"), [(0.0, False), (HOLD - 0.01, False), (HOLD, True), (9.0, True)])
def test_only_two_seconds_end_it(show: Show, seconds: float, ends: bool) -> None:
    hand, over = Hand(), ended(show)
    held = HeldExit(show, hand, show)
    held.press(press(K.Key_Escape))
    hand.seconds = seconds
    held._on_frame()
    assert bool(over) == ends
    held.release(release(K.Key_Escape))
    assert not held._frames.isActive()
    assert held.held == 0.0


def test_what_the_keyboard_repeats_neither_begins_anew_nor_lets_go(show: Show) -> None:
    hand, over = Hand(), ended(show)
    held = HeldExit(show, hand, show)
    held.press(press(K.Key_Escape))
    for _ in range(19):
        hand.seconds += 0.1
        held.release(release(K.Key_Escape, again=True))
        held.press(press(K.Key_Escape, again=True))
        held._on_frame()
    assert not over
    hand.seconds = HOLD
    held._on_frame()
    assert over == [True]


def test_short_touches_do_not_add_up(show: Show) -> None:
    hand, over = Hand(), ended(show)
    held = HeldExit(show, hand, show)
    for _ in range(10):
        held.press(press(K.Key_Escape))
        hand.seconds += 1.5
        held._on_frame()
        held.release(release(K.Key_Escape))
    assert not over
    assert held.is_hinting


def test_the_hint_goes_away_by_itself(qtbot: QtBot, show: Show) -> None:
    held = HeldExit(show, Hand(), show)
    held.press(press(K.Key_PageDown))
    assert held.is_hinting
    with qtbot.waitSignal(held.changed):
        held._hinting.setInterval(1)
    assert not held.is_hinting


# ------------------------------------------------------------ in its window


class Lobby:
    """A window that plays by itself."""

    def __init__(self, qtbot: QtBot, brief: Brief, deck: Deck | None = None) -> None:
        self.hand, self.drawn = Hand(), Drawn()
        self.show = Show(deck or small_deck(), TalkClock(now=self.hand))
        self.stage = Stage(
            self.show, brief, SlideStyle.named("light"), is_calm=True, render=self.drawn, now=self.hand
        )
        self.held = HeldExit(self.show, self.hand, self.show)
        self.window = AudienceWindow(self.show, self.stage, ShowCommands(self.show, self.show), self.held)
        self.play = AutoPlay(self.show, 10, self.show)
        qtbot.addWidget(self.window)
        self.window.resize(640, 360)
        self.window.show()
        self.window.grab()


@pytest.fixture
def lobby(qtbot: QtBot, brief: Brief) -> Lobby:
    return Lobby(qtbot, brief)


def test_whoever_passes_by_only_learns_how_it_ends(qtbot: QtBot, lobby: Lobby) -> None:
    over, before = ended(lobby.show), lobby.show.state
    for entry in table():
        for which, modifiers in entry.combinations:
            qtbot.keyClick(lobby.window, which, modifiers)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        qtbot.mouseClick(lobby.window, button)
        qtbot.mouseDClick(lobby.window, button)
    qtbot.mouseMove(lobby.window)
    assert lobby.held.is_hinting
    assert lobby.show.state is before
    assert not over


class Spontaneous(QCloseEvent):
    """The close that comes from the window manager: its cross, or Alt+F4."""

    def spontaneous(self) -> bool:
        return True


def test_the_system_s_close_button_does_not_end_it(qapp: QApplication, lobby: Lobby) -> None:
    over = ended(lobby.show)
    event = Spontaneous()
    lobby.window.closeEvent(event)
    assert not event.isAccepted()
    assert lobby.held.is_hinting
    assert not over
    lobby.window.close()
    assert over == [True]


def test_a_key_let_go_elsewhere_does_not_end_it(qtbot: QtBot, lobby: Lobby) -> None:
    over = ended(lobby.show)
    qtbot.keyPress(lobby.window, K.Key_Escape)
    assert lobby.held._frames.isActive()
    QApplication.sendEvent(lobby.window, QFocusEvent(QEvent.Type.FocusOut))
    assert not lobby.held._frames.isActive()
    lobby.hand.seconds = 9.0
    lobby.held._on_frame()
    assert not over


def test_held_for_two_seconds_it_ends(qtbot: QtBot, lobby: Lobby) -> None:
    qtbot.keyPress(lobby.window, K.Key_Escape)
    with qtbot.waitSignal(lobby.show.ended):
        lobby.hand.seconds = HOLD


@pytest.mark.parametrize("theme", ["light", "dark", "ceremonial"])
def test_the_hint_and_its_ring_can_be_seen(show: Show, theme: str) -> None:
    hand = Hand()
    held = HeldExit(show, hand, show)
    rings = []
    for seconds in (0.0, 1.0, 1.9):
        image = QImage(1920, 1080, QImage.Format.Format_RGB32)
        image.fill(SlideStyle.named(theme).ground)
        held.press(press(K.Key_Escape))
        hand.seconds = seconds
        painter = QPainter(image)
        held.paint(painter, QRectF(image.rect()))
        painter.end()
        rings.append(white(image))
    assert rings[0] < rings[1] < rings[2]


def white(image: QImage) -> int:
    """White dots at the foot, where the hint is."""
    return sum(
        image.pixelColor(x, y).lightness() > 250
        for x in range(600, 760, 2)
        for y in range(970, 1045, 2)
        if image.pixelColor(x, y).saturation() < 5
    )


# ------------------------------------------------------------ hours of it


ROUNDS = """
import gc
import tracemalloc
from PySide6.QtWidgets import QApplication
from desktop.deck.style import SlideStyle
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.auto_play import AutoPlay, HeldExit
from desktop.presenting.show import Show
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.stage import Stage
from desktop.presenting.talk_clock import TalkClock
from tests.desktop.presenting.console_stage import Drawn, Hand, small_deck

app = QApplication([])
show, drawn = Show(small_deck(), TalkClock(now=Hand())), Drawn()
stage = Stage(show, None, SlideStyle.named("light"), is_calm=True, render=drawn, now=Hand())
window = AudienceWindow(show, stage, ShowCommands(show), HeldExit(show))
play = AutoPlay(show, 10)
window.resize(640, 360)
window.show()


def played(count):
    for _ in range(count * (show.deck.end + 1)):
        play.advance()
        window.repaint()
        stage._prepare_one()
    drawn.asked.clear()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


tracemalloc.start()
before = played(20)
grown = played(180) - before
print(play.rounds, grown < 20_000, stage.kept <= 5, len(show.state.returns) <= 50, show.state.audience.ink)
"""


def test_two_hundred_rounds_leave_nothing_behind(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", ROUNDS],
        cwd=tmp_path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert said.stdout.split(maxsplit=1) == ["200", "True True True {}\n"]


def test_a_wheel_turns_nothing(qtbot: QtBot, lobby: Lobby) -> None:
    before = lobby.show.state
    place = QPointF(20, 20)
    event = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, 1200),
        Qt.MouseButton.NoButton,
        M.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(lobby.window, event)
    assert lobby.show.state is before
