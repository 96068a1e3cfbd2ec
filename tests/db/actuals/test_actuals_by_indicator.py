"""Read by indicator, the values are those that hold: what is put together late is not something else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from db.actuals.by_indicator import ByIndicator
from db.notebook.notebook import Notebook
from tests.db.entered import SHA, actual

MARCH, JUNE = date(2023, 3, 31), date(2023, 6, 30)


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        yield notebook


def values(notebook: Notebook) -> dict[str, list[str]]:
    return {name: [one.value for one in held] for name, held in notebook.actuals.by_indicator("b").items()}


def test_values_stand_under_their_indicator_in_the_order_of_their_dates(notebook: Notebook) -> None:
    entered = [
        actual("300家", as_of=JUNE),
        actual("120家", as_of=MARCH),
        actual("6.5%", indicator="income", as_of=JUNE),
    ]
    notebook.actuals.add("b", SHA, entered)
    notebook.actuals.add("other", SHA, [actual("1家")])
    assert values(notebook) == {"cloud": ["120家", "300家"], "income": ["6.5%"]}


def test_what_was_revised_withdrawn_and_restored_counts_as_it_does_elsewhere(notebook: Notebook) -> None:
    march, june, other = notebook.actuals.add(
        "b", SHA, [actual(as_of=MARCH), actual("300家", as_of=JUNE), actual("6.5%", indicator="income")]
    )
    notebook.actuals.revise("b", SHA, march, replace(march, value="121家", id=""), "漏报")
    notebook.actuals.withdraw("b", june, "有误")
    notebook.actuals.withdraw("b", other, "有误")
    notebook.actuals.restore("b", june, "无误")
    held = notebook.actuals.by_indicator("b")
    assert sum(held.values(), ()) == notebook.actuals.in_force("b")
    assert "income" not in held
    assert len(held) == 1


def test_what_comes_later_is_not_in_what_was_read(notebook: Notebook) -> None:
    notebook.actuals.add("b", SHA, [actual("120家", as_of=MARCH)])
    before = notebook.actuals.by_indicator("b")
    notebook.actuals.add("b", SHA, [actual("300家", as_of=JUNE)])
    assert [one.value for one in before["cloud"]] == ["120家"]


def test_nothing_is_empty_and_false(notebook: Notebook) -> None:
    held = notebook.actuals.by_indicator("b")
    assert isinstance(held, ByIndicator)
    assert not held
    assert held == {}
    with pytest.raises(KeyError):
        held["cloud"]
