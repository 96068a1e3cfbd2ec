"""The models over the records: sound for Qt, complete for the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from db.folding import fold
from db.records import Brief, SectionKind
from desktop.location import Location
from desktop.models.jump import MOST, JumpEntry, JumpModel, JumpRole
from desktop.models.section_filter import SectionFilterModel
from desktop.models.section_tree import SectionTreeModel, TreeRole
from desktop.typography import shown

ALL_ROLES = [int(role) for role in Qt.ItemDataRole] + [int(role) for role in TreeRole]


@pytest.fixture
def tree(qapp: object, brief: Brief) -> SectionTreeModel:
    return SectionTreeModel(brief, "zh_CN", "总览", "%1 条")


@pytest.fixture
def filtered(tree: SectionTreeModel) -> SectionFilterModel:
    return SectionFilterModel(tree)


@pytest.fixture
def jumps(qapp: object, brief: Brief) -> JumpModel:
    return JumpModel(brief, "zh_CN", "总览")


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        yield from rows(model, index)


def texts(model: QAbstractItemModel) -> list[str]:
    return [str(index.data()) for index in rows(model)]


def entries(model: JumpModel) -> list[JumpEntry]:
    return [index.data(JumpRole.ENTRY) for index in rows(model)]


# ------------------------------------------------------------ the tree


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_tree_is_a_sound_model(qtmodeltester: Any, brief: Brief, language: str) -> None:
    qtmodeltester.check(SectionTreeModel(brief, language, "Overview", "%1 items"))


def test_every_section_but_the_masthead_has_a_row_after_the_overview(
    tree: SectionTreeModel, brief: Brief
) -> None:
    names = [shown(s.label.zh) for s in brief.walk if s.kind is not SectionKind.MASTHEAD]
    assert texts(tree) == ["总览", *names]


def test_a_row_leads_back_to_itself(tree: SectionTreeModel) -> None:
    for index in rows(tree):
        section = tree.section(index)
        assert tree.index_of(section.id if section else "") == index
        assert all(tree.parent(tree.index(n, 0, index)) == index for n in range(tree.rowCount(index)))


def test_the_parent_of_a_row_is_its_sections_parent(tree: SectionTreeModel, brief: Brief) -> None:
    for section in brief.walk:
        above = tree.section(tree.index_of(section.id).parent())
        assert (above.id if above else "") == section.parent


def test_the_masthead_and_what_is_unknown_stand_on_the_overview(tree: SectionTreeModel, brief: Brief) -> None:
    masthead = next(s for s in brief.walk if s.kind is SectionKind.MASTHEAD)
    assert tree.index_of(masthead.id) == tree.index_of("no-such-section") == tree.index(0, 0)


def test_a_row_says_its_number_its_count_and_its_place(tree: SectionTreeModel) -> None:
    economy = tree.index_of("economy")
    assert economy.data() == "经济"
    assert economy.data(TreeRole.NUMBER) == "2.1"
    assert economy.data(TreeRole.COUNT) == 5
    assert economy.data(TreeRole.PLACE) == Location("jinjiang-2023", "economy")
    assert economy.data(Qt.ItemDataRole.AccessibleTextRole) == "2.1 经济 5 条"


def test_the_counts_add_up_to_the_items(tree: SectionTreeModel, brief: Brief) -> None:
    masthead = sum(len(s.items) for s in brief.walk if s.kind is SectionKind.MASTHEAD)
    assert sum(int(index.data(TreeRole.COUNT)) for index in rows(tree)) == len(brief.items) - masthead


def test_the_overview_has_no_number_and_no_count(tree: SectionTreeModel) -> None:
    first = tree.index(0, 0)
    assert [first.data(role) for role in TreeRole] == ["", 0, Location("jinjiang-2023")]


def test_no_row_has_a_tool_tip_or_anything_else_qt_could_take_for_markup(tree: SectionTreeModel) -> None:
    told = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, *TreeRole}
    for index in rows(tree):
        assert {role for role in ALL_ROLES if index.data(role) is not None} == {int(role) for role in told}


def test_what_is_not_a_row_has_no_data_and_no_flags(tree: SectionTreeModel) -> None:
    nothing = QModelIndex()
    assert tree.data(nothing) is None
    assert tree.flags(nothing) == Qt.ItemFlag.NoItemFlags
    assert not tree.index(99, 0).isValid()
    assert not tree.index(0, 1).isValid()


# ------------------------------------------------------------ the filter


@pytest.mark.parametrize("query", ["", "经济", "没有这样的栏目"])
def test_the_filter_is_a_sound_model(
    qtmodeltester: Any, tree: SectionTreeModel, filtered: SectionFilterModel, query: str
) -> None:
    filtered.set_query(query)
    qtmodeltester.check(filtered)


def test_a_match_keeps_its_ancestors(filtered: SectionFilterModel) -> None:
    filtered.set_query("党建")
    assert texts(filtered) == ["成效", "党建"]


def test_a_match_keeps_what_stands_under_it(filtered: SectionFilterModel, brief: Brief) -> None:
    filtered.set_query("成效")
    results = next(s for s in brief.walk if s.label.zh == "成效")
    assert texts(filtered) == ["成效", *(child.label.zh for child in results.children)]


@pytest.mark.parametrize("query", ["2.1", "ＥＣＯＮＯＭＹ 2.1", " 经 济 "])
def test_numbers_and_several_words_filter_too(filtered: SectionFilterModel, query: str) -> None:
    filtered.set_query(query)
    assert ("经济" in texts(filtered)) is ("ＥＣＯＮＯＭＹ" not in query)


def test_an_empty_filter_shows_everything_again(filtered: SectionFilterModel) -> None:
    before = texts(filtered)
    filtered.set_query("没有这样的栏目")
    assert texts(filtered) == []
    filtered.set_query("")
    assert texts(filtered) == before


# ------------------------------------------------------------ jumping


@pytest.mark.parametrize("query", ["", "上云", "没有这样的字"])
def test_the_jump_list_is_a_sound_model(qtmodeltester: Any, jumps: JumpModel, query: str) -> None:
    jumps.set_query(query)
    qtmodeltester.check(jumps)


def test_without_a_query_every_page_is_offered(jumps: JumpModel, brief: Brief) -> None:
    pages = ["", *(s.id for s in brief.walk if s.kind is not SectionKind.MASTHEAD)]
    assert [entry.place for entry in entries(jumps)] == [Location(brief.id, page) for page in pages]


def test_a_query_finds_the_lines_that_hold_it(jumps: JumpModel, brief: Brief) -> None:
    jumps.set_query("上云")
    lines = [n for n, line in enumerate(brief.source.lines, 1) if "上云" in line]
    assert [entry.place.line for entry in entries(jumps)] == lines
    for entry in entries(jumps):
        assert {entry.text[start:end] for start, end in entry.spans} == {"上云"}


def test_sections_come_before_lines(jumps: JumpModel) -> None:
    jumps.set_query("产业")
    has_line = [entry.place.line > 0 for entry in entries(jumps)]
    assert has_line == sorted(has_line)
    assert has_line[0] is False


def test_a_row_is_read_out_with_its_path(jumps: JumpModel) -> None:
    jumps.set_query("超50亿元")
    said = jumps.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "超50亿元" in said
    assert said.endswith("2.1 成效 / 经济")


@pytest.mark.parametrize(
    "query", ['"', "上云 OR 经济", "上*", "NEAR(上 云)", "col:上", "^上", "%", "_", "'; --"]
)
def test_the_syntax_of_a_search_engine_is_plain_text(jumps: JumpModel, brief: Brief, query: str) -> None:
    jumps.set_query(query)
    words = fold(query).split()
    for entry in entries(jumps):
        held = fold(brief.source.line(entry.place.line) if entry.place.line else entry.text)
        assert all(word in held for word in words), (query, held)


def test_a_long_list_is_cut_and_says_so(qapp: object, brief: Brief) -> None:
    section = brief.section("economy")
    assert section is not None
    many = replace(section, items=section.items * 500)
    model = JumpModel(replace(brief, sections=(many,)), "zh_CN", "总览")
    model.set_query("企业")
    assert model.is_cut
    assert model.rowCount() == MOST
