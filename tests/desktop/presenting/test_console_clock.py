"""The strip of time: it reads the talk's clock, and says how the talk stands in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.presenting.console_clock import ConsoleClock
from desktop.presenting.pace_words import pace, remaining
from desktop.presenting.section_times import SectionTimesModel, TimeRole
from desktop.presenting.show import Show
from desktop.presenting.talk_clock import TalkClock
from desktop.presenting.talk_words import digits, signed, spoken
from desktop.theme import LIGHT, Theme
from tests.desktop.presenting.console_stage import Hand, small_deck
from tests.desktop.presenting.console_stage import stage as staged


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (65.9, "1:05"), (3600, "1:00:00"), (-5, "0:00")])
def test_seconds_as_digits(seconds: float, text: str) -> None:
    assert digits(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(20, "+0:20"), (-65, "−1:05"), (0.2, "0:00")])
def test_a_difference_has_its_sign(seconds: float, text: str) -> None:
    assert signed(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(80, "1 min 20 s"), (-40, "40 s"), (120, "2 min")])
def test_a_length_in_words(seconds: float, text: str) -> None:
    assert spoken(seconds) == text


@pytest.mark.parametrize(
    ("late", "words", "warns"),
    [
        (None, "No length planned", False),
        (10, "On plan", False),
        (-10, "On plan", False),
        (40, "40 s behind plan", False),
        (80, "1 min 20 s behind plan", True),
        (-30, "30 s ahead of plan", False),
        (-90, "1 min 30 s ahead of plan", True),
    ],
)
def test_the_pace_is_said_in_words(late: float | None, words: str, warns: bool) -> None:
    said = pace(late)
    assert (said.words, said.is_warning) == (words, warns)


def test_a_warning_has_a_shape_of_its_own() -> None:
    assert pace(80).sign == "triangle-alert"
    assert len({pace(80).sign, pace(40).sign, pace(0).sign, pace(-80).sign}) == 4


def test_what_is_left_turns_into_what_is_over() -> None:
    assert remaining(60, 10) == ("9:00", "Remaining")
    assert remaining(660, 10) == ("1:00", "Over time")
    assert remaining(660, 0) == ("—", "Remaining")


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def show(hand: Hand) -> Show:
    return Show(small_deck(), TalkClock(now=hand))


@pytest.fixture
def clock(qtbot: QtBot, show: Show) -> ConsoleClock:
    made = ConsoleClock(Theme(LIGHT), show, lambda: datetime(2023, 1, 5, 9, 7, tzinfo=UTC))
    qtbot.addWidget(made)
    return made


def test_the_hour_the_time_talked_and_the_time_left(clock: ConsoleClock, show: Show, hand: Hand) -> None:
    assert clock.wall.value.text() == "09:07"
    show.next()
    hand.seconds = 200
    clock.refresh()
    assert clock.elapsed.value.text() == "3:20"
    assert clock.remaining.value.text() == "6:40"
    # Slide 2 of 4 in ten minutes is expected at 3:45.
    assert clock.pace.words.text() == "25 s ahead of plan"


def test_beyond_a_minute_the_pace_warns(clock: ConsoleClock, show: Show, hand: Hand) -> None:
    show.next()
    hand.seconds = 300
    clock.refresh()
    assert clock.pace.words.text() == "1 min 15 s behind plan"
    assert clock.pace.property("warns") is True
    assert not clock.pace.sign.pixmap().isNull()


def test_the_clock_is_not_held_before_it_begins(clock: ConsoleClock) -> None:
    assert not clock.pause.isChecked()
    assert clock.pause.text() == "Pause"


def test_a_pause_pauses_and_resumes(clock: ConsoleClock, show: Show, hand: Hand) -> None:
    show.next()
    hand.seconds = 30
    clock.pause.click()
    hand.seconds = 90
    clock.refresh()
    assert clock.elapsed.value.text() == "0:30"
    assert clock.pause.isChecked()
    assert clock.pause.text() == "Resume"
    clock.pause.click()
    hand.seconds = 100
    clock.refresh()
    assert clock.elapsed.value.text() == "0:40"
    assert clock.pause.text() == "Pause"


def test_each_new_second_is_told_once(clock: ConsoleClock, show: Show, hand: Hand, qtbot: QtBot) -> None:
    show.next()
    hand.seconds = 5
    with qtbot.waitSignal(clock.ticked):
        clock.refresh()
    with qtbot.assertNotEmitted(clock.ticked):
        clock.refresh()


# ------------------------------------------------------------ by section


def test_the_times_of_a_section_are_added_up(brief: Brief, qtmodeltester: object) -> None:
    model = SectionTimesModel(brief, small_deck(minutes=8), "zh_CN")
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    model.show_times({"title": 5.0, "economy": 60.0, "industry": 90.0, "elsewhere": 7.0}, "industry")
    rows = [model.index(row).data(TimeRole.ROW) for row in range(model.rowCount())]
    # Economy and industry both belong to 成效.
    assert [(row.name, row.words) for row in rows] == [
        ("Title, overview and closing", "0:05 / 4:00"),
        ("成效", "2:30 / 4:00"),
        ("“国字号”荣誉", "0:00"),
    ]
    assert [row.is_current for row in rows] == [False, True, False]


def test_the_list_of_sections_opens_and_closes(qtbot: QtBot, brief: Brief) -> None:
    made = staged(qtbot, brief)
    window = made.window
    assert window.sections.isHidden()
    window.timing.click()
    assert not window.sections.isHidden()
    made.show.go(1)
    made.hand.seconds = 42
    window.clock.refresh()
    rows = window.sections.model()
    assert rows.index(1, 0).data(TimeRole.ROW).words == "0:42 / 5:00"
    assert window.remembered["sections"] is True


# ------------------------------------------------------------ rehearsing


def test_a_rehearsal_is_named_and_times_the_slide(qtbot: QtBot, brief: Brief) -> None:
    made = staged(qtbot, brief, is_rehearsal=True)
    assert not made.window.rehearsing.isHidden()
    made.show.go(1)
    made.hand.seconds = 42
    made.window.clock.refresh()
    assert made.window.here.aside.text() == "This slide 0:42, planned 2:30"


def test_a_show_is_no_rehearsal(qtbot: QtBot, brief: Brief) -> None:
    made = staged(qtbot, brief)
    assert made.window.rehearsing.isHidden()
    assert made.window.here.aside.text() == ""
