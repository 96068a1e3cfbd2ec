"""A deck from a brief, with no work: title, overview, every section in the source's order, closing; and the user's slides.

Slides are cut once, for the narrowest screen, so that a deck has the same slides on every screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from db.decks import DeckChoices, OwnSlide
from db.progress import NOTHING, Progress
from db.records import Brief, SectionKind
from desktop.deck.cutting import BULLET, MOST_POINTS, NARROW, numbered, of_section, shared
from desktop.deck.ordering import ordered
from desktop.deck.placing import placed
from desktop.deck.progress import progress_slides
from desktop.deck.slides import Deck, Point, Run, Slide, SlideKind
from desktop.reached import last_day
from desktop.typography import shown

TITLE, CLOSING = "title", "closing"
PLAIN = DeckChoices()
_YEAR_PAST = {SectionKind.RESULTS, SectionKind.HONOURS}
# More entries than this do not fit an overview: only the uppermost sections are named then.
_MOST_ENTRIES = 28


def make_deck(
    brief: Brief,
    choices: DeckChoices = PLAIN,
    own: tuple[OwnSlide, ...] = (),
    progress: Progress = NOTHING,
    on: date | None = None,
) -> Deck:
    """The deck the user chose: their order and their own slides, the hidden ones left out.

    It says how far the targets are by what was entered up to the day `on`; without a day, that of the last value.
    """
    slides = tuple(s for s in every_slide(brief, choices, own, progress, on) if s.id not in choices.hidden)
    slides = slides or (_title(brief),)
    ids = [slide.id for slide in slides]
    wanted = choices.end if choices.end in ids else CLOSING
    end = ids.index(wanted) if wanted in ids else len(slides) - 1
    if not choices.step_by_step:
        slides = tuple(map(_at_once, slides))
    return Deck(brief.id, shown(brief.name.zh), slides, end, choices.theme, choices.minutes)


def every_slide(
    brief: Brief,
    choices: DeckChoices = PLAIN,
    own: tuple[OwnSlide, ...] = (),
    progress: Progress = NOTHING,
    on: date | None = None,
) -> tuple[Slide, ...]:
    """Every slide there is, hidden ones included, in the user's order."""
    made = {slide.id: slide for slide in _of_brief(brief, progress, on or last_day(progress))}
    added = {slide.id: slide for each in own for slide in _own(each)}
    order = ordered(tuple(made), choices.order, tuple(added))
    every = {**made, **added}
    return tuple(every[name] for name in order)


def _at_once(slide: Slide) -> Slide:
    return replace(
        slide,
        points=tuple(replace(point, step=0) for point in slide.points),
        tiles=tuple(replace(tile, step=0) for tile in slide.tiles),
        dials=tuple(replace(dial, step=0) for dial in slide.dials),
        standings=tuple(replace(standing, step=0) for standing in slide.standings),
    )


def _of_brief(brief: Brief, progress: Progress, on: date) -> Iterable[Slide]:
    yield _title(brief)
    yield from _overview(brief)
    sections = [section for section in brief.walk if section.kind is not SectionKind.MASTHEAD]
    targets = [section for section in sections if section.kind is SectionKind.TARGETS] or sections
    for section in sections:
        yield from of_section(brief, section, progress, on)
        # How far it all is comes where the targets were; where none have a section, at the end.
        if section is targets[-1]:
            yield from progress_slides(brief, section, progress, on)
    yield _closing(brief)


def _title(brief: Brief) -> Slide:
    masthead = next((s for s in brief.walk if s.kind is SectionKind.MASTHEAD), None)
    lines = masthead.lines if masthead else ()
    below = [brief.strapline, brief.byline, f"{brief.results_year}年完成情况 · {brief.targets_year}年目标"]
    return Slide(
        id=TITLE,
        kind=SlideKind.TITLE,
        title=shown(brief.headline),
        section=masthead.id if masthead else "",
        subtitle=shown(brief.name.zh),
        points=tuple(Point((Run(shown(text)),)) for text in below),
        lines=lines,
    )


def _closing(brief: Brief) -> Slide:
    return Slide(
        id=CLOSING,
        kind=SlideKind.CLOSING,
        title="汇报完毕",
        subtitle=shown(brief.name.zh),
        points=(Point((Run(shown(brief.strapline)),)),),
        lines=(),
    )


def _overview(brief: Brief) -> list[Slide]:
    """What comes, in two groups: the year past, the year ahead. Each entry leads to its section."""
    groups = {f"{brief.results_year}年完成情况": True, f"{brief.targets_year}年目标与任务": False}
    points: list[Point] = []
    for heading, is_past in groups.items():
        entries = [
            Point((Run(shown(s.label.zh)),), link=s.id)
            for s in brief.walk
            if s.kind not in {SectionKind.MASTHEAD, SectionKind.HIGHLIGHTS}
            and (s.kind in _YEAR_PAST) is is_past
        ]
        if entries:
            points += [Point((Run(heading),)), *entries]
    if len(points) > _MOST_ENTRIES:
        top = {s.id for s in brief.sections}
        points = [p for p in points if not p.link or p.link in top]
    slide = Slide(id="overview", kind=SlideKind.OVERVIEW, title="本次汇报", points=tuple(points))
    return [slide] if points and not placed(slide, NARROW).overflows else []


def _own(own: OwnSlide) -> list[Slide]:
    """The user's own slide; a long text goes on as many as it needs."""
    if own.picture:
        return [Slide(id=own.id, kind=SlideKind.PICTURE, title=own.title, picture=own.picture)]
    points = [Point((Run(line.strip()),), BULLET) for line in own.text.splitlines() if line.strip()]
    base = Slide(id=own.id, kind=SlideKind.TEXT, title=own.title)

    def slide(group: Sequence[tuple[int, Point]]) -> Slide:
        stepped = tuple(replace(point, step=n) for n, (_, point) in enumerate(group))
        return replace(base, id=own.id if group[0][0] == 0 else f"{own.id}+{group[0][0]}", points=stepped)

    return numbered(shared(list(enumerate(points)), slide, MOST_POINTS)) or [base]
