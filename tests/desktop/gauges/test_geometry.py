import math
import subprocess
import sys
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.quantities import Comparator
from desktop.gauges.geometry import GaugeModel, Paired, count_scale, growth_scale, layout
from desktop.gauges.model import without_state
from desktop.gauges.shapes import GaugeGeometry, Point, Role
from desktop.gauges.specimens import specimens

PLAIN = GaugeModel(
    title="城乡居民人均可支配收入",
    measure="增长",
    before="",
    number="7.0",
    unit="%",
    after="",
    comparator=Comparator.EQ,
    target=7.0,
    target_hi=None,
    actual=None,
    actual_label="",
    paired=None,
    scale=growth_scale([7.0]),
    no_data="尚无数据",
    alt="",
)
LAST_YEAR = Paired(5.0, "2022", "5.0%", "2022 预计 5.0%")
ODD = {
    "plain": PLAIN,
    "paired": replace(PLAIN, paired=LAST_YEAR),
    "paired at the target": replace(PLAIN, number="5.0", target=5.0, paired=LAST_YEAR),
    "paired beside the target": replace(PLAIN, number="5.3", target=5.3, paired=LAST_YEAR),
    "around": replace(PLAIN, after="左右", comparator=Comparator.APPROX),
    "around the top": replace(PLAIN, number="10.0", target=10, after="左右", comparator=Comparator.APPROX),
    "around nothing": replace(PLAIN, number="0.1", target=0.1, after="左右", comparator=Comparator.APPROX),
    "more": replace(PLAIN, before="力争超", comparator=Comparator.GT),
    "less": replace(PLAIN, after="以内", comparator=Comparator.LE, target=0.3, number="0.3"),
    "range": replace(PLAIN, number="6-7", target=6, target_hi=7, comparator=Comparator.RANGE),
    "range over the top": replace(PLAIN, number="9-11", target=9, target_hi=11, comparator=Comparator.RANGE),
    "actual": replace(PLAIN, actual=5.8, actual_label="前三季度 5.8%", paired=LAST_YEAR),
    "negative": replace(PLAIN, actual=-3.2, actual_label="一季度 -3.2%", scale=growth_scale([-3.2])),
    "off": replace(PLAIN, number="12.5", target=12.5),
    "actual off": replace(PLAIN, actual=12.5, actual_label="全年 12.5%", paired=LAST_YEAR),
    "collapse": replace(PLAIN, actual=-45, actual_label="一季度 -45.0%", scale=growth_scale([-45])),
    "count": replace(
        PLAIN, number="400", unit="家", after="以上", target=400, scale=count_scale([400], "家")
    ),
}


def laid_out(model: GaugeModel, width: float = 300, height: float = 180) -> GaugeGeometry:
    geometry = layout(model, width, height)
    assert geometry is not None
    return geometry


def test_geometry_knows_no_qt() -> None:
    code = "import sys, desktop.gauges.geometry, desktop.gauges.reading; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("value", "angle"), [(0, 180), (5, 90), (10, 0), (6.5, 63)])
def test_the_scale_runs_from_left_to_right(value: float, angle: float) -> None:
    assert PLAIN.scale.angle(value) == pytest.approx(angle)


def test_without_an_actual_nothing_is_filled() -> None:
    geometry = laid_out(PLAIN)
    assert geometry.fill is None
    assert geometry.label(Role.STATE).text == "尚无数据"  # type: ignore[union-attr]


def test_the_fill_runs_from_zero_to_the_actual() -> None:
    fill = laid_out(ODD["actual"]).fill
    assert fill is not None
    assert (fill.begin, fill.end) == pytest.approx((180, 180 * 0.42))


def test_a_negative_actual_fills_leftward_from_a_marked_zero() -> None:
    geometry = laid_out(ODD["negative"])
    assert geometry.fill is not None
    assert geometry.fill.end > geometry.fill.begin == geometry.track.begin * 10 / 14
    assert geometry.stroke(Role.ZERO) is not None
    assert geometry.label(Role.ZERO).text == "0"  # type: ignore[union-attr]


def test_zero_is_not_marked_where_the_scale_starts_there() -> None:
    assert laid_out(PLAIN).stroke(Role.ZERO) is None


def test_the_targets_tick_is_longer_than_the_track_is_thick() -> None:
    geometry = laid_out(PLAIN)
    tick = geometry.stroke(Role.TARGET)
    assert tick is not None
    assert math.dist(*tick.points) > geometry.thickness * 1.5


