"""A document is set once a turn, never twice the same; a long wait, a refusal and a fault of ours are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.printing.choices import Layout, PageChoices, Scope
from desktop.printing.press import Press
from desktop.printing.typesetting import Typesetting
from tests.desktop.printing.paper import UNSET, FakeTypesetter, Made, pdf


@dataclass
class Bench:
    """A typesetting whose choices a test turns, and what it told."""

    setter: FakeTypesetter
    typesetting: Typesetting
    choices: PageChoices = field(default_factory=PageChoices)
    told: list[object] = field(default_factory=list)
    busy: list[bool] = field(default_factory=list)

    def want(self, **changes: object) -> None:
        self.choices = replace(self.choices, **changes)  # type: ignore[arg-type]
        self.typesetting.soon()


@pytest.fixture
def bench(qtbot: QtBot, brief: Brief) -> Iterator[Bench]:
    setter, owner = FakeTypesetter(Made(pdf(2))), QObject()
    press = Press(lambda: setter)
    made = Bench(setter, Typesetting(press, brief, "en", lambda: made.choices, owner))
    made.typesetting.done.connect(lambda typeset, sizes: made.told.append((typeset, len(sizes))))
    made.typesetting.refused.connect(made.told.append)
    made.typesetting.busy.connect(made.busy.append)
    yield made
    setter.gate.set()
    press.close()


def test_what_is_set_is_told_with_its_pages(bench: Bench, qtbot: QtBot) -> None:
    bench.typesetting.ask(bench.choices)
    qtbot.waitUntil(lambda: bench.told == [(bench.setter.made, 2)])


def test_the_last_choice_of_a_turn_is_set(bench: Bench, qtbot: QtBot) -> None:
    bench.want(layout=Layout.SOURCE)
    bench.want(layout=Layout.LEDGER)
    qtbot.waitUntil(lambda: len(bench.told) == 1)
    assert [asked.layout for asked in bench.setter.asked] == [Layout.LEDGER]


def test_the_same_is_set_again_only_when_it_was_forgotten(bench: Bench, qtbot: QtBot) -> None:
    bench.typesetting.ask(bench.choices)
    qtbot.waitUntil(lambda: len(bench.told) == 1)
    bench.want()
    bench.typesetting.forget()
    qtbot.waitUntil(lambda: len(bench.told) == 2)
    bench.want()
    bench.want(layout=Layout.LEDGER)
    qtbot.waitUntil(lambda: len(bench.told) == 3)
    assert len(bench.setter.asked) == 3


def test_without_a_section_there_is_nothing_to_set(bench: Bench, qtbot: QtBot) -> None:
    bench.want(scope=Scope.SECTIONS, sections=())
    qtbot.waitUntil(lambda: bench.told == ["Tick at least one section to print."])
    assert bench.setter.asked == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UNSET, "It was not set."),
        (
            ZeroDivisionError("ours"),
            "Something in Briefing Desk itself went wrong (ZeroDivisionError). Your files are unchanged.",
        ),
    ],
)
def test_why_nothing_came_is_told(bench: Bench, qtbot: QtBot, error: Exception, words: str) -> None:
    bench.setter.error = error
    with qtbot.captureExceptions():
        bench.typesetting.ask(bench.choices)
        qtbot.waitUntil(lambda: bench.told == [words])
    assert bench.busy[-1] is False


def test_a_long_wait_is_told_and_ends(bench: Bench, qtbot: QtBot) -> None:
    bench.setter.gate.clear()
    bench.typesetting.ask(bench.choices)
    qtbot.waitUntil(lambda: bench.busy == [True])
    bench.setter.gate.set()
    qtbot.waitUntil(lambda: bench.busy == [True, False])
