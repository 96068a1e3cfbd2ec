"""Where a target stands, in the words of paper, slides and files: Chinese, like the briefs they are made of.

No value stands without its date and whether it is settled, and no state without its shape and its word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.actuals.records import Actual, Status, TaskState
from db.pace.due import due_words
from db.pace.pace import Pace, expected
from db.pace.rules import PaceRule
from db.pace.values import quantity_of, written
from db.progress import NOTHING, Progress
from db.records import Brief
from desktop.gauges.marks import character_of
from desktop.typography import shown

# What was entered for a brief, and the day it is looked at; None is the day of the last value.
ProgressOf = Callable[[Brief], tuple[Progress, date | None]]
_STATUS = {Status.PROVISIONAL: "初步数", Status.FINAL: "最终数"}


@dataclass(frozen=True, slots=True)
class Reached:
    """A state as its mark and its word, the whole explanation, and the value it rests on, as written.

    All that is about the value is empty where none counts. `as_of` is a day in words and `day` the same for spreadsheets,
    `period` what the value covers; `number` and `unit` are the value's own, its digits as written. `due` is what should
    have been reached by that day, empty where time does not enter. `told` is the explanation below a heading that names
    the rule already.
    """

    mark: str
    state: str
    sentence: str
    value: str = ""
    status: str = ""
    as_of: str = ""
    period: str = ""
    source: str = ""
    number: str = ""
    unit: str = ""
    due: str = ""
    day: str = ""
    told: str = ""

    @property
    def verdict(self) -> str:
        """The state in one piece: ● 达序时."""
        return f"{self.mark} {self.state}"

    @property
    def dated(self) -> str:
        """The date and how settled the value is: 截至2023年9月30日，初步数."""
        return f"截至{self.as_of}，{self.status}" if self.value else ""

    @property
    def explained(self) -> str:
        """The explanation, and where the value is from."""
        return self.sentence + (f"数据来源：{self.source}。" if self.source else "")


def nothing_of(brief: Brief) -> tuple[Progress, None]:
    """Nothing was entered."""
    del brief
    return NOTHING, None


def reached(pace: Pace) -> Reached:
    """Where `pace` puts its target."""
    verdict = (character_of(pace.state), shown(pace.word.zh), shown(pace.sentence.zh))
    if not pace.actual:
        return Reached(*verdict)
    return Reached(
        *verdict,
        *_value(pace.actual),
        due=_due(pace, pace.actual),
        day=pace.actual.as_of.isoformat(),
        told=_told(pace),
    )


def _due(pace: Pace, actual: Actual) -> str:
    target, plan = pace.case.target, pace.case.plan
    # What is not compared has nothing to reach.
    due = expected(target, actual.as_of, plan) if pace.rating else None
    return due_words(target, due) if due else ""


def _told(pace: Pace) -> str:
    name = f"按“{pace.rule.name.zh}”:" if pace.rule else ""
    return shown(pace.sentence.zh.removeprefix(name))


def _value(actual: Actual) -> tuple[str, str, str, str, str, str, str]:
    quantity = quantity_of(actual)
    return (
        written(actual),
        _STATUS[actual.status],
        chinese_date(actual.as_of),
        shown(actual.period),
        shown(actual.source).rstrip("。"),
        quantity.digits if quantity else "",
        quantity.unit if quantity else "",
    )


def has_values(progress: Progress) -> bool:
    """Whether any value was entered for the brief."""
    return any(progress.actuals.values())


def has_entries(progress: Progress) -> bool:
    """Whether anything was entered or chosen for the brief."""
    said = any(not one.is_empty for one in progress.follow_ups.values())
    return has_values(progress) or said or progress.rule is not None


def last_day(progress: Progress) -> date:
    """The day of the last value; the first of all days where there is none."""
    days = (actual.as_of for values in progress.actuals.values() for actual in values)
    return max(days, default=date.min)


def rule_sentence(rule: PaceRule | None) -> str:
    """By which rule progress is judged, its text and its source; or that none was chosen."""
    if rule is None:
        return "序时规则未定：只列实际进度，不判定快慢。"
    text, source = shown(rule.text.zh).rstrip("。"), shown(rule.source.zh).rstrip("。")
    return f"按“{shown(rule.name.zh)}”判定进度：{text}。（出处：{source}。）"


def task_progress(state: TaskState) -> str:
    """How far a task is, its mark before the word; empty where nobody has said."""
    return "" if state is TaskState.UNSTATED else f"{character_of(state)} {shown(state.words.zh)}"


def chinese_date(day: date) -> str:
    """2023年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
