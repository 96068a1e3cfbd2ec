"""Briefs by their names: what is found is what holds every word, the latest first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.brief_names import BriefNames
from db.catalogue.listing import Listing, Row
from db.folding import fold
from db.search import terms

TEXTS = st.text(st.sampled_from("晋江石狮市简报 ab２2臺\n"), max_size=8)


def row(number: int, name: str, place: str = "", year: str = "2023", brief: str = "") -> Row:
    return Row(number, brief or f"b{number}", place, "Place", name, "A brief", "", year, 1, 1, 9, 1)


def listing(*rows: Row) -> Listing:
    return Listing(rows, highest={one.id: one for one in reversed(rows)})


def found(names: BriefNames, query: str, most: int = 99) -> list[int]:
    return [one.number for one in names.find(terms(query), lambda _: True, most)]


SHISHI = listing(
    row(1, "石狮市简报 2022", "石狮市", "2022"),
    row(2, "工作简报", "石狮市", "2024"),
    row(3, "晋江简报 2023", "晋江市", "2023"),
    row(4, "石狮市简报 2023", "石狮市", "2023"),
    Row(0, "", "", "", "石狮", "", "", "", 0, 0, -1, 1),
)


def test_a_brief_is_found_by_its_place_or_its_name_the_latest_first() -> None:
    assert found(BriefNames(SHISHI), "石狮") == [2, 4, 1]


def test_every_word_must_be_there_in_either_language() -> None:
    names = BriefNames(SHISHI)
    assert found(names, "石狮 2023") == [4]
    assert found(names, "石狮 2024") == [2]
    assert found(names, "晋江 brief place") == [3]
    assert found(names, "晋江 石狮") == []


def test_a_year_is_that_of_the_targets() -> None:
    rows = (
        row(1, "晋江简报", "晋江市", "2019"),
        row(2, "晋江简报", "晋江市", "2020")._replace(results_year="2019"),
    )
    assert found(BriefNames(listing(*rows)), "晋江 2019") == [1]


def test_no_more_are_answered_than_asked_for() -> None:
    assert found(BriefNames(SHISHI), "石狮", 2) == [2, 4]


def test_what_is_left_out_is_not_counted() -> None:
    names = BriefNames(SHISHI)
    assert [one.number for one in names.find(["石狮"], lambda one: one.targets_year < "2024", 1)] == [4]


def test_an_edition_that_is_not_read_is_not_found() -> None:
    old, new = row(1, "石狮市简报", brief="x"), row(2, "石狮市简报", brief="x")._replace(edition=2)
    assert found(BriefNames(Listing((old, new), highest={"x": new})), "石狮") == [2]


def test_an_empty_library_holds_nothing() -> None:
    assert found(BriefNames(Listing()), "石狮") == found(BriefNames(SHISHI), "  ") == []


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6), TEXTS)
def test_it_finds_what_looking_at_each_finds(names: list[tuple[str, str]], query: str) -> None:
    rows = [row(number, *name) for number, name in enumerate(names, 1)]
    words = terms(query)
    expected = [
        one.number
        for one in rows
        if words
        and all(
            word in fold(f"{one.name_zh} {one.place_zh} A brief Place 2023".replace("\n", " "))
            for word in words
        )
    ]
    assert found(BriefNames(listing(*rows)), query) == expected
