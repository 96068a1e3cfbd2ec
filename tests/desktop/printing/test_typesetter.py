"""The produced PDF itself, measured: paper, type area, lines, numbers, fonts, outline, text, tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from db.records import Brief, SectionKind
from desktop.printing.choices import Layout, PageChoices, Scope
from desktop.printing.typesetter import LayoutError, Typesetter
from desktop.typography import shown
from tests.desktop.printing.conftest import BUNDLED, SetPages, with_line
from tests.desktop.printing.measuring import Measured, TextLine

Measure = Callable[[Layout], Measured]
TOP, BOTTOM, LEFT, RIGHT = 37.0, 297 - 35.0, 28.0, 210 - 26.0
PARAGRAPH = "全面推进" * 400


def body(page: list[TextLine]) -> list[TextLine]:
    """The lines set in the body's size, without the page number."""
    return [line for line in page if abs(line.size - 15.75) < 0.1]


@pytest.fixture
def full(set_pages: SetPages, brief: Brief) -> list[TextLine]:
    """A page full of one paragraph."""
    paper = set_pages(with_line(brief, 152, PARAGRAPH), sections=("big-city",), scope=Scope.SECTIONS)
    return body(paper.lines(1))


def test_every_page_is_a4(measured: Measure) -> None:
    for layout in Layout:
        paper = measured(layout)
        expected = (297, 210) if layout is Layout.LEDGER else (210, 297)
        for page in range(paper.pages):
            assert paper.size(page) == pytest.approx(expected, abs=0.1)


def test_a_full_page_has_22_lines_of_28_characters(full: list[TextLine]) -> None:
    assert len(full) == 22
    assert {len(line.text) for line in full} == {28}


def test_the_lines_fill_the_type_area(full: list[TextLine]) -> None:
    pitches = [below.baseline - above.baseline for above, below in pairwise(full)]
    assert pitches == pytest.approx([225 / 22] * 21, abs=0.02)
    for line in full:
        assert line.left == pytest.approx(LEFT, abs=0.3)
        assert line.right == pytest.approx(RIGHT, abs=0.5)
    # The tops of the first line's characters and the feet of the last one's, by the em box of the face.
    em = 15.75 / 72 * 25.4
    assert full[0].baseline - 0.88 * em == pytest.approx(TOP, abs=0.3)
    assert full[-1].baseline + 0.12 * em <= BOTTOM


def test_no_body_text_leaves_the_type_area(measured: Measure) -> None:
    for layout in (Layout.GONGWEN, Layout.JIANBAO):
        paper = measured(layout)
        for page in range(paper.pages):
            for line in body(paper.lines(page)):
                # By their ink: a squeezed mark's own box reaches beyond the line.
                assert min(glyph.ink[0] for glyph in line.glyphs) > LEFT - 0.1
                assert max(glyph.ink[1] for glyph in line.glyphs) < RIGHT + 0.1
                assert TOP - 0.5 < line.baseline < BOTTOM + 0.5


def test_page_numbers_stand_below_the_type_area_odd_right_even_left(measured: Measure) -> None:
    paper = measured(Layout.GONGWEN)
    em = 14 / 72 * 25.4
    for page in range(paper.pages):
        number = paper.lines(page)[-1]
        assert number.text == f"—{page + 1}—"
        assert number.size == pytest.approx(14, abs=0.1)
        dash = number.baseline - 0.36 * em
        assert dash == pytest.approx(BOTTOM + 7, abs=0.7)
        if page % 2 == 0:
            assert number.right == pytest.approx(RIGHT - em, abs=0.3)
        else:
            assert number.left == pytest.approx(LEFT + em, abs=0.3)


def test_the_title_is_22_points_centred_and_a_trapezium(measured: Measure) -> None:
    first, second = [line for line in measured(Layout.GONGWEN).lines(0) if abs(line.size - 22) < 0.1]
    assert first.text == "历经大战大考，整座城市愈加坚韧——"
    assert second.text == "交出一年成绩单开启晋江2023"
    for line in (first, second):
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1.5)


def test_every_font_is_embedded_and_subset(measured: Measure) -> None:
    for layout in Layout:
        fonts = measured(layout).fonts()
        assert fonts
        assert all(fonts.values())
        assert all(re.match(r"[A-Z]{6}\+", name) for name in fonts)


