"""Which sections of a brief are printed."""

from __future__ import annotations

from db.records import Brief
from desktop.printing.choices import PageChoices, Scope
from desktop.printing.choosing import chosen_sections


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
