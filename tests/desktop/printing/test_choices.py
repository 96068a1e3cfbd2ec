"""Choices are remembered whole; what is unsound has its default."""

from __future__ import annotations

import json

import pytest

from db.records import Brief
from desktop.printing.choices import Faces, Layout, Masthead, PageChoices, Scope
from desktop.printing.document import chosen_sections, document
from tests.desktop.printing.conftest import FORM


def test_choices_come_back_as_they_were() -> None:
    choices = PageChoices(
        Layout.JIANBAO, Scope.SECTIONS, ("economy", "city"), False, False, False, Faces.BUNDLED, True, FORM
    )
    assert PageChoices.from_json(json.loads(json.dumps(choices.to_json()))) == choices


@pytest.mark.parametrize(
    "stored",
    [{}, {"layout": "poster"}, {"layout": []}, {"notes": "yes"}, {"sections": "economy"}, {"masthead": [1]},
     {"masthead": {"name": 3, "colour": "red"}}, {"scope": None}],
)  # fmt: skip
def test_what_is_unsound_has_its_default(stored: dict[str, object]) -> None:
    assert PageChoices.from_json(stored) == PageChoices()


def test_a_form_keeps_what_is_sound_of_it() -> None:
    assert PageChoices.from_json({"masthead": {"name": "简报", "issue": 3}}).masthead == Masthead(name="简报")


def ids(brief: Brief, **choices: object) -> list[str]:
    return [section.id for section in chosen_sections(brief, PageChoices(**choices))]  # type: ignore[arg-type]


def test_the_whole_brief_is_every_section_but_the_masthead(brief: Brief) -> None:
    assert ids(brief) == [section.id for section in brief.walk if section.id != "masthead"]


def test_ticked_sections_come_in_the_order_of_the_source(brief: Brief) -> None:
    assert ids(brief, scope=Scope.SECTIONS, sections=("targets", "economy")) == ["economy", "targets"]


def test_a_page_is_a_section_with_what_is_under_it(brief: Brief) -> None:
    assert ids(brief, scope=Scope.PAGE, sections=("innovation",)) == ["innovation", "innovation-highlights"]


def test_the_page_of_the_overview_is_the_whole_brief(brief: Brief) -> None:
    assert ids(brief, scope=Scope.PAGE, sections=("",)) == ids(brief)


def test_only_targets_leaves_the_lines_that_hold_one(brief: Brief) -> None:
    made = document(brief, PageChoices(scope=Scope.TARGETS))
    assert [line.line for chapter in made.chapters for line in chapter.lines] == [87, 108, 112, 114]
    assert {target.kind for target in made.targets} == {"target", "task"}


def test_a_section_without_its_parent_is_set_on_the_first_level(brief: Brief) -> None:
    made = document(brief, PageChoices(scope=Scope.SECTIONS, sections=("economy", "city")))
    assert [(chapter.level, chapter.number) for chapter in made.chapters] == [(1, "一、"), (1, "二、")]


def test_highlights_bring_the_heading_of_their_question_along(brief: Brief) -> None:
    made = document(brief, PageChoices(scope=Scope.SECTIONS, sections=("innovation-highlights",)))
    question, highlights = made.chapters
    assert (question.line, question.lines) == (121, ())
    assert (highlights.title, highlights.level, len(highlights.lines)) == ("划重点：", 2, 14)


def test_every_figure_of_a_document_is_a_run_of_its_line(brief: Brief) -> None:
    runs = {
        run.figure: run.text
        for chapter in document(brief, PageChoices()).chapters
        for line in chapter.lines
        for run in line.runs
        if run.figure
    }
    assert runs == {figure.id: figure.quote for figure in brief.figures}