@given(st.floats(0, 10))
def test_the_fade_is_as_wide_for_every_value(value: float) -> None:
    geometry = laid_out(replace(ODD["around"], target=value))
    widest = geometry.fade[0]
    assert widest.begin - widest.end == pytest.approx(14)


def test_only_around_is_faded() -> None:
    assert [name for name, model in ODD.items() if laid_out(model).fade] == [
        "around",
        "around the top",
        "around nothing",
    ]


@pytest.mark.parametrize(("comparator", "rises"), [("gt", 1), ("ge", 1), ("lt", -1), ("le", -1)])
def test_a_bound_is_a_chevron_that_points_where_the_value_may_lie(comparator: str, rises: int) -> None:
    geometry = laid_out(replace(PLAIN, target=5.0, comparator=Comparator(comparator)))
    tick, chevron = geometry.strokes
    assert (chevron.points[1][0] - chevron.points[0][0]) * rises > 0
    assert (chevron.points[0][0] - tick.points[0][0]) * rises > 0


def test_a_range_is_a_band_and_its_ends_are_printed() -> None:
    geometry = laid_out(ODD["range"])
    assert geometry.band is not None
    assert (geometry.band.begin, geometry.band.end) == pytest.approx((72, 54))
    assert geometry.stroke(Role.TARGET) is None
    assert geometry.label(Role.NUMBER).text == "6-7"  # type: ignore[union-attr]


def test_a_target_off_the_scale_is_broken_off_and_printed_not_clamped() -> None:
    geometry = laid_out(ODD["off"])
    assert geometry.stroke(Role.TARGET) is None
    (broken,) = geometry.breaks
    assert broken.piece.top > geometry.centre[1]
    assert geometry.label(Role.TARGET).text == "12.5%"  # type: ignore[union-attr]


def test_an_actual_off_the_scale_goes_on_behind_the_break() -> None:
    (broken,) = laid_out(ODD["actual off"]).breaks
    assert broken.filled is not None


def test_a_collapse_is_broken_off_on_the_left() -> None:
    geometry = laid_out(ODD["collapse"])
    assert geometry.breaks[0].piece.right < geometry.centre[0]


def test_last_year_is_labelled_as_written_where_there_is_room() -> None:
    label = laid_out(ODD["paired"], 560, 320).label(Role.PAIRED)
    assert label is not None
    assert label.text == "2022 预计 5.0%"


def test_last_year_beside_the_target_moves_aside() -> None:
    geometry = laid_out(ODD["paired beside the target"])
    label, tick = geometry.label(Role.PAIRED), geometry.stroke(Role.TARGET)
    assert label is not None
    assert tick is not None
    assert not label.box.meets(tick.box)


def test_the_hedge_stands_on_the_numbers_baseline_and_is_smaller() -> None:
    geometry = laid_out(ODD["around"])
    number = geometry.label(Role.NUMBER)
    assert number is not None
    hedge = geometry.labels[-2]
    assert hedge.text == "左右"
    assert hedge.baseline == number.baseline
    assert hedge.px < number.px / 2


def test_a_rectangle_too_small_for_any_gauge_gets_none() -> None:
    assert layout(PLAIN, 20, 10) is None
    assert layout(PLAIN, 0, 0) is None


FOLLOWED = {f"{n} {s.remark.zh}": s.model() for n, s in enumerate(specimens(), 1)}
LARGE = {Role.NUMBER, Role.BESIDE}
ALL = ODD | FOLLOWED | {f"{name}, on a card": without_state(model) for name, model in FOLLOWED.items()}


@pytest.mark.parametrize("name", list(ALL))
@settings(max_examples=12)
@given(width=st.integers(220, 900), height=st.integers(130, 520))
def test_nothing_overlaps_or_leaves_the_rectangle(name: str, width: int, height: int) -> None:
    geometry = laid_out(ALL[name], width, height)
    boxes = [label.box for label in geometry.labels]
    boxes += [geometry.mark] if geometry.mark else []
    for x, y in (point for pointer in geometry.pointers for point in pointer):
        assert 0 <= x <= width
        assert 0 <= y <= height
    for box in (*boxes, *(s.box for s in geometry.strokes), *(b.piece for b in geometry.breaks)):
        assert box.left >= 0
        assert box.right <= width
        assert box.top >= 0
        assert box.bottom <= height
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert geometry.centre[0] == width // 2