def test_the_outline_is_the_section_tree(measured: Measure, brief: Brief) -> None:
    levels = {section.id: 2 if section.parent else 1 for section in brief.walk}
    sections = [s for s in brief.walk if s.kind is not SectionKind.MASTHEAD]
    tree = [(levels[s.id], shown(s.title) if s.title else f"〔{shown(s.label.zh)}〕") for s in sections]
    assert measured(Layout.SOURCE).outline() == tree
    unnumbered = [
        (level, re.sub(r"^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", "", title))
        for level, title in measured(Layout.GONGWEN).outline()
    ]
    assert unnumbered == tree


def printed_lines(brief: Brief) -> list[tuple[int, str]]:
    """(number, text as it is set) of every line of the source that is not blank."""
    return [(n, shown(line)) for n, line in enumerate(brief.source.lines, 1) if line.strip()]


def squeezed(text: str) -> str:
    """Without white space, which a line break may add or take."""
    return re.sub(r"\s+", "", text)


def test_the_source_comes_back_line_for_line_with_its_numbers(measured: Measure, brief: Brief) -> None:
    text = squeezed(
        re.sub(
            r"晋江简报 2023 · 页边数字为原文行号 *\n? *\d+ / \d+", "", measured(Layout.SOURCE).whole_text()
        )
    )
    at = text.index("5历经") if "5历经" in text else 0
    for number, line in printed_lines(brief):
        wanted = f"{number}{squeezed(line)}"
        assert wanted in text[at:], f"line {number}"
        at = text.index(wanted, at) + len(wanted)


def test_the_body_holds_every_line_of_the_source_in_order(set_pages: SetPages, brief: Brief) -> None:
    paper = set_pages(brief, sources=False, notes=False, contents=False)
    lines = [re.sub(r"\n?— \d+ —", "", paper.text(page)) for page in range(paper.pages)]
    text, at = squeezed("".join(lines)), 0
    marks = {item.line: item.marker for item in brief.items}
    for number, line in printed_lines(brief):
        # 公文 sets its own number where the source has a dash.
        marker = marks.get(number, "")
        wanted = squeezed(line.removeprefix(marker) if marker.startswith("-") else line)
        assert wanted in text[at:], f"line {number}"
        at = text.index(wanted, at) + len(wanted)


def test_no_character_becomes_another(measured: Measure) -> None:
    for layout in Layout:
        text = measured(layout).whole_text()
        assert not re.search("[\u2e80-\u2fdf\ufffd]", text)  # Kangxi radicals and replacement characters


def test_archive_and_accessibility_are_declared(pdfs: dict[Layout, bytes], measured: Measure) -> None:
    for layout, data in pdfs.items():
        assert b"pdfaid:part>2<" in data
        assert b"pdfaid:conformance>B<" in data
        assert b"pdfuaid:part>1<" in data
        paper = measured(layout)
        assert paper.is_tagged
        assert paper.language == "zh-CN"
        assert (
            paper.document.get_metadata_dict()["Title"]
            == "历经大战大考，整座城市愈加坚韧—— 交出一年成绩单 开启晋江2023"
        )
        assert paper.document.get_metadata_dict()["Author"] == "本报记者 蔡斯陶"


def test_headings_paragraphs_tables_and_figures_are_tagged(measured: Measure) -> None:
    assert {"H1", "H2", "P"} <= measured(Layout.GONGWEN).tag_types(2)
    assert {"Table", "TR", "TH", "TD"} <= measured(Layout.LEDGER).tag_types(0)
    assert "Figure" in measured(Layout.ONEPAGE).tag_types(0)


def test_the_contents_name_the_page_each_section_begins_on(measured: Measure) -> None:
    paper = measured(Layout.GONGWEN)
    contents = squeezed(paper.text(0) + paper.text(1))
    for title in ("一、过去一年，我们经历 哪些大事要事？", "十三、坚定不移全面从严治党"):
        page = next(n for n in range(2, paper.pages) if squeezed(title) in squeezed(paper.text(n)))
        assert re.search(re.escape(squeezed(title)) + rf"\.*{page + 1}(?!\d)", contents)


# ------------------------------------------------------------ layouts


