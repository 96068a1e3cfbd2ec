"""Why a table, or a row of one, was not taken: one sentence each in both languages."""

from __future__ import annotations

from enum import Enum

from db.errors import UserError

_SAVE_AS_ZH, _SAVE_AS_EN = (
    "请在 WPS 或 Excel 里打开它,另存为 .xlsx 再试",
    "Open it in WPS or Excel, save it as .xlsx and try again",
)


class TableFault(Enum):
    """(what happened, what to do), in Chinese and English; {0} is what is named."""

    MISSING = (
        "找不到这个文件",
        "请确认路径,或检查 U 盘是否已经插好",
        "the file is not there",
        "Check the path, or whether the USB stick is plugged in",
    )
    NOT_A_FILE = (
        "这不是一个文件",
        "请选择 .xlsx 或 .csv 文件",
        "it is not a file",
        "Choose an .xlsx or .csv file",
    )
    UNREADABLE = (
        "没有读取这个文件的权限,或别的程序正占用着它",
        "请关闭正在使用它的程序,或向管理员申请权限",
        "it may not be read, or another program has it open",
        "Close that program, or ask your administrator for permission",
    )
    EMPTY = ("里面没有内容", "请先填写再导入", "it is empty", "Fill it in first")
    NOT_A_TABLE = (
        "这不是电子表格",
        "请选择 .xlsx 或 .csv 文件",
        "it is not a spreadsheet",
        "Choose an .xlsx or .csv file",
    )
    OLD_KIND = (
        "这是旧格式(.xls、.et)",
        "请在 WPS 或 Excel 里打开它,另存为 .xlsx 再试",
        "it is of an older kind (.xls, .et)",
        _SAVE_AS_EN,
    )
    OTHER_KIND = (
        "这种表格格式({0})读不了",
        _SAVE_AS_ZH,
        "this kind of spreadsheet ({0}) cannot be read",
        _SAVE_AS_EN,
    )
    PROTECTED = (
        "文件设了打开密码",
        "请取消密码后另存为 .xlsx 再试",
        "it is protected by a password",
        "Take the password off, save it as .xlsx and try again",
    )
    DAMAGED = (
        "文件已损坏",
        "请重新打开并另存为 .xlsx;仍不行,请向发送者重新索取",
        "the file is damaged",
        "Open it and save it again as .xlsx; failing that, ask its sender for it again",
    )
    LARGE = (
        "文件太大({0})",
        "请只留下要导入的表格,另存为一个较小的文件",
        "it is too large ({0})",
        "Keep only the table to import and save it as a smaller file",
    )
    MANY_ROWS = (
        "超过了{0}行",
        "请分成几个文件导入",
        "it has more than {0} rows",
        "Import it in several files",
    )
    UNSAFE = (
        "文件里有不该有的内容(XML 实体)",
        "请不要使用这个文件,并向发送者核实",
        "it holds what a spreadsheet has no need of (XML entities)",
        "Do not use the file, and ask its sender about it",
    )
    QUOTES = (
        "引号没有成对,看不出单元格到哪里结束",
        "请在表格软件里打开,另存为 .xlsx 再试",
        "its quotation marks are not in pairs, so that the cells cannot be told apart",
        _SAVE_AS_EN,
    )
    NO_HEADING = (
        "没有找到表头:需要有“指标编号”或“指标”,以及“完成值”和“截至日期”",
        "请使用“写出模板”得到的表格",
        "no heading was found: it needs “Indicator ID” or “Indicator”, and “Actual” and “As of”",
        "Take the table that “Write a template” gives",
    )
    DOUBLE_HEADING = (
        "“{0}”有不止一列",
        "请只留下一列再试",
        "there is more than one column “{0}”",
        "Keep one of them and try again",
    )


class TableError(UserError):
    """A file or a pasted text was not read; nothing was imported."""

    def __init__(self, name: str, fault: TableFault, *given: str, english: tuple[str, ...] = ()) -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)
        super().__init__(
            f"没有读取“{shown}”:{what_zh.format(*given)}。没有导入任何数据,已有的数据没有变化。{do_zh}。",
            f"“{shown}” was not read: {what_en.format(*(english or given))}. Nothing was imported and what was "
            f"entered before is unchanged. {do_en}.",
        )
        self.fault = fault