@pytest.mark.parametrize("name", list(ALL))
@settings(max_examples=12)
@given(width=st.integers(220, 900), height=st.integers(130, 520))
def test_words_stay_clear_of_the_ring_and_the_target(name: str, width: int, height: int) -> None:
    geometry = laid_out(ALL[name], width, height)
    inner, tick = geometry.radius - geometry.thickness, geometry.stroke(Role.TARGET)
    for label in geometry.labels:
        farthest = max(math.dist(corner, geometry.centre) for corner in label.box.corners)
        below = label.box.top >= geometry.centre[1]
        assert below or farthest <= inner or label.box.distance(geometry.centre) >= geometry.radius
        if label.role is Role.PAIRED and tick:
            assert not label.box.meets(tick.box)


def test_without_an_actual_the_target_is_the_large_number() -> None:
    geometry = laid_out(FOLLOWED["17 没有实际值，有应达值"])
    assert [label.text for label in geometry.labels if label.role in LARGE] == ["400", "家", "以上"]
    assert geometry.label(Role.CAPTION) is None
    assert geometry.fill is None


def test_an_actual_is_the_large_number_under_its_caption_and_over_its_target() -> None:
    geometry = laid_out(FOLLOWED["1 快于应达"])
    caption, number, aim, due = (
        geometry.label(role) for role in (Role.CAPTION, Role.NUMBER, Role.AIM, Role.DUE)
    )
    assert [each.text for each in (caption, number, aim, due) if each] == [
        "实际",
        "230",
        "目标 400家以上",
        "应达 200家",
    ]
    baselines = [each.baseline for each in (caption, number, aim, due) if each]
    assert baselines == sorted(baselines)


def test_the_arc_ends_at_the_actual_and_the_tick_stands_at_the_target() -> None:
    geometry = laid_out(FOLLOWED["1 快于应达"])
    assert geometry.fill is not None
    assert geometry.fill.end == pytest.approx(180 * (1 - 230 / 500))
    tick = geometry.stroke(Role.TARGET)
    assert tick is not None
    assert angle_at(geometry, tick.points[1]) == pytest.approx(36)


def test_what_is_due_is_a_triangle_outside_the_ring_that_points_at_it() -> None:
    geometry = laid_out(FOLLOWED["1 快于应达"])
    tip, *base = geometry.pointers[0]
    assert angle_at(geometry, tip) == pytest.approx(108)
    assert (
        geometry.radius < math.dist(tip, geometry.centre) < min(math.dist(p, geometry.centre) for p in base)
    )


def test_its_words_and_those_of_the_target_have_the_shapes_they_explain() -> None:
    geometry = laid_out(FOLLOWED["1 快于应达"])
    due, aim = geometry.label(Role.DUE), geometry.label(Role.AIM)
    assert due is not None
    assert aim is not None
    assert all(x < due.x and abs(y - due.baseline) < due.px for x, y in geometry.pointers[1])
    assert geometry.keys[0].box.right < aim.x


def test_growth_has_nothing_due() -> None:
    assert laid_out(FOLLOWED["10 全年增速高于目标"]).pointers == ()


def test_the_state_stands_over_the_date_with_its_shape_before_it() -> None:
    geometry = laid_out(FOLLOWED["2 慢于应达"])
    state, date = geometry.label(Role.STATE), geometry.label(Role.DATE)
    assert state is not None
    assert date is not None
    assert geometry.mark is not None
    assert (state.text, date.text) == ("低于序时", "截至2023-06-30")
    assert geometry.mark.right < state.x
    assert state.baseline < date.baseline


def test_words_too_wide_for_the_ring_stand_below_it_whole() -> None:
    geometry = laid_out(FOLLOWED["35 词语很长"])
    aim = geometry.label(Role.AIM)
    assert aim is not None
    assert aim.text == "目标 全年力争完成1200亿元以上"
    assert aim.box.top > geometry.centre[1]


def test_where_height_is_short_the_state_and_its_date_stand_side_by_side() -> None:
    geometry = laid_out(FOLLOWED["8 限额，高出35个百分点"], 220, 130)
    state, date = geometry.label(Role.STATE), geometry.label(Role.DATE)
    assert state is not None
    assert date is not None
    assert state.baseline == date.baseline


def test_last_years_value_never_stands_in_the_row_of_this_years() -> None:
    model = replace(FOLLOWED["25 有上年完成值"], paired=replace(LAST_YEAR, value=0.6))
    for width, height in ((220, 130), (300, 180), (560, 320)):
        geometry = laid_out(model, width, height)
        number, paired = geometry.label(Role.NUMBER), geometry.label(Role.PAIRED)
        assert number is not None
        assert paired is None or not (
            number.box.top < paired.box.bottom and paired.box.top < number.box.bottom
        )


def angle_at(geometry: GaugeGeometry, point: Point) -> float:
    return math.degrees(math.atan2(geometry.centre[1] - point[1], point[0] - geometry.centre[0]))
