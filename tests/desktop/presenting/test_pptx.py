"""The PPTX: native text, tables and charts, at the places and with the words of the screen."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from db.decks import SLIDE_THEMES, DeckChoices, OwnSlide
from db.quantities import Comparator
from db.records import Brief
from desktop.deck.blocks import Part
from desktop.deck.canvas import Canvas
from desktop.deck.making import make_deck
from desktop.deck.placing import placed
from desktop.deck.rendering import rendered
from desktop.deck.slides import Deck, Point, Run, Slide, SlideKind
from desktop.deck.style import SlideStyle
from desktop.gauges.model import GaugeModel, Paired
from desktop.gauges.scales import Scale
from desktop.presenting.pptx_charts import bars
from desktop.presenting.pptx_file import pptx
from tests.desktop.presenting.office import opened, parts, pdf_of, words
from tests.desktop.printing.measuring import Measured

# Nothing is set in type without an application.
pytestmark = pytest.mark.usefixtures("qapp")
NOTES = {"economy/27": "先讲总量。\n再讲结构。"}
EMU = 6350
TARGET = GaugeModel(
    title="地区生产总值", measure="增长", before="", number="7.0", unit="%", after="左右",
    comparator=Comparator.APPROX, target=7.0, target_hi=None, actual=None, actual_label="", paired=None,
    scale=Scale(0, 10, 2, "%"), no_data="", alt="",
)  # fmt: skip


@pytest.fixture(scope="session")
def deck(qapp: object, brief: Brief) -> Deck:
    return make_deck(brief)


@pytest.fixture(scope="session")
def file(deck: Deck) -> bytes:
    return pptx(deck, NOTES)


def of_slides(*slides: Slide, theme: str = "light") -> Deck:
    return Deck("x", "某市简报", slides, len(slides) - 1, theme)


def png(colour: str = "#00FF00") -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_two_files_of_one_deck_are_the_same_bytes(deck: Deck, file: bytes) -> None:
    assert pptx(deck, NOTES) == file


def test_a_page_a_slide_each_with_its_title(deck: Deck, file: bytes) -> None:
    pages = opened(file).slides
    assert len(pages) == len(deck.slides)
    for page, slide in zip(pages, deck.slides, strict=True):
        assert words(page.shapes.title.text_frame.text) == words(slide.heading)


def test_every_word_of_a_slide_is_on_its_page(deck: Deck, file: bytes) -> None:
    for page, slide in zip(opened(file).slides, deck.slides, strict=True):
        said = words("".join(page._element.itertext()))
        said += words("".join(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in page.shapes
                              if shape.shape_type is not None and shape.has_chart))  # fmt: skip
        for point in slide.points:
            assert words(point.text) in said
        for tile in slide.tiles:
            assert words(tile.before + tile.number + tile.unit + tile.after) in said
        for dial in slide.dials:
            assert words(dial.model.title) in said
            assert dial.model.number in said
        assert words(slide.source) in said


@pytest.mark.parametrize("ratio", [4 / 3, 16 / 10, 16 / 9, 21 / 9])
def test_text_stands_where_the_screen_has_it(deck: Deck, ratio: float) -> None:
    canvas = Canvas.of(ratio)
    file = opened(pptx(deck, {}, ratio))
    assert (file.slide_width, file.slide_height) == (round(canvas.width * EMU), 1080 * EMU)
    for page, slide in zip(file.slides, deck.slides, strict=True):
        title = next(b for b in placed(slide, canvas).blocks if b.part is Part.TITLE)
        assert page.shapes.title.left == round(title.rect.left() * EMU)
        # The top of a line of a fixed height is four fifths of its ems above the baseline.
        top = title.lines[0].baseline - title.line_height * title.px + 0.2 * title.px
        assert page.shapes.title.top == pytest.approx(top * EMU, abs=2)
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= file.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= file.slide_height + EMU


def test_lines_end_where_they_end_on_the_screen(deck: Deck, file: bytes) -> None:
    number, slide = next((n, s) for n, s in enumerate(deck.slides) if s.id == "big-city/152")
    body = next(b for b in placed(slide, Canvas()).blocks if b.part is Part.POINT)
    shape = opened(file).slides[number].placeholders[1]
    assert shape.text_frame.text.split("\v") == [line.text for line in body.lines]


def test_results_are_a_table_without_borders_of_its_own(deck: Deck, file: bytes) -> None:
    number = next(n for n, s in enumerate(deck.slides) if s.id == "economy/27")
    table = next(s.table for s in opened(file).slides[number].shapes if s.has_table)
    assert [[words(c.text) for c in row.cells] for row in table.rows] == [
        ["预计6.17%一般公共预算收入增长", "预计5.0%城乡居民人均可支配收入增长", "超50亿元为企业减负"],
        ["4.5万户新增培育市场主体", "320个项目签约落地", ""],
    ]
    assert (
        "{2D5ABB26-0587-4C30-8999-92F81FD0307C}" in parts(file)[f"ppt/slides/slide{number + 1}.xml"].decode()
    )


def test_targets_are_charts_and_last_year_only_where_it_is_paired(deck: Deck, file: bytes) -> None:
    number = next(n for n, s in enumerate(deck.slides) if s.dials)
    charts = [s.chart for s in opened(file).slides[number].shapes if s.has_chart]
    shown = [(list(c.plots[0].categories), list(c.plots[0].series[0].values)) for c in charts]
    assert shown == [(["目标"], [6.5]), (["目标"], [7.6]), (["2022 预计", "目标"], [5.0, 7.0])]
    assert {(c.value_axis.minimum_scale, c.value_axis.maximum_scale) for c in charts} == {(0, 10)}
    formats = re.findall(r'formatCode="([^"]*)"', "".join(
        xml.decode() for name, xml in parts(file).items() if name.startswith("ppt/charts/chart")
    ))  # fmt: skip
    assert {"0.0&quot;%左右&quot;", "0.0&quot;%&quot;"} <= set(formats)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("目标", '0.0"%左右"')]),
        ({"number": "7", "target": 7.0}, [("目标", '0"%左右"')]),
        ({"before": "力争", "after": ""}, [("目标", '"力争"0.0"%"')]),
        ({"number": "1,200", "target": 1200.0}, [("目标", '"1,200%左右"')]),
        ({"number": "5—7", "target": 5.0, "target_hi": 7.0},
         [("目标（下限）", '"5—7%左右"'), ("目标（上限）", '"5—7%左右"')]),
        ({"paired": Paired(5.0, "2022", "5.0%", "2022 预计 5.0%")},
         [("2022 预计", '0.0"%"'), ("目标", '0.0"%左右"')]),
    ],
)  # fmt: skip
def test_a_number_is_labelled_as_it_is_written(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert [(bar.name, bar.format) for bar in bars(replace(TARGET, **changes))] == expected  # type: ignore[arg-type]


def test_the_numbers_behind_a_chart_can_be_edited(file: bytes) -> None:
    books = [data for name, data in parts(file).items() if name.endswith(".xlsx")]
    assert len(books) == 3
    sheet = parts(books[0])["xl/worksheets/sheet1.xml"].decode()
    assert "<v>6.5</v>" in sheet
    assert "1980-01-01" in parts(books[0])["docProps/core.xml"].decode()


def test_notes_are_the_speakers_notes(deck: Deck, file: bytes) -> None:
    pages = list(opened(file).slides)
    noted = {s.id: p.notes_slide.notes_text_frame.text for s, p in zip(deck.slides, pages, strict=True)
             if p.has_notes_slide}  # fmt: skip
    assert noted == NOTES


@pytest.mark.parametrize("theme", SLIDE_THEMES)
def test_the_theme_carries_our_colours_and_faces(brief: Brief, theme: str) -> None:
    style = SlideStyle.named(theme)
    xml = parts(pptx(make_deck(brief, DeckChoices(theme=theme)), {}))["ppt/theme/theme1.xml"].decode()
    assert f'<a:lt1><a:srgbClr val="{style.ground.name()[1:].upper()}"/>' in xml
    assert f'<a:accent1><a:srgbClr val="{style.rule.name()[1:].upper()}"/>' in xml
    for kind, face in (("majorFont", "Briefing Serif"), ("minorFont", "Briefing Sans")):
        assert f'<a:{kind}><a:latin typeface="{face}"/><a:ea typeface="{face}"/>' in xml


def test_the_file_says_what_it_is_and_nothing_of_its_makers(file: bytes) -> None:
    members = parts(file)
    said = opened(file).core_properties
    assert (said.title, said.language) == ("历经大战大考，整座城市愈加坚韧", "zh-CN")
    assert "Briefing Sans" in said.comments
    assert not any("thumbnail" in name or "printerSettings" in name for name in members)
    whole = b"".join(data for name, data in members.items() if name.endswith((".xml", ".rels")))
    for stranger in (b"python-pptx", b"Canny", b"dcterms:created", b"Click to"):
        assert stranger not in whole.replace(members.get("ppt/notesMasters/notesMaster1.xml", b" "), b"")


def test_an_own_picture_is_a_picture_and_a_broken_one_is_none() -> None:
    good = Slide("own-1", SlideKind.PICTURE, "现场", picture=png())
    broken = Slide("own-2", SlideKind.PICTURE, "坏图", picture=b"\x89PNG\r\n\x1a\nnothing")
    first, second = opened(pptx(of_slides(good, broken), {})).slides
    pictures = [s for s in first.shapes if s.shape_type == 13]
    assert [p._element.nvPicPr.cNvPr.get("descr") for p in pictures] == ["现场"]
    assert pictures[0].width / pictures[0].height == pytest.approx(4 / 3, rel=0.01)
    assert [s for s in second.shapes if s.shape_type == 13] == []


def test_a_slide_without_a_title_has_no_empty_place() -> None:
    page = opened(pptx(of_slides(Slide("own-1", SlideKind.PICTURE, "", picture=png())), {})).slides[0]
    assert page.shapes.title is None


def test_a_numbered_point_keeps_the_number_of_the_source() -> None:
    slide = Slide("s/1", SlideKind.TEXT, "题", points=(Point((Run("甲"),), "1."), Point((Run("乙"),), "2.")))
    page = opened(pptx(of_slides(slide), {})).slides[0]
    assert [p.text for p in page.placeholders[1].text_frame.paragraphs] == ["1.\t甲", "2.\t乙"]


def test_markup_and_control_characters_are_text() -> None:
    text = "<b>&amp;\x00\x0b\ud800]]></a:t>终"
    slide = Slide("s/1", SlideKind.TEXT, text, subtitle=text, points=(Point((Run(text),)),), source=text)
    page = opened(pptx(of_slides(slide), {"s/1": text})).slides[0]
    for said in (page.shapes.title.text_frame.text, page.placeholders[1].text_frame.text):
        assert words(said).startswith("<b>&amp;\ufffd")
        assert words(said).endswith("]]></a:t>终")
    assert "\ufffd" in page.notes_slide.notes_text_frame.text


# ------------------------------------------------------------ in LibreOffice


def ground(image: QImage) -> QColor:
    return image.pixelColor(4, 4)


@pytest.fixture(scope="module")
def converted(brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes | None]:
    made: dict[str, bytes | None] = {}

    def convert(theme: str) -> bytes | None:
        if theme not in made:
            deck = make_deck(brief, DeckChoices(theme=theme))
            made[theme] = pdf_of(pptx(deck, NOTES), tmp_path_factory.mktemp(theme))
        return made[theme]

    return convert


def test_libreoffice_shows_the_pages_of_the_deck(
    deck: Deck, file: bytes, converted: Callable[[str], bytes | None]
) -> None:
    pdf = converted("ceremonial")
    if pdf is None:
        # Without LibreOffice the file itself has to do.
        assert len([name for name in parts(file) if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]) == len(
            deck.slides
        )
        return
    with Measured(pdf) as paper:
        assert paper.pages == len(deck.slides)
        faces = {name.partition("-")[0] for name in paper.fonts()}
        assert {"BriefingSans", "BriefingSerif"} <= faces
        for number, slide in enumerate(deck.slides):
            said = words(paper.text(number))
            assert words(slide.title) in said
            for point in slide.points:
                assert words(point.text) in said, slide.id
            for written in [t.number for t in slide.tiles] + [d.model.number for d in slide.dials]:
                assert written in said, slide.id


def test_libreoffice_sets_titles_where_the_screen_has_them(
    deck: Deck, file: bytes, converted: Callable[[str], bytes | None]
) -> None:
    pdf = converted("ceremonial")
    if pdf is None:
        assert b'anchor="t"' in parts(file)["ppt/slides/slide1.xml"]
        return
    with Measured(pdf) as paper:
        unit = paper.size(0)[1] / 1080
        for number, slide in enumerate(deck.slides):
            title = next(b for b in placed(slide, Canvas()).blocks if b.part is Part.TITLE)
            start = words(title.lines[0].text)[:3]
            found = next(line for line in paper.lines(number) if words(line.text).startswith(start)
                         and line.size * 2 == pytest.approx(title.px, abs=2))  # fmt: skip
            assert found.baseline / unit == pytest.approx(title.lines[0].baseline, abs=8), slide.id
            assert found.left / unit == pytest.approx(title.lines[0].box.left(), abs=8), slide.id


@pytest.mark.parametrize("theme", ["light", "ceremonial"])
def test_libreoffice_fills_the_ground(
    deck: Deck, theme: str, file: bytes, converted: Callable[[str], bytes | None]
) -> None:
    style = SlideStyle.named(theme)
    on_screen = ground(rendered(deck.slides[0], QSize(320, 180), 1.0, style))
    assert on_screen == style.ground
    pdf = converted(theme)
    if pdf is None:
        assert b"srgbClr" in parts(file)["ppt/theme/theme1.xml"]
        return
    with Measured(pdf) as paper:
        picture = paper.document[0].render(scale=0.3).to_pil()
        assert picture.convert("RGB").getpixel((4, 4)) == (
            on_screen.red(),
            on_screen.green(),
            on_screen.blue(),
        )


def test_a_deck_of_own_slides_only(brief: Brief, tmp_path: Path) -> None:
    own = OwnSlide("own-1", "补充", "第一点\n第二点")
    deck = make_deck(brief, DeckChoices(order=("own-1",)), (own,))
    data = pptx(replace(deck, slides=tuple(s for s in deck.slides if s.id == "own-1"), end=0), {})
    (tmp_path / "a.pptx").write_bytes(data)
    page = opened(data).slides[0]
    assert [p.text for p in page.placeholders[1].text_frame.paragraphs] == ["第一点", "第二点"]
    assert io.BytesIO(data).read(4) == b"PK\3\4"
