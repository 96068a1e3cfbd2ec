"""Who goes on which screen, whatever is plugged in or out; two real screens of different scale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenting.screens import Arrangement, ScreenKeeper, ScreenSource, Seats, name_of, seats

ROOT = Path(__file__).parents[3]
NAMES = st.lists(st.sampled_from(["eDP-1", "HDMI-1", "DP-1", "DP-2 (Epson)", ":0.0"]), min_size=1, max_size=5)
ANY = st.sampled_from(["", "eDP-1", "HDMI-1", "DP-1", "gone"])


def ill_seated(screens: Sequence[str], wanted: str, found: Seats) -> list[str]:
    """What is wrong with where the two sit by themselves."""
    wrong = []
    if found.audience not in screens:
        wrong.append("the audience is nowhere")
    if wanted in screens and found.audience != wanted:
        wrong.append("the user's choice is passed over")
    if len(set(screens)) > 1 and found.console == found.audience:
        wrong.append("one lies over the other")
    if len(set(screens)) > 1 and found.console not in screens:
        wrong.append("the presenter is nowhere")
    if len(set(screens)) == 1 and found.console:
        wrong.append("a console on the audience's only screen")
    return wrong


@given(screens=NAMES, laptop=ANY, wanted=ANY)
def test_everyone_has_a_seat(screens: list[str], laptop: str, wanted: str) -> None:
    assert ill_seated(screens, wanted, seats(screens, laptop, wanted)) == []


@given(screens=NAMES, laptop=ANY, wanted=ANY, arrangement=st.sampled_from(Arrangement))
def test_the_audience_is_always_on_a_screen_there_is(
    screens: list[str], laptop: str, wanted: str, arrangement: Arrangement
) -> None:
    found = seats(screens, laptop, wanted, arrangement)
    assert found.audience in screens
    assert found.console in {*screens, ""}
    assert found.is_full == (arrangement is not Arrangement.WINDOWS)
    assert (arrangement is Arrangement.ALONE) <= (found.console == "")
    assert (arrangement is Arrangement.WINDOWS) <= (found.console != "")


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (Seats("gone", "eDP-1"), "the audience is nowhere"),
        (Seats("eDP-1", "HDMI-1"), "the user's choice is passed over"),
        (Seats("HDMI-1", "HDMI-1"), "one lies over the other"),
        (Seats("HDMI-1", ""), "the presenter is nowhere"),
    ],
)
def test_a_planted_ill_seat_is_caught(found: Seats, wrong: str) -> None:
    assert wrong in ill_seated(["eDP-1", "HDMI-1"], "HDMI-1", found)


def test_a_planted_console_over_the_only_screen_is_caught() -> None:
    assert ill_seated(["eDP-1"], "", Seats("eDP-1", "eDP-1")) == ["a console on the audience's only screen"]


def test_the_audience_goes_to_the_projector_and_the_presenter_stays_on_the_laptop() -> None:
    assert seats(["eDP-1", "HDMI-1"], "eDP-1") == Seats("HDMI-1", "eDP-1")
    assert seats(["HDMI-1", "eDP-1"], "eDP-1", "eDP-1") == Seats("eDP-1", "HDMI-1")
    assert seats(["eDP-1"], "eDP-1", "HDMI-1") == Seats("eDP-1", "")


def test_no_screen_at_all_is_said() -> None:
    with pytest.raises(ValueError, match="no screen"):
        seats([], "eDP-1")


# ------------------------------------------------------------ screens that come and go


class FakeScreen(QObject):
    """A screen: a port, a model and a size."""

    geometryChanged = Signal(QRect)  # noqa: N815

    def __init__(self, name: str, model: str = "") -> None:
        super().__init__()
        self._name, self._model, self._size = name, model, QRect(0, 0, 1920, 1080)

    def name(self) -> str:
        return self._name

    def model(self) -> str:
        return self._model

    def geometry(self) -> QRect:
        return self._size

    def turn(self, width: int, height: int) -> None:
        """Another resolution."""
        self._size = QRect(0, 0, width, height)
        self.geometryChanged.emit(self._size)


class FakeScreens(QObject):
    """A graphics card whose cables a test may pull."""

    screenAdded = Signal(object)  # noqa: N815
    screenRemoved = Signal(object)  # noqa: N815
    primaryScreenChanged = Signal(object)  # noqa: N815

    def __init__(self, *screens: FakeScreen) -> None:
        super().__init__()
        self.there = list(screens)

    def screens(self) -> Sequence[FakeScreen]:
        return list(self.there)

    def primaryScreen(self) -> FakeScreen | None:  # noqa: N802
        return self.there[0] if self.there else None

    def plug(self, screen: FakeScreen) -> None:
        self.there.append(screen)
        self.screenAdded.emit(screen)

    def unplug(self, screen: FakeScreen) -> None:
        was = self.primaryScreen()
        self.there.remove(screen)
        self.screenRemoved.emit(screen)
        if self.there and self.primaryScreen() is not was:
            self.primaryScreenChanged.emit(self.primaryScreen())


def kept(source: FakeScreens, wanted: str = "") -> tuple[ScreenKeeper, list[Seats | None]]:
    """A keeper, and the seats at each `reseated`."""
    keeper = ScreenKeeper(cast(ScreenSource, source), wanted)
    told: list[Seats | None] = []
    keeper.reseated.connect(lambda: told.append(keeper.seats))
    return keeper, told


def settled(keeper: ScreenKeeper) -> None:
    """What the timer does when its time is up."""
    if keeper._settling.isActive():
        keeper._settling.stop()
        keeper._settling.timeout.emit()


def test_fifty_times_plugged_unplugged_and_turned(qapp: QApplication) -> None:
    laptop, projector = FakeScreen("eDP-1"), FakeScreen("HDMI-1", "Epson")
    source = FakeScreens(laptop)
    keeper, told = kept(source)
    for n in range(50):
        source.plug(projector)
        projector.turn(1024 + n, 768)
        projector.turn(1280, 720 + n)
        settled(keeper)
        assert told[-1] == Seats("HDMI-1 (Epson)", "eDP-1")
        source.unplug(projector)
        settled(keeper)
        assert told[-1] == Seats("eDP-1", "")
    assert len(told) == 100


def test_a_burst_of_changes_is_one(qtbot: QtBot) -> None:
    projector = FakeScreen("HDMI-1")
    source = FakeScreens(FakeScreen("eDP-1"))
    keeper, told = kept(source)
    with qtbot.waitSignal(keeper.reseated):
        for n in range(10):
            source.plug(projector)
            projector.turn(800 + n, 600)
            source.unplug(projector)
    assert told == [Seats("eDP-1", "")]
    assert not keeper._settling.isActive()


def test_another_resolution_alone_is_told(qapp: QApplication) -> None:
    laptop = FakeScreen("eDP-1")
    keeper, told = kept(FakeScreens(laptop))
    laptop.turn(1280, 800)
    settled(keeper)
    assert len(told) == 1


def test_the_choice_survives_a_pulled_cable(qapp: QApplication) -> None:
    one, two = FakeScreen("HDMI-1"), FakeScreen("DP-1")
    source = FakeScreens(FakeScreen("eDP-1"), one, two)
    keeper, told = kept(source, "DP-1")
    source.unplug(two)
    settled(keeper)
    source.plug(two)
    settled(keeper)
    assert told == [Seats("HDMI-1", "eDP-1"), Seats("DP-1", "eDP-1")]


def test_the_laptop_s_own_screen_may_go(qapp: QApplication) -> None:
    laptop, projector = FakeScreen("eDP-1"), FakeScreen("HDMI-1")
    source = FakeScreens(laptop, projector)
    keeper, told = kept(source)
    source.unplug(laptop)
    settled(keeper)
    assert told == [Seats("HDMI-1", "")]


def test_for_a_moment_there_may_be_no_screen(qapp: QApplication) -> None:
    laptop = FakeScreen("eDP-1")
    source = FakeScreens(laptop)
    keeper, told = kept(source)
    source.unplug(laptop)
    settled(keeper)
    source.plug(laptop)
    settled(keeper)
    assert told == [None, Seats("eDP-1", "")]
    assert keeper.screen("HDMI-1") is None


def test_two_screens_of_one_name_are_told_apart(qapp: QApplication) -> None:
    one, two, three = (FakeScreen("Dell") for _ in range(3))
    keeper, _ = kept(FakeScreens(one, two, three))
    assert keeper.names == ["Dell", "Dell #2", "Dell #3"]
    assert keeper.seats == Seats("Dell #2", "Dell")
    assert keeper.screen("Dell #3") is cast(QScreen, three)
    keeper.choose("Dell #3")
    assert keeper.seats == Seats("Dell #3", "Dell")


def test_swapping_there_and_back(qapp: QApplication) -> None:
    keeper, told = kept(FakeScreens(FakeScreen("eDP-1"), FakeScreen("HDMI-1")))
    keeper.swap()
    keeper.swap()
    assert told == [Seats("eDP-1", "HDMI-1"), Seats("HDMI-1", "eDP-1")]


def test_on_one_screen_nothing_is_swapped(qapp: QApplication) -> None:
    keeper, told = kept(FakeScreens(FakeScreen("eDP-1")))
    keeper.swap()
    assert told == []


def test_let_go_it_says_no_more(qapp: QApplication) -> None:
    laptop, projector = FakeScreen("eDP-1"), FakeScreen("HDMI-1")
    source = FakeScreens(laptop)
    keeper, told = kept(source)
    source.plug(projector)
    keeper.let_go()
    keeper.let_go()
    laptop.turn(800, 600)
    source.unplug(projector)
    assert not keeper._settling.isActive()
    assert told == []


def test_a_screen_has_its_maker_s_name() -> None:
    assert name_of(cast(QScreen, FakeScreen("HDMI-1", " EPSON PJ "))) == "HDMI-1 (EPSON PJ)"
    assert name_of(cast(QScreen, FakeScreen("HDMI-1", "HDMI-1"))) == "HDMI-1"
    assert name_of(cast(QScreen, FakeScreen("HDMI-1"))) == "HDMI-1"


# ------------------------------------------------------------ two real screens


def screen_of(name: str, x: int, width: int, height: int, scale: int) -> dict[str, object]:
    """A screen in real pixels. Its scale is told by its density, as X and Windows tell it."""
    place = {"x": x, "y": 0, "width": width, "height": height}
    return {"name": name, **place, "logicalDpi": 96 * scale, "logicalBaseDpi": 96, "dpr": 1}


TWO = {"screens": [screen_of("eDP-1", 0, 1280, 800, 1), screen_of("HDMI-1", 1280, 3840, 2160, 2)]}
SHOWN = """
import json
from PySide6.QtWidgets import QApplication
from desktop.deck.style import SlideStyle
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.screens import ScreenKeeper
from desktop.presenting.show import Show
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.stage import Stage
from desktop.presenting.talk_clock import TalkClock
from tests.desktop.presenting.console_stage import small_deck

