"""The list beside the text: found, gone to, written in place, removed with a way back, exported."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from db.notes.notes import NoteKind, Style
from db.notes.text import LONGEST
from db.records import Bilingual, Brief
from desktop.location import Location
from desktop.models.notes import NoteRole
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot, figure_spot, line_spot
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from desktop.views.note_menu import NoteMenu
from desktop.views.notes_button import NotesButton
from desktop.views.notes_panel import NotesPanel
from tests.db.tiny import line, tiny


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def noting(tmp_path: Path, qtbot: QtBot) -> Iterator[Noting]:
    made = Noting(tmp_path / "notebook.db", QUndoStack())
    yield made
    made.draft = None
    made.close()


@pytest.fixture
def panel(noting: Noting, brief: Brief, qtbot: QtBot) -> NotesPanel:
    made = NotesPanel(noting, Theme(LIGHT), "zh_CN", lambda: [brief])
    qtbot.addWidget(made)
    made.resize(360, 600)
    made.show_brief(brief)
    made.show()
    return made


def fill(noting: Noting, brief: Brief) -> None:
    noting.highlight(brief, [Spot(4, 4, 8)], Style.LINE)
    noting.write(brief, figure_spot(brief.figures[-1]), "问工信局")
    spot = line_spot(brief, 5)
    assert spot is not None
    noting.bookmark(brief, spot)


def listed(panel: NotesPanel) -> list[str]:
    rows = [panel.model.index(n).data(NoteRole.ROW) for n in range(panel.model.rowCount())]
    return [row.note.quote for row in rows]


ALL = ["居民收入", "为企业减负超50亿元", "400家以上"]


def test_it_lists_the_brief_in_the_order_of_its_text_and_counts(
    panel: NotesPanel, noting: Noting, brief: Brief
) -> None:
    counted: list[int] = []
    panel.counted.connect(counted.append)
    fill(noting, brief)
    assert listed(panel) == ALL
    assert counted == [1, 2, 3]
    assert panel.count == 3


def test_empty_it_says_how_to_make_the_first_one(panel: NotesPanel, qtbot: QtBot) -> None:
    assert panel.empty.isVisible()
    assert not panel.list.isVisible()
    with qtbot.waitSignal(panel.note_wanted):
        panel.empty.button.click()


def test_a_query_leaves_what_holds_it_and_says_when_nothing_does(
    panel: NotesPanel, noting: Noting, brief: Brief
) -> None:
    fill(noting, brief)
    panel.head.filter.setText("gongxinju")
    assert listed(panel) == ["400家以上"]
    assert panel.list.row is not None
    panel.head.filter.setText("没有")
    assert panel.empty.isVisible()
    assert not panel.empty.button.isVisible()
    panel.head.filter.clear()
    assert listed(panel) == ALL


@pytest.mark.parametrize(("row", "place"), [(0, "briefing:tiny/results#4"), (2, "briefing:tiny/targets#7.3")])
def test_enter_goes_to_the_place(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot, row: int, place: str
) -> None:
    fill(noting, brief)
    panel.list.choose(row)
    with qtbot.waitSignal(panel.went) as went:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert isinstance(went.args[0], Location)
    assert went.args[0].url == place


def test_a_click_goes_to_the_place(panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot) -> None:
    fill(noting, brief)
    QApplication.processEvents()
    at = panel.list.visualRect(panel.model.index(1)).center()
    with qtbot.waitSignal(panel.went) as went:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert went.args[0].line == 5


def test_a_note_whose_line_is_gone_leads_nowhere_and_says_why(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    fill(noting, brief)
    newer = tiny('quote = "超50亿元"', 'quote = "超60亿元"', lines=line(5, "- 为企业减负超60亿元"))
    panel.show_brief(newer)
    panel.list.choose(2)
    with qtbot.waitSignal(panel.told_here) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args[0].startswith("原文已变")


def test_it_is_written_in_place_and_kept(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    fill(noting, brief)
    panel.list.choose(2)
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    assert panel.list.form is not None
    panel.list.form.field.setPlainText("已问\n待复")
    qtbot.keyClick(panel.list.form.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.form is None
    assert noting.places(brief)[2].note.text == "已问\n待复"
    assert panel.list.row is not None
    assert panel.list.row.text == "已问\n待复"


@pytest.mark.parametrize("is_by_key", [True, False])
def test_rows_that_were_written_in_are_left_as_they_were(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot, is_by_key: bool
) -> None:
    fill(noting, brief)
    before = listed(panel)
    qtbot.waitExposed(panel)
    # The view lays out and paints while a form is being deleted.
    for row in (0, 2, 0, 2):
        panel.list.choose(row)
        qtbot.keyClick(panel.list, Qt.Key.Key_F2)
        form = panel.list.form
        assert form is not None
        QApplication.processEvents()
        if is_by_key:
            qtbot.keyClick(form.field, Qt.Key.Key_Escape)
        else:
            form.leaver.click()
        assert panel.list.form is None
        del form
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    assert listed(panel) == before


def test_what_is_being_written_survives_a_change_elsewhere(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    fill(noting, brief)
    panel.list.choose(2)
    panel.foot.write.click()
    assert panel.form is not None
    panel.form.field.setPlainText("写到一半")
    noting.highlight(brief, [Spot(5, 2, 4)])
    assert panel.form is not None
    assert panel.form.field.toPlainText() == "写到一半"


def test_what_is_being_written_survives_a_window_that_is_made_anew(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    panel.begin(brief, Spot(4, 4, 8))
    assert panel.form is not None
    panel.form.field.setPlainText("写到一半")
    again = NotesPanel(noting, Theme(DARK), "en", lambda: [brief])
    qtbot.addWidget(again)
    again.show_brief(brief)
    assert again.form is not None
    assert again.form.field.toPlainText() == "写到一半"


def test_beginning_another_note_keeps_the_one_that_was_being_written(
    panel: NotesPanel, noting: Noting, brief: Brief
) -> None:
    panel.begin(brief, Spot(4, 4, 8))
    assert panel.form is not None
    panel.form.field.setPlainText("第一条")
    panel.begin(brief, Spot(5, 2, 5))
    assert [place.note.text for place in noting.places(brief)] == ["第一条"]
    assert panel.form is not None
    assert panel.form.draft.quote == "为企业"
    # An empty one gives way.
    panel.begin(brief, Spot(7, 0, 4))
    assert panel.form.draft.quote == "居民收入"


def test_looking_for_something_else_keeps_what_was_being_written(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    fill(noting, brief)
    panel.list.choose(2)
    panel.foot.write.click()
    assert panel.form is not None
    panel.form.field.setPlainText("写到一半")
    panel.activateWindow()
    panel.head.filter.setFocus()
    qtbot.keyClicks(panel.head.filter, "50")
    assert listed(panel) == ["为企业减负超50亿元"]
    assert panel.head.filter.hasFocus()
    assert noting.places(brief)[2].note.text == "写到一半"


def test_what_cannot_be_kept_is_never_lost_to_another_note(
    panel: NotesPanel, noting: Noting, brief: Brief
) -> None:
    panel.begin(brief, Spot(4, 4, 8))
    assert panel.form is not None
    panel.form.field.setPlainText("长" * (LONGEST + 1))
    panel.head.filter.setText("x")
    panel.begin(brief, Spot(5, 2, 5))
    assert panel.form is not None
    assert len(panel.form.field.toPlainText()) == LONGEST + 1
    assert panel.form.said.sentences


def test_delete_removes_and_offers_the_way_back(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    fill(noting, brief)
    panel.list.choose(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert listed(panel) == [ALL[0], ALL[2]]
    assert panel.list.currentIndex().row() == 1
    assert panel.foot.undo.isVisible()
    panel.foot.undo.click()
    assert listed(panel) == ALL
    assert not panel.foot.undo.isVisible()


def test_the_way_back_stands_also_when_the_last_one_was_removed(
    panel: NotesPanel, noting: Noting, brief: Brief
) -> None:
    noting.highlight(brief, [Spot(4, 4, 8)])
    panel.foot.remove.click()
    assert listed(panel) == []
    panel.foot.undo.click()
    assert listed(panel) == ["居民收入"]


def test_the_way_back_is_not_offered_once_something_else_was_done(
    panel: NotesPanel, noting: Noting, brief: Brief
) -> None:
    fill(noting, brief)
    panel.foot.remove.click()
    noting.highlight(brief, [Spot(5, 2, 4)])
    assert not panel.foot.undo.isVisible()


def test_the_sign_in_the_text_shows_its_note(panel: NotesPanel, noting: Noting, brief: Brief) -> None:
    fill(noting, brief)
    noting.pointed.emit(noting.places(brief)[2].note.id)
    assert panel.list.row is not None
    assert panel.list.row.text == "问工信局"
    noting.pointed.emit("")
    assert panel.list.row.text == "问工信局"


def test_the_line_that_is_read_shows_its_notes_and_leaves_the_chosen_one(
    panel: NotesPanel, noting: Noting, brief: Brief
) -> None:
    fill(noting, brief)
    noting.write(brief, Spot(5, 2, 5), "在同一行")
    noting.reached.emit("tiny", 5)
    assert panel.list.row is not None
    assert panel.list.row.note.kind is NoteKind.BOOKMARK
    panel.list.choose(2)
    noting.reached.emit("tiny", 5)
    assert panel.list.row.text == "在同一行"
    noting.reached.emit("tiny", 2)
    assert panel.list.row.text == "在同一行"


def test_down_in_the_field_goes_on_to_the_list(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    fill(noting, brief)
    panel.activateWindow()
    panel.head.filter.setFocus()
    qtbot.keyClick(panel.head.filter, Qt.Key.Key_Down)
    assert panel.list.hasFocus()


def test_after_writing_the_keys_are_where_they_were(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    panel.activateWindow()
    panel.head.filter.setFocus()
    panel.begin(brief, Spot(4, 4, 8))
    assert panel.form is not None
    assert panel.form.field.hasFocus()
    panel.form.leave()
    assert panel.head.filter.hasFocus()


class Elsewhere:
    """A panel that lists a note of a brief that is not open, the last of two, and how the brief may be opened."""

    def __init__(self, noting: Noting, brief: Brief, qtbot: QtBot) -> None:
        self.brief, self.open = tiny('id = "tiny"', 'id = "another"'), [brief]
        self.names: dict[str, Bilingual] = {}
        noting.write(self.brief, Spot(4, 4, 8), "别处")
        noting.write(brief, Spot(4, 4, 8), "此处")
        self.panel = NotesPanel(noting, Theme(LIGHT), "zh_CN", lambda: self.open, names=lambda _: self.names)
        # A test may delete the panel: what holds it is put away.
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.panel.setParent(self.holder)
        self.panel.show_brief(brief)
        self.panel.head.everywhere.click()
        self.panel.list.choose(1)
        self.asked: list[str] = []
        self.panel.brief_wanted.connect(self.on_wanted)

    def on_wanted(self, brief_id: str, then: Callable[[], object]) -> None:
        self.asked.append(brief_id)
        self.open.append(self.brief)
        then()

    @property
    def where(self) -> list[str]:
        rows = [self.panel.model.index(n).data(NoteRole.ROW) for n in range(self.panel.model.rowCount())]
        return [row.where.partition(" · ")[0] for row in rows]


@pytest.fixture
def elsewhere(noting: Noting, brief: Brief, qtbot: QtBot) -> Elsewhere:
    return Elsewhere(noting, brief, qtbot)


def test_all_briefs_are_listed_when_asked_for(panel: NotesPanel, elsewhere: Elsewhere) -> None:
    assert len(listed(panel)) == 1
    panel.head.everywhere.click()
    assert len(listed(panel)) == 2


def test_a_brief_that_is_not_open_is_called_by_its_name_once_that_is_known(elsewhere: Elsewhere) -> None:
    assert elsewhere.where == ["某市简报", "another"]
    elsewhere.names["another"] = Bilingual("别处简报", "Elsewhere")
    elsewhere.panel.name_again()
    assert elsewhere.where == ["某市简报", "别处简报"]


def test_going_to_a_note_opens_its_brief_first(elsewhere: Elsewhere, qtbot: QtBot) -> None:
    with qtbot.waitSignal(elsewhere.panel.went) as told:
        elsewhere.panel.foot.go.click()
    assert (elsewhere.asked, told.args) == (["another"], [Location("another", "results", 4)])


def test_a_note_on_a_brief_that_is_not_open_is_written_in_once_it_is(elsewhere: Elsewhere) -> None:
    elsewhere.panel.foot.write.click()
    assert elsewhere.panel.form is not None
    assert elsewhere.panel.form.field.toPlainText() == "别处"


def test_a_note_on_a_brief_that_is_not_open_is_copied_once_it_is(elsewhere: Elsewhere) -> None:
    row = elsewhere.panel.list.row
    assert row is not None
    elsewhere.panel._copy(row)
    assert "别处\n" in QGuiApplication.clipboard().text()


def test_copying_all_says_what_was_left_out(elsewhere: Elsewhere, qtbot: QtBot) -> None:
    with qtbot.waitSignal(elsewhere.panel.told) as told:
        elsewhere.panel.head.copier.click()
    assert told.args == ["1 copied as Markdown.1 of briefs that are not open were left out.", "check"]
    assert "别处" not in QGuiApplication.clipboard().text()


def test_a_brief_that_is_opened_after_the_panel_is_gone_is_nobodys(
    noting: Noting, elsewhere: Elsewhere
) -> None:
    asked: list[Callable[[], object]] = []
    elsewhere.panel.brief_wanted.disconnect()
    elsewhere.panel.brief_wanted.connect(lambda _, then: asked.append(then))
    elsewhere.panel.foot.go.click()
    delete(elsewhere.panel)
    asked[0]()


def test_what_is_listed_is_copied_as_markdown(panel: NotesPanel, noting: Noting, brief: Brief) -> None:
    fill(noting, brief)
    panel.head.filter.setText("工信")
    panel.head.copier.click()
    assert "> 400家以上\n\n问工信局\n" in QGuiApplication.clipboard().text()
    assert "居民收入" not in QGuiApplication.clipboard().text()


def test_the_menu_changes_the_style_of_a_highlight(
    panel: NotesPanel, noting: Noting, brief: Brief, qtbot: QtBot
) -> None:
    fill(noting, brief)
    row = panel.model.index(0).data(NoteRole.ROW)
    menu = NoteMenu(row, noting, panel)
    qtbot.addWidget(menu)
    wave = menu.actions()[-1]
    assert [action.isChecked() for action in menu.actions()[-3:]] == [False, True, False]
    wave.trigger()
    assert noting.places(brief)[0].note.style is Style.WAVE


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_every_row_is_as_high_as_what_is_in_it(
    qtbot: QtBot, noting: Noting, brief: Brief, tokens: Tokens
) -> None:
    fill(noting, brief)
    noting.write(brief, Spot(4, 4, 8), "很长的批注，" * 400)
    heights = []
    for zoom in (1.0, 1.5):
        panel = NotesPanel(noting, Theme(tokens, zoom), "zh_CN", lambda: [brief])
        qtbot.addWidget(panel)
        panel.resize(360, 900)
        panel.show_brief(brief)
        panel.show()
        QApplication.processEvents()
        rects = [panel.list.visualRect(panel.model.index(n)) for n in range(4)]
        assert all(one.bottom() < other.top() for one, other in itertools.pairwise(rects))
        assert rects[1].height() > 2 * rects[0].height() > 0
        assert not panel.grab().isNull()
        heights.append(rects[0].height())
    assert heights[1] > heights[0]


def test_the_button_counts_the_notes_of_the_brief(noting: Noting, brief: Brief, qtbot: QtBot) -> None:
    button = NotesButton(noting, Theme(LIGHT))
    qtbot.addWidget(button)
    button.show_brief(brief)
    assert button.text() == "0"
    fill(noting, brief)
    assert button.text() == "3"
    assert button.accessibleName() == "3 notes, bookmarks and highlights"
    noting.write(tiny('id = "tiny"', 'id = "another"'), Spot(4, 4, 8), "别处")
    assert button.text() == "3"
    assert {place.note.kind for place in noting.places(brief)} == set(NoteKind)


def test_the_menu_opens_on_the_chosen_row(panel: NotesPanel, noting: Noting, brief: Brief) -> None:
    panel.list.customContextMenuRequested.emit(QPoint(5, 5))
    assert panel.findChild(NoteMenu) is None
    fill(noting, brief)
    panel.list.choose(0)
    panel.list.customContextMenuRequested.emit(QPoint(5, 5))
    menu = panel.findChild(NoteMenu)
    assert menu is not None
    menu.actions()[3].trigger()
    menu.close()
    assert len(listed(panel)) == 2


class Watcher(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_nothing_of_it_is_a_window_of_its_own_while_it_is_made(
    qtbot: QtBot, qapp: QApplication, noting: Noting, brief: Brief
) -> None:
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    made = NotesPanel(noting, Theme(LIGHT), "zh_CN", lambda: [brief])
    qapp.removeEventFilter(watcher)
    qtbot.addWidget(made)
    assert watcher.shown == []
