"""Labels of a chart: inside, apart, off the points, and none nearer to another point than to its own."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop.progress.trend_labels import Box, Wanted, along, placed

AREA = Box(0, 0, 300, 160)
POINTS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 160)), max_size=14, unique=True)


def dot(place: tuple[float, float]) -> Box:
    return Box(place[0] - 5, place[1] - 5, 10, 10)


@given(POINTS, st.integers(10, 90))
def test_no_label_hides_anything_or_is_read_for_another(places: list[tuple[int, int]], width: int) -> None:
    dots = [dot(place) for place in places]
    boxes = placed([Wanted((place,), 5, width, 14) for place in places], AREA, dots)
    found = [(box, place) for box, place in zip(boxes, places, strict=True) if box is not None]
    for box, place in found:
        assert AREA.holds(box)
        assert not any(box.meets(other) for other in dots)
        assert all(box.distance(place) <= box.distance(other) for other in places)
    assert not any(one.meets(other) for (one, _), (other, _) in itertools.combinations(found, 2))


def test_the_first_has_the_best_place_and_the_second_stands_aside() -> None:
    first, second = placed([Wanted(((100, 80),), 5, 40, 14), Wanted(((130, 80),), 5, 40, 14)], AREA)
    assert first == Box(80, 59, 40, 14)
    assert second is not None
    assert not first.meets(second)


def test_a_label_keeps_off_a_line_where_it_can() -> None:
    line = along([(0, 66), (300, 66)])
    (box,) = placed([Wanted(((100, 80),), 5, 40, 14)], AREA, [dot((100, 80))], line)
    assert box is not None
    assert not any(box.meets(piece) for piece in line)


def test_where_there_is_no_room_there_is_no_label() -> None:
    assert placed([Wanted(((10, 10),), 5, 400, 14)], AREA) == [None]


def test_a_label_at_the_edge_stands_inside() -> None:
    (box,) = placed([Wanted(((300, 80),), 5, 40, 14)], AREA)
    assert box is not None
    assert box.right == 300
