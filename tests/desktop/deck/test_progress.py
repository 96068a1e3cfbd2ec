"""How far the year is, on slides: dated and in words, legible at every ratio, and nothing where nothing was entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from db.actuals.check import Written
from db.decks import DeckChoices
from db.pace.rules import MONTHLY
from db.progress import NOTHING, Progress
from db.records import Brief
from desktop.deck.details import source_slide
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck, Slide, SlideKind
from desktop.reached import rule_sentence
from tests.db.tiny import tiny
from tests.desktop.deck.measuring import RATIOS, faults
from tests.desktop.year import DAY, entered, follow_up, value

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def deck(brief: Brief) -> Deck:
    return make_deck(brief, progress=entered(brief), on=DAY)


def named(deck: Deck, title: str) -> list[Slide]:
    return [slide for slide in deck.slides if slide.title == title]


def test_a_gauge_slide_says_state_date_and_status(deck: Deck) -> None:
    slide = next(slide for slide in deck.slides if slide.kind is SlideKind.GAUGES)
    assert "◇ 难以判定：实际5.2%，截至2023年9月30日，初步数" in slide.text
    assert "≥ 暂达目标：实际8.1%，截至2023年9月30日，最终数" in slide.text
    assert "○ 尚无数据" in slide.text
    assert [dial.model.actual for dial in slide.dials] == [5.2, 8.1, None]


def test_growth_gauges_have_one_scale(brief: Brief) -> None:
    fell = Progress({"gdp-growth": (value(brief, "gdp-growth", Written("-3.5%", "2023-03-31")),)})
    slide = next(s for s in make_deck(brief, progress=fell, on=DAY).slides if s.dials)
    assert len({(dial.model.scale.low, dial.model.scale.high) for dial in slide.dials}) == 1
    assert slide.dials[0].model.scale.low <= -3.5


def test_the_rows_come_after_the_targets(deck: Deck) -> None:
    at = next(n for n, slide in enumerate(deck.slides) if slide.kind is SlideKind.GAUGES)
    assert deck.slides[at + 1].kind is SlideKind.PROGRESS
    assert [row.figure for row in deck.slides[at + 1].standings] == ["87.1", "87.2", "87.3", "108.1"]
    assert "新增企业上云 目标确保400家以上 ● 达序时：实际310家" in deck.slides[at + 1].text
    assert "原文第87、108行" in deck.slides[at + 1].source


def test_the_rule_and_every_explanation_have_a_slide(deck: Deck) -> None:
    text = "".join(slide.text for slide in named(deck, "进度说明"))
    assert rule_sentence(MONTHLY) in text
    assert "完成进度310÷400=77.5%，应达9÷12=75.0%" in text
    assert "数据来源：统计局快报。" in text


def test_no_rule_is_said_to_be_none(brief: Brief) -> None:
    deck = make_deck(brief, progress=replace(entered(brief), rule=None), on=DAY)
    assert "序时规则未定，不判定快慢" in named(deck, "进度一览")[0].subtitle
    assert rule_sentence(None) in named(deck, "进度说明")[0].text


def test_tasks_are_counted_by_how_far_they_are(deck: Deck) -> None:
    (slide,) = named(deck, "任务进展（共97项）")
    assert [point.text for point in slide.points] == ["▶ 推进中　1项", "✓ 已完成　1项", "未填写　95项"]


def test_with_nothing_entered_the_deck_is_as_before(brief: Brief) -> None:
    assert make_deck(brief, progress=NOTHING, on=DAY) == make_deck(brief)
    # A rule without a value judges nothing.
    assert make_deck(brief, progress=Progress(rule=MONTHLY), on=DAY) == make_deck(brief)


def test_on_an_earlier_day_a_later_value_is_not_there(brief: Brief) -> None:
    deck = make_deck(brief, progress=entered(brief), on=date(2023, 9, 29))
    assert "5.2%" not in "".join(slide.text for slide in deck.slides)
    assert "按“月度序时”判定 · 截至日期不晚于2023年9月29日的数" in named(deck, "进度一览")[0].subtitle


def test_ids_are_the_same_each_time_and_each_once(brief: Brief, deck: Deck) -> None:
    ids = [slide.id for slide in deck.slides]
    assert len(ids) == len(set(ids))
    assert ids == [slide.id for slide in make_deck(brief, progress=entered(brief), on=DAY).slides]


def test_rows_come_step_by_step_and_at_once(brief: Brief) -> None:
    year = entered(brief)
    assert named(make_deck(brief, progress=year, on=DAY), "进度一览")[0].steps == 4
    at_once = make_deck(brief, DeckChoices(step_by_step=False), progress=year, on=DAY)
    assert named(at_once, "进度一览")[0].steps == 1


def test_more_targets_than_a_slide_holds_are_shared_out(brief: Brief) -> None:
    section = brief.section("targets")
    assert section is not None
    items = tuple(
        replace(item, figures=tuple(replace(f, id=f"{copy}/{f.id}") for f in item.figures))
        for copy in range(5)
        for item in section.items
    )
    many = replace(section, items=items)
    other = replace(brief, sections=tuple(many if s.id == "targets" else s for s in brief.sections))
    slides = named(make_deck(other, progress=entered(brief), on=DAY), "进度一览")
    counts = [len(slide.standings) for slide in slides]
    assert sum(counts) == 16
    assert max(counts) <= 6
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("ratio", list(RATIOS))
def test_nothing_overflows_or_is_too_small(deck: Deck, ratio: str) -> None:
    found = {s.id: wrong for s in deck.slides if (wrong := faults(s, RATIOS[ratio]))}
    assert found == {}


@pytest.mark.parametrize("ratio", list(RATIOS))
def test_the_source_of_a_followed_figure_fits(brief: Brief, ratio: str) -> None:
    for figure in ("87.1", "87.2", "87.3", "108.1"):
        assert faults(source_slide(brief, figure, entered(brief), DAY), RATIOS[ratio]) == []


def test_the_source_of_a_figure_explains_where_it_stands(brief: Brief) -> None:
    slide = source_slide(brief, "108.1", entered(brief), DAY)
    assert slide.dials[0].model.actual == 310
    assert any(point.marker == "进度（最终数）" and "达序时" in point.text for point in slide.points)
    assert source_slide(brief, "108.1", NOTHING, DAY) == source_slide(brief, "108.1")


@hypothesis_settings(max_examples=15, deadline=None)
@given(st.text(st.sampled_from("长说明，。；abc/ 1"), max_size=900))
def test_a_source_of_any_length_overflows_no_slide(brief: Brief, source: str) -> None:
    year = Progress({"gdp-growth": (value(brief, "gdp-growth", Written("5.2%", "2023-09-30", "", source)),)})
    for slide in named(make_deck(brief, progress=year, on=DAY), "进度说明"):
        assert "overflow" not in faults(slide, RATIOS["4:3"])


def test_a_follow_up_alone_makes_no_row() -> None:
    brief = tiny()
    one = follow_up(brief, 1, note="见附件")
    deck = make_deck(brief, progress=Progress(follow_ups={one.subject: one}), on=DAY)
    assert [slide.id for slide in deck.slides] == [slide.id for slide in make_deck(brief).slides]
