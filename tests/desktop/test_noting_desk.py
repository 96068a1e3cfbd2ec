"""The commands of noting, the pane and the button, as a window puts them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.errors import UserError
from db.library import Library, Pack
from db.records import Bilingual, Brief
from desktop.json_file import JsonFile
from desktop.library.door import Otherwise, Then
from desktop.location import Location
from desktop.navigator import Navigator
from desktop.noting.spots import Spot
from desktop.noting_desk import NotesDesk
from desktop.settings import Settings
from desktop.theme import LIGHT, Theme
from desktop.views.notes_panel import NotesPanel
from desktop.views.page_area import PageArea
from desktop.widgets.notices import Notice
from tests.db.tiny import line, tiny


class Window:
    """As much of a window as the desk needs."""

    def __init__(self, qtbot: QtBot, pack: Path, notebook: Path, choices: Settings) -> None:
        self.library, self.navigator, self.told = Library(), Navigator(), list[Notice]()
        # What can be opened by its id besides, and the names of briefs that cannot.
        self.shelved: dict[str, Brief] = {}
        self.names: dict[str, Bilingual] = {}
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
            None,
            self.open_brief,
            lambda _: self.names,
        )
        self.navigator.moved.connect(self.show)
        self.panel: NotesPanel | None = None
        self.desk.panel_wanted.connect(lambda: self.open_panel(qtbot))

    @property
    def brief(self) -> Brief:
        brief = self.library.brief("tiny")
        assert brief is not None
        return brief

    def show(self, place: Location) -> None:
        brief = self.library.brief(place.brief)
        assert brief is not None
        self.pages.show_place(brief, place)

    def open_brief(self, brief_id: str, then: Then, otherwise: Otherwise) -> None:
        if brief_id in self.shelved:
            self.library.add(Pack(Path("x.brief"), (self.shelved[brief_id],)))
        found = self.library.brief(brief_id)
        if found is not None:
            then(found)
        else:
            otherwise(None)

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
    assert [(notice.key, notice.place) for notice in window.told] == [("notes here", Location("tiny"))]


def test_what_is_wrong_with_the_file_stays_wherever_the_reader_goes(window: Window) -> None:
    window.desk.noting.refused.emit(UserError("写不进去。", "It cannot be written."))
    assert [(notice.key, notice.place) for notice in window.told] == [("notes", None)]


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


ANOTHER = tiny('id = "tiny"', 'id = "another"')


def note_elsewhere(window: Window) -> str:
    """Put a note on a brief that is not open; its id."""
    return window.desk.noting.write(ANOTHER, Spot(5, 0, 3), "别处").id


def test_a_note_on_a_brief_that_is_not_open_opens_it_and_goes_to_its_line(window: Window) -> None:
    note_id, arrived = note_elsewhere(window), list[str]()
    window.shelved["another"] = ANOTHER
    window.desk.go_to("another", note_id, lambda: arrived.append("there"))
    assert (window.navigator.current, arrived) == (Location("another", "results", 5), ["there"])


def test_a_note_whose_line_is_gone_leads_to_its_brief(window: Window) -> None:
    note_id = note_elsewhere(window)
    newer = tiny('quote = "超50亿元"', 'quote = "超60亿元"', lines=line(5, "- 为企业减负超60亿元"))
    window.shelved["another"] = replace(newer, id="another")
    window.desk.go_to("another", note_id, lambda: None)
    assert window.navigator.current == Location("another")


def test_from_the_pane_as_well(window: Window, qtbot: QtBot) -> None:
    note_elsewhere(window)
    window.shelved["another"] = ANOTHER
    window.open_panel(qtbot)
    assert window.panel is not None
    window.panel.head.everywhere.click()
    window.panel.foot.go.click()
    assert window.navigator.current == Location("another", "results", 5)


@pytest.mark.parametrize(
    ("names", "name"), [({}, "another"), ({"another": Bilingual("别处简报", "")}, "别处简报")]
)
def test_a_brief_that_cannot_be_had_is_named_and_the_reader_stays(
    window: Window, names: dict[str, Bilingual], name: str
) -> None:
    before, note_id = window.navigator.current, note_elsewhere(window)
    window.names = names
    window.desk.go_to("another", note_id, lambda: None)
    assert window.navigator.current == before
    assert window.told[-1].sentence.startswith(f'The brief "{name}" is neither open nor in the library.')
    assert window.told[-1].place == before


def test_one_that_cannot_be_read_says_why(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(brief_id: str, then: Then, otherwise: Otherwise) -> None:
        otherwise(UserError("副本已损坏。", "The copy is damaged."))

    monkeypatch.setattr(window.desk, "_open_brief", refuse)
    window.desk.go_to("another", note_elsewhere(window), lambda: None)
    assert window.told[-1].sentence == "副本已损坏。"


def test_a_name_that_is_learnt_is_shown_in_the_pane(window: Window, qtbot: QtBot) -> None:
    note_elsewhere(window)
    window.open_panel(qtbot)
    assert window.panel is not None
    window.panel.head.everywhere.click()
    window.names["another"] = Bilingual("别处简报", "Elsewhere")
    window.desk.name_again()
    row = window.panel.list.row
    assert row is not None
    assert row.where.startswith("别处简报 · ")
