"""Monthly plans are kept with their history, and brought into a notebook of before behind a checked copy."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.notebook.notebook import Notebook
from db.notebook.schema import MIGRATIONS
from db.pace.plan import MonthlyPlan
from tests.db.entered import SHA, actual, at, plan

NUMBERS = st.lists(st.decimals("0", "1e15", places=3), min_size=12, max_size=12).map(sorted)
PLANS = st.builds(
    MonthlyPlan,
    indicator=st.just("cloud"),
    totals=NUMBERS.map(tuple),
    unit=st.just("家"),
    source=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        yield notebook


def test_a_plan_is_there_at_the_next_start(tmp_path: Path) -> None:
    with contextlib.closing(Notebook.open(tmp_path / "notebook.db")) as notebook:
        notebook.plans.save("b", SHA, "cloud", plan(), at(0))
    with contextlib.closing(Notebook.open(tmp_path / "notebook.db")) as notebook:
        assert notebook.plans.latest("b") == {"cloud": plan()}
        assert notebook.plans.latest("a") == {}
        (entry,) = notebook.plans.history("b", "cloud")
    assert (entry.entered_at, entry.source_sha256) == (at(0), SHA)


@given(PLANS)
def test_any_plan_is_kept_as_it_was_given(given_plan: MonthlyPlan) -> None:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        notebook.plans.save("b", SHA, "cloud", given_plan, at(0))
        kept = notebook.plans.latest("b")["cloud"]
    assert kept == given_plan
    assert [str(total) for total in kept.totals] == [format(total, "f") for total in given_plan.totals]


def test_what_was_saved_last_holds_and_the_earlier_stays(notebook: Notebook) -> None:
    later = plan("0 0 0 0 0 0 0 0 0 0 0 400")
    notebook.plans.save("b", SHA, "cloud", plan(), at(600))
    notebook.plans.save("b", SHA, "cloud", later, at(1))
    assert notebook.plans.latest("b") == {"cloud": later}
    assert [entry.plan for entry in notebook.plans.history("b", "cloud")] == [plan(), later]


def test_a_plan_that_was_taken_back_is_only_history(notebook: Notebook) -> None:
    notebook.plans.save("b", SHA, "cloud", plan(), at(0))
    notebook.plans.save("b", SHA, "cloud", None, at(1))
    assert notebook.plans.latest("b") == {}
    assert [entry.plan for entry in notebook.plans.history("b", "cloud")] == [plan(), None]


def test_a_save_that_is_repeated_is_kept_once(notebook: Notebook) -> None:
    first = notebook.plans.save("b", SHA, "cloud", plan(), at(0), "one")
    assert notebook.plans.save("b", SHA, "cloud", plan(), at(3), "one") == first
    assert len(notebook.plans.history("b", "cloud")) == 1


@pytest.mark.parametrize(
    "unsound",
    [
        replace(plan(), totals=plan().totals[:11]),
        plan("0 0 60 50 120 200 220 240 300 340 380 400"),
        plan("-1 0 60 90 120 200 220 240 300 340 380 400"),
        replace(plan(), totals=(*plan().totals[:11], Decimal("400." + "1" * 25))),
        plan(indicator="other"),
    ],
)
def test_what_could_not_be_read_again_is_not_said_to_be_kept(
    notebook: Notebook, unsound: MonthlyPlan
) -> None:
    with pytest.raises(ValueError, match="PlanEntry"):
        notebook.plans.save("b", SHA, "cloud", unsound, at(0))
    assert notebook.plans.history("b", "cloud") == ()


@pytest.mark.parametrize(
    "change",
    ["totals = '{'", "totals = '[1]'", "totals = x'00'", "unit = x'00'", "entered_at = 'now'", "id = ''"],
)
def test_a_stored_row_that_is_unsound_is_passed_over(tmp_path: Path, change: str) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.plans.save("b", SHA, "cloud", plan(), at(0), "one")
        notebook.plans.save("b", SHA, "other", plan(indicator="other"), at(0))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE pace_plans SET {change} WHERE id = 'one'")
        connection.commit()
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert list(notebook.plans.latest("b")) == ["other"]


def test_a_notebook_from_before_takes_plans_behind_a_checked_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notebook.db"
    with monkeypatch.context() as patch:
        patch.setattr("db.notebook.notebook.MIGRATIONS", MIGRATIONS[:2])
        with contextlib.closing(Notebook.open(path)) as notebook:
            notebook.actuals.add("b", SHA, [actual("120家")])
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.plans.save("b", SHA, "cloud", plan(), at(0))
        assert [one.value for one in notebook.actuals.in_force("b")] == ["120家"]
    with contextlib.closing(sqlite3.connect(tmp_path / "notebook.before-3.db")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (2,)
        assert copy.execute("SELECT value FROM actuals").fetchone() == ("120家",)
