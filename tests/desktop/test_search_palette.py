"""Ctrl+K: type, choose across the groups, go; sources answer when they can."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief, SectionKind
from desktop.location import Location
from desktop.models.results import Heading, Recent
from desktop.searching.brief_source import BriefSource
from desktop.searching.source import EVERYTHING, Choices, Group, Limits, PlaceName, Result, Scope, Source
from desktop.theme import CONTRAST, DARK, LIGHT, Space, Theme, Tokens
from desktop.views.search_filters import SearchFilters
from desktop.views.search_palette import SearchPalette

Open = Callable[..., SearchPalette]


class Slow(Source):
    """A source that answers when it is told to."""

    def __init__(self, scope: Scope) -> None:
        super().__init__((scope,))
        self.asked: list[tuple[str, Limits, int]] = []
        self.is_empty = False

    def search(self, query: str, limits: Limits, token: int) -> None:
        self.asked.append((query, limits, token))

    @property
    def choices(self) -> Choices:
        if self.is_empty:
            return Choices()
        return Choices(
            ("2023", "2022"),
            (PlaceName("晋江市", "Jinjiang"), PlaceName("石狮市", "Shishi")),
            (SectionKind.TARGETS, SectionKind.RESULTS),
        )

    def answer(
        self, count: int = 2, which: int = -1, *, is_partial: bool = False, is_growing: bool = False
    ) -> None:
        results = tuple(
            Result(Location("other", "results", n + 1), f"某县 {n}", "某县简报", ((0, 2),), entry=n + 1)
            for n in range(min(count, 50))
        )
        group = Group(self.scopes[0], results, count, is_partial, is_growing=is_growing)
        groups = (group,) if count else ()
        self.answered.emit(self.asked[which][2], groups)

    def answer_names(self) -> None:
        """Letters that may be pinyin, and no name reads so."""
        self.answered.emit(self.asked[-1][2], (Group(self.scopes[0], (), 0, is_of_names=True),))


@pytest.fixture
def opened(qtbot: QtBot, brief: Brief) -> Iterator[Open]:
    kept: list[QWidget] = []

    def start(
        *others: Source, tokens: Tokens = LIGHT, recent: tuple[str, ...] = (), language: str = "zh_CN"
    ) -> SearchPalette:
        parent = QWidget()
        parent.resize(1200, 800)
        kept.append(parent)
        qtbot.addWidget(parent)
        parent.show()
        source = BriefSource(brief, language, "总览", parent)
        palette = SearchPalette((source, *others), Theme(tokens), parent, recent)
        palette.appear()
        return palette

    yield start
    kept.clear()


def chosen(palette: SearchPalette) -> list[tuple[Result, str]]:
    out: list[tuple[Result, str]] = []
    palette.chosen.connect(lambda result, query: out.append((result, query)))
    return out


def row(palette: SearchPalette) -> object:
    return palette.model.row(palette.list.currentIndex().row())


def test_the_first_hit_is_chosen_and_enter_goes(qtbot: QtBot, opened: Open, brief: Brief) -> None:
    palette = opened()
    went = chosen(palette)
    palette.field.setText("上云")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    ((result, query),) = went
    assert result.place.line == next(n for n, line in enumerate(brief.source.lines, 1) if "上云" in line)
    assert query == "上云"
    assert not palette.isVisible()


def test_ctrl_enter_opens_and_stays(qtbot: QtBot, opened: Open) -> None:
    palette = opened()
    went = chosen(palette)
    palette.field.setText("上云")
    for _ in range(2):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert [result.place.line for result, _ in went] == sorted({result.place.line for result, _ in went})
    assert palette.isVisible()


def test_escape_goes_nowhere(qtbot: QtBot, opened: Open) -> None:
    palette = opened()
    went = chosen(palette)
    palette.field.setText("经济")
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert (went, palette.isVisible()) == ([], False)


def test_closing_twice_closes_once(opened: Open) -> None:
    palette = opened()
    for _ in range(2):
        palette.reject()
    assert not palette.isVisible()


def test_a_late_group_joins_without_moving_the_choice(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    palette.field.setText("上云")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    before = row(palette)
    library.answer(1001, is_partial=True)
    assert row(palette) is before
    assert palette.model.groups[-1].count == 1001
    assert "1000+" in palette.state.text()


def test_what_is_chosen_stays_chosen_while_the_library_counts(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    palette.field.setText("超50亿元")
    library.answer(20, is_growing=True)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    before = row(palette)
    assert isinstance(before, Result)
    assert before.entry == 1
    library.answer(1001)
    assert row(palette) is before
    assert "1000+" in palette.state.text()
    # It has said all by now.
    library.answer(3)
    assert palette.model.groups[-1].count == 1001


def test_what_is_chosen_is_the_first_in_sight_until_somebody_chooses(opened: Open) -> None:
    library, notes = Slow(Scope.LIBRARY), Slow(Scope.NOTES)
    palette = opened(library, notes)
    palette.field.setText("没有的词")
    notes.answer(1)
    library.answer(3)
    assert palette.list.currentIndex().row() == 1
    assert row(palette) == palette.model.row(1)


def test_enter_before_anything_is_found_opens_what_comes_first(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    went = chosen(palette)
    palette.field.setText("没有的词")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert went == []
    library.answer(3)
    ((result, _),) = went
    assert result.entry == 1
    assert not palette.isVisible()


def test_another_word_takes_enter_back(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    went = chosen(palette)
    palette.field.setText("没有的词")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    palette.field.setText("没有的词语")
    library.answer(3)
    assert (went, palette.isVisible()) == ([], True)


def test_the_arrows_go_on_across_groups(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    palette.field.setText("超50亿元")
    library.answer()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    result = row(palette)
    assert isinstance(result, Result)
    assert result.entry == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_PageUp)
    assert isinstance(row(palette), Result)
    assert result is not row(palette)


def test_an_answer_to_an_earlier_question_is_not_shown(opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    palette.field.setText("上")
    palette.field.setText("上云")
    library.answer(which=-2)
    assert [group.scope for group in palette.model.groups] == [Scope.BRIEF]
    library.answer()
    library.answer()
    assert [group.scope for group in palette.model.groups] == [Scope.BRIEF, Scope.LIBRARY]


def test_while_one_is_waited_for_nothing_is_not_said(opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    palette.field.setText("没有这样的词")
    assert not palette.nothing.isVisible()
    library.answer(0)
    assert palette.nothing.isVisible()


def test_nothing_found_says_what_was_tried_and_enter_does_nothing(qtbot: QtBot, opened: Open) -> None:
    palette = opened()
    went = chosen(palette)
    palette.field.setText("bucunzai 2099")
    said = palette.nothing.text().split("\n")
    assert said == [
        "Nothing holds all of these words.",
        "Also looked for as pinyin.",
        "Also looked for: 二〇九九, 二千零九十九.",
    ]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(palette.field, key)
    assert went == []
    palette.filters.figures.click()
    assert "filters" in palette.nothing.text()


def test_letters_found_in_the_brief_say_why_the_library_has_nothing(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    went = chosen(palette)
    palette.field.setText("zengzhang")
    library.answer_names()
    rows = [palette.model.row(at) for at in range(palette.model.rowCount())]
    assert rows[-1] == Heading("Library", "0", "pinyin finds only names here, not lines")
    assert palette.list.isVisible()
    # What holds nothing is not counted among what was found.
    assert palette.state.text().startswith("This brief ")
    assert "Library" not in palette.state.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert [result.entry for result, _ in went] == [0]


def test_letters_found_nowhere_say_that_the_library_has_only_names(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    went = chosen(palette)
    palette.field.setText("bucunzai")
    library.answer_names()
    assert palette.nothing.isVisible()
    assert palette.nothing.text().split("\n") == [
        "Nothing holds all of these words.",
        "Also looked for as pinyin.",
        "In the library, pinyin finds names of places, briefs and sections, not lines.",
    ]
    assert palette.state.text() == "Esc closes."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert went == []


def test_enter_waits_past_a_library_that_has_only_names(qtbot: QtBot, opened: Open) -> None:
    library, notes = Slow(Scope.LIBRARY), Slow(Scope.NOTES)
    palette = opened(library, notes)
    went = chosen(palette)
    palette.field.setText("bucunzai")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    library.answer_names()
    assert (went, palette.state.text()) == ([], "Searching…")
    notes.answer(1)
    assert len(went) == 1


def test_what_was_cut_short_before_a_first_hit_is_not_said_to_be_nowhere(opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    palette.field.setText("没有的词")
    library.answered.emit(library.asked[-1][2], (Group(Scope.LIBRARY, (), 0, is_partial=True),))
    assert not palette.nothing.isVisible()
    assert palette.state.text().startswith("Library 0+.")


def test_the_filters_are_handed_to_the_sources(qtbot: QtBot, opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library)
    palette.field.setText("企业")
    assert library.asked[-1][:2] == ("企业", EVERYTHING)
    palette.filters.year.setCurrentIndex(1)
    palette.filters.year.activated.emit(1)
    palette.filters.place.setText("石狮")
    qtbot.keyClick(palette.filters.place, Qt.Key.Key_Return)
    palette.filters.figures.click()
    assert library.asked[-1][1] == Limits("2023", "石狮市", None, only_figures=True)


def test_a_kind_is_chosen_and_given_up(opened: Open) -> None:
    palette = opened()
    box = palette.filters.kind
    for place in (1, 0):
        box.setCurrentIndex(place)
        box.activated.emit(place)
        assert (palette.filters.limits.kind is None) is (place == 0)


def test_a_source_that_fills_late_is_asked_again_and_its_choices_offered(opened: Open) -> None:
    library = Slow(Scope.LIBRARY)
    library.is_empty = True
    palette = opened(library)
    palette.field.setText("企业")
    library.answer(0)
    assert not palette.filters.year.isVisible()
    library.is_empty = False
    library.filled.emit()
    library.answer()
    assert palette.filters.year.isVisible()
    assert [group.scope for group in palette.model.groups] == [Scope.BRIEF, Scope.LIBRARY]


def test_one_source_alone_is_asked_when_it_is_chosen(opened: Open) -> None:
    library, notes = Slow(Scope.LIBRARY), Slow(Scope.NOTES)
    palette = opened(library, notes)
    palette.field.setText("企业")
    everywhere, this, in_library, in_notes = palette.filters.scopes
    in_library.click()
    library.answer()
    assert [group.scope for group in palette.model.groups] == [Scope.LIBRARY]
    assert [button.isChecked() for button in (everywhere, this, in_library, in_notes)] == [
        False,
        False,
        True,
        False,
    ]
    asked = len(notes.asked)
    palette.field.setText("企业上")
    assert len(notes.asked) == asked


def test_the_filters_are_reached_and_used_by_keys(qtbot: QtBot, opened: Open) -> None:
    palette = opened()
    went = chosen(palette)
    palette.field.setText("企业")
    window = palette.window()
    window.activateWindow()
    for _ in range(2):
        qtbot.keyClick(window.focusWidget() or palette.field, Qt.Key.Key_Tab)
    assert window.focusWidget() is palette.filters.figures
    qtbot.keyClick(palette.filters.figures, Qt.Key.Key_Space)
    assert palette.filters.limits.only_figures
    qtbot.keyClick(palette.filters.figures, Qt.Key.Key_Return)
    assert [result.place.line for result, _ in went] == [29]


def test_the_palette_stays_inside_a_window_that_gets_smaller(opened: Open) -> None:
    palette = opened()
    window = palette.window()
    window.resize(700, 480)
    assert window.rect().contains(palette.geometry())


def test_what_cannot_narrow_anything_is_not_offered(opened: Open) -> None:
    palette = opened()
    assert palette.filters.scopes == []
    assert not palette.filters.year.isVisible()
    assert not palette.filters.place.isVisible()
    assert palette.filters.kind.isVisible()


def test_a_recent_search_is_searched_for_again(qtbot: QtBot, opened: Open) -> None:
    palette = opened(recent=("企业", "6.5%"))
    assert row(palette) == Recent("企业")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.field.text() == "企业"
    assert isinstance(row(palette), Result)


def test_a_click_goes_and_with_ctrl_stays(qtbot: QtBot, opened: Open) -> None:
    palette = opened()
    went = chosen(palette)
    palette.field.setText("上云")
    where = palette.list.visualRect(palette.list.currentIndex()).center()
    view = palette.list.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, where)
    assert palette.isVisible()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert (len(went), palette.isVisible()) == (2, False)


def test_a_click_on_a_heading_chooses_nothing(qtbot: QtBot, opened: Open) -> None:
    palette = opened()
    went = chosen(palette)
    where = palette.list.visualRect(palette.model.index(0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert went == []


def test_what_is_chosen_is_read_out_in_the_field(qtbot: QtBot, opened: Open) -> None:
    palette = opened()
    palette.field.setText("超50亿元")
    assert palette.field.accessibleDescription() == "为企业减负超50亿元 2.1 成效 / 经济  ·  Line 29"


@pytest.mark.parametrize(
    "query", ["上云 NOT 经济", "上*", 'title:"上云"', "NEAR(上 云, 2)", "^上云", "<b>", "\0"]
)
def test_the_syntax_of_a_search_engine_is_text(opened: Open, query: str) -> None:
    palette = opened()
    palette.field.setText(query)
    assert not [group for group in palette.model.groups if group.scope is Scope.BRIEF]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_every_row_can_be_painted(opened: Open, tokens: Tokens) -> None:
    library = Slow(Scope.LIBRARY)
    palette = opened(library, tokens=tokens, recent=("企业",))
    for query in ("", "晋江", "超", "a😀", "企业 上云", "jinjiang", "x" * 10_000):
        palette.field.setText(query)
        library.answer(60, is_partial=True)
        assert not palette.grab().isNull()


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_what_stands_for_all_is_seen_whole_at_every_zoom(qtbot: QtBot, zoom: float) -> None:
    theme = Theme(LIGHT, zoom)
    filters = SearchFilters((Slow(Scope.LIBRARY),), theme)
    filters.setStyleSheet(theme.style_sheet())
    qtbot.addWidget(filters)
    filters.show()
    for box in (filters.year, filters.kind):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        field = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        assert field.width() >= box.fontMetrics().horizontalAdvance(box.itemText(0))


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_what_is_typed_begins_where_the_filters_begin(qtbot: QtBot, brief: Brief, zoom: float) -> None:
    parent = QWidget()
    parent.resize(1024, 640)
    qtbot.addWidget(parent)
    theme = Theme(LIGHT, zoom)
    palette = SearchPalette(
        (BriefSource(brief, "en", "Overview", parent), Slow(Scope.LIBRARY)), theme, parent
    )
    layout = palette.filters.layout()
    assert layout is not None
    assert palette.field.textMargins().left() + Space.L == layout.contentsMargins().left()
