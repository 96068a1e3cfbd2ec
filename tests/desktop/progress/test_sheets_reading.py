"""Tables are read as they show, from every kind of file an office has, and what cannot be read is said in a sentence."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.progress.sheets import limits
from desktop.progress.sheets.columns import Field
from desktop.progress.sheets.faults import RowError, RowFault, TableError, TableFault
from desktop.progress.sheets.reading import read_bytes, read_table, read_text
from desktop.progress.sheets.shown_numbers import shown_date, shown_number
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.watching import EVERY, Stopped, Watch
from tests.desktop.progress.filled_sheets import refusal, repacked, rows, saved, workbook

moment = partial(datetime, tzinfo=None)  # a spreadsheet's dates have no zone
HEAD = ("指标编号", "完成值", "截至日期", "统计时段")
TEXT = "指标编号,完成值,截至日期\ncloud,105家,2023-03-31\n"
SHEET = "xl/worksheets/sheet1.xml"


def texts(table: Table, *fields: Field) -> list[tuple[str, ...]]:
    return [tuple(table.cell(line, field).text for field in fields) for line in table.lines]


def values(table: Table) -> list[str]:
    return [text for (text,) in texts(table, Field.VALUE)]


# ------------------------------------------------------------ text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_every_encoding_an_office_writes(encoding: str) -> None:
    assert texts(read_bytes("表.csv", TEXT.encode(encoding)), Field.ID, Field.VALUE) == [("cloud", "105家")]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_the_line_ends_are_found(mark: str, end: str) -> None:
    table = read_text("剪贴板", TEXT.replace(",", mark).replace("\n", end))
    assert texts(table, Field.VALUE, Field.DATE) == [("105家", "2023-03-31")]


def test_a_quoted_cell_may_hold_line_ends_and_delimiters() -> None:
    table = rows('cloud,,,,,105家,2023-03-31,,"统计局,\n""月报""",,')
    assert texts(table, Field.SOURCE) == [('统计局,\n"月报"',)]


def test_columns_stand_in_any_order_under_any_title_in_either_language() -> None:
    table = read_text(
        "表.csv", "某市进度表,,\n,,\nAs of, actual ,备用,Indicator ID\n2023-03-31,105,x,cloud\n"
    )
    assert texts(table, Field.ID, Field.VALUE, Field.DATE) == [("cloud", "105", "2023-03-31")]
    assert [line.number for line in table.lines] == [4]
    assert [note.zh for note in table.notes] == ["没有用到的列:备用。"]


def test_empty_rows_are_passed_over_and_the_numbers_stay_those_of_the_sheet() -> None:
    table = rows("", ",,,,,,,,,,", "cloud,,,,,105,2023-03-31,,,,")
    assert [line.number for line in table.lines] == [4]


def test_an_apostrophe_that_guards_a_text_is_no_part_of_it() -> None:
    assert texts(rows("cloud,,,,,1,2023-03-31,,'=局,,"), Field.SOURCE) == [("=局",)]


# ------------------------------------------------------------ workbooks


@pytest.mark.parametrize(
    ("value", "number_format", "shown", "kept"),
    [
        (0.065, "0.0%", "6.5%", ""),
        (0.065, "0%", "7%", "6.5%"),
        (0.07, "0.0%", "7.0%", ""),
        (0.1 + 0.2, "General", "0.3", ""),
        (105, "General", "105", ""),
        (105.0, "G/通用格式", "105", ""),
        (105, "@", "105", ""),
        (1234.5, "#,##0.00", "1,234.50", ""),
        (-3.25, "0.00_);[Red]\\(0.00\\)", "-3.25", ""),
        (105, '0"家"', "105家", ""),
        (6.5, '0.0"%"', "6.5%", ""),
        (2.5, "0", "3", "2.5"),
        (-0.001, "0.0", "0.0", "-0.001"),
        (0.5, "0.0###", "0.5", ""),
        (1e21, "General", "1000000000000000000000", ""),
        (3000, "[$¥-804]#,##0", "¥3,000", ""),
    ],
)
def test_a_number_is_read_as_it_shows(value: float, number_format: str, shown: str, kept: str) -> None:
    found = shown_number(value, number_format)
    assert found is not None
    assert (found.text, found.kept) == (shown, kept)


