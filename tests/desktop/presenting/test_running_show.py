"""One show: its windows on one screen and on two, cables pulled in the middle of it, and what is left when it ends."""

from __future__ import annotations

import functools
import gc
import json
import os
import subprocess
import sys
import weakref
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.deck.making import make_deck
from desktop.presenting.running_show import RunningShow, Start
from desktop.presenting.screens import Arrangement
from desktop.presenting.show import Cover
from desktop.theme import DARK, Theme
from tests.desktop.presenting.hall import (
    Cables,
    Saver,
    around,
    begin,
    delete_what_is_deleted,
    long_deck,
    settle,
    small_deck,
    windows,
)

ROOT = Path(__file__).parents[3]
_K = Qt.Key


def all_at_rest(timers: list[QTimer]) -> bool:
    return not any(timer.isActive() for timer in timers)


def slide_of(running: RunningShow) -> int:
    return running.show.state.presenter.slide


def press(qtbot: QtBot, running: RunningShow, *keys: Qt.Key) -> None:
    """Keys on the audience's window."""
    for key in keys:
        qtbot.keyClick(running.audience, key)


# ------------------------------------------------------------ one screen


def test_with_one_screen_there_is_the_audience_alone(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        assert running.audience.isFullScreen()
        assert running.console is None
        press(qtbot, running, _K.Key_PageDown)
        assert slide_of(running) == 1


@pytest.mark.parametrize("key", [_K.Key_G, _K.Key_Slash, _K.Key_F1])
def test_a_panel_comes_over_the_slide_and_takes_the_console_with_it(
    qtbot: QtBot, brief: Brief, key: Qt.Key
) -> None:
    with begin(qtbot, brief) as running:
        press(qtbot, running, key)
        console = running.console
        assert console is not None
        assert console.isVisible()
        assert console.panels.is_open
        console.panels.close_all()
        qtbot.waitUntil(lambda: running.console is None)
        qtbot.waitUntil(lambda: windows() == [running.audience])
        press(qtbot, running, _K.Key_PageDown)
        assert slide_of(running) == 1


def test_one_panel_after_another_keeps_the_console(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        press(qtbot, running, _K.Key_G)
        console = running.console
        assert console is not None
        qtbot.keyClick(console, _K.Key_F1)
        settle(running)
        assert running.console is console
        qtbot.keyClick(console, _K.Key_Escape)
        qtbot.waitUntil(lambda: running.console is None)
        # It is deleted when the event loop turns, which may be after the wait.
        qtbot.waitUntil(lambda: windows() == [running.audience])


def test_a_console_that_came_to_stay_outlives_its_panels(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        press(qtbot, running, _K.Key_X)
        console = running.console
        assert console is not None
        qtbot.keyClick(console, _K.Key_G)
        assert console.panels.is_open
        console.panels.close_all()
        settle(running)
        assert running.console is console
        assert console.isVisible()


def test_the_console_put_away_twice_at_once_comes_back_once(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        press(qtbot, running, _K.Key_X)
        assert running.console is not None
        # The old console is still there until the loop turns; it must not answer any more.
        press(qtbot, running, _K.Key_X, _K.Key_X)
        assert running.console is not None
        assert sum(w.isVisible() for w in windows()) == 2


def test_a_note_typed_before_the_console_is_put_away_is_kept(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        noted: list[tuple[str, str]] = []
        running.note_changed.connect(lambda slide, text: noted.append((slide, text)))
        press(qtbot, running, _K.Key_X)
        assert running.console is not None
        running.console.notes.field.setPlainText("先谢谢主持人")
        press(qtbot, running, _K.Key_X)
        assert noted == [("title", "先谢谢主持人")]
        press(qtbot, running, _K.Key_X)
        assert running.console is not None
        assert running.console.notes.field.toPlainText() == "先谢谢主持人"


def test_the_clock_is_paused_without_a_console(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        press(qtbot, running, _K.Key_PageDown, _K.Key_Q)
        assert running.show.clock.is_held
        press(qtbot, running, _K.Key_Q)
        assert running.show.clock.is_running


def test_escape_closes_one_thing_at_a_time_and_then_ends(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        ends: list[int] = []
        running.ended.connect(lambda: ends.append(1))
        press(qtbot, running, _K.Key_B, _K.Key_Escape)
        assert running.show.state.cover is Cover.NONE
        assert ends == []
        press(qtbot, running, _K.Key_Escape)
        assert ends == [1]


# ------------------------------------------------------------ numbers


@pytest.mark.parametrize("count", [1, 2])
def test_a_number_and_enter_lead_to_a_slide(qtbot: QtBot, brief: Brief, count: int) -> None:
    with begin(qtbot, brief, Cables(*[0] * count), deck=long_deck(20)) as running:
        press(qtbot, running, _K.Key_1, _K.Key_4, _K.Key_Return)
        assert slide_of(running) == 13
        press(qtbot, running, _K.Key_R)
        assert slide_of(running) == 0


def test_another_key_forgets_the_number_and_means_what_it_means(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief, deck=long_deck(20)) as running:
        press(qtbot, running, _K.Key_9, _K.Key_PageDown, _K.Key_Return)
        assert slide_of(running) == 1
        press(qtbot, running, _K.Key_9, _K.Key_Escape, _K.Key_PageDown)
        assert slide_of(running) == 1


# ------------------------------------------------------------ two screens


def test_the_audience_is_on_the_projector_and_the_console_on_the_laptop(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief, Cables(0, 0)) as running:
        seats, names = running.keeper.seats, running.keeper.names
        assert seats is not None
        assert (seats.audience, seats.console) == (names[1], names[0])
        assert running.audience.isFullScreen()
        assert running.console is not None
        assert running.console.isMaximized()


def test_screens_are_swapped_by_one_key_and_the_wish_is_told(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief, Cables(0, 0)) as running:
        told: list[tuple[str, str]] = []
        running.seated.connect(lambda *seat: told.append(seat))
        laptop, projector = running.keeper.names
        press(qtbot, running, _K.Key_X)
        seats = running.keeper.seats
        assert seats is not None
        assert (seats.audience, seats.console) == (laptop, projector)
        press(qtbot, running, _K.Key_X)
        assert told == [(laptop, "auto"), (projector, "auto")]


def test_a_key_for_the_console_brings_it_to_the_front(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief, Cables(0, 0)) as running:
        running.audience.activateWindow()
        qtbot.waitUntil(running.audience.isActiveWindow)
        press(qtbot, running, _K.Key_G)
        assert running.console is not None
        qtbot.waitUntil(running.console.isActiveWindow)
        assert not running.console.panels.grid.isHidden()


def test_two_ordinary_windows_and_the_audience_alone(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        told: list[tuple[str, str]] = []
        running.seated.connect(lambda *seat: told.append(seat))
        press(qtbot, running, _K.Key_X)
        assert running.console is not None
        windowed, alone = running.seating._ways.values()
        running.console.screen_wanted.emit(windowed)
        assert not running.audience.isFullScreen()
        assert running.console is not None
        assert not running.console.isMaximized()
        running.console.screen_wanted.emit(alone)
        assert running.console is None
        assert running.audience.isFullScreen()
        assert told == [("", "windows"), ("", "alone")]


def test_a_screen_is_chosen(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief, Cables(0, 0, 0)) as running:
        assert running.console is not None
        third = running.keeper.names[2]
        running.console.screen_wanted.emit(third)
        seats = running.keeper.seats
        assert seats is not None
        assert seats.audience == third


def test_a_wish_for_a_screen_that_is_not_there_is_kept(qtbot: QtBot, brief: Brief) -> None:
    told: list[tuple[str, str]] = []
    cables = Cables(0, 0)
    with begin(qtbot, brief, cables, screen="大屏") as running:
        running.seated.connect(lambda *seat: told.append(seat))
        cables.unplug()
        settle(running)
        assert told == [("大屏", "auto")]
        seats = running.keeper.seats
        assert seats is not None
        assert seats.audience == running.keeper.names[0]


def test_fifty_times_unplugged_and_plugged_in_again(qtbot: QtBot, brief: Brief) -> None:
    cables = Cables(0, 0)
    with begin(qtbot, brief, cables) as running:
        console = running.console
        assert console is not None
        for n in range(50):
            cables.unplug()
            settle(running)
            seats = running.keeper.seats
            assert seats is not None
            assert (seats.audience, seats.console) == (running.keeper.names[0], "")
            assert running.console is console
            assert console.isVisible()
            qtbot.keyClick(console, _K.Key_PageDown if n % 2 else _K.Key_PageUp)
            cables.plug()
            settle(running)
            seats = running.keeper.seats
            assert seats is not None
            assert (seats.audience, seats.console) == (running.keeper.names[1], running.keeper.names[0])
            assert running.audience.isFullScreen()
            assert console.isMaximized()
        assert len(windows()) == 2


def test_screens_change_after_a_console_is_gone(qtbot: QtBot, brief: Brief) -> None:
    cables = Cables()
    with begin(qtbot, brief, cables) as running:
        press(qtbot, running, _K.Key_X, _K.Key_X)
        delete_what_is_deleted()
        cables.plug()
        settle(running)
        assert running.console is not None
        running.dress(Theme(DARK), "en")
        delete_what_is_deleted()
        cables.unplug()
        settle(running)
        assert running.audience.isFullScreen()
        assert running.console.isVisible()


def test_a_show_without_any_screen_waits_for_one(qtbot: QtBot, brief: Brief) -> None:
    cables = Cables()
    cables.there.clear()
    with begin(qtbot, brief, cables) as running:
        assert not running.audience.isVisible()
        cables.plug()
        settle(running)
        assert running.audience.isFullScreen()


def test_that_something_waits_in_the_desk_is_told_to_the_presenter_until_it_is_seen(
    qtbot: QtBot, brief: Brief
) -> None:
    with begin(qtbot, brief, Cables(0, 0)) as running:
        assert running.console is not None
        assert not running.console.waiting.isVisible()
        running.tell_of_desk()
        assert running.console.waiting.isVisible()
        running.dress(Theme(DARK), "en")
        assert running.console.waiting.isVisible()
        wanted: list[str] = []
        running.desk_wanted.connect(wanted.append)
        running.console.waiting.click()
        assert len(wanted) == 1
        assert not running.console.waiting.isVisible()


def test_before_the_eyes_of_the_audience_nothing_is_told(qtbot: QtBot, brief: Brief) -> None:
    cables = Cables()
    with begin(qtbot, brief, cables) as running:
        running.tell_of_desk()
        assert running.console is None
        press(qtbot, running, _K.Key_X)
        console = running.console
        assert console is not None
        assert not console.waiting.isVisible()
        cables.plug()
        settle(running)
        assert console.waiting.isVisible()
        cables.unplug()
        settle(running)
        assert not console.waiting.isVisible()


TWO_SCREENS = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from db.compiling import compile_brief
from tests.desktop.presenting.hall import Cables, around, settle, small_deck
from desktop.presenting.running_show import RunningShow, Start

app = QApplication(["hall"])
cables = Cables(0, 1)
brief = compile_brief(Path("db/sources/jinjiang-2023"))
running = RunningShow(brief, small_deck(), Start(), around(cables))
app.processEvents()

def places():
    return [
        (w.screen().name(), w.isMaximized() or w.geometry() == w.screen().geometry(), w.devicePixelRatio())
        for w in (running.audience, running.console)
    ]

told = [places()]
for _ in range(50):
    cables.unplug(); settle(running); app.processEvents()
    told.append(places())
    cables.plug(1); settle(running); app.processEvents()
    told.append(places())
running.commands.run("swap"); app.processEvents()
told.append(places())
running.show.end()
app.processEvents()
print(json.dumps(told))
"""


OFF_AUDIENCE = """
import json
from pathlib import Path
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from db.compiling import compile_brief
from tests.desktop.presenting.hall import Cables, around, small_deck
from desktop.presenting.running_show import RunningShow, Start
from desktop.presenting.screens import Arrangement

app = QApplication(["hall"])
brief = compile_brief(Path("db/sources/jinjiang-2023"))
told = []

def tell(place, show, way=Arrangement.AUTO, numbers=(0, 1)):
    running = RunningShow(brief, small_deck(), Start(), around(Cables(*numbers), arrangement=way))
    window = QWidget()
    window.setGeometry(QRect(*place))
    getattr(window, show)()
    app.processEvents()
    running.seating.keep_off_audience(window)
    app.processEvents()
    told.append([window.screen().name(), window.size().toTuple(), window.isMaximized(), window.isVisible()])
    running.show.end()
    window.close()

tell((100, 100, 800, 600), "show")
tell((2000, 100, 800, 600), "show")
tell((1800, 100, 800, 600), "show")
tell((1920, 0, 1920, 1080), "show")
tell((2000, 100, 800, 600), "showMaximized")
tell((2000, 100, 800, 600), "show", Arrangement.WINDOWS)
tell((100, 100, 800, 600), "show", numbers=(0,))
print(json.dumps(told))
"""


def test_a_window_on_the_audiences_screen_goes_to_the_presenters(tmp_path: Path) -> None:
    usual = [800, 600]
    assert on_two_screens(OFF_AUDIENCE, tmp_path, 96) == [
        ["laptop", usual, False, True],
        ["laptop", usual, False, True],
        ["laptop", usual, False, True],
        # The platform's frame is two pixels wide.
        ["laptop", [1916, 1076], False, True],
        ["laptop", [1916, 1076], True, True],
        # Two ordinary windows, of which one is shared: the user has put them where they are.
        ["projector", usual, False, True],
        ["laptop", usual, False, True],
    ]


def on_two_screens(code: str, tmp_path: Path, resolution: int) -> list[Any]:
    """What `code` told, run at a laptop and a projector of this resolution beside it."""
    # The platform makes a scale of the two resolutions.
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1920, "height": 1080, "logicalDpi": dpi, "logicalBaseDpi": 96}
        for name, x, dpi in (("laptop", 0, 96), ("projector", 1920, resolution))
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = [line for line in ran.stderr.splitlines() if line != "This plugin does not support raise()"]
    assert (ran.returncode, said) == (0, [])
    told: list[Any] = json.loads(ran.stdout)
    return told


def test_two_screens_of_different_scale_fifty_times(tmp_path: Path) -> None:
    told = on_two_screens(TWO_SCREENS, tmp_path, 192)
    seated, alone, swapped = told[0], told[1], told[-1]
    assert seated[0] == ["projector", True, 2.0]
    assert seated[1][0] == "laptop"
    assert alone[0] == ["laptop", True, 1.0]
    assert alone[1][0] == "laptop"
    assert told[:-1] == [alone if n % 2 else seated for n in range(101)]
    assert [each[0] for each in swapped] == ["laptop", "projector"]
    assert swapped[0][1]


# ------------------------------------------------------------ drilling down


def test_the_desk_is_opened_with_the_audience_frozen_and_left_again(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        wanted: list[str] = []
        running.desk_wanted.connect(wanted.append)
        press(qtbot, running, _K.Key_PageDown, _K.Key_D)
        assert wanted == ["economy"]
        assert running.show.state.is_frozen
        running.come_back()
        assert not running.show.state.is_frozen


def test_an_audience_frozen_by_hand_stays_frozen(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        press(qtbot, running, _K.Key_F, _K.Key_D)
        running.come_back()
        assert running.show.state.is_frozen
        # Let go and frozen anew while the desk is open: it is the user's own doing from there on.
        press(qtbot, running, _K.Key_F, _K.Key_D, _K.Key_F, _K.Key_F)
        running.come_back()
        assert running.show.state.is_frozen


def test_a_minimised_show_is_brought_back(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        running.audience.setWindowState(running.audience.windowState() | Qt.WindowState.WindowMinimized)
        running.come_back()
        assert not running.audience.isMinimized()
        assert running.audience.isFullScreen()


def test_the_figures_of_a_slide_come_one_after_another_and_then_the_slide(qtbot: QtBot, brief: Brief) -> None:
    deck = make_deck(brief)
    number = next(n for n, each in enumerate(deck.slides) if len(each.figures) == 3)
    with begin(qtbot, brief, deck=deck, start=Start(number)) as running:
        seen = []
        for _ in range(4):
            press(qtbot, running, _K.Key_I)
            detail = running.show.state.audience.detail
            seen.append(detail.id if detail else "")
        assert seen == [*(f"source:{figure}" for figure in deck.slides[number].figures), ""]
        assert slide_of(running) == number
        press(qtbot, running, _K.Key_I, _K.Key_R)
        assert running.show.state.presenter.detail is None


def test_a_slide_without_figures_has_no_source_to_open(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        press(qtbot, running, _K.Key_I)
        assert running.show.state.presenter.detail is None


# ------------------------------------------------------------ the machine stays awake, and sleeps again


@pytest.mark.parametrize("count", [1, 2])
def test_the_machine_stays_awake_from_the_first_slide_to_the_end(
    qtbot: QtBot, brief: Brief, count: int
) -> None:
    saver = Saver()
    with begin(qtbot, brief, Cables(*[0] * count), saver=saver) as running:
        assert saver.is_held
        press(qtbot, running, _K.Key_F5)
        assert (saver.held, saver.released) == (1, 1)


@pytest.mark.parametrize("which", ["audience", "console"])
def test_windows_closed_by_the_system_let_it_sleep(qtbot: QtBot, brief: Brief, which: str) -> None:
    saver, ends = Saver(), []
    with begin(qtbot, brief, Cables(0, 0), saver=saver) as running:
        running.ended.connect(lambda: ends.append(1))
        getattr(running, which).close()
        assert ends == [1]
        assert not saver.is_held
        assert not any(window.isVisible() for window in windows())


def test_a_show_ended_before_it_has_begun_leaves_nothing(qtbot: QtBot, brief: Brief) -> None:
    saver = Saver()
    running = RunningShow(brief, small_deck(), Start(), around(Cables(0, 0), saver))
    running.show.end()
    with qtbot.waitSignal(running.destroyed):
        running.deleteLater()
    delete_what_is_deleted()
    assert saver.held == 0
    assert windows() == []


def test_a_fault_of_ours_in_the_middle_does_not_keep_it_awake(
    qtbot: QtBot, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = Saver()
    with begin(qtbot, brief, saver=saver) as running:
        with qtbot.capture_exceptions() as raised:
            running.desk_wanted.connect(lambda section: 1 / 0)
            press(qtbot, running, _K.Key_D)
        assert len(raised) == 1
        assert saver.is_held
        monkeypatch.setattr(running.keeper, "let_go", lambda: 1 / 0)
        ends: list[int] = []
        running.ended.connect(lambda: ends.append(1))
        with qtbot.capture_exceptions() as raised:
            running.show.end()
        assert len(raised) == 1
        assert (saver.is_held, ends) == (False, [1])
        monkeypatch.undo()
        running.seating.end()


def test_a_console_that_cannot_be_made_leaves_the_audience_its_slide(
    qtbot: QtBot, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(RunningShow, "_make_console", broken)
    with qtbot.capture_exceptions(), begin(qtbot, brief, Cables(0, 0)) as running:
        press(qtbot, running, _K.Key_PageDown)
        assert running.console is None
        assert slide_of(running) == 1
        assert running.audience.isFullScreen()
        assert running.inhibitor.is_held


# ------------------------------------------------------------ playing by itself, dressing, lengths


def test_a_show_that_plays_by_itself_has_no_console(qtbot: QtBot, brief: Brief) -> None:
    cables = Cables(0, 0)
    with begin(qtbot, brief, cables, start=Start(auto_seconds=60)) as running:
        press(qtbot, running, _K.Key_G, _K.Key_X, _K.Key_F5, _K.Key_Escape)
        cables.unplug()
        settle(running)
        assert running.console is None
        assert running.audience.isFullScreen()


def test_the_console_is_dressed_anew_where_it_is(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief, Cables(0, 0)) as running:
        old = running.console
        assert old is not None
        old.notes.field.setPlainText("note")
        running.dress(Theme(DARK), "zh_CN")
        console = running.console
        assert console is not None
        assert console is not old
        assert (console.isMaximized(), console.isVisible()) == (True, True)
        assert not old.isVisible()
        assert console.notes.field.toPlainText() == "note"
        press(qtbot, running, _K.Key_PageDown)
        assert console.here.middle.text().startswith("2 / 4")
        running.show.end()
        assert not console.isVisible()


def test_dressing_without_a_console_changes_nothing(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief) as running:
        running.dress(Theme(DARK), "en")
        assert running.console is None
        assert running.audience.isFullScreen()


def test_five_hundred_slides_are_walked_through(qtbot: QtBot, brief: Brief) -> None:
    with begin(qtbot, brief, Cables(0, 0), deck=long_deck(500)) as running:
        for _ in range(999):
            press(qtbot, running, _K.Key_PageDown)
        assert (slide_of(running), running.show.state.presenter.step) == (499, 1)
        running.audience.repaint()
        assert running.stage.slide.id == "s499"
        assert running.stage.kept <= 5


def test_twenty_shows_leave_nothing_behind(qtbot: QtBot, brief: Brief) -> None:
    left: list[weakref.ref[object]] = []
    for n in range(20):
        arrangement = list(Arrangement)[n % 3]
        with begin(qtbot, brief, Cables(*[0] * (1 + n % 2)), arrangement=arrangement) as running:
            press(qtbot, running, _K.Key_PageDown, _K.Key_G, _K.Key_1, _K.Key_I)
            parts = (running, running.show, running.stage, running.audience, running.keeper, running.console)
            left += [weakref.ref(part) for part in parts if part is not None]
        # What was being prepared is done with.
        timers = running.findChildren(QTimer)
        qtbot.waitUntil(functools.partial(all_at_rest, timers))
        del running, parts, timers
    QApplication.processEvents()
    delete_what_is_deleted()
    gc.collect()
    assert windows() == []
    assert [type(part()).__name__ for part in left if part() is not None] == []