def test_one_page_is_one_page_and_shows_every_figure_as_written(measured: Measure, brief: Brief) -> None:
    paper = measured(Layout.ONEPAGE)
    text = squeezed(paper.whole_text())
    assert paper.pages == 1
    for figure in brief.figures:
        if figure.kind != "standard":
            assert squeezed(shown(figure.quote)) in text, figure.id


def test_one_page_stays_one_page_with_a_hundred_results(set_pages: SetPages, brief: Brief) -> None:
    section = brief.section("economy")
    assert section is not None
    many = replace(section, items=section.items * 20)
    parent = brief.section("achievements")
    assert parent is not None
    children = tuple(many if child.id == "economy" else child for child in parent.children)
    sections = tuple(replace(s, children=children) if s.id == "achievements" else s for s in brief.sections)
    paper = set_pages(replace(brief, sections=sections), layout=Layout.ONEPAGE)
    assert paper.pages == 1
    assert re.search(r"另有\d+项数据因版面所限未列", squeezed(paper.whole_text()))


def test_one_page_of_a_section_without_figures_says_so(set_pages: SetPages, brief: Brief) -> None:
    paper = set_pages(brief, layout=Layout.ONEPAGE, scope=Scope.SECTIONS, sections=("innovation",))
    assert paper.pages == 1
    assert "没有目标、数据或荣誉" in paper.text(0)


def test_the_gauges_are_vectors_with_their_text(measured: Measure) -> None:
    page = measured(Layout.ONEPAGE).document[0]
    assert not list(page.get_objects(filter=[3], max_depth=8))  # FPDF_PAGEOBJ_IMAGE
    assert {"尚无数据", "2022 预计 5.0%"} <= set(measured(Layout.ONEPAGE).text(0).split("\n"))


def test_the_ledger_repeats_its_header_on_every_page(measured: Measure) -> None:
    paper = measured(Layout.LEDGER)
    assert paper.pages > 3
    for page in range(paper.pages):
        assert "目标任务（按原文）" in paper.text(page)


def test_the_ledger_holds_every_target_and_every_task(measured: Measure, brief: Brief) -> None:
    text = squeezed(measured(Layout.LEDGER).whole_text())
    for figure in brief.figures:
        if figure.kind == "target":
            assert squeezed(figure.quote) in text
    for section in brief.walk:
        if section.kind is SectionKind.HIGHLIGHTS:
            for item in section.items:
                if any(figure.kind == "target" for figure in item.figures):
                    continue  # it is listed as the target it sets
                assert squeezed(shown(item.text))[:12] in text


def test_the_closing_block_stands_at_the_foot_of_the_last_page(measured: Measure) -> None:
    paper = measured(Layout.JIANBAO)
    last = paper.lines(paper.pages - 1)
    copies = next(line for line in last if line.text == "共印150份")
    em = 14 / 72 * 25.4
    assert copies.right == pytest.approx(RIGHT - em, abs=0.4)
    assert BOTTOM - 8 < copies.baseline < BOTTOM
    assert "报：泉州市人民政府办公室" in [line.text for line in last]


def test_an_empty_form_prints_neither_masthead_nor_closing_block(set_pages: SetPages, brief: Brief) -> None:
    paper = set_pages(brief, layout=Layout.JIANBAO, masthead=PageChoices().masthead)
    text = paper.whole_text()
    assert "共印" not in text
    assert "期\n" not in text


# ------------------------------------------------------------ choices


def test_source_lines_stand_in_the_margin_beside_their_figures(set_pages: SetPages, brief: Brief) -> None:
    paper = set_pages(brief, sections=("economy",), scope=Scope.SECTIONS)
    margin = [g for g in paper.glyphs(0) if g.x > RIGHT]
    assert "".join(g.character for g in margin) == "2728293031"
    bare = set_pages(brief, sections=("economy",), scope=Scope.SECTIONS, sources=False)
    assert not [g for g in bare.glyphs(0) if g.x > RIGHT]


def test_notes_come_and_go(set_pages: SetPages, brief: Brief) -> None:
    noted = set_pages(brief, sections=("reform",), scope=Scope.SECTIONS)
    bare = set_pages(brief, sections=("reform",), scope=Scope.SECTIONS, notes=False)
    assert "未写明起止时间" in noted.text(0)
    assert "未写明起止时间" not in bare.text(0)


