import logging

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from db.records import Brief
from desktop.deck.canvas import Canvas, slide_rect
from desktop.deck.making import make_deck
from desktop.deck.painter import paint_slide
from desktop.deck.placing import placed
from desktop.deck.rendering import rendered
from desktop.deck.slides import Point, Run, Slide, SlideKind
from desktop.deck.style import SlideStyle
from desktop.deck.svg import slide_svg

pytestmark = pytest.mark.usefixtures("qapp")
LIGHT = SlideStyle.named("light")
TWO = Slide("x", SlideKind.TEXT, "题", points=(Point((Run("一"),), "•"), Point((Run("二"),), "•", step=1)))


def picture(slide: Slide, **how: object) -> QImage:
    return rendered(slide, QSize(480, 270), 1, LIGHT, **how)  # type: ignore[arg-type]


def test_a_step_that_has_not_come_is_not_shown() -> None:
    assert picture(TWO, step=0) != picture(TWO)
    assert picture(TWO, step=1) == picture(TWO)


def test_everything_keeps_its_place_from_step_to_step() -> None:
    before, after = picture(TWO, step=0), picture(TWO, step=1)
    second = placed(TWO, Canvas()).blocks[-1].lines[0].box
    top = round(second.top() / 4) - 2
    assert before.copy(0, 0, 480, top) == after.copy(0, 0, 480, top)


def test_a_sweep_moves_the_gauges_and_nothing_else(brief: Brief) -> None:
    deck = make_deck(brief)
    slide = deck.slides[deck.of_section("targets") or 0]
    begun, done = picture(slide, sweep=0.0), picture(slide)
    assert begun != done
    dials = [dial.rect for dial in placed(slide, Canvas()).dials]
    box = QRectF(dials[0]).united(dials[-1])
    below = round(box.bottom() / 4) + 2
    assert begun.copy(0, below, 480, 270) == done.copy(0, below, 480, 270)
    above = round(box.top() / 4) - 2
    assert begun.copy(0, 0, 480, above) == done.copy(0, 0, 480, above)


def test_painting_stays_inside_its_rectangle(brief: Brief) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0x123456)
    painter = QPainter(image)
    paint_slide(painter, QRectF(100, 100, 200, 100), make_deck(brief).slides[2], LIGHT)
    painter.end()
    outside = {image.pixel(x, y) & 0xFFFFFF for x in range(400) for y in (0, 50, 99, 200, 299)}
    assert outside == {0x123456}


def test_a_slide_that_cannot_be_drawn_is_shown_as_plain_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: object, **how: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("desktop.deck.rendering.paint_slide", broken)
    with caplog.at_level(logging.ERROR):
        image = picture(TWO)
    assert "planted" in caplog.text
    assert len({image.pixel(x, y) for x in range(480) for y in range(100, 170)}) > 1


def test_what_was_shown_as_plain_text_leaves_the_other_slides_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = picture(TWO)

    def broken(*args: object, **how: object) -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as planted:
        planted.setattr("desktop.deck.rendering.paint_slide", broken)
        assert picture(TWO) != before
    assert picture(TWO) == before
    assert SlideStyle.font(36).pixelSize() == 36


def test_the_picture_of_a_picture_slide_keeps_its_shape() -> None:
    red = QImage(300, 100, QImage.Format.Format_RGB32)
    red.fill(0xFF0000)
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    red.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes
    image = picture(Slide("own-1", SlideKind.PICTURE, "图", picture=bytes(data.data())))
    reds = [(x, y) for x in range(480) for y in range(270) if image.pixel(x, y) & 0xFFFFFF == 0xFF0000]
    wide = max(x for x, _ in reds) - min(x for x, _ in reds)
    high = max(y for _, y in reds) - min(y for _, y in reds)
    assert wide / high == pytest.approx(3, rel=0.02)


def test_a_picture_that_is_none_leaves_the_slide_standing() -> None:
    assert not picture(Slide("own-1", SlideKind.PICTURE, "图", picture=b"no picture")).isNull()


def test_a_slide_as_svg_is_text(brief: Brief) -> None:
    deck = make_deck(brief)
    svg = slide_svg(deck.slides[deck.of_section("economy") or 0], Canvas(), LIGHT, folio="6 / 45")
    for text in ("经济", "6.17", "为企业减负", "原文第27–31行", "6 / 45"):
        assert text in svg
    assert "<image" not in svg


def test_a_screen_of_another_shape_has_the_slide_in_its_middle() -> None:
    assert slide_rect(1000, 1000) == QRectF(0, 125, 1000, 750)
    assert slide_rect(1920, 1080) == QRectF(0, 0, 1920, 1080)
    assert slide_rect(0, 10).isEmpty()
