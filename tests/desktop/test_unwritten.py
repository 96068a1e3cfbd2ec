"""What is entered while the notebook cannot be written: said clearly, written by itself, and asked about on closing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.actuals.check import Written
from db.decks import ShowPlace
from db.errors import NotebookFault
from db.notebook.notebook import Notebook
from db.records import Brief, Figure
from desktop.app import Desk
from desktop.desks import Desks
from desktop.kept_notebook import KeptNotebook
from desktop.noting.drafts import Draft
from desktop.noting.noting import Noting
from desktop.noting.spots import figure_spot
from desktop.presenting.deck_editor import DeckEditor
from desktop.presenting.running_show import RunningShow
from desktop.progress import notebook_exchange, unwritten
from desktop.progress.following import Following
from desktop.progress.leaving_dialog import Leave, LeavingDialog, may_leave
from desktop.progress_desk import ProgressDesk
from desktop.theme import LIGHT, Theme
from desktop.widgets.notices import Notice
from tests.conftest import MakeDesk

VALUE = Written("6.4%", "2023-06-30", "2023年1月至6月", "统计局")
LATER = Written("6.6%", "2023-09-30", "2023年1月至9月", "统计局")


Child = TypeVar("Child", bound=QObject)


def found(desk: Desk, kind: type[Child]) -> Child:
    child = desk.window.findChild(kind)
    assert child is not None
    return child


class Office:
    """The viewer in a home whose folder cannot be made until `make_room` is called."""

    def __init__(self, desk: Desk, config: Path) -> None:
        self.viewer, self.window, self.folder = desk, desk.window, config
        self.book = config / "notebook.db"
        self.desk = found(desk, ProgressDesk)
        self.following = found(desk, Following)
        self.brief: Brief = desk.library.briefs[0]
        self.asked: list[tuple[int, str]] = []

    @property
    def figure(self) -> Figure:
        return next(f for f in reversed(self.brief.figures) if f.indicator.id == "gdp-growth")

    @property
    def notices(self) -> list[Notice]:
        return [notice for notice in self.window.notices.shown if notice.key == "notebook"]

    def enter(self, written: Written = VALUE) -> None:
        self.following.enter(self.brief, self.figure, written)

    def make_room(self) -> None:
        self.folder.unlink()

    def answer(self, monkeypatch: pytest.MonkeyPatch, *answers: Leave) -> None:
        left = list(answers)

        def ask(count: int, failed: str) -> Leave:
            self.asked.append((count, failed))
            return left.pop(0)

        monkeypatch.setattr(self.desk, "_ask_to_leave", ask)

    def kept(self) -> list[str]:
        notebook = Notebook.open(self.book)
        values = [change.actual.value for change in notebook.actuals.history(self.brief.id, "gdp-growth")]
        notebook.close()
        return values


@pytest.fixture
def office(make_desk: MakeDesk, config: Path) -> Office:
    config.rmdir()
    made = Office(make_desk(), config)
    # After the start: only the notebook is in the way.
    if config.exists():
        for path in config.iterdir():
            path.unlink()
        config.rmdir()
    config.touch()
    made.window.notices.clear()
    return made


def test_the_first_entry_says_that_it_lasts_until_the_window_is_closed_and_offers_the_export(
    office: Office,
) -> None:
    office.enter()
    (notice,) = office.notices
    assert notice.sentence.startswith("填报和笔记只保留到关闭窗口，因为笔记本用不了：所在的位置不能写入。")
    assert [words for words, _ in notice.choices] == ["导出笔记本…"]
    office.enter(LATER)
    assert office.notices == [notice]


def test_once_it_is_written_the_trouble_is_withdrawn_and_it_is_said_once(office: Office) -> None:
    office.enter()
    office.make_room()
    office.enter(LATER)
    assert [notice.sentence for notice in office.notices] == ["填报和记下的内容现在都已写入笔记本文件。"]
    assert [value.value for value in office.following.progress(office.brief).of(office.figure)] == [
        "6.4%",
        "6.6%",
    ]
    assert office.kept() == ["6.4%", "6.6%"]


def test_a_full_disk_is_said_to_end_by_itself() -> None:
    words = unwritten.held_words(NotebookFault.FULL, "en")
    assert words.startswith(
        "Not in the notebook's file yet: the disk is full. What you entered and noted is in memory"
    )


def test_notes_and_values_are_one_trouble_in_one_notice(office: Office) -> None:
    office.enter()
    noting = found(office.viewer, Noting)
    noting.bookmark(office.brief, figure_spot(office.figure))
    assert len(office.window.notices.shown) == 1
    assert office.following.kept.pending == 2


def test_closing_asks_and_going_back_keeps_the_window_open(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.enter()
    office.answer(monkeypatch, Leave.STAY)
    assert not office.window.close()
    assert office.window.isVisible()
    assert office.asked == [(1, "")]
    assert office.following.kept.pending == 1


def test_closing_anyway_closes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.enter()
    office.answer(monkeypatch, Leave.LOSE)
    assert office.window.close()


def test_nothing_is_asked_where_nothing_was_entered(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert office.following.notebook().is_kept is False
    office.answer(monkeypatch)
    assert office.window.close()


def test_nothing_is_asked_where_there_is_room_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.enter()
    office.make_room()
    office.answer(monkeypatch)
    assert office.window.close()
    assert office.kept() == ["6.4%"]


def test_an_export_that_fails_is_asked_about_again_and_one_that_succeeds_closes(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office.enter()
    targets = [tmp_path / "none" / "笔记本.db", None, tmp_path / "笔记本.db"]
    monkeypatch.setattr(notebook_exchange.export_notebook, "__defaults__", (None, lambda *_: targets.pop(0)))
    office.answer(monkeypatch, Leave.EXPORT, Leave.EXPORT, Leave.EXPORT)
    assert office.window.close()
    assert [bool(failed) for _, failed in office.asked] == [False, True, False]
    office.book = tmp_path / "笔记本.db"
    assert office.kept() == ["6.4%"]


def test_the_question_says_what_is_lost_and_escape_stays(qtbot: QtBot, qapp: object) -> None:
    words = unwritten.leaving_words(NotebookFault.FULL, 2, "en")
    dialog = LeavingDialog(words, Theme(LIGHT))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert words.startswith("Changes that are not in the notebook's file: 2. Reason: the disk is full.")
    assert dialog.focusWidget() is dialog.exporting
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.answer) == (False, Leave.STAY)


@pytest.mark.parametrize(
    ("name", "answer"), [("staying", Leave.STAY), ("losing", Leave.LOSE), ("exporting", Leave.EXPORT)]
)
def test_each_button_is_an_answer(qtbot: QtBot, name: str, answer: Leave) -> None:
    dialog = LeavingDialog("", Theme(LIGHT))
    qtbot.addWidget(dialog)
    getattr(dialog, name).click()
    assert dialog.answer is answer


def test_undoing_and_doing_again_say_which_step(desk: Desk) -> None:
    window = desk.window
    following, brief = found(desk, Following), desk.library.briefs[0]
    figure = next(f for f in reversed(brief.figures) if f.indicator.id == "gdp-growth")
    following.enter(brief, figure, VALUE)
    window.commands["undo"].trigger()
    assert window.notices.sentences == ["已撤销：填报"]
    window.commands["redo"].trigger()
    assert window.notices.sentences == ["已重做：填报"]


def test_a_step_that_was_refused_is_not_called_undone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = desk.window
    following, brief = found(desk, Following), desk.library.briefs[0]
    figure = next(f for f in reversed(brief.figures) if f.indicator.id == "gdp-growth")
    actual = following.enter(brief, figure, VALUE)
    following.kept.notebook.actuals.withdraw(brief.id, actual, "另一个窗口")
    window.commands["undo"].trigger()
    (sentence,) = window.notices.sentences
    assert "已撤销：" not in sentence


def test_a_note_that_is_being_written_is_asked_about_and_exported(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    noting = found(office.viewer, Noting)
    noting.draft = Draft(office.brief, figure_spot(office.figure), "核对")
    monkeypatch.setattr(
        notebook_exchange.export_notebook, "__defaults__", (None, lambda *_: tmp_path / "笔记本.db")
    )
    office.answer(monkeypatch, Leave.STAY, Leave.EXPORT)
    assert not office.window.close()
    assert noting.draft is not None
    assert office.window.close()
    assert [count for count, _ in office.asked] == [1, 1]
    book = Notebook.open(tmp_path / "笔记本.db")
    assert [note.text for note in book.annotations.of(office.brief.id)] == ["核对"]
    book.close()


def test_a_note_that_is_being_written_is_kept_without_asking_where_there_is_room(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    noting = found(office.viewer, Noting)
    noting.draft = Draft(office.brief, figure_spot(office.figure), "核对")
    assert noting.is_draft_at_risk
    office.make_room()
    office.answer(monkeypatch)
    assert office.window.close()
    book = Notebook.open(office.book)
    assert [note.text for note in book.annotations.of(office.brief.id)] == ["核对"]
    book.close()


def test_the_window_asks_in_its_language(office: Office) -> None:
    office.enter()
    said: list[str] = []

    def answer() -> None:
        dialog = office.window.findChild(LeavingDialog)
        assert dialog is not None
        said.extend([dialog.windowTitle(), dialog.losing.accessibleDescription()])
        dialog.losing.click()

    QTimer.singleShot(0, answer)
    assert office.window.close()
    assert said[0] == "有内容没有保存"
    assert said[1].startswith("有 1 项更改还没有写入笔记本文件，原因：所在的位置不能写入。现在退出，")


# ------------------------------------------------------------ the slides, their notes, and a show


@pytest.fixture
def slides(office: Office) -> Iterator[DeckEditor]:
    """The window in which slides are arranged."""
    office.window.commands["slides"].trigger()
    editors = [one for one in QApplication.topLevelWidgets() if isinstance(one, DeckEditor)]
    (editor,) = [one for one in editors if one.isVisible()]
    yield editor
    if isValid(editor):
        editor.close()


def test_a_note_on_a_slide_is_asked_about_while_it_is_still_typed_and_exported_with_the_values(
    office: Office, slides: DeckEditor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert slides.current is not None
    slide = slides.current.id
    slides.notes.field.setPlainText("先说经济")
    office.enter()
    target = tmp_path / "笔记本.db"
    monkeypatch.setattr(notebook_exchange.export_notebook, "__defaults__", (None, lambda *_: target))
    office.answer(monkeypatch, Leave.STAY, Leave.EXPORT)
    assert not office.window.close()
    assert office.window.close()
    assert office.asked == [(2, ""), (2, "")]
    office.book = target
    assert office.kept() == ["6.4%"]
    book = Notebook.open(target)
    assert book.notes(office.brief.id) == {slide: "先说经济"}
    book.close()


def said_when_left(office: Office, monkeypatch: pytest.MonkeyPatch) -> str:
    """Close the window, and what the one question says of leaving all the same, which is answered so."""
    said: list[str] = []

    def answer(dialog: LeavingDialog) -> int:
        said.append(dialog.losing.accessibleDescription())
        dialog.losing.click()
        return 1

    monkeypatch.setattr(LeavingDialog, "exec", answer)
    assert office.window.close()
    (words,) = said
    return words


def test_the_question_about_a_note_on_a_slide_alone_says_what_is_in_the_way(
    office: Office, slides: DeckEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    slides.notes.field.setPlainText("先说经济")
    words = said_when_left(office, monkeypatch)
    assert words.startswith("有 1 项更改还没有写入笔记本文件，原因：所在的位置不能写入。")


def test_a_note_on_a_slide_is_written_without_asking_where_there_is_room_again(
    office: Office, slides: DeckEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert slides.current is not None
    slide = slides.current.id
    slides.notes.field.setPlainText("先说经济")
    slides.notes.keep()
    office.make_room()
    office.answer(monkeypatch)
    assert office.window.close()
    book = Notebook.open(office.book)
    assert book.notes(office.brief.id) == {slide: "先说经济"}
    book.close()


@pytest.fixture
def rehearsal(office: Office, qtbot: QtBot) -> Iterator[RunningShow]:
    """A rehearsal that is at its second slide."""
    office.window.commands["rehearse"].trigger()
    running = found(office.viewer, Desks)._presenting().running
    assert running is not None
    running.show.next()
    qtbot.waitUntil(lambda: bool(running.show.clock.by_slide))
    yield running
    if not running._is_over:
        running.show.end()


def test_closing_during_a_rehearsal_asks_once_with_all_else_and_going_back_lets_it_go_on(
    office: Office, rehearsal: RunningShow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office.enter()
    target = tmp_path / "笔记本.db"
    monkeypatch.setattr(notebook_exchange.export_notebook, "__defaults__", (None, lambda *_: target))
    office.answer(monkeypatch, Leave.STAY, Leave.EXPORT)
    assert not office.window.close()
    assert not rehearsal._is_over
    assert office.window.close()
    assert office.asked == [(2, ""), (2, "")]
    assert rehearsal._is_over
    book = Notebook.open(target)
    (kept,) = book.rehearsals(office.brief.id)
    book.close()
    assert [slide for slide, _ in kept.seconds] == [rehearsal.show.deck.slides[1].id]


def test_the_question_says_that_a_rehearsal_is_lost(
    office: Office, rehearsal: RunningShow, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = said_when_left(office, monkeypatch)
    assert words.startswith("有 1 项更改还没有写入笔记本文件")
    assert "排练的计时就会丢失" in words
    assert rehearsal._is_over


def test_a_rehearsal_is_written_without_asking_where_there_is_room(
    office: Office, rehearsal: RunningShow, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.make_room()
    office.answer(monkeypatch)
    assert office.window.close()
    book = Notebook.open(office.book)
    (kept,) = book.rehearsals(office.brief.id)
    book.close()
    assert kept.began == rehearsal.began.isoformat(timespec="seconds")


def test_a_rehearsal_whose_clock_has_not_begun_is_no_question(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.window.commands["rehearse"].trigger()
    office.answer(monkeypatch)
    assert office.window.close()


def test_where_a_show_was_left_is_no_question(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    told: list[object] = []
    kept = KeptNotebook(tmp_path / "home" / "notebook.db", told.append)
    kept.write(lambda book: book.save_place("tiny", ShowPlace("a", 1, 2.0)), "place", "tiny", is_slight=True)
    assert (kept.pending, kept.at_risk) == (1, 0)
    assert may_leave([kept], lambda: False, lambda *_: Leave.STAY, lambda: (False, ""))
    kept.write(lambda book: book.set_note("tiny", "a", "甲"), "note", "tiny", "a")
    assert not may_leave([kept], lambda: False, lambda *_: Leave.STAY, lambda: (False, ""))
    kept.close()


def test_what_a_show_could_not_write_is_said_above_the_page_with_the_export(
    office: Office, slides: DeckEditor
) -> None:
    slides.notes.field.setPlainText("先说经济")
    slides.notes.keep()
    slides.hide()
    found(office.viewer, Desks)._presenting().said.emit("笔记本写不进去。")
    (notice,) = office.notices
    assert [words for words, _ in notice.choices] == ["导出笔记本…"]


def test_what_a_show_says_of_a_file_offers_no_export(office: Office) -> None:
    found(office.viewer, Desks)._presenting().said.emit("文件没有存下。")
    (notice,) = office.notices
    assert notice.choices == ()
