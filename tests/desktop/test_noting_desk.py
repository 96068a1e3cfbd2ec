"""The commands of noting, the pane and the button, as a window puts them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.library import Library
from db.records import Brief
from desktop.json_file import JsonFile
from desktop.location import Location
from desktop.navigator import Navigator
from desktop.noting_desk import NotesDesk
from desktop.settings import Settings
from desktop.theme import LIGHT, Theme
from desktop.views.notes_panel import NotesPanel
from desktop.views.page_area import PageArea
from desktop.widgets.notices import Notice
from tests.db.tiny import tiny


class Window:
    """As much of a window as the desk needs."""

    def __init__(self, qtbot: QtBot, pack: Path, notebook: Path, choices: Settings) -> None:
        self.library, self.navigator, self.told = Library(), Navigator(), list[Notice]()
        self.library.open(pack)
        self.pages = PageArea(Theme(LIGHT), "zh_CN")
        qtbot.addWidget(self.pages)
        self.desk = NotesDesk(
            notebook,
            QUndoStack(self.pages),
            self.library,
            self.navigator,
            lambda: self.pages,
            self.told.append,
            choices,
            lambda: Theme(LIGHT),
            self.pages,
        )
        self.navigator.moved.connect(lambda place: self.pages.show_place(self.brief, place))
        self.panel: NotesPanel | None = None
        self.desk.panel_wanted.connect(lambda: self.open_panel(qtbot))

    @property
    def brief(self) -> Brief:
        brief = self.library.brief("tiny")
        assert brief is not None
        return brief

    def open_panel(self, qtbot: QtBot) -> None:
        if self.panel is None:
            self.panel = self.desk.panel()
            qtbot.addWidget(self.panel)
            self.panel.show()


@pytest.fixture
def window(qtbot: QtBot, pack_of: Callable[[Brief], Path], tmp_path: Path, config: Path) -> Iterator[Window]:
    made = Window(
        qtbot, pack_of(tiny()), tmp_path / "notebook.db", Settings(JsonFile(config / "settings.json"))
    )
    made.navigator.go(Location("tiny", "results", 5))
    yield made
    made.desk.close()


def test_a_note_is_asked_for_written_and_counted(window: Window, qtbot: QtBot) -> None:
    button = window.desk.button()
    qtbot.addWidget(button)
    window.desk.commands["note"]()
    assert window.panel is not None
    assert window.panel.form is not None
    window.panel.form.field.setPlainText("核对")
    assert window.panel.form.keep()
    assert button.text() == "1"


def test_another_brief_is_listed_and_counted_when_it_is_read(window: Window, qtbot: QtBot) -> None:
    button, panel = window.desk.button(), window.desk.panel()
    for part in (button, panel):
        qtbot.addWidget(part)
    window.desk.commands["bookmark"]()
    assert (button.text(), panel.count) == ("1", 1)
    window.desk.show_brief(tiny('id = "tiny"', 'id = "another"'))
    assert (button.text(), panel.count) == ("0", 0)


def test_the_button_brings_the_pane_into_sight(window: Window, qtbot: QtBot) -> None:
    button = window.desk.button()
    qtbot.addWidget(button)
    button.click()
    assert window.panel is not None


def test_the_sign_of_a_note_leads_to_it_and_the_note_back_to_its_line(window: Window) -> None:
    window.desk.commands["bookmark"]()
    window.navigator.go(Location("tiny"))
    window.desk.noting.chosen.emit(window.desk.noting.places(window.brief)[0].note.id)
    assert window.panel is not None
    window.panel.foot.go.click()
    assert window.navigator.current == Location("tiny", "results", 5)


def test_what_is_to_be_said_is_a_notice(window: Window) -> None:
    window.navigator.go(Location("tiny"))
    window.desk.commands["highlight"]()
    assert [notice.key for notice in window.told] == ["notes"]


def test_a_pane_that_is_gone_is_not_missed(window: Window, qtbot: QtBot) -> None:
    panel = window.desk.panel()
    panel.deleteLater()
    window.panel = panel
    qtbot.waitUntil(lambda: not isValid(panel))
    window.desk.commands["note"]()
    window.desk.commands["bookmark"]()
    assert len(window.desk.noting.places(window.brief)) == 1


def test_a_notebook_that_cannot_be_used_is_told_in_a_sentence(window: Window, tmp_path: Path) -> None:
    (tmp_path / "notebook.db").write_bytes(b"no notebook, but long enough to be looked at" * 40)
    window.desk.commands["bookmark"]()
    assert len(window.told) == 1
    assert len(window.desk.noting.places(window.brief)) == 1
