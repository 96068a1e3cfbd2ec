"""The table of keys: each key means one thing, clickers are obeyed, and nothing in it is left undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTranslator
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.deck.slides import Slide, SlideKind
from desktop.presenting import show_keys
from desktop.presenting.show import Cover, Show, ShowState, Tool
from desktop.presenting.show_keys import ShowCommands, ShowKey, command_of, table
from desktop.presenting.talk_clock import TalkClock
from tests.desktop.presenting.console_stage import Hand, small_deck

K, M = Qt.Key, Qt.KeyboardModifier
# What a clicker sends, and the only things it may mean.
CLICKERS = {
    K.Key_PageDown: "next",
    K.Key_Right: "next",
    K.Key_Down: "next",
    K.Key_Space: "next",
    K.Key_PageUp: "previous",
    K.Key_Left: "previous",
    K.Key_Up: "previous",
    K.Key_Period: "black",
    K.Key_B: "black",
    K.Key_F5: "end",
    K.Key_Escape: "leave",
}
DETAIL = Slide("source:x", SlideKind.SOURCE, "出处")


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier, *, again: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, which, modifiers, "", again)


@pytest.fixture
def show(qapp: QApplication) -> Show:
    return Show(small_deck(), TalkClock(now=Hand()), slide=1)


@pytest.fixture
def commands(show: Show) -> ShowCommands:
    return ShowCommands(show, show)


def meant_twice(entries: Iterable[ShowKey]) -> list[str]:
    """The combinations that stand in the table more than once."""
    counted = Counter(keys for entry in entries for keys in entry.combinations)
    return [str(keys) for keys, count in counted.items() if count > 1]


def unlike_clickers(entries: Iterable[ShowKey]) -> list[str]:
    """The clicker's keys that the table gives another meaning."""
    meant = {
        pressed: entry.name
        for entry in entries
        for pressed, held in entry.combinations
        if held == M.NoModifier
    }
    return [which.name for which, name in CLICKERS.items() if meant.get(which) != name]


def test_no_key_means_two_commands() -> None:
    assert meant_twice(table()) == []
    names = [entry.name for entry in table()]
    assert len(set(names)) == len(names)


def test_a_planted_second_meaning_is_caught() -> None:
    planted = ShowKey("louder", ((K.Key_B, M.NoModifier),), "Louder", "Sound")
    assert len(meant_twice((*table(), planted))) == 1


def test_what_a_clicker_sends_means_just_that() -> None:
    assert unlike_clickers(table()) == []
    for which, name in CLICKERS.items():
        assert command_of(key(which)) == name


def test_a_planted_other_meaning_of_a_clicker_s_key_is_caught() -> None:
    planted = ShowKey("blur", ((K.Key_Period, M.NoModifier),), "Blur", "Sound")
    assert unlike_clickers((*table(), planted)) == ["Key_Period"]


def test_keypad_keys_mean_what_their_twins_mean() -> None:
    for which in (*CLICKERS, K.Key_Plus, K.Key_Minus, K.Key_Home, K.Key_End):
        assert command_of(key(which, M.KeypadModifier)) == command_of(key(which)) != ""
    assert command_of(key(K.Key_Enter, M.KeypadModifier)) == "next"


def test_a_mark_is_itself_wherever_a_keyboard_has_it() -> None:
    for which in (K.Key_Plus, K.Key_Question, K.Key_Slash, K.Key_Period, K.Key_Comma, K.Key_Minus):
        assert command_of(key(which, M.ShiftModifier)) == command_of(key(which)) != ""
        assert command_of(key(which, M.ControlModifier)) == ""


def test_a_key_with_a_modifier_is_another_key() -> None:
    assert command_of(key(K.Key_B, M.ControlModifier)) == ""
    assert command_of(key(K.Key_Z)) == "nearer"
    assert command_of(key(K.Key_Z, M.ShiftModifier)) == "farther"
    assert command_of(key(K.Key_Z, M.ControlModifier)) == "undo"
    assert command_of(key(K.Key_F5, M.AltModifier)) == ""


def test_a_key_nobody_knows_means_nothing(commands: ShowCommands) -> None:
    assert command_of(QKeyEvent(QEvent.Type.KeyPress, 0x0100FFFE, M.NoModifier)) == ""
    assert not commands.take_key(key(K.Key_J))


class Noted(QObject):
    """Keeps what the show and the commands say."""

    def __init__(self, show: Show, commands: ShowCommands) -> None:
        super().__init__(show)
        self.said: list[str] = []
        show.changed.connect(self._on_changed)
        show.ended.connect(lambda: self.said.append("ended"))
        commands.wanted.connect(self.said.append)

    def _on_changed(self, state: ShowState) -> None:
        del state
        self.said.append("changed")


def undone(show: Show, commands: ShowCommands, names: Iterable[str]) -> list[str]:
    """The commands that neither change the show, nor end it, nor ask for themselves to be done."""
    noted, out = Noted(show, commands), []
    for name in names:
        show.go(2)  # so that there is somewhere to return to
        noted.said.clear()
        commands.run(name)
        if noted.said not in (["changed"], ["ended"], [name]):
            out.append(name)
    return out


def test_every_command_is_run_or_asked_for(show: Show, commands: ShowCommands) -> None:
    names = [entry.name for entry in table() if entry.name not in {"leave", "end"}]
    assert undone(show, commands, names) == []
    assert undone(show, commands, ["end"]) == []


def test_a_planted_command_that_is_left_undone_is_caught(show: Show, commands: ShowCommands) -> None:
    commands._acts["laser"] = lambda: None
    assert undone(show, commands, ["laser", "pen"]) == ["laser"]


