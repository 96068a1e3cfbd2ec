"""Work beside the windows: in order, one at a time, delivered in their thread, and over when the window closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, background: Background) -> None:
    told: list[tuple[int, int]] = []
    background.do(threading.get_ident, lambda there: told.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: background.is_idle)
    ((there, here),) = told
    assert here == threading.get_ident() != there


def test_each_piece_sees_what_the_one_before_it_left(qtbot: QtBot, background: Background) -> None:
    left: list[int] = []
    for _ in range(20):
        background.do(lambda: len(left), left.append)
    qtbot.waitUntil(lambda: background.is_idle)
    assert left == list(range(20))


def test_what_goes_wrong_is_raised_here_and_the_rest_goes_on(qtbot: QtBot, background: Background) -> None:
    told: list[str] = []

    def fail() -> str:
        raise ArithmeticError("planted")

    with qtbot.captureExceptions() as caught:
        background.do(fail, told.append)
        background.do(lambda: "after", told.append)
        qtbot.waitUntil(lambda: background.is_idle)
    assert told == ["after"]
    assert [str(error) for _, error, _ in caught] == ["planted"]


def test_after_closing_nothing_is_begun_and_nothing_told(qtbot: QtBot) -> None:
    background = Background()
    may_end, told = threading.Event(), list[str]()

    def work() -> str:
        may_end.wait(10)
        return "late"

    background.do(work, told.append)
    background.do(lambda: "never", told.append)
    may_end.set()
    background.close()
    background.do(lambda: "never", told.append)
    assert background.is_closing()
    qtbot.waitUntil(lambda: not [t for t in threading.enumerate() if t.name.endswith("(_run)")])
    assert told == []
