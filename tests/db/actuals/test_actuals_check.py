from datetime import date
from decimal import Decimal

import pytest

from db.actuals.check import MEASURES, Written, check_date, check_measure, check_value, checked
from db.actuals.faults import ActualError, ActualFault
from db.actuals.records import Status
from db.actuals.source import source_change, subject_of
from db.errors import UserError
from db.pace.entry import ValueRefused
from db.records import Brief, Figure, Measure
from tests.db.entered import actual, at, follow_up
from tests.db.tiny import LINES, tiny

TODAY = date(2023, 7, 1)


@pytest.fixture(scope="module")
def tiny_brief() -> Brief:
    return tiny()


def target(brief: Brief, indicator: str, kind: str = "target") -> Figure:
    return next(f for f in brief.figures if f.indicator.id == indicator and f.kind == kind)


def fault(error: pytest.ExceptionInfo[ActualError]) -> ActualFault:
    """The fault, said in two whole sentences."""
    assert error.value.zh.endswith("。")
    assert error.value.en.endswith(".")
    assert "没有变化" in error.value.zh
    assert "{" not in error.value.zh + error.value.en
    return error.value.fault


def test_what_is_written_becomes_an_actual(tiny_brief: Brief) -> None:
    written = Written(" １２０ 家 ", "2023年6月30日", " 上半年 ", " 工信局 ", Status.FINAL)
    kept = checked(target(tiny_brief, "cloud"), written, at(0), TODAY)
    assert (kept.indicator, kept.value, kept.number, kept.unit) == ("cloud", "１２０ 家", Decimal(120), "家")
    assert (kept.as_of, kept.period, kept.source) == (date(2023, 6, 30), "上半年", "工信局")
    assert (kept.status, kept.entered_at, kept.revises) == (Status.FINAL, at(0), None)


def test_digits_stay_as_they_are_written(tiny_brief: Brief) -> None:
    kept = checked(target(tiny_brief, "income"), Written("6.50％", "2023-6-30"), at(0), TODAY)
    assert (kept.value, str(kept.number), kept.unit) == ("6.50％", "6.50", "%")


def test_a_number_alone_has_the_unit_of_the_target(tiny_brief: Brief) -> None:
    kept = checked(target(tiny_brief, "cloud"), Written("120", "2023-6-30"), at(0), TODAY)
    assert (kept.value, kept.number, kept.unit) == ("120", Decimal(120), "家")


@pytest.mark.parametrize(
    ("indicator", "text", "said"),
    [
        ("cloud", "3.2%", "单位是“%”"),
        ("cloud", "120人", "单位是“人”"),
        ("income", "35亿元", "单位是“元”"),
        ("income", "1.2个百分点", "百分点"),
        ("income", "0.065", "看不出"),
        ("income", "不少", "不是一个带单位的数"),
    ],
)
def test_a_value_of_another_unit_is_refused_with_the_reason(
    tiny_brief: Brief, indicator: str, text: str, said: str
) -> None:
    with pytest.raises(ValueRefused, match=said) as caught:
        check_value(target(tiny_brief, indicator), text)
    assert isinstance(caught.value, UserError)


@pytest.mark.parametrize("measure", [measure for measure in Measure if measure is not Measure.GROWTH])
def test_a_value_of_another_measure_is_refused_with_the_reason(tiny_brief: Brief, measure: Measure) -> None:
    with pytest.raises(ActualError) as caught:
        check_measure(target(tiny_brief, "income"), measure)
    assert fault(caught) is ActualFault.OTHER_MEASURE
    assert f"填写的是“{MEASURES[measure].zh}”,而目标是“增长”" in caught.value.zh


def test_a_value_of_its_own_measure_or_of_none_said_is_taken(tiny_brief: Brief) -> None:
    check_measure(target(tiny_brief, "income"), None)
    check_measure(target(tiny_brief, "income"), Measure.GROWTH)
    written = Written("7.0%", "2023-6-30", measure=Measure.LEVEL)
    with pytest.raises(ActualError):
        checked(target(tiny_brief, "income"), written, at(0), TODAY)


