"""F5 in the desk itself: the show comes and goes by keys, the desk stays as it was and comes when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.notebook.notebook import Notebook
from desktop import settings
from desktop.app import Desk
from desktop.app import _connect_instance as connect_instance
from desktop.instance import Instance
from desktop.location import Location
from desktop.mailbox import request_for
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.console import ConsoleWindow
from desktop.presenting.deck_editor import DeckEditor
from desktop.printing.choices import Layout
from desktop.printing.preview_window import PreviewWindow
from tests.conftest import MakeDesk

_K = Qt.Key
ID = "jinjiang-2023"


@pytest.fixture(autouse=True)
def nobody_listens(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine these tests run on may sleep; no show is left on it."""
    monkeypatch.setattr("desktop.presenting.inhibiting.wishes_here", tuple)
    yield
    for window in QApplication.topLevelWidgets():
        if isinstance(window, AudienceWindow | PreviewWindow):
            window.close()


def visible(kind: type[QWidget]) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def audience(qtbot: QtBot) -> AudienceWindow:
    """The audience's window, in front, its slide painted."""
    qtbot.waitUntil(lambda: bool(visible(AudienceWindow)))
    (window,) = visible(AudienceWindow)
    assert isinstance(window, AudienceWindow)
    qtbot.waitUntil(lambda: window.isActiveWindow() and window._stage.painted > 0)
    return window


def press(
    qtbot: QtBot, desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, key, held)


def test_f5_and_escape_leave_the_desk_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    desk.navigator.go(Location(ID, "targets"))
    here = desk.navigator.current
    press(qtbot, desk, _K.Key_F5)
    window = audience(qtbot)
    assert window.isFullScreen()
    assert "目标" in window._stage.slide.text
    qtbot.keyClick(window, _K.Key_PageDown)
    qtbot.keyClick(window, _K.Key_Escape)
    qtbot.waitUntil(lambda: not visible(AudienceWindow))
    assert desk.navigator.current == here
    assert desk.window.isVisible()


