"""The workbook, read back from its XML: ledger, figures, sources; text is never a formula or a link."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from db.records import Brief
from desktop.printing.choices import PageChoices
from desktop.printing.making import document
from desktop.printing.xlsx_file import xlsx_bytes
from tests.desktop.printing.conftest import with_line

MADE = datetime(2023, 1, 6, 9, tzinfo=UTC)
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Workbook:
    """A workbook's sheets as rows of texts and numbers."""

    def __init__(self, data: bytes) -> None:
        self.file = zipfile.ZipFile(io.BytesIO(data))
        shared = ElementTree.fromstring(self.file.read("xl/sharedStrings.xml"))
        self._shared = [
            "".join(t.text or "" for t in entry.iter(f"{{{NS['m']}}}t"))
            for entry in shared.findall("m:si", NS)
        ]
        book = ElementTree.fromstring(self.file.read("xl/workbook.xml"))
        self.names = [sheet.get("name") for sheet in book.findall("m:sheets/m:sheet", NS)]

    def xml(self, number: int) -> str:
        return self.file.read(f"xl/worksheets/sheet{number}.xml").decode("utf-8")

    def rows(self, number: int) -> list[list[str]]:
        root = ElementTree.fromstring(self.xml(number))
        return [[self._value(cell) for cell in row] for row in root.findall("m:sheetData/m:row", NS)]

    def texts(self, number: int) -> set[str]:
        return {text for row in self.rows(number) for text in row}

    def _value(self, cell: ElementTree.Element) -> str:
        value = cell.findtext("m:v", "", NS)
        return self._shared[int(value)] if cell.get("t") == "s" and value else value


def made(brief: Brief) -> Workbook:
    choices = PageChoices()
    return Workbook(xlsx_bytes(document(brief, choices), choices, MADE))


def test_there_are_the_ledger_the_figures_and_the_sources(brief: Brief) -> None:
    assert made(brief).names == ["督查台账", "数据", "来源"]


def test_the_ledger_lists_every_target_and_task_with_its_line(brief: Brief) -> None:
    rows = made(brief).rows(1)
    for row in document(brief, PageChoices()).ledger:
        assert any({row.text, str(row.line)} <= set(cells) for cells in rows), row


def test_a_figure_is_text_as_written_and_a_number_where_it_is_one(brief: Brief) -> None:
    rows = made(brief).rows(2)
    water = next(row for row in rows if "向金门供水" in row)
    assert {"超", "2400", "万吨"} <= set(water)
    ten_million = next(row for row in rows if "建设产业空间" in row)
    assert "千万" in ten_million
    rate = next(row for row in rows if "城乡居民人均可支配收入增长" in row and "目标" in row)
    assert "7.0" in rate  # never 7


def test_the_sources_name_the_file_its_hash_and_every_printed_line(brief: Brief) -> None:
    texts = made(brief).texts(3)
    assert brief.source.sha256 in texts
    for chapter in document(brief, PageChoices()).chapters:
        for line in chapter.lines:
            assert any(line.text in text for text in texts), line.line


def test_headers_are_frozen_filtered_and_repeated_on_paper(brief: Brief) -> None:
    book = made(brief)
    assert 'state="frozen"' in book.xml(1)
    assert "<autoFilter" in book.xml(1)
    assert 'orientation="landscape"' in book.xml(1)
    assert "Print_Titles" in book.file.read("xl/workbook.xml").decode()


@hypothesis_settings(max_examples=25)
@given(st.text(st.sampled_from("=+-@|cmd'\"!A1:()http://.晋江%"), min_size=1, max_size=24))
def test_no_text_is_ever_a_formula_or_a_link(brief: Brief, text: str) -> None:
    book = made(with_line(brief, 99, text))
    for number in (1, 2, 3):
        assert "<f>" not in book.xml(number)
        assert "<hyperlink" not in book.xml(number)
    wanted = document(with_line(brief, 99, text), PageChoices())
    line = next(line for chapter in wanted.chapters for line in chapter.lines if line.line == 99)
    assert line.text in book.texts(1)


def test_what_is_too_long_for_a_cell_goes_on_in_the_next_row(brief: Brief) -> None:
    long = "".join(chr(0x4E00 + n % 5000) for n in range(70_000))
    cells = [text for row in made(with_line(brief, 99, long)).rows(3) for text in row]
    assert all(len(text) <= 32_767 for text in cells)
    assert long[:500] in "".join(cells)
    assert long[-500:] in "".join(cells)


def test_control_characters_do_not_break_the_file(brief: Brief) -> None:
    book = made(with_line(brief, 99, "坚持\x00\x0b三化\ud800"))
    assert any(re.search("坚持.*三化", text) for text in book.texts(1))
