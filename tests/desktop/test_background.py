"""Work beside the windows: in order, one at a time, delivered in their thread, and over when the window closes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

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


def test_work_keeps_the_windows_waiting_for_less_than_a_millisecond_at_a_time(
    qtbot: QtBot, background: Background
) -> None:
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        background.do(lambda: None, lambda _: None)
        assert sys.getswitchinterval() < 0.001
    finally:
        qtbot.waitUntil(lambda: background.is_idle)
        sys.setswitchinterval(before)


class Lingering(Background):
    """Its thread is held up, for a moment, after it has told what it found."""

    def _run(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        super()._run(work, then)
        threading.Event().wait(0.1)


def test_the_thread_has_let_go_of_what_it_was_given_before_it_is_told(qtbot: QtBot) -> None:
    background, told = Lingering(), list[bool]()
    background.do(threading.current_thread, lambda thread: told.append(thread.is_alive()))
    qtbot.waitUntil(lambda: background.is_idle)
    assert told == [False]
    background.close()


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
