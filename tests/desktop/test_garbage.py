"""What is caught in a cycle goes in the thread of the windows, never in another one."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.garbage import collect_here, collect_if_due, hold_garbage
from tests.conftest import MakeDesk


class Caught:
    """Holds itself, and says who lets it go."""

    def __init__(self, gone: list[int]) -> None:
        self._itself, self._gone = self, gone

    def __del__(self) -> None:
        self._gone.append(threading.get_ident())


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


def litter() -> None:
    """Far more of it than Python's own collecting would let lie."""
    for _ in range(20_000):
        cycle: list[object] = []
        cycle.append(cycle)


def in_a_thread() -> int:
    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    return thread.ident or 0


def test_python_itself_would_let_it_go_in_a_thread() -> None:
    gone: list[int] = []
    gc.collect()
    Caught(gone)
    gc.enable()
    thread = in_a_thread()
    assert gone == [thread]


def test_it_goes_in_the_thread_of_the_windows(qtbot: QtBot) -> None:
    gone: list[int] = []
    gc.collect()
    parent = QObject()
    collect_here(parent)
    Caught(gone)
    in_a_thread()
    assert gone == []
    qtbot.waitUntil(lambda: gone == [threading.get_ident()], timeout=10_000)


def test_a_little_is_left_lying() -> None:
    gone: list[int] = []
    hold_garbage()
    gc.collect()
    Caught(gone)
    collect_if_due()
    assert gone == []
    litter()
    collect_if_due()
    assert gone == [threading.get_ident()]


def test_the_viewer_collects_so(make_desk: MakeDesk) -> None:
    gc.enable()
    make_desk()
    assert not gc.isenabled()
