"""A brief of the library is there for whatever names it: a start, a link, a note. In the real window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.catalogue.intake import PACKS
from db.catalogue.runs import take_in
from db.pack import write_pack
from desktop.app import Desk
from desktop.json_file import JsonFile
from desktop.location import Location
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot
from desktop.paths import config_folder, library_folder
from desktop.session import Session
from desktop.views.link_dialog import LinkDialog
from tests.conftest import MakeDesk
from tests.desktop.library.conftest import of_place

BUNDLED = Location("jinjiang-2023")
THERE = Location("nanan", "results", 5)
NANAN = of_place("nanan", "南安市", "2024")

Start = Callable[..., Desk]


@pytest.fixture
def start(make_desk: MakeDesk, stick: Path) -> Start:
    """Starts the viewer of somebody whose library holds what is on the stick, with what a session before kept."""
    take_in(library_folder(), [stick], lambda: False, lambda *_: None)

    def begin(session: Mapping[str, str] | None = None, places: tuple[str, ...] = ()) -> Desk:
        config_folder().mkdir(exist_ok=True)
        Session(JsonFile(config_folder() / "session.json")).save(dict(session or {}))
        return make_desk(places=places)

    return begin


def spoil() -> None:
    for copy in (library_folder() / PACKS).iterdir():
        copy.write_bytes(b"SQLite no more")


def test_a_start_leads_to_where_the_reader_was(start: Start) -> None:
    desk = start({"place": THERE.url})
    assert desk.navigator.current == THERE
    assert desk.window.pages.section_page is not None
    assert desk.window.notices.sentences == []


def test_both_sides_are_where_they_were(start: Start) -> None:
    desk = start({"place": Location("shishi").url, "beside": THERE.url})
    assert (desk.navigator.first.current, desk.navigator.second.current) == (Location("shishi"), THERE)
    assert desk.navigator.is_open


def test_a_brief_that_was_forgotten_leads_to_the_one_that_is_there(start: Start) -> None:
    assert start({"place": Location("gone").url}).navigator.current == BUNDLED


def test_where_the_copy_is_damaged_the_start_says_so_and_shows_another(start: Start) -> None:
    spoil()
    desk = start({"place": THERE.url})
    assert desk.navigator.current == BUNDLED
    (sentence,) = desk.window.notices.sentences
    assert "“b.brief”" in sentence


def test_a_link_given_at_the_start_opens_its_brief(start: Start) -> None:
    desk = start(places=(THERE.url,))
    assert (desk.navigator.current, desk.window.notices.sentences) == (THERE, [])


def test_a_link_to_a_damaged_copy_is_not_said_to_be_nowhere(start: Start) -> None:
    spoil()
    (sentence,) = start(places=(THERE.url,)).window.notices.sentences
    assert "“b.brief”" in sentence


def test_a_link_of_another_start_opens_its_brief(start: Start, qtbot: QtBot) -> None:
    desk = start()
    desk.desks.go(THERE)
    qtbot.waitUntil(lambda: desk.navigator.current == THERE)


def test_a_link_that_leads_nowhere_says_so_and_offers_to_open_a_pack(start: Start, qtbot: QtBot) -> None:
    desk = start()
    desk.desks.go(Location("elsewhere"))
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    (notice,) = desk.window.notices.shown
    assert "简报库中也没有" in notice.sentence
    assert notice.choices
    assert desk.navigator.current == BUNDLED


def test_who_goes_elsewhere_meanwhile_is_not_taken_away(start: Start, qtbot: QtBot) -> None:
    desk = start()
    desk.desks.go(THERE)
    chosen = Location(BUNDLED.brief, "economy")
    desk.navigator.go(chosen)
    qtbot.waitUntil(lambda: desk.library.brief("nanan") is not None)
    assert desk.navigator.current == chosen


def dialog(desk: Desk, copied: str) -> LinkDialog:
    QGuiApplication.clipboard().setText(copied)
    desk.window.commands["open_link"].trigger()
    (found,) = desk.window.findChildren(LinkDialog)
    return found


def test_the_link_dialog_says_where_it_leads_and_goes_there(start: Start, qtbot: QtBot) -> None:
    desk = start()
    made = dialog(desk, THERE.url)
    qtbot.waitUntil(lambda: "南安市简报" in made.said.text())
    made.opener.click()
    assert desk.navigator.current == THERE


def test_it_opens_beside_as_well(start: Start, qtbot: QtBot) -> None:
    desk = start()
    made = dialog(desk, THERE.url)
    qtbot.waitUntil(lambda: "南安市简报" in made.said.text())
    made.beside.click()
    assert (desk.navigator.first.current, desk.navigator.second.current) == (BUNDLED, THERE)


def test_a_dialog_that_was_answered_too_soon_goes_there_too(start: Start, qtbot: QtBot) -> None:
    desk = start()
    dialog(desk, THERE.url).opener.click()
    qtbot.waitUntil(lambda: desk.navigator.current == THERE)


@pytest.fixture
def noted(start: Start) -> Desk:
    """The viewer with a note on a brief of the library that is not open."""
    desk = start()
    desk.desks._reader().notes.noting.write(NANAN, Spot(5, 0, 3), "问南安")
    return desk


def test_a_note_is_found_and_opens_its_brief(noted: Desk, qtbot: QtBot) -> None:
    palette = noted.desks._reader().search.open_palette()
    palette.field.setText("问南安")
    qtbot.waitUntil(lambda: "问南安" in str(palette.list.currentIndex().data()))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: noted.navigator.current == THERE)


def test_the_pane_names_the_brief_of_a_note_and_goes_there(noted: Desk, qtbot: QtBot) -> None:
    reading = noted.desks._reader()
    noted.window.show_notes()
    panel = reading.notes._panel
    assert panel is not None
    panel.head.everywhere.click()
    qtbot.waitUntil(lambda: panel.list.row is not None and panel.list.row.where.startswith("南安市简报 2024"))
    panel.foot.go.click()
    qtbot.waitUntil(lambda: noted.navigator.current == THERE)


def test_a_note_of_a_brief_that_is_nowhere_names_it_and_stays(noted: Desk, qtbot: QtBot) -> None:
    reading = noted.desks._reader()
    elsewhere: Noting = reading.notes.noting
    written = elsewhere.write(of_place("anxi", "安溪县"), Spot(5, 0, 3), "问安溪")
    reading.notes.go_to("anxi", written.id, lambda: None)
    qtbot.waitUntil(lambda: bool(noted.window.notices.sentences))
    assert noted.window.notices.sentences == [
        "简报“anxi”没有打开，简报库中也没有。请先打开它的简报包；批注原样保留。"
    ]
    assert noted.navigator.current == BUNDLED


def test_a_brief_that_comes_in_later_is_there_for_the_next_link(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = start()
    pack = write_pack([of_place("anxi", "安溪县")], tmp_path / "late" / "d.brief")
    library = desk.desks._reader().library
    with qtbot.waitSignal(library.finished):
        library.add([pack])
    desk.desks.go(Location("anxi"))
    qtbot.waitUntil(lambda: desk.navigator.current == Location("anxi"))
