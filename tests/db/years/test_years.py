"""A target of one year beside the result of the next: compared where alike, refused in words where not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.actuals.records import Status
from db.pace.states import PaceState
from db.progress import NOTHING, Progress
from db.quantities import parse
from db.records import Brief
from db.years.judging import outcome
from db.years.years import YearRow, Years, compared, pairs_of, without_target
from tests.db.entered import actual
from tests.db.next_year import next_year
from tests.db.tiny import line, tiny

NEXT_YEAR = next_year()


def rows(later: Brief, earlier: Brief | None = None, progress: Progress = NOTHING) -> dict[str, YearRow]:
    """What became of each target, by its indicator."""
    met = compared(Years(earlier or tiny(), later), progress)
    return {row.target.indicator.id: row for row in met}


def entries(value: str, day: date = date(2023, 12, 31), status: Status = Status.FINAL) -> Progress:
    """One value of income up to a day."""
    one = actual(value, indicator="income", as_of=day, status=status)
    return Progress({"income": (replace(one, period=""),)})


# ------------------------------------------------------------ which two


def test_two_briefs_of_a_place_meet_in_the_year_that_one_plans_and_the_other_reports() -> None:
    (years,) = pairs_of([next_year(), tiny()])
    assert (years.earlier.id, years.later.id, years.year) == ("tiny", "tiny-2024", "2023")


@pytest.mark.parametrize(
    "other",
    [
        [],
        [next_year(("某市", "别市"), ("Somewhere", "Elsewhere"))],
        [next_year(('results_year = "2023"', 'results_year = "2024"'))],
    ],
)
def test_others_do_not_meet(other: list[Brief]) -> None:
    assert pairs_of([tiny(), *other]) == ()


def test_three_years_make_two_pairs_the_earliest_first() -> None:
    third = next_year(
        ("tiny-2024", "tiny-2025"), ("2024年", "2025年"), ('"2024"', '"2025"'), ('"2023"', '"2024"')
    )
    assert [years.year for years in pairs_of([third, next_year(), tiny()])] == ["2023", "2024"]


# ------------------------------------------------------------ what follows


def test_what_is_alike_is_judged_and_a_hedge_that_leaves_it_open_stays_open() -> None:
    found = rows(next_year())
    assert {name: row.state for name, row in found.items()} == {
        "income": PaceState.TARGET_REACHED,
        "revenue": PaceState.UNDECIDED,
        "cloud": PaceState.BELOW_TARGET,
    }
    assert found["income"].reason.zh == "完成值“7.2%”达到目标“7.0%”。完成值写明是“预计”,还不是最终数。"
    assert "没有写明可以相差多少" in found["revenue"].reason.zh
    assert found["cloud"].reason.en == "The result “385家” is below the target “400家以上”."


@pytest.mark.parametrize(
    ("target", "result", "state"),
    [
        ("400家以上", "400家", PaceState.TARGET_REACHED),
        ("超400家", "400家", PaceState.BELOW_TARGET),
        ("400家以上", "超400家", PaceState.TARGET_REACHED),
        ("400家以上", "超385家", PaceState.UNDECIDED),
        ("400家以上", "约400家", PaceState.UNDECIDED),
        ("400家以内", "385家", PaceState.WITHIN_LIMIT),
        ("400家以内", "401家", PaceState.OVER_LIMIT),
        ("400-500家", "400家", PaceState.TARGET_REACHED),
        ("400家左右", "400家", PaceState.TARGET_REACHED),
        ("400家左右", "399家", PaceState.UNDECIDED),
    ],
)
def test_comparators_decide_and_nothing_else(target: str, result: str, state: PaceState) -> None:
    text = f"居民收入增长7.0%,财政总收入增长7.6%左右,确保新增{target}企业上云"
    earlier = tiny('quote = "400家以上"', f'quote = "{target}"', lines=line(7, text))
    assert rows(next_year(("385家", result)), earlier)["cloud"].state is state


@pytest.mark.parametrize(
    ("target", "result", "blamed", "not_blamed"),
    [
        ("400家左右", "410家左右", "完成值“410家左右”没有写出确数", "没有写明可以相差多少"),
        ("400家左右", "390家", "目标“400家左右”没有写明可以相差多少", "没有写出确数"),
        ("400家左右", "390家左右", "没有写明可以相差多少,完成值“390家左右”也没有写出确数", "。完成值"),
        ("400家以上", "约410家", "完成值“约410家”没有写出确数", "没有写明可以相差多少"),
    ],
)
def test_the_hedge_that_leaves_it_open_is_the_one_that_is_named(
    target: str, result: str, blamed: str, not_blamed: str
) -> None:
    text = f"居民收入增长7.0%,财政总收入增长7.6%左右,确保新增{target}企业上云"
    earlier = tiny('quote = "400家以上"', f'quote = "{target}"', lines=line(7, text))
    row = rows(next_year(("385家", result)), earlier)["cloud"]
    assert row.state is PaceState.UNDECIDED
    assert blamed in row.reason.zh
    assert not_blamed not in row.reason.zh


@given(st.decimals("-20", "20", places=1), st.decimals("-20", "20", places=1))
def test_for_exact_numbers_it_is_the_order_of_the_numbers(target: Decimal, result: Decimal) -> None:
    row = rows(NEXT_YEAR)["income"]
    assert row.result is not None
    aimed = replace(row.target, quantity=parse(f"{target}%"))
    state, _ = outcome(aimed, replace(row.result, quantity=parse(f"{result}%")))
    assert state is (PaceState.TARGET_REACHED if result >= target else PaceState.BELOW_TARGET)


# ------------------------------------------------------------ what is refused


INCOME = 'income = { name = { zh = "居民收入", en = "Income" }, measure = "growth", definition = { zh = "", en = "" }'


@pytest.mark.parametrize(
    ("changes", "zh"),
    [
        ([(INCOME, INCOME + ', price_basis = "real"')], "价格口径不同:目标那份是“未说明”,完成值那份是“实际”"),
        ([(INCOME, INCOME + ', area = "市区"')], "所指的地域不同:目标那份是“未说明”,完成值那份是“市区”"),
        ([(INCOME, INCOME + ', scope_basis = "自然口径"')], "统计口径不同"),
        ([(INCOME, INCOME + ', flow = "cumulative"')], "当期还是累计不同"),
        ([(INCOME, INCOME.replace("growth", "level"))], "说的是增长,公布的“7.2%”是总量"),
        ([('"income"', '"incomes"'), ("income = {", "incomes = {")], "记作不同的指标(“income”和“incomes”)"),
        ([("7.2%", "7.2倍")], "目标“7.0%”以“%”为单位,完成值“7.2倍”以“倍”为单位"),
        (
            [('estimate = "预计"', 'estimate = "预计", period = ""')],
            "没有写明完成值“7.2%”是哪一年的",
        ),
        (
            [('items = "4-5", period = "2023"', 'items = "4-5", period = "2022"')],
            "完成值“7.2%”是2022年的,不是2023年的",
        ),
        (
            [('estimate = "预计"', 'estimate = "预计", doubt = { zh = "可能是累计", en = "maybe" }')],
            "完成值“7.2%”存疑:可能是累计。",
        ),
    ],
)
def test_unlike_things_are_refused_with_the_reason(changes: list[tuple[str, str]], zh: str) -> None:
    row = rows(next_year(*changes))["income"]
    assert row.state is PaceState.NOT_COMPARABLE
    assert zh in row.reason.zh
    assert row.reason.zh.endswith("。")
    assert row.reason.en.endswith(".")


def test_the_customary_definition_must_be_the_same_where_both_give_one() -> None:
    old, new = ('definition = { zh = "", en = "" }', 'definition = { zh = "甲", en = "A" }')
    earlier = tiny(
        f'income = {{ name = {{ zh = "居民收入", en = "Income" }}, measure = "growth", {old}',
        INCOME.replace(old, new),
    )
    assert rows(next_year(), earlier)["income"].state is PaceState.TARGET_REACHED
    later = next_year((INCOME, INCOME.replace(old, new.replace("甲", "乙"))))
    assert "目标那份是“甲”,完成值那份是“乙”" in rows(later, earlier)["income"].reason.zh


def test_a_target_that_is_not_reported_is_said_to_be_missing() -> None:
    later = next_year(
        (
            '  { line = 5, quote = "385家", indicator = "cloud", label = "新增企业上云", kind = "result" },\n',
            "",
        ),
        ("新增385家企业上云", "新增企业上云"),
    )
    row = rows(later)["cloud"]
    assert (row.state, row.result) == (PaceState.NO_ACTUAL, None)
    assert row.reason.zh == "《某市简报 2024》里没有“新增企业上云”2023年的完成值。"


def test_a_result_that_the_earlier_brief_refuses_to_compare_is_said_not_to_be_used() -> None:
    reason = '{ zh = "两者口径不同。", en = "They differ." }'
    refused = f'result = {{ line = 5, quote = "超50亿元" }}, target = {{ line = 7, quote = "7.6%左右" }}, reason = {reason}'
    earlier = tiny("pairings = [", f'pairings = [\n  {{ {refused}, verdict = "refused" }},')
    later = next_year(
        ('indicator = "revenue"', 'indicator = "relief"'),
        ('revenue = { name = { zh = "财政总收入"', 'relief = { name = { zh = "财政收入"'),
    )
    row = rows(later, earlier)["revenue"]
    assert (row.state, row.result) == (PaceState.NO_ACTUAL, None)
    assert row.reason.zh == (
        "《某市简报 2024》里没有“财政总收入”2023年的完成值。公布的“财政收入”7.5%是另一个指标,没有采用;"
        "《某市简报》已写明两者不能比较:两者口径不同。"
    )
    assert row.reason.en.endswith("“A brief” says why the two are not compared: They differ.")


def test_what_no_target_was_set_for_is_listed_apart() -> None:
    years = Years(tiny(), next_year())
    assert [figure.quote for figure in without_target(years, compared(years))] == ["25件"]


# ------------------------------------------------------------ the notebook's final value beside it


@pytest.mark.parametrize(
    ("progress", "zh"),
    [
        (entries("7.1%"), "笔记本里截至2023年12月31日的最终数是“7.1%”,公布数比它高0.1个百分点。"),
        (entries("7.20%"), "是“7.20%”,与公布数相同。"),
        (entries("7.1%", date(2023, 6, 30)), "截至2023年6月30日的最终数是“7.1%”,不是全年的,不与公布数相减。"),
        (entries("约7.1%"), "不都是确数,不相减。"),
        (entries("7.1家"), "与目标口径不符:"),
    ],
)
def test_the_final_value_of_the_notebook_stands_beside_what_is_reported(progress: Progress, zh: str) -> None:
    found = rows(next_year(), progress=progress)["income"].entered
    assert found is not None
    assert zh in found.sentence.zh
    assert found.sentence.en.endswith(".")


def test_a_provisional_value_is_not_the_final_one() -> None:
    progress = entries("7.1%", status=Status.PROVISIONAL)
    assert rows(next_year(), progress=progress)["income"].entered is None


def test_beside_a_result_that_is_refused_no_difference_is_taken() -> None:
    later = next_year((INCOME, INCOME + ', price_basis = "real"'))
    found = rows(later, progress=entries("7.1%"))["income"].entered
    assert found is not None
    assert found.sentence.zh == "笔记本里截至2023年12月31日的最终数是“7.1%”。"
