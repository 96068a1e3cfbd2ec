"""Two texts that scroll together: by line, in proportion between lines, and never backward."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.line_alignment import aligned, common_points, shared

HEIGHTS = st.dictionaries(st.integers(1, 30), st.integers(0, 5000), min_size=2)


def test_a_line_is_where_the_line_is() -> None:
    points = common_points({4: 100, 5: 200, 9: 400}, {4: 10, 5: 50, 8: 70, 9: 300})
    assert points == [(100, 10), (200, 50), (400, 300)]
    assert [aligned(height, points) for height in (100, 200, 400)] == [10, 50, 300]


def test_between_two_lines_it_is_as_far_as_it_was() -> None:
    assert aligned(150, [(100, 10), (200, 50)]) == 30


def test_outside_of_the_common_lines_it_goes_on_pixel_for_pixel() -> None:
    points = [(100.0, 1000.0), (200.0, 1300.0)]
    assert (aligned(40, points), aligned(250, points)) == (940, 1350)


def test_the_same_text_begins_and_ends_together() -> None:
    points = common_points({4: 100, 5: 700}, {4: 80, 5: 900}, ends=(500, 800))
    assert points == [(0, 0), (100, 80), (500, 800)]


def test_a_line_that_leads_backward_is_left_out() -> None:
    assert common_points({1: 0, 2: 50, 3: 90}, {1: 0, 2: 70, 3: 60}) == [(0, 0), (50, 70)]


def test_pages_without_common_lines_share_the_way() -> None:
    assert (shared(30, 120, 400), shared(0, 0, 400)) == (100, 0)


@given(leading=HEIGHTS, following=HEIGHTS, first=st.integers(0, 5000), second=st.integers(0, 5000))
def test_scrolling_down_never_scrolls_the_other_up(
    leading: dict[int, float], following: dict[int, float], first: int, second: int
) -> None:
    points = common_points(leading, following)
    if len(points) >= 2:
        low, high = sorted((first, second))
        assert aligned(low, points) <= aligned(high, points) + 1e-6


@given(heights=HEIGHTS, height=st.integers(0, 5000))
def test_the_same_page_stands_at_the_same_height(heights: dict[int, float], height: int) -> None:
    points = common_points(heights, heights)
    if len(points) >= 2:
        assert abs(aligned(height, points) - height) < 1e-6
