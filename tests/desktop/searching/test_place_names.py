"""Places are found as they are written and as they read; what begins with it comes first."""

from __future__ import annotations

import pytest

from desktop.searching.place_names import PlaceNames
from desktop.searching.source import PlaceName

PLACES = (
    PlaceName("南安市", "Nan'an"),
    PlaceName("晋江市", "Jinjiang"),
    PlaceName("石狮市", "Shishi"),
    PlaceName("重庆市", "Chongqing"),
    PlaceName("新晋县", "Xinjin County"),
    PlaceName("台江区", "Taijiang"),
)


def found(query: str, places: tuple[PlaceName, ...] = PLACES) -> list[str]:
    return [place.name for place in PlaceNames(places).matching(query)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", [place.name for place in PLACES]),
        ("  ", [place.name for place in PLACES]),
        ("晋", ["晋江市", "新晋县"]),
        ("晋江", ["晋江市"]),
        ("臺江", ["台江区"]),
        ("jinjiang", ["晋江市"]),
        ("JinJ", ["晋江市"]),
        ("jj", ["晋江市"]),
        ("cq", ["重庆市"]),
        ("zhongqing", []),
        ("ss", ["石狮市"]),
        ("county", ["新晋县"]),
        ("nan'an", ["南安市"]),
        ("jiang", ["晋江市", "台江区"]),
        ("新 jin", ["新晋县"]),
        ("晋 石", []),
        ("%", []),
        ("\0", [place.name for place in PLACES]),
    ],
)
def test_a_place_is_found_by_what_is_typed_of_it(query: str, names: list[str]) -> None:
    assert found(query) == names


@pytest.mark.parametrize("query", ["jj", "jinjiang", "晋江", "Jinjiang"])
def test_in_english_the_same_is_found(query: str) -> None:
    english = tuple(PlaceName(place.other, place.name) for place in PLACES)
    assert found(query, english) == ["Jinjiang"]


def test_how_places_read_is_not_worked_out_before_letters_are_typed() -> None:
    names = PlaceNames(PLACES)
    assert names.matching("晋江") == [PLACES[1]]
    assert "_read" not in vars(names)
    names.matching("jj")
    assert "_read" in vars(names)