class RowFault(Enum):
    """(what is wrong, what to do), in Chinese and English; {0}, {1} are what is named."""

    UNKNOWN_ID = (
        "本简报没有编号为“{0}”的指标",
        "请使用本简报的模板",
        "this brief has no indicator “{0}”",
        "Use the template of this brief",
    )
    UNKNOWN_NAME = (
        "本简报没有名称与“{0}”完全一致的指标",
        "请填写模板里的指标编号",
        "no indicator of this brief is called exactly “{0}”",
        "Give the indicator's ID from the template",
    )
    NO_INDICATOR = (
        "没有写是哪一个指标",
        "请填写模板里的指标编号",
        "it does not say which indicator it is of",
        "Give the indicator's ID from the template",
    )
    NO_MEASURE = (
        "没有指标编号时还要写明口径,才知道“{0}”是增速还是总量",
        "请填写指标编号,或填写口径",
        "without an ID the measure is needed to tell whether “{0}” is growth or a level",
        "Give the indicator's ID, or its measure",
    )
    OTHER_DEFINITION = (
        "“{0}”不是本简报的目标;本简报的目标是“{1}”,两者口径不同",
        "请填写“{1}”的数,或不导入这一行",
        "“{0}” is no target of this brief; its target is “{1}”, which is defined otherwise",
        "Give the value of “{1}”, or leave the row out",
    )
    AMBIGUOUS = (
        "本简报有{1}个目标与“{0}”相符",
        "请填写指标编号和目标",
        "{1} targets of this brief answer to “{0}”",
        "Give the indicator's ID and its target",
    )
    TOTAL_ROW = (
        "“{0}”是合计行,不是某一个指标的值",
        "请删去这一行,或不导入它",
        "“{0}” is a row of totals, not a value of an indicator",
        "Delete the row, or leave it out",
    )
    OTHER_NAME = (
        "编号属于“{1}”,这里写的却是“{0}”,这一行可能错位了",
        "请核对这一行",
        "the ID belongs to “{1}”, and “{0}” is written here: the row may have slipped",
        "Check the row",
    )
    OTHER_TARGET = (
        "这里写的目标是“{0}”,而本简报的目标是“{1}”",
        "请用本简报的模板重新填写",
        "the target is written as “{0}”, and that of this brief is “{1}”",
        "Fill in the template of this brief",
    )
    UNKNOWN_MEASURE = (
        "“{0}”不是一种口径",
        "请使用模板里的口径,例如“{1}”",
        "“{0}” is not a measure",
        "Use the measure of the template, such as “{1}”",
    )
    TWO_UNITS = (
        "完成值“{1}”带的单位与“单位”一列的“{0}”不一致",
        "请改成一致",
        "the unit of the value “{1}” is not “{0}”, as the column of units says",
        "Let them agree",
    )
    UNKNOWN_STATUS = (
        "“{0}”既不是初步数也不是最终数",
        "请填“初步数”或“最终数”,或留空",
        "“{0}” is neither provisional nor final",
        "Write “provisional” or “final”, or leave it empty",
    )
    NO_DATE = ("没有写截至日期", "请写明年月日", "there is no date", "Write year, month and day")
    NO_REASON = (
        "同一日期已有“{0}”,改为“{1}”是修订,需要修订理由",
        "请填写“修订理由”",
        "“{0}” is there for this date already; “{1}” would revise it, which needs a reason",
        "Fill in “Reason for revision”",
    )
    SEVERAL_THERE = (
        "同一日期和时段已有{0}条数据,看不出要修订哪一条",
        "请在程序里修订",
        "{0} values are there for this date and period, so that it is open which to revise",
        "Revise it in the program",
    )
    OTHER_TIME = (
        "写了修订理由,但同一日期已有的“{0}”是另一个时段的,看不出是不是要修订它",
        "要修订,请把统计时段写成与它一致;要另增一条,请删去修订理由",
        "there is a reason for revising, and “{0}”, which is there for this date, is of another period",
        "Write the same period to revise it, or delete the reason to add another value",
    )
    TWICE = (
        "与第{0}行是同一指标、同一日期和时段",
        "请只导入其中一行",
        "it is of the same indicator, date and period as row {0}",
        "Import only one of them",
    )
    MERGED = (
        "几行的单元格合并在一起,看不出它是哪一行的值",
        "请取消合并后分别填写",
        "cells of several rows are merged, so that it is open whose value it is",
        "Unmerge them and fill in each",
    )
    ERROR_CELL = (
        "单元格是错误值“{0}”",
        "请改正公式或直接写数",
        "the cell holds the error “{0}”",
        "Correct the formula, or write the number",
    )
    NOT_WORKED_OUT = (
        "单元格是公式,文件里没有保存它的结果",
        "请在表格软件里打开并保存一次,或直接写数",
        "the cell is a formula whose result the file does not hold",
        "Open and save it once in your spreadsheet program, or write the number",
    )
    UNKNOWN_FORMAT = (
        "单元格的数字格式“{0}”看不出显示成什么",
        "请把这一列设为文本或常规格式",
        "what the cell's number format “{0}” shows cannot be told",
        "Set the column to text or general",
    )


class RowError(UserError):
    """A row, or a cell of one, that cannot be imported."""

    def __init__(self, fault: RowFault, *given: str) -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        super().__init__(
            f"{what_zh.format(*given)}。{do_zh}。", f"{_capital(what_en.format(*given))}. {do_en}."
        )
        self.fault = fault


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
