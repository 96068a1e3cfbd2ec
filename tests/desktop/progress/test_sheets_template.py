"""The template: a row for every target that can have a value, and what is filled in comes back as if entered by hand."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.actuals.check import Written
from db.actuals.records import Actual, Status
from db.progress import Progress
from db.records import Brief, Figure
from desktop.progress.following import Following
from desktop.progress.sheets.columns import Field
from desktop.progress.sheets.csv_file import csv_bytes
from desktop.progress.sheets.delimited import text_of
from desktop.progress.sheets.faults import TableError, TableFault
from desktop.progress.sheets.reading import read_bytes, read_text
from desktop.progress.sheets.rows import plan
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.template import template_csv, template_xlsx
from tests.db.entered import actual
from tests.db.tiny import tiny
from tests.desktop.progress.filled_sheets import NOW, TODAY, filled_template, refusal, saved

BRIEF = tiny()


def sheet(data: bytes, number: int) -> list[tuple[object, ...]]:
    book = load_workbook(io.BytesIO(data))
    return list(book.worksheets[number].iter_rows(values_only=True))


def test_every_target_that_can_have_a_value_has_a_row_with_nothing_filled_in() -> None:
    head, *rows = sheet(template_xlsx(BRIEF, Progress({"cloud": (actual(),)})), 0)
    assert head == tuple(field.words.zh for field in Field)
    assert [row[:5] for row in rows] == [
        ("income", "居民收入增长", "增长", "7.0%", "%"),
        ("revenue", "财政总收入增长", "增长", "7.6%左右", "%"),
        ("cloud", "新增企业上云", "增量", "确保400家以上", "家"),
    ]
    assert all(cell is None for row in rows for cell in row[5:])


def test_what_is_there_already_stands_on_a_sheet_of_its_own() -> None:
    data = template_xlsx(BRIEF, Progress({"cloud": (actual(),)}))
    assert load_workbook(io.BytesIO(data)).sheetnames == ["填报", "说明", "已有数据"]
    (row,) = sheet(data, 2)[1:]
    assert row[:7] == (
        "cloud",
        "新增企业上云",
        "120家",
        "2023-03-31",
        "2023年1月至3月",
        "统计局月报",
        "初步数",
    )
    book = load_workbook(io.BytesIO(data))
    del book["填报"]
    error = refusal(saved(book))
    assert isinstance(error, TableError)
    assert error.fault is TableFault.NO_HEADING


def test_a_status_is_chosen_from_a_list_and_what_is_typed_stays_text() -> None:
    book = load_workbook(io.BytesIO(template_xlsx(BRIEF, Progress())))
    lists = [one for one in book["填报"].data_validations.dataValidation if one.type == "list"]
    assert [(str(one.sqref), one.formula1) for one in lists] == [("J2:J20000", '"初步数,最终数"')]
    assert book["填报"]["F2"].number_format == "@"


def test_the_template_speaks_english_too_and_is_read_again() -> None:
    data = template_xlsx(BRIEF, Progress(), "en")
    assert sheet(data, 0)[0][:3] == ("Indicator ID", "Indicator", "Measure")
    assert plan(BRIEF, Progress(), read_bytes("t.xlsx", data), NOW, TODAY).blank == 3


def test_the_same_template_is_the_same_file() -> None:
    assert template_xlsx(BRIEF, Progress()) == template_xlsx(BRIEF, Progress())


def test_as_text_it_opens_in_excel() -> None:
    data = template_csv(BRIEF, Progress())
    assert data.startswith(b"\xef\xbb\xbf")
    assert text_of("t.csv", data).splitlines()[3].startswith("cloud,新增企业上云,增量,确保400家以上,家,,")


def test_no_text_of_a_table_is_worked_out_by_a_spreadsheet() -> None:
    texts = ("=1+1", "@x", "\tx", "-3.2%", "+5", "-x")
    (row,) = text_of("t.csv", csv_bytes([texts])).splitlines()
    assert row == "'=1+1,'@x,'\tx,-3.2%,+5,'-x"


# ------------------------------------------------------------ there and back


def cloud() -> Figure:
    return next(figure for figure in BRIEF.figures if figure.indicator.id == "cloud")


def income() -> Figure:
    return next(figure for figure in BRIEF.targets(cloud().indicator.measure.GROWTH))


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Following, Following]]:
    """One desk for the table, one for the hand."""
    made = tuple(Following(tmp_path / f"{name}.db", lambda: TODAY, lambda: NOW) for name in ("table", "hand"))
    yield made[0], made[1]
    for one in made:
        one.close()


def said(following: Following, brief: Brief) -> list[tuple[object, ...]]:
    def of(one: Actual) -> tuple[object, ...]:
        return (one.indicator, one.value, one.number, one.unit, one.as_of, one.period, one.source, one.status)

    return [of(one) for values in following.progress(brief).actuals.values() for one in values]


def imported(following: Following, table: Table) -> None:
    made = plan(BRIEF, following.progress(BRIEF), table, NOW, TODAY)
    assert made.is_sound, [row.why.zh for row in made.refused]
    following.take(BRIEF, made.entries, "导入")


def test_a_filled_template_gives_what_the_hand_would_enter(desks: tuple[Following, Following]) -> None:
    table, hand = desks
    cells = {"F4": 105, "G4": date(2023, 3, 31), "H4": "一季度", "I4": "统计局", "J4": "最终数"}
    cells |= {"F2": "6.8%", "G2": "2023-06-30", "H2": "上半年"}
    imported(table, read_bytes("t.xlsx", filled_template(BRIEF, cells)))
    hand.enter(BRIEF, cloud(), Written("105", "2023-03-31", "一季度", "统计局", Status.FINAL))
    hand.enter(BRIEF, income(), Written("6.8%", "2023-06-30", "上半年"))
    assert said(table, BRIEF) == said(hand, BRIEF)


def test_as_text_too_and_one_undo_takes_all_of_it_back(desks: tuple[Following, Following]) -> None:
    table, _ = desks
    text = text_of("t.csv", template_csv(BRIEF, Progress()))
    filled = text.replace("家,,,", "家,105,2023-03-31,").replace("7.0%,%,,,", "7.0%,%,6.8%,2023-03-31,")
    imported(table, read_text("t.csv", filled))
    assert len(said(table, BRIEF)) == 2
    table.steps.undo()
    assert said(table, BRIEF) == []


def test_the_same_table_again_brings_nothing_new_and_a_corrected_one_revises(
    desks: tuple[Following, Following],
) -> None:
    table, _ = desks
    cells = {"F4": "105", "G4": "2023-03-31"}
    imported(table, read_bytes("t.xlsx", filled_template(BRIEF, cells)))
    again = plan(BRIEF, table.progress(BRIEF), read_bytes("t", filled_template(BRIEF, cells)), NOW, TODAY)
    assert not again.is_sound
    assert not again.refused
    imported(table, read_bytes("t.xlsx", filled_template(BRIEF, cells | {"F4": "110", "K4": "漏报"})))
    assert [row[1] for row in said(table, BRIEF)] == ["110"]
    assert [change.reason for change in table.history(BRIEF, cloud())] == ["", "漏报"]
