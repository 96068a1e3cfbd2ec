from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from db.pace.pace import pace
from db.pace.rules import MONTHLY
from db.progress import Progress
from db.records import Brief, Measure
from desktop.gauges.geometry import GaugeModel
from desktop.gauges.marks import Mark
from desktop.gauges.model import Amount, without_state
from desktop.gauges.reading import CHINESE, family_scale, gauge_model, gauge_on, scale_of
from desktop.gauges.specimens import Specimen, specimens
from tests.db.entered import actual
from tests.db.tiny import tiny

MID_YEAR = date(2023, 6, 30)


def specimen(remark: str) -> Specimen:
    return next(each for each in specimens() if each.remark.zh == remark)


def model(remark: str) -> GaugeModel:
    return specimen(remark).model()


def test_the_actual_is_as_written_and_so_is_the_target() -> None:
    shown = model("万为单位")
    assert shown.amount == Amount("", "25,000", "户", "")
    assert (shown.caption, shown.aim) == ("实际", "目标 4.5万户左右")


def test_an_actual_in_another_scale_word_is_placed_in_that_of_the_target() -> None:
    shown = model("万为单位")
    assert (shown.actual, shown.target, shown.scale.unit) == (2.5, 4.5, "万户")


def test_the_foot_has_the_state_with_its_shape_and_the_day() -> None:
    shown = model("慢于应达")
    assert (shown.mark, shown.word, shown.actual_label) == (Mark.DOWN, "低于序时", "截至2023-06-30")


def test_a_provisional_value_is_marked() -> None:
    assert model("初步数").actual_label == "截至2023-06-30 初步数"


def test_a_commitment_stays_with_the_target() -> None:
    assert model("年末，应达即目标").aim == "目标 确保400家以上"


@pytest.mark.parametrize("remark", ["计量单位不同", "值早于目标年度", "值晚于目标年度", "只是工作范围"])
def test_what_cannot_be_compared_fills_no_arc_and_the_state_says_so(remark: str) -> None:
    shown = model(remark)
    assert shown.actual is None
    assert shown.amount is None
    assert shown.word
    assert shown.word in shown.alt


def test_without_an_actual_the_gauge_is_the_one_of_the_target_alone(brief: Brief) -> None:
    for figure in brief.targets(Measure.GROWTH):
        nothing = pace(figure, (), MID_YEAR, MONTHLY)
        assert gauge_model(brief, figure, CHINESE, "zh_CN", nothing) == gauge_model(
            brief, figure, CHINESE, "zh_CN"
        )


def test_what_is_due_belongs_to_the_day_of_the_actual() -> None:
    late = replace(specimen("慢于应达"), on="2023-11-30")
    due = late.model().due
    assert due is not None
    assert (due.value, due.quote) == (200.0, "200家")


def test_without_an_actual_it_belongs_to_the_day_that_is_looked_at() -> None:
    due = specimen("没有实际值，有应达值").model().due
    assert due is not None
    assert due.written == "应达 200家"


@pytest.mark.parametrize("remark", ["增速低于目标", "占比", "年初未满一个月", "只是工作范围"])
def test_nothing_is_due_where_time_does_not_enter_or_no_month_is_over(remark: str) -> None:
    assert model(remark).due is None


def test_a_due_number_that_does_not_end_is_rounded_and_says_so() -> None:
    due = model("应达值除不尽").due
    assert due is not None
    assert due.written == "应达 ≈166.7家"


def test_rounding_never_puts_what_is_due_onto_the_actual() -> None:
    near = replace(specimen("应达值除不尽"), value="166.7家")
    due = near.model().due
    assert due is not None
    assert due.quote == "≈166.67家"


def test_the_line_of_text_has_everything() -> None:
    assert model("应达值除不尽").alt == (
        "应达值除不尽：2023年目标400家以上；低于序时：截至2023-05-31实际150家（初步数）；截至2023-05-31应达≈166.7家；"
        "原文第2行"
    )


def test_a_chip_beside_it_leaves_the_day_alone_at_the_foot() -> None:
    shown = without_state(model("慢于应达"))
    assert (shown.state, shown.mark, shown.actual_label) == ("", None, "截至2023-06-30")
    assert "低于序时" in shown.alt


def test_english_words_stand_around_the_sources_own() -> None:
    words = replace(
        CHINESE, actual="Actual", aim="Target {quote}", as_of="as of {date}", provisional="provisional"
    )
    shown = specimen("应达值除不尽").model(words, "en")
    assert (shown.caption, shown.aim) == ("Actual", "Target 400家以上")
    assert (shown.word, shown.actual_label) == ("Behind pace", "as of 2023-05-31 provisional")


# The one scale of a family.


def test_a_lower_actual_widens_the_scale_of_all_growth_gauges() -> None:
    brief = tiny()
    progress = Progress({"income": (actual("-3.2%", indicator="income"),)}, rule=MONTHLY)
    scales = {
        gauge_on(brief, figure, CHINESE, "zh_CN", progress, MID_YEAR).scale
        for figure in brief.targets(Measure.GROWTH)
    }
    assert [(scale.low, scale.high) for scale in scales] == [(-4, 10)]


def test_a_count_has_a_scale_of_its_own_in_its_unit_and_in_words() -> None:
    brief = tiny()
    (cloud,) = brief.targets(Measure.INCREMENT)
    progress = Progress({"cloud": (actual("620家"),)}, rule=MONTHLY)
    shown = gauge_on(brief, cloud, CHINESE, "zh_CN", progress, MID_YEAR)
    assert (shown.scale.low, shown.scale.high, shown.scale.unit) == (0, 800, "家")
    assert shown.scale.words == "刻度0至800家"


def test_a_value_that_cannot_be_compared_widens_no_scale() -> None:
    brief = tiny()
    (cloud,) = brief.targets(Measure.INCREMENT)
    progress = Progress({"cloud": (actual("9000户"),)}, rule=MONTHLY)
    assert gauge_on(brief, cloud, CHINESE, "zh_CN", progress, MID_YEAR).scale == scale_of(
        brief, cloud, CHINESE
    )


def test_a_share_is_never_drawn_beyond_the_whole() -> None:
    high = replace(specimen("占比"), target="95.0%以上").model().scale
    assert (high.low, high.high, high.step) == (0, 100, 20)
    small = replace(specimen("占比"), target="3.5%以上", value="3.2%").model().scale
    assert small.high < 5


def test_growth_gauges_keep_the_scale_they_have_on_slides(brief: Brief) -> None:
    for figure in brief.targets(Measure.GROWTH):
        assert scale_of(brief, figure, CHINESE) == family_scale(brief, CHINESE)


def test_what_is_expected_is_drawn_for_a_target_alone() -> None:
    brief = tiny()
    (cloud,) = brief.targets(Measure.INCREMENT)
    shown = gauge_model(brief, cloud, CHINESE, "zh_CN", None, Fraction(300))
    assert shown.due is not None
    assert shown.due.value == 300.0
    assert "；应达 300家；" in shown.alt
