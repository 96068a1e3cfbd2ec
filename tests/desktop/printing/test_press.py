"""The press: one thread, the latest wish, nothing swallowed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.printing.choices import Layout, PageChoices
from desktop.printing.press import THUMBNAILS, Press
from tests.desktop.printing.paper import UNSET, FakeTypesetter, Made, pdf

FIRST, SECOND, THIRD = (replace(PageChoices(), layout=layout) for layout in list(Layout)[:3])


@pytest.fixture
def setter(qtbot: QtBot) -> FakeTypesetter:
    return FakeTypesetter(Made(pdf(3)))


@pytest.fixture
def press(setter: FakeTypesetter) -> Iterator[Press]:
    made = Press(lambda: setter)
    yield made
    setter.gate.set()
    made.close()


def typeset(press: Press, brief: Brief, qtbot: QtBot) -> None:
    with qtbot.waitSignal(press.typeset_done):
        press.typeset(brief, FIRST)


def test_a_document_comes_with_the_sizes_of_its_pages(press: Press, brief: Brief, qtbot: QtBot) -> None:
    with qtbot.waitSignal(press.typeset_done) as done:
        press.typeset(brief, FIRST)
    made, sizes = done.args
    assert made.pdf.startswith(b"%PDF")
    assert [(round(w), round(h)) for w, h in sizes] == [(595, 842)] * 3


def test_what_was_not_begun_is_skipped_and_what_was_begun_is_dropped(
    press: Press, setter: FakeTypesetter, brief: Brief, qtbot: QtBot
) -> None:
    done: list[object] = []
    press.typeset_done.connect(lambda made, _: done.append(made))
    setter.gate.clear()
    press.typeset(brief, FIRST)
    assert setter.begun.wait(10)
    press.typeset(brief, SECOND)
    press.typeset(brief, THIRD)
    setter.gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert setter.asked == [FIRST, THIRD]
    assert len(done) == 1


def test_pages_are_pictured_in_the_order_asked_and_before_thumbnails(
    press: Press, brief: Brief, qtbot: QtBot
) -> None:
    typeset(press, brief, qtbot)
    pictured: list[tuple[int, int]] = []
    press.rendered.connect(lambda rank, page, *_: pictured.append((rank, page)))
    press.render([(2, 24.0), (0, 24.0), (1, 24.0)])
    press.render([(0, 12.0)], THUMBNAILS)
    qtbot.waitUntil(lambda: len(pictured) == 4)
    assert pictured == [(0, 2), (0, 0), (0, 1), (1, 0)]


def test_a_picture_is_as_dense_as_was_asked(press: Press, brief: Brief, qtbot: QtBot) -> None:
    typeset(press, brief, qtbot)
    with qtbot.waitSignal(press.rendered) as done:
        press.render([(1, 96.0)])
    _, page, dpi, image = done.args
    assert (page, dpi) == (1, 96.0)
    assert isinstance(image, QImage)
    assert abs(image.width() - 794) <= 1


def test_pictures_of_a_forgotten_document_are_not_handed_on(
    press: Press, setter: FakeTypesetter, brief: Brief, qtbot: QtBot
) -> None:
    typeset(press, brief, qtbot)
    pictured: list[int] = []
    press.rendered.connect(lambda _, page, *__: pictured.append(page))
    press.render([(0, 24.0)])
    press.forget()
    setter.made = Made(pdf(1))
    typeset(press, brief, qtbot)
    with qtbot.waitSignal(press.rendered):
        press.render([(0, 24.0)])
    assert pictured == [0]


def test_words_are_found_on_every_page(press: Press, brief: Brief, qtbot: QtBot) -> None:
    typeset(press, brief, qtbot)
    with qtbot.waitSignal(press.found) as done:
        press.find("GROWTH")
    words, found = done.args
    assert words == "GROWTH"
    assert [place.page for place in found] == [0, 1, 2]


def test_what_the_user_can_mend_is_told(
    press: Press, setter: FakeTypesetter, brief: Brief, qtbot: QtBot
) -> None:
    setter.error = UNSET
    with qtbot.waitSignal(press.failed) as done:
        press.typeset(brief, FIRST)
    assert done.args == [UNSET]


def test_a_fault_of_ours_is_told_and_raised(
    press: Press, setter: FakeTypesetter, brief: Brief, qtbot: QtBot
) -> None:
    setter.error = ZeroDivisionError("ours")
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(press.broke):
        press.typeset(brief, FIRST)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_after_a_fault_it_goes_on(press: Press, setter: FakeTypesetter, brief: Brief, qtbot: QtBot) -> None:
    setter.error = ZeroDivisionError("ours")
    with qtbot.captureExceptions(), qtbot.waitSignal(press.broke):
        press.typeset(brief, FIRST)
    setter.error = None
    typeset(press, brief, qtbot)


def test_closing_waits_for_the_thread(setter: FakeTypesetter, brief: Brief, qtbot: QtBot) -> None:
    press = Press(lambda: setter)
    done: list[object] = []
    press.typeset_done.connect(lambda *_: done.append(1))
    setter.gate.clear()
    press.typeset(brief, FIRST)
    assert setter.begun.wait(10)
    threading.Timer(0.05, setter.gate.set).start()
    press.close()
    assert setter.gate.is_set()
    with qtbot.assertNotEmitted(press.typeset_done, wait=0):
        pass
    assert done == []
