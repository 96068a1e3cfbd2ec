"""The stage: what comes next is ready, what moves ends by the clock, what is kept is bounded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from db.decks import DeckChoices
from db.records import Brief
from desktop.deck.making import make_deck
from desktop.deck.rendering import rendered
from desktop.deck.slides import Deck, Slide, SlideKind
from desktop.deck.style import SlideStyle
from desktop.presenting.console_look import Render
from desktop.presenting.show import Cover, Show
from desktop.presenting.stage import FADE, SWEEP, Stage
from desktop.presenting.talk_clock import TalkClock
from tests.desktop.presenting.console_stage import Drawn, Hand, slide, small_deck

SIZE = QSize(640, 360)
LIGHT = SlideStyle.named("light")


class Staged:
    """A stage with a clock that is turned by hand; idle time passes when it is told to."""

    def __init__(
        self, brief: Brief, deck: Deck | None = None, *, is_calm: bool = True, render: Render | None = None
    ) -> None:
        self.hand, self.drawn = Hand(), Drawn()
        self.show = Show(deck or small_deck(), TalkClock(now=self.hand))
        self.stage = Stage(
            self.show, brief, LIGHT, is_calm=is_calm, render=render or self.drawn, now=self.hand
        )
        self.dirty: list[QRectF] = []
        self.stage.changed.connect(self.dirty.append)
        self.stage.resize(SIZE, 1.0)

    def paint(self) -> QImage:
        image = QImage(self.stage._size * self.stage._dpr, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.stage._dpr)
        image.fill(QColor("magenta"))
        painter = QPainter(image)
        self.stage.paint(painter)
        painter.end()
        return image

    def idle(self) -> None:
        while self.stage._idle.isActive():
            self.stage._idle.stop()
            self.stage._prepare_one()

    def turn(self, seconds: float) -> None:
        self.hand.seconds += seconds
        if self.stage.is_moving:
            self.stage._on_frame()


@pytest.fixture
def staged(qapp: QApplication, brief: Brief) -> Staged:
    return Staged(brief)


@pytest.fixture
def moving(qapp: QApplication, brief: Brief) -> Staged:
    """The bundled talk, before its first slide with gauges, with things that move."""
    deck = make_deck(brief, DeckChoices(step_by_step=False))
    staged = Staged(brief, deck, is_calm=False, render=rendered)
    staged.show.go(next(n for n, each in enumerate(deck.slides) if each.dials) - 1)
    staged.paint()
    staged.turn(9)
    staged.turn(9)
    staged.idle()
    return staged


def rendered_by(staged: Staged) -> int:
    """How many slides are drawn while the next and the previous step are painted all through the talk."""
    count = 0
    for act in (staged.show.next, staged.show.previous):
        for _ in range(6):
            staged.paint()
            staged.idle()
            act()
            before = len(staged.drawn.asked)
            staged.paint()
            count += len(staged.drawn.asked) - before
    return count


def test_the_step_that_is_asked_for_is_ready(staged: Staged) -> None:
    assert rendered_by(staged) == 0


def test_a_planted_stage_that_prepares_nothing_is_caught(staged: Staged) -> None:
    staged.stage._neighbours = list  # type: ignore[method-assign]
    assert rendered_by(staged) > 0


def test_five_hundred_slides_twice_keep_few_images(qapp: QApplication, brief: Brief) -> None:
    slides = tuple(slide(f"s{n}") for n in range(500))
    staged = Staged(brief, Deck("b", "b", slides, 499, "light"))
    for _ in range(2):
        staged.show.first()
        while staged.show.upcoming():
            staged.paint()
            staged.idle()
            staged.show.next()
            assert staged.stage.kept <= 5


def test_a_frozen_audience_sees_nothing_of_the_presenter_s_roaming(staged: Staged) -> None:
    staged.show.next()
    staged.show.toggle_freeze()
    before = staged.paint()
    staged.dirty.clear()
    staged.show.go(3)
    staged.show.toggle_source()
    staged.show.zoom(1)
    assert staged.paint() == before
    assert staged.dirty == []
    assert staged.stage.slide.id == "economy"


def test_let_go_the_audience_comes_along_at_once(staged: Staged) -> None:
    staged.show.toggle_freeze()
    staged.show.go(2)
    staged.idle()
    before = len(staged.drawn.asked)
    staged.show.toggle_freeze()
    staged.paint()
    assert staged.stage.slide.id == "industry"
    assert len(staged.drawn.asked) == before


@pytest.mark.parametrize(("cover", "colour"), [(Cover.BLACK, "black"), (Cover.WHITE, "white")])
def test_a_cover_covers_all(staged: Staged, cover: Cover, colour: str) -> None:
    staged.show.toggle_cover(cover)
    plain = QImage(SIZE, QImage.Format.Format_RGB32)
    plain.fill(QColor(colour))
    assert staged.paint() == plain


def test_zoom_detail_and_source_lines_are_shown(staged: Staged) -> None:
    staged.show.go(1)
    staged.show.zoom(1)
    staged.paint()
    assert any(key[-1] > 1 for key in staged.stage._images)
    staged.show.open_detail(Slide("source:x", SlideKind.SOURCE, "出处"))
    assert staged.stage.slide.id == "source:x"
    staged.show.go_back()
    staged.show.toggle_source()
    staged.paint()
    assert staged.stage.slide.id == "lines:economy"
    assert staged.drawn.asked[-1] == ("lines:economy", None, "")


def test_source_lines_that_cannot_be_had_leave_the_slide(qapp: QApplication, brief: Brief) -> None:
    deck = Deck("b", "b", (slide("far", line=10**6),), 0, "light")
    staged = Staged(brief, deck)
    staged.show.toggle_source()
    staged.paint()
    assert staged.stage.slide.id == "far"


# ------------------------------------------------------------ movement


def test_where_motion_is_not_wanted_all_is_final_at_once(qapp: QApplication, brief: Brief) -> None:
    deck = make_deck(brief)
    staged = Staged(brief, deck, render=rendered)
    staged.show.go(next(n for n, each in enumerate(deck.slides) if each.dials))
    now = staged.paint()
    assert not staged.stage.is_moving
    staged.turn(9)
    assert staged.paint() == now


def test_fade_and_sweep_end_by_the_clock(moving: Staged) -> None:
    stage = moving.stage
    moving.show.next()
    pictures = [moving.paint()]
    moving.turn(FADE - 0.01)
    pictures.append(moving.paint())
    assert stage._from is not None
    moving.turn(0.02)
    assert stage._from is None
    pictures.append(moving.paint())
    moving.turn(SWEEP - FADE - 0.05)
    assert stage._dials
    moving.turn(0.05)
    assert not stage._dials
    final = moving.paint()
    assert all(picture != final for picture in pictures)
    moving.turn(0)
    assert not stage.is_moving
    moving.idle()
    assert not stage._idle.isActive()


def test_only_the_gauges_are_painted_while_they_sweep(moving: Staged) -> None:
    moving.show.next()
    moving.turn(FADE)
    moving.dirty.clear()
    moving.turn(0.1)
    assert len(moving.dirty) == len(moving.stage.slide.dials) > 0
    area = moving.stage.area
    assert all(area.contains(rect) and rect.height() < area.height() for rect in moving.dirty)


def unlike(one: QImage, two: QImage) -> int:
    """Dots that differ to the eye."""
    first, second = (bytes(image.constBits()) for image in (one, two))
    return sum(abs(a - b) > 48 for a, b in zip(first, second, strict=True))


def test_a_gauge_that_has_swept_is_the_gauge_of_the_slide(moving: Staged) -> None:
    moving.show.next()
    moving.hand.seconds += SWEEP - 1e-6
    swept = moving.paint()
    moving.turn(1)
    assert unlike(swept, moving.paint()) == 0


def test_a_planted_gauge_half_way_is_caught(moving: Staged) -> None:
    moving.show.next()
    moving.hand.seconds += SWEEP / 5
    half = moving.paint()
    moving.turn(1)
    moving.turn(1)
    assert unlike(half, moving.paint()) > 50


def test_closing_what_lay_over_a_slide_brings_no_sweep(moving: Staged) -> None:
    moving.show.next()
    moving.turn(2)
    moving.show.toggle_source()
    moving.turn(2)
    moving.show.toggle_source()
    assert moving.stage._dials == ()


def test_the_first_slide_s_gauges_wait_to_be_seen(qapp: QApplication, brief: Brief) -> None:
    deck = make_deck(brief)
    first = next(n for n, each in enumerate(deck.slides) if each.dials)
    staged = Staged(brief, Deck("b", "b", deck.slides[first:], 0, "light"), is_calm=False, render=rendered)
    assert not staged.stage.is_moving
    staged.hand.seconds = 30
    staged.paint()
    assert staged.stage.is_moving


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [(640, 360), (683, 384), (500, 500), (900, 300)])
def test_every_size_and_scale_is_filled(staged: Staged, dpr: float, size: tuple[int, int]) -> None:
    staged.stage.resize(QSize(*size), dpr)
    image = staged.paint()
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(image.height())
    }
    assert colours <= {LIGHT.ground.name(), "#000000"}
    assert LIGHT.ground.name() in colours


def test_another_size_or_scale_draws_anew(staged: Staged) -> None:
    staged.paint()
    staged.stage.resize(SIZE, 2.0)
    assert staged.stage.kept == 0
    assert staged.paint().size() == SIZE * 2
    assert next(iter(staged.stage._images.values())).size() == SIZE * 2


def test_a_slide_that_cannot_be_prepared_stops_nothing(qapp: QApplication, brief: Brief) -> None:
    def broken(*given: object, **named: object) -> QImage:
        raise RuntimeError("no paint")

    staged = Staged(brief, render=broken)
    staged.stage._idle.start()
    staged.idle()
    assert staged.stage.kept == 0
