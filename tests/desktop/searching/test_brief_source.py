"""Searching the open brief: sections by name, then every line, in display order, narrowed by what is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from db.query_ways import Way
from db.records import Brief, SectionKind
from desktop.searching.brief_source import BriefSource
from desktop.searching.source import EVERYTHING, Group, Limits, Scope


def asked(
    brief: Brief, query: str, limits: Limits = EVERYTHING, language: str = "zh_CN"
) -> dict[Scope, Group]:
    source = BriefSource(brief, language, "总览")
    answers: list[tuple[int, tuple[Group, ...]]] = []
    source.answered.connect(lambda token, groups: answers.append((token, groups)))
    source.search(query, limits, 7)
    ((token, groups),) = answers
    assert token == 7
    return {group.scope: group for group in groups}


def lines(brief: Brief, query: str, limits: Limits = EVERYTHING) -> list[int]:
    group = asked(brief, query, limits).get(Scope.BRIEF)
    return [result.place.line for result in group.results] if group else []


def names(brief: Brief, query: str, language: str = "zh_CN") -> list[str]:
    group = asked(brief, query, language=language).get(Scope.SECTIONS)
    return [result.text for result in group.results] if group else []


def test_the_lines_that_hold_the_words_are_found_in_order(brief: Brief) -> None:
    assert lines(brief, "上云") == [n for n, line in enumerate(brief.source.lines, 1) if "上云" in line]


def test_without_words_every_page_is_offered_and_no_line(brief: Brief) -> None:
    for query in ("", "   ", "\u3000"):
        groups = asked(brief, query)
        assert list(groups) == [Scope.SECTIONS]
        assert (
            groups[Scope.SECTIONS].count
            == len([s for s in brief.walk if s.kind is not SectionKind.MASTHEAD]) + 1
        )


def test_a_heading_is_a_hit(brief: Brief) -> None:
    heading = next(s for s in brief.walk if s.kind is SectionKind.QUESTION)
    assert heading.line in lines(brief, heading.title[2:8])


def test_a_section_is_found_by_its_name_and_by_pinyin(brief: Brief) -> None:
    assert names(brief, "党建") == ["党建"]
    assert "党建" in names(brief, "dangjian")
    assert names(brief, "economy", "en") == ["Economy"]


def test_where_it_is_stands_beside_a_hit(brief: Brief) -> None:
    (hit,) = asked(brief, "超50亿元")[Scope.BRIEF].results
    assert hit.path == "2.1 成效 / 经济"
    (section,) = asked(brief, "党建")[Scope.SECTIONS].results
    assert section.path == "2.7 成效"


@pytest.mark.parametrize(
    ("query", "way"), [("企业", Way.AS_TYPED), ("jinjiang", Way.PINYIN), ("二〇二三", Way.OTHER_NUMBER)]
)
def test_a_hit_says_how_it_was_found(brief: Brief, query: str, way: Way) -> None:
    assert {hit.way for hit in asked(brief, query)[Scope.BRIEF].results} == {way}


def test_only_figures_leaves_the_lines_that_hold_one(brief: Brief) -> None:
    found = lines(brief, "企业", Limits(only_figures=True))
    assert found
    assert all(item.figures for line in found if (item := brief.item(line)))
    assert set(found) < set(lines(brief, "企业"))
    assert Scope.SECTIONS not in asked(brief, "", Limits(only_figures=True))


def test_a_kind_of_section_narrows_lines_and_sections(brief: Brief) -> None:
    groups = asked(brief, "", Limits(kind=SectionKind.QUESTION))
    kinds = {
        section.kind for r in groups[Scope.SECTIONS].results if (section := brief.section(r.place.section))
    }
    assert kinds == {SectionKind.QUESTION}
    found = asked(brief, "企业", Limits(kind=SectionKind.HIGHLIGHTS))[Scope.BRIEF].results
    assert {s.kind for r in found if (s := brief.section(r.place.section))} == {SectionKind.HIGHLIGHTS}


@pytest.mark.parametrize(("year", "is_there"), [("2022", True), ("2023", True), ("2021", False)])
def test_another_year_than_the_briefs_finds_nothing(brief: Brief, year: str, is_there: bool) -> None:
    assert bool(asked(brief, "企业", Limits(year=year))) is is_there


def test_another_place_than_the_briefs_finds_nothing(brief: Brief) -> None:
    assert asked(brief, "企业", Limits(place=brief.place.zh))
    assert not asked(brief, "企业", Limits(place="某县"))


def test_a_long_list_is_cut_and_counted(brief: Brief) -> None:
    section = brief.section("economy")
    assert section is not None
    long = replace(brief, sections=(replace(section, items=section.items * 400, children=()),))
    group = asked(long, "企业")[Scope.BRIEF]
    assert len(group.results) == 200
    assert group.count == 400


@settings(suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=())))
def test_every_string_is_a_search_and_never_an_error(brief: Brief, query: str) -> None:
    for group in asked(brief, query).values():
        assert 0 < len(group.results) <= group.count


@pytest.mark.parametrize(
    "query", ['title:"上云"', "NEAR(上 云, 2)", "\0", "\ud800", "😀", "x" * 10_000, "'", "*"]
)
def test_what_no_line_holds_finds_no_line(brief: Brief, query: str) -> None:
    assert lines(brief, query) == []


def test_the_pinyin_is_worked_out_ahead_without_being_waited_for(qtbot: QtBot, brief: Brief) -> None:
    source = BriefSource(brief, "zh_CN", "总览")
    source.warm()
    qtbot.waitUntil(lambda: not source.children())
