"""n of m: every occurrence in the brief in display order, and on to the next, round the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.query_ways import Way
from db.records import Brief
from desktop.location import Location
from desktop.searching.finder import Finder
from desktop.searching.occurrences import Occurrences
from tests.db.tiny import tiny

TINY = tiny()


def finder(brief: Brief, query: str, here: Location | None = None) -> tuple[Finder, list[Location]]:
    made, went = Finder(), list[Location]()
    made.went.connect(went.append)
    made.look_for(brief, query, here or Location(brief.id))
    return made, went


def test_every_occurrence_counts_not_every_line(brief: Brief) -> None:
    text = "\n".join(t for _, _, t in brief.titles_and_items)
    assert len(Occurrences(brief, "企业").all) == text.count("企业")


def test_the_next_one_may_be_in_another_section() -> None:
    made, went = finder(TINY, "增长")
    for _ in range(4):
        made.step(1, went[-1] if went else Location("tiny"))
    assert [place.section for place in went] == ["results", "targets", "targets", "results"]
    assert made.number == 1


def test_the_one_before_the_first_is_the_last() -> None:
    made, went = finder(TINY, "增长", Location("tiny", "results", 4))
    assert made.number == 1
    made.step(-1, Location("tiny", "results", 4))
    assert (made.number, went[0].line) == (3, 7)


def test_a_step_round_an_end_is_known_until_the_next() -> None:
    made, went = finder(TINY, "增长", Location("tiny", "results", 4))
    turned = []
    for by in (-1, 1, -1, -1, 1, 1):
        made.step(by, went[-1] if went else Location("tiny", "results", 4))
        made.arrive(went[-1])
        turned.append((made.number, made.turned))
    assert turned == [(3, -1), (1, 1), (3, -1), (2, 0), (3, 0), (1, 1)]


@pytest.mark.parametrize(("line", "by"), [(7, 1), (3, -1)])
def test_round_an_end_from_where_there_is_none_as_well(line: int, by: int) -> None:
    section = "targets" if line == 7 else "results"
    made, _ = finder(TINY, "实事", Location("tiny", section, line))
    made.step(by, Location("tiny", section, line))
    assert (made.number, made.turned) == (1, by)


@pytest.mark.parametrize(
    "then",
    [
        lambda made: made.arrive(Location("tiny", "results", 5)),
        lambda made: made.look_for(TINY, "增长", Location("tiny")),
        lambda made: made.clear(),
    ],
)
def test_what_else_the_reader_does_ends_having_turned(then: Callable[[Finder], object]) -> None:
    made, _ = finder(TINY, "增长", Location("tiny", "results", 4))
    made.step(-1, Location("tiny", "results", 4))
    then(made)
    assert made.turned == 0


def test_from_a_place_without_one_the_next_is_the_one_below() -> None:
    made, went = finder(TINY, "增长", Location("tiny", "results", 5))
    assert made.number == 0
    made.step(1, Location("tiny", "results", 5))
    assert went[0].line == 7


def test_from_a_place_without_one_the_one_before_is_above() -> None:
    made, went = finder(TINY, "增长", Location("tiny", "results", 5))
    made.step(-1, Location("tiny", "results", 5))
    assert went[0].line == 4


def test_below_the_last_the_next_is_the_first() -> None:
    made, went = finder(TINY, "实事", Location("tiny", "targets", 7))
    made.step(1, Location("tiny", "targets", 7))
    assert went[0].line == 4


def test_going_elsewhere_ends_being_at_one_and_coming_back_is_being_there() -> None:
    made, _ = finder(TINY, "增长", Location("tiny", "targets", 7))
    numbers = []
    for place in (Location("tiny", "results", 5), Location("tiny", "results", 4), Location("tiny")):
        made.arrive(place)
        numbers.append(made.number)
    assert numbers == [0, 1, 0]


def test_arriving_on_the_line_one_stepped_to_keeps_the_second_of_it() -> None:
    made, went = finder(TINY, "增长", Location("tiny", "targets", 7))
    made.step(1, Location("tiny", "targets", 7))
    made.arrive(went[0])
    assert made.number == 3


def test_a_page_that_shows_the_next_one_stays(brief: Brief) -> None:
    found = Occurrences(brief, "企业")
    deep = next(n for n, one in enumerate(found.all) if one.section == "economy")
    above = brief.section("economy")
    assert above is not None
    assert found.place_of(deep, Location(brief.id, above.parent)).section == above.parent
    assert found.place_of(deep, Location(brief.id, "party")).section == "economy"
    assert found.place_of(deep, Location(brief.id, view="scoreboard")).view == ""


@pytest.mark.parametrize("query", ["", "  ", "没有这样的词", "\ud800", "\0"])
def test_nothing_found_is_nowhere_to_go(query: str) -> None:
    made, went = finder(TINY, query)
    made.step(1, Location("tiny"))
    assert (made.number, went, made.current) == (0, [], None)


def test_clearing_forgets() -> None:
    made, _ = finder(TINY, "增长")
    made.clear()
    assert made.found is None


def test_how_it_was_found_is_known() -> None:
    assert Occurrences(TINY, "zengzhang").way is Way.PINYIN


@given(st.integers(1, 7), st.sampled_from([1, -1]), st.sampled_from(["增长", "0", "居民", "实"]))
def test_from_anywhere_all_are_visited_once_in_as_many_steps(line: int, by: int, query: str) -> None:
    made, went = finder(TINY, query, Location("tiny", "results", line))
    numbers = []
    assert made.found is not None
    for _ in made.found.all:
        made.step(by, went[-1] if went else Location("tiny", "results", line))
        numbers.append(made.number)
    assert sorted(numbers) == list(range(1, len(made.found.all) + 1))
