"""The console renders the state and sends commands: pictures, banner, buttons, keys, closing."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.presenting.console import ConsoleWindow
from desktop.presenting.console_buttons import TOUCHED, ConsoleButton, StepButton
from desktop.presenting.show import Cover, Tool
from desktop.presenting.show_keys import table
from desktop.theme import THEMES, Theme
from desktop.widgets.plain_label import PlainLabel
from tests.desktop.presenting.console_stage import Stage, slide, small_deck
from tests.desktop.presenting.console_stage import stage as staged


@pytest.fixture
def stage(qtbot: QtBot, brief: Brief) -> Stage:
    return staged(qtbot, brief, small_deck(brief.figures[0].id))


def shown(stage: Stage) -> tuple[str, int | None]:
    pictured = stage.window.current.pictured
    assert pictured is not None
    return pictured.slide.id, pictured.step


def test_the_current_slide_and_the_next_step_are_shown(stage: Stage) -> None:
    stage.show.go(1)
    upcoming = stage.window.upcoming.pictured
    assert shown(stage) == ("economy", 0)
    assert upcoming is not None
    assert (upcoming.slide.id, upcoming.step) == ("economy", 1)
    assert stage.window.here.middle.text() == "2 / 4   step 1 of 3"


def test_the_last_slide_announces_the_end(stage: Stage) -> None:
    stage.show.last()
    assert stage.window.upcoming.pictured is None
    assert stage.window.upcoming.words == "The end of the talk"
    assert not stage.window.tools.next.isEnabled()


def test_a_picture_is_made_once_for_a_change(stage: Stage) -> None:
    window = stage.window
    QApplication.processEvents()
    before = window.current.times_drawn
    stage.show.next()
    for _ in range(3):
        window.current.update()
        QApplication.processEvents()
    assert window.current.times_drawn == before + 1
    stage.show.take(Tool.LASER)
    stage.show.point((0.2, 0.3))
    QApplication.processEvents()
    assert window.current.times_drawn == before + 1


def test_pictures_are_as_sharp_as_the_screen(stage: Stage) -> None:
    window = stage.window
    size = window.current.area.size().toSize()
    assert (size, window.devicePixelRatioF()) in stage.drawn.sizes
    # Twice as large for a slide that is magnified twice.
    stage.show.zoom(2)
    QApplication.processEvents()
    assert (size, 2 * window.devicePixelRatioF()) in stage.drawn.sizes


def test_pictures_follow_the_audience_s_ratio(stage: Stage) -> None:
    stage.window.set_ratio(4 / 3)
    for picture in (stage.window.current, stage.window.upcoming, stage.window.banner.picture):
        assert picture.area.width() / picture.area.height() == pytest.approx(4 / 3, abs=0.02)


def test_a_frozen_audience_is_framed_and_named(stage: Stage) -> None:
    banner = stage.window.banner
    assert banner.isHidden()
    stage.show.toggle_freeze()
    stage.show.go(2)
    assert not banner.isHidden()
    assert banner.words.text() == "The audience is frozen"
    assert banner.place.text() == "Slide 1"
    assert banner.picture.pictured is not None
    assert banner.picture.pictured.slide.id == "title"
    assert shown(stage) == ("industry", 0)
    banner.lift.click()
    assert not stage.show.state.is_frozen
    assert banner.isHidden()


@pytest.mark.parametrize(
    ("cover", "words"),
    [(Cover.BLACK, "The audience sees black"), (Cover.WHITE, "The audience sees white")],
)
def test_a_cover_is_named_and_lifted(stage: Stage, cover: Cover, words: str) -> None:
    stage.show.toggle_cover(cover)
    assert stage.window.banner.words.text() == words
    color = stage.window.banner.picture.grab().toImage().pixelColor(60, 36)
    assert color.name() == ("#000000" if cover is Cover.BLACK else "#ffffff")
    stage.window.banner.lift.click()
    assert stage.show.state.cover is Cover.NONE


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("freeze", lambda show: show.toggle_freeze()),
        ("black", lambda show: show.toggle_cover(Cover.BLACK)),
        ("white", lambda show: show.toggle_cover(Cover.WHITE)),
        ("laser", lambda show: show.take(Tool.LASER)),
        ("spotlight", lambda show: show.take(Tool.SPOTLIGHT)),
        ("pen", lambda show: show.take(Tool.PEN)),
        ("source", lambda show: show.toggle_source()),
        ("zoom_in", lambda show: show.zoom(1)),
    ],
)
def test_switches_follow_the_state_whoever_changed_it(stage: Stage, name: str, act: object) -> None:
    button = getattr(stage.window.tools, name)
    assert not button.isChecked()
    assert callable(act)
    act(stage.show)
    assert button.isChecked()


@pytest.mark.parametrize("name", ["freeze", "black", "white", "laser", "spotlight", "pen", "source"])
def test_a_click_on_a_switch_asks_the_show(stage: Stage, name: str) -> None:
    button = getattr(stage.window.tools, name)
    before = stage.show.state
    button.click()
    assert stage.show.state != before or stage.show.state.is_frozen
    assert button.isChecked()
    button.click()
    assert not button.isChecked()


def test_previous_and_next_walk(stage: Stage) -> None:
    tools = stage.window.tools
    assert not tools.previous.isEnabled()
    tools.next.click()
    assert shown(stage) == ("economy", 0)
    tools.next.click()
    assert shown(stage) == ("economy", 1)
    tools.previous.click()
    tools.previous.click()
    assert shown(stage) == ("title", 0)


def test_only_next_is_filled(stage: Stage) -> None:
    filled = [
        button for button in stage.window.findChildren(type(stage.window.tools.next)) if button.objectName()
    ]
    assert filled == [stage.window.tools.next]


def test_every_button_says_what_it_does_and_its_key(stage: Stage) -> None:
    for button in stage.window.findChildren(ConsoleButton):
        assert button.accessibleName(), button.text()
        assert button.toolTip(), button.accessibleName()


def test_the_keys_in_the_tips_are_the_keys_of_the_show(stage: Stage) -> None:
    spec_of = {"zoom_in": "nearer", "zoom_out": "farther", "figures": "figure", "go_back": "back"}
    keys = {spec.name: spec.keys for spec in table()}
    named = 0
    for name, button in vars(stage.window.tools).items():
        if isinstance(button, ConsoleButton | StepButton) and name != "screens":
            key = button.toolTip().rpartition("(")[2].rstrip(")")
            assert key in keys[spec_of.get(name, name)], name
            named += 1
    assert named == 22
    assert "(Q)" in stage.window.clock.pause.toolTip()
    assert "Q" in keys["pause"]


def test_a_figure_of_the_slide_opens_its_source_and_one_click_returns(stage: Stage, brief: Brief) -> None:
    stage.show.go(1)
    tools = stage.window.tools
    tools._figures_menu.aboutToShow.emit()
    actions = tools._figures_menu.actions()
    assert len(actions) == 1
    assert brief.figures[0].quote[:2] in actions[0].text()
    actions[0].trigger()
    detail = stage.show.state.presenter.detail
    assert detail is not None
    assert shown(stage) == (detail.id, None)
    tools.go_back.click()
    assert shown(stage) == ("economy", 0)


def test_the_source_of_the_slide_is_shown_in_its_place(stage: Stage) -> None:
    stage.show.go(1)
    stage.window.tools.source.click()
    first = stage.window.current.pictured
    assert first is not None
    assert first.slide.id != "economy"
    stage.show.toggle_source()
    assert shown(stage) == ("economy", 0)


def test_a_slide_without_figures_offers_none(stage: Stage) -> None:
    assert not stage.window.tools.figures.isEnabled()
    assert not stage.window.tools.desk.isEnabled()
    stage.show.go(1)
    assert stage.window.tools.figures.isEnabled()
    assert stage.window.tools.desk.isEnabled()


def test_what_the_owner_is_to_do_is_asked_for(stage: Stage, qtbot: QtBot) -> None:
    stage.show.go(1)
    stage.window.set_screens(("Laptop", "Projector"), "Projector")
    for name in ("swap", "desk"):
        with qtbot.waitSignal(stage.window.wanted) as asked:
            getattr(stage.window.tools, name).click()
        assert asked.args == [name]
    with qtbot.waitSignal(stage.window.screen_wanted) as chosen:
        stage.window.tools._screens_menu.actions()[0].trigger()
    assert chosen.args == ["Laptop"]


def test_one_screen_cannot_be_swapped(stage: Stage) -> None:
    stage.window.set_screens(("Laptop",), "Laptop")
    assert not stage.window.tools.swap.isEnabled()


# ------------------------------------------------------------ keys and the mouse


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_B])
def test_the_clicker_s_keys_reach_the_show_from_any_button(stage: Stage, qtbot: QtBot, key: Qt.Key) -> None:
    for widget in (stage.window.current, stage.window.tools.freeze, stage.window.tools.next):
        widget.setFocus()
        stage.keys.clear()
        qtbot.keyClick(widget, key)
        assert stage.keys == [key]
    assert not stage.show.state.is_frozen


def test_enter_presses_the_button_that_has_the_focus(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window.tools.freeze, Qt.Key.Key_Return)
    assert stage.show.state.is_frozen


def test_the_mouse_points_draws_and_leaves(stage: Stage, qtbot: QtBot) -> None:
    picture = stage.window.current
    area = picture.area.toRect()
    middle = area.center()
    stage.show.take(Tool.LASER)
    qtbot.mouseMove(picture, middle)
    pointer = stage.show.state.presenter.pointer
    assert pointer == pytest.approx((0.5, 0.5), abs=0.01)
    qtbot.mouseMove(picture, QPoint(area.left() + area.width() // 4, area.bottom() + 20))
    assert stage.show.state.presenter.pointer is None
    stage.show.take(Tool.PEN)
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(picture, middle + QPoint(area.width() // 4, 0))
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=middle)
    (stroke,) = stage.show.state.presenter.ink["title"]
    assert stroke[0] == pytest.approx((0.5, 0.5), abs=0.01)
    assert stroke[-1] == pytest.approx((0.75, 0.5), abs=0.01)
    stage.window.tools.undo.click()
    assert stage.show.state.presenter.ink["title"] == ()


def test_places_on_a_magnified_slide_are_places_of_the_slide(stage: Stage) -> None:
    stage.show.zoom(2, (0.75, 0.75))
    picture = stage.window.current
    assert picture.place_of(picture.area.topLeft()) == pytest.approx((0.5, 0.5))
    assert picture.place_of(picture.area.center()) == pytest.approx((0.75, 0.75))


def swipe(stage: Stage, qtbot: QtBot, by: int) -> None:
    picture = stage.window.current
    at = picture.area.toRect().center()
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=at + QPoint(by, 8))


def test_a_swipe_walks_in_touch_mode_only(stage: Stage, qtbot: QtBot) -> None:
    swipe(stage, qtbot, -120)
    assert shown(stage) == ("title", 0)
    stage.window.perform("touch")
    swipe(stage, qtbot, -120)
    assert shown(stage) == ("economy", 0)
    swipe(stage, qtbot, 120)
    assert shown(stage) == ("title", 0)
    swipe(stage, qtbot, -20)
    assert shown(stage) == ("title", 0)


def test_touch_mode_is_large_and_remembered(stage: Stage, qtbot: QtBot, brief: Brief) -> None:
    assert stage.window.remembered["touch"] is False
    stage.window.tools.touch.click()
    QApplication.processEvents()
    for button in stage.window.tools.buttons:
        assert button.height() >= TOUCHED
        assert button.width() >= TOUCHED
    assert stage.window.tools.next.height() >= 2 * TOUCHED - 12
    again = staged(qtbot, brief, remembered=stage.window.remembered)
    assert again.window.tools.touch.isChecked()
    assert again.window.current.takes_swipes


def test_what_the_user_made_of_the_window_comes_back(qtbot: QtBot, brief: Brief) -> None:
    memory = {"notes_size": 32, "sections": True, "columns": [500, 500], "window": [1200, 760]}
    window = staged(qtbot, brief, remembered=memory).window
    assert window.notes.size_px == 32
    assert not window.sections.isHidden()
    assert (window.width(), window.height()) == (1200, 760)
    first, second = window._columns.sizes()
    assert first == pytest.approx(second, abs=4)


@pytest.mark.parametrize(
    "broken", [{"columns": "wide", "notes_size": "big"}, {"columns": [0, 9], "rows": [1]}]
)
def test_a_broken_memory_is_as_none(qtbot: QtBot, brief: Brief, broken: dict[str, object]) -> None:
    window = staged(qtbot, brief, remembered=broken).window
    assert window.notes.size_px == 24
    assert min(window._columns.sizes()) > 0


# ------------------------------------------------------------ with the keys of the show


@pytest.fixture
def live(qtbot: QtBot, brief: Brief) -> Stage:
    return staged(qtbot, brief, small_deck(brief.figures[0].id), runs_keys=True)


def test_the_keys_of_the_show_work_in_the_console(live: Stage, qtbot: QtBot) -> None:
    current, window = live.window.current, live.window
    qtbot.keyClick(current, Qt.Key.Key_PageDown)
    assert shown(live) == ("economy", 0)
    qtbot.keyClick(current, Qt.Key.Key_G)
    assert window.panels.grid.isVisible()
    qtbot.keyClick(window.panels.grid.view, Qt.Key.Key_G)
    assert window.panels.grid.isHidden()
    qtbot.keyClick(current, Qt.Key.Key_Slash)
    assert window.panels.search.isVisible()
    qtbot.keyClick(window.panels.search.field, Qt.Key.Key_Escape)
    qtbot.keyClick(current, Qt.Key.Key_Q)
    assert window.clock.pause.isChecked()
    qtbot.keyClick(current, Qt.Key.Key_T)
    assert window.current.takes_swipes
    with qtbot.waitSignal(window.wanted) as asked:
        qtbot.keyClick(current, Qt.Key.Key_X)
    assert asked.args == ["swap"]


def test_escape_closes_a_panel_before_it_ends_the_show(live: Stage, qtbot: QtBot) -> None:
    live.window.perform("search")
    live.window.current.setFocus()
    with qtbot.assertNotEmitted(live.show.ended):
        qtbot.keyClick(live.window.current, Qt.Key.Key_Escape)
    assert live.window.panels.search.isHidden()
    with qtbot.waitSignal(live.show.ended):
        qtbot.keyClick(live.window.current, Qt.Key.Key_Escape)


def test_the_key_help_lists_every_command_and_lets_the_clicker_through(live: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(live.window.current, Qt.Key.Key_F1)
    panel = live.window.panels.help
    assert panel.isVisible()
    said = {label.text() for label in panel.findChildren(PlainLabel)}
    assert {spec.text for spec in table()} | {spec.group for spec in table()} <= said
    qtbot.keyClick(panel, Qt.Key.Key_PageDown)
    assert shown(live) == ("economy", 0)
    qtbot.keyClick(panel, Qt.Key.Key_F1)
    assert panel.isHidden()


def test_the_clicker_works_over_an_open_menu(
    live: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.show.go(1)
    menu = live.window.tools._figures_menu
    opened: list[QPoint] = []
    # The offscreen platform cannot grab the keyboard, as a menu that is open does.
    monkeypatch.setattr(menu, "popup", opened.append)
    qtbot.keyClick(live.window.current, Qt.Key.Key_I)
    assert len(opened) == 1
    qtbot.keyClick(menu, Qt.Key.Key_PageDown)
    assert shown(live) == ("economy", 1)


def test_enter_over_a_button_does_not_move_the_show(live: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(live.window.tools.freeze, Qt.Key.Key_Return)
    assert shown(live) == ("title", 0)


# ------------------------------------------------------------ closing


def test_closing_ends_the_show_and_keeps_what_was_typed(stage: Stage, qtbot: QtBot) -> None:
    stage.window.notes.field.setPlainText("慢一点")
    with qtbot.waitSignal(stage.show.ended):
        stage.window.close()
    assert stage.notes == [("title", "慢一点")]


# ------------------------------------------------------------ room


def overlapping(window: ConsoleWindow) -> list[tuple[str, str]]:
    """Parts that lie over each other, or stick out of the window."""
    parts: dict[str, QWidget] = {
        "clock": window.clock,
        "current": window.current,
        "banner": window.banner,
        "sections": window.sections,
        "upcoming": window.upcoming,
        "notes": window.notes.field,
        "tools": window.tools,
    }
    inside = window.centralWidget()
    places = {
        name: QRect(part.mapTo(inside, QPoint()), part.size())
        for name, part in parts.items()
        if part.isVisible()
    }
    outside = [(name, "window") for name, place in places.items() if not inside.rect().contains(place)]
    return outside + [
        (one, other) for one, other in combinations(places, 2) if places[one].intersects(places[other])
    ]


def test_a_planted_overlap_is_caught(stage: Stage) -> None:
    assert overlapping(stage.window) == []
    stage.window.clock.resize(stage.window.clock.width(), 400)
    assert ("clock", "current") in overlapping(stage.window)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (2560, 1440)])
@pytest.mark.parametrize("touch", [False, True])
def test_nothing_is_clipped(
    qtbot: QtBot, qapp: QApplication, brief: Brief, theme: str, size: tuple[int, int], touch: bool
) -> None:
    qapp.setStyleSheet(Theme(THEMES[theme]).style_sheet())
    try:
        made = staged(qtbot, brief, remembered={"touch": touch, "window": list(size), "sections": True})
        made.show.toggle_freeze()
        QApplication.processEvents()
        window = made.window
        assert (window.width(), window.height()) == size
        inside = window.centralWidget()
        for button in [*window.tools.buttons, window.tools.next, window.tools.previous, window.timing]:
            corner = button.mapTo(inside, button.rect().bottomRight())
            assert inside.rect().contains(corner), button.accessibleName()
            assert button.width() >= button.sizeHint().width(), button.accessibleName()
            assert button.height() >= min(button.sizeHint().height(), 52), button.accessibleName()
        assert window.current.area.height() >= 170
        assert overlapping(window) == []
    finally:
        qapp.setStyleSheet("")


def test_five_hundred_slides_stay_quick_and_memory_flat(qtbot: QtBot, brief: Brief) -> None:
    deck = small_deck()
    slides = tuple(slide(f"s{n}", section="economy", steps=2) for n in range(500))
    many = type(deck)(deck.brief, deck.name, slides, 499, "light", 60)
    made = staged(qtbot, brief, many)
    QApplication.processEvents()
    drawn = len(made.drawn.asked)
    for _ in range(40):
        made.show.next()
        QApplication.processEvents()
    assert len(made.drawn.asked) - drawn == 80  # the current and the next picture, once each
