"""Why a value of the year was not taken: one sentence each that says what happened, what is safe and what to do."""

from __future__ import annotations

from enum import Enum

from db.errors import UserError


class ActualFault(Enum):
    """(what happened, what to do), in Chinese and English; {0} is what was written, {1} what it is seen against."""

    OTHER_MEASURE = (
        "填写的是“{0}”,而目标是“{1}”:两者口径不同,不能比较",
        "请改填与目标口径相同的数,或改填到口径相同的目标上",
        "what was written is {0}, and the target is {1}: the two cannot be compared",
        "Write a value of the target's own measure, or enter it at the target it belongs to",
    )
    NOT_A_DATE = (
        "“{0}”不是一个完整的日期",
        "请写明年月日,例如“2023-03-31”或“2023年3月31日”",
        "“{0}” is not a whole date",
        "Write year, month and day, such as “2023-03-31” or “2023年3月31日”",
    )
    NO_SUCH_DAY = (
        "“{0}”这一天不存在",
        "请核对月份和日期",
        "there is no such day as “{0}”",
        "Check the month and the day",
    )
    NOT_FOLLOWED = (
        "{0},不能填写实际进度",
        "请改用责任单位、时限和进展情况来跟踪",
        "{0}, so that it cannot have an actual",
        "Follow it by its unit, deadline and state instead",
    )
    FUTURE = (
        "截止日期{0}还没有到,今天是{1}",
        "请改正日期;如日期无误,请检查电脑的时钟",
        "the date {0} has not come yet, today is {1}",
        "Correct the date; where it is right, check the computer's clock",
    )
    DUPLICATE = (
        "{0}已经有一条相同的数据“{1}”",
        "不必再次填写;要更正,请修订原有的一条",
        "the same value “{1}” is already there for {0}",
        "It need not be entered again; to correct it, revise the one that is there",
    )
    NO_REASON = (
        "没有填写理由",
        "请写明修订、撤回或恢复的理由",
        "no reason was given",
        "Write why it is revised, withdrawn or restored",
    )
    SUPERSEDED = (
        "“{0}”已经在别处修订过",
        "请先查看新的数据,再决定是否修订",
        "“{0}” has been revised elsewhere",
        "Look at the new value first, then decide whether to revise it",
    )
    WITHDRAWN = (
        "“{0}”已经撤回",
        "如要继续使用,请先恢复它",
        "“{0}” has been withdrawn",
        "Restore it first to go on with it",
    )
    NOT_WITHDRAWN = (
        "“{0}”没有撤回,不需要恢复",
        "不必再做什么",
        "“{0}” is not withdrawn and need not be restored",
        "There is nothing to do",
    )
    GONE = (
        "笔记本里没有这一条数据",
        "请关闭并重新打开这个页面",
        "the notebook does not hold this value",
        "Close this page and open it again",
    )


class ActualError(UserError):
    """A value, or what was to be done to one, was refused. What was entered before is as it was."""

    def __init__(self, fault: ActualFault, *given: str, english: tuple[str, ...] = ()) -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        said_zh, said_en = what_zh.format(*given), what_en.format(*(english or given))
        super().__init__(
            f"没有保存:{said_zh}。已有的数据没有变化。{do_zh}。",
            f"Not saved: {said_en}. What was entered before is unchanged. {do_en}.",
        )
        self.fault = fault
