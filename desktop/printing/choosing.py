"""What of a brief is printed, by what the reader chose."""

from __future__ import annotations

from dataclasses import replace

from db.records import Brief, Figure, FigureKind, Section, SectionKind
from desktop.printing.choices import PageChoices, Scope


def chosen_sections(brief: Brief, choices: PageChoices) -> tuple[Section, ...]:
    """The sections that are printed, in the source's order; the masthead is the title and not among them."""
    every = tuple(s for s in brief.walk if s.kind is not SectionKind.MASTHEAD)
    if choices.scope is Scope.WHOLE:
        return every
    if choices.scope is Scope.TARGETS:
        return tuple(s for s in every if any(is_chosen(f, choices) for f in s.figures))
    if choices.scope is Scope.SECTIONS:
        return tuple(s for s in every if s.id in choices.sections)
    page = next((s for s in every if s.id in choices.sections), None)
    # The overview has no section of its own: it is the whole brief.
    return tuple(s for s in every if page is None or s is page or s.parent == page.id)


def with_questions(brief: Brief, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A list of highlights means nothing without its question, which comes along as a heading without lines."""
    ids = {section.id for section in sections}
    wanted = {s.parent for s in sections if s.kind is SectionKind.HIGHLIGHTS} - ids
    return tuple(
        replace(s, items=()) if s.id in wanted else s for s in brief.walk if s.id in ids or s.id in wanted
    )


def is_chosen(figure: Figure, choices: PageChoices) -> bool:
    """Whether a figure is printed, where its section is."""
    return choices.scope is not Scope.TARGETS or figure.kind in {FigureKind.TARGET, FigureKind.TASK}
