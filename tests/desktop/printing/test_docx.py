"""The Word document, read back: page, grid, styles, text, footnotes, page numbers."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Length
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from db.records import Brief
from desktop.printing.choices import PageChoices, Scope
from desktop.printing.docx_file import docx_bytes
from desktop.printing.making import document
from tests.desktop.printing.conftest import with_line

MADE = datetime(2023, 1, 6, 9, tzinfo=UTC)
FULL = PageChoices()


def made(brief: Brief, choices: PageChoices = FULL) -> bytes:
    return docx_bytes(document(brief, choices), choices, MADE)


def part(data: bytes, name: str) -> str:
    """A part of the file as text."""
    return zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml").decode("utf-8")


def mm(length: Length | None) -> float:
    return 0.0 if length is None else length.mm


def test_the_page_is_that_of_gb_t_9704(brief: Brief) -> None:
    section = docx.Document(io.BytesIO(made(brief))).sections[0]
    assert (mm(section.page_width), mm(section.page_height)) == pytest.approx((210, 297), abs=0.1)
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [mm(each) for each in margins] == pytest.approx([37, 28, 26, 35], abs=0.1)


def test_the_grid_has_22_lines_of_28_characters(brief: Brief) -> None:
    grid = docx.Document(io.BytesIO(made(brief))).sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    pitch = int(grid.get(qn("w:linePitch")))  # in twentieths of a point
    assert 225 / 25.4 * 72 * 20 / pitch == pytest.approx(22, abs=0.05)
    assert grid.get(qn("w:type")) in {"linesAndChars", "lines"}


def test_headings_and_body_have_real_styles_in_the_official_faces(brief: Brief) -> None:
    file = docx.Document(io.BytesIO(made(brief)))
    used = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2"} <= used
    faces = dict(
        re.findall(
            r'<w:style [^>]*w:styleId="(\w+)".*?w:eastAsia="([^"]+)"', part(made(brief), "styles"), re.S
        )
    )
    assert "小标宋" in faces["Title"]
    assert "黑体" in faces["Heading1"]
    assert "楷体" in faces["Heading2"]


def test_every_printed_line_is_in_the_document_as_it_is_set(brief: Brief) -> None:
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(made(brief))).paragraphs]
    for chapter in document(brief, FULL).chapters:
        assert any(
            text.endswith(f"〔{chapter.title}〕" if chapter.is_desk_name else chapter.title) for text in texts
        )
        for line in chapter.lines:
            assert any(line.text in text for text in texts), line.line


def test_every_figure_has_its_source_line_as_a_footnote(brief: Brief) -> None:
    notes = part(made(brief), "footnotes")
    assert all(f"原文第{figure.span.line}行" in notes for figure in brief.figures)
    silent = made(brief, replace(FULL, notes=False, sources=False))
    assert "原文第" not in "".join(
        zipfile.ZipFile(io.BytesIO(silent)).read(name).decode("utf-8")
        for name in zipfile.ZipFile(io.BytesIO(silent)).namelist()
        if name.startswith("word/") and name.endswith(".xml")
    )


def test_odd_and_even_pages_have_their_numbers_on_their_own_sides(brief: Brief) -> None:
    file = docx.Document(io.BytesIO(made(brief)))
    assert file.settings.odd_and_even_pages_header_footer
    section = file.sections[0]
    odd, even = section.footer.paragraphs[-1], section.even_page_footer.paragraphs[-1]
    for paragraph in (odd, even):
        assert "PAGE" in paragraph._p.xml
        assert "—" in paragraph.text
    assert (str(odd.alignment), str(even.alignment)) == ("RIGHT (2)", "LEFT (0)")


def test_the_document_says_what_it_is_and_in_which_language(brief: Brief) -> None:
    data = made(brief)
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert "历经大战大考" in properties.title
    assert properties.author == "本报记者 蔡斯陶"
    assert 'w:eastAsia="zh-CN"' in part(data, "styles")


def test_an_excerpt_says_so(brief: Brief) -> None:
    data = made(brief, replace(FULL, scope=Scope.TARGETS))
    assert "（节选）" in [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_the_same_brief_gives_the_same_bytes(brief: Brief) -> None:
    assert made(brief) == made(brief)


@hypothesis_settings(max_examples=20)
@given(st.text(st.sampled_from("<w:p>&amp;]]>\"'晋江2023%{}=#\u200f"), min_size=1, max_size=30))
def test_no_text_is_ever_markup(brief: Brief, text: str) -> None:
    wanted = document(with_line(brief, 68, f"始{text}终"), FULL)
    line = next(line for chapter in wanted.chapters for line in chapter.lines if line.line == 68)
    texts = [p.text for p in docx.Document(io.BytesIO(docx_bytes(wanted, FULL, MADE))).paragraphs]
    assert any(line.text in each for each in texts)


def test_what_xml_cannot_hold_is_replaced_and_the_rest_stays(brief: Brief) -> None:
    data = made(with_line(brief, 68, "安全\x00生产\x0b整治\ud800行动"))
    assert any("安全\ufffd生产" in p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_paragraph_of_100_kilobytes_comes_back(brief: Brief) -> None:
    data = made(with_line(brief, 152, "推进" * 17_000))
    assert any("推进" * 17_000 in p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
