"""Two sides as one navigator: commands act on the active one, and both places are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import SignalInstance

from desktop.json_file import JsonFile
from desktop.location import Location
from desktop.session import Session
from desktop.sides import Sides

HERE, THERE, ELSEWHERE = Location("a", "one"), Location("a", "two"), Location("b", "three", 7)


@pytest.fixture
def sides() -> Sides:
    made = Sides()
    made.go(HERE)
    return made


def told(signal: SignalInstance) -> list[object]:
    """What a signal carries from now on."""
    out: list[object] = []
    signal.connect(lambda *values: out.append(values[0] if values else None))
    return out


def session(tmp_path: Path, **values: object) -> Session:
    (tmp_path / "session.json").write_text(json.dumps(values), encoding="utf-8")
    return Session(JsonFile(tmp_path / "session.json"))


def test_the_reader_is_at_a_place_on_each_side_that_is_open(sides: Sides) -> None:
    shown = [Sides().places, sides.places]
    sides.open_beside(THERE)
    shown.append(sides.places)
    sides.close_beside()
    assert [*shown, sides.places] == [(), (HERE,), (HERE, THERE), (HERE,)]


def test_alone_it_is_a_navigator(sides: Sides) -> None:
    sides.go(THERE)
    assert (sides.current, sides.can_go_back, sides.recent) == (THERE, True, [THERE, HERE])
    sides.back()
    assert (sides.current, sides.can_go_forward) == (HERE, True)
    sides.forward()
    assert sides.first.current == THERE


def test_what_is_opened_beside_is_active_and_the_first_stays(sides: Sides) -> None:
    moved = told(sides.moved)
    sides.open_beside(ELSEWHERE)
    assert sides.is_open
    assert sides.active is sides.second
    assert (sides.first.current, sides.current) == (HERE, ELSEWHERE)
    assert moved == [ELSEWHERE]


def test_without_a_place_the_one_that_is_read_is_opened_beside(sides: Sides) -> None:
    sides.open_beside()
    assert (sides.first.current, sides.second.current) == (HERE, HERE)


def test_nothing_is_opened_beside_nothing() -> None:
    sides = Sides()
    sides.open_beside()
    assert not sides.is_open


def test_from_the_second_side_beside_is_the_first(sides: Sides) -> None:
    sides.open_beside(THERE)
    sides.open_beside(ELSEWHERE)
    assert sides.active is sides.first
    assert (sides.first.current, sides.second.current) == (ELSEWHERE, THERE)


def test_the_inactive_side_moves_in_silence(sides: Sides) -> None:
    sides.open_beside(THERE)
    moved = told(sides.moved)
    sides.first.go(ELSEWHERE)
    assert (sides.current, moved) == (THERE, [])


def test_turning_to_the_other_side_tells_where_it_is(sides: Sides) -> None:
    sides.open_beside(THERE)
    moved, changed = told(sides.moved), told(sides.changed)
    sides.activate_other()
    sides.activate(sides.first)
    assert (moved, len(changed)) == ([HERE], 1)


def test_a_closed_side_cannot_be_active(sides: Sides) -> None:
    sides.activate(sides.second)
    assert sides.active is sides.first


def test_closing_leads_back_to_the_first_side(sides: Sides) -> None:
    sides.open_beside(THERE)
    moved = told(sides.moved)
    sides.close_beside()
    assert (sides.is_open, sides.current, moved) == (False, HERE, [HERE])


def test_one_command_opens_and_closes(sides: Sides) -> None:
    states = []
    for _ in range(2):
        sides.toggle_beside()
        states.append(sides.is_open)
    assert states == [True, False]


def test_both_places_come_back_with_the_next_run(sides: Sides, tmp_path: Path) -> None:
    sides.open_beside(ELSEWHERE)
    sides.scroll_together(True)
    sides.swap()
    later = Sides()
    kept = sides.remembered()
    assert kept["place"] == HERE.url
    later.go(HERE)
    later.restore(session(tmp_path, **kept), lambda _: True)
    assert (later.first.current, later.second.current) == (HERE, ELSEWHERE)
    assert (later.is_open, later.is_synced, later.is_swapped) == (True, True, True)
    assert later.active is later.second


@pytest.mark.parametrize("beside", ["", "file:///etc/passwd", "briefing:gone/one"])
def test_a_place_of_no_open_brief_does_not_come_back(sides: Sides, tmp_path: Path, beside: str) -> None:
    sides.restore(session(tmp_path, beside=beside), lambda brief: brief != "gone")
    assert not sides.is_open


def test_a_closed_side_is_remembered_as_none(sides: Sides) -> None:
    sides.open_beside(THERE)
    sides.close_beside()
    assert sides.remembered()["beside"] == ""


@pytest.mark.parametrize(
    ("kept", "share"), [(700, 700), (0, 50), (10_000, 950), (-1, 500), (10**9, 500), ("wide", 500)]
)
def test_the_share_of_a_side_comes_back_and_leaves_the_other_some_room(
    sides: Sides, tmp_path: Path, kept: object, share: int
) -> None:
    sides.restore(session(tmp_path, beside_share=kept), lambda _: True)
    assert (sides.share, sides.remembered()["beside_share"]) == (share, share)
