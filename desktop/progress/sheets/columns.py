"""The columns of a table of values, and the words that stand in them, in Chinese and in English."""

from __future__ import annotations

import unicodedata
from enum import Enum

from db.actuals.check import MEASURES
from db.actuals.records import Status
from db.records import Bilingual, Measure


class Field(Enum):
    """A column, by its heading; any others that mean the same follow."""

    ID = ("指标编号", "Indicator ID")
    NAME = ("指标", "Indicator", "指标名称")
    MEASURE = ("口径", "Measure")
    TARGET = ("目标", "Target", "目标值")
    UNIT = ("单位", "Unit", "计量单位")
    VALUE = ("完成值", "Actual", "实际完成值")
    DATE = ("截至日期", "As of", "截止日期")
    PERIOD = ("统计时段", "Period covered")
    SOURCE = ("数据来源", "Data source")
    STATUS = ("状态", "Status")
    REASON = ("修订理由", "Reason for revision")

    # By identity: a row is looked up by its fields some fifty times, and Enum would hash the name each time.
    __hash__ = object.__hash__

    @property
    def words(self) -> Bilingual:
        """The heading."""
        return Bilingual(self.value[0], self.value[1])


STATUSES = {
    Status.PROVISIONAL: Bilingual("初步数", "provisional"),
    Status.FINAL: Bilingual("最终数", "final"),
}
TOTALS = {"合计", "总计", "小计", "共计", "total", "totals", "subtotal", "grandtotal"}


def plain(text: str) -> str:
    """`text` as headings and fixed words are compared: width, case and blanks make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def measure_word(measure: Measure, language: str) -> str:
    """A measure as a column names it."""
    return MEASURES[measure].of(language).removeprefix("a ").removeprefix("an ")


_FIELDS = {plain(name): field for field in Field for name in field.value}
_MEASURES = {
    plain(name): measure
    for measure, words in MEASURES.items()
    for name in (words.zh, words.en, measure_word(measure, "en"), measure.value)
}
_STATUSES = {
    plain(name): status
    for status, words in STATUSES.items()
    for name in (words.zh, words.zh.removesuffix("数"), words.en)
}


def field_of(text: str) -> Field | None:
    """The field that a heading names."""
    return _FIELDS.get(plain(text))


def measure_of(text: str) -> Measure | None:
    """The measure that a word names; None where it names none."""
    return _MEASURES.get(plain(text))


def status_of(text: str) -> Status | None:
    """The status that a word names; None where it names none."""
    return _STATUSES.get(plain(text))
