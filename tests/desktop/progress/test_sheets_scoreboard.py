"""The ledger as a spreadsheet: rows as they stand on a day, every value with its history, and the sources."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.actuals.records import Actual, Change, ChangeKind, Status, TaskState
from db.pace.rules import MONTHLY
from db.progress import Progress
from db.records import Brief
from desktop.progress.sheets.delimited import rows_of, text_of
from desktop.progress.sheets.scoreboard_file import history_of, scoreboard_csv, scoreboard_xlsx
from desktop.typography import shown
from tests.db.entered import actual, at, follow_up
from tests.db.tiny import tiny
from tests.desktop.progress.filled_sheets import NOW

BRIEF = tiny()
ON = date(2023, 10, 10)
HALF = replace(actual("210家", as_of=date(2023, 6, 30), status=Status.FINAL, name="b"), period="上半年")


def progress(*actuals: Actual, **follow: Any) -> Progress:
    return Progress({"cloud": actuals}, {"cloud": follow_up("cloud", **follow)}, MONTHLY)


def sheets(
    given: Progress, *history: Change, brief: Brief = BRIEF, language: str = "zh_CN"
) -> list[Worksheet]:
    data = scoreboard_xlsx(brief, given, ON, NOW, history, language)
    return list(load_workbook(io.BytesIO(data)).worksheets)


def row(sheet: Worksheet, number: int) -> dict[str, object]:
    head, *rows = sheet.iter_rows(values_only=True)
    return dict(zip(map(str, head), rows[number], strict=True))


def test_a_row_has_the_target_the_value_what_is_due_and_the_judgement() -> None:
    follow = {
        "lead_unit": "工信局",
        "units": ("乡镇", "街道"),
        "deadline": "年底",
        "state": TaskState.UNDER_WAY,
    }
    found = row(sheets(progress(HALF, note="抓紧", **follow))[0], 2)
    sentence = found.pop("判定说明")
    assert found == {
        "序号": 3, "类别": "目标", "工作目标": "新增企业上云", "目标值": "确保400家以上", "目标值（数）": 400,
        "口径": "增量", "最新进度": "210家", "最新进度（数）": 210, "状态": "最终数", "截至": "2023-06-30", "应达": "200家",
        "进度判定": "达序时", "牵头单位": "工信局", "责任单位": "乡镇、街道", "时限": "年底", "进展": "推进中",
        "备注": "抓紧", "原文行": 7,
    }  # fmt: skip
    assert str(sentence).startswith("按“月度序时”：截至2023年6月30日")


def test_no_value_is_no_nought() -> None:
    found = row(sheets(Progress())[0], 0)
    assert (found["最新进度"], found["最新进度（数）"], found["状态"]) == (None, None, None)
    assert (found["进度判定"], found["应达"], found["目标值（数）"]) == ("尚无数据", None, 7)


def test_a_number_stands_beside_its_written_form_only_where_it_is_exact() -> None:
    long = actual("105.1234567890123456家", name="a")
    assert row(sheets(progress(long))[0], 2)["最新进度（数）"] is None


def test_what_is_due_and_does_not_end_says_that_it_is_rounded() -> None:
    assert row(sheets(progress(actual("30家", as_of=date(2023, 1, 31))))[0], 2)["应达"] == "≈33.3家"


def test_every_value_stands_with_what_was_done_to_it_and_why() -> None:
    first, revised = actual("100家", name="a"), replace(actual("105家", name="b"), revises="a", reason="漏报")
    history = (
        Change(ChangeKind.ENTERED, at(0), "", first),
        Change(ChangeKind.REVISED, at(5), "漏报", revised),
    )
    values = sheets(progress(revised), *history)[1]
    told = [
        (r["填写的值"], r["变动"], r["理由"], r["时间"], r["现在有效"])
        for r in (row(values, 0), row(values, 1))
    ]
    assert told == [
        ("100家", "填写", None, "2023-04-20 08:30", None),
        ("105家", "修订", "漏报", "2023-04-20 08:35", "是"),
    ]


def test_without_a_history_the_values_in_force_are_there() -> None:
    values = sheets(progress(HALF))[1]
    assert (values.max_row, row(values, 0)["填写的值"], row(values, 0)["现在有效"]) == (2, "210家", "是")


def test_a_history_is_asked_for_once_an_indicator() -> None:
    asked: list[str] = []
    history_of(BRIEF, lambda _, figure: asked.append(figure.indicator.id) or ())  # type: ignore[func-returns-value]
    assert asked == ["income", "revenue", "cloud"]


def test_the_sources_name_the_file_its_hash_the_rule_and_the_lines() -> None:
    cells = list(sheets(progress(HALF))[2].iter_rows(values_only=True))
    facts = {name: text for name, text in cells[:10] if name}
    assert facts["来源文件"] == "source.txt"
    assert facts["SHA-256"] == BRIEF.source.sha256
    assert (facts["规则编号"], facts["查看日期"]) == ("monthly", "2023-10-10")
    assert facts["规则原文"] == shown(MONTHLY.text.zh)
    assert cells[-1] == (7, BRIEF.source.line(7))


def test_without_a_rule_it_is_said_that_none_was_chosen() -> None:
    cells = list(sheets(Progress())[2].iter_rows(values_only=True))
    assert ("判定规则", "未选定") in cells


def test_text_is_never_a_formula_in_either_kind_of_file() -> None:
    for text in ("=1+1", "+1+1", "-cmd|x", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'):
        given = progress(HALF, note=text)
        cell = sheets(given)[0]["R4"]
        assert cell.data_type == "s"
        assert cell.value == text
        (ledger,) = (
            line
            for line in rows_of("t", text_of("t", scoreboard_csv(BRIEF, given, ON)))
            if "3" in line.texts[:1]
        )
        assert ledger.texts[17] in {text, f"'{text}"}
        assert f"'{text}" in text_of("t", scoreboard_csv(BRIEF, given, ON)).replace('""', '"')


def test_a_fall_stays_a_number_in_text() -> None:
    given = Progress({"income": (actual("-3.2%", indicator="income"),)})
    lines = text_of("t", scoreboard_csv(BRIEF, given, ON)).splitlines()
    assert ",-3.2%,-3.2," in lines[1]
    assert row(sheets(given)[0], 0)["最新进度（数）"] == -3.2


def test_it_is_set_on_a4_landscape_with_its_heading_on_every_page_and_filters() -> None:
    for sheet in sheets(progress(HALF)):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows
    assert sheets(progress(HALF))[0].freeze_panes == "A2"


def test_it_speaks_english_too() -> None:
    found = row(sheets(progress(HALF), language="en")[0], 2)
    assert (found["Kind"], found["Measure"], found["Pace"]) == ("Target", "increment", "On pace")


def test_the_same_day_and_values_are_the_same_file() -> None:
    given = progress(HALF)
    assert scoreboard_xlsx(BRIEF, given, ON, NOW) == scoreboard_xlsx(BRIEF, given, ON, NOW)