def test_into_the_desk_and_back_by_f5(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, _K.Key_F5)
    window = audience(qtbot)
    show = window._show
    show.go(show.deck.of_section("targets") or 0)
    qtbot.keyClick(window, _K.Key_D)
    assert desk.navigator.current == Location(ID, "targets")
    assert show.state.is_frozen
    press(qtbot, desk, _K.Key_F5)
    qtbot.waitUntil(window.isActiveWindow)
    assert not show.state.is_frozen
    assert visible(AudienceWindow) == [window]
    press(qtbot, desk, _K.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert visible(AudienceWindow) == [window]
    assert show.slide.section == "targets"


class Fronted:
    """What came to the front, in this order."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._desk, self._windows = desk, list[QWidget]()
        monkeypatch.setattr("desktop.foremost.come_to_front", lambda window, _: self._windows.append(window))

    def names(self) -> list[str]:
        return ["desk" if window is self._desk.window else window.objectName() for window in self._windows]


@pytest.fixture
def fronted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Fronted:
    return Fronted(desk, monkeypatch)


@pytest.fixture
def hand_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Another start hands over what it was given."""
    monkeypatch.chdir("/")
    instance = Instance(None)
    connect_instance(desk, instance)
    yield lambda *places: instance.asked.emit(request_for(list(places)))
    instance.asked.disconnect()


HandOver = Callable[..., None]
MISREAD = f"briefing:{ID}/economy#abc"


def test_without_a_show_what_is_handed_over_brings_the_desk(fronted: Fronted, hand_over: HandOver) -> None:
    hand_over(MISREAD)
    assert fronted.names() == ["desk"]


def test_what_is_handed_over_stays_behind_the_show_until_it_ends(
    desk: Desk, qtbot: QtBot, fronted: Fronted, hand_over: HandOver
) -> None:
    press(qtbot, desk, _K.Key_F5)
    window = audience(qtbot)
    hand_over(MISREAD)
    assert fronted.names() == ["audience"]
    assert visible(ConsoleWindow) == []
    assert len(desk.window.notices.sentences) == 1
    qtbot.keyClick(window, _K.Key_F5)
    assert fronted.names() == ["audience", "desk"]
    assert len(desk.window.notices.sentences) == 1


def test_a_show_to_which_nothing_came_does_not_bring_the_desk(
    desk: Desk, qtbot: QtBot, fronted: Fronted
) -> None:
    press(qtbot, desk, _K.Key_F5)
    qtbot.keyClick(audience(qtbot), _K.Key_F5)
    assert fronted.names() == []


def test_closing_the_desk_during_a_show_does_not_bring_it_back(
    desk: Desk, qtbot: QtBot, fronted: Fronted, hand_over: HandOver
) -> None:
    press(qtbot, desk, _K.Key_F5)
    audience(qtbot)
    hand_over()
    desk.window.close()
    assert fronted.names() == ["audience"]
    assert not desk.window.isVisible()


def test_what_was_said_meanwhile_is_there_when_the_desk_is_asked_for(
    desk: Desk, qtbot: QtBot, fronted: Fronted, hand_over: HandOver
) -> None:
    press(qtbot, desk, _K.Key_F5)
    window = audience(qtbot)
    hand_over(MISREAD)
    # On another page than the notice is about.
    window._show.go(window._show.deck.of_section("targets") or 0)
    qtbot.keyClick(window, _K.Key_D)
    assert fronted.names() == ["audience", "desk"]
    assert desk.navigator.current == Location(ID, "targets")
    assert len(desk.window.notices.sentences) == 1
    desk.navigator.go(Location(ID))
    assert desk.window.notices.sentences == []


def test_a_show_that_was_left_for_the_desk_does_not_come_before_it(
    desk: Desk, qtbot: QtBot, fronted: Fronted, hand_over: HandOver
) -> None:
    press(qtbot, desk, _K.Key_F5)
    window = audience(qtbot)
    qtbot.keyClick(window, _K.Key_D)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    hand_over(MISREAD)
    press(qtbot, desk, _K.Key_F5)
    qtbot.waitUntil(window.isActiveWindow)
    hand_over(MISREAD)
    assert fronted.names() == ["desk", "desk", "audience"]


@pytest.mark.parametrize("page", ["library", "scoreboard", ""])
def test_however_the_desk_came_over_a_show_f5_leads_back(desk: Desk, qtbot: QtBot, page: str) -> None:
    press(qtbot, desk, _K.Key_F5)
    window = audience(qtbot)
    if page:
        desk.window.commands[page].trigger()
    press(qtbot, desk, _K.Key_F5)
    qtbot.waitUntil(window.isActiveWindow)
    assert visible(AudienceWindow) == [window]


def test_f5_twice_quickly_is_one_show_or_none(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(2):
        desk.window.commands["present"].trigger()
    assert len(visible(AudienceWindow)) == 1
    qtbot.keyClick(audience(qtbot), _K.Key_F5)
    desk.window.commands["present"].trigger()
    assert len(visible(AudienceWindow)) == 1


def test_f5_with_nothing_open_does_nothing(
    make_desk: MakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.app.bundled_packs", list)
    desk = make_desk()
    assert desk.navigator.current is None
    press(qtbot, desk, _K.Key_F5)
    for name in ("present", "present_all", "rehearse", "slides"):
        desk.window.commands[name].trigger()
    assert visible(AudienceWindow) == []
    assert visible(DeckEditor) == []


def test_theme_and_language_change_during_a_show(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, _K.Key_F5)
    window = audience(qtbot)
    qtbot.keyClick(window, _K.Key_X)
    (before,) = visible(ConsoleWindow)
    slide = window._show.slide
    desk.settings.set(settings.THEME, "dark")
    desk.settings.set(settings.LANGUAGE, "en")
    (after,) = visible(ConsoleWindow)
    assert after is not before
    assert after.windowTitle().startswith("Presenter:")
    assert window._show.slide is slide
    assert visible(AudienceWindow) == [window]
    # The next F5 ends what the same keys ended before.
    qtbot.keyClick(after, _K.Key_F5)
    qtbot.waitUntil(lambda: not visible(AudienceWindow) and not visible(ConsoleWindow))


def test_the_place_is_kept_when_the_desk_is_closed(desk: Desk, qtbot: QtBot, config: Path) -> None:
    press(qtbot, desk, _K.Key_F5)
    show = audience(qtbot)._show
    show.go(7)
    desk.window.close()
    assert visible(AudienceWindow) == []
    notebook = Notebook.open(config / "notebook.db")
    place = notebook.place(ID)
    notebook.close()
    assert place is not None
    assert place.slide == show.deck.slides[7].id


def test_a_handout_opens_with_the_users_deck_and_layout(desk: Desk, qtbot: QtBot) -> None:
    desk.window.commands["slides"].trigger()
    (editor,) = visible(DeckEditor)
    assert isinstance(editor, DeckEditor)
    hidden = editor.model.ids[3]
    editor.select(hidden)
    editor.edits.toggle_hidden()
    editor.take_wanted.emit("handout")
    (preview,) = visible(PreviewWindow)
    assert isinstance(preview, PreviewWindow)
    assert preview.choices.layout is Layout.HANDOUT
    qtbot.waitUntil(lambda: preview.typeset is not None, timeout=20_000)
    # Six to a page, as chosen; the hidden slide is not among them.
    assert len(editor.model.ids) - 1 > 6
    assert preview.pages.count == -(-(len(editor.model.ids) - 1) // 6)
