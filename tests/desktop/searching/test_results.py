"""The rows of what was found: groups under their headings, whenever they come."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from db.query_ways import Way
from desktop.location import Location
from desktop.models.results import Heading, Recent, ResultRole, ResultsModel
from desktop.searching.source import Group, Result, Scope
from desktop.searching.words import counts_words


def group(
    scope: Scope, count: int, listed: int | None = None, *, is_partial: bool = False, is_growing: bool = False
) -> Group:
    place = Location("tiny", "results", 4)
    results = tuple(Result(place, f"{scope.name} {n}", "path") for n in range(listed or count))
    return Group(scope, results, count, is_partial, is_growing=is_growing)


def texts(model: ResultsModel) -> list[Any]:
    return [model.index(n).data() for n in range(model.rowCount())]


@pytest.fixture
def model(qapp: object) -> ResultsModel:
    made = ResultsModel()
    made.begin()
    return made


def test_the_results_are_a_sound_model(qtmodeltester: Any, model: ResultsModel) -> None:
    model.begin(["企业"])
    model.add([group(Scope.BRIEF, 3)])
    model.add([group(Scope.SECTIONS, 1), group(Scope.NOTES, 2)])
    qtmodeltester.check(model)


def test_groups_stand_in_their_order_whenever_they_come(model: ResultsModel) -> None:
    model.add([group(Scope.NOTES, 1)])
    model.add([group(Scope.SECTIONS, 1), group(Scope.BRIEF, 1)])
    model.add([group(Scope.LIBRARY, 1)])
    assert [text for text in texts(model) if text[-1] == "0"] == [
        "SECTIONS 0",
        "BRIEF 0",
        "LIBRARY 0",
        "NOTES 0",
    ]


def test_a_heading_says_how_many_and_what_is_missing(model: ResultsModel) -> None:
    model.add([group(Scope.LIBRARY, 1001, 50, is_partial=True)])
    heading = model.row(0)
    assert heading == Heading("Library", "1000+", "partial results · the first 50 are listed")
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == " ".join(
        ["Library", "1000+", "partial results · the first 50 are listed"]
    )


def test_a_group_that_grows_keeps_its_rows_and_its_place(qtmodeltester: Any, model: ResultsModel) -> None:
    model.add([group(Scope.BRIEF, 1), group(Scope.LIBRARY, 2, is_growing=True), group(Scope.NOTES, 1)])
    assert model.row(2) == Heading("Library", "2+", "")
    reset: list[None] = []
    model.modelReset.connect(lambda: reset.append(None))
    model.add([group(Scope.LIBRARY, 60, 3)])
    assert model.row(2) == Heading("Library", "60", "the first 3 are listed")
    wanted = ["BRIEF 0", "LIBRARY 0", "LIBRARY 1", "LIBRARY 2", "NOTES 0"]
    assert [text for text in texts(model) if text[-1].isdigit()] == wanted
    assert (counts_words(model.groups), reset) == ("This brief 1 · Library 60 · Notes 1", [])
    qtmodeltester.check(model)


def test_what_is_still_counted_is_at_least_so_many() -> None:
    assert counts_words([group(Scope.LIBRARY, 50, is_growing=True)]) == "Library 50+"


def test_the_groups_are_counted_side_by_side() -> None:
    groups = (
        group(Scope.BRIEF, 2),
        group(Scope.LIBRARY, 60, 50, is_partial=True),
        group(Scope.NOTES, 1001, 9),
    )
    assert counts_words(groups) == "This brief 2 · Library 60+ · Notes 1000+"


def test_headings_cannot_be_chosen(model: ResultsModel) -> None:
    model.add([group(Scope.BRIEF, 2), group(Scope.NOTES, 1)])
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert [model.step(-1, 1), model.step(1, 1), model.step(2, 1), model.step(4, 1)] == [1, 2, 4, 4]
    assert [model.step(4, -1), model.step(1, -1), model.step(4, -9)] == [2, 1, 1]


def test_with_nothing_there_is_nowhere_to_step(model: ResultsModel) -> None:
    assert model.step(-1, 1) == -1


def test_recent_searches_stand_first(model: ResultsModel) -> None:
    model.begin(["企业", "6.5%"])
    model.add([group(Scope.SECTIONS, 1)])
    assert texts(model) == ["Recent searches", "企业", "6.5%", "Sections", "SECTIONS 0"]
    assert model.index(1).data(ResultRole.ROW) == Recent("企业")


def test_a_result_is_read_out_with_where_it_is_and_how_it_was_found(model: ResultsModel) -> None:
    found = Result(Location("tiny", "results", 4), "增长(预计)", "1 成绩", ((0, 2),), Way.PINYIN)
    model.add([Group(Scope.BRIEF, (found,), 1)])
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "增长（预计） 1 成绩  ·  Line 4  ·  by pinyin"
