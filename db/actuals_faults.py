"""Why a value of the year was not taken: one sentence each that says what happened, what is safe and what to do."""

from __future__ import annotations

from enum import Enum

from db.errors import UserError


class ActualFault(Enum):
    """(what happened, what to do), in Chinese and English; {0}, {1} are what was written and what is expected."""

    NOT_A_NUMBER = (
        "“{0}”不是一个数",
        "请填写数字,例如“3.2%”或“120”",
        "“{0}” is not a number",
        "Write a number, such as “3.2%” or “120”",
    )
    HEDGED = (
        "“{0}”不是确数",
        "实际进度须是确数,请去掉“左右”“超”“以上”等字样,也不要填写范围",
        "“{0}” is not an exact value",
        "An actual is exact: leave out words such as “about” or “over”, and do not write a range",
    )
    OTHER_UNIT = (
        "“{0}”的单位与目标不同,目标的单位是“{1}”",
        "请按目标的单位填写,或改填到口径相同的目标上",
        "the unit of “{0}” is not that of the target, which is “{1}”",
        "Write it in the target's unit, or enter it at the target it belongs to",
    )
    OTHER_MEASURE = (
        "填写的是“{0}”,而目标是“{1}”:两者口径不同,不能比较",
        "请改填与目标口径相同的数,或改填到口径相同的目标上",
        "what was written is {0}, and the target is {1}: the two cannot be compared",
        "Write a value of the target's own measure, or enter it at the target it belongs to",
    )
    FRACTION = (
        "“{0}”没有百分号,又小于1:看不出是百分之几,还是把百分数写成了小数({1})",
        "请写上百分号",
        "“{0}” has no percent sign and is below 1: it may be a percentage, or one written as a fraction ({1})",
        "Write the percent sign",
    )
    NOT_FOLLOWED = (
        "“{0}”不是可以填写实际进度的目标:{1}",
        "请改用责任单位、时限和进展情况来跟踪",
        "“{0}” cannot have an actual: {1}",
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
