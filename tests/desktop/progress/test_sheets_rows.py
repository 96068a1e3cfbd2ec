"""What an import would do is known row by row before anything is done; unlike things are refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.actuals.records import Actual, Status
from db.progress import Progress
from db.records import Bilingual, Brief
from desktop.progress.sheets.columns import Field
from desktop.progress.sheets.heading import table_of
from desktop.progress.sheets.import_plan import Deed, ImportPlan
from desktop.progress.sheets.rows import plan
from desktop.progress.sheets.table import lines_of
from desktop.progress.sheets.watching import EVERY, Stopped, Watch
from tests.db.entered import actual
from tests.db.tiny import line, tiny
from tests.desktop.progress.filled_sheets import NOW, TODAY, planned, rows

BRIEF = tiny()
GOOD = "cloud,新增企业上云,增量,确保400家以上,家,105,2023-03-31,一季度,统计局,初步数,"


def progress(*actuals: Actual) -> Progress:
    return Progress({"cloud": actuals})


def deeds(made: ImportPlan) -> list[Deed]:
    return [row.deed for row in made.rows]


def why(text: str, known: Progress | None = None, brief: Brief = BRIEF) -> str:
    (row,) = planned(brief, text, progress=known).rows
    assert row.deed is Deed.REFUSED, row
    assert row.why.en
    return row.why.zh


def notes(text: str, known: Progress | None = None) -> list[str]:
    (row,) = planned(BRIEF, text, progress=known).rows
    return [note.zh for note in row.notes]


def test_a_row_of_the_template_adds_what_a_form_would() -> None:
    (row,) = planned(BRIEF, GOOD).rows
    assert row.deed is Deed.ADD
    assert row.actual is not None
    assert (row.actual.indicator, row.actual.value, row.actual.unit) == ("cloud", "105", "家")
    assert (row.actual.as_of, row.actual.period, row.actual.source) == (date(2023, 3, 31), "一季度", "统计局")
    assert row.actual.status is Status.PROVISIONAL


@pytest.mark.parametrize(
    "text",
    [
        "cloud,,,,,105家,2023年3月31日,,,,",
        "cloud,,,,家,１０５,2023/3/31,,,最终,",
        ",新增企业上云,增量,,,105,2023.3.31,,,final,",
        ",新增企业上云,,,,105,2023-03-31,,,,",
        ",Cloud,increment,400家以上,,0.0105万家,2023-03-31,,,,",
        "cloud,,,,万家,0.0105,2023-03-31,,,,",
        "income,,增长,7.00%,%,3.5%,2023-03-31,,,,",
    ],
)
def test_an_indicator_is_found_by_id_or_by_exact_name_and_measure(text: str) -> None:
    assert deeds(planned(BRIEF, text)) == [Deed.ADD]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing,,,,,105,2023-03-31,,,,", "第2行“指标编号”:本简报没有编号为“nothing”的指标"),
        (",企业上云,增量,,,105,2023-03-31,,,,", "第2行“指标”:本简报没有名称与“企业上云”完全一致的指标"),
        (",,增量,,,105,2023-03-31,,,,", "第2行“指标”:没有写是哪一个指标"),
        (",财政总收入,总量,,,105,2023-03-31,,,,", "填写的是“总量”,而目标是“增长”"),
        ("cloud,,总量,,,105,2023-03-31,,,,", "第2行“口径”:没有保存:填写的是“总量”,而目标是“增量”"),
        ("cloud,,口径,,,105,2023-03-31,,,,", "“口径”不是一种口径"),
        ("cloud,居民收入增长,,,,105,2023-03-31,,,,", "这一行可能错位了"),
        ("cloud,,,500家以上,,105,2023-03-31,,,,", "本简报的目标是“400家以上”"),
        ("cloud,,,,,很多,2023-03-31,,,,", "第2行“完成值”:没有采用“很多”:它不是一个带单位的数"),
        ("cloud,,,,,105户,2023-03-31,,,,", "它的单位是“户”"),
        ("cloud,,,,,1.5家,2023-03-31,,,,", "第2行“完成值”:没有采用“1.5家”:“家”是逐个计数的,不会有小数"),
        ("cloud,,,,,-5,2023-03-31,,,,", "数量不会小于零"),
        ("cloud,,,,,105,2023-02-29,,,,", "“2023-02-29”这一天不存在"),
        ("cloud,,,,户,105,2023-03-31,,,,", "它的单位是“户”"),
        ("cloud,,,,户,105家,2023-03-31,,,,", "第2行“单位”:完成值“105家”带的单位与“单位”一列的“户”不一致"),
        ("income,,,,%,0.065,2023-03-31,,,,", "看不出它是6.5%还是0.065%"),
        ("cloud,,,,,105,2023-10-11,,,,", "第2行“截至日期”:没有保存:截止日期2023-10-11还没有到"),
        ("cloud,,,,,105,2023年3月,,,,", "“2023年3月”不是一个完整的日期"),
        ("cloud,,,,,105,,,,,", "第2行“截至日期”:没有写截至日期"),
        ("cloud,,,,,105,2023-03-31,,,大概,", "第2行“状态”:“大概”既不是初步数也不是最终数"),
        (",合计,,,,105,2023-03-31,,,,", "“合计”是合计行"),
        ("relief,,,,,60亿元,2023-03-31,,,,", "“超50亿元”是完成值,不是目标"),
    ],
)
def test_a_row_that_cannot_be_imported_says_which_cell_and_why(text: str, said: str) -> None:
    assert said in why(text)


def test_one_name_for_two_targets_is_not_guessed() -> None:
    twice = tiny('name = { zh = "财政总收入"', 'name = { zh = "居民收入"')
    assert "本简报有2个目标与“居民收入”相符" in why(",居民收入,增长,,,3%,2023-03-31,,,,", brief=twice)
    (row,) = planned(twice, ",居民收入,增长,7.6%左右,,3%,2023-03-31,,,,").rows
    assert row.figure is not None
    assert row.figure.indicator.id == "revenue"


def test_without_a_measure_a_name_of_two_measures_is_not_guessed() -> None:
    twice = tiny('name = { zh = "新增企业上云"', 'name = { zh = "居民收入"')
    assert "第2行“口径”:没有指标编号时还要写明口径" in why(",居民收入,,,,3%,2023-03-31,,,,", brief=twice)


def test_an_indicator_of_another_definition_is_said_not_to_be_the_target(brief: Brief) -> None:
    for measure in ("", "增长"):
        said = why(f",一般公共预算收入,{measure},,,8.1%,2023-03-31,,,,", brief=brief)
        assert (
            "“一般公共预算收入”不是本简报的目标;本简报的目标是“一般公共预算总收入增长”,两者口径不同" in said
        )
    short = "指标,完成值,截至日期"
    (row,) = planned(brief, "一般公共预算总收入,8.1%,2023-03-31", head=short).rows
    assert row.deed is Deed.ADD


def test_what_is_there_already_is_nothing_new_also_under_another_word_for_its_time() -> None:
    there = replace(actual("105家"), period="1-3月")
    assert deeds(planned(BRIEF, GOOD, progress=progress(there))) == [Deed.SAME]
    assert notes(GOOD, progress(there)) == ["已有的一条来源写作“统计局月报”,不会改动。"]


def test_another_value_for_the_same_time_revises_and_needs_a_reason() -> None:
    there = replace(actual("100家", name="a1"), period="一季度")
    said = why(GOOD, progress(there))
    assert "第2行“修订理由”:同一日期已有“100家 初步数”,改为“105家 初步数”是修订,需要修订理由" in said
    (row,) = planned(BRIEF, GOOD + "漏报5家", progress=progress(there)).rows
    assert (row.deed, row.old, row.reason) == (Deed.REVISE, there, "漏报5家")
    assert [note.zh for note in row.notes] == ["原有“100家”。"]


@pytest.mark.parametrize(
    ("there", "period", "day"),
    [
        ("2023年1月至6月", "1-6月", "2023-06-30"),
        ("2023年1月至6月", "上半年", "2023-06-30"),
        ("2023年1月至6月", "", "2023-06-30"),
        ("1-6月", "2023年1月至6月", "2023-06-30"),
        ("2022年1月至12月", "全年", "2022-12-31"),
    ],
)
def test_one_time_in_other_words_is_revised_with_its_reason(there: str, period: str, day: str) -> None:
    known = replace(actual("6.1%", indicator="income", as_of=date.fromisoformat(day), name="a"), period=there)
    text = f"income,,,,,6.2%,{day},{period},,,核定"
    (row,) = planned(BRIEF, text, progress=Progress({"income": (known,)})).rows
    assert (row.deed, row.old, row.reason) == (Deed.REVISE, known, "核定")


def test_a_reason_with_nothing_to_revise_is_never_dropped_without_a_word() -> None:
    assert notes(GOOD + "核定") == ["没有可修订的数据,修订理由“核定”不会保存。"]
    same = notes(GOOD + "核定", progress(replace(actual("105家"), period="一季度", source="统计局")))
    assert same == ["没有可修订的数据,修订理由“核定”不会保存。"]
    other = progress(replace(actual("100家"), period="3月"))
    assert "第2行“统计时段”:写了修订理由,但同一日期已有的“100家 3月”是另一个时段的" in why(
        GOOD + "核定", other
    )


def test_a_provisional_value_that_becomes_final_is_a_revision() -> None:
    there = replace(actual("105家"), period="一季度")
    (row,) = planned(BRIEF, GOOD.replace("初步数,", "最终数,核定"), progress=progress(there)).rows
    assert row.deed is Deed.REVISE


def test_of_several_values_for_one_time_none_is_picked() -> None:
    there = [replace(actual(value, name=value), period="一季度") for value in ("100家", "101家")]
    assert "已有2条数据" in why(GOOD + "更正", progress(*there))


def test_what_keeps_a_value_from_counting_is_said_and_does_not_stop_it() -> None:
    assert notes("cloud,,,,,105,2022-03-31,,,,") == ["日期不在2023年,不计入这个目标的进度。"]
    assert notes("cloud,,,,,105,2023-06-30,一季度,,,") == [
        "它覆盖的时期“一季度”与截止日期2023年6月30日不一致。"
    ]
    (far,) = notes("cloud,,,,,1.2万家,2023-03-31,,,,")
    assert far == "“1.2万家”是目标“400家以上”的30倍以上,请核对小数点、单位和是否填错了指标。"
    (unread,) = notes("cloud,,,,,105,2023-06-30,本季度,,,")
    assert unread == "看不懂它覆盖的时期“本季度”是哪几个月,从年初算起的请写成“1-6月”。"
    beside = notes(GOOD.replace("一季度", "3月"), progress(replace(actual("100家"), period="一季度")))
    assert beside[1:] == ["同一日期还有“100家”(时段:一季度),两条都会保留。"]


def test_rows_that_nobody_filled_in_are_counted_and_those_begun_are_shown() -> None:
    made = planned(BRIEF, "cloud,新增企业上云,,,,,,,,,", "income,,,,,,2023-03-31,,,,", GOOD)
    assert made.blank == 1
    assert deeds(made) == [Deed.EMPTY, Deed.ADD]
    assert made.is_sound
    assert len(made.entries) == 1


def test_two_rows_for_one_time_stand_in_each_others_way_until_one_is_left_out() -> None:
    made = planned(BRIEF, GOOD, GOOD.replace("105", "106"), GOOD.replace("105", "107"))
    assert deeds(made) == [Deed.REFUSED] * 3
    assert "与第3行是同一指标、同一日期和时段" in made.rows[0].why.zh
    assert deeds(made.leaving_out({2})) == [Deed.ADD, Deed.REFUSED, Deed.REFUSED]
    assert [entry[0].value for entry in made.leaving_out({2, 4}).entries] == ["106"]


def test_one_refused_row_stops_all_until_it_is_left_out() -> None:
    made = planned(BRIEF, GOOD, "income,,,,,很多,2023-03-31,,,,")
    assert not made.is_sound
    assert made.entries == ()
    without = made.leaving_out({3})
    assert [entry[0].indicator for entry in without.entries] == ["cloud"]
    assert without.count(Deed.REFUSED) == 0
    assert not made.leaving_out({2, 3}).is_sound


CELL = st.text(max_size=12) | st.sampled_from(
    ["cloud", "income", "7.0%", "105家", "2023-03-31", "一季度", "增长", "最终数", "合计", "", "0.065", "家"]
)


@given(st.lists(st.lists(CELL, max_size=12), max_size=6))
def test_any_table_of_strings_gives_a_plan(rows: Iterable[list[str]]) -> None:
    head = [field.words.zh for field in Field]
    made = plan(BRIEF, progress(actual()), table_of("表", lines_of([head, *rows])), NOW, TODAY)
    for row in made.rows:
        assert (row.deed is Deed.REFUSED) == (row.why != Bilingual("", ""))
        assert (row.actual is not None) or row.deed in {Deed.REFUSED, Deed.EMPTY}
    assert bool(made.entries) == made.is_sound


def test_a_target_of_another_brief_is_not_taken_for_this_one() -> None:
    other = tiny(
        "400家以上",
        "500家以上",
        lines=line(7, "居民收入增长7.0%,财政总收入增长7.6%左右,确保新增500家以上企业上云"),
    )
    assert "本简报的目标是“500家以上”" in why(GOOD, brief=other)


def test_judging_knows_how_many_rows_there_are_and_ends_where_it_is_told_to() -> None:
    table = rows(*["cloud,,,,,105,2023-03-31,,,,"] * EVERY)
    watch = Watch()
    plan(tiny(), Progress(), table, NOW, TODAY, watch)
    assert (watch.rows, watch.of) == (EVERY, EVERY)
    watch.stop()
    with pytest.raises(Stopped):
        plan(tiny(), Progress(), table, NOW, TODAY, watch)
