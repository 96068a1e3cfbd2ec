"""The explanation can be printed alone: whole in both languages, with rule, numbers, date and arithmetic."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.pace.numbers import date_en, date_zh, equated, exact, places_to_tell, rounded
from db.pace.pace import Pace, pace
from db.pace.rules import MONTHLY, RULES, WUHAN, XUANCHENG, YINCHUAN, PaceRule
from db.pace.states import Light, PaceState
from db.records import Measure
from tests.db.pace_cases import YEAR_END, actual, end_of, stands, target

S = PaceState
LIMIT = target("100万元以内", Measure.AMOUNT, direction="limit")
EVERY_STATE: dict[PaceState, Pace] = {
    S.ON_PACE: stands("400家", "390家", 11, MONTHLY),
    S.BEHIND: stands("400家", "350家", 12, WUHAN),
    S.BEHIND_YELLOW: stands("400家", "300家", 12, WUHAN),
    S.BEHIND_RED: stands("400家", "1家", 12, YINCHUAN),
    S.WITHIN_PACE: pace(LIMIT, [actual("50万元", end_of(6))], YEAR_END, MONTHLY),
    S.OVER_PACE: pace(LIMIT, [actual("51万元", end_of(6))], YEAR_END, MONTHLY),
    S.OVER_PACE_YELLOW: pace(LIMIT, [actual("65万元", end_of(6))], YEAR_END, WUHAN),
    S.OVER_PACE_RED: pace(LIMIT, [actual("95万元", end_of(6))], YEAR_END, YINCHUAN),
    S.RULE_GAP: stands("400家", "390家", 12, YINCHUAN),
    S.TARGET_REACHED: stands("6.5%", "6.5%", 12, MONTHLY, Measure.GROWTH),
    S.TARGET_SO_FAR: stands("6.5%", "6.5%", 6, MONTHLY, Measure.GROWTH),
    S.BELOW_TARGET: stands("6.5%", "6.4%", 6, WUHAN, Measure.GROWTH),
    S.WITHIN_LIMIT: stands("3%以内", "2.1%", 6, MONTHLY, Measure.GROWTH),
    S.OVER_LIMIT: stands("3%以内", "3.1%", 6, XUANCHENG, Measure.GROWTH),
    S.UNDECIDED: stands("6.5%左右", "6.4%", 6, XUANCHENG, Measure.GROWTH),
    S.NOT_DUE: pace(target("400家"), [actual("4家", date(2023, 1, 9))], YEAR_END, MONTHLY),
    S.NO_ACTUAL: pace(target("400家"), [], YEAR_END, MONTHLY),
    S.NO_RULE: pace(target("400家"), [actual("4家")], YEAR_END, None),
    S.BEFORE_YEAR: pace(target("400家"), [], date(2022, 1, 1), MONTHLY),
    S.AFTER_YEAR: pace(target("400家"), [actual("4家", date(2024, 1, 1))], date(2024, 1, 1), MONTHLY),
    S.NOT_COMPARABLE: pace(target("400家"), [actual("4户")], YEAR_END, MONTHLY),
    S.NOT_RATED: pace(target("14个", Measure.SCOPE_COUNT), [], YEAR_END, MONTHLY),
}
EACH = pytest.mark.parametrize("state", list(PaceState), ids=[state.name for state in PaceState])
CHINESE = re.compile(r"[一-鿿]")


@EACH
def test_every_state_has_its_word_and_an_example(state: PaceState) -> None:
    found = EVERY_STATE[state]
    assert found.state is state
    assert found.word.zh in found.sentence.zh
    assert found.word.en.lower() in found.sentence.en.lower()


@EACH
def test_every_sentence_is_whole_in_both_languages(state: PaceState) -> None:
    said = EVERY_STATE[state].sentence
    assert said.zh.endswith("。")
    assert said.en.endswith(".")
    assert not re.search(r"None|[{}]|,,|,[:;。]|。。|;;|::|\s[,.;:]|  |\.\.", said.zh + said.en)
    # Besides what stands in the source or was typed, the English has no Chinese in it.
    quoted = re.compile(r"[0-9.]*(?:万元以内|万元|%以内|%左右|家|户|个|[“][^”]*[”])")
    assert not CHINESE.search(quoted.sub("", said.en))


def test_words_of_states_are_all_different() -> None:
    for language in ("zh_CN", "en"):
        assert len({state.word.of(language) for state in PaceState}) == len(PaceState)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_sentence_names_rule_numbers_date_and_arithmetic(rule: PaceRule) -> None:
    figure = target("400家以上")
    said = pace(figure, [actual("180家", end_of(11), period="1-11月")], YEAR_END, rule).sentence
    for part in (
        rule.name.zh,
        "180家",
        "400家以上",
        "2023年11月30日",
        "1-11月",
        "180÷400=45.0%",
        "11÷12≈91.7%",
    ):
        assert part in said.zh
    for part in (
        rule.name.en,
        "180家",
        "400家以上",
        "30 November 2023",
        "1-11月",
        "180÷400=45.0%",
        "11÷12≈91.7%",
    ):
        assert part in said.en


def test_one_sentence_word_for_word() -> None:
    found = stands("1000家", "350家", 6, YINCHUAN)
    assert found.sentence.zh == (
        "按“银川2025”:截至2023年6月30日(满6个月)完成350家,目标1000家;"
        "完成进度350÷1000=35.0%,应达6÷12=50.0%,比应达低15.0个百分点:低于序时(黄),黄灯。"
    )
    assert found.sentence.en == (
        "By “Yinchuan 2025”: 350家 as of 30 June 2023 (full months: 6), target 1000家;"
        " progress 350÷1000=35.0%, due 6÷12=50.0%, 15.0 points below it: behind pace (yellow), yellow light."
    )


def test_the_gap_of_a_rule_is_told_as_a_gap() -> None:
    said = EVERY_STATE[S.RULE_GAP].sentence
    assert "没有规定" in said.zh
    assert "does not define" in said.en


def test_the_gap_of_a_rule_is_told_of_a_limit_too() -> None:
    found = pace(LIMIT, [actual("55万元", end_of(6))], YEAR_END, YINCHUAN)
    assert found.state is S.RULE_GAP
    assert "没有规定" in found.sentence.zh
    assert "按反方向对照" in found.sentence.zh


def test_a_target_without_an_actual_names_the_rule_it_will_be_judged_by() -> None:
    assert "“月度序时”" in EVERY_STATE[S.NO_ACTUAL].sentence.zh
    assert "“Monthly pace”" in EVERY_STATE[S.NO_ACTUAL].sentence.en


def test_numbers_of_different_scale_words_are_set_out_without_them() -> None:
    assert "5000÷10000=50.0%" in stands("1万户", "5000户", 6, MONTHLY, Measure.COUNT).sentence.zh
    assert "0.5÷1=50.0%" in stands("1万户", "0.5万户", 6, MONTHLY, Measure.COUNT).sentence.zh
    assert "5000000÷10000000" in stands("超千万平方米", "500万平方米", 6, MONTHLY, Measure.AMOUNT).sentence.zh


def test_rounding_never_makes_unlike_numbers_look_alike() -> None:
    said = stands("120000家", "109999家", 11, MONTHLY).sentence.zh
    assert "109999÷120000≈91.666%" in said
    assert "11÷12≈91.667%" in said
    short = stands("100000家", "19999家", 6, YINCHUAN).sentence.zh
    assert "低30.001个百分点" in short
    assert "红灯" in short


def test_a_limit_just_past_an_edge_is_printed_past_it() -> None:
    found = pace(target("100000元以内", Measure.AMOUNT), [actual("60001元", end_of(6))], YEAR_END, WUHAN)
    assert (found.state, "为应达的120.002%" in found.sentence.zh) == (S.OVER_PACE_YELLOW, True)


def test_that_just_equal_is_not_enough_is_said_only_where_it_matters() -> None:
    assert "刚好等于不算" in stands("超400家", "400家", 12, MONTHLY).sentence.zh
    assert "刚好等于不算" not in stands("超400家", "399家", 12, MONTHLY).sentence.zh
    assert "刚好等于不算" not in stands("400家", "400家", 12, MONTHLY).sentence.zh


def test_digits_stay_as_written() -> None:
    said = stands("7.0%", "6.50%", 6, MONTHLY, Measure.GROWTH).sentence
    assert "为6.50%" in said.zh
    assert "目标7.0%" in said.zh
    assert "低0.5个百分点" in said.zh


def test_a_deadline_that_is_not_counted_is_said() -> None:
    figure = target("400家", deadline="6月底前")
    said = pace(figure, [actual("400家", end_of(6))], YEAR_END, MONTHLY).sentence
    assert "“6月底前”没有计入" in said.zh


def test_text_of_a_user_stands_as_plain_text() -> None:
    hostile = replace(actual("4家"), value="<b>{0}</b>")
    found = pace(target("400家"), [hostile], YEAR_END, MONTHLY)
    assert found.state is S.NOT_COMPARABLE
    assert "<b>{0}</b>" in found.sentence.zh


def test_lights_have_words() -> None:
    assert [light.word.zh for light in Light] == ["", "绿", "黄", "红"]


@given(st.decimals("-1000", "1000", places=3))
def test_a_number_that_ends_is_printed_in_full(number: Decimal) -> None:
    assert Decimal(exact(Fraction(number))) == number


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(11, 12) * 100, 1, "91.7"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 4), 1, "-0.3"),
        (Fraction(-1, 400), 1, "0.0"),
        (Fraction(1, 30), 2, "0.03"),
    ],
)
def test_halves_are_rounded_away_from_nought(value: Fraction, places: int, text: str) -> None:
    assert rounded(value, places) == text


@given(st.fractions(0, 2), st.fractions(0, 2))
def test_two_numbers_that_differ_are_printed_differently_and_in_order(one: Fraction, other: Fraction) -> None:
    places = places_to_tell(one, other)
    printed = Decimal(rounded(one, places)), Decimal(rounded(other, places))
    assert (printed[0] < printed[1], printed[0] == printed[1]) == (one < other, one == other)


def test_equality_is_written_only_where_it_holds() -> None:
    assert equated(Fraction(1, 2), 1) == "=50.0%"
    assert equated(Fraction(11, 12), 1) == "≈91.7%"
    assert equated(Fraction(1, 16), 1) == "≈6.3%"


def test_dates_are_written_out_whatever_the_systems_language() -> None:
    assert (date_zh(date(2024, 2, 29)), date_en(date(2024, 2, 29))) == ("2024年2月29日", "29 February 2024")


@pytest.mark.parametrize(
    ("quote", "value", "zh", "en"),
    [
        (
            "400家以上",
            "300-350家",
            "完成进度300÷400=75.0%至350÷400=87.5%,应达9÷12=75.0%,下端与应达相等、上端比应达高12.5个百分点",
            "to 350÷400=87.5%, due 9÷12=75.0%, its lower end equal to it, its upper end 12.5 points above it",
        ),
        (
            "400家以上",
            "超300家",
            "完成进度超过300÷400=75.0%,应达9÷12=75.0%,所写的数与应达相等",
            "progress more than 300÷400=75.0%, due 9÷12=75.0%, the number that is written equal to it",
        ),
        (
            "400家以上",
            "不足280家",
            "完成进度不到280÷400=70.0%,应达9÷12=75.0%,所写的数比应达低5.0个百分点",
            "less than 280÷400=70.0%",
        ),
        ("400000家", "1-299999家", "299999÷400000≈74.9998%,应达9÷12=75.0%", "299999÷400000≈74.9998%"),
        ("1万户", "0.3-0.4万户", "0.3÷1=30.0%至0.4÷1=40.0%", "0.3÷1=30.0% to 0.4÷1=40.0%"),
        ("1万户", "3000-4000户", "3000÷10000=30.0%至4000÷10000=40.0%", "to 4000÷10000=40.0%"),
    ],
)
def test_both_ends_of_a_range_and_a_hedge_stand_in_the_arithmetic(
    quote: str, value: str, zh: str, en: str
) -> None:
    said = stands(quote, value, 9, MONTHLY).sentence
    assert zh in said.zh
    assert en in said.en


def test_both_ends_of_a_range_are_seen_against_the_year() -> None:
    assert (
        "下端与目标的数相等、上端高0.5个百分点:"
        in stands("6.5%", "6.5-7.0%", 9, MONTHLY, Measure.GROWTH).sentence.zh
    )
    assert "所写的数与目标的数相等:" in stands("6.5%", "超6.5%", 9, MONTHLY, Measure.GROWTH).sentence.zh
    assert "两者的数相等:" in stands("6.5%", "6.5%", 9, MONTHLY, Measure.GROWTH).sentence.zh


def test_what_a_hedge_leaves_open_says_how_far_it_is_and_that_a_person_must_judge() -> None:
    fell = stands("6.5%左右", "-3.2%", 9, MONTHLY, Measure.GROWTH)
    assert fell.state is S.UNDECIDED
    assert "没有写明幅度,低9.7个百分点算不算达到,原文没有说,需要人来核对判断。" in fell.sentence.zh
    assert "whether 9.7 percentage points below it will do" in fell.sentence.en
    count = stands("400家左右", "100家", 9, MONTHLY)
    assert "比应达低50.0个百分点算不算达到" in count.sentence.zh


def test_once_the_year_is_over_a_missing_last_value_is_said() -> None:
    after, figure = date(2026, 11, 25), target("400家")
    for rule in (None, MONTHLY):
        said = pace(figure, [actual("300家", end_of(9))], after, rule).sentence
        assert "2023年已经结束,最近的数只到2023年9月30日。" in said.zh
        assert "2023 is over, and the latest value is only of 30 September 2023." in said.en
    assert "已经结束" not in pace(figure, [actual("300家", end_of(9))], YEAR_END, MONTHLY).sentence.zh
    assert "已经结束" not in pace(figure, [actual("300家", YEAR_END)], after, MONTHLY).sentence.zh
