"""The window in which slides are arranged: every edit is told at once, can be undone, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from db.decks import DeckChoices, OwnSlide
from db.records import Brief
from desktop.app import Translators, add_fonts
from desktop.presenting.arranging import Draft
from desktop.presenting.deck_editor import DeckEditor
from desktop.presenting.slide_rows import SlideRole
from desktop.theme import THEMES, Theme, Type
from tests.desktop.presenting.test_own_slide_form import encoded

_K = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
OWN = OwnSlide("own-1", "Mine", "one\ntwo")
PLAIN = Draft(DeckChoices())


@dataclass
class Bench:
    """An editor, and all it has said."""

    editor: DeckEditor
    qtbot: QtBot
    choices: list[DeckChoices] = field(default_factory=list)
    saved: list[OwnSlide] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    wants: list[tuple[str, object]] = field(default_factory=list)
    files: list[Path | None] = field(default_factory=list)

    @property
    def ids(self) -> tuple[str, ...]:
        return self.editor.model.ids

    def choose(self, *names: str) -> None:
        self.editor.list.choose(names, 0)
        self.editor.list.setFocus()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.editor.list, key, held)

    def state(self, name: str) -> str:
        return str(self.editor.model.index(self.editor.model.row_of(name)).data(SlideRole.STATE))


def bench_of(
    qtbot: QtBot,
    brief: Brief,
    draft: Draft = PLAIN,
    theme: str = "light",
    language: str = "en",
) -> Bench:
    files: list[Path | None] = []
    editor = DeckEditor(
        brief, Theme(THEMES[theme]), language, draft, {"title": "Welcome"}, lambda _: files.pop(0)
    )
    qtbot.addWidget(editor)
    bench = Bench(editor, qtbot, files=files)
    editor.choices_changed.connect(bench.choices.append)
    editor.own_slide_saved.connect(bench.saved.append)
    editor.own_slide_removed.connect(bench.removed.append)
    editor.note_changed.connect(lambda slide, text: bench.notes.append((slide, text)))
    editor.start_wanted.connect(lambda slide: bench.wants.append(("start", slide)))
    editor.rehearse_wanted.connect(lambda: bench.wants.append(("rehearse", "")))
    editor.auto_play_wanted.connect(lambda seconds: bench.wants.append(("auto", seconds)))
    editor.take_wanted.connect(lambda kind: bench.wants.append(("take", kind)))
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return bench


@pytest.fixture
def bench(qtbot: QtBot, brief: Brief) -> Bench:
    return bench_of(qtbot, brief)


# ------------------------------------------------------------ order


def test_opening_it_says_nothing_and_leaves_the_list_the_keys(bench: Bench) -> None:
    assert (bench.choices, bench.saved, bench.removed, bench.notes) == ([], [], [], [])
    assert bench.editor.list.hasFocus()
    assert bench.editor.list.chosen == ("title",)
    assert bench.editor.notes.field.toPlainText() == "Welcome"


def test_alt_and_an_arrow_move_what_is_chosen(bench: Bench) -> None:
    before = bench.ids
    bench.choose(*before[3:5])
    bench.key(_K.Key_Up, _ALT)
    assert bench.ids[2:5] == (before[3], before[4], before[2])
    assert bench.choices[-1].order == bench.ids
    assert bench.editor.list.chosen == before[3:5]
    bench.key(_K.Key_Down, _ALT)
    assert bench.ids == before


def test_at_the_top_nothing_moves_and_nothing_is_said(bench: Bench) -> None:
    bench.choose("title")
    bench.key(_K.Key_Up, _ALT)
    assert bench.choices == []
    assert not bench.editor.bar.undo.isEnabled()


def test_dropped_slides_stand_where_they_were_dropped(bench: Bench) -> None:
    before, model = bench.ids, bench.editor.model
    data: QMimeData = model.mimeData([model.index(5), model.index(2)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert bench.ids[:4] == (before[0], before[2], before[5], before[1])
    assert set(bench.editor.list.chosen) == {before[2], before[5]}
    assert sorted(bench.ids) == sorted(before)


def test_everything_is_undone_and_done_again(bench: Bench) -> None:
    before = bench.editor.draft
    bench.choose(bench.ids[4])
    bench.key(_K.Key_Down, _ALT)
    bench.key(_K.Key_H)
    bench.editor.edits.end_here()
    bench.editor.add_text()
    bench.editor.talk.minutes.setValue(20)
    after = bench.editor.draft
    for _ in range(5):
        bench.key(_K.Key_Z, _CTRL)
    assert bench.editor.draft == before
    assert bench.choices[-1] == before.choices
    assert bench.removed == ["own-1"]
    for _ in range(5):
        bench.key(_K.Key_Z, _CTRL | _SHIFT)
    assert bench.editor.draft == after
    assert bench.saved[-1].id == "own-1"


def test_undo_names_what_it_would_undo(bench: Bench) -> None:
    bench.choose(bench.ids[4])
    bench.key(_K.Key_H)
    assert bench.editor.bar.undo.text() == "Undo hide"
    assert bench.editor.bar.buttons[bench.editor.bar.undo].text() == "Undo"


def test_the_original_order_comes_back_and_own_slides_stay(qtbot: QtBot, brief: Brief) -> None:
    choices = DeckChoices(
        ("own-1", "title", "closing"), frozenset({"overview"}), "closing", "dark", minutes=9
    )
    bench = bench_of(qtbot, brief, Draft(choices, (OWN,)))
    assert bench.ids[0] == "own-1"
    bench.editor.bar.restore.trigger()
    assert bench.ids[0] == "title"
    assert bench.ids[-2:] == ("own-1", "closing")
    assert bench.choices == [DeckChoices(theme="dark", minutes=9)]


def test_ids_that_are_gone_do_no_harm(qtbot: QtBot, brief: Brief) -> None:
    choices = DeckChoices(("gone", "closing", "gone"), frozenset({"gone"}), "gone")
    bench = bench_of(qtbot, brief, Draft(choices))
    assert "gone" not in bench.ids
    assert bench.editor.model.end == "closing"


# ------------------------------------------------------------ hiding and the end


@pytest.mark.parametrize("key", [_K.Key_H, _K.Key_Delete])
def test_a_slide_is_hidden_and_shown_by_a_key(bench: Bench, key: Qt.Key) -> None:
    name = bench.ids[4]
    bench.choose(name)
    bench.key(key)
    assert bench.choices[-1].hidden == {name}
    assert bench.state(name) == "Hidden"
    assert bench.editor.bar.hide_or_show.text() == "Show"
    assert bench.editor.count.text() == "44 slides in the talk, 0 backups, 1 hidden"
    bench.key(key)
    assert bench.choices[-1].hidden == frozenset()
    assert bench.editor.bar.hide_or_show.text() == "Hide"


def test_everything_hidden_is_said(bench: Bench) -> None:
    bench.choose(*bench.ids)
    bench.key(_K.Key_H)
    assert bench.editor.count.text() == "All 45 slides are hidden: the show has only the title."
    bench.editor.ways.here.click()
    assert bench.wants == [("start", "")]


def test_the_talk_ends_here(bench: Bench) -> None:
    bench.choose(bench.ids[9])
    bench.key(_K.Key_E)
    assert bench.choices[-1].end == bench.ids[9]
    assert bench.state(bench.ids[9]) == "The talk ends here"
    assert bench.editor.count.text() == "10 slides in the talk, 35 backups, 0 hidden"


def test_hiding_the_end_keeps_the_backups_back(bench: Bench) -> None:
    bench.choose(bench.ids[9])
    bench.key(_K.Key_E)
    bench.key(_K.Key_H)
    assert bench.choices[-1].end == bench.ids[8]
    assert bench.editor.count.text() == "9 slides in the talk, 35 backups, 1 hidden"


# ------------------------------------------------------------ the user's own slides


def test_a_text_slide_comes_after_the_current_one_and_waits_for_its_title(bench: Bench) -> None:
    before = bench.ids
    bench.choose(before[2])
    bench.key(_K.Key_N, _CTRL)
    assert bench.ids[2:4] == (before[2], "own-1")
    assert bench.saved == [OwnSlide("own-1", "New slide")]
    assert bench.editor.form.title.hasFocus()
    bench.qtbot.keyClicks(bench.editor.form.title, "Hello")
    assert bench.saved[-1] == OwnSlide("own-1", "Hello")
    assert bench.editor.model.index(3).data() == "Hello"


def test_what_is_typed_into_one_slide_is_undone_at_once(qtbot: QtBot, brief: Brief) -> None:
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (OWN,)))
    bench.choose("own-1")
    bench.editor.form.begin()
    qtbot.keyClicks(bench.editor.form.title, "abc")
    assert bench.editor.history.stack.count() == 1
    bench.editor.bar.undo.trigger()
    assert bench.editor.draft.own == (OWN,)
    assert bench.editor.form.title.text() == "Mine"


def test_typing_and_minutes_are_undone_apart(qtbot: QtBot, brief: Brief) -> None:
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (OWN,)))
    bench.choose("own-1")
    bench.editor.form.title.setFocus()
    qtbot.keyClicks(bench.editor.form.title, "x")
    bench.editor.talk.minutes.setValue(2)
    bench.editor.talk.minutes.setValue(20)
    assert bench.editor.history.stack.count() == 2


def test_an_own_slide_is_deleted_and_comes_back(qtbot: QtBot, brief: Brief) -> None:
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (OWN,)))
    bench.choose("own-1")
    assert bench.editor.bar.hide_or_show.text() == "Delete"
    row = bench.editor.model.row_of("own-1")
    bench.key(_K.Key_Delete)
    assert bench.removed == ["own-1"]
    assert "own-1" not in bench.ids
    assert bench.editor.list.currentIndex().row() == row
    assert not bench.editor.form.isVisible()
    bench.key(_K.Key_Z, _CTRL)
    assert bench.saved == [OWN]
    assert bench.editor.list.chosen == ("own-1",)


def test_a_long_text_goes_on_and_stays_one_slide(qtbot: QtBot, brief: Brief) -> None:
    long = replace(OWN, text="\n".join(f"point {n}" for n in range(40)))
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (long,)))
    parts = [name for name in bench.ids if name.startswith("own-1")]
    assert len(parts) > 1
    bench.choose(parts[-1])
    assert bench.editor.form.text.toPlainText() == long.text
    bench.key(_K.Key_Delete)
    assert not any(name.startswith("own-1") for name in bench.ids)


def test_typing_in_a_long_text_keeps_the_part_that_is_looked_at(qtbot: QtBot, brief: Brief) -> None:
    long = replace(OWN, text="\n".join(f"point {n}" for n in range(40)))
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (long,)))
    part = [name for name in bench.ids if name.startswith("own-1")][1]
    bench.choose(part)
    bench.editor.form.text.appendPlainText("more")
    assert bench.editor.current is not None
    assert bench.editor.current.id == part


def test_a_picture_is_stored_as_it_is(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    path.write_bytes(encoded("PNG"))
    bench.files.append(path)
    bench.editor.bar.add_picture.trigger()
    assert bench.saved == [OwnSlide("own-1", "map", picture=encoded("PNG"))]
    other = tmp_path / "photo.jpg"
    other.write_bytes(encoded("JPG"))
    bench.files.append(other)
    bench.editor.form.replace.click()
    assert bench.saved[-1] == OwnSlide("own-1", "map", picture=encoded("JPG"))
    bench.editor.bar.undo.trigger()
    assert bench.editor.draft.own[0].picture == encoded("PNG")


def test_a_file_that_is_no_picture_is_said_and_nothing_is_lost(bench: Bench, tmp_path: Path) -> None:
    before = bench.editor.draft
    path = tmp_path / "map.png"
    path.write_bytes(b"no picture")
    bench.files += [path, path, None]
    for _ in range(3):
        bench.editor.add_picture()
    (sentence,) = bench.editor.notices.sentences
    assert "map.png" in sentence
    assert bench.editor.draft == before


# ------------------------------------------------------------ the note


def test_the_note_belongs_to_the_slide_it_was_written_for(bench: Bench) -> None:
    bench.choose(bench.ids[1])
    bench.editor.notes.field.setPlainText("second")
    bench.choose(bench.ids[2])
    assert bench.notes == [(bench.ids[1], "second")]
    assert bench.editor.notes.field.toPlainText() == ""
    bench.choose(bench.ids[1])
    assert bench.editor.notes.field.toPlainText() == "second"


@pytest.mark.parametrize("way", ["start", "here", "rehearse", "auto"])
def test_what_was_just_typed_is_told_before_a_show_begins(bench: Bench, way: str) -> None:
    told: list[bool] = []
    for signal in (bench.editor.start_wanted, bench.editor.rehearse_wanted, bench.editor.auto_play_wanted):
        signal.connect(lambda *_: told.append(bool(bench.notes)))
    bench.editor.notes.field.setPlainText("just now")
    getattr(bench.editor.ways, way).click()
    assert told == [True]


def test_escape_leads_from_the_note_to_the_list_and_out(bench: Bench) -> None:
    bench.editor.notes.field.setFocus()
    bench.editor.notes.field.setPlainText("last words")
    bench.qtbot.keyClick(bench.editor.notes.field, _K.Key_Escape)
    assert bench.editor.list.hasFocus()
    bench.key(_K.Key_Escape)
    assert not bench.editor.isVisible()
    assert bench.notes == [("title", "last words")]


def test_escape_in_the_form_does_not_close_the_window(qtbot: QtBot, brief: Brief) -> None:
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (OWN,)))
    bench.choose("own-1")
    bench.editor.form.title.setFocus()
    qtbot.keyClick(bench.editor.form.title, _K.Key_Escape)
    assert bench.editor.isVisible()
    assert bench.editor.list.hasFocus()


def test_a_letter_typed_into_a_field_hides_nothing(bench: Bench) -> None:
    bench.editor.notes.field.setFocus()
    for key in (_K.Key_H, _K.Key_E, _K.Key_Delete):
        bench.qtbot.keyClick(bench.editor.notes.field, key)
    assert bench.choices == []


# ------------------------------------------------------------ the talk


def test_look_steps_and_length_are_told_at_once(bench: Bench) -> None:
    talk = bench.editor.talk
    talk.look.setCurrentIndex(2)
    talk.look.activated.emit(2)
    assert bench.choices[-1].theme == "ceremonial"
    talk.steps.click()
    assert not bench.choices[-1].step_by_step
    talk.minutes.stepUp()
    assert bench.choices[-1] == DeckChoices(theme="ceremonial", step_by_step=False, minutes=1)
    for _ in range(3):
        bench.editor.bar.undo.trigger()
    assert (talk.look.currentIndex(), talk.steps.isChecked(), talk.minutes.value()) == (0, True, 0)
    assert talk.minutes.text() == "None"


def test_a_look_changes_the_slide_and_the_list(bench: Bench) -> None:
    drawn = bench.editor.model.times_drawn
    bench.qtbot.waitUntil(lambda: bench.editor.model.times_drawn > drawn)
    drawn = bench.editor.model.times_drawn
    bench.editor.talk.look.activated.emit(1)
    assert bench.editor._look.style.name == "dark"
    bench.qtbot.waitUntil(lambda: bench.editor.model.times_drawn > drawn)


def test_other_edits_keep_what_is_set_and_the_other_way_round(bench: Bench) -> None:
    bench.editor.talk.look.activated.emit(2)
    bench.choose(bench.ids[3])
    bench.key(_K.Key_H)
    bench.editor.talk.steps.click()
    assert bench.choices[-1] == DeckChoices(
        hidden=frozenset({bench.ids[3]}), theme="ceremonial", step_by_step=False
    )


def test_the_slide_is_looked_at_in_other_shapes(bench: Bench) -> None:
    bench.editor.bar.ratio.activated.emit(1)
    assert bench.editor.picture.ratio == 4 / 3
    assert bench.choices == []


def test_the_picture_has_the_number_the_audience_sees(bench: Bench) -> None:
    bench.choose(bench.ids[2])
    pictured = bench.editor.picture.pictured
    assert pictured is not None
    assert pictured.folio == "3 / 45"


# ------------------------------------------------------------ ways out


def test_each_way_out_is_told(bench: Bench) -> None:
    bench.choose(bench.ids[3])
    ways = bench.editor.ways
    for button in (ways.start, ways.here, ways.rehearse, ways.auto):
        button.click()
    assert bench.wants == [("start", ""), ("start", bench.ids[3]), ("rehearse", ""), ("auto", 12)]
    bench.wants.clear()
    for action in ways.take.menu().actions():
        action.trigger()
    assert bench.wants == [("take", kind) for kind in ("pptx", "pdf", "html", "handout")]


def test_the_keys_that_begin_a_show_in_the_desk_do_so_here(bench: Bench) -> None:
    bench.choose(bench.ids[3])
    bench.key(_K.Key_F5)
    bench.key(_K.Key_F5, _SHIFT)
    bench.key(_K.Key_F5, _CTRL)
    assert bench.wants == [("start", bench.ids[3]), ("start", ""), ("rehearse", "")]


def test_from_a_hidden_slide_the_show_begins_with_the_next(bench: Bench) -> None:
    bench.choose(bench.ids[3])
    bench.key(_K.Key_H)
    bench.editor.ways.here.click()
    assert bench.wants == [("start", bench.ids[4])]


# ------------------------------------------------------------ what the window is


def test_a_sentence_is_said_once(bench: Bench) -> None:
    bench.editor.say("The notebook cannot be written.")
    bench.editor.say("The notebook cannot be written.")
    bench.editor.say("Saved.", "check")
    assert bench.editor.notices.sentences == ["The notebook cannot be written.", "Saved."]


def test_an_edit_does_not_scroll_the_list_away(bench: Bench) -> None:
    view = bench.editor.list
    bench.choose(bench.ids[20])
    before = view.verticalScrollBar().value()
    assert before > 0
    bench.key(_K.Key_H)
    assert view.verticalScrollBar().value() == before


def test_several_are_hidden_without_losing_the_choice(bench: Bench) -> None:
    names = (bench.ids[2], bench.ids[5], bench.ids[7])
    bench.choose(*names)
    bench.key(_K.Key_H)
    assert bench.choices[-1].hidden == set(names)
    assert bench.editor.list.chosen == names


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[str, str], None]]:
    """Dresses the application in a theme and a language, for one test."""
    add_fonts()  # first of all, as the application does: a face that comes later changes what is laid out
    translators = Translators(qapp)

    def put_on(theme: str, language: str) -> None:
        translators.install(language)
        qapp.setFont(Theme(THEMES[theme]).font(Type.INTERFACE))
        qapp.setStyleSheet(Theme(THEMES[theme]).style_sheet())

    yield put_on
    translators.install("en")
    qapp.setStyleSheet("")
    qapp.setFont(QFont())


def cut_off(window: DeckEditor) -> list[str]:
    """What reaches over an edge of the window, or shows less than its words need."""
    out = []
    for widget in window.findChildren(QWidget):
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        is_worded = isinstance(widget, QAbstractButton | QComboBox | QSpinBox) or (
            isinstance(widget, QLabel) and not widget.wordWrap()
        )
        if not widget.isVisible() or not is_worded:
            continue
        # A button has no more room than its words; a field may hide the end of what is in it.
        needed = widget.sizeHint() if isinstance(widget, QAbstractButton) else widget.minimumSizeHint()
        if not window.rect().contains(place) or widget.width() < needed.width():
            out.append(f"{type(widget).__name__} {widget.accessibleName()} {place.getRect()}")
    return out


@pytest.mark.parametrize("size", [(1024, 640), (2560, 1440)])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_cut_off(
    qtbot: QtBot,
    brief: Brief,
    dress: Callable[[str, str], None],
    language: str,
    theme: str,
    size: tuple[int, int],
) -> None:
    dress(theme, language)
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (OWN,)), theme, language)
    bench.editor.say("A sentence above the slides.")
    bench.choose("own-1")
    bench.editor.resize(*size)
    qtbot.waitUntil(lambda: bench.editor.width() == size[0])
    qtbot.waitUntil(lambda: cut_off(bench.editor) == [])
    assert bench.editor.size().toTuple() == size


def test_a_planted_button_that_is_too_narrow_is_found(bench: Bench) -> None:
    assert cut_off(bench.editor) == []
    bench.editor.ways.start.setFixedWidth(20)
    QApplication.processEvents()
    assert len(cut_off(bench.editor)) == 1


def tab_stops(start: QWidget) -> set[QWidget]:
    """What Tab leads to, beginning anywhere."""
    stops, step = {start}, start.nextInFocusChain()
    while step is not None and step is not start:
        if step.isVisible() and step.isEnabled() and step.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.add(step)
        step = step.nextInFocusChain()
    return stops


def test_everything_can_be_reached_by_tab_and_has_a_name(qtbot: QtBot, brief: Brief) -> None:
    bench = bench_of(qtbot, brief, Draft(DeckChoices(), (OWN,)))
    bench.choose("own-1")
    editor = bench.editor
    parts = {editor.list, editor.talk.look, editor.talk.steps, editor.talk.minutes, editor.form.title}
    parts |= {editor.form.text, editor.notes.field, editor.bar.ratio, editor.ways.start, editor.ways.seconds}
    parts |= {button for button in editor.bar.buttons.values() if button.isEnabled()}
    assert parts <= tab_stops(editor.list)
    for part in parts:
        assert part.accessibleName() or getattr(part, "text", str)(), part


def test_a_row_answers_the_list_it_is_chosen_in(bench: Bench) -> None:
    """Shift and an arrow choose several; the arrows alone look at one after the other."""
    bench.key(_K.Key_Down)
    bench.key(_K.Key_Down, _SHIFT)
    assert bench.editor.list.chosen == bench.ids[1:3]
    selection = bench.editor.list.selectionModel()
    selection.select(bench.editor.model.index(0), QItemSelectionModel.SelectionFlag.Select)
    bench.key(_K.Key_H)
    assert bench.choices[-1].hidden == set(bench.ids[:3])
