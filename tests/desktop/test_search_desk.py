"""From the palette to the page: the hit is marked, counted and stepped through; Escape ends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop import settings
from desktop.app import Desk, tokens_in_force
from desktop.json_file import JsonFile
from desktop.location import Location, of_line
from desktop.search_desk import SearchDesk
from desktop.searching.source import Result
from desktop.session import Session
from desktop.theme import DARK, Theme
from desktop.views.find_strip import FindStrip
from desktop.views.sealed_text import SealedText
from tests.conftest import MakeDesk


def searching(desk: Desk, folder: Path) -> SearchDesk:
    session = Session(JsonFile(folder / "session.json"))

    def themed() -> Theme:
        return Theme(tokens_in_force(desk.settings), desk.settings.zoom)

    return SearchDesk(desk.window, desk.library, desk.navigator, desk.settings, session, themed)


@pytest.fixture
def search(desk: Desk, tmp_path: Path) -> SearchDesk:
    return searching(desk, tmp_path)


def strip(desk: Desk) -> FindStrip | None:
    found = [one for one in desk.window.findChildren(FindStrip) if one.isVisible()]
    return found[0] if found else None


def marked(desk: Desk) -> list[tuple[str, bool]]:
    """What is marked on the page, and which of it is reversed."""
    page = desk.window.pages.section_page
    assert page is not None
    return [
        (mark.cursor.selectedText(), mark.format.fontOverline())  # type: ignore[attr-defined]  # not in the stubs
        for mark in page.text.extraSelections()
    ]


def open_first(qtbot: QtBot, search: SearchDesk, query: str, down: int = 0) -> None:
    palette = search.open_palette()
    palette.field.setText(query)
    for _ in range(down):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def said(desk: Desk) -> str:
    shown = strip(desk)
    return shown.said.text() if shown else ""


def test_the_page_opens_at_the_hit_with_every_occurrence_marked(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    open_first(qtbot, search, "企业", down=3)
    assert desk.navigator.current == of_line(brief, 103)
    words = marked(desk)
    here = desk.window.pages.section_page
    assert here is not None
    assert [word for word, _ in words] == ["企业"] * sum(
        item.text.count("企业") for item in here.section.items
    )
    assert [current for _, current in words].count(True) == 1
    assert said(desk) == "第 4 处，共 13 处"


def test_next_and_previous_go_through_the_brief_and_round_its_end(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    open_first(qtbot, search, "企业")
    sections, numbers = set(), []
    for _ in range(13):
        numbers.append(search.finder.number)
        assert desk.navigator.current is not None
        sections.add(desk.navigator.current.section)
        qtbot.waitUntil(lambda: ("企业", True) in marked(desk))
        search.next_hit()
    assert numbers == list(range(1, 14))
    assert len(sections) > 2
    assert search.finder.number == 1
    search.previous_hit()
    assert search.finder.number == 13


def test_escape_on_the_page_ends_the_search(qtbot: QtBot, desk: Desk, search: SearchDesk) -> None:
    open_first(qtbot, search, "企业")
    page = desk.window.pages.section_page
    assert page is not None
    page.text.setFocus()
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert (strip(desk), marked(desk)) == (None, [])


def test_escape_in_the_strip_ends_the_search_and_returns_the_keys(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    open_first(qtbot, search, "企业")
    search.find_here()
    shown = strip(desk)
    assert shown is not None
    assert desk.window.focusWidget() is shown.field
    qtbot.keyClick(shown.field, Qt.Key.Key_Escape)
    page = desk.window.pages.section_page
    assert page is not None
    assert desk.window.focusWidget() is page.text
    assert (strip(desk), marked(desk)) == (None, [])


def test_typing_in_the_strip_marks_and_counts_and_enter_goes(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    desk.navigator.go(Location(brief.id, "economy"))
    search.find_here()
    shown = strip(desk)
    assert shown is not None
    shown.field.setText("企业")
    assert desk.navigator.current == Location(brief.id, "economy")
    assert marked(desk) == [("企业", False)]
    assert said(desk) == "本简报共 13 处"
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert said(desk) == "第 1 处，共 13 处"
    qtbot.keyClick(shown.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert said(desk) == "第 13 处，共 13 处"


def test_past_the_last_and_before_the_first_it_is_said_that_the_search_turned(
    desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    desk.navigator.go(Location(brief.id, "economy"))
    search.find_here()
    shown = strip(desk)
    assert shown is not None
    shown.field.setText("企业")
    before, words = shown.height(), []
    for step in (search.next_hit, search.previous_hit, search.previous_hit, search.next_hit, search.next_hit):
        step()
        words.append((said(desk)[:6].strip(" ，"), shown.turned.text() if shown.turned.isVisible() else None))
    assert words == [
        ("第 1 处", None),
        ("第 13 处", "已从末尾开始"),
        ("第 12 处", None),
        ("第 13 处", None),
        ("第 1 处", "已从头开始"),
    ]
    assert shown.sizeHint().height() <= before


def test_what_is_not_in_the_brief_is_said_and_the_strip_stays(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    search.find_here()
    shown = strip(desk)
    assert shown is not None
    for query in ("没有这样的词", "\0", "x" * 10_000):
        shown.field.setText(query)
        assert said(desk) == "本简报中没有"
        assert not shown.after.isEnabled()
        search.next_hit()
    shown.field.clear()
    assert said(desk) == ""


def test_pinyin_is_said_to_be_what_was_found_by(qtbot: QtBot, desk: Desk, search: SearchDesk) -> None:
    open_first(qtbot, search, "minying")
    shown = strip(desk)
    assert shown is not None
    assert shown.way.text() == "按拼音"
    assert {word for word, _ in marked(desk)} == {"民营"}


def test_without_a_search_the_next_one_asks_for_one(desk: Desk, search: SearchDesk) -> None:
    search.next_hit()
    shown = strip(desk)
    assert shown is not None
    assert desk.window.focusWidget() is shown.field


def test_a_section_by_its_name_is_gone_to_without_a_search(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    open_first(qtbot, search, "党建")
    assert desk.navigator.current == Location("jinjiang-2023", "party-building")
    assert strip(desk) is None


def test_a_page_left_and_come_back_to_has_the_marks_of_now(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    open_first(qtbot, search, "企业")
    here = desk.navigator.current
    assert here is not None
    desk.navigator.go(Location(brief.id, "honours"))
    search.clear()
    desk.navigator.go(here)
    qtbot.waitUntil(lambda: marked(desk) == [])


@pytest.mark.parametrize(
    ("name", "value"), [("theme", "dark"), ("theme", "contrast"), ("language", "en"), ("zoom", 1.5)]
)
def test_another_look_keeps_the_search(
    qtbot: QtBot, desk: Desk, search: SearchDesk, name: str, value: object
) -> None:
    open_first(qtbot, search, "企业")
    before = marked(desk)
    choice = {"theme": settings.THEME, "language": settings.LANGUAGE, "zoom": settings.ZOOM}[name]
    desk.settings.set(choice, value)
    qtbot.waitUntil(lambda: marked(desk) == before)
    shown = strip(desk)
    assert shown is not None
    assert shown.field.text() == "企业"
    assert [one.isVisible() for one in desk.window.findChildren(FindStrip)].count(True) == 1
    search.next_hit()
    assert search.finder.number == 2


def test_marks_change_nothing_in_the_text(qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief) -> None:
    open_first(qtbot, search, "企业")
    page = desk.window.pages.section_page
    assert page is not None
    assert isinstance(page.text, SealedText)
    page.text.selectAll()
    assert page.text.selection.lines() == [
        (i.line, i.text) for i in brief.items if i.section == page.section.id
    ]
    page.text.setTextCursor(QTextCursor(page.text.document()))


def test_a_search_that_led_somewhere_is_offered_again(qtbot: QtBot, desk: Desk, search: SearchDesk) -> None:
    open_first(qtbot, search, "企业")
    palette = search.open_palette()
    assert palette.model.index(1).data() == "企业"
    palette.reject()


CLOSED = {
    "a hit of the library": Result(Location("elsewhere", "results", 4), "某县企业", "某县简报", entry=7),
    "a note": Result(Location("elsewhere"), "企业待核", "笔记", note="n1"),
}


@pytest.mark.parametrize("hit", CLOSED.values(), ids=CLOSED)
def test_what_stands_in_a_brief_that_is_not_open_is_opened_by_whoever_can_and_marked_when_it_is_there(
    make_desk: MakeDesk, tmp_path: Path, hit: Result
) -> None:
    desk = make_desk()
    opened: list[tuple[Result, Callable[[], object]]] = []
    theme = Theme(tokens_in_force(desk.settings))
    search = SearchDesk(
        desk.window,
        desk.library,
        desk.navigator,
        desk.settings,
        Session(JsonFile(tmp_path / "session.json")),
        lambda: theme,
        open_closed=lambda *asked: opened.append(asked),
    )
    palette = search.open_palette()
    palette.chosen.emit(hit, "企业")
    palette.reject()
    ((asked, arrived),) = opened
    assert (asked, strip(desk)) == (hit, None)
    # The reader goes on reading meanwhile: nothing is marked where they are.
    desk.navigator.go(Location("jinjiang-2023", "economy", 29))
    assert strip(desk) is None
    arrived()
    assert said(desk) == "第 1 处，共 13 处"


def test_a_heading_that_is_found_is_marked_on_its_page(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    section = next(s for s in brief.walk if s.id == "innovation")
    open_first(qtbot, search, section.title[:8])
    page = desk.window.pages.section_page
    assert page is not None
    marked_first = page.heading.marks.spans
    search.clear()
    assert (marked_first, page.heading.marks.spans) == (((0, 8),), ())


def test_the_second_on_a_line_is_scrolled_back_into_view(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    desk.window.resize(1280, 520)
    open_first(qtbot, search, "企业", down=5)
    assert desk.navigator.current == of_line(brief, 118)
    bar = desk.window.pages.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    bar.setValue(0)
    search.next_hit()
    assert desk.navigator.current == of_line(brief, 118)
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_after_a_search_has_ended_another_look_leaves_no_trace(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    open_first(qtbot, search, "企业")
    search.clear()
    desk.settings.set(settings.THEME, "dark")
    qtbot.waitUntil(lambda: not desk.window.findChildren(FindStrip))
    desk.navigator.go(Location(brief.id, "honours"))
    assert (strip(desk), marked(desk)) == (None, [])
    search.find_here()
    assert strip(desk) is not None


def test_the_search_goes_on_when_the_system_turns_dark(
    qtbot: QtBot, desk: Desk, search: SearchDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.settings.set(settings.THEME, "system")
    open_first(qtbot, search, "企业")
    before = marked(desk)
    monkeypatch.setattr("desktop.app.tokens_in_force", lambda _: DARK)
    monkeypatch.setitem(globals(), "tokens_in_force", lambda _: DARK)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: marked(desk) == before)
    shown, page = strip(desk), desk.window.pages.section_page
    assert shown is not None
    assert page is not None
    assert (shown.field.text(), page.theme.tokens) == ("企业", DARK)
    grounds = {mark.format.background().color().name() for mark in page.text.extraSelections()}  # type: ignore[attr-defined]
    assert grounds == {DARK.accent.lower()}


def test_where_the_theme_is_chosen_the_system_changes_nothing(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    open_first(qtbot, search, "企业")
    page, shown = desk.window.pages.section_page, strip(desk)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert (desk.window.pages.section_page, strip(desk)) == (page, shown)


def test_the_page_that_was_gone_to_has_the_keys(qtbot: QtBot, desk: Desk, search: SearchDesk) -> None:
    desk.window.side.filter.setFocus()
    open_first(qtbot, search, "企业")
    page = desk.window.pages.section_page
    assert page is not None
    assert desk.window.focusWidget() is page.text


def test_escape_gives_the_keys_back(qtbot: QtBot, desk: Desk, search: SearchDesk) -> None:
    desk.window.side.filter.setFocus()
    palette = search.open_palette()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.window.side.filter


def test_a_result_that_does_not_open_takes_no_keys_later(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    palette = search.open_palette()
    palette.reject()
    section_filter = desk.window.side.filter
    section_filter.setFocus()
    search._on_chosen(Result(Location("elsewhere", "results", 4), "text", "path", entry=7), "text")
    desk.navigator.go(Location(desk.library.briefs[0].id, "events"))
    QApplication.processEvents()
    assert desk.window.focusWidget() is section_filter


def test_a_palette_that_stays_keeps_the_keys(qtbot: QtBot, desk: Desk, search: SearchDesk) -> None:
    palette = search.open_palette()
    palette.field.setText("企业")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.navigator.current is not None
    assert desk.navigator.current.line
    assert desk.window.focusWidget() is palette.field


def find(qtbot: QtBot, desk: Desk, search: SearchDesk, query: str) -> None:
    """Find words in the strip and go to the first."""
    search.find_here()
    shown = strip(desk)
    assert shown is not None
    shown.field.setText(query)
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)


def in_field(desk: Desk) -> str | None:
    shown = strip(desk)
    return shown.field.text() if shown else None


@pytest.mark.parametrize("again", [SearchDesk.find_here, SearchDesk.next_hit, SearchDesk.previous_hit])
def test_a_search_that_ended_is_taken_up_when_the_strip_comes_back(
    qtbot: QtBot, desk: Desk, search: SearchDesk, again: Callable[[SearchDesk], object]
) -> None:
    find(qtbot, desk, search, "企业")
    search.clear()
    again(search)
    shown = strip(desk)
    assert shown is not None
    assert (shown.field.selectedText(), said(desk)) == ("企业", "第 1 处，共 13 处")
    assert desk.window.focusWidget() is shown.field
    assert ("企业", True) in marked(desk)
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    search.next_hit()
    assert said(desk) == "第 3 处，共 13 处"


def test_an_ended_search_is_taken_up_in_a_strip_that_is_made_anew(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    find(qtbot, desk, search, "企业")
    search.clear()
    desk.settings.set(settings.THEME, "dark")
    qtbot.waitUntil(lambda: not desk.window.findChildren(FindStrip))
    search.find_here()
    assert (in_field(desk), said(desk)) == ("企业", "第 1 处，共 13 处")


@pytest.mark.parametrize("query", ["", "没有这样的词"])
def test_where_there_is_nothing_to_take_up_the_strip_is_empty(
    qtbot: QtBot, desk: Desk, search: SearchDesk, query: str
) -> None:
    find(qtbot, desk, search, "企业")
    find(qtbot, desk, search, query)
    search.clear()
    search.next_hit()
    assert (in_field(desk), said(desk)) == ("", "")


@pytest.mark.parametrize(("by", "line", "number"), [(1, 142, 1), (-1, 249, 3)], ids=["next", "previous"])
@pytest.mark.parametrize("query", ["生态", "shengtai"])
def test_from_a_section_the_next_step_goes_on_with_the_words_that_led_there(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief, query: str, by: int, line: int, number: int
) -> None:
    open_first(qtbot, search, "企业")
    search._on_chosen(Result(Location(brief.id, "events"), "大事要事", ""), query)
    assert strip(desk) is None
    search._step(by)
    assert desk.navigator.current == of_line(brief, line)
    assert (in_field(desk), said(desk)) == (query, f"第 {number} 处，共 3 处")
    assert ("生态", True) in marked(desk)
    shown = strip(desk)
    assert shown is not None
    assert desk.window.focusWidget() is not shown.field
    search._step(-by)
    assert said(desk) == f"第 {4 - number} 处，共 3 处"


def test_from_a_section_the_words_are_gone_on_with_from_there(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    open_first(qtbot, search, "企业")
    open_first(qtbot, search, "从严治党")
    assert desk.navigator.current == Location(brief.id, "party-discipline")
    search.next_hit()
    assert desk.navigator.current.section == "party-discipline"
    assert in_field(desk) == "从严治党"


@pytest.mark.parametrize("query", ["zonglan", "2023年目标"])
def test_words_that_only_a_name_holds_bring_back_no_search_from_before(
    qtbot: QtBot, desk: Desk, search: SearchDesk, query: str
) -> None:
    open_first(qtbot, search, "企业")
    open_first(qtbot, search, query)
    place = desk.navigator.current
    assert strip(desk) is None
    search.next_hit()
    assert (in_field(desk), said(desk), desk.navigator.current) == ("", "", place)


def test_a_section_from_the_list_keeps_the_words_of_the_search_before(
    qtbot: QtBot, desk: Desk, search: SearchDesk, brief: Brief
) -> None:
    open_first(qtbot, search, "企业")
    search._on_chosen(Result(Location(brief.id, "events"), "大事要事", ""), "")
    assert strip(desk) is None
    search.find_here()
    assert (in_field(desk), said(desk)) == ("企业", "本简报共 13 处")


def test_a_search_whose_result_is_still_opening_leaves_no_strip_that_does_nothing(
    qtbot: QtBot, desk: Desk, search: SearchDesk
) -> None:
    find(qtbot, desk, search, "企业")
    search._on_chosen(CLOSED["a hit of the library"], "生态")
    assert (strip(desk), marked(desk)) == (None, [])
    search.find_here()
    assert in_field(desk) == "生态"


def test_a_brief_that_was_found_by_its_name_is_gone_on_in_with_those_words(
    desk: Desk, search: SearchDesk, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_open_closed", lambda _, arrived: arrived())
    search._on_chosen(Result(Location(brief.id), "晋江", "", entry=7), "企业")
    assert strip(desk) is None
    search.next_hit()
    assert (desk.navigator.current, said(desk)) == (of_line(brief, 29), "第 1 处，共 13 处")
