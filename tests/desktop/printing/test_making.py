"""The document that is made of a brief: its lines, levels and figures."""

from __future__ import annotations

from db.records import Brief
from desktop.printing.choices import PageChoices, Scope
from desktop.printing.making import document


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
