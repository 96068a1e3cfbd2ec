"""What was entered during the year in a PPTX: rows as a table, values as bars, date and status beside them."""

from __future__ import annotations

import io
from typing import Any

import pptx as reader
import pytest

from db.actuals.check import Written
from db.progress import Progress
from db.records import Brief
from desktop.deck.blocks import Part
from desktop.deck.canvas import Canvas
from desktop.deck.making import make_deck
from desktop.deck.placing import placed
from desktop.deck.slides import Deck, SlideKind
from desktop.presenting.pptx_file import pptx
from desktop.presenting.pptx_parts import EMU
from desktop.presenting.web_slides import web_slides
from tests.desktop.year import DAY, entered, value


@pytest.fixture(scope="module")
def deck(qapp: object, brief: Brief) -> Deck:
    return make_deck(brief, progress=entered(brief), on=DAY)


@pytest.fixture(scope="module")
def pages(deck: Deck) -> list[Any]:
    return list(reader.Presentation(io.BytesIO(pptx(deck, {}))).slides)


def place(deck: Deck, kind: SlideKind) -> int:
    return next(n for n, slide in enumerate(deck.slides) if slide.kind is kind)


def words(text: str) -> str:
    return "".join(text.split())


def test_the_rows_are_a_table(deck: Deck, pages: list[Any]) -> None:
    table = next(shape.table for shape in pages[place(deck, SlideKind.PROGRESS)].shapes if shape.has_table)
    assert [[words(cell.text) for cell in row.cells] for row in table.rows] == [
        ["地区生产总值增长目标6.5%左右", "5.2%截至2023年9月30日，初步数", "◇难以判定"],
        ["一般公共预算总收入增长目标7.6%", "8.1%截至2023年9月30日，最终数", "≥暂达目标"],
        ["城乡居民人均可支配收入增长目标7.0%", "", "○尚无数据"],
        ["新增企业上云目标确保400家以上", "310家截至2023年9月30日，最终数", "●达序时"],
    ]


def test_a_value_is_a_bar_beside_its_target(deck: Deck, pages: list[Any]) -> None:
    page = pages[place(deck, SlideKind.GAUGES)]
    charts = [shape.chart for shape in page.shapes if shape.has_chart]
    assert [list(chart.plots[0].categories) for chart in charts] == [
        ["实际", "目标"],
        ["实际", "目标"],
        ["2022 预计", "目标"],
    ]
    assert list(charts[0].plots[0].series[0].values) == [5.2, 6.5]


def test_the_state_and_the_date_stand_beside_the_chart(deck: Deck, pages: list[Any]) -> None:
    said = words("".join(pages[place(deck, SlideKind.GAUGES)]._element.itertext()))
    for each in ("◇难以判定", "截至2023年9月30日，初步数", "截至2023年9月30日，最终数", "○尚无数据"):
        assert each in said


def test_a_value_below_nought_has_its_place(brief: Brief) -> None:
    fell = Progress({"gdp-growth": (value(brief, "gdp-growth", Written("-3.5%", "2023-03-31")),)})
    deck = make_deck(brief, progress=fell, on=DAY)
    page = reader.Presentation(io.BytesIO(pptx(deck, {}))).slides[place(deck, SlideKind.GAUGES)]
    chart: Any = next(shape for shape in page.shapes if shape.has_chart)
    assert chart.chart.value_axis.minimum_scale <= -3.5


@pytest.mark.parametrize("ratio", [4 / 3, 16 / 9, 21 / 9])
def test_the_table_stands_where_the_screen_has_it(deck: Deck, ratio: float) -> None:
    number = place(deck, SlideKind.PROGRESS)
    page = reader.Presentation(io.BytesIO(pptx(deck, {}, ratio))).slides[number]
    frame = next(shape for shape in page.shapes if shape.has_table)
    first = next(b for b in placed(deck.slides[number], Canvas.of(ratio)).blocks if b.part is Part.NUMBER)
    assert frame.top == pytest.approx((first.rect.top() - 30) * EMU, abs=2)
    assert frame.left == round(first.rect.left() * EMU)
    assert frame.top + frame.height <= 1080 * EMU


def test_the_web_page_says_it_too(deck: Deck) -> None:
    page = web_slides(deck)
    assert "新增企业上云 目标确保400家以上 ● 达序时：实际310家，截至2023年9月30日，最终数" in page