def test_black_and_white_has_no_colour(set_pages: SetPages, brief: Brief) -> None:
    for layout in Layout:
        page = set_pages(brief, layout=layout, black_and_white=True).document[0]
        image = page.render(scale=0.6).to_numpy()
        spread = image[..., :3].astype(int).max(axis=2) - image[..., :3].astype(int).min(axis=2)
        assert spread.max() <= 16, layout


def test_an_excerpt_says_so(set_pages: SetPages, brief: Brief) -> None:
    for layout in (Layout.GONGWEN, Layout.JIANBAO, Layout.SOURCE, Layout.ONEPAGE):
        assert "（节选）" in set_pages(brief, layout=layout, scope=Scope.TARGETS).text(0)


def test_the_same_choices_give_the_same_bytes(typesetter: Typesetter, brief: Brief) -> None:
    assert typesetter.typeset(brief, BUNDLED).pdf == typesetter.typeset(brief, BUNDLED).pdf


# ------------------------------------------------------------ bad input

MARKUP = '#import "x.typ" *粗* _斜_ $x^2$ `#panic()` @ref <label> \\ // /* https://a.cn [b] ~ -- ... = 标题'


@pytest.mark.parametrize("layout", [Layout.GONGWEN, Layout.SOURCE, Layout.LEDGER])
def test_typst_syntax_in_a_text_is_text(set_pages: SetPages, brief: Brief, layout: Layout) -> None:
    paper = set_pages(with_line(brief, 99, MARKUP), layout=layout)
    assert squeezed(shown(MARKUP)) in squeezed(paper.whole_text())


@hypothesis_settings(max_examples=25)
@given(st.text(st.sampled_from("#$*_`@<>[]{}\\/~-=.\"'晋江2023% "), min_size=1, max_size=30))
def test_no_text_is_ever_markup(typesetter: Typesetter, brief: Brief, text: str) -> None:
    choices = replace(BUNDLED, layout=Layout.SOURCE, scope=Scope.SECTIONS, sections=("governance",))
    with Measured(typesetter.typeset(with_line(brief, 68, "始" + text + "终"), choices).pdf) as paper:
        assert squeezed(shown("始" + text + "终")) in squeezed(paper.whole_text())


def test_a_rare_hanzi_falls_back_and_is_listed(typesetter: Typesetter, brief: Brief) -> None:
    typeset = typesetter.typeset(with_line(brief, 67, "建成㙓𬜬平台"), BUNDLED)
    listed = {each.character: (each.face, each.used) for each in typeset.replaced}
    assert listed["𬜬"] == ("FandolFang R", "Briefing Serif")
    with Measured(typeset.pdf) as paper:
        assert "𬜬" in paper.whole_text()


def test_a_character_no_font_has_is_set_as_its_code(typesetter: Typesetter, brief: Brief) -> None:
    typeset = typesetter.typeset(with_line(brief, 67, "建成\U0003106c平台"), BUNDLED)
    assert ("\U0003106c", "") in {(each.character, each.used) for each in typeset.replaced}
    with Measured(typeset.pdf) as paper:
        assert "建成〔U+3106C〕平台" in squeezed(paper.whole_text())


def test_a_paragraph_of_100_kilobytes_is_set(set_pages: SetPages, brief: Brief) -> None:
    paper = set_pages(with_line(brief, 152, "推进" * 17_000))
    assert paper.pages > 50
    assert squeezed(paper.whole_text()).count("推进") > 16_900


def test_an_empty_section_has_its_heading(set_pages: SetPages, brief: Brief) -> None:
    sections = tuple(replace(s, items=()) if s.id == "congress" else s for s in brief.sections)
    paper = set_pages(replace(brief, sections=sections))
    assert "如何深入学习宣传贯彻党的二十大精神？" in paper.whole_text()


def test_control_characters_do_not_stop_a_document(set_pages: SetPages, brief: Brief) -> None:
    paper = set_pages(with_line(brief, 67, "建成\x00\x07\u202e平台\u200f"), layout=Layout.SOURCE)
    assert "平台" in paper.whole_text()


def test_what_the_typesetter_refuses_is_a_sentence(
    typesetter: Typesetter, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = typesetter.data(brief, BUNDLED)
    del data["words"]
    with pytest.raises(LayoutError, match="没有改动"):
        typesetter.compiled(data, BUNDLED)
