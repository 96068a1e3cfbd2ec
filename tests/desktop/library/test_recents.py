"""What was added and read before: eight of each, the latest first, kept over a restart, offered beside the table."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from db.catalogue.intake import How
from db.pack import write_pack
from desktop.json_file import JsonFile
from desktop.library.desk import LibraryDesk
from desktop.library.recent import MOST, LibraryRecents
from desktop.models.library_choices import ChoiceRole
from desktop.session import Session
from desktop.views.library_adding import LibraryAdding
from desktop.views.library_page import LibraryPage
from tests.desktop.library.conftest import of_place

MakePage = Callable[[LibraryDesk], LibraryPage]


def actions(adding: LibraryAdding, qtbot: QtBot) -> list[QAction]:
    """What the menu offers once it was looked which of it is there."""
    with qtbot.waitSignal(adding._recents.looked):
        adding.menu.fill()
    return [action for action in adding.menu.actions() if not action.isSeparator()]


def read(page: LibraryPage) -> list[tuple[object, object]]:
    model = page.side.read.read
    return [
        (model.index(row).data(), model.index(row).data(ChoiceRole.SAID)) for row in range(model.rowCount())
    ]


def test_eight_are_known_the_latest_first_and_each_once(recents: LibraryRecents) -> None:
    recents.add_sources(Path(f"/stick/{n}") for n in range(MOST))
    recents.add_sources([Path("/stick/5"), Path("/new")])
    assert [path.name for path in recents.sources] == ["5", "new", "0", "1", "2", "3", "4", "6"]


def test_both_lists_survive_a_restart(recents: LibraryRecents, tmp_path: Path) -> None:
    recents.add_sources([tmp_path / "a\nb"])
    recents.add_brief("jinjiang")
    again = LibraryRecents(Session(JsonFile(tmp_path / "session.json")))
    assert (again.sources, again.briefs) == ((tmp_path / "a\nb",), ("jinjiang",))


@pytest.mark.parametrize("value", ['"x"', "7", "{}", "[1, null, {}]"])
def test_a_damaged_session_knows_nothing(value: str, tmp_path: Path) -> None:
    text = f'{{"library_sources": {value}, "library_briefs": {value}}}'
    (tmp_path / "session.json").write_text(text, encoding="utf-8")
    damaged = LibraryRecents(Session(JsonFile(tmp_path / "session.json")))
    assert (damaged.sources, damaged.briefs) == ((), ())


def test_a_name_that_is_no_text_is_not_kept(recents: LibraryRecents) -> None:
    recents.add_sources([Path("/stick/\udcff"), Path("/stick/a")])
    assert recents.sources == (Path("/stick/a"),)


def test_nothing_is_told_where_nothing_changed(recents: LibraryRecents, qtbot: QtBot) -> None:
    recents.add_brief("a")
    with qtbot.assertNotEmitted(recents.changed):
        recents.add_brief("a")


def test_what_is_dropped_is_offered_again(
    make_page: MakePage, full_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    page = make_page(full_desk)
    assert not page.adding.recent.isVisible()
    with qtbot.waitSignal(full_desk.finished):
        page._add([stick])
    assert page.adding.recent.isVisible()
    first = actions(page.adding, qtbot)[0]
    assert first.text().startswith("stick\t/")
    write_pack([of_place("new", "新市")], stick / "new.brief")
    with qtbot.waitSignal(full_desk.finished) as told:
        first.trigger()
    assert told.args[0].counts == {How.KNOWN: 3, How.TAKEN: 1}


def test_an_empty_library_offers_what_was_added_before(
    make_page: MakePage, library_desk: LibraryDesk, recents: LibraryRecents, stick: Path, qtbot: QtBot
) -> None:
    recents.add_sources([stick])
    page = make_page(library_desk)
    assert page.empty.adding.recent.isVisible()
    with qtbot.waitSignal(library_desk.finished) as told:
        actions(page.empty.adding, qtbot)[0].trigger()
    assert told.args[0].counts[How.TAKEN] == 2


def test_a_stick_that_was_pulled_is_shown_and_who_chooses_it_is_told(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, stick: Path, qtbot: QtBot
) -> None:
    page = make_page(full_desk)
    recents.add_sources([stick])
    assert actions(page.adding, qtbot)[0].text().startswith("stick\t")
    shutil.rmtree(stick)
    first = actions(page.adding, qtbot)[0]
    assert first.text().startswith("stick (not there at present)\t")
    with qtbot.assertNotEmitted(page.adding.wanted), qtbot.waitSignal(full_desk.refused) as told:
        first.trigger()
    assert told.args[0].sentence("en").startswith("“stick”: it is not there at present;")
    assert recents.sources == (stick,)
    assert not full_desk.is_working


def test_the_first_that_the_keys_come_to_clears_nothing(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, qtbot: QtBot
) -> None:
    recents.add_sources([Path("/pulled")])
    page = make_page(full_desk)
    menu = page.adding.menu
    with qtbot.waitSignal(recents.looked):
        menu.popup(page.mapToGlobal(page.rect().center()))
    with qtbot.waitSignal(menu.missed) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == [Path("/pulled")]
    assert recents.sources == (Path("/pulled"),)


def test_names_in_the_menu_stay_text(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, qtbot: QtBot
) -> None:
    recents.add_sources([Path("/x/a&b\tc\n%1")])
    page = make_page(full_desk)
    first = actions(page.adding, qtbot)[0]
    assert first.text().startswith("a&&b\ufffdc\ufffd%1 (not")


def test_the_list_can_be_cleared(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, stick: Path, qtbot: QtBot
) -> None:
    page = make_page(full_desk)
    recents.add_sources([stick])
    actions(page.adding, qtbot)[-1].trigger()
    assert recents.sources == ()
    assert not page.adding.recent.isVisible()
    assert len(page.model.rows) == 4


def test_what_was_read_last_stands_at_the_top_and_opens(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, qtbot: QtBot
) -> None:
    page = make_page(full_desk)
    assert not page.side.read.isVisible()
    for one in ("jinjiang", "long gone", "nanan"):
        recents.add_brief(one)
    assert read(page) == [("南安市", "2024"), ("晋江市", "2023")]
    assert page.side.read.isVisible()
    page.side.read.setFocus()
    assert page.side.read.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "南安市简报 2024"
    with qtbot.waitSignal(page.opened) as told:
        qtbot.keyClick(page.side.read, Qt.Key.Key_Down)
        qtbot.keyClick(page.side.read, Qt.Key.Key_Return)
    assert told.args[0].id == "jinjiang"


def test_a_click_opens_what_was_read_last(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, qtbot: QtBot
) -> None:
    recents.add_brief("nanan")
    page = make_page(full_desk)
    view = page.side.read
    with qtbot.waitSignal(view.opened) as told:
        where = view.visualRect(view.read.index(0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args[0].id == "nanan"


def test_a_brief_that_is_forgotten_leaves_the_list(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, stick: Path, qtbot: QtBot
) -> None:
    page = make_page(full_desk)
    for one in ("jinjiang", "nanan"):
        recents.add_brief(one)
    with qtbot.waitSignals([full_desk.finished, full_desk.listed]):
        full_desk.forget([stick / "b.brief"])
    qtbot.waitUntil(lambda: read(page) == [("晋江市", "2023")])


def test_a_low_page_keeps_room_for_the_places(
    make_page: MakePage, full_desk: LibraryDesk, recents: LibraryRecents, qtbot: QtBot
) -> None:
    page = make_page(full_desk)
    for one in ("jinjiang", "nanan", "shishi"):
        recents.add_brief(one)
    tall = page.side.read.height()
    assert page.side.read.verticalScrollBar().maximum() == 0
    page.resize(1200, 500)
    qtbot.waitUntil(lambda: page.side.height() < 500)
    assert page.side.read.height() <= tall
    assert page.side.places.geometry().bottom() <= page.side.height()