@pytest.mark.parametrize(
    "number_format", ['0!.0,"万"', "# ?/?", "0.00E+00", "[>100]0;0.0", "[DBNum1]0", ";;;", "0,"]
)
def test_a_format_that_shows_another_number_is_not_guessed(number_format: str) -> None:
    assert shown_number(65000, number_format) is None


@given(
    st.floats(allow_nan=True, allow_infinity=True), st.text(alphabet='0#?.,%;"\\[]_*@Ge亿 -/', max_size=12)
)
def test_any_number_under_any_format_is_read_or_is_not(value: float, number_format: str) -> None:
    shown_number(value, number_format)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (moment(2023, 3, 31), "yyyy-mm-dd", "2023-03-31"),
        (date(2023, 3, 31), 'm"月"d"日"', "2023-03-31"),
        (moment(2023, 3, 1), 'yyyy"年"m"月"', "2023年3月"),
        (moment(2023, 3, 31, 8, 30), "yyyy-mm-dd hh:mm", "2023-03-31 08:30"),
    ],
)
def test_a_date_is_a_day_where_a_day_is_shown(value: date, number_format: str, shown: str) -> None:
    assert shown_date(value, number_format) == shown


def test_cells_of_a_workbook_are_read_as_they_show() -> None:
    def change(book: Workbook) -> None:
        book.active["B2"].number_format = "0.0%"
        book.active["B3"].number_format = "0%"

    table = read_bytes(
        "表.xlsx",
        workbook(
            HEAD,
            ("income", 0.065, date(2023, 3, 31), "一季度"),
            ("income", 0.065, "2023年6月30日", True),
            change=change,
        ),
    )
    assert texts(table, Field.VALUE, Field.DATE, Field.PERIOD) == [
        ("6.5%", "2023-03-31", "一季度"),
        ("7%", "2023年6月30日", "TRUE"),
    ]
    assert table.cell(table.lines[1], Field.VALUE).note.zh == "采用单元格显示的“7%”,其中存的是“6.5%”。"


def test_dates_in_the_chinese_formats_that_have_only_a_number_are_dates() -> None:
    data = workbook(HEAD, ("cloud", 1, 45016, 44986))

    def change(name: str, part: bytes) -> bytes:
        if name == "xl/styles.xml":
            cell = b'<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0"/>'
            head, _, tail = part.partition(b"</cellXfs>")
            return head + cell % 31 + cell % 57 + b"</cellXfs>" + tail
        return (
            part.replace(b'r="C2"', b'r="C2" s="1"').replace(b'r="D2"', b'r="D2" s="2"')
            if name == SHEET
            else part
        )

    table = read_bytes("表.xlsx", repacked(data, change))
    assert texts(table, Field.DATE, Field.PERIOD) == [("2023-03-31", "2023年3月")]


def faults(table: Table) -> list[RowFault | None]:
    found = [table.cell(line, Field.VALUE).fault for line in table.lines]
    return [fault.fault if isinstance(fault, RowError) else None for fault in found]


def test_formulas_without_a_result_errors_and_strange_formats_are_told_apart() -> None:
    def change(book: Workbook) -> None:
        book.active["B4"].number_format = '0!.0,"万"'
        book.active["B3"].data_type = "e"

    table = read_bytes(
        "表.xlsx",
        workbook(
            HEAD, ("a", "=1+1", "d"), ("b", "#DIV/0!", "d"), ("c", 65000, "d"), ("d", 1, "d"), change=change
        ),
    )
    assert faults(table) == [RowFault.NOT_WORKED_OUT, RowFault.ERROR_CELL, RowFault.UNKNOWN_FORMAT, None]


def test_a_formula_gives_its_result() -> None:
    data = workbook(HEAD, ("cloud", "=100+5", "2023-03-31"))
    worked = repacked(
        data,
        lambda _, part: part.replace(b"<f>100+5</f><v></v>", b"<f>100+5</f><v>105</v>").replace(
            b"<f>100+5</f><v />", b"<f>100+5</f><v>105</v>"
        ),
    )
    assert values(read_bytes("表.xlsx", worked)) == ["105"]


