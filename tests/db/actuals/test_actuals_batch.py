"""Many values are changed as one: all of them or none, each judged by what was done before it in the same batch."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.actuals.faults import ActualError, ActualFault
from db.actuals.records import Actual, ChangeKind
from db.notebook.notebook import Notebook
from tests.db.entered import SHA, actual, at


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        yield notebook


def year(count: int = 3) -> list[Actual]:
    first = date(2023, 1, 31)
    return [actual(f"{n + 1}家", as_of=first + timedelta(days=n)) for n in range(count)]


def values(notebook: Notebook) -> list[str]:
    return [one.value for one in notebook.actuals.in_force("b")]


def test_many_are_taken_back_and_hold_again(notebook: Notebook) -> None:
    kept = notebook.actuals.add("b", SHA, year())
    notebook.actuals.withdraw_held("b", kept, "导错了表", at(1))
    assert values(notebook) == []
    notebook.actuals.restore_all("b", kept, "没有导错", at(2))
    assert values(notebook) == ["1家", "2家", "3家"]
    assert [one.kind for one in notebook.actuals.history("b")] == [
        *[ChangeKind.ENTERED] * 3,
        *[ChangeKind.WITHDRAWN] * 3,
        *[ChangeKind.RESTORED] * 3,
    ]


def test_what_holds_in_their_lines_is_taken_back_whatever_they_were(notebook: Notebook) -> None:
    kept = notebook.actuals.add("b", SHA, year())
    notebook.actuals.revise("b", SHA, kept[1], actual("20家", as_of=kept[1].as_of), "年报核定")
    notebook.actuals.withdraw_held("b", kept, "导错了表", at(9))
    assert values(notebook) == []


def test_one_that_is_withdrawn_already_leaves_all_as_they_are(notebook: Notebook) -> None:
    kept = notebook.actuals.add("b", SHA, year())
    notebook.actuals.withdraw("b", kept[2], "填错", at(1))
    with pytest.raises(ActualError) as refused:
        notebook.actuals.withdraw_held("b", kept, "导错了表", at(2))
    assert refused.value.fault is ActualFault.WITHDRAWN
    assert values(notebook) == ["1家", "2家"]


def test_the_same_value_is_not_taken_back_twice_in_one_batch(notebook: Notebook) -> None:
    (kept,) = notebook.actuals.add("b", SHA, year(1))
    with pytest.raises(ActualError) as refused:
        notebook.actuals.withdraw_held("b", [kept, kept], "导错了表", at(2))
    assert refused.value.fault is ActualFault.WITHDRAWN
    assert values(notebook) == ["1家"]


def test_two_that_say_the_same_do_not_both_hold_again(notebook: Notebook) -> None:
    (old,) = notebook.actuals.add("b", SHA, year(1))
    notebook.actuals.withdraw("b", old, "填错", at(1))
    (new,) = notebook.actuals.add("b", SHA, year(1))
    notebook.actuals.withdraw("b", new, "填错", at(2))
    with pytest.raises(ActualError) as refused:
        notebook.actuals.restore_all("b", [old, new], "没有填错", at(3))
    assert refused.value.fault is ActualFault.DUPLICATE
    assert values(notebook) == []


def test_lines_are_revised_twice_in_one_batch(notebook: Notebook) -> None:
    (old,) = notebook.actuals.add("b", SHA, year(1))
    later = [actual(value, as_of=old.as_of) for value in ("20家", "21家")]
    notebook.actuals.revise_held("b", SHA, [(old, one) for one in later], "年报核定")
    assert values(notebook) == ["21家"]


def test_a_revision_by_its_own_reason_says_it(notebook: Notebook) -> None:
    (old,) = notebook.actuals.add("b", SHA, year(1))
    new = replace(actual("20家", as_of=old.as_of), reason="年报核定")
    notebook.actuals.revise_held("b", SHA, [(old, new)], "")
    assert notebook.actuals.history("b")[-1].reason == "年报核定"


def test_many_need_no_more_looking_up_than_one(notebook: Notebook) -> None:
    def asked(count: int) -> int:
        said: list[str] = []
        kept = notebook.actuals.add(f"b{count}", SHA, year(count))
        notebook._connection.set_trace_callback(said.append)
        notebook.actuals.withdraw_held(f"b{count}", kept, "导错了表", at(1))
        notebook.actuals.restore_all(f"b{count}", kept, "没有导错", at(2))
        notebook.actuals.revise_held(f"b{count}", SHA, [(one, one) for one in kept], "核定")
        notebook._connection.set_trace_callback(None)
        return sum(one.startswith("SELECT") for one in said)

    assert asked(40) == asked(1) > 0


def test_what_counts_them_may_end_it_before_anything_is_written(notebook: Notebook) -> None:
    passed: list[None] = []

    class Enough(Exception):
        pass

    def count() -> None:
        passed.append(None)
        if len(passed) == 2:
            raise Enough

    with pytest.raises(Enough):
        notebook.actuals.add("b", SHA, year(), count)
    assert values(notebook) == []
    assert len(notebook.actuals.add("b", SHA, year(), lambda: passed.append(None))) == 3
    assert len(passed) == 5
