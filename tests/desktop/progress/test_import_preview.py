"""The rows of an import as a table: refused ones first, ticks that leave rows out, and one deed at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.models.import_preview import Column, DeedFilter, ImportPreviewModel, PreviewRole
from desktop.progress.sheets.import_plan import Deed
from tests.db.tiny import tiny
from tests.desktop.progress.filled_sheets import planned

ROWS = (
    "cloud,,,,,105,2023-03-31,,,,",
    "income,,,,,很多,2023-03-31,,,,",
    "income,,,,,3%,2023-06-30,,,,",
    "income,,,,,4%,2023-06-30,,,,",
    "cloud,,,,,,2023-06-30,,,,",
)
CHECK = Qt.ItemDataRole.CheckStateRole


def made(language: str = "zh_CN") -> ImportPreviewModel:
    model = ImportPreviewModel(language)
    model.show_plan(planned(tiny(), *ROWS))
    return model


def column(model: ImportPreviewModel | DeedFilter, which: Column) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_it_is_a_model_and_stays_one_while_rows_are_ticked(qtmodeltester: ModelTester) -> None:
    model = made()
    rows = DeedFilter()
    rows.setSourceModel(model)
    qtmodeltester.check(model)
    model.leave_out(frozenset({3}))
    rows.show_only(Deed.REFUSED)
    qtmodeltester.check(rows)


def test_refused_rows_stand_first_and_the_rest_as_in_the_table() -> None:
    assert column(made(), Column.ROW) == ["3", "4", "5", "2", "6"]
    assert column(made(), Column.DEED) == ["不能导入", "不能导入", "不能导入", "新增", "未填"]
    assert column(made("en"), Column.DEED)[0] == "Refused"


def test_a_row_says_what_is_wrong_with_it_in_the_punctuation_of_its_language() -> None:
    assert column(made(), Column.WHY)[0].startswith("第3行“完成值”：没有采用“很多”：")
    assert column(made("en"), Column.WHY)[0].startswith('Row 3, "Actual": "很多" was not taken:')


def test_unticking_leaves_a_row_out_frees_the_other_and_moves_none() -> None:
    model = made()
    told: list[None] = []
    model.ticked.connect(lambda: told.append(None))
    assert model.setData(model.index(1, Column.ROW), Qt.CheckState.Unchecked, CHECK)
    assert column(model, Column.ROW) == ["3", "4", "5", "2", "6"]
    assert column(model, Column.DEED)[1:3] == ["Left out", "新增"]
    assert model.index(1, Column.ROW).data(CHECK) is Qt.CheckState.Unchecked
    assert model.index(1, Column.ROW).data(PreviewRole.LEFT_OUT)
    assert model.setData(model.index(1, Column.ROW), Qt.CheckState.Checked.value, CHECK)
    assert model.plan.left_out == frozenset()
    assert len(told) == 2


def test_a_row_that_does_nothing_has_no_tick() -> None:
    model = made()
    assert model.index(4, Column.ROW).data(CHECK) is None
    assert not model.setData(model.index(4, Column.ROW), Qt.CheckState.Unchecked, CHECK)
    assert not model.setData(model.index(0, Column.NAME), Qt.CheckState.Unchecked, CHECK)


def test_the_rows_of_one_deed_alone_or_all() -> None:
    rows, model = DeedFilter(), made()
    rows.setSourceModel(model)
    rows.show_only(Deed.ADD)
    assert column(rows, Column.ROW) == ["2"]
    rows.show_only(None)
    assert len(column(rows, Column.ROW)) == 5


def test_a_screen_reader_hears_the_column_and_the_word() -> None:
    model = made()
    text = model.index(0, Column.DEED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "What it does 不能导入"