def test_hidden_rows_are_read_and_said_and_merged_names_hold_for_every_row() -> None:
    def change(book: Workbook) -> None:
        book.active.row_dimensions[3].hidden = True
        book.active.merge_cells("A2:A3")
        book.active.merge_cells("B4:B5")

    lines = (("cloud", 1, "x"), (None, 2, "x"), ("a", 3, "x"), ("b", None, "x"))
    table = read_bytes("表.xlsx", workbook(HEAD, *lines, change=change))
    assert texts(table, Field.ID, Field.VALUE) == [("cloud", "1"), ("cloud", "2"), ("a", "3"), ("b", "3")]
    assert [table.cell(line, Field.VALUE).is_merged for line in table.lines] == [False, False, True, True]
    assert table.notes[0].zh == "有1行在表格里是隐藏的,也读取了:第3行。"


def test_the_first_visible_sheet_with_a_heading_is_read_and_the_others_are_named() -> None:
    def change(book: Workbook) -> None:
        for title in ("隐藏", "填报", "另一张"):
            sheet = book.create_sheet(title)
            sheet.append(list(HEAD))
            sheet.append([title, 1, "x"])
        book["隐藏"].sheet_state = "hidden"

    table = read_bytes("表.xlsx", workbook(("封面",), change=change))
    assert (table.sheet, texts(table, Field.ID)) == ("填报", [("填报",)])
    assert table.notes[0].zh == "没有读取的工作表:另一张。"


def test_a_size_that_a_sheet_states_wrongly_loses_no_rows() -> None:
    data = workbook(HEAD, ("a", 1, "x"), ("b", 2, "x"))
    short = repacked(data, lambda _, part: part.replace(b'ref="A1:D3"', b'ref="A1"'))
    assert short != data
    assert values(read_bytes("表.xlsx", short)) == ["1", "2"]


def renumbered(row: bytes) -> bytes:
    data = workbook(HEAD, ("a", 1, "x"), ("b", 2, "x"))
    return repacked(
        data,
        lambda _, part: part.replace(b'<row r="3"', b'<row r="%s"' % row).replace(b'"A3"', b'"A%s"' % row),
    )


def test_a_row_far_down_is_read_with_its_number() -> None:
    data = renumbered(b"1048576")
    far = repacked(data, lambda _, part: part.replace(b'3"><v>', b'1048576"><v>'))
    assert [line.number for line in read_bytes("表.xlsx", far).lines] == [2, 1048576]


@pytest.mark.parametrize("row", [b"1", b"2", b"1048577", b"99999999999"])
def test_rows_in_disorder_or_beyond_the_end_of_a_sheet_are_damage(row: bytes) -> None:
    error = refusal(renumbered(row))
    assert isinstance(error, TableError)
    assert error.fault is TableFault.DAMAGED


