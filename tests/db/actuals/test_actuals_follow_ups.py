import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.actuals.records import FollowUp, TaskState
from db.notebook.notebook import Notebook
from tests.db.entered import SHA, at, follow_up

TEXT = st.text(st.characters(), max_size=40)
FOLLOW_UPS = st.builds(
    FollowUp,
    subject=TEXT,
    entered_at=st.just(at(0)),
    lead_unit=TEXT,
    units=st.lists(TEXT, max_size=4).map(tuple),
    deadline=TEXT,
    due=st.none() | st.dates(),
    state=st.sampled_from(TaskState),
    note=TEXT,
    text=TEXT,
)


@pytest.fixture
def notebook() -> Iterator[Notebook]:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        yield notebook


def save(notebook: Notebook, *follow_ups: FollowUp) -> tuple[FollowUp, ...]:
    return notebook.follow_ups.save("b", SHA, follow_ups)


def test_a_task_keeps_who_answers_for_it_and_how_far_it_is(tmp_path: Path) -> None:
    with contextlib.closing(Notebook.open(tmp_path / "notebook.db")) as notebook:
        (kept,) = save(
            notebook,
            follow_up(
                lead_unit="发改局",
                units=("发改局", "工信局"),
                deadline="2023年底",
                due=date(2023, 12, 31),
                state=TaskState.UNDER_WAY,
                note="已开工9个",
                text="建设14个综合产业园区",
            ),
        )
    with contextlib.closing(Notebook.open(tmp_path / "notebook.db")) as notebook:
        assert notebook.follow_ups.latest("b") == {"economy/112": kept}
    assert (kept.units, kept.due, kept.source_sha256) == (("发改局", "工信局"), date(2023, 12, 31), SHA)


@given(FOLLOW_UPS)
def test_any_text_is_kept_as_text(entry: FollowUp) -> None:
    with contextlib.closing(Notebook.in_memory()) as notebook:
        (kept,) = save(notebook, entry)
        assert notebook.follow_ups.history("b", kept.subject) == (kept,)
    assert (kept.due, kept.state, len(kept.units)) == (entry.due, entry.state, len(entry.units))
    assert kept.note == entry.note.encode("utf-8", "replace").decode()


def test_what_was_saved_last_holds_and_the_earlier_stays(notebook: Notebook) -> None:
    save(notebook, follow_up(minutes=600, state=TaskState.UNDER_WAY))
    save(notebook, follow_up(minutes=1, state=TaskState.DONE, reason="验收"))
    assert notebook.follow_ups.latest("b")["economy/112"].state is TaskState.DONE
    history = notebook.follow_ups.history("b", "economy/112")
    assert [(one.state, one.reason) for one in history] == [
        (TaskState.UNDER_WAY, ""),
        (TaskState.DONE, "验收"),
    ]


def test_what_was_emptied_is_only_history(notebook: Notebook) -> None:
    save(notebook, follow_up(lead_unit="发改局"), follow_up("economy/113", lead_unit="工信局"))
    save(notebook, follow_up(minutes=1))
    assert list(notebook.follow_ups.latest("b")) == ["economy/113"]
    assert len(notebook.follow_ups.history("b", "economy/112")) == 2


def test_a_save_that_is_repeated_is_kept_once(notebook: Notebook) -> None:
    first = save(notebook, follow_up(note="甲", id="one"))
    assert save(notebook, follow_up(note="甲", id="one", minutes=3)) == first
    assert len(notebook.follow_ups.history("b", "economy/112")) == 1


def test_many_at_once_are_all_kept_or_none(notebook: Notebook) -> None:
    save(notebook, follow_up(note="甲", id="one"))
    with pytest.raises(sqlite3.IntegrityError):
        save(notebook, follow_up("other", note="乙"), follow_up("another", note="丙", id="one"))
    assert list(notebook.follow_ups.latest("b")) == ["economy/112"]


@pytest.mark.parametrize(
    "change",
    [
        "state = 'soon'",
        "units = '{'",
        "units = '[1]'",
        "due = '2023-02-30'",
        "note = x'00'",
        "entered_at = 'now'",
    ],
)
def test_a_stored_row_that_is_unsound_is_passed_over(tmp_path: Path, change: str) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        save(notebook, follow_up(note="甲", id="one"), follow_up("other", note="乙"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE follow_ups SET {change} WHERE id = 'one'")
        connection.commit()
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert list(notebook.follow_ups.latest("b")) == ["other"]


def test_every_state_has_its_words() -> None:
    words = [state.words for state in TaskState]
    assert all(word.zh and word.en for word in words)
    assert len(set(words)) == len(TaskState)


# ------------------------------------------------------------ the rule of pace


def test_no_pace_rule_is_chosen_until_one_is(notebook: Notebook) -> None:
    assert notebook.pace.rule("b") == ""
    notebook.pace.choose("b", "monthly", at(0))
    assert (notebook.pace.rule("b"), notebook.pace.rule("a")) == ("monthly", "")


def test_every_choice_of_a_rule_is_kept(notebook: Notebook) -> None:
    for rule, minutes in (("monthly", 5), ("wuhan-2020", 1), ("", 0)):
        notebook.pace.choose("b", rule, at(minutes))
    assert notebook.pace.rule("b") == ""
    assert [choice.rule for choice in notebook.pace.history("b")] == ["monthly", "wuhan-2020", ""]