app = QApplication([])
show = Show(small_deck(), TalkClock())
stage = Stage(show, None, SlideStyle.named("light"), is_calm=True)
window = AudienceWindow(show, stage, ShowCommands(show))
keeper = ScreenKeeper(app, "HDMI-1")


def seen():
    for _ in range(5):
        app.processEvents()
    size = window.grab().toImage().size()
    kept = next(iter(stage._images.values()))
    place = window.geometry().getRect()
    return [window.screen().name(), place, window.devicePixelRatioF(), size.toTuple(), kept.size().toTuple()]


out = [keeper.seats.audience, keeper.seats.console]
for name in (keeper.seats.audience, keeper.seats.console, keeper.seats.audience):
    window.show_on(keeper.screen(name))
    out.append(seen())
print(json.dumps(out))
"""


def test_two_screens_of_different_scale(tmp_path: Path) -> None:
    (tmp_path / "two.json").write_text(json.dumps(TWO))
    said = subprocess.run(
        [sys.executable, "-c", SHOWN],
        cwd=tmp_path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen:configfile=two.json", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert said.returncode == 0, said.stderr
    audience, console, *seen = json.loads(said.stdout)
    assert (audience, console) == ("HDMI-1", "eDP-1")
    projector = ["HDMI-1", [1280, 0, 1920, 1080], 2.0, [3840, 2160], [3840, 2160]]
    assert seen == [projector, ["eDP-1", [0, 0, 1280, 800], 1.0, [1280, 800], [1280, 800]], projector]