# ------------------------------------------------------------ what is not read


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
SOUND = workbook(HEAD, ("cloud", 1, "2023-03-31"))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", TableFault.EMPTY),
        (b" \r\n", TableFault.EMPTY),
        (workbook(()), TableFault.EMPTY),
        (COMPOUND, TableFault.OLD_KIND),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), TableFault.PROTECTED),
        (b"%PDF-1.7", TableFault.NOT_A_TABLE),
        (bytes(range(256)), TableFault.NOT_A_TABLE),
        (b"<html><table>", TableFault.OTHER_KIND),
        (archive(**{"content.xml": "x"}), TableFault.OTHER_KIND),
        (archive(**{"xl/workbook.bin": "x"}), TableFault.OTHER_KIND),
        (archive(**{"word/document.xml": "x"}), TableFault.NOT_A_TABLE),
        (archive(**{"xl/workbook.xml": "x"}), TableFault.DAMAGED),
        (SOUND[: len(SOUND) // 2], TableFault.DAMAGED),
        (SOUND[:3000] + bytes(200) + SOUND[3200:], TableFault.DAMAGED),
        (archive(**{"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]>"}), TableFault.UNSAFE),
        ("指标,完成值\ncloud,1\n".encode(), TableFault.NO_HEADING),
        ("指标,完成值,完成值,截至日期\n".encode(), TableFault.DOUBLE_HEADING),
        ('指标,完成值,截至日期\n"cloud,1,2\n'.encode(), TableFault.QUOTES),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, fault: TableFault) -> None:
    error = refusal(data)
    assert isinstance(error, TableError)
    assert error.fault is fault
    assert error.zh.startswith("没有读取“表.xlsx”:")
    assert "已有的数据没有变化" in error.zh
    assert "unchanged" in error.en


def test_an_archive_behind_a_password_is_told_from_a_damaged_one() -> None:
    sealed = bytearray(SOUND)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = sealed.find(mark)
        while at >= 0:
            sealed[at + place] |= 1
            at = sealed.find(mark, at + 1)
    error = refusal(bytes(sealed))
    assert isinstance(error, TableError)
    assert error.fault is TableFault.PROTECTED


def test_entities_in_wide_characters_are_seen_too() -> None:
    planted = repacked(archive(**{"xl/workbook.xml": ""}), lambda *_: "<!DOCTYPE x>".encode("utf-16"))
    error = refusal(planted)
    assert isinstance(error, TableError)
    assert error.fault is TableFault.UNSAFE


def test_what_grows_when_it_is_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.progress.sheets.archive.MOST_UNPACKED", 100_000)
    error = refusal(archive(**{"xl/workbook.xml": " " * 200_000}))
    assert isinstance(error, TableError)
    assert error.fault is TableFault.LARGE


def test_too_many_bytes_rows_and_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most, data in (
        ("reading.MOST_BYTES", 10, TEXT.encode()),
        ("delimited.MOST_ROWS", 1, TEXT.encode()),
        ("workbook_reading.MOST_ROWS", 1, SOUND),
        ("archive.MOST_PARTS", 3, SOUND),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(f"desktop.progress.sheets.{name}", most)
            error = refusal(data)
        assert isinstance(error, TableError)
        assert error.fault in {TableFault.LARGE, TableFault.MANY_ROWS}
    assert limits.MOST_BYTES == 20 * 1024 * 1024


def test_files_that_are_not_there_or_no_files_are_said(tmp_path: Path) -> None:
    for path, fault in ((tmp_path / "没有.csv", TableFault.MISSING), (tmp_path, TableFault.NOT_A_FILE)):
        with pytest.raises(TableError) as caught:
            read_table(path)
        assert caught.value.fault is fault
    file = tmp_path / "表.csv"
    file.write_bytes(TEXT.encode())
    assert values(read_table(file)) == ["105家"]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", "指标,完成值,截至日期\n".encode()):
        with suppress(TableError):
            read_bytes("表", start + data)


@given(st.integers(0, len(SOUND) - 1), st.integers(0, 255))
def test_a_workbook_with_any_byte_changed_gives_a_table_or_a_sentence(place: int, byte: int) -> None:
    with suppress(TableError):
        read_bytes("表", SOUND[:place] + bytes([byte]) + SOUND[place + 1 :])


def test_macros_are_left_alone() -> None:
    book = Workbook()
    book.active.append(list(HEAD))
    book.active.append(["cloud", 1, "x"])
    with_macro = io.BytesIO(saved(book))
    with zipfile.ZipFile(with_macro, "a") as file:
        file.writestr("xl/vbaProject.bin", b"\xd0\xcf macro")
    assert values(read_bytes("表.xlsm", with_macro.getvalue())) == ["1"]


# ------------------------------------------------------------ long tables


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_reading_ends_where_it_is_told_to(kind: str) -> None:
    lines = [HEAD, *(["cloud", "105", "2023-03-31"],) * EVERY]
    text = "\n".join(map(",".join, lines)).encode()
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        read_bytes(f"表.{kind}", workbook(*lines) if kind == "xlsx" else text, watch)
    assert watch.rows == EVERY


def test_reading_tells_how_many_rows_it_passed() -> None:
    watch = Watch()
    read_bytes("表.xlsx", workbook(HEAD, *(["cloud"],) * 7), watch)
    assert (watch.rows, watch.of) == (8, 0)


def test_cells_that_are_alike_in_number_and_not_in_format_are_read_apart() -> None:
    def change(book: Workbook) -> None:
        for place, form in (("B2", "0.0%"), ("B3", "0.00"), ("B4", "General")):
            book.active[place].number_format = form

    data = workbook(HEAD, *(["cloud", 0.125, "2023-03-31"],) * 3, change=change)
    assert values(read_bytes("表.xlsx", data)) == ["12.5%", "0.13", "0.125"]


def test_text_in_pieces_beside_text_that_begins_alike_is_read_whole() -> None:
    data = workbook(HEAD, ["A", "1"], ["A", "2"])

    def in_pieces(name: str, part: bytes) -> bytes:
        return part.replace(b"<is><t>A</t></is>", b"<is><r><t>A</t></r><r><t>B</t></r></is>", 1)

    assert texts(read_bytes("表.xlsx", repacked(data, in_pieces)), Field.ID) == [("AB",), ("A",)]