def test_escape_closes_one_thing_at_a_time_and_then_ends(show: Show, commands: ShowCommands) -> None:
    ended: list[bool] = []
    show.ended.connect(lambda: ended.append(True))
    show.toggle_source()
    show.open_detail(DETAIL)
    show.zoom(1)
    show.take(Tool.PEN)
    show.toggle_cover(Cover.BLACK)

    def open_now() -> list[str]:
        state, view = show.state, show.state.presenter
        return [
            name
            for name, is_open in (
                ("cover", state.cover is not Cover.NONE),
                ("tool", view.tool is not Tool.NONE),
                ("zoom", view.zoom.scale > 1),
                ("detail", view.detail is not None),
                ("source", view.shows_source),
            )
            if is_open
        ]

    seen = []
    while not ended:
        seen.append(open_now())
        assert commands.take_key(key(K.Key_Escape))
    order = ["cover", "tool", "zoom", "detail", "source"]
    assert seen == [order[n:] for n in range(6)]


def test_escape_that_is_held_does_not_run_through_to_the_end(show: Show, commands: ShowCommands) -> None:
    ended: list[bool] = []
    show.ended.connect(lambda: ended.append(True))
    show.take(Tool.PEN)
    commands.take_key(key(K.Key_Escape))
    for _ in range(30):
        assert commands.take_key(key(K.Key_Escape, again=True))
    assert not ended
    assert show.state.presenter.tool is Tool.NONE


def test_black_does_not_flicker_under_a_heavy_thumb(show: Show, commands: ShowCommands) -> None:
    commands.take_key(key(K.Key_B))
    for _ in range(7):
        commands.take_key(key(K.Key_B, again=True))
    assert show.state.cover is Cover.BLACK


def test_a_key_that_is_held_goes_on_paging(show: Show, commands: ShowCommands) -> None:
    commands.take_key(key(K.Key_Right))
    commands.take_key(key(K.Key_Right, again=True))
    assert show.state.presenter.step == 2


# ------------------------------------------------------------ a slide's number


def typed(commands: ShowCommands, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier) -> None:
    for which in keys:
        assert commands.take_key(key(which, modifiers))


@pytest.mark.parametrize("modifiers", [M.NoModifier, M.KeypadModifier])
@pytest.mark.parametrize("enter", [K.Key_Return, K.Key_Enter])
def test_a_number_and_return_go_there(
    show: Show, commands: ShowCommands, enter: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    typed(commands, K.Key_0, K.Key_4, enter, modifiers=modifiers)
    assert show.slide.id == "closing"
    typed(commands, enter)
    assert show.slide.id == "closing"  # nothing is typed: Return is the next step, and the talk is at its end


def test_backups_are_counted_on(show: Show, commands: ShowCommands) -> None:
    typed(commands, K.Key_5, K.Key_Return)
    assert show.slide.id == "backup"
    show.go_back()
    assert show.slide.id == "economy"


@pytest.mark.parametrize("digits", [[K.Key_9], [K.Key_9] * 6])
def test_a_number_no_slide_has_goes_nowhere(show: Show, commands: ShowCommands, digits: list[Qt.Key]) -> None:
    before = show.state
    typed(commands, *digits, K.Key_Return)
    assert show.state is before


def test_zero_alone_is_no_number(show: Show, commands: ShowCommands) -> None:
    typed(commands, K.Key_0, K.Key_Return)
    assert (show.slide.id, show.state.presenter.step) == ("economy", 1)


def test_escape_drops_the_number_and_nothing_else(show: Show, commands: ShowCommands) -> None:
    over: list[bool] = []
    show.ended.connect(lambda: over.append(True))
    typed(commands, K.Key_4, K.Key_Escape)
    assert not over
    typed(commands, K.Key_Return)
    assert (show.slide.id, show.state.presenter.step) == ("economy", 1)


def test_a_clicker_between_digits_pages_and_forgets_them(show: Show, commands: ShowCommands) -> None:
    typed(commands, K.Key_4, K.Key_PageDown, K.Key_Return)
    assert (show.slide.id, show.state.presenter.step) == ("economy", 2)


def test_a_digit_that_is_held_is_typed_once(show: Show, commands: ShowCommands) -> None:
    typed(commands, K.Key_4)
    assert commands.take_key(key(K.Key_4, again=True))
    typed(commands, K.Key_Return)
    assert show.slide.id == "closing"


def test_digits_are_forgotten_after_a_while(qtbot: QtBot, show: Show, commands: ShowCommands) -> None:
    typed(commands, K.Key_4)
    with qtbot.waitSignal(commands._forgetting.timeout):
        commands._forgetting.setInterval(1)
    typed(commands, K.Key_Return)
    assert (show.slide.id, show.state.presenter.step) == ("economy", 1)


class Upside(QTranslator):
    """Another language: each word backwards."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        del disambiguation, n
        return text[::-1] if context == "ShowKeys" else ""


def test_words_follow_the_language_and_keys_do_not(qtbot: QtBot, qapp: QApplication) -> None:
    del qtbot
    before, commands = table(), dict(show_keys._COMMANDS)
    other = Upside()
    qapp.installTranslator(other)
    after = table()
    qapp.removeTranslator(other)
    for one, two in zip(before, after, strict=True):
        assert (two.text, two.group) == (one.text[::-1], one.group[::-1])
        assert (two.name, two.combinations) == (one.name, one.combinations)
    assert commands == show_keys._COMMANDS


def test_the_words_of_the_keys_are_whole_and_told_apart() -> None:
    for entry in table():
        assert entry.text
        assert entry.group
        assert all(entry.keys)
        assert len(set(entry.keys)) == len(entry.keys)
