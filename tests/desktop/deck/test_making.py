from dataclasses import replace

import pytest

from db.decks import DeckChoices, OwnSlide
from db.records import Brief, ItemKind, SectionKind
from desktop.deck.making import CLOSING, TITLE, every_slide, make_deck
from desktop.deck.slides import Slide, SlideKind
from desktop.typography import shown
from tests.db.tiny import tiny

pytestmark = pytest.mark.usefixtures("qapp")


def words(slide: Slide) -> str:
    return "".join(point.text for point in slide.points)


def test_the_deck_begins_with_the_title_and_ends_with_the_closing(brief: Brief) -> None:
    deck = make_deck(brief)
    kinds = [slide.kind for slide in deck.slides]
    assert kinds[:2] == [SlideKind.TITLE, SlideKind.OVERVIEW]
    assert kinds[-1] is SlideKind.CLOSING
    assert deck.end == len(deck.slides) - 1


def test_every_line_of_the_brief_is_on_a_slide(brief: Brief) -> None:
    lines = [line for slide in make_deck(brief).slides for line in slide.lines]
    items = {item.line for item in brief.items}
    headings = {s.line for s in brief.walk if s.line}
    assert set(lines) == items | headings


def test_every_line_without_a_figure_stands_there_word_for_word(brief: Brief) -> None:
    deck = make_deck(brief)
    for section in brief.walk:
        if section.kind in {SectionKind.MASTHEAD, SectionKind.TARGETS}:
            continue
        text = "".join(words(slide) for slide in deck.slides if slide.section == section.id)
        for item in section.items:
            if not item.figures:
                assert shown(item.source_text)[len(item.marker) :] in text, item.line


def test_every_figure_stands_there_as_written(brief: Brief) -> None:
    deck = make_deck(brief)
    written: dict[str, str] = {}
    for slide in deck.slides:
        for tile in slide.tiles:
            written[tile.figure] = tile.before + tile.number + tile.unit + tile.after
        for dial in slide.dials:
            written[dial.figure] = dial.model.before + dial.model.number + dial.model.unit + dial.model.after
        for point in slide.points:
            written |= {run.figure: run.text for run in point.runs if run.figure}
    assert set(written) == {figure.id for figure in brief.figures}
    for figure in brief.figures:
        assert written[figure.id].removeprefix(figure.estimate).removeprefix(figure.commitment) == shown(
            figure.quote
        )


def test_the_foot_names_the_source_lines(brief: Brief) -> None:
    deck = make_deck(brief)
    assert deck.slides[deck.of_section("economy") or 0].source == "晋江简报 2023 · 原文第27–31行"


def test_the_targets_are_gauges_and_what_no_gauge_shows_stands_below(brief: Brief) -> None:
    deck = make_deck(brief)
    slide = deck.slides[deck.of_section("targets") or 0]
    assert [dial.text for dial in slide.dials] == [
        "地区生产总值增长 6.5%左右",
        "一般公共预算总收入增长 7.6%",
        "城乡居民人均可支配收入增长 7.0%",
    ]
    assert words(slide) == "“三大战略目标”取得阶段性成效，中国式现代化晋江实践创出更多新经验"
    assert slide.steps == 4


def test_long_lists_are_shared_evenly_and_counted(brief: Brief) -> None:
    parts = [s for s in make_deck(brief).slides if s.section == "industrial-system-highlights"]
    assert [(s.part, s.parts) for s in parts] == [(n, len(parts)) for n in range(1, len(parts) + 1)]
    sizes = [len(slide.points) for slide in parts]
    assert max(sizes) - min(sizes) <= 1
    assert parts[0].heading == "划重点 1/4"


def test_long_paragraphs_are_cut_at_sentences(brief: Brief) -> None:
    parts = [s for s in make_deck(brief).slides if 154 in s.lines]
    assert len(parts) == 3
    assert all(words(slide).endswith("。") for slide in parts)
    item = brief.item(154)
    assert item is not None
    assert item.kind is ItemKind.PARAGRAPH
    assert "".join(map(words, parts)) == shown(item.text)


def test_a_heading_the_source_does_not_have_is_marked(brief: Brief) -> None:
    deck = make_deck(brief)
    assert "编者" in deck.slides[deck.of_section("drives") or 0].remark


def test_a_doubtful_period_says_so(brief: Brief) -> None:
    tiles = {t.figure: t for slide in make_deck(brief).slides for t in slide.tiles}
    assert tiles["55.1"].aside
    assert not tiles["53.1"].aside


def test_ids_are_unique_and_the_same_each_time(brief: Brief) -> None:
    ids = [slide.id for slide in make_deck(brief).slides]
    assert len(set(ids)) == len(ids)
    assert ids == [slide.id for slide in make_deck(brief).slides]


def test_bullets_come_one_by_one_or_all_at_once(brief: Brief) -> None:
    assert max(slide.steps for slide in make_deck(brief).slides) > 4
    assert {slide.steps for slide in make_deck(brief, DeckChoices(step_by_step=False)).slides} == {1}


def test_hidden_slides_are_left_out_but_can_be_found() -> None:
    brief, choices = tiny(), DeckChoices(hidden=frozenset({"overview"}))
    assert "overview" not in [slide.id for slide in make_deck(brief, choices).slides]
    assert "overview" in [slide.id for slide in every_slide(brief, choices)]


def test_a_deck_with_everything_hidden_still_has_its_title() -> None:
    everything = frozenset(slide.id for slide in every_slide(tiny()))
    assert [slide.id for slide in make_deck(tiny(), DeckChoices(hidden=everything)).slides] == [TITLE]


def test_after_the_chosen_end_come_the_backups() -> None:
    deck = make_deck(tiny(), DeckChoices(end="overview"))
    assert deck.end == 1
    assert deck.folio(1) == "2 / 2"
    assert deck.folio(2) == f"备用 1 / {len(deck.slides) - 2}"
    assert make_deck(tiny(), DeckChoices(end="gone")).slides[-1].id == CLOSING


def test_the_users_slides_come_before_the_closing_and_are_cut_when_long() -> None:
    own = (
        OwnSlide("own-1", "补充", "\n".join(f"第{n}点" for n in range(14))),
        OwnSlide("own-2", "图", picture=b"x"),
    )
    slides = make_deck(tiny(), own=own).slides
    assert [slide.id for slide in slides][-5:] == ["own-1", "own-1+5", "own-1+9", "own-2", CLOSING]
    assert sum(len(slide.points) for slide in slides if slide.id.startswith("own-1")) == 14


def test_an_empty_slide_of_the_users_is_a_slide() -> None:
    assert make_deck(tiny(), own=(OwnSlide("own-1", ""),)).index("own-1") is not None


def test_a_slide_that_is_linked_to_is_found(brief: Brief) -> None:
    deck = make_deck(brief)
    links = [point.link for point in deck.slides[1].points if point.link]
    assert links[0] == "events"
    assert all(deck.of_section(link) is not None for link in links)


def test_plain_text_holds_every_word_of_a_slide(brief: Brief) -> None:
    deck = make_deck(brief)
    for slide in deck.slides:
        texts = [point.text for point in slide.points] + [tile.text for tile in slide.tiles]
        assert all(text in slide.text for text in texts + [dial.text for dial in slide.dials])
    assert replace(deck.slides[0], title="").heading == ""
