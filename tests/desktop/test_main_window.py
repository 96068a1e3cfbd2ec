"""The window: every command has its effect, choices are kept, and nothing the user gives it makes it fall."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.notes.notes import NoteKind
from db.pace.rules import MONTHLY
from db.records import Brief
from desktop import actions, settings
from desktop.app import Desk
from desktop.app import _connect_instance as connect_instance
from desktop.instance import Instance
from desktop.location import LIBRARY, SCOREBOARD, YEARS, Location, of_line
from desktop.mailbox import request_for
from desktop.noting.note_form import NoteForm
from desktop.noting_desk import NotesDesk
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.deck_editor import DeckEditor
from desktop.printing.preview_window import PreviewWindow
from desktop.progress.import_dialog import ImportDialog
from desktop.progress.plan_dialog import PlanDialog
from desktop.progress.rule_dialog import RuleDialog
from desktop.progress.value_dialog import ValueDialog
from desktop.progress_desk import ProgressDesk
from desktop.views.about_dialog import AboutDialog
from desktop.views.find_strip import FindStrip
from desktop.views.keys_dialog import KeysDialog
from desktop.views.link_dialog import LinkDialog
from desktop.views.search_palette import SearchPalette
from desktop.views.watch_dialog import WatchDialog
from tests.conftest import MakeDesk, is_idle

BRIEF = "jinjiang-2023"
ECONOMY = Location(BRIEF, "economy")
FIGURE = Location(BRIEF, "economy", 27, "27.1")
Check = Callable[[Desk], object]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def opens(kind: type[QWidget]) -> Check:
    return lambda desk: any(isinstance(child, kind) and child.isVisible() for child in desk.window.children())


def here(place: Location) -> Check:
    return lambda desk: desk.navigator.current == place


# From the economy page, with the first figure chosen: what each command does.
def shows(kind: type[QWidget]) -> Check:
    return lambda desk: any(isinstance(w, kind) and w.isVisible() for w in desk.qt.topLevelWidgets())


def finds(desk: Desk) -> bool:
    return any(strip.isVisible() for strip in desk.window.findChildren(FindStrip))


def notes(kind: NoteKind) -> Check:
    def made(desk: Desk) -> bool:
        desks, brief = desk.window.findChild(NotesDesk), desk.library.brief(BRIEF)
        assert desks is not None
        assert brief is not None
        return [place.note.kind for place in desks.noting.places(brief)] == [kind]

    return made


EFFECTS: dict[str, Check] = {
    "watch": opens(WatchDialog),
    "print": shows(PreviewWindow),
    **{name: shows(AudienceWindow) for name in ("present", "present_all", "rehearse")},
    "slides": shows(DeckEditor),
    "calm": lambda desk: desk.settings.calm,
    "quit": lambda desk: not desk.window.isVisible(),
    "copy": lambda desk: "经济" not in clipboard() and clipboard() == chosen_text(desk),
    "copy_cited": lambda desk: clipboard().startswith(chosen_text(desk)) and "27" in clipboard(),
    "copy_link": lambda desk: clipboard() == FIGURE.url,
    "back": here(ECONOMY),
    "forward": here(FIGURE),
    "jump": opens(SearchPalette),
    **dict.fromkeys(("find", "next_hit", "previous_hit"), finds),
    "open_link": opens(LinkDialog),
    "beside": lambda desk: desk.window.views.second is not None,
    "other_side": lambda desk: desk.window.views.active is desk.window.views.first,
    "library": here(Location(BRIEF, view=LIBRARY)),
    "bookmark": notes(NoteKind.BOOKMARK),
    "highlight": notes(NoteKind.HIGHLIGHT),
    "note": lambda desk: any(form.isVisible() for form in desk.window.findChildren(NoteForm)),
    "scoreboard": here(Location(BRIEF, view=SCOREBOARD)),
    "years": here(Location(BRIEF, view=YEARS)),
    "enter_value": opens(ValueDialog),
    "history": lambda desk: any(isinstance(w, QMenu) and w.isVisible() for w in desk.qt.topLevelWidgets()),
    "pace_rule": opens(RuleDialog),
    "plan": opens(PlanDialog),
    "import_values": opens(ImportDialog),
    "overview": here(Location(BRIEF)),
    "targets": here(Location(BRIEF, "targets")),
    "previous_section": here(Location(BRIEF, "achievements")),
    "next_section": here(Location(BRIEF, "industry")),
    "previous_item": lambda desk: (
        desk.navigator.current == Location(BRIEF, "events", 23)
        or (desk.navigator.current is not None and 0 < desk.navigator.current.line < 27)
    ),
    "next_item": lambda desk: desk.navigator.current is not None and desk.navigator.current.line == 28,
    "filter": lambda desk: desk.window.side.filter.hasFocus(),
    "sections": lambda desk: not desk.window.side.isVisible(),
    "details": lambda desk: desk.window.details is not None and not desk.window.details.isVisible(),
    "line_numbers": lambda desk: desk.settings.line_numbers,
    "zoom_in": lambda desk: desk.settings.zoom == 1.1,
    "zoom_out": lambda desk: desk.settings.zoom == 0.9,
    "zoom_reset": lambda desk: desk.settings.zoom == 1.0,
    "full_screen": lambda desk: desk.window.isFullScreen(),
    "theme_system": lambda desk: desk.settings.theme == "system",
    "theme_light": lambda desk: desk.settings.theme == "light",
    "theme_dark": lambda desk: desk.settings.theme == "dark",
    "theme_contrast": lambda desk: desk.settings.theme == "contrast",
    "language_zh_CN": lambda desk: desk.settings.language == "zh_CN",
    "language_en": lambda desk: desk.settings.language == "en",
    "keys": opens(KeysDialog),
    "about": opens(AboutDialog),
}
# Commands whose effect is already there at the start: what to do before.
BEFORE = {
    "other_side": "beside",
    "forward": "back",
    "zoom_reset": "zoom_in",
    "theme_light": "theme_dark",
    "language_zh_CN": "language_en",
}


def chosen_text(desk: Desk) -> str:
    brief = desk.library.brief(BRIEF)
    item = brief.item(27) if brief else None
    assert item is not None
    return item.text


ASKING = ("open", "template", "save_scoreboard", "import_notebook")


@pytest.mark.parametrize("name", EFFECTS)
def test_every_command_has_its_effect(qtbot: QtBot, desk: Desk, name: str) -> None:
    QGuiApplication.clipboard().clear()
    desk.navigator.go(ECONOMY)
    desk.navigator.go(FIGURE)
    if name in BEFORE:
        desk.window.commands[BEFORE[name]].trigger()
    assert not EFFECTS[name](desk)
    desk.window.commands[name].trigger()
    qtbot.waitUntil(lambda: bool(EFFECTS[name](desk)))


def test_the_effects_above_are_of_every_command() -> None:
    assert {spec.name for spec in actions.table()} == {*EFFECTS, *ASKING, "export_notebook", "undo", "redo"}


@pytest.mark.parametrize("name", ASKING)
def test_a_command_asks_for_a_file(qtbot: QtBot, desk: Desk, name: str) -> None:
    asked: list[type] = []

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            asked.append(type(dialog))
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(refuse)
    timer.start(10)
    desk.window.commands[name].trigger()
    timer.stop()
    assert asked == [QFileDialog]
    assert desk.window.notices.sentences == []


def test_an_empty_notebook_is_not_exported(desk: Desk) -> None:
    desk.window.commands["export_notebook"].trigger()
    assert ["空" in sentence for sentence in desk.window.notices.sentences] == [True]


def test_undo_and_redo_say_what_they_would_do(desk: Desk) -> None:
    undo, redo = desk.window.commands["undo"], desk.window.commands["redo"]
    assert not undo.isEnabled()
    brief = desk.library.brief(BRIEF)
    progress = desk.window.findChild(ProgressDesk)
    assert brief is not None
    assert progress is not None
    progress.following.choose_rule(brief, MONTHLY)
    assert (undo.isEnabled(), undo.text()) == (True, "撤销(&U)：选定序时规则")
    undo.trigger()
    assert progress.following.progress(brief).rule is None
    assert (undo.isEnabled(), redo.isEnabled(), undo.text()) == (False, True, "撤销(&U)")
    desk.settings.set(settings.LANGUAGE, "en")
    desk.window.commands["redo"].trigger()
    assert progress.following.progress(brief).rule is MONTHLY
    assert desk.window.commands["undo"].isEnabled()


def test_no_two_commands_share_a_shortcut(desk: Desk) -> None:
    keys = [
        (key.toString(), spec.name)
        for spec in actions.table()
        for key in desk.window.commands[spec.name].shortcuts()
    ]
    assert all(key for key, _ in keys)
    assert len({key for key, _ in keys}) == len(keys)


def test_no_two_commands_of_a_menu_share_a_letter(desk: Desk) -> None:
    for language in ("zh_CN", "en"):
        desk.settings.set(settings.LANGUAGE, language)
        specs = sorted(actions.table(), key=lambda spec: spec.menu)
        for menu, group in itertools.groupby(specs, lambda spec: spec.menu):
            letters = [QKeySequence.mnemonic(spec.text).toString() for spec in group]
            letters = [letter for letter in letters if letter]
            assert len(set(letters)) == len(letters), (language, menu, letters)


def test_every_command_stands_in_a_menu(desk: Desk) -> None:
    listed = [action for menu in desk.window.menuBar().findChildren(QMenu) for action in menu.actions()]
    assert {spec.name for spec in actions.table() if desk.window.commands[spec.name] not in listed} == set()


def test_the_zoom_is_remembered(desk: Desk, config: Path) -> None:
    desk.window.commands["zoom_in"].trigger()
    desk.window.commands["zoom_in"].trigger()
    assert json.loads((config / "settings.json").read_text())["zoom"] == 1.25
    for _ in range(20):
        desk.window.commands["zoom_in"].trigger()
    assert desk.settings.zoom == settings.ZOOMS[-1]
    for _ in range(20):
        desk.window.commands["zoom_out"].trigger()
    assert desk.settings.zoom == settings.ZOOMS[0]


@pytest.mark.parametrize("zoom", ["zoom_in", "zoom_out"])
def test_a_zoomed_page_is_the_same_page(qtbot: QtBot, desk: Desk, zoom: str) -> None:
    desk.navigator.go(FIGURE)
    before = desk.window.pages.section_page
    assert before is not None
    height, text = before.text.height(), before.text.toPlainText()
    desk.window.commands[zoom].trigger()
    after = desk.window.pages.section_page
    assert after is not None
    assert after.text.toPlainText() == text
    qtbot.waitUntil(lambda: (after.text.height() > height) is (zoom == "zoom_in"))


@pytest.mark.parametrize(
    ("setting", "value"), [(settings.THEME, "dark"), (settings.THEME, "contrast"), (settings.LANGUAGE, "en")]
)
def test_a_new_dress_keeps_place_notices_and_panes(
    qtbot: QtBot, desk: Desk, setting: settings.Setting, value: str
) -> None:
    desk.navigator.go(FIGURE)
    desk.window.notify("一句话")
    desk.window.commands["sections"].setChecked(False)
    desk.settings.set(setting, value)
    page, details = desk.window.pages.section_page, desk.window.details
    assert desk.navigator.current == FIGURE
    assert page is not None
    assert page.section.id == "economy"
    assert desk.window.notices.sentences == ["一句话"]
    assert details is not None
    qtbot.waitUntil(details.isVisible)
    assert "27" in details.text.toPlainText()
    assert not desk.window.side.isVisible()
    assert desk.window.commands["details"].isChecked()
    qtbot.waitUntil(lambda: page.is_complete)


def test_a_dismissed_notice_does_not_come_back(desk: Desk) -> None:
    desk.window.notify("一句话")
    desk.window.notify("另一句")
    desk.window.notices.findChildren(QToolButton)[0].click()
    assert desk.window.notices.sentences == ["另一句"]
    desk.settings.set(settings.THEME, "dark")
    assert desk.window.notices.sentences == ["另一句"]


LOST = "链接所指的原文行已不在这个页面上。已转到原来所在的页面。"


def test_what_a_link_lost_is_said_until_its_page_is_left(desk: Desk) -> None:
    desk.window.notify("到处")
    desk.navigator.go(Location(BRIEF, "economy", 9999))
    assert desk.window.notices.sentences == ["到处", LOST]
    desk.navigator.go(FIGURE)
    assert desk.window.notices.sentences == ["到处", LOST]
    desk.settings.set(settings.THEME, "dark")
    assert desk.window.notices.sentences == ["到处", LOST]
    desk.navigator.go(Location(BRIEF, "industry"))
    assert desk.window.notices.sentences == ["到处"]


def test_the_same_on_the_side_beside_until_it_is_closed(desk: Desk) -> None:
    desk.navigator.go(ECONOMY)
    desk.navigator.open_beside(Location(BRIEF, "industry", 9999))
    assert desk.window.notices.sentences == [LOST]
    desk.window.commands["other_side"].trigger()
    desk.window.commands["previous_section"].trigger()
    assert desk.window.notices.sentences == [LOST]
    desk.navigator.close_beside()
    assert desk.window.notices.sentences == []


def test_what_is_asked_of_the_reader_at_a_place_is_not_asked_elsewhere(desk: Desk) -> None:
    desk.window.commands["highlight"].trigger()
    assert len(desk.window.notices.sentences) == 1
    desk.navigator.go(ECONOMY)
    assert desk.window.notices.sentences == []


def test_the_theme_reaches_pages_and_palette(qtbot: QtBot, desk: Desk) -> None:
    desk.settings.set(settings.THEME, "contrast")
    qtbot.waitUntil(lambda: desk.window.pages.page is not None and desk.window.pages.page.is_complete)
    page = desk.window.pages.page
    assert page is not None
    assert page.grab().toImage().pixelColor(2, 2).name() == "#000000"


def test_going_through_every_theme_many_times_is_harmless(qtbot: QtBot, desk: Desk, brief: Brief) -> None:
    for theme, section in itertools.islice(zip(itertools.cycle(settings_themes()), brief.walk), 6):
        desk.settings.set(settings.THEME, theme)
        desk.navigator.go(Location(BRIEF, section.id))
        QApplication.processEvents()
    assert desk.window.pages.page is not None


def test_what_a_new_dress_replaces_goes_with_it(qtbot: QtBot, desk: Desk, brief: Brief) -> None:
    counts = []
    for theme in settings_themes():
        for section in brief.walk[1:6]:
            desk.navigator.go(Location(BRIEF, section.id))
        desk.settings.set(settings.THEME, theme)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        counts.append(len(QApplication.allWidgets()))
    assert max(counts) - min(counts) < 40, counts


def settings_themes() -> list[str]:
    return ["dark", "light", "contrast", "dark"]


def test_the_title_is_the_place(desk: Desk) -> None:
    desk.navigator.go(Location(BRIEF))
    assert desk.window.windowTitle() == "总览 · 晋江简报 2023"
    desk.navigator.go(FIGURE)
    assert desk.window.windowTitle() == "2.1 经济 · 第27行 · 晋江简报 2023"


def test_the_numbers_show_on_pages_that_were_visited_before(desk: Desk) -> None:
    desk.navigator.go(ECONOMY)
    before = desk.window.pages.section_page
    assert before is not None
    before.text.resize(600, before.text.height())
    plain = before.text.grab().toImage()
    desk.navigator.go(Location(BRIEF, "industry"))
    desk.window.commands["line_numbers"].trigger()
    desk.navigator.go(ECONOMY)
    after = desk.window.pages.section_page
    assert after is not None
    assert after.text.grab().toImage() != plain


# ------------------------------------------------------------ links and files


def test_a_link_on_the_command_line_opens_its_place(make_desk: MakeDesk) -> None:
    assert make_desk(places=[FIGURE.url]).navigator.current == FIGURE


@pytest.mark.parametrize(
    ("url", "section"), [(f"briefing:{BRIEF}/no-such", None), (f"briefing:{BRIEF}/economy#9999.1", "economy")]
)
def test_a_broken_link_gives_a_notice_and_what_is_nearest(
    make_desk: MakeDesk, url: str, section: str | None
) -> None:
    desk = make_desk(places=[url])
    (notice,) = desk.window.notices.sentences
    assert "链接" in notice
    page = desk.window.pages.section_page
    assert (page.section.id if page else None) == section


def test_a_link_that_cannot_be_read_is_no_file_that_is_missing(make_desk: MakeDesk) -> None:
    desk = make_desk(places=[f"briefing:{BRIEF}/economy#abc"], language="en")
    (notice,) = desk.window.notices.sentences
    assert notice.startswith('In this link "#abc" cannot be read.')
    assert desk.navigator.current == Location(BRIEF)


@pytest.mark.parametrize(
    ("end", "said"),
    [("#abc", "“#abc”无法识别。"), (" #27", "“/economy ”无法识别：链接中不能有空格。")],
    ids=["no number", "a space"],
)
def test_the_same_where_another_start_hands_it_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, end: str, said: str
) -> None:
    monkeypatch.chdir("/")
    instance = Instance(None)
    connect_instance(desk, instance)
    instance.asked.emit(request_for([f"briefing:{BRIEF}/economy{end}"]))
    instance.asked.disconnect()
    (notice,) = desk.window.notices.sentences
    assert notice.startswith(f"链接中的{said}")


def test_a_link_with_a_space_in_it_is_no_file_that_is_missing(make_desk: MakeDesk) -> None:
    desk = make_desk(places=[f"briefing:{BRIEF}/economy#27 .1"], language="en")
    (notice,) = desk.window.notices.sentences
    assert notice.startswith('In this link "#27 .1" cannot be read: a link has no spaces.')


def test_a_file_with_the_name_of_such_a_link_is_opened(
    make_desk: MakeDesk, hostile: Brief, pack_of: Callable[[Brief], Path], tmp_path: Path
) -> None:
    path = pack_of(hostile).rename(tmp_path / "briefing:a.b.brief")
    desk = make_desk(places=[str(path)])
    assert desk.navigator.current == Location("tiny")


def test_a_link_to_another_brief_is_left_alone(make_desk: MakeDesk) -> None:
    assert make_desk(places=["briefing:another/x"]).navigator.current == Location(BRIEF)


REFUSED: dict[str, Callable[[Path], object]] = {
    "没有.brief": lambda path: None,
    "文件夹.brief": lambda path: path.mkdir(),
    "空的.brief": lambda path: path.touch(),
    "文字.brief": lambda path: path.write_text("不是简报包" * 100),
    "<img src=x>.brief": lambda path: path.write_bytes(b"\0" * 5000),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_file_gives_one_notice_and_the_brief_stays(
    qtbot: QtBot, desk: Desk, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    REFUSED[name](path)
    desk.navigator.go(FIGURE)
    desk.window.open_pack(path)
    qtbot.waitUntil(lambda: is_idle(desk))
    (notice,) = desk.window.notices.sentences
    assert f"“{name}”" in notice
    assert desk.navigator.current == FIGURE
    assert desk.window.pages.section_page is not None


def test_a_refused_file_on_the_command_line_is_named(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk(places=[str(tmp_path / "没有.brief")], language="en")
    (notice,) = desk.window.notices.sentences
    assert '"没有.brief" was not opened' in notice
    assert desk.navigator.current == Location(BRIEF)


def dropped(desk: Desk, *urls: QUrl) -> bool:
    """Drop files on the window; whether it took them."""
    data = QMimeData()
    data.setUrls(list(urls))
    flags = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *flags)
    enter.ignore()
    QApplication.sendEvent(desk.window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(desk.window, QDropEvent(QPointF(9, 9), *flags))
    return enter.isAccepted()


def test_a_dropped_pack_is_opened_beside_the_other(
    qtbot: QtBot, desk: Desk, hostile: Brief, pack_of: Callable[[Brief], Path]
) -> None:
    assert dropped(desk, QUrl.fromLocalFile(str(pack_of(hostile))))
    qtbot.waitUntil(lambda: is_idle(desk))
    assert desk.navigator.current == Location("tiny")
    assert [b.id for b in desk.library.briefs] == [BRIEF, "tiny"]


def test_a_dropped_address_is_not_taken(desk: Desk) -> None:
    assert not dropped(desk, QUrl("https://example.org/a.brief"))
    assert desk.window.notices.sentences == []


def test_opening_a_brief_again_keeps_the_window_whole(
    qtbot: QtBot, desk: Desk, brief: Brief, pack_of: Callable[[Brief], Path]
) -> None:
    path = pack_of(brief)
    desk.window.open_pack(path)
    desk.window.open_pack(path)
    qtbot.waitUntil(lambda: is_idle(desk))
    assert desk.navigator.current == Location(BRIEF)
    assert desk.window.side.tree.currentIndex().isValid()
    desk.navigator.go(FIGURE)
    assert desk.window.pages.section_page is not None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_with_no_pack_at_all_the_window_says_how_to_open_one(
    qtbot: QtBot, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, brief: Brief,
    pack_of: Callable[[Brief], Path], language: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("desktop.app.bundled_packs", list)
    desk = make_desk(language=language)
    page = desk.window.pages.widget()
    assert [b.isVisible() for b in page.findChildren(QPushButton)] == [True]
    for spec in actions.table():
        if spec.name not in {"open", "quit"} and not spec.choice:
            desk.window.commands[spec.name].trigger()
    for theme in ("dark", "light"):
        desk.settings.set(settings.THEME, theme)
        assert desk.window.pages.widget().findChildren(QPushButton)
    desk.window.open_pack(pack_of(brief))
    qtbot.waitUntil(lambda: is_idle(desk))
    assert desk.navigator.current == Location(BRIEF)


def test_two_briefs_stand_in_the_menu_and_the_history_leads_back(
    qtbot: QtBot, desk: Desk, hostile: Brief, pack_of: Callable[[Brief], Path]
) -> None:
    desk.navigator.go(FIGURE)
    desk.window.open_pack(pack_of(hostile))
    qtbot.waitUntil(lambda: is_idle(desk))
    desk.navigator.go(of_line(hostile, 5))
    desk.window.commands["back"].trigger()
    desk.window.commands["back"].trigger()
    assert desk.navigator.current == FIGURE
    assert desk.window.windowTitle().endswith("晋江简报 2023")
