import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.actuals.faults import ActualError, ActualFault
from db.actuals.records import Actual, ChangeKind, Status
from db.errors import NotebookError, NotebookFault
from db.notebook.notebook import Notebook
from db.notebook.schema import MIGRATIONS
from tests.db.entered import SHA, actual, at, dump

ENTERED, REVISED = ChangeKind.ENTERED, ChangeKind.REVISED
WITHDRAWN, RESTORED = ChangeKind.WITHDRAWN, ChangeKind.RESTORED
TEXT = st.text(st.characters(), max_size=40)
ACTUALS = st.builds(
    Actual,
    indicator=st.just("cloud"),
    value=TEXT,
    number=st.decimals(-(10**9), 10**9, places=3),
    unit=TEXT,
    as_of=st.dates(),
    period=TEXT,
    source=TEXT,
    status=st.sampled_from(Status),
    entered_at=st.just(at(0)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "用户 的" / "notebook.db"


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        yield notebook


def add(notebook: Notebook, *actuals: Actual) -> tuple[Actual, ...]:
    return notebook.actuals.add("b", SHA, actuals)


def revise(notebook: Notebook, old: Actual, new: Actual, reason: str = "年报核定") -> Actual:
    return notebook.actuals.revise("b", SHA, old, new, reason)


def values(notebook: Notebook) -> list[str]:
    return [one.value for one in notebook.actuals.in_force("b")]


def deeds(notebook: Notebook) -> list[tuple[ChangeKind, str, str]]:
    return [(c.kind, c.actual.value, c.reason) for c in notebook.actuals.history("b", "cloud")]


def refused(fault: ActualFault) -> contextlib.AbstractContextManager[object]:
    return pytest.raises(ActualError, match=fault.value[1])


# ------------------------------------------------------------ what is kept


def test_a_value_comes_back_as_it_was_written(path: Path) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        (kept,) = add(notebook, actual("6.50%"))
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert notebook.actuals.in_force("b") == (kept,)
    assert kept == replace(actual("6.50%"), id=kept.id, source_sha256=SHA)
    assert (kept.value, str(kept.number)) == ("6.50%", "6.50")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(ACTUALS)
def test_any_text_is_kept_as_text(entry: Actual) -> None:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        (kept,) = add(notebook, entry)
        assert notebook.actuals.in_force("b") == (kept,)
    assert (kept.number, kept.as_of, kept.status) == (entry.number, entry.as_of, entry.status)
    assert kept.value == entry.value.encode("utf-8", "replace").decode()


def test_a_time_of_another_zone_is_the_same_moment(notebook: Notebook) -> None:
    noon = datetime(2023, 4, 20, 12, tzinfo=timezone(timedelta(hours=8)))
    (kept,) = add(notebook, replace(actual(), entered_at=noon))
    assert (kept.entered_at, kept.entered_at.hour) == (noon, 4)


def test_briefs_and_indicators_are_kept_apart(notebook: Notebook) -> None:
    notebook.actuals.add("a", SHA, [actual("1家")])
    add(notebook, actual("2家"), actual("3%", indicator="income"))
    assert values(notebook) == ["2家", "3%"]
    assert [one.value for one in notebook.actuals.in_force("b", "income")] == ["3%"]
    assert notebook.actuals.history("a", "income") == ()


def test_of_several_on_a_day_the_latest_entered_is_shown(notebook: Notebook) -> None:
    later, final = actual("250家", as_of=date(2023, 6, 30)), actual("121家", minutes=2, status=Status.FINAL)
    add(notebook, later, final, actual("120家", minutes=1))
    found = notebook.actuals.per_date("b")
    assert {name: [one.value for one in found[name]] for name in found} == {"cloud": ["121家", "250家"]}


def test_a_number_that_could_not_be_read_back_is_never_said_to_be_kept(notebook: Notebook) -> None:
    with pytest.raises(ValueError, match="cloud"):
        add(notebook, actual("1家"), replace(actual(), number=Decimal("1e30")))
    with pytest.raises(ValueError, match="cloud"):
        add(notebook, replace(actual(), number=Decimal("NaN")))
    assert values(notebook) == []


def test_a_notebook_from_before_takes_values_behind_a_checked_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("db.notebook.notebook.MIGRATIONS", MIGRATIONS[:1])
        with contextlib.closing(Notebook.open(path)) as notebook:
            notebook.set_note("b", "title", "一")
    before = dump(path)
    with contextlib.closing(Notebook.open(path)) as notebook:
        add(notebook, actual("120家"))
        assert (notebook.notes("b"), values(notebook)) == ({"title": "一"}, ["120家"])
    assert dump(path.with_name("notebook.before-2.db")) == before


def test_without_that_copy_a_notebook_from_before_stays_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("db.notebook.notebook.MIGRATIONS", MIGRATIONS[:1])
        Notebook.open(path).close()
    before = dump(path)
    path.with_name("notebook.before-2.db").mkdir()
    with pytest.raises(NotebookError) as caught:
        Notebook.open(path)
    assert caught.value.fault is NotebookFault.NO_COPY
    assert dump(path) == before


# ------------------------------------------------------------ revised, withdrawn, restored


def test_a_revision_keeps_the_old_value_with_reason_and_time(notebook: Notebook) -> None:
    (old,) = add(notebook, actual("120家"))
    new = revise(notebook, old, actual("118家", minutes=60))
    assert notebook.actuals.in_force("b") == (new,)
    assert (new.revises, new.reason, new.entered_at) == (old.id, "年报核定", at(60))
    assert deeds(notebook) == [(ENTERED, "120家", ""), (REVISED, "118家", "年报核定")]
    assert [change.at for change in notebook.actuals.history("b", "cloud")] == [at(0), at(60)]


def test_a_revision_may_correct_the_date(notebook: Notebook) -> None:
    (old,) = add(notebook, actual(as_of=date(2024, 2, 29)))
    revise(notebook, old, actual(as_of=date(2023, 2, 28)))
    assert [one.as_of for one in notebook.actuals.in_force("b")] == [date(2023, 2, 28)]


def test_what_is_withdrawn_no_longer_holds_and_is_kept(notebook: Notebook) -> None:
    (old,) = add(notebook, actual("120家"))
    new = revise(notebook, old, actual("118家", minutes=1))
    notebook.actuals.withdraw("b", new, "填错了目标", at(2))
    assert values(notebook) == []
    assert deeds(notebook)[-1] == (WITHDRAWN, "118家", "填错了目标")
    notebook.actuals.restore("b", new, "没有填错", at(3))
    assert values(notebook) == ["118家"]
    assert [kind for kind, _, _ in deeds(notebook)] == [ENTERED, REVISED, WITHDRAWN, RESTORED]


def test_a_clock_that_was_set_back_undoes_nothing(notebook: Notebook) -> None:
    (old,) = add(notebook, actual("120家", minutes=600))
    new = revise(notebook, old, actual("118家", minutes=1))
    assert values(notebook) == ["118家"]
    notebook.actuals.withdraw("b", new, "甲", at(0))
    assert values(notebook) == []
    notebook.actuals.restore("b", new, "乙", at(0))
    assert values(notebook) == ["118家"]
    assert [kind for kind, _, _ in deeds(notebook)] == [ENTERED, REVISED, WITHDRAWN, RESTORED]


@pytest.mark.parametrize("reason", ["", " \n", "　"])
def test_without_a_reason_nothing_is_changed(notebook: Notebook, reason: str) -> None:
    (old,) = add(notebook, actual("120家"))
    with refused(ActualFault.NO_REASON):
        revise(notebook, old, actual("118家"), reason)
    with refused(ActualFault.NO_REASON):
        notebook.actuals.withdraw("b", old, reason)
    assert deeds(notebook) == [(ENTERED, "120家", "")]


def test_what_was_revised_elsewhere_is_not_revised_again_unseen(notebook: Notebook) -> None:
    (old,) = add(notebook, actual("120家"))
    revise(notebook, old, actual("118家"))
    with refused(ActualFault.SUPERSEDED):
        revise(notebook, old, actual("119家"))
    with refused(ActualFault.SUPERSEDED):
        notebook.actuals.withdraw("b", old, "甲")
    assert values(notebook) == ["118家"]


def test_what_is_withdrawn_is_not_revised_and_what_is_not_is_not_restored(notebook: Notebook) -> None:
    (old,) = add(notebook, actual("120家"))
    with refused(ActualFault.NOT_WITHDRAWN):
        notebook.actuals.restore("b", old, "甲")
    notebook.actuals.withdraw("b", old, "甲")
    for change in (
        lambda: revise(notebook, old, actual("1家")),
        lambda: notebook.actuals.withdraw("b", old, "乙"),
    ):
        with refused(ActualFault.WITHDRAWN):
            change()
    assert len(deeds(notebook)) == 2


def test_what_the_notebook_does_not_hold_cannot_be_changed(notebook: Notebook) -> None:
    add(notebook, actual("120家"))
    for change in (
        lambda gone: revise(notebook, gone, actual("1家")),
        lambda gone: notebook.actuals.withdraw("b", gone, "甲"),
    ):
        with refused(ActualFault.GONE):
            change(actual(name="nowhere"))
    assert values(notebook) == ["120家"]


# ------------------------------------------------------------ the same twice, many at once


def test_the_same_value_is_not_entered_twice(notebook: Notebook) -> None:
    (old,) = add(notebook, actual("120家"))
    with refused(ActualFault.DUPLICATE):
        add(notebook, actual("120家", minutes=9))
    add(notebook, actual("120家", status=Status.FINAL), actual("120家", as_of=date(2023, 4, 30)))
    assert len(values(notebook)) == 3
    notebook.actuals.withdraw("b", old, "甲")
    add(notebook, actual("120家", minutes=9))
    with refused(ActualFault.DUPLICATE):
        notebook.actuals.restore("b", old, "乙")


def test_a_revision_is_no_duplicate_of_what_it_revises(notebook: Notebook) -> None:
    (old,) = add(notebook, actual("120家"))
    revise(notebook, old, replace(actual("120家"), source="年报"))
    assert [one.source for one in notebook.actuals.in_force("b")] == ["年报"]


def test_a_write_that_is_repeated_is_kept_once(notebook: Notebook) -> None:
    first = add(notebook, actual(name="one"))
    assert add(notebook, actual(name="one", minutes=5)) == first
    assert len(deeds(notebook)) == 1


def test_many_at_once_are_all_kept_or_none(notebook: Notebook) -> None:
    rows = [actual(f"{number}家") for number in range(1, 20)]
    with refused(ActualFault.DUPLICATE):
        add(notebook, *rows, actual("7家"))
    assert values(notebook) == []
    assert len(add(notebook, *rows)) == len(values(notebook)) == 19


def test_two_programs_see_each_others_values(path: Path) -> None:
    with contextlib.closing(Notebook.open(path)) as one, contextlib.closing(Notebook.open(path)) as other:
        (old,) = add(one, actual("120家"))
        revise(other, old, actual("118家"))
        assert values(one) == ["118家"]
        with refused(ActualFault.SUPERSEDED):
            revise(one, old, actual("119家"))


# ------------------------------------------------------------ damage


@pytest.mark.parametrize(
    "change",
    [
        "amount = 'many'",
        "amount = '1e9'",
        "as_of = '2023-02-30'",
        "as_of = 7",
        "status = 'settled'",
        "entered_at = '2023-04-20T08:30:00'",
        "entered_at = '9999-12-31T23:59:59+00:00'",
        "value = x'ff'",
        "id = ''",
    ],
)
def test_a_stored_value_that_is_unsound_is_passed_over_and_counted(path: Path, change: str) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        add(notebook, actual("120家", name="one"), actual("7家", name="two"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE actuals SET {change} WHERE id = 'one'")
        connection.commit()
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert values(notebook) == ["7家"]
        assert notebook.actuals.unreadable("b") == 1


def test_a_circle_of_revisions_is_still_one_line(path: Path) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        (old,) = add(notebook, actual("120家"))
        revise(notebook, old, replace(actual("118家"), id="two"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE actuals SET revises = 'two' WHERE id = ?", [old.id])
        connection.commit()
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert values(notebook) == ["118家"]


def test_a_locked_notebook_keeps_what_it_has(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.notebook.notebook._PATIENCE", 0.05)
    with contextlib.closing(Notebook.open(path)) as one, contextlib.closing(Notebook.open(path)) as other:
        one._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotebookError) as caught:
            add(other, actual())
        assert caught.value.fault is NotebookFault.LOCKED
        one._connection.execute("ROLLBACK")
        assert values(other) == []
