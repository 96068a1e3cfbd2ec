"""What was entered during the year as a plain table, for files that are read and edited: one row, one line of text a cell.

Lines inside a cell are parted by line breaks.
"""

from __future__ import annotations

from desktop.printing.ledger import LedgerRow

HEAD = ("序号", "目标任务（按原文）", "最新进度", "截至", "判定与进展", "责任主体", "时限", "备注", "原文行")


def cells(row: LedgerRow) -> tuple[str, ...]:
    """The cells under `HEAD`."""
    value, day = "", ""
    if row.reached and row.reached.value:
        value = f"{row.reached.value}（{row.reached.status}）"
        day = row.reached.as_of + (f"（{row.reached.period}）" if row.reached.period else "")
    return (
        str(row.number),
        f"{row.text} {row.quote}" if row.is_target else row.text,
        value,
        day,
        _lines(row.reached.verdict if row.reached else "", row.progress),
        _lines(_named("牵头：", row.lead_unit), _named("责任：", row.units)),
        _lines(row.deadline, row.late),
        row.note,
        str(row.line),
    )


def _named(name: str, text: str) -> str:
    return name + text if text else ""


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
