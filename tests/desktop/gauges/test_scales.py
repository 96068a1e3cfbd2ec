from hypothesis import given
from hypothesis import strategies as st

from desktop.gauges.scales import count_scale, growth_scale, printed


def test_growth_is_read_from_0_to_10_by_2() -> None:
    assert growth_scale([6.5, 7.6, 7.0]).values == (0, 2, 4, 6, 8, 10)


def test_a_high_rate_does_not_stretch_the_scale() -> None:
    scale = growth_scale([12.5])
    assert scale.high == 10
    assert scale.side(12.5) == 1


def test_a_negative_rate_widens_the_scale_downward() -> None:
    assert growth_scale([-3.2, 7.0]).values == (-4, -2, 0, 2, 4, 6, 8, 10)


def test_a_steep_fall_takes_wider_steps_and_keeps_zero() -> None:
    assert growth_scale([-12]).values == (-15, -10, -5, 0, 5, 10)


def test_a_collapse_is_off_the_scale() -> None:
    assert growth_scale([-45]).side(-45) == -1


def test_the_family_is_named_in_words() -> None:
    assert growth_scale([-3], "增长刻度{low}至{high}%").words == "增长刻度−4至10%"


def test_counts_run_from_0_to_a_round_number_above_the_target() -> None:
    assert count_scale([400], "家").values == (0, 100, 200, 300, 400, 500)


def test_numbers_of_the_scale_are_plain() -> None:
    assert [printed(v) for v in (-4.0, 0.5, 10.0)] == ["−4", "0.5", "10"]


@given(st.lists(st.floats(-30, 1000, allow_subnormal=False), max_size=5))
def test_growth_always_has_zero_and_ten_and_at_most_nine_marks(values: list[float]) -> None:
    scale = growth_scale(values)
    assert {0, 10} <= set(scale.values)
    assert len(scale.values) <= 9
    assert all(scale.low <= value for value in values)


@given(st.floats(1, 1e9))
def test_a_count_has_room_above_it_and_few_marks(value: float) -> None:
    scale = count_scale([value], "家")
    assert value < scale.high <= value * 2.2 + 1
    assert len(scale.values) <= 7


@given(st.floats(-4, 10), st.floats(-4, 10))
def test_a_larger_value_never_lies_to_the_left(one: float, other: float) -> None:
    scale = growth_scale([-4])
    low, high = sorted((one, other))
    assert scale.angle(low) >= scale.angle(high)
