"""What the user noted as a source: in its own words and in those it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack

from db.query_ways import Way
from db.records import Bilingual, Brief, SectionKind
from desktop.location import Location
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot, line_spot
from desktop.searching.notes_source import NotesSource
from desktop.searching.source import EVERYTHING, Group, Limits, Result
from tests.db.tiny import tiny


@pytest.fixture
def noting(tmp_path: Path, qapp: object) -> Iterator[Noting]:
    made, brief = Noting(tmp_path / "notebook.db", QUndoStack()), tiny()
    made.bookmark(brief, spot(brief, 5))
    made.write(brief, spot(brief, 7), "待核:上云口径\n问统计局")
    yield made
    made.close()


def spot(brief: Brief, line: int) -> Spot:
    found = line_spot(brief, line)
    assert found is not None
    return found


def asked(
    noting: Noting,
    query: str,
    limits: Limits = EVERYTHING,
    briefs: tuple[Brief, ...] | None = None,
    names: Mapping[str, Bilingual] | None = None,
) -> list[Result]:
    source = NotesSource(
        noting, lambda: (tiny(),) if briefs is None else briefs, "zh_CN", names=lambda _: names or {}
    )
    answers: list[tuple[Group, ...]] = []
    source.answered.connect(lambda _, groups: answers.append(groups))
    source.search(query, limits, 1)
    (groups,) = answers
    return [result for group in groups for result in group.results]


def test_a_note_is_found_by_its_own_words(noting: Noting) -> None:
    (found,) = asked(noting, "统计局")
    assert found.place == Location("tiny", "targets", 7)
    assert found.text[slice(*found.spans[0])] == "统计局"
    assert found.path == "Note  ·  2 目标"


def test_a_bookmark_is_found_by_the_words_it_stands_on(noting: Noting) -> None:
    (found,) = asked(noting, "减负")
    assert found.place == Location("tiny", "results", 5)
    assert found.text[slice(*found.spans[0])] == "减负"


def test_pinyin_is_said(noting: Noting) -> None:
    (found,) = asked(noting, "tongjiju")
    assert found.way is Way.PINYIN


@pytest.mark.parametrize("query", ["", " ", "没有", "\0", "\ud800", '"'])
def test_what_is_in_no_note_is_not_found(noting: Noting, query: str) -> None:
    assert asked(noting, query) == []


@pytest.mark.parametrize(
    ("limits", "count"),
    [
        (Limits(year="2023"), 1),
        (Limits(year="2020"), 0),
        (Limits(place="某市"), 1),
        (Limits(place="别处"), 0),
        (Limits(kind=SectionKind.TARGETS), 1),
        (Limits(kind=SectionKind.RESULTS), 0),
        (Limits(only_figures=True), 1),
    ],
)
def test_limits_leave_out_what_they_should(noting: Noting, limits: Limits, count: int) -> None:
    assert len(asked(noting, "统计局", limits)) == count


def test_a_note_on_a_brief_that_is_not_open_is_found_with_the_line_it_was_on(noting: Noting) -> None:
    (found,) = asked(noting, "统计局", briefs=())
    assert found.place.brief == "tiny"
    assert (found.path, bool(found.note)) == ("Note  ·  Line 7", True)
    assert asked(noting, "统计局", Limits(year="2023"), briefs=()) == []


def test_its_brief_is_named_once_that_is_known(noting: Noting) -> None:
    names = {"tiny": Bilingual("某市简报", "A brief")}
    (found,) = asked(noting, "统计局", briefs=(), names=names)
    assert found.path == "Note  ·  某市简报  ·  Line 7"


def test_of_several_open_briefs_each_note_names_its_own(noting: Noting) -> None:
    (found,) = asked(noting, "统计局", briefs=(tiny(), tiny('id = "tiny"', 'id = "another"')))
    assert found.path == "Note  ·  某市简报  ·  2 目标"


def test_without_a_notebook_nothing_is_read(tmp_path: Path, qapp: object) -> None:
    assert asked(Noting(tmp_path / "none.db", QUndoStack()), "统计局") == []
    assert not (tmp_path / "none.db").exists()
