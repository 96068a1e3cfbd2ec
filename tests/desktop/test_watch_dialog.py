"""The list of watched folders: one more, one less, and whether each is there; kept from run to run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.app import Desk
from desktop.paths import APP
from desktop.theme import THEMES
from desktop.views.watch_dialog import WatchDialog
from desktop.widgets import file_dialogs
from tests.conftest import MakeDesk, is_idle


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, tmp_path: Path) -> WatchDialog:
    """The dialog, with a folder that is there and one that is not."""
    desk.settings.set(settings.WATCHED, [str(tmp_path), str(tmp_path / "gone")])
    desk.window.commands["watch"].trigger()
    qtbot.waitUntil(lambda: is_idle(desk))
    found = desk.window.findChild(WatchDialog)
    assert isinstance(found, WatchDialog)
    return found


def rows(dialog: WatchDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_each_folder_stands_there_and_what_is_missing_says_so(
    qtbot: QtBot, dialog: WatchDialog, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: rows(dialog) == [str(tmp_path), f"{tmp_path / 'gone'}（现在不在）"])


def test_a_folder_is_added_by_the_button_and_kept(
    qtbot: QtBot,
    dialog: WatchDialog,
    desk: Desk,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    more = str(tmp_path / "更多")
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: [Path(more)])
    qtbot.mouseClick(dialog.adder, Qt.MouseButton.LeftButton)
    assert [str(path) for path in desk.settings.watched][2:] == [more]
    assert json.loads((home / APP / "settings.json").read_text(encoding="utf-8"))["watched"][2:] == [more]
    assert dialog.list.currentRow() == 2


def test_choosing_nothing_or_the_same_again_adds_nothing(
    qtbot: QtBot, dialog: WatchDialog, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.settings.watched
    for answer in ([], [tmp_path]):
        monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_, said=answer: said)
        qtbot.mouseClick(dialog.adder, Qt.MouseButton.LeftButton)
    assert desk.settings.watched == before


def test_a_folder_is_watched_no_more(qtbot: QtBot, dialog: WatchDialog, desk: Desk, tmp_path: Path) -> None:
    assert dialog.list.currentRow() == 0
    qtbot.mouseClick(dialog.remover, Qt.MouseButton.LeftButton)
    assert desk.settings.watched == (tmp_path / "gone",)
    qtbot.mouseClick(dialog.remover, Qt.MouseButton.LeftButton)
    assert list(desk.settings.watched) == []
    assert not dialog.remover.isEnabled()


def test_an_empty_list_says_so_and_what_to_do(qtbot: QtBot, dialog: WatchDialog) -> None:
    assert not dialog.empty.isVisible()
    assert dialog.list.accessibleDescription() == ""
    for _ in range(2):
        qtbot.mouseClick(dialog.remover, Qt.MouseButton.LeftButton)
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == "还没有监视任何文件夹。请用下面的按钮添加第一个。"
    assert dialog.list.accessibleDescription() == dialog.empty.text()


@pytest.mark.parametrize("theme", THEMES)
def test_the_list_has_an_edge_in_every_theme(make_desk: MakeDesk, qtbot: QtBot, theme: str) -> None:
    desk = make_desk(theme=theme)
    desk.window.commands["watch"].trigger()
    dialog = desk.window.findChild(WatchDialog)
    assert isinstance(dialog, WatchDialog)
    dialog.adder.setFocus()
    qtbot.waitUntil(lambda: not dialog.list.hasFocus())
    edge = dialog.list.grab().toImage().pixelColor(0, dialog.list.height() // 2)
    assert edge == QColor(THEMES[theme].control)


def test_no_more_folders_than_may_be_watched(dialog: WatchDialog, tmp_path: Path) -> None:
    for number in range(settings.MOST_WATCHED - 2):
        assert dialog.adder.isEnabled()
        dialog.add(tmp_path / str(number))
    assert not dialog.adder.isEnabled()


@pytest.mark.parametrize(
    "value", ["a", [1], ["relative"], ["/a", "/a"], ["/a\0b"], [f"/{n}" for n in range(17)], {"/a": 1}]
)
def test_a_list_of_folders_that_is_unsound_is_not_used(value: object) -> None:
    assert not settings.WATCHED.is_sound(value)
    assert settings.WATCHED.is_sound(["/a", "/b"])
