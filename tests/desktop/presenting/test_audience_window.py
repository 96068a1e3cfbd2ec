"""The audience's window: it fills its screen and follows it, obeys mouse and keys, and never shows a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.deck.style import SlideStyle
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.show import Cover, Show, Tool
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.stage import Stage
from desktop.presenting.talk_clock import TalkClock
from tests.desktop.presenting.console_stage import Drawn, Hand, small_deck

K, M, B = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


@pytest.fixture
def window(qtbot: QtBot, brief: Brief) -> AudienceWindow:
    hand = Hand()
    show = Show(small_deck(), TalkClock(now=hand))
    stage = Stage(show, brief, SlideStyle.named("light"), is_calm=True, render=Drawn(), now=hand, parent=show)
    made = AudienceWindow(show, stage, ShowCommands(show, show))
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    made.grab()
    return made


def place(window: AudienceWindow) -> tuple[int, int]:
    view = window._show.state.audience
    return view.slide, view.step


class Screen(QObject):
    """The projector, as far as a window follows it."""

    geometryChanged = Signal(QRect)  # noqa: N815


# ------------------------------------------------------------ where it is


def test_it_fills_all_of_its_screen(window: AudienceWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    window.show_on(screen)
    assert window.isFullScreen()
    assert window.geometry() == screen.geometry()
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_it_follows_another_resolution(window: AudienceWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    window.show_on(screen)
    window.setGeometry(0, 0, 320, 240)
    screen.geometryChanged.emit(screen.geometry())
    assert window.geometry() == screen.geometry()


def test_it_survives_screens_that_go(window: AudienceWindow, qapp: QApplication) -> None:
    one, two = Screen(), Screen()
    window._follow(one)  # type: ignore[arg-type]
    window._follow(two)  # type: ignore[arg-type]
    one.deleteLater()
    qapp.sendPostedEvents(one, QEvent.Type.DeferredDelete.value)
    assert window._screen is two  # type: ignore[comparison-overlap]
    two.deleteLater()
    qapp.sendPostedEvents(two, QEvent.Type.DeferredDelete.value)
    assert window._screen is None
    window.show_on(QGuiApplication.primaryScreen())
    assert window.isFullScreen()


def test_shown_where_it_is_nothing_moves(window: AudienceWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    window.show_on(screen)
    window.setCursor(Qt.CursorShape.CrossCursor)
    window.show_on(screen)
    assert window.cursor().shape() == Qt.CursorShape.CrossCursor


@pytest.mark.parametrize("size", [(1500, 400), (400, 700), (333, 251)])
def test_as_a_window_it_has_a_title_and_takes_any_shape(
    window: AudienceWindow, size: tuple[int, int]
) -> None:
    screen = QGuiApplication.primaryScreen()
    window.show_on(screen)
    window.show_as_window(screen)
    assert not window.isFullScreen()
    assert "晋江" in window.windowTitle()
    window.resize(*size)
    image = window.grab().toImage()
    assert image.pixelColor(size[0] // 2, size[1] // 2) == SlideStyle.named("light").ground
    window.show_as_window(screen)
    assert window.size().toTuple() == size
    window.show_on(screen)
    assert window.isFullScreen()


def test_closing_it_ends_the_show(qtbot: QtBot, window: AudienceWindow) -> None:
    with qtbot.waitSignal(window._show.ended):
        window.close()


# ------------------------------------------------------------ keys, mouse, wheel


def test_a_clicker_pages(qtbot: QtBot, window: AudienceWindow) -> None:
    qtbot.keyClick(window, K.Key_PageDown)
    qtbot.keyClick(window, K.Key_PageDown)
    assert place(window) == (1, 1)
    qtbot.keyClick(window, K.Key_PageUp)
    assert place(window) == (1, 0)
    qtbot.keyClick(window, K.Key_Period)
    assert window._show.state.cover is Cover.BLACK


def test_left_is_on_and_right_is_back(qtbot: QtBot, window: AudienceWindow) -> None:
    qtbot.mouseClick(window, B.LeftButton)
    qtbot.mouseDClick(window, B.LeftButton)
    on = place(window)
    qtbot.mouseClick(window, B.RightButton)
    qtbot.mouseClick(window, B.MiddleButton)
    assert on > (1, 0)
    assert place(window) < on


def turned(window: AudienceWindow, *deltas: int, ctrl: bool = False, coasting: bool = False) -> None:
    held = M.ControlModifier if ctrl else M.NoModifier
    phase = Qt.ScrollPhase.ScrollMomentum if coasting else Qt.ScrollPhase.NoScrollPhase
    at = QPointF(100, 100)
    for delta in deltas:
        event = QWheelEvent(at, at, QPoint(), QPoint(0, delta), B.NoButton, held, phase, False)
        QApplication.sendEvent(window, event)


def test_eight_fine_turns_are_one_step(window: AudienceWindow) -> None:
    turned(window, *[-15] * 7)
    assert place(window) == (0, 0)
    turned(window, -15)
    assert place(window) == (1, 0)
    turned(window, -120)
    assert place(window) == (1, 1)
    turned(window, 120)
    assert place(window) == (1, 0)


def test_what_was_turned_one_way_does_not_count_the_other(window: AudienceWindow) -> None:
    turned(window, -105, 15, -15)
    assert place(window) == (0, 0)


def test_a_coasting_wheel_turns_nothing(window: AudienceWindow) -> None:
    turned(window, -1200, coasting=True)
    assert place(window) == (0, 0)


def test_with_ctrl_the_wheel_magnifies(window: AudienceWindow) -> None:
    turned(window, *[15] * 8, ctrl=True)
    zoom = window._show.state.audience.zoom
    assert zoom.scale > 1
    assert zoom.centre[0] < 0.5
    turned(window, -120, ctrl=True)
    assert window._show.state.audience.zoom.scale == 1
    assert place(window) == (0, 0)


def test_the_pen_draws(qtbot: QtBot, window: AudienceWindow) -> None:
    window._show.take(Tool.PEN)
    qtbot.mousePress(window, B.LeftButton, pos=QPoint(64, 36))
    qtbot.mouseMove(window, QPoint(320, 180))
    qtbot.mouseRelease(window, B.LeftButton, pos=QPoint(320, 180))
    qtbot.mouseMove(window, QPoint(600, 300))
    (stroke,) = window._show.state.audience.ink["title"]
    assert stroke[0] == pytest.approx((0.1, 0.1))
    assert stroke[-1] == pytest.approx((0.5, 0.5))
    assert place(window) == (0, 0)


def test_the_laser_follows_the_mouse_and_leaves_with_it(qtbot: QtBot, window: AudienceWindow) -> None:
    window._show.take(Tool.LASER)
    qtbot.mouseMove(window, QPoint(160, 90))
    assert window._show.state.audience.pointer == pytest.approx((0.25, 0.25))
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    QApplication.sendEvent(window, QEvent(QEvent.Type.Leave))
    assert window._show.state.audience.pointer is None


def test_the_mouse_is_seen_for_a_while(qtbot: QtBot, window: AudienceWindow) -> None:
    qtbot.mouseMove(window, QPoint(100, 100))
    qtbot.mouseMove(window, QPoint(120, 120))
    assert window.cursor().shape() == Qt.CursorShape.ArrowCursor
    with qtbot.waitSignal(window._hiding.timeout):
        window._hiding.setInterval(1)
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_its_name_is_what_is_on_the_slide(window: AudienceWindow) -> None:
    window._show.go(2)
    assert window.accessibleName() == window._show.slide.text


# ------------------------------------------------------------ never a trace


def test_a_painting_that_fails_shows_the_words_of_the_slide(
    window: AudienceWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(painter: QPainter) -> None:
        painter.setOpacity(0.0)
        painter.translate(9999, 9999)
        raise RuntimeError("no paint")

    window._show.go(2)
    plain = QImage(window.size(), QImage.Format.Format_RGB32)
    painter = QPainter(plain)
    window._stage.paint_plainly(painter)
    painter.end()
    monkeypatch.setattr(window._stage, "paint", broken)
    shown = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert shown == plain
    assert "no paint" in caplog.text


def test_a_planted_blank_is_not_the_words_of_the_slide(window: AudienceWindow) -> None:
    plain = QImage(window.size(), QImage.Format.Format_RGB32)
    painter = QPainter(plain)
    window._stage.paint_plainly(painter)
    painter.end()
    blank = plain.copy()
    blank.fill(SlideStyle.named("light").ground)
    assert blank != plain


def test_black_stays_black_when_painting_fails(
    window: AudienceWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window._show.toggle_cover(Cover.BLACK)
    monkeypatch.setattr(window._stage, "paint", lambda painter: 1 / 0)
    image = window.grab().toImage()
    assert {image.pixelColor(x, 180).name() for x in range(0, 640, 9)} == {"#000000"}
