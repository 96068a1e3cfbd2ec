"""The page of compared years: what it shows is the source's and leads there; without a second brief it says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.actuals.records import Status
from db.pace.states import PaceState
from db.records import Brief
from db.years.years import Years, compared
from desktop.location import Location
from desktop.models.years import lines_of, tally
from desktop.progress.following import Following
from desktop.theme import LIGHT, Theme
from desktop.views.state_chip import StateChip
from desktop.views.tile import FigureTile
from desktop.views.years_page import YearsPage
from desktop.widgets.plain_label import PlainLabel
from tests.db.next_year import next_year
from tests.db.tiny import tiny

THIRD = next_year(
    ("tiny-2024", "tiny-2025"), ("2024年", "2025年"), ('"2024"', '"2025"'), ('"2023"', '"2024"')
)
Show = Callable[..., YearsPage]


@pytest.fixture
def following(tmp_path: Path) -> Iterator[Following]:
    made = Following(tmp_path / "notebook.db", lambda: date(2024, 3, 1))
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, following: Following) -> Show:
    def made(
        *briefs: Brief, brief: Brief | None = None, language: str = "zh_CN", width: int = 1000
    ) -> YearsPage:
        page = YearsPage(brief or briefs[0], Theme(LIGHT), language)
        qtbot.addWidget(page)
        page.compare(briefs, following)
        page.resize(width, 800)
        page.show()
        page.complete()
        return page

    return made


def said(page: YearsPage) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def states(page: YearsPage) -> list[PaceState | None]:
    return [chip.state for chip in page.findChildren(StateChip)]


# ------------------------------------------------------------ the rows in words


def test_a_row_has_its_figures_as_written_their_lines_and_the_reason() -> None:
    years = Years(tiny(), next_year())
    income, revenue, _ = lines_of(years, compared(years), "zh_CN")
    assert (income.target.text, income.target.place) == ("7.0%", Location("tiny", "targets", 7, "7.1"))
    assert income.result is not None
    assert income.result.text == "预计7.2%"
    assert income.result.place == Location("tiny-2024", "results", 4, "4.1")
    assert income.sentences == ("完成值“7.2%”达到目标“7.0%”。完成值写明是“预计”，还不是最终数。",)
    assert (revenue.word, revenue.target.text) == ("难以判定", "7.6%左右")


def test_states_are_counted_in_the_order_of_the_ledger() -> None:
    words = [one.words for one in tally(compared(Years(tiny(), next_year())), "en")]
    assert words == ["Target reached 1", "Below the target 1", "Cannot be decided 1"]


# ------------------------------------------------------------ the page


def test_each_figure_leads_to_its_line_in_its_own_brief(show: Show) -> None:
    page = show(tiny(), next_year())
    went: list[Location] = []
    page.went.connect(went.append)
    QTest.mouseClick(button(page, "确保400家以上"), Qt.MouseButton.LeftButton)
    QTest.keyClick(button(page, "385家"), Qt.Key.Key_Return)
    (tile,) = page.findChildren(FigureTile)
    tile.click()
    assert went == [
        Location("tiny", "targets", 7, "7.3"),
        Location("tiny-2024", "results", 5, "5.1"),
        Location("tiny-2024", "results", 5, "5.2"),
    ]


def test_the_two_briefs_are_named_and_lead_to_themselves(show: Show) -> None:
    page = show(tiny(), next_year())
    went: list[Location] = []
    page.went.connect(went.append)
    button(page, "Results: 某市简报 2024").click()
    assert went == [Location("tiny-2024")]


def test_a_state_is_a_shape_with_its_word_and_the_sentence_beside_it(show: Show) -> None:
    page = show(tiny(), next_year(), language="en")
    assert states(page)[3:] == [
        PaceState.TARGET_REACHED,
        PaceState.UNDECIDED,
        PaceState.BELOW_TARGET,
    ]
    assert 'The result "385家" is below the target "400家以上".' in said(page)


@pytest.mark.parametrize(("width", "captions"), [(1000, 1), (500, 3), (280, 3)])
def test_a_narrow_page_keeps_its_words(show: Show, width: int, captions: int) -> None:
    page = show(tiny(), next_year(), width=width)
    assert said(page).count("Target for 2023") == captions
    # And back again.
    page.resize(1000, 800)
    assert said(page).count("Target for 2023") == 1


def test_the_final_value_of_the_notebook_comes_in_when_it_is_entered(
    show: Show, following: Following
) -> None:
    page = show(tiny(), next_year())
    income = next(
        figure for figure in tiny().figures if figure.indicator.id == "income" and figure.kind == "target"
    )
    following.enter(tiny(), income, Written("7.1%", "2023-12-31", "", "统计局", Status.FINAL))
    assert "笔记本里截至2023年12月31日的最终数是“7.1%”，公布数比它高0.1个百分点。" in said(page)
    following.steps.undo()
    assert not any("笔记本" in text for text in said(page))


def test_with_three_briefs_the_years_are_chosen_and_the_page_s_own_come_first(show: Show) -> None:
    page = show(tiny(), next_year(), THIRD, brief=next_year())
    first, second = page.findChildren(QToolButton)
    assert (first.text(), second.isChecked()) == ("Year 2023", True)
    first.click()
    assert page.years is not None
    assert page.years.year == "2023"
    page.compare([THIRD, next_year(), tiny()], None)
    assert [one.isChecked() for one in page.findChildren(QToolButton) if one.isVisible()] == [True, False]


def test_without_a_second_brief_it_says_what_is_missing_and_asks_for_it(show: Show, qtbot: QtBot) -> None:
    page = show(tiny(), next_year(("某市", "别市"), ("Somewhere", "Elsewhere")))
    assert page.years is None
    assert "The targets for 2023 are compared with what the next brief reports on 2023." in said(page)
    with qtbot.waitSignal(page.open_wanted):
        QTest.keyClick(button(page, "Open a pack…"), Qt.Key.Key_Return)
    # Once it is there, it is compared.
    page.compare([tiny(), next_year()], None)
    assert page.years is not None


def test_every_button_has_a_name_for_a_screen_reader(show: Show) -> None:
    page = show(tiny(), next_year(), THIRD)
    buttons = [*page.findChildren(QPushButton), *page.findChildren(QToolButton)]
    assert all(one.accessibleName() for one in buttons)
    assert button(page, "385家").accessibleName() == "Result: 新增企业上云 385家 Line 5"


def test_what_was_shown_before_does_not_come_back_at_another_width(show: Show) -> None:
    page = show(tiny(), next_year())
    for briefs in ([tiny()], [tiny(), next_year()], [tiny()]):
        page.compare(briefs, None)
        page.resize(page.width() - 200, 800)
    assert not page.findChildren(QToolButton)
