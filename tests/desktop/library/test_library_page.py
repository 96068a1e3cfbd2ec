"""The page of the library: filtered by place, year and words, sorted, opened, checked again and forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.catalogue.intake import How
from db.catalogue.listing import Finder
from desktop.actions import menus
from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents
from desktop.models.library import LibraryModel
from desktop.models.library_cells import Column
from desktop.models.library_choices import LibraryChoices
from desktop.theme import LIGHT, Theme
from desktop.views.library_page import LibraryPage
from tests.db.tiny import tiny
from tests.desktop.library.conftest import MakePage

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"


def ids(page: LibraryPage) -> list[str]:
    return [row.id for row in page.model.rows]


def choose_place(page: LibraryPage, name: str) -> None:
    page.side.places._choose(frozenset({name}))


def test_the_models_keep_the_rules_of_models(full_desk: LibraryDesk, qtmodeltester: ModelTester) -> None:
    model, choices = LibraryModel("zh_CN"), LibraryChoices("全部")
    qtmodeltester.check(model)
    model.show_listing(full_desk.listing)
    choices.show_rows([("a", "甲", 1), ("b", "乙", 2)])
    qtmodeltester.check(model)
    qtmodeltester.check(choices)
    assert choices.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "全部 3"


def test_every_brief_and_every_refused_file_has_a_row(page: LibraryPage) -> None:
    assert ids(page) == ["jinjiang", "shishi", "nanan", ""]
    last = [str(page.model.index(3, column).data()) for column in Column]
    assert last == ["—", "文件是空的", "", "", "", "c.brief", "Not usable"]
    assert page.filter.said.text() == "Briefs: 3 · Places: 3 · Packs: 2 · Files not usable: 1"


def test_words_and_pinyin_filter(page: LibraryPage) -> None:
    page.filter.field.setText("石狮")
    assert ids(page) == ["shishi"]
    page.filter.field.setText("nanan")
    assert ids(page) == ["nanan"]
    page.filter.field.setText("没有")
    assert page.table.nothing.isVisible()
    page.filter.rest.click()
    assert len(ids(page)) == 4


def test_a_page_that_waits_for_its_rows_does_not_say_that_there_are_none(
    full_desk: LibraryDesk, recents: LibraryRecents, qtbot: QtBot
) -> None:
    again = LibraryDesk(full_desk._folder)
    page = LibraryPage(tiny(), Theme(LIGHT), "zh_CN", again, recents)
    qtbot.addWidget(page)
    page.show()
    assert not page.empty.isVisible()
    qtbot.waitUntil(lambda: len(ids(page)) == 4)
    again.close()


def test_rows_that_are_found_by_pinyin_only_come_when_it_was_read(page: LibraryPage) -> None:
    finder = Finder(page.model.listing)
    page.model.use_finder(finder)
    page.filter.field.setText("ss")
    assert ids(page) == []
    finder.read_pinyin()
    page._on_findable(finder)
    assert ids(page) == ["shishi"]
    assert page.table.row is not None


def test_places_and_years_filter_together(page: LibraryPage) -> None:
    page.side.years._choose(frozenset({"2023"}))
    assert ids(page) == ["jinjiang", "shishi"]
    choose_place(page, "石狮市")
    assert ids(page) == ["shishi"]
    page.side.years.clear_choice()
    assert page.filter.said.text() == "Rows: 1 of 4"


def test_places_are_in_the_order_of_their_readings(page: LibraryPage) -> None:
    places = page.side.places.choices
    assert [places.index(row).data() for row in range(places.rowCount())] == [
        "All places",
        "晋江市",
        "南安市",
        "石狮市",
    ]


@pytest.mark.parametrize(
    ("column", "first"),
    [(Column.PLACE, ""), (Column.TARGETS, ""), (Column.STATE, "jinjiang"), (Column.NAME, "")],
)
def test_a_column_sorts(page: LibraryPage, column: Column, first: str) -> None:
    page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert ids(page)[0] == first
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert ids(page)[0] == "jinjiang"


def test_enter_opens_a_brief_and_not_a_refused_file(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.opened) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args[0].id == "jinjiang"
    page.table.choose(3)
    assert not page.strip.open.isEnabled()
    assert "文件是空的" in page.strip.state.text()
    with qtbot.assertNotEmitted(page.opened):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)


def test_the_keyboard_leads_from_the_filter_to_the_table(page: LibraryPage, qtbot: QtBot) -> None:
    page.filter.field.setFocus()
    qtbot.keyClick(page.filter.field, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_an_empty_library_explains_itself_and_takes_a_folder(
    make_page: MakePage, library_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    page = make_page(library_desk, stick)
    assert page.empty.isVisible()
    with qtbot.waitSignals([library_desk.finished, library_desk.listed]):
        page.empty.adding.folder.click()
    qtbot.waitUntil(lambda: len(ids(page)) == 4)
    assert not page.empty.isVisible()
    assert page.table.hasFocus()
    assert page.progress.words.text().startswith("2 taken in, 1 not usable.")
    assert page.progress.accessibleName() == page.progress.words.text()
    page.progress.close_words.click()
    assert not page.progress.isVisible()


def test_while_the_first_packs_come_in_it_is_not_called_empty(
    make_page: MakePage, library_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    page = make_page(library_desk, stick)
    assert page.empty.title.text() == "The library is empty"
    said: list[str] = []
    library_desk.progressed.connect(lambda *_: said.append(page.empty.text.text()))
    with qtbot.waitSignal(library_desk.finished):
        page.empty.adding.folder.click()
        assert page.empty.title.text() == "Packs are being taken in"
        assert page.empty.text.text().startswith("What was added is being looked through for packs.")
    assert any(one.startswith("Packs done: 1 of 3.") for one in said)


def test_a_page_that_is_made_while_packs_come_in_does_not_call_it_empty(
    make_page: MakePage, library_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(library_desk.finished):
        library_desk.add([stick])
        assert make_page(library_desk).empty.title.text() == "Packs are being taken in"


def test_where_nothing_was_found_it_is_empty_again(
    make_page: MakePage, library_desk: LibraryDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "nothing").mkdir()
    page = make_page(library_desk, tmp_path / "nothing")
    with qtbot.waitSignals([library_desk.finished, library_desk.listed]):
        page.empty.adding.folder.click()
    qtbot.waitUntil(lambda: page.empty.title.text() == "The library is empty")
    assert page.empty.isVisible()


def test_what_is_dropped_is_added(
    make_page: MakePage, library_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    page, mime = make_page(library_desk), QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(stick))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(library_desk.finished) as told:
        page.dropEvent(event)
    assert told.args[0].counts[How.TAKEN] == 2


def test_a_run_can_be_stopped_from_the_page(
    page: LibraryPage, full_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    page.progress.show_step(1, 3, "x.brief")
    assert page.progress.bar.value() == 1
    with qtbot.waitSignal(full_desk.finished):
        full_desk.add([stick])
        page.progress.stop.click()
        assert page.progress.words.text() == "Stopping…"


def test_a_copy_that_was_altered_is_found_when_it_is_checked_again(
    page: LibraryPage, full_desk: LibraryDesk, qtbot: QtBot
) -> None:
    (copy,) = (full_desk._folder / "packs").glob("*-a.brief")
    copy.write_bytes(copy.read_bytes()[:-1])
    page.table.choose(0)
    with qtbot.waitSignals([full_desk.finished, full_desk.listed]):
        page.strip.verify.click()
    qtbot.waitUntil(lambda: ids(page) == ["shishi", "nanan", "", ""])
    assert "副本与收入时不同" in str(full_desk.listing.packs[page.model.rows[-1].pack].reason.zh)


def test_what_was_chosen_stays_chosen_when_more_is_taken_in(
    page: LibraryPage, full_desk: LibraryDesk
) -> None:
    page.table.choose(2)
    choose_place(page, "南安市")
    full_desk.listed.emit(full_desk.listing)
    assert ids(page) == ["nanan"]
    assert page.table.row is not None
    assert page.table.row.id == "nanan"


def test_what_a_filter_left_stays_with_its_choice_while_the_names_are_read_again(
    page: LibraryPage, full_desk: LibraryDesk
) -> None:
    page.filter.field.setText("nan")
    assert ids(page) == ["nanan"]
    full_desk.listed.emit(full_desk.listing)
    assert ids(page) == ["nanan"]
    page._on_findable(Finder(full_desk.listing))
    finder = Finder(full_desk.listing)
    finder.read_pinyin()
    page._on_findable(finder)
    assert ids(page) == ["nanan"]
    assert page.table.row is not None
    assert page.table.row.id == "nanan"


def test_all_that_was_chosen_stays_where_it_stood(page: LibraryPage, full_desk: LibraryDesk) -> None:
    page.resize(1200, 560)
    page.table.selectAll()
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    stood = bar.value()
    full_desk.listed.emit(full_desk.listing)
    assert [row.id for row in page.table.chosen_rows] == ["jinjiang", "shishi", "nanan", ""]
    assert bar.value() == stood


def test_a_row_that_is_gone_leaves_the_choice_in_its_place(page: LibraryPage) -> None:
    page.table.choose(1)
    with page.table.holding():
        listing = page.model.listing
        page.model.show_listing(replace(listing, rows=(listing.rows[0], *listing.rows[2:])))
    assert page.table.row is not None
    assert page.table.row.id == "nanan"


def test_a_row_is_chosen_while_ctrl_is_held(page: LibraryPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("石狮")
    page.filter.field.setFocus()
    qtbot.keyClick(page.filter.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in page.table.chosen_rows] == ["shishi"]
    assert page.table.selectionModel().hasSelection()


def test_no_letter_of_a_button_is_that_of_a_menu(page: LibraryPage) -> None:
    def letters(texts: Iterable[str]) -> list[str]:
        return [found[1].upper() for text in texts if (found := re.search(r"&(\w)", text))]

    sources = {button.text() for button in (page.strip.open, page.strip.verify, page.strip.forget)}
    words = ElementTree.parse(TRANSLATIONS / "zh_CN.ts")
    chinese = {
        (context.findtext("name"), one.findtext("source")): one.findtext("translation") or ""
        for context in words.iter("context")
        for one in context.iter("message")
    }
    menus_zh = [chinese["Actions", text] for name, text in menus().items() if "/" not in name]
    for buttons, bars in (
        (sources, [text for name, text in menus().items() if "/" not in name]),
        ([chinese["Library", source] for source in sources], menus_zh),
    ):
        mine, theirs = letters(buttons), letters(bars)
        assert len(set(mine)) == 3
        assert len(theirs) == 7
        assert not set(mine) & set(theirs)


def test_the_count_comes_before_the_way_to_all(page: LibraryPage, qtbot: QtBot) -> None:
    page.filter.field.setText("nan")
    qtbot.waitUntil(lambda: page.filter.rest.x() >= page.filter.said.geometry().right())


def test_markup_in_names_stays_text(page: LibraryPage) -> None:
    page.progress.show_step(0, 1, "<b>x</b> %1.brief")
    assert page.progress.words.text().endswith("<b>x</b> %1.brief")
