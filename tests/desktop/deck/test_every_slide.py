"""Every slide of the bundled brief at four ratios: nothing overflows, nothing is orphaned, nothing below 24 pixels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from db.decks import OwnSlide
from db.records import Brief
from desktop.deck.canvas import Canvas
from desktop.deck.details import lines_slide, source_slide
from desktop.deck.making import make_deck
from desktop.deck.placing import placed
from desktop.deck.rendering import rendered
from desktop.deck.slides import Point, Run, Slide, SlideKind
from desktop.deck.style import SlideStyle
from tests.db.tiny import tiny
from tests.desktop.deck.measuring import RATIOS, faults

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("ratio", RATIOS)
def test_no_slide_has_a_fault(brief: Brief, ratio: str) -> None:
    found = {s.id: wrong for s in make_deck(brief).slides if (wrong := faults(s, RATIOS[ratio]))}
    assert found == {}


@pytest.mark.parametrize("ratio", RATIOS)
def test_no_detail_has_a_fault(brief: Brief, ratio: str) -> None:
    details = [source_slide(brief, figure.id) for figure in brief.figures]
    details += [lines_slide(brief, slide) for slide in make_deck(brief).slides if slide.lines]
    assert {s.id: wrong for s in details if (wrong := faults(s, RATIOS[ratio]))} == {}


PLANTED = {
    "overflow": Slide(
        "x", SlideKind.TEXT, "题", points=tuple(Point((Run("字" * 200),), "•") for _ in range(9))
    ),
    "orphan": Slide("x", SlideKind.TEXT, "题", points=(Point((Run("字" * 37, "f"), Run("一。", "g"))),)),
    "overlap": Slide("x", SlideKind.TEXT, "题", points=(Point((Run("字" * 90),)),), remark="注" * 900),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str) -> None:
    assert fault in faults(PLANTED[fault], 16 / 9)


def test_planted_small_letters_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.deck.framing._FOOT_PX", 23)
    assert "small" in faults(Slide("x", SlideKind.TEXT, "题", source="a planted foot"), 16 / 9)


@given(
    st.lists(
        st.text(alphabet="晋江，。“”（）：abW7.0% 超、", min_size=1, max_size=160), min_size=1, max_size=30
    )
)
def test_the_users_own_text_never_overflows(lines: list[str]) -> None:
    own = OwnSlide("own-1", "标题", "\n".join(lines))
    for slide in make_deck(tiny(), own=(own,)).slides:
        assert not placed(slide, Canvas.of(4 / 3)).overflows


def test_the_ink_stays_inside_the_margins(brief: Brief) -> None:
    style = SlideStyle.named("light")
    for slide in make_deck(brief).slides:
        image = rendered(slide, QSize(640, 360), 1, style, folio="3 / 31")
        ground = style.ground.rgb()
        edge = [image.pixel(x, y) for x in range(640) for y in (*range(10), *range(352, 360))]
        edge += [image.pixel(x, y) for y in range(360) for x in (*range(16), *range(624, 640))]
        assert set(edge) == {ground}, slide.id


def test_every_theme_is_legible() -> None:
    for name in ("light", "dark", "ceremonial"):
        style = SlideStyle.named(name)
        for colour in (style.ink, style.second, style.muted, style.figure):
            assert contrast(colour.getRgb(), style.ground.getRgb()) >= 4.5, (name, colour.name())


def contrast(one: object, two: object) -> float:
    lights = sorted((_luminance(one), _luminance(two)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: object) -> float:
    assert isinstance(colour, tuple)
    parts = [part / 255 for part in colour[:3]]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
