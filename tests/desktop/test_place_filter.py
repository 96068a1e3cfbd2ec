"""The filter for places: typed into, narrowed, chosen from by keys and mouse; all places are one step away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.searching.source import Choices, Group, Limits, PlaceName, Scope, Source
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from desktop.views.place_filter import PlaceFilter
from desktop.views.search_palette import SearchPalette

K = Qt.Key
PLACES = (PlaceName("晋江市", "Jinjiang"), PlaceName("石狮市", "Shishi"), PlaceName("南安市", "Nan'an"))


class Placed(Source):
    """A source with places that remembers what it was asked."""

    def __init__(self, places: tuple[PlaceName, ...] = PLACES) -> None:
        super().__init__((Scope.LIBRARY,))
        self.asked: list[Limits] = []
        self.places = places

    @property
    def choices(self) -> Choices:
        return Choices(places=self.places)

    def search(self, query: str, limits: Limits, token: int) -> None:
        self.asked.append(limits)
        self.answered.emit(token, tuple[Group, ...]())


Made = Callable[..., SearchPalette]


@pytest.fixture
def source() -> Placed:
    return Placed()


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    kept: list[QWidget] = []

    def make(source: Source, tokens: Tokens = LIGHT) -> SearchPalette:
        parent = QWidget()
        parent.resize(1024, 640)
        parent.setStyleSheet(Theme(tokens).style_sheet())
        qtbot.addWidget(parent)
        kept.append(parent)
        palette = SearchPalette([source], Theme(tokens), parent)
        with qtbot.waitExposed(parent):
            parent.show()
        parent.activateWindow()
        palette.appear()
        return palette

    return make


@pytest.fixture
def palette(made: Made, source: Placed) -> SearchPalette:
    return made(source)


def rows(palette: SearchPalette) -> list[str]:
    model = palette.filters.place.model
    return [model.index(row).data() for row in range(model.rowCount())]


def focus(palette: SearchPalette) -> PlaceFilter:
    palette.filters.place.setFocus()
    return palette.filters.place


def test_nothing_is_put_into_the_list_before_it_is_opened(qtbot: QtBot, palette: SearchPalette) -> None:
    place = focus(palette)
    assert rows(palette) == []
    qtbot.keyClick(place, K.Key_Down)
    assert rows(palette) == ["All places", "晋江市  ·  Jinjiang", "石狮市  ·  Shishi", "南安市  ·  Nan'an"]
    assert place.list.isVisible()


@pytest.mark.parametrize(("typed", "count"), [("石狮", 1), ("ss", 1), ("shishi", 1), ("Shi", 3)])
def test_a_place_is_typed_and_chosen_with_enter(
    qtbot: QtBot, palette: SearchPalette, source: Placed, typed: str, count: int
) -> None:
    place = focus(palette)
    qtbot.keyClicks(place, typed) if typed.isascii() else place.insert(typed)
    assert (rows(palette)[0], len(rows(palette))) == ("石狮市  ·  Shishi", count)
    assert source.asked[-1].place == ""
    qtbot.keyClick(place, K.Key_Return)
    assert (source.asked[-1].place, place.text(), place.list.isVisible()) == ("石狮市", "石狮市", False)
    assert palette.window().focusWidget() is palette.field


def test_the_arrows_choose_and_stop_at_the_ends(qtbot: QtBot, palette: SearchPalette, source: Placed) -> None:
    place = focus(palette)
    for key in (K.Key_Down, K.Key_Up, K.Key_Down, K.Key_Down, K.Key_PageDown):
        qtbot.keyClick(place, key)
    assert place.accessibleDescription() == "南安市  ·  Nan'an"
    qtbot.keyClick(place, K.Key_Return)
    assert source.asked[-1].place == "南安市"


def test_a_click_chooses(qtbot: QtBot, palette: SearchPalette, source: Placed) -> None:
    place = palette.filters.place
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=place.rect().center())
    where = place.list.visualRect(place.model.index(1)).center()
    qtbot.mouseClick(place.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert (source.asked[-1].place, place.list.isVisible()) == ("晋江市", False)


def choose_first(qtbot: QtBot, palette: SearchPalette) -> PlaceFilter:
    place = focus(palette)
    place.insert("晋江")
    qtbot.keyClick(place, K.Key_Return)
    assert place.place == "晋江市"
    place.setFocus()
    return place


def test_an_emptied_field_is_all_places_at_once(qtbot: QtBot, palette: SearchPalette, source: Placed) -> None:
    place = choose_first(qtbot, palette)
    place.selectAll()
    qtbot.keyClick(place, K.Key_Backspace)
    assert (source.asked[-1].place, place.place, len(rows(palette))) == ("", "", 4)


def test_the_first_row_is_all_places(qtbot: QtBot, palette: SearchPalette, source: Placed) -> None:
    place = choose_first(qtbot, palette)
    qtbot.keyClick(place, K.Key_Down)
    assert place.accessibleDescription() == "晋江市  ·  Jinjiang"
    for key in (K.Key_Up, K.Key_Return):
        qtbot.keyClick(place, key)
    assert (source.asked[-1].place, place.text()) == ("", "")


def test_the_cross_is_all_places_and_has_a_name(qtbot: QtBot, palette: SearchPalette, source: Placed) -> None:
    place = choose_first(qtbot, palette)
    (cross,) = place.findChildren(QToolButton)
    assert QAccessible.queryAccessibleInterface(cross).text(QAccessible.Text.Name) == "All places"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert (source.asked[-1].place, place.text(), place.list.isVisible()) == ("", "", False)


def test_escape_closes_the_list_first_and_keeps_what_was_chosen(
    qtbot: QtBot, palette: SearchPalette, source: Placed
) -> None:
    place = choose_first(qtbot, palette)
    place.setText("石")
    qtbot.keyClick(place, K.Key_Escape)
    assert (palette.isVisible(), place.text(), place.list.isVisible()) == (True, "晋江市", False)
    assert source.asked[-1].place == "晋江市"
    qtbot.keyClick(palette.window().focusWidget() or palette, K.Key_Escape)
    assert not palette.isVisible()


def test_going_elsewhere_chooses_nothing(qtbot: QtBot, palette: SearchPalette, source: Placed) -> None:
    place = focus(palette)
    place.insert("石")
    palette.field.setFocus()
    assert (place.text(), place.is_open, source.asked[-1].place) == ("", False, "")


def test_what_is_no_place_is_said_and_enter_changes_nothing(
    qtbot: QtBot, palette: SearchPalette, source: Placed
) -> None:
    place = focus(palette)
    place.insert("没有这样的地方")
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == "No place is written or read like this."
    asked = len(source.asked)
    qtbot.keyClick(place, K.Key_Return)
    assert (len(source.asked), palette.isVisible()) == (asked, True)


def test_what_an_input_method_composes_does_not_narrow(qtbot: QtBot, palette: SearchPalette) -> None:
    place = focus(palette)
    QApplication.sendEvent(place, QInputMethodEvent("shi", []))
    assert rows(palette) == []
    done = QInputMethodEvent("", [])
    done.setCommitString("石")
    QApplication.sendEvent(place, done)
    assert rows(palette) == ["石狮市  ·  Shishi"]


def test_one_place_alone_is_not_offered(made: Made) -> None:
    assert not made(Placed(PLACES[:1])).filters.place.isVisible()


def test_the_field_is_called_by_what_it_is_for(palette: SearchPalette) -> None:
    place = palette.filters.place
    assert QAccessible.queryAccessibleInterface(place).text(QAccessible.Text.Name) == "Place"
    assert place.placeholderText() == "All places"


def test_places_that_come_later_join_the_open_list(
    qtbot: QtBot, palette: SearchPalette, source: Placed
) -> None:
    place = focus(palette)
    place.insert("泉")
    assert rows(palette) == []
    source.places = (*PLACES, PlaceName("泉州市", "Quanzhou"))
    source.filled.emit()
    assert rows(palette) == ["泉州市  ·  Quanzhou"]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_the_open_list_is_painted_in_every_theme(qtbot: QtBot, made: Made, tokens: Tokens) -> None:
    many = tuple(PlaceName(f"某{n}市", f"Some {n}") for n in range(3_000))
    palette = made(Placed(many), tokens)
    qtbot.keyClick(focus(palette), K.Key_Down)
    image = palette.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colors = {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert tokens.panel.lower() in colors
    assert len(colors) > 3
    assert palette.state.text().startswith("3,000 places")
