"""A monthly plan: twelve totals typed or pasted, refused in a sentence with everything kept, drawn while they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.pace.plan import fits, monthly_plan
from db.records import Brief, Figure
from desktop.progress.following import Following
from desktop.progress.plan_dialog import PlanDialog
from desktop.progress.plan_preview import points
from desktop.progress.plan_reading import can_be_planned, cells, plan_of, total_of, twelfths
from desktop.theme import LIGHT, Theme
from tests.db.tiny import LINES, line, tiny
from tests.desktop.progress.office import figure_of, following_at

Opened = Callable[..., PlanDialog]
SEASON = ["5", "10", "30", "60", "100", "150", "190", "230", "280", "330", "370", "400"]


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def figure(brief: Brief) -> Figure:
    return figure_of(brief, "cloud")


@pytest.fixture
def following(tmp_path: Path, qapp: object) -> Iterator[Following]:
    made = following_at(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, brief: Brief, following: Following) -> Opened:
    def make(indicator: str = "", language: str = "zh_CN", of: Brief = brief) -> PlanDialog:
        figure = figure_of(of, indicator) if indicator else None
        made = PlanDialog(of, following, Theme(LIGHT), language, figure)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.open()
        return made

    return make


def write(dialog: PlanDialog, texts: list[str]) -> None:
    for field, text in zip(dialog.form.months, texts, strict=True):
        field.setText(text)


# ------------------------------------------------------------ reading


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("105", "105"),
        ("１０５ 家", "105"),
        ("1,200家", "1200"),
        ("10.50", "10.50"),
        ("-3", "-3"),
        ("", None),
        ("很多", None),
        ("1 200", None),
        ("50%", None),
        ("12,00", None),
        ("NaN", None),
        ("1" * 25, None),
    ],
)
def test_a_total_is_read_in_the_targets_unit(figure: Figure, text: str, total: str | None) -> None:
    assert total_of(figure, text) == (None if total is None else Decimal(total))


def test_a_row_of_a_table_is_twelve_cells() -> None:
    assert cells("5\t10\t30\n") == ["5", "10", "30"]
    assert cells(" 105 ") == ["105"]


@given(number=st.decimals(min_value=1, max_value=10**9, places=2))
def test_twelfths_are_always_a_plan(number: Decimal) -> None:
    figure = figure_of(tiny(), "cloud")
    figure = replace(figure, quantity=replace(figure.quantity, digits=f"{number:f}"))
    assert fits(plan_of(figure, twelfths(figure), ""), figure)


def test_growth_has_no_plan(brief: Brief, figure: Figure) -> None:
    assert can_be_planned(figure)
    assert not can_be_planned(figure_of(brief, "income"))


# ------------------------------------------------------------ the dialog


@pytest.mark.parametrize(
    ("month", "text", "said"),
    [
        (3, "很多", "3月末的“很多”不是以“家”为单位的数"),
        (3, "-3", "有一个数不是数字或小于0"),
        (3, "8", "3月末的8小于上月末的10"),
        (12, "390", "12月末的390家不等于全年目标“400家以上”里的数"),
        (7, "", "需要12个数，现有11个"),
    ],
)
def test_what_is_no_plan_is_refused_and_kept_as_it_was_typed(
    opened: Opened, brief: Brief, following: Following, month: int, text: str, said: str
) -> None:
    dialog = opened("cloud")
    written = [*SEASON[: month - 1], text, *SEASON[month:]]
    write(dialog, written)
    dialog.form.source.setText("推进计划")
    dialog.confirm()
    assert said in dialog.said.sentences[0]
    assert dialog.isVisible()
    assert dialog.form.texts == written
    assert following.progress(brief).plans == {}


def test_what_is_unfinished_is_not_refused_while_it_is_typed(opened: Opened) -> None:
    dialog = opened("cloud")
    write(dialog, [*SEASON[:11], ""])
    assert dialog.said.sentences == []
    dialog.form.months[11].setText("390")
    assert len(dialog.said.sentences) == 1
    dialog.form.months[11].setText("400")
    assert dialog.said.sentences == []


def test_the_refusal_is_in_english_too(opened: Opened) -> None:
    dialog = opened("cloud", "en")
    write(dialog, [*SEASON[:2], "x", *SEASON[3:]])
    dialog.confirm()
    assert '"x" for the end of month 3 is not a number in "家"' in dialog.said.sentences[0]


def test_a_row_that_is_pasted_fills_the_year_and_is_kept(
    qtbot: QtBot, opened: Opened, brief: Brief, figure: Figure, following: Following
) -> None:
    dialog = opened("cloud")
    QApplication.clipboard().setText("\t".join(SEASON))
    dialog.form.months[0].paste()
    assert dialog.form.texts == SEASON
    dialog.form.source.setText("推进计划")
    qtbot.keyClick(dialog.form.source, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    plan = following.progress(brief).plan(figure)
    assert plan == monthly_plan(figure, [Decimal(text) for text in SEASON], "推进计划")
    following.steps.undo()
    assert following.progress(brief).plan(figure) is None


def test_enter_goes_from_month_to_month_and_saves_at_the_end(
    qtbot: QtBot, opened: Opened, brief: Brief, figure: Figure, following: Following
) -> None:
    dialog = opened("cloud")
    for field, text in zip([*dialog.form.months, dialog.form.source], [*SEASON, "计划"], strict=True):
        assert field.hasFocus()
        field.setText(text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.saving.hasFocus()
    qtbot.keyClick(dialog.saving, Qt.Key.Key_Return)
    assert following.progress(brief).plan(figure) is not None


def test_a_plan_that_was_typed_is_let_go_of_only_when_closing_is_asked_for_twice(opened: Opened) -> None:
    dialog = opened("cloud")
    dialog.form.months[0].setText("5")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_plan_that_is_there_is_shown_and_can_be_removed(
    qtbot: QtBot, opened: Opened, brief: Brief, figure: Figure, following: Following
) -> None:
    following.set_plan(brief, figure, monthly_plan(figure, [Decimal(text) for text in SEASON], "计划"))
    dialog = opened()
    assert (dialog.form.texts, dialog.form.source.text()) == (SEASON, "计划")
    qtbot.mouseClick(dialog.removing, Qt.MouseButton.LeftButton)
    assert following.progress(brief).plan(figure) is None
    following.steps.undo()
    assert following.progress(brief).plan(figure) is not None


def test_a_plan_of_an_earlier_number_says_that_it_is_not_used(
    opened: Opened, brief: Brief, figure: Figure, following: Following
) -> None:
    following.set_plan(brief, figure, monthly_plan(figure, [Decimal(text) for text in SEASON], ""))
    later = tiny('"400家以上"', '"500家以上"', lines=line(7, LINES[6].replace("400", "500")))
    dialog = opened("cloud", of=later)
    assert "ends at 400家 and is not of the target as it is now" in dialog.said.sentences[0]


def test_equal_steps_are_filled_in_when_they_are_asked_for(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("cloud")
    assert set(dialog.form.texts) == {""}
    qtbot.mouseClick(dialog.form.filling, Qt.MouseButton.LeftButton)
    assert dialog.form.texts == [
        *["33", "67", "100", "133", "167", "200", "233", "267", "300", "333", "367"],
        "400",
    ]


def test_what_does_not_accumulate_says_why_it_has_no_plan(opened: Opened) -> None:
    dialog = opened("income", "en")
    assert dialog.nothing.text() == "This target can have no monthly plan: growth is not scaled by time."
    assert not dialog.form.isVisible()
    assert not dialog.saving.isVisible()
    dialog.confirm()
    assert dialog.isVisible()


# ------------------------------------------------------------ the drawing


def test_the_plan_is_drawn_through_the_months_that_are_numbers() -> None:
    area = QRectF(0, 0, 120, 100)
    placed = points([Decimal(10), None, Decimal(50)], Decimal(100), area)
    assert [(month, point.x(), point.y()) for month, point in placed] == [
        (0, 0.0, 100.0),
        (1, 10.0, 90.0),
        (3, 30.0, 50.0),
    ]


def test_the_drawing_is_said_in_words(opened: Opened) -> None:
    dialog = opened("cloud")
    write(dialog, ["5", "很多", *[""] * 9, "400"])
    assert dialog.form.preview.accessibleDescription() == "month 1: 5家, month 12: 400家"
    assert not dialog.grab().isNull()
