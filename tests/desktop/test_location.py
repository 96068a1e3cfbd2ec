"""Where the user is, and how one place follows another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Brief, SectionKind
from desktop.location import Location, exists, from_url, item_beside, neighbours, of_line
from desktop.navigator import Navigator

NAMES = st.from_regex(r"[a-z0-9_-]{1,64}", fullmatch=True)


@st.composite
def locations(draw: st.DrawFn) -> Location:
    line = draw(st.integers(0, 9_999_999))
    figure = f"{line}.{draw(st.integers(0, 9999))}" if line and draw(st.booleans()) else ""
    return Location(draw(NAMES), draw(st.just("") | NAMES), line, figure)


@given(locations())
def test_a_place_survives_its_link(place: Location) -> None:
    assert from_url(place.url) == place


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("briefing:jinjiang-2023", Location("jinjiang-2023")),
        ("briefing:jinjiang-2023/economy", Location("jinjiang-2023", "economy")),
        ("briefing:jinjiang-2023/economy#27", Location("jinjiang-2023", "economy", 27)),
        ("briefing:jinjiang-2023/economy#27.1", Location("jinjiang-2023", "economy", 27, "27.1")),
        (" briefing:jinjiang-2023/\n", Location("jinjiang-2023")),
        ("Briefing:jinjiang-2023", Location("jinjiang-2023")),
    ],
)
def test_a_link_reads_as_a_place(url: str, place: Location) -> None:
    assert from_url(url) == place


@pytest.mark.parametrize(
    "url",
    [
        "",
        "briefing:",
        "briefing:/economy",
        "briefing://host/share",
        "file:///etc/passwd",
        "https://example.org/",
        "briefing:a/b/c",
        "briefing:a/b#",
        "briefing:a/b#-1",
        "briefing:a/b#1.2.3",
        "briefing:a/b#99999999",
        "briefing:a/../b",
        "briefing:a/<b>",
        "briefing:" + "a" * 65,
        "a.brief",
    ],
)
def test_what_is_no_link_is_no_place(url: str) -> None:
    assert from_url(url) is None


@given(st.text(max_size=80))
def test_no_text_is_too_strange_for_a_link(text: str) -> None:
    for url in (text, f"briefing:{text}"):
        place = from_url(url)
        assert place is None or from_url(place.url) == place


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (Location("jinjiang-2023"), True),
        (Location("jinjiang-2023", "economy", 27, "27.1"), True),
        (Location("another"), False),
        (Location("jinjiang-2023", "no-such"), False),
        (Location("jinjiang-2023", "economy", 9999), False),
        (Location("jinjiang-2023", "economy", 27, "27.9"), False),
    ],
)
def test_only_what_is_in_the_brief_exists(brief: Brief, place: Location, there: bool) -> None:
    assert exists(brief, place) is there


def test_every_line_has_its_section(brief: Brief) -> None:
    for section in brief.walk:
        for line in section.lines:
            assert of_line(brief, line) == Location(brief.id, section.id, line)
    assert of_line(brief, 9999) == Location(brief.id)


def test_stepping_from_page_to_page_meets_every_section_once(brief: Brief) -> None:
    met, page = [], ""
    while (following := neighbours(brief, page)[1]) is not None:
        assert neighbours(brief, following)[0] == page
        page = following
        met.append(page)
    assert met == [s.id for s in brief.walk if s.kind is not SectionKind.MASTHEAD]
    assert neighbours(brief, "")[0] is None


def walked(brief: Brief, here: Location, by: int) -> Iterator[Location]:
    while (following := item_beside(brief, here, by)) != here:
        yield following
        here = following


def test_stepping_from_item_to_item_meets_every_item_both_ways(brief: Brief) -> None:
    lines = [item.line for item in brief.items]
    first, last = of_line(brief, lines[0]), of_line(brief, lines[-1])
    assert [place.line for place in walked(brief, first, 1)] == lines[1:]
    assert [place.line for place in walked(brief, last, -1)] == lines[-2::-1]


def test_from_a_page_the_first_step_is_its_first_item(brief: Brief) -> None:
    economy = brief.section("economy")
    assert economy is not None
    assert item_beside(brief, Location(brief.id, "economy"), 1).line == economy.items[0].line


# ------------------------------------------------------------ the navigator

A, B, C = Location("a"), Location("b"), Location("c")


@pytest.fixture
def navigator(qapp: object) -> Navigator:
    return Navigator()


def test_before_the_first_move_there_is_nowhere_to_be(navigator: Navigator) -> None:
    navigator.back()
    navigator.forward()
    assert navigator.current is None
    assert not navigator.can_go_back
    assert not navigator.can_go_forward


def test_back_and_forward_retrace_the_way(navigator: Navigator) -> None:
    told: list[Location] = []
    navigator.moved.connect(told.append)
    for place in (A, B, C):
        navigator.go(place)
    navigator.back()
    navigator.back()
    navigator.back()
    navigator.forward()
    assert told == [A, B, C, B, A, B]
    assert (navigator.can_go_back, navigator.can_go_forward) == (True, True)


def test_a_new_way_forgets_what_lay_ahead(navigator: Navigator) -> None:
    for place in (A, B):
        navigator.go(place)
    navigator.back()
    navigator.go(C)
    assert not navigator.can_go_forward
    navigator.back()
    assert navigator.current == A


def test_going_where_one_is_changes_nothing(navigator: Navigator) -> None:
    told: list[Location] = []
    navigator.go(A)
    navigator.moved.connect(told.append)
    navigator.go(A)
    assert told == []
    assert not navigator.can_go_back


def test_history_names_each_place_once_the_latest_first(navigator: Navigator) -> None:
    for place in (A, B, A, C):
        navigator.go(place)
    assert navigator.recent == [C, A, B]


def test_two_hundred_places_are_remembered(navigator: Navigator) -> None:
    for n in range(300):
        navigator.go(Location("a", "", n))
    for _ in range(300):
        navigator.back()
    assert navigator.current == Location("a", "", 100)
    assert len(navigator.recent) == 12
