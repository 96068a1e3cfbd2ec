"""Entering a value: read while it is typed, refused in one sentence with everything kept, saved and told in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.actuals.check import Written
from db.actuals.records import Actual, Status
from db.records import Brief, Measure
from desktop.progress.as_of_days import end_of_written_month
from desktop.progress.following import Following
from desktop.progress.value_dialog import ValueDialog
from desktop.theme import LIGHT, Theme
from desktop.widgets.plain_label import PlainLabel
from tests.db.tiny import tiny
from tests.desktop.progress.office import HALF, QUARTER, figure_of, following_at

Opened = Callable[..., ValueDialog]


@pytest.fixture
def following(tmp_path: Path, qapp: object) -> Iterator[Following]:
    made = following_at(tmp_path)
    yield made
    made.close()


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def opened(qtbot: QtBot, brief: Brief, following: Following) -> Opened:
    """The dialog of a target by its indicator, or of any."""

    def make(indicator: str = "", revising: Actual | None = None, language: str = "zh_CN") -> ValueDialog:
        figure = figure_of(brief, indicator) if indicator else None
        made = ValueDialog(brief, following, Theme(LIGHT), language, figure, revising)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.open()
        return made

    return make


def write(dialog: ValueDialog, value: str = "105", day: str = "2023-03-31", source: str = "统计局") -> None:
    dialog.form.value.setText(value)
    dialog.form.as_of.setText(day)
    dialog.form.source.setText(source)


def values(following: Following, brief: Brief, indicator: str = "cloud") -> list[str]:
    return [one.value for one in following.progress(brief).of(figure_of(brief, indicator))]


# ------------------------------------------------------------ reading


@pytest.mark.parametrize(
    ("indicator", "typed", "read"),
    [
        ("cloud", "105", "Read as 105家"),
        ("cloud", "１０５ 家", "Read as 105家"),
        ("cloud", "超１２０", "Read as 超120家 (more than)"),
        ("cloud", "1.2千家", "Read as 1.2千家, that is 1200家"),
        ("cloud", "1.25万家", "Read as 1.25万家, that is 12,500家"),
        ("income", "６．５％", "Read as 6.5%"),
        ("income", "6.5", "Read as 6.5%"),
        ("income", "-0.3%", "Read as -0.3%"),
    ],
)
def test_a_value_is_read_as_it_is_typed(opened: Opened, indicator: str, typed: str, read: str) -> None:
    dialog = opened(indicator)
    dialog.form.value.setText(typed)
    assert dialog.form.value_reading.text() == read
    assert not dialog.form.value_hint.isVisible()
    assert dialog.form.value.accessibleDescription() == read


@pytest.mark.parametrize(
    ("indicator", "typed", "said"),
    [
        ("cloud", "很多", "没有采用“很多”：它不是一个带单位的数。"),
        ("cloud", "50%", "它的单位是“%”，而目标“400家以上”的单位是“家”"),
        ("income", "0.065", "目标以%为单位，看不出它是6.5%还是0.065%"),
        ("income", "0.5个百分点", "百分点是两个百分数之差"),
        ("income", "7亿元", "两者不是同一种量"),
        ("cloud", "1" * 25, "它不是一个带单位的数"),
    ],
)
def test_what_is_no_value_is_refused_while_it_is_typed(
    opened: Opened, brief: Brief, following: Following, indicator: str, typed: str, said: str
) -> None:
    dialog = opened(indicator)
    write(dialog, typed)
    assert said in dialog.form.value_hint.text()
    dialog.confirm()
    assert dialog.said.sentences == [
        'Not saved: "Value" has to be corrected first. What you typed is still here.'
    ]
    assert dialog.form.value.hasFocus()
    assert (dialog.form.value.text(), dialog.form.source.text()) == (typed, "统计局")
    assert values(following, brief, indicator) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2023-10-11", "截止日期2023-10-11还没有到，今天是2023-10-10"),
        ("3月31日", "“3月31日”不是一个完整的日期"),
        ("2023-02-29", "“2023-02-29”这一天不存在"),
    ],
)
def test_a_date_that_is_none_or_has_not_come_is_refused(
    opened: Opened, brief: Brief, following: Following, typed: str, said: str
) -> None:
    dialog = opened("cloud")
    write(dialog, day=typed)
    assert said in dialog.form.day_hint.text()
    dialog.confirm()
    assert dialog.form.as_of.hasFocus()
    assert values(following, brief) == []
    dialog.form.as_of.setText("２０２３年３月３１日")
    assert dialog.form.day_hint.text() == "Read as 2023年3月31日"
    dialog.confirm()
    assert values(following, brief) == ["105"]


def test_another_measure_is_refused_with_the_reason(
    opened: Opened, brief: Brief, following: Following
) -> None:
    dialog = opened("cloud")
    assert dialog.form.measure.currentData() == Measure.INCREMENT
    write(dialog)
    dialog.form.measure.setCurrentIndex(dialog.form.measure.findData(Measure.LEVEL))
    assert "填写的是“总量”，而目标是“增量”：两者口径不同，不能比较" in dialog.form.measure_hint.text()
    dialog.confirm()
    assert dialog.form.measure.hasFocus()
    assert values(following, brief) == []


def test_the_english_dialog_refuses_in_english(opened: Opened) -> None:
    dialog = opened("income", language="en")
    write(dialog, "0.065")
    assert "the target is in %, and it may be 6.5% or 0.065%" in dialog.form.value_hint.text()


@pytest.mark.parametrize(
    ("value", "day", "said"),
    [
        ("", "2023-03-31", "The value is still missing: write its number."),
        (" ", "", "The value is still missing: write its number."),
        ("105", "", "The date up to which it counts is still missing."),
    ],
)
def test_what_is_missing_is_named(opened: Opened, value: str, day: str, said: str) -> None:
    dialog = opened("cloud")
    write(dialog, value, day)
    dialog.confirm()
    assert dialog.said.sentences == [said]


# ------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("month", "day", "period"),
    [
        (3, "2023-03-31", "2023年1月至3月"),
        (6, "2023-06-30", "2023年1月至6月"),
        (9, "2023-09-30", "2023年1月至9月"),
        (12, "2023-12-31", "2023年1月至12月"),
        (0, "2023-09-30", "2023年1月至9月"),
    ],
)
def test_a_date_by_its_button_brings_its_period(
    qtbot: QtBot, opened: Opened, month: int, day: str, period: str
) -> None:
    dialog = opened("cloud")
    qtbot.mouseClick(dialog.form.days[month], Qt.MouseButton.LeftButton)
    assert (dialog.form.as_of.text(), dialog.form.period.text()) == (day, period)


@pytest.mark.parametrize(
    ("typed", "day"), [("5月", "2023-05-31"), ("2023-02-03", "2023-02-28"), ("2022年2月", "2022-02-28")]
)
def test_the_end_of_the_month_that_is_written(qtbot: QtBot, opened: Opened, typed: str, day: str) -> None:
    dialog = opened("cloud")
    dialog.form.as_of.setText(typed)
    qtbot.mouseClick(dialog.form.days[0], Qt.MouseButton.LeftButton)
    assert dialog.form.as_of.text() == day


def test_a_period_of_ones_own_is_left_alone(opened: Opened) -> None:
    dialog = opened("cloud")
    dialog.form.as_of.setText("2023-03-31")
    dialog.form.period.setText("一季度")
    dialog.form.as_of.setText("2023-06-30")
    assert dialog.form.period.text() == "一季度"


# ------------------------------------------------------------ warnings


def test_a_warning_keeps_nothing_from_being_saved(opened: Opened, brief: Brief, following: Following) -> None:
    following.enter(brief, figure_of(brief, "cloud"), HALF)
    dialog = opened("cloud")
    write(dialog, "90", "2023-09-30")
    assert dialog.said.sentences == [
        "210家 was entered for 2023年6月30日, an earlier date. A total does not fall: look at both numbers again."
    ]
    write(dialog, "300", "2023-03-31")
    assert dialog.said.sentences == [
        "210家 was entered for 2023年6月30日, a later date. A total does not fall: look at both numbers again."
    ]
    write(dialog, "90", "2022-12-31")
    assert dialog.said.sentences == [
        "The target is of 2023. A value dated outside that year is kept and does not count."
    ]
    dialog.confirm()
    assert values(following, brief) == ["90", "210家"]


def test_growth_may_fall_without_a_warning(opened: Opened, brief: Brief, following: Following) -> None:
    following.enter(brief, figure_of(brief, "income"), Written("7.5%", "2023-03-31"))
    dialog = opened("income")
    write(dialog, "6.5%", "2023-06-30")
    assert dialog.said.sentences == []


def test_a_period_that_cannot_be_compared_is_warned_of(opened: Opened) -> None:
    dialog = opened("cloud")
    write(dialog)
    dialog.form.period.setText("4-6月")
    assert "它覆盖的时期是“4-6月”，不是从2023年1月起" in dialog.said.sentences[0]
    dialog.form.period.setText("本季度")
    assert "看不懂它覆盖的时期“本季度”是哪几个月，从年初算起的请写成“1-3月”" in dialog.said.sentences[0]


@pytest.mark.parametrize(
    ("text", "day"), [("2023", date(2023, 9, 30)), ("2023年", date(2023, 9, 30)), ("5月", date(2023, 5, 31))]
)
def test_a_year_alone_names_no_month(text: str, day: date) -> None:
    assert end_of_written_month(text, 2023, date(2023, 10, 10)) == day


def test_a_value_many_times_its_target_is_warned_of(opened: Opened) -> None:
    dialog = opened("cloud")
    write(dialog, "1.2万")
    assert (
        "“1.2万家”是目标“400家以上”的30倍以上，请核对小数点、单位和是否填错了指标。"
        in dialog.said.sentences[0]
    )


def test_a_day_that_has_a_value_offers_to_revise_it(
    qtbot: QtBot, opened: Opened, brief: Brief, following: Following
) -> None:
    following.enter(brief, figure_of(brief, "cloud"), QUARTER)
    dialog = opened("cloud")
    write(dialog, "107")
    assert "There is a value for this day already: 105家." in dialog.said.sentences[0]
    offer = dialog.said.findChild(QPushButton)
    assert isinstance(offer, QPushButton)
    before = dialog.height()
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert dialog.height() > before, "room for the old value and the reason"
    assert dialog.said.sentences == []
    assert dialog.form.reason.hasFocus()
    dialog.form.reason.setText("补报")
    dialog.confirm()
    assert values(following, brief) == ["107"]


# ------------------------------------------------------------ saving


def test_what_was_kept_is_told_and_the_next_one_can_follow(
    qtbot: QtBot, opened: Opened, brief: Brief, following: Following
) -> None:
    dialog = opened("cloud")
    write(dialog)
    dialog.form.status.choose(1)
    with qtbot.waitSignal(dialog.kept) as kept:
        qtbot.keyClick(dialog.form.value, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept.args is not None
    assert kept.args[0].status is Status.FINAL
    assert dialog.said.sentences == ["Saved: 新增企业上云, 105家 up to 2023年3月31日 (Final)."]
    assert dialog.another.hasFocus()
    qtbot.keyClick(dialog.another, Qt.Key.Key_Return)
    assert dialog.form.value.hasFocus()
    assert (dialog.form.value.text(), dialog.form.as_of.text(), dialog.form.period.text()) == ("", "", "")
    assert dialog.form.source.text() == "统计局"
    write(dialog, "210", "2023-06-30")
    dialog.confirm()
    assert values(following, brief) == ["105", "210"]


def test_the_same_value_twice_is_refused_and_nothing_is_lost(
    opened: Opened, brief: Brief, following: Following
) -> None:
    following.enter(brief, figure_of(brief, "cloud"), QUARTER)
    dialog = opened("cloud")
    write(dialog)
    dialog.confirm()
    assert "2023-03-31已经有一条相同的数据“105”" in dialog.said.sentences[0]
    assert dialog.form.value.text() == "105"
    assert values(following, brief) == ["105家"]


def test_enter_alone_goes_through_the_form_and_saves_at_its_end(
    qtbot: QtBot, opened: Opened, brief: Brief, following: Following
) -> None:
    dialog = opened("cloud")
    write(dialog)
    form = dialog.form
    for field in (form.value, form.measure, form.as_of, form.period, form.status, form.source):
        focus = dialog.focusWidget()
        assert focus is field or focus.parentWidget() is field
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    # The dates that are one click away are not pressed on the way.
    assert form.as_of.text() == "2023-03-31"
    assert dialog.saving.hasFocus()
    qtbot.keyClick(dialog.saving, Qt.Key.Key_Return)
    assert values(following, brief) == ["105"]


def test_tab_reaches_the_dates_that_are_one_click_away(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("cloud")
    dialog.form.as_of.setFocus()
    qtbot.keyClick(dialog.form.as_of, Qt.Key.Key_Tab)
    assert dialog.form.days[3].hasFocus()
    qtbot.keyClick(dialog.form.days[3], Qt.Key.Key_Return)
    assert dialog.form.as_of.text() == "2023-03-31"


def test_what_was_typed_is_let_go_of_only_when_closing_is_asked_for_twice(
    qtbot: QtBot, opened: Opened, following: Following
) -> None:
    dialog = opened("cloud")
    write(dialog)
    for field, is_open in ((dialog.form.value, True), (dialog.form.value, False)):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert dialog.isVisible() is is_open
        assert dialog.said.sentences == ["What you typed is not saved yet. Close once more to let it go."]
    assert not following.steps.canUndo()


def test_with_nothing_typed_or_all_of_it_saved_escape_closes(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("cloud")
    qtbot.keyClick(dialog.form.value, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    again = opened("cloud")
    write(again)
    again.confirm()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_what_is_not_in_the_file_is_not_called_saved(
    opened: Opened, brief: Brief, following: Following, tmp_path: Path
) -> None:
    (tmp_path / "notebook.db").write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    dialog = opened("cloud")
    write(dialog)
    dialog.confirm()
    assert dialog.said.sentences[0].startswith("Taken, and not in the notebook's file yet: 新增企业上云")
    assert values(following, brief) == ["105"]


# ------------------------------------------------------------ which target


def test_without_a_target_none_is_chosen_by_itself(
    qtbot: QtBot, opened: Opened, brief: Brief, following: Following
) -> None:
    dialog = opened()
    assert dialog.figure is None
    assert not dialog.saving.isEnabled()
    assert not dialog.form.isEnabled()
    dialog.confirm()
    assert dialog.said.sentences == []
    dialog.chooser.choose(figure_of(brief, "income"))
    assert dialog.head.quote.text() == "7.0%"
    assert dialog.head.facts.text() == "Growth · unit % · target for 2023"
    with qtbot.waitSignal(dialog.line_chosen) as line:
        qtbot.mouseClick(dialog.head.source, Qt.MouseButton.LeftButton)
    assert line.args == [7]
    write(dialog, "6.8")
    dialog.confirm()
    qtbot.mouseClick(dialog.another, Qt.MouseButton.LeftButton)
    assert dialog.chooser.box.hasFocus()
    assert (dialog.form.value.text(), dialog.form.as_of.text()) == ("", "2023-03-31")
    dialog.chooser.choose(figure_of(brief, "cloud"))
    dialog.form.value.setText("105")
    dialog.confirm()
    assert (values(following, brief, "income"), values(following, brief)) == (["6.8"], ["105"])


def test_a_brief_without_targets_says_so(qtbot: QtBot, following: Following) -> None:
    whole = tiny()  # its targets stand in the third section
    bare = replace(whole, sections=whole.sections[:2], pairings=())
    dialog = ValueDialog(bare, following, Theme(LIGHT), "zh_CN")
    qtbot.addWidget(dialog)
    dialog.open()
    said = [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
    assert any(words.startswith("No target of this brief can have a value") for words in said)
    assert not dialog.saving.isVisible()


def test_a_refusal_below_the_fold_is_brought_into_sight(
    opened: Opened, brief: Brief, following: Following
) -> None:
    old = following.enter(brief, figure_of(brief, "cloud"), QUARTER)
    dialog = opened(revising=old)
    dialog.resize(600, 360)
    dialog.confirm()
    assert not dialog.form.reason.visibleRegion().isEmpty()
    assert dialog.said.isVisible()


def test_a_result_is_no_target(opened: Opened, brief: Brief, following: Following) -> None:
    dialog = opened("relief")
    write(dialog, "60亿元")
    assert "是完成值，不是目标，不能填写实际进度" in dialog.form.value_hint.text()
    dialog.confirm()
    assert values(following, brief, "relief") == []


def test_targets_are_gone_through_with_the_arrows_and_enter_leads_to_the_value(
    qtbot: QtBot, opened: Opened, brief: Brief
) -> None:
    dialog = opened()
    for expected in ("income", "revenue", "cloud"):
        assert dialog.chooser.box.hasFocus()
        qtbot.keyClick(dialog.chooser.box, Qt.Key.Key_Down)
        assert dialog.figure == figure_of(brief, expected)
    qtbot.keyClick(dialog.chooser.box, Qt.Key.Key_Return)
    assert dialog.form.value.hasFocus()


# ------------------------------------------------------------ revising


@pytest.fixture
def old(brief: Brief, following: Following) -> Actual:
    return following.enter(brief, figure_of(brief, "cloud"), QUARTER)


def test_a_revision_shows_the_old_value_and_asks_why(
    opened: Opened, brief: Brief, following: Following, old: Actual
) -> None:
    dialog = opened(revising=old)
    assert dialog.windowTitle() == "Revise a value"
    assert dialog.form.old.text() == "105家 up to 2023年3月31日 (Provisional)"
    assert dialog.form.value.text() == "105家"
    assert dialog.form.source.text() == "统计局"
    dialog.form.value.setText("107家")
    dialog.confirm()
    assert "没有填写理由" in dialog.said.sentences[0]
    assert dialog.form.reason.hasFocus()
    assert values(following, brief) == ["105家"]
    dialog.form.reason.setText("漏报2家")
    dialog.confirm()
    assert values(following, brief) == ["107家"]
    assert [change.reason for change in following.history(brief, figure_of(brief, "cloud"))] == [
        "",
        "漏报2家",
    ]


def test_what_was_revised_meanwhile_is_not_revised_again(
    opened: Opened, brief: Brief, following: Following, old: Actual
) -> None:
    dialog = opened(revising=old)
    following.revise(brief, figure_of(brief, "cloud"), old, Written("106家", "2023-03-31"), "别处")
    dialog.form.value.setText("107家")
    dialog.form.reason.setText("漏报")
    dialog.confirm()
    assert "“105家”已经在别处修订过" in dialog.said.sentences[0]
    assert (dialog.form.value.text(), dialog.form.reason.text()) == ("107家", "漏报")
    assert values(following, brief) == ["106家"]


def test_what_was_withdrawn_meanwhile_is_not_revised(
    opened: Opened, brief: Brief, following: Following, old: Actual
) -> None:
    dialog = opened(revising=old)
    following.withdraw(brief, old, "有误")
    dialog.form.reason.setText("漏报")
    dialog.confirm()
    assert "“105家”已经撤回" in dialog.said.sentences[0]


def test_a_value_the_notebook_does_not_hold_is_not_revised(
    opened: Opened, brief: Brief, following: Following, old: Actual, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = following_at(tmp_path / "other")
    stranger = other.enter(brief, figure_of(brief, "cloud"), HALF)
    other.close()
    dialog = opened("cloud", stranger)
    dialog.form.reason.setText("漏报")
    dialog.confirm()
    assert "笔记本里没有这一条数据" in dialog.said.sentences[0]
    assert values(following, brief) == ["105家"]


# ------------------------------------------------------------ while an earlier day is looked at


def test_a_value_after_the_day_that_is_looked_at_says_so_and_leads_back_to_today(
    opened: Opened, qtbot: QtBot, following: Following
) -> None:
    following.look_at(date(2023, 3, 31))
    dialog = opened("cloud")
    write(dialog, "210", "2023-06-30")
    dialog.confirm()
    assert dialog.said.sentences[1] == (
        "You are looking at 2023年3月31日, an earlier day: cards and ledger do not show this value there."
    )
    (back,) = [button for button in dialog.said.findChildren(QPushButton) if button.text() == "Back to today"]
    with qtbot.waitSignal(following.looked):
        back.click()
    assert following.on == following.today
    assert [sentence[:6] for sentence in dialog.said.sentences] == ["Saved:"]
    assert dialog.focusWidget() is dialog.another


@pytest.mark.parametrize("day", ["2023-03-31", "2023-03-30"])
def test_a_value_that_is_seen_on_that_day_says_nothing_of_it(
    opened: Opened, following: Following, day: str
) -> None:
    following.look_at(date(2023, 3, 31))
    dialog = opened("cloud")
    write(dialog, day=day)
    dialog.confirm()
    assert len(dialog.said.sentences) == 1