def test_a_result_or_a_scope_can_have_no_actual(brief: Brief, tiny_brief: Brief) -> None:
    scope = next(figure for figure in brief.figures if figure.indicator.measure is Measure.SCOPE_COUNT)
    for figure in (target(tiny_brief, "income", "result"), scope):
        with pytest.raises(ActualError) as caught:
            check_value(figure, "7.0%")
        assert fault(caught) is ActualFault.NOT_FOLLOWED
        assert figure.quote in caught.value.zh
        assert figure.quote in caught.value.en


# ------------------------------------------------------------ dates


@pytest.mark.parametrize(
    "text", ["2023-06-30", "2023/6/30", "2023.6.30", "2023年6月30日", "２０２３年６月３０", " 2023-6-30 "]
)
def test_a_date_may_be_written_in_every_usual_way(text: str) -> None:
    assert check_date(text, TODAY) == date(2023, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6月30日",
        "2023-06",
        "2023-6/30",
        "2023-6-30日",
        "30.6.2023",
    ],
)
def test_what_is_no_whole_date_is_refused(text: str) -> None:
    with pytest.raises(ActualError) as caught:
        check_date(text, TODAY)
    assert fault(caught) is ActualFault.NOT_A_DATE


@pytest.mark.parametrize("text", ["2023-02-29", "2023/06/31", "2023年6月31日", "2023-13-01", "0000-1-1"])
def test_a_whole_date_that_is_no_day_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ActualError) as caught:
        check_date(text, TODAY)
    assert fault(caught) is ActualFault.NO_SUCH_DAY
    assert f"“{text}”这一天不存在" in caught.value.zh


def test_leap_days_and_today_are_dates_and_tomorrow_is_refused() -> None:
    assert check_date("2024-2-29", date(2024, 2, 29)) == date(2024, 2, 29)
    with pytest.raises(ActualError) as caught:
        check_date("2023-07-02", TODAY)
    assert fault(caught) is ActualFault.FUTURE
    assert "2023-07-02还没有到,今天是2023-07-01" in caught.value.zh


def test_every_fault_is_two_whole_sentences() -> None:
    for one in ActualFault:
        error = ActualError(one, "甲", "乙")
        assert error.zh.count("。") == 3
        assert error.en.startswith("Not saved: ")
        assert "{" not in error.zh + error.en


# ------------------------------------------------------------ a source that changed


def test_a_brief_built_again_from_the_same_source_keeps_its_entries(tiny_brief: Brief) -> None:
    now = tiny_brief.source.sha256
    item = tiny_brief.items[0]
    from_now = [actual(), follow_up(subject_of(item), text=item.text, note="甲")]
    kept = [type(one)(**{**vars(one), "source_sha256": now}) for one in from_now]
    change = source_change(tiny(), kept[:1], kept[1:])  # type: ignore[arg-type]
    assert not change.sentence


def test_a_changed_source_is_noticed_and_said(tiny_brief: Brief) -> None:
    there, gone = actual(), actual(indicator="harvest")
    item = tiny_brief.items[-1]
    same, other = follow_up(subject_of(item), text=item.text), follow_up(subject_of(item), text="另一件事")
    nowhere = follow_up("nowhere/7", text=item.text)
    change = source_change(tiny_brief, [there, gone], [same, other, nowhere])
    assert change.earlier_actuals == (there, gone)
    assert change.earlier_follow_ups == (same, other, nowhere)
    assert (change.gone_actuals, change.gone_follow_ups) == ((gone,), (other, nowhere))
    assert "5条跟踪记录" in change.sentence.zh
    assert "其中3条" in change.sentence.zh
    assert "an earlier one: 5; 3 of them" in change.sentence.en


def test_a_source_with_one_word_changed_is_another_source(tiny_brief: Brief) -> None:
    kept = [type(actual())(**{**vars(actual()), "source_sha256": tiny_brief.source.sha256})]
    changed = tiny(lines=("新标题 小标题", *LINES[1:]), old='headline = "大标题"', new='headline = "新标题"')
    assert not source_change(tiny_brief, kept, []).sentence
    assert "1条跟踪记录" in source_change(changed, kept, []).sentence.zh
