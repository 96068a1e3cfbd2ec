"""Where a target stands in the words of paper and slides: never a value without its date and status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.actuals.check import Written
from db.actuals.records import Status, TaskState
from db.pace.rules import MONTHLY, RULES, YINCHUAN
from db.progress import NOTHING, Progress
from db.records import Brief, Figure
from desktop.reached import has_entries, has_values, last_day, reached, rule_sentence, task_progress
from desktop.typography import shown
from tests.desktop.year import DAY, entered, follow_up, value


def target(brief: Brief, indicator: str) -> Figure:
    return next(f for f in brief.figures if f.indicator.id == indicator and f.kind.value == "target")


def test_a_value_has_its_date_and_says_that_it_is_provisional(brief: Brief) -> None:
    said = reached(entered(brief).pace(target(brief, "gdp-growth"), DAY))
    assert (said.value, said.dated) == ("5.2%", "截至2023年9月30日，初步数")
    assert said.verdict == "◇ 难以判定"
    assert said.explained.endswith("数据来源：统计局快报。")


def test_a_value_without_its_unit_is_printed_with_it(brief: Brief) -> None:
    said = reached(entered(brief).pace(target(brief, "total-budget-revenue-growth"), DAY))
    assert (said.value, said.dated, said.state) == ("8.1%", "截至2023年9月30日，最终数", "暂达目标")


def test_without_a_value_the_state_stands_alone(brief: Brief) -> None:
    said = reached(entered(brief).pace(target(brief, "income-growth"), DAY))
    assert (said.verdict, said.value, said.dated) == ("○ 尚无数据", "", "")


def test_a_later_value_does_not_count_on_an_earlier_day(brief: Brief) -> None:
    said = reached(entered(brief).pace(target(brief, "gdp-growth"), date(2023, 9, 29)))
    assert said.state == "尚无数据"


def test_the_rule_is_a_sentence_with_its_source() -> None:
    for rule in RULES:
        sentence = rule_sentence(rule)
        assert sentence.startswith(f"按“{shown(rule.name.zh)}”判定进度：")
        assert f"（出处：{shown(rule.source.zh)}。）" in sentence
    assert "绿灯" in rule_sentence(YINCHUAN)


def test_no_rule_is_said_to_be_none() -> None:
    assert rule_sentence(None) == "序时规则未定：只列实际进度，不判定快慢。"


def test_a_task_that_nobody_has_judged_has_no_word() -> None:
    assert task_progress(TaskState.UNSTATED) == ""
    assert task_progress(TaskState.DONE) == "✓ 已完成"


def test_a_rule_alone_is_an_entry_and_no_value(brief: Brief) -> None:
    chosen = Progress(rule=MONTHLY)
    assert (has_values(chosen), has_entries(chosen), has_entries(NOTHING)) == (False, True, False)


def test_a_follow_up_that_was_emptied_is_no_entry(brief: Brief) -> None:
    empty = follow_up(brief, 1)
    assert not has_entries(Progress(follow_ups={empty.subject: empty}))
    assert has_entries(Progress(follow_ups={empty.subject: replace(empty, note="见附件")}))


def test_the_last_day_is_that_of_the_latest_value(brief: Brief) -> None:
    older = value(brief, "gdp-growth", Written("4.0%", "2023-03-31", status=Status.FINAL))
    assert last_day(Progress({"gdp-growth": (older, *entered(brief).actuals["gdp-growth"])})) == date(
        2023, 9, 30
    )
    assert last_day(NOTHING) == date.min
