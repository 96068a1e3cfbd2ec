"""The preview: pages, zoom, search, the ways out, and what it says when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.errors import UserError
from db.records import Brief
from desktop.json_file import JsonFile
from desktop.printing.choices import Layout, Scope
from desktop.printing.outlets import Outlets, file_name
from desktop.printing.page_scroller import Fit
from desktop.printing.picture_cache import BOUND, PictureCache
from desktop.printing.press import Press
from desktop.printing.preview_window import PreviewWindow, first_size
from desktop.printing.sheets import fitting, lay_out, rows_of, stepped
from desktop.printing.thumbnails import ThumbnailModel
from desktop.theme import THEMES, Theme
from tests.desktop.printing.paper import UNSET, FakeTypesetter, Made, pdf

A4 = (595.0, 842.0)


@dataclass
class Stage:
    """A preview with everything around it a test may turn."""

    setter: FakeTypesetter
    press: Press
    file: Path
    target: Path
    theme: str = "light"
    saved: list[tuple[Path, bytes]] = field(default_factory=list)
    viewed: list[str] = field(default_factory=list)
    windows: list[PreviewWindow] = field(default_factory=list)
    saving_error: UserError | None = None

    def save(self, path: Path, data: bytes) -> None:
        if self.saving_error:
            raise self.saving_error
        self.saved.append((path, data))

    def view(self, _: bytes, name: str) -> bool:
        self.viewed.append(name)
        return len(self.viewed) == 1

    def open(self, brief: Brief, language: str = "en") -> PreviewWindow:
        outlets = Outlets(lambda *_: self.target, self.save, self.view)
        theme = Theme(THEMES[self.theme])
        window = PreviewWindow(theme, language, self.press, brief, JsonFile(self.file), outlets)
        self.windows.append(window)
        window.resize(1280, 860)
        window.appear("economy")
        return window


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    setter = FakeTypesetter(Made(pdf(6)))
    press = Press(lambda: setter)
    made = Stage(setter, press, tmp_path / "print.json", tmp_path / "out.pdf")
    yield made
    setter.gate.set()
    for window in made.windows:
        window.close()
        window.deleteLater()
    press.close()
    QApplication.sendPostedEvents(None, 52)  # deferred deletions


@pytest.fixture
def window(stage: Stage, brief: Brief, qtbot: QtBot) -> PreviewWindow:
    made = stage.open(brief)
    settled(made, qtbot)
    return made


def settled(window: PreviewWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.typeset is not None)


def test_the_pages_appear_sharp(window: PreviewWindow, qtbot: QtBot) -> None:
    pages = window.pages
    dpi = pages.zoom * 96 * pages.devicePixelRatioF()
    qtbot.waitUntil(lambda: pages.cache.is_sharp(0, dpi))
    assert pages.count == 6
    assert window.bar.page.text() == "1"


def test_a_change_is_typeset_at_once_and_only_once_a_turn(
    window: PreviewWindow, stage: Stage, qtbot: QtBot
) -> None:
    window.panel.layouts[Layout.SOURCE].button.click()
    window.panel.layouts[Layout.LEDGER].button.click()
    qtbot.waitUntil(lambda: len(stage.setter.asked) == 2)
    assert [asked.layout for asked in stage.setter.asked] == [Layout.GONGWEN, Layout.LEDGER]


def test_another_document_keeps_the_place(window: PreviewWindow, stage: Stage, qtbot: QtBot) -> None:
    window.pages.go_to(3)
    bar = window.pages.verticalScrollBar()
    before = bar.value()
    with qtbot.waitSignal(stage.press.typeset_done):
        window.panel.switches["notes"].button.click()
    assert bar.value() == before
    assert window.pages.page == 3


def test_a_page_number_goes_there(window: PreviewWindow, qtbot: QtBot) -> None:
    window.bar.page.setText("5")
    qtbot.keyClick(window.bar.page, Qt.Key.Key_Return)
    assert window.pages.page == 4
    assert window.thumbnails.currentIndex().row() == 4


def test_a_thumbnail_goes_there(window: PreviewWindow, qtbot: QtBot) -> None:
    spot = window.thumbnails.visualRect(window.thumbnails.pages.index(2)).center()
    qtbot.mouseClick(window.thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.pages.page == 2


def test_home_end_and_the_page_keys(window: PreviewWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.pages, Qt.Key.Key_End)
    assert window.pages.page == 5
    qtbot.keyClick(window.pages, Qt.Key.Key_Home)
    assert window.pages.page == 0
    window.pages.set_fit(Fit.PAGE)
    qtbot.keyClick(window.pages, Qt.Key.Key_PageDown)
    assert window.pages.page == 1
    qtbot.keyClick(window.pages, Qt.Key.Key_PageUp)
    assert window.pages.page == 0


def test_zoom_steps_and_is_told(window: PreviewWindow) -> None:
    window.pages.set_zoom(1.0)
    window.pages.step_zoom(1)
    assert window.bar.value.text() == "110%"
    assert window.pages.fit is Fit.FREE
    window.pages.set_zoom(9.0)
    assert window.pages.zoom == 3.0


def test_the_largest_zoom_is_sharp_within_the_bound(window: PreviewWindow, qtbot: QtBot) -> None:
    pages = window.pages
    pages.set_zoom(3.0)
    qtbot.waitUntil(lambda: pages.cache.is_sharp(0, 288.0 * pages.devicePixelRatioF()))
    assert pages.cache.bytes <= BOUND


def test_ctrl_wheel_zooms_about_the_pointer(window: PreviewWindow) -> None:
    window.pages.set_zoom(1.0)
    turn(window.pages.viewport(), 120)
    assert window.pages.zoom == pytest.approx(1.15)
    turn(window.pages.viewport(), -120)
    assert window.pages.zoom == pytest.approx(1.0)


def turn(widget: QWidget, by: int) -> None:
    """A notch of the wheel with Ctrl held."""
    spot = QPointF(200, 200)
    event = QWheelEvent(
        spot,
        QPointF(widget.mapToGlobal(QPoint(200, 200))),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_words_are_found_and_stepped_through(window: PreviewWindow, qtbot: QtBot) -> None:
    window.bar.search.setText("growth")
    qtbot.waitUntil(lambda: window.bar.hits.text() == "1 / 6")
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert window.bar.hits.text() == "2 / 6"
    assert window.pages.page == 1
    for _ in range(2):
        qtbot.keyClick(window.bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.bar.hits.text() == "6 / 6"


def test_words_that_are_nowhere(window: PreviewWindow, qtbot: QtBot) -> None:
    window.bar.search.setText("zebra")
    qtbot.waitUntil(lambda: window.bar.hits.text() == "No match")
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert window.bar.hits.text() == ""
    assert window.isVisible()


def test_the_very_bytes_are_saved(window: PreviewWindow, stage: Stage) -> None:
    window.bar.save.click()
    assert stage.saved == [(stage.target, stage.setter.made.pdf)]
    assert window.notices.sentences == [f"Saved as {stage.target}."]


def test_a_disk_that_is_full_is_one_sentence(window: PreviewWindow, stage: Stage) -> None:
    stage.saving_error = UNSET
    window.bar.save.click()
    window.bar.save.click()
    assert window.notices.sentences == ["It was not set."]


def test_no_viewer_is_one_sentence(window: PreviewWindow, stage: Stage) -> None:
    window.bar.viewer.click()
    assert window.notices.sentences == []
    window.bar.viewer.click()
    assert len(window.notices.sentences) == 1
    assert stage.viewed[0].endswith("Official document.pdf")


def test_printing_hands_on_what_is_seen(window: PreviewWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.print_wanted) as asked:
        window.bar.print.click()
    assert asked.args == [window.typeset]


def test_what_cannot_be_set_is_said_and_not_printed(
    window: PreviewWindow, stage: Stage, qtbot: QtBot
) -> None:
    stage.setter.error = UNSET
    with qtbot.waitSignal(stage.press.failed):
        window.panel.switches["notes"].button.click()
    assert window.pages.words == "It was not set."
    assert not window.bar.print.isEnabled()
    stage.setter.error = None
    with qtbot.waitSignal(stage.press.typeset_done):
        window.panel.switches["notes"].button.click()
    assert window.pages.words == ""
    assert window.bar.print.isEnabled()


def test_a_fault_of_ours_is_said_as_such(window: PreviewWindow, stage: Stage, qtbot: QtBot) -> None:
    stage.setter.error = ZeroDivisionError("ours")
    with qtbot.captureExceptions(), qtbot.waitSignal(stage.press.broke):
        window.panel.switches["notes"].button.click()
    assert "Briefing Desk itself" in window.pages.words


def test_no_section_ticked_asks_for_one(window: PreviewWindow, qtbot: QtBot) -> None:
    window.panel.scopes[Scope.SECTIONS].button.click()
    qtbot.waitUntil(lambda: window.pages.words == "Tick at least one section to print.")
    assert not window.bar.save.isEnabled()
    window.panel.sections.tick(("economy",))
    settled(window, qtbot)
    assert window.pages.count == 6


def test_a_long_wait_is_said(stage: Stage, brief: Brief, qtbot: QtBot) -> None:
    stage.setter.gate.clear()
    window = stage.open(brief)
    qtbot.waitUntil(lambda: window.bar.is_busy)
    stage.setter.gate.set()
    qtbot.waitUntil(lambda: not window.bar.is_busy)


def test_choices_are_remembered_on_closing(window: PreviewWindow, stage: Stage) -> None:
    window.panel.layouts[Layout.JIANBAO].button.click()
    window.panel.form.fields["issue"].setText("12")
    window.panel.sections.tick(("economy",))
    window.close()
    stored = json.loads(stage.file.read_text(encoding="utf-8"))
    assert stored["layout"] == "jianbao"
    assert stored["masthead"]["issue"] == "12"
    assert stored["ticked"] == ["economy"]


def test_what_was_remembered_is_back(stage: Stage, brief: Brief, qtbot: QtBot) -> None:
    stage.file.write_text('{"layout": "onepage", "scope": "sections", "ticked": ["economy", "gone"]}')
    window = stage.open(brief)
    settled(window, qtbot)
    assert window.choices.layout is Layout.ONEPAGE
    assert window.choices.sections == ("economy",)


def test_escape_closes(window: PreviewWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window.pages, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("screen", "window"),
    [((1920, 1080), (1280, 860)), ((1024, 640), (1024, 600)), ((800, 480), (960, 560))],
)
def test_it_opens_no_larger_than_the_screen(screen: tuple[int, int], window: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*window)


def test_it_opens_by_the_screen_it_is_on(stage: Stage, brief: Brief, qtbot: QtBot) -> None:
    window = PreviewWindow(Theme(THEMES["light"]), "en", stage.press, brief, JsonFile(stage.file))
    stage.windows.append(window)
    assert window.size() == first_size(window.screen().availableSize())


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_clipped_in_a_small_window(
    theme: str, language: str, stage: Stage, brief: Brief, qtbot: QtBot
) -> None:
    stage.theme = theme
    window = stage.open(brief, language)
    window.resize(1024, 640)
    settled(window, qtbot)
    window.panel.layouts[Layout.JIANBAO].button.click()
    window.bar.search.setText("growth")
    qtbot.waitUntil(lambda: window.bar.hits.text() != "")
    assert window.width() == 1024
    for part in (window.bar, window.panel.widget()):
        for widget in part.findChildren(QWidget):
            right = widget.mapTo(part, QPoint(widget.width(), 0)).x()
            assert not widget.isVisible() or right <= part.width(), widget


# ------------------------------------------------------------ geometry, memory, models


def test_facing_pages_lie_as_in_a_book() -> None:
    assert rows_of(4, facing=True) == [(None, 0), (1, 2), (3, None)]
    sheets = lay_out([A4] * 4, 0.5, QSizeF(1000, 800), facing=True)
    assert sheets.rects[0].left() > sheets.rects[1].right()
    assert sheets.rects[1].top() == sheets.rects[2].top()


def test_fitting_never_needs_to_scroll_sideways() -> None:
    for facing in (False, True):
        room = QSizeF(900, 700)
        zoom = fitting([A4, (842.0, 595.0)], room, facing=facing, whole=False)
        sheets = lay_out([A4, (842.0, 595.0)], zoom, room, facing=facing)
        assert sheets.size.width() == pytest.approx(900)


def test_a_whole_page_shows() -> None:
    room = QSizeF(900, 700)
    zoom = fitting([A4], room, facing=False, whole=True)
    assert lay_out([A4], zoom, room, facing=False).rects[0].height() == pytest.approx(652)


def test_zoom_has_steps_and_ends() -> None:
    assert [stepped(1.0, 1), stepped(1.0, -1), stepped(3.0, 1), stepped(0.3, -1)] == [1.1, 0.9, 3.0, 0.5]


def test_kept_pictures_stay_within_their_bound() -> None:
    cache = PictureCache(bound=3 * 400)
    for page in range(5):
        cache.put(page, 96.0, QImage(10, 10, QImage.Format.Format_RGB32))
    assert [page for page in range(5) if cache.get(page)] == [2, 3, 4]
    cache.grow_stale([3])
    assert len(cache) == 1
    assert not cache.is_sharp(3, 96.0)


def test_thumbnails_are_a_sound_model(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = ThumbnailModel("Page %1")
    model.show_pages((A4, A4))
    model.take(1, QImage(8, 8, QImage.Format.Format_RGB32))
    qtmodeltester.check(model)
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Page 2"


def test_a_file_name_is_fit_for_every_system() -> None:
    assert file_name('a/b:c*"d"', "", "公文") == "a b c d 公文.pdf"
