"""The library as a source: its answers are places to go to, its limits are ranges of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.catalogue.named import NameKind, NamesFound
from db.catalogue.search import Answer
from db.catalogue.search import Way as CatalogueWay
from db.pack import write_pack
from db.query_ways import Way
from db.records import Bilingual, Brief, SectionKind
from desktop.library.desk import LibraryDesk
from desktop.location import Location
from desktop.searching.library_source import LibrarySource
from desktop.searching.source import EVERYTHING, Choices, Group, Limits, Scope
from desktop.searching.words import count_words, counts_words, cut_words
from tests.db.tiny import tiny

Ask = Callable[..., tuple[Group, ...]]
NEIGHBOUR = replace(
    tiny(),
    id="neighbour",
    place=Bilingual("石狮市", "Shishi"),
    name=Bilingual("石狮简报", "Shishi Brief"),
    results_year="2023",
    targets_year="2024",
)


def filled(qtbot: QtBot, folder: Path, briefs: list[Brief]) -> LibraryDesk:
    desk = LibraryDesk(folder / "library")
    pack = write_pack(briefs, folder / "two.brief")
    with qtbot.waitSignals([desk.finished, desk.listed], timeout=20_000):
        desk.add([pack])
    qtbot.waitUntil(lambda: len(desk.listing.rows) == len(briefs))
    return desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryDesk]:
    made = filled(qtbot, tmp_path, [tiny(), NEIGHBOUR])
    yield made
    made.close()


@pytest.fixture
def ask(qtbot: QtBot, desk: LibraryDesk) -> Ask:
    def asked(query: str, limits: Limits = EVERYTHING, language: str = "zh_CN") -> tuple[Group, ...]:
        source = LibrarySource(desk, language, desk)
        answers: list[tuple[int, tuple[Group, ...]]] = []
        qtbot.waitUntil(lambda: desk.brief_names is not None)
        source.answered.connect(lambda token, groups: answers.append((token, groups)))
        source.search(query, limits, 5)
        qtbot.waitUntil(lambda: bool(answers) and not any(group.is_growing for group in answers[-1][1]))
        assert {token for token, _ in answers} == {5}
        return answers[-1][1]

    return asked


def test_a_hit_leads_to_its_line_and_names_its_brief(ask: Ask) -> None:
    (group,) = ask("超50亿元")
    assert group.count == 2
    assert [result.place for result in group.results] == [
        Location("tiny", "results", 5),
        Location("neighbour", "results", 5),
    ]
    assert [result.path for result in group.results] == ["某市简报  ·  成绩", "石狮简报  ·  成绩"]
    assert all(result.entry for result in group.results)
    assert {result.text[slice(*result.spans[0])] for result in group.results} == {"超50亿元"}


@pytest.mark.parametrize(
    ("limits", "briefs"),
    [
        (Limits(year="2024"), ["neighbour"]),
        (Limits(year="2023"), ["tiny", "neighbour"]),
        (Limits(place="石狮市"), ["neighbour"]),
        (Limits(year="2022", place="石狮市"), []),
        (Limits(kind=SectionKind.TARGETS), []),
        (Limits(only_figures=True), ["tiny", "neighbour"]),
    ],
)
def test_limits_leave_out_what_they_should(ask: Ask, limits: Limits, briefs: list[str]) -> None:
    groups = ask("减负", limits)
    assert [result.place.brief for group in groups for result in group.results] == briefs


def test_a_number_written_the_other_way_is_said_to_be(ask: Ask) -> None:
    (group,) = ask("百分之五点零")
    assert {result.way for result in group.results} == {Way.OTHER_NUMBER}


def test_pinyin_finds_names_and_says_that_only_names_were_looked_through(ask: Ask) -> None:
    (group,) = ask("chengji")
    assert group.is_of_names
    assert [(result.text, result.place.brief) for result in group.results] == [("成绩", "neighbour")]


@pytest.mark.parametrize("query", ["jianbao", "jb", "jianb"])
def test_briefs_are_found_by_the_pinyin_and_the_initials_of_their_names_the_latest_first(
    ask: Ask, query: str
) -> None:
    briefs, names = ask(query)
    assert (briefs.scope, briefs.count) == (Scope.BRIEFS, 2)
    assert [(one.text, one.path, one.place, one.spans, one.way) for one in briefs.results] == [
        ("石狮简报", "石狮市", Location("neighbour"), ((2, 4),), Way.PINYIN),
        ("某市简报", "某市", Location("tiny"), ((2, 4),), Way.PINYIN),
    ]
    assert (names.results, names.is_of_names) == ((), True)


def test_in_english_a_brief_that_reads_as_was_typed_has_its_english_name(ask: Ask) -> None:
    briefs, _ = ask("ssjb", language="en")
    assert [(one.text, one.path, one.spans) for one in briefs.results] == [("Shishi Brief", "Shishi", ())]


def test_what_is_limited_to_a_kind_lists_no_briefs_before_the_names(ask: Ask) -> None:
    (names,) = ask("jianbao", Limits(only_figures=True))
    assert names.scope is Scope.LIBRARY


def test_an_edition_that_is_not_read_is_not_found_by_pinyin(qtbot: QtBot, tmp_path: Path) -> None:
    newer = replace(NEIGHBOUR, edition=2)
    desk = filled(qtbot, tmp_path, [NEIGHBOUR])
    with qtbot.waitSignals([desk.finished, desk.listed], timeout=20_000):
        desk.add([write_pack([newer], tmp_path / "newer.brief")])
    source = LibrarySource(desk, "zh_CN", desk)
    qtbot.waitUntil(lambda: desk.brief_names is not None)
    with qtbot.waitSignal(source.answered, check_params_cb=lambda _, groups: bool(groups)) as told:
        source.search("ssjb", EVERYTHING, 1)
    (found,) = told.args[1][0].results
    assert next(row.edition for row in desk.listing.rows if row.number == found.entry) == 2
    desk.close()


def test_a_brief_whose_english_name_holds_the_letters_is_not_listed_twice(ask: Ask) -> None:
    briefs, names = ask("shishi")
    assert [result.text for result in briefs.results] == ["石狮简报"]
    assert [(result.text, result.place.brief) for result in names.results] == [("石狮市", "neighbour")]


def test_a_brief_is_found_by_its_name_and_stands_before_the_lines(ask: Ask) -> None:
    briefs, lines = ask("2023")
    assert (briefs.scope, briefs.count, lines.scope) == (Scope.BRIEFS, 1, Scope.LIBRARY)
    assert lines.count
    (briefs,) = ask("简报")
    assert [(one.text, one.path, one.place) for one in briefs.results] == [
        ("石狮简报", "石狮市", Location("neighbour")),
        ("某市简报", "某市", Location("tiny")),
    ]
    assert {one.text[slice(*one.spans[0])] for one in briefs.results} == {"简报"}
    assert all(one.entry for one in briefs.results)


def test_a_brief_that_no_line_names_is_found_by_its_place_and_in_the_other_language(ask: Ask) -> None:
    for query in ("石狮市", "石狮 2024", "shishi brief"):
        (briefs,) = (group for group in ask(query) if group.scope is Scope.BRIEFS)
        assert [one.place for one in briefs.results] == [Location("neighbour")]
    (result,) = ask("石狮市", language="en")[0].results
    assert (result.text, result.path, result.spans) == ("Shishi Brief", "Shishi", ())


@pytest.mark.parametrize(
    ("limits", "count"),
    [
        (Limits(year="2024"), 1),
        (Limits(place="某市"), 1),
        (Limits(kind=SectionKind.TARGETS), 0),
        (Limits(only_figures=True), 0),
    ],
)
def test_briefs_are_limited_as_lines_are(ask: Ask, limits: Limits, count: int) -> None:
    found = [group.count for group in ask("简报", limits) if group.scope is Scope.BRIEFS]
    assert found == ([count] if count else [])


def test_no_more_than_five_briefs_stand_before_the_lines(qtbot: QtBot, tmp_path: Path) -> None:
    desk = filled(qtbot, tmp_path, [replace(NEIGHBOUR, id=f"n{number}") for number in range(7)])
    source = LibrarySource(desk, "zh_CN", desk)
    qtbot.waitUntil(lambda: desk.brief_names is not None)
    with qtbot.waitSignal(source.answered, check_params_cb=lambda _, groups: bool(groups)) as told:
        source.search("石狮", EVERYTHING, 1)
    briefs = told.args[1][0]
    assert (len(briefs.results), briefs.count, cut_words(briefs)) == (5, 7, "the first 5 are listed")
    desk.close()


def test_names_are_read_once_for_a_listing(qtbot: QtBot, desk: LibraryDesk) -> None:
    first = LibrarySource(desk, "zh_CN", desk)
    qtbot.waitUntil(lambda: desk.brief_names is not None)
    read = desk.brief_names
    assert first._names is read
    again = LibrarySource(desk, "zh_CN", desk)
    assert again._names is read
    with qtbot.waitSignal(desk.listed):
        desk._look()
    assert desk.brief_names is None
    qtbot.waitUntil(lambda: desk.brief_names is not None)
    assert desk.brief_names is not read


@pytest.mark.parametrize("query", ["zengzhang", "x" * 10_000])
def test_letters_that_no_name_reads_as_say_why_the_library_has_nothing(ask: Ask, query: str) -> None:
    (group,) = ask(query)
    assert (group.results, group.count, group.is_of_names) == ((), 0, True)
    assert cut_words(group) == "pinyin finds only names here, not lines"


@pytest.mark.parametrize(("is_cut", "count"), [(False, "0"), (True, "0+")])
def test_names_that_are_cut_are_counted_as_cut(
    desk: LibraryDesk, qtbot: QtBot, is_cut: bool, count: str
) -> None:
    source = LibrarySource(desk, "zh_CN", desk)
    source.search("shizheng", EVERYTHING, 5)
    cut = frozenset({NameKind.SECTION} if is_cut else set())
    found = Answer((), 0, is_partial=False, way=CatalogueWay.NAMES, named=NamesFound((), cut))
    with qtbot.waitSignal(source.answered) as answered:
        desk.answered.emit(source._asked[0], found)
    (group,) = answered.args[1]
    assert (count_words(group), counts_words([group])) == (count, f"Library {count}")
    assert ("the first 20 of a kind are listed" in cut_words(group)) is is_cut


@pytest.mark.parametrize("query", ["", "  ", "没有这样的词", "\0", "\ud800", "NEAR(", '"'])
def test_what_is_nowhere_is_no_group(ask: Ask, query: str) -> None:
    assert ask(query) == ()


def test_the_words_are_those_of_the_language(ask: Ask) -> None:
    (group,) = ask("减负", Limits(place="Shishi"), "en")
    assert [result.path for result in group.results] == ["Shishi Brief  ·  Results"]


def test_nothing_is_said_before_there_is_a_first_hit(desk: LibraryDesk) -> None:
    source = LibrarySource(desk, "zh_CN", desk)
    answers: list[tuple[Group, ...]] = []
    source.answered.connect(lambda _, groups: answers.append(groups))
    source.search("减负", EVERYTHING, 5)
    asked = source._asked[0]
    desk.answered.emit(asked, Answer((), 0, is_partial=False, is_growing=True))
    assert answers == []
    desk.answered.emit(asked, Answer((), 0, is_partial=False))
    assert answers == [()]


def test_what_can_be_chosen_is_what_there_is(desk: LibraryDesk, qtbot: QtBot) -> None:
    source = LibrarySource(desk, "zh_CN", desk)
    with qtbot.waitSignal(source.filled):
        pass
    choices = source.choices
    assert choices.years == ("2024", "2023", "2022")
    assert {place.name for place in choices.places} == {"某市", "石狮市"}
    source._listing = replace(desk.listing)  # not in order yet: nobody waits for that
    assert (source.choices.years, source.choices.places) == (choices.years, ())


def test_an_empty_library_answers_at_once_and_offers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = LibraryDesk(tmp_path / "library")
    source = LibrarySource(desk, "zh_CN", desk)
    with qtbot.waitSignal(source.answered, timeout=1) as answered:
        source.search("企业", EVERYTHING, 3)
    assert answered.args == [3, ()]
    assert source.choices == Choices()
    desk.close()
