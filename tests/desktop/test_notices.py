"""Notices: a sentence with buttons, which takes the place of an earlier one, and which keys reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.location import Location
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from desktop.widgets.notices import GOOD_NEWS, Notice, Notices
from desktop.widgets.plain_label import PlainLabel


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    made = Notices(Theme(LIGHT, 1.0))
    qtbot.addWidget(made)
    return made


def buttons(notices: Notices) -> list[QPushButton]:
    """Shown when the event loop comes round."""
    QApplication.processEvents()
    return [button for button in notices.findChildren(QPushButton) if button.isVisibleTo(notices)]


def test_a_button_does_its_work_once_and_takes_the_sentence_down(qtbot: QtBot, notices: Notices) -> None:
    done: list[str] = []
    notices.put(
        Notice("一句话", choices=(("读", lambda: done.append("read")), ("回", lambda: done.append("back"))))
    )
    notices.show()
    qtbot.mouseClick(buttons(notices)[1], Qt.MouseButton.LeftButton)
    assert (done, notices.sentences, notices.isVisible()) == (["back"], [], False)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_key(qtbot: QtBot, notices: Notices, key: Qt.Key) -> None:
    done: list[str] = []
    notices.put(Notice("一句话", choices=(("读", lambda: done.append("read")),)))
    notices.show()
    (button,) = buttons(notices)
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(button, key)
    assert done == ["read"]


def test_a_button_is_read_out_with_its_sentence(notices: Notices) -> None:
    notices.put(Notice("一句话", choices=(("读 & 看", lambda: None),)))
    (button,) = buttons(notices)
    assert (button.accessibleName(), button.accessibleDescription()) == ("读 & 看", "一句话")
    assert button.text() == "读 && 看"


def test_a_notice_takes_the_place_of_the_one_with_its_key(notices: Notices) -> None:
    for sentence, key in (("一", "a"), ("二", ""), ("三", "a"), ("四", "")):
        notices.put(Notice(sentence, key=key))
    assert notices.sentences == ["二", "三", "四"]


def test_only_the_notice_with_the_key_is_withdrawn(notices: Notices) -> None:
    notices.put(Notice("一", key="a"))
    notices.put(Notice("二"))
    for key in ("a", "b", ""):
        notices.withdraw(key)
    assert notices.sentences == ["二"]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((Location("a", "one", 5),), ["到处", "一行"]),
        ((Location("a", "two"),), ["到处", "旁边"]),
        ((Location("a", "two", 9), Location("a", "one")), ["到处", "一行", "旁边"]),
        ((Location("a"),), ["到处"]),
        ((Location("a", view="scoreboard"),), ["到处"]),
    ],
)
def test_what_is_about_a_place_goes_when_its_page_is_left(
    notices: Notices, places: tuple[Location, ...], said: list[str]
) -> None:
    notices.put(Notice("到处"))
    notices.put(Notice("一行", place=Location("a", "one", 999)))
    notices.put(Notice("旁边", place=Location("a", "two")))
    notices.show_at(places)
    assert notices.sentences == said


def test_a_standing_notice_cannot_be_dismissed(notices: Notices) -> None:
    notices.put(Notice("一", is_standing=True))
    assert notices.findChildren(QToolButton) == []
    notices.put(Notice("二"))
    assert len(notices.findChildren(QToolButton)) == 1


def test_a_button_may_put_up_another_notice(qtbot: QtBot, notices: Notices) -> None:
    notices.put(Notice("一", choices=(("读", lambda: notices.put(Notice("二"))),)))
    notices.show()
    qtbot.mouseClick(buttons(notices)[0], Qt.MouseButton.LeftButton)
    assert notices.sentences == ["二"]
    assert notices.isVisible()


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("width", [320, 640, 1200])
def test_long_words_wrap_and_buttons_stay_inside(qtbot: QtBot, tokens: Tokens, width: int) -> None:
    notices = Notices(Theme(tokens, 1.0))
    qtbot.addWidget(notices)
    nothing = ("Read this older edition for now", lambda: None)
    notices.put(Notice("一句很长的话,一直说到窗口的边上还没有说完。" * 6, choices=(nothing, nothing)))
    notices.setFixedWidth(width)
    notices.show()
    qtbot.waitUntil(lambda: 60 < notices.sizeHint().height() == notices.widget().height())
    for button in buttons(notices):
        right = button.mapTo(notices.widget(), button.rect().bottomRight())
        assert right.x() <= width
        assert right.y() <= notices.sizeHint().height()


def test_a_standing_notice_stays_on_top(notices: Notices) -> None:
    for sentence, is_standing in (("一", False), ("二", True), ("三", False)):
        notices.put(Notice(sentence, is_standing=is_standing))
    assert notices.sentences == ["二", "一", "三"]


def test_where_there_is_no_room_the_stack_is_scrolled_and_every_line_keeps_its_height(
    qtbot: QtBot, notices: Notices
) -> None:
    notices.setFixedWidth(320)
    for number in range(6):
        notices.put(Notice("一句很长的话,一直说到窗口的边上还没有说完。" * 4 + str(number)))
    notices.show()
    notices.resize(320, 200)
    qtbot.waitUntil(lambda: notices.verticalScrollBar().maximum() > 100)
    for label in notices.findChildren(PlainLabel):
        if label.text():
            assert label.height() >= label.heightForWidth(label.width())
    assert notices.minimumSizeHint().height() < 100


def test_with_room_the_stack_is_as_high_as_what_it_says(qtbot: QtBot, notices: Notices) -> None:
    notices.setFixedWidth(600)
    notices.put(Notice("一句话"))
    notices.show()
    qtbot.waitUntil(lambda: notices.sizeHint().height() > 20)
    one = notices.sizeHint().height()
    notices.put(Notice("另一句"))
    qtbot.waitUntil(lambda: notices.sizeHint().height() == 2 * one)
    notices.clear()
    qtbot.waitUntil(lambda: notices.sizeHint().height() == 0)


def test_good_news_looks_different(notices: Notices) -> None:
    notices.put(Notice("一", GOOD_NEWS))
    notices.put(Notice("二"))
    names = [box.objectName() for _, box in notices._boxes]
    assert names == ["goodnews", "notice"]


def test_from_three_on_all_are_dismissed_at_once_but_those_that_stand(qtbot: QtBot, notices: Notices) -> None:
    for number in range(2):
        notices.put(Notice(str(number)))
    notices.put(Notice("站着", is_standing=True))
    notices.show()
    assert buttons(notices) == []
    notices.put(Notice("2"))
    (button,) = buttons(notices)
    assert button.text() == "Dismiss all"
    notices.withdraw("none")
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert notices.sentences == ["站着"]
    assert buttons(notices) == []


def test_the_button_that_dismisses_all_stands_above_the_first(notices: Notices) -> None:
    for number in range(3):
        notices.put(Notice(str(number)))
    notices.put(Notice("站着", is_standing=True))
    above = notices._layout.itemAt(0)
    assert above is not None
    assert above.widget() is notices._dismiss_all
    assert notices.sentences == ["站着", "0", "1", "2"]
    assert [notices._layout.indexOf(box) for _, box in notices._boxes] == [1, 2, 3, 4]
