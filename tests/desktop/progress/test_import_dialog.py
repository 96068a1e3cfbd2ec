"""A table is read, shown, and imported whole or not at all; with the keyboard alone, and one undo takes it back."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.actuals.actuals import Actuals
from db.actuals.check import Written
from db.actuals.faults import ActualError, ActualFault
from db.actuals.rows import row_of
from db.errors import NotebookError, NotebookFault, UserError
from db.notebook import notebook as db_notebook
from db.progress import Progress
from db.records import Brief
from desktop.models.import_preview import Column
from desktop.progress.following import Following
from desktop.progress.import_dialog import ImportDialog
from desktop.progress.import_parts import Files
from desktop.progress.sheets import watching
from desktop.progress.sheets.table import Table
from desktop.progress.sheets.template import template_csv, template_xlsx
from desktop.progress.sheets.watching import Stopped, Watch
from desktop.theme import LIGHT, Theme
from tests.db.tiny import tiny
from tests.desktop.progress.filled_sheets import HEAD, filled_template, rows
from tests.desktop.progress.office import figure_of, following_at

QUARTER_OF_THE_TABLE = Written("105家", "2023-03-31", "一季度")
GOOD = "cloud,,,,,105家,2023-03-31,一季度,统计局,,"
BAD = "income,,,,,很多,2023-03-31,,,,"
Opened = Callable[..., ImportDialog]


@dataclass
class Disk:
    """Where files are chosen and saved in these tests."""

    chosen: Path | None = None
    wanted: Path | None = None
    error: UserError | None = None
    saved: dict[Path, bytes] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def files(self) -> Files:
        def ask_save(_: object, name: str) -> Path | None:
            self.names.append(name)
            return self.wanted

        return Files(self._save, lambda _: self.chosen, ask_save)

    def _save(self, path: Path, data: bytes) -> None:
        if self.error:
            raise self.error
        self.saved[path] = data


@pytest.fixture
def brief() -> Brief:
    return tiny()


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def following(tmp_path: Path, qapp: object) -> Iterator[Following]:
    made = following_at(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, brief: Brief, following: Following, disk: Disk, tmp_path: Path) -> Opened:
    """The dialog, with a table of these rows chosen."""

    def make(*lines: str) -> ImportDialog:
        made = ImportDialog(brief, following, Theme(LIGHT), "zh_CN", disk.files())
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.open()
        if lines:
            disk.chosen = tmp_path / "表.csv"
            disk.chosen.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
            qtbot.mouseClick(made.chooser, Qt.MouseButton.LeftButton)
            settle(qtbot, made)
        return made

    return make


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Until what is read, judged and entered beside the window is there."""
    qtbot.waitUntil(lambda: not dialog.is_busy)


def values(following: Following, brief: Brief) -> list[str]:
    return [one.value for held in following.progress(brief).actuals.values() for one in held]


def counts(dialog: ImportDialog) -> str:
    return dialog.counts.text().replace("\u00a0", " ")


def test_before_a_table_there_is_only_where_to_drop_one(opened: Opened) -> None:
    dialog = opened()
    assert dialog.pages.currentIndex() == 0
    assert not dialog.importer.isVisible()
    assert dialog.chooser.hasFocus()


def test_a_sound_table_is_shown_and_imported_and_one_undo_takes_it_back(
    opened: Opened, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    dialog = opened(GOOD, "income,,,,,3.5%,2023-03-31,,,,")
    told: list[int] = []
    dialog.imported.connect(told.append)
    assert counts(dialog) == "新增 2"
    assert values(following, brief) == []
    qtbot.mouseClick(dialog.importer, Qt.MouseButton.LeftButton)
    settle(qtbot, dialog)
    assert sorted(values(following, brief)) == ["105家", "3.5%"]
    assert told == [2]
    assert dialog.said.sentences == ["Values imported: 2. One undo takes all of them back."]
    assert counts(dialog) == "已有 2"
    assert not dialog.importer.isEnabled()
    assert following.steps.undoText() == "importing values (2)"
    following.steps.undo()
    settle(qtbot, dialog)
    assert values(following, brief) == []
    assert counts(dialog) == "新增 2"


def test_one_refused_row_holds_all_back_until_it_is_left_out(
    opened: Opened, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    dialog = opened(GOOD, BAD)
    assert not dialog.importer.isEnabled()
    dialog.confirm()
    assert values(following, brief) == []
    assert dialog.said.sentences == [
        "Rows that cannot be imported: 1. Until they are corrected or left out, no row is."
    ]
    (offer,) = dialog.said.findChildren(QPushButton)
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert counts(dialog) == "新增 1  ·  Left out 1"
    assert dialog.importer.isEnabled()


def test_the_keyboard_alone_unticks_imports_and_closes(
    opened: Opened, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    dialog = opened(GOOD, BAD)
    assert dialog.table.hasFocus()
    assert "没有采用“很多”" in dialog.whole.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.importer.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert not dialog.importer.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, dialog)
    assert values(following, brief) == ["105家"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_click_on_the_tick_leaves_a_row_out(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(GOOD)
    place = dialog.table.visualRect(dialog.rows.index(0, Column.ROW)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.model.plan.left_out == {2}
    assert dialog.said.sentences == ["There is nothing new to import."]


def test_only_the_refused_rows_can_be_looked_at(opened: Opened) -> None:
    dialog = opened(GOOD, BAD, GOOD.replace("105", "106").replace("03-31", "06-30"))
    offered = [dialog.filter.itemText(n) for n in range(dialog.filter.count())]
    assert offered == ["All rows (3)", "不能导入 (1)", "新增 (2)"]
    dialog.filter.setCurrentIndex(1)
    dialog.filter.activated.emit(1)
    assert dialog.rows.rowCount() == 1
    dialog.filter.setCurrentIndex(0)
    dialog.filter.activated.emit(0)
    assert dialog.rows.rowCount() == 3


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_offered(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(GOOD)
    old = tmp_path / "旧.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    dialog.open_file(old)
    settle(qtbot, dialog)
    (said,) = dialog.said.sentences
    assert said.startswith("没有读取“旧.xls”：这是旧格式")
    assert not dialog.importer.isVisible()
    assert dialog.pages.currentIndex() == 0


def test_cells_are_pasted_as_they_were_copied(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    QGuiApplication.clipboard().setText("\n".join((HEAD, GOOD)).replace(",", "\t"))
    qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, dialog)
    assert counts(dialog) == "新增 1"
    assert dialog.origin.text() == "Read from Clipboard."


def test_an_empty_clipboard_is_said(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    QGuiApplication.clipboard().clear()
    dialog.paste()
    settle(qtbot, dialog)
    assert dialog.said.sentences[0].startswith("没有读取“Clipboard”：里面没有内容")


def dropped(dialog: ImportDialog, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *given)
    dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(9, 9), *given))


def test_a_file_is_dropped_and_two_at_once_are_not_taken(
    opened: Opened, brief: Brief, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened()
    file = tmp_path / "填好.xlsx"
    file.write_bytes(filled_template(brief, {"F4": 105, "G4": "2023-03-31"}))
    dropped(dialog, file, file)
    assert dialog.said.sentences == ["One file at a time, please: nothing was read."]
    dropped(dialog, file)
    settle(qtbot, dialog)
    assert counts(dialog) == "新增 1"
    assert dialog.origin.text() == "Read from 填好.xlsx, worksheet 填报.Rows without a value, passed over: 2."


def test_the_template_is_written_where_the_user_wants_it(
    opened: Opened, disk: Disk, brief: Brief, tmp_path: Path
) -> None:
    dialog = opened()
    disk.wanted = tmp_path / "表.xlsx"
    dialog.write_template()
    assert disk.names == ["某市简报 progress table.xlsx"]
    assert disk.saved == {disk.wanted: template_xlsx(brief, Progress())}
    disk.wanted = tmp_path / "表.csv"
    dialog.write_template()
    assert disk.saved[disk.wanted] == template_csv(brief, Progress())
    disk.error = UserError("磁盘已满。", "The disk is full.")
    dialog.write_template()
    assert dialog.said.sentences == ["磁盘已满。"]
    disk.wanted = None
    dialog.write_template()
    assert len(disk.saved) == 2


def test_what_is_entered_elsewhere_is_seen_at_once(
    opened: Opened, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    dialog = opened(GOOD)
    written = Written("105家", "2023-03-31", "一季度")
    following.enter(brief, figure_of(brief, "cloud"), written)
    settle(qtbot, dialog)
    assert counts(dialog) == "已有 1"


def test_what_the_notebook_refuses_is_said_and_nothing_is_entered(
    opened: Opened, following: Following, brief: Brief, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(GOOD, "income,,,,,3.5%,2023-03-31,,,,")
    elsewhere = following_at(tmp_path)
    elsewhere.enter(brief, figure_of(brief, "cloud"), QUARTER_OF_THE_TABLE)
    elsewhere.close()
    dialog.confirm()
    settle(qtbot, dialog)
    (said,) = dialog.said.sentences
    assert said.startswith("没有保存：2023-03-31已经有一条相同的数据")
    assert following.steps.count() == 0
    following.read_again()
    assert values(following, brief) == ["105家"]


def test_every_control_has_a_name(opened: Opened) -> None:
    dialog = opened(GOOD)
    assert dialog.table.accessibleName().startswith("What each row will do")
    assert dialog.filter.accessibleName() == "Which rows are shown"


# ------------------------------------------------------------ a long table


class Slow:
    """A table of one row that takes until `come` is called, or until it is stopped."""

    def __init__(self, row: str = GOOD) -> None:
        self._row, self._there = row, threading.Event()
        self.come = self._there.set
        self.was_stopped = threading.Event()

    def __call__(self, watch: Watch) -> Table:
        while not self._there.wait(0.005):
            try:
                watch.look()
            except Stopped:
                self.was_stopped.set()
                raise
        return rows(self._row)


@pytest.fixture
def slow(opened: Opened, qtbot: QtBot) -> Iterator[tuple[ImportDialog, Slow]]:
    """A table is shown, and one that takes long is being read."""
    dialog, table = opened(GOOD), Slow("income,,,,,3.5%,2023-03-31,,,,")
    dialog._take_in(table)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.waiting)
    yield dialog, table
    table.come()


def test_a_long_table_says_how_far_it_is_and_comes_when_it_is_there(
    slow: tuple[ImportDialog, Slow], qtbot: QtBot
) -> None:
    dialog, table = slow
    assert dialog.waiting.words.text() == "Reading the table… Rows so far: 0"
    assert dialog.waiting.stopper.hasFocus()
    assert not dialog.importer.isVisible()
    table.come()
    settle(qtbot, dialog)
    assert counts(dialog) == "新增 1"
    assert dialog.rows.index(0, Column.NAME).data() == "income"
    assert dialog.table.hasFocus()


def test_stopping_shows_again_what_was_shown_before(slow: tuple[ImportDialog, Slow], qtbot: QtBot) -> None:
    dialog, table = slow
    qtbot.mouseClick(dialog.waiting.stopper, Qt.MouseButton.LeftButton)
    assert table.was_stopped.wait(5)
    assert dialog.pages.currentWidget() is dialog.table
    assert dialog.rows.index(0, Column.NAME).data() == "cloud"
    assert dialog.said.sentences == ["Stopped: nothing was read or entered."]
    assert dialog.importer.isEnabled()


def test_nothing_is_imported_while_another_table_is_read(
    slow: tuple[ImportDialog, Slow], following: Following, brief: Brief
) -> None:
    dialog, _ = slow
    dialog.confirm()
    assert values(following, brief) == []


def test_closing_stops_the_reading(slow: tuple[ImportDialog, Slow], qtbot: QtBot) -> None:
    dialog, table = slow
    qtbot.keyClick(dialog.waiting.stopper, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert table.was_stopped.wait(5)


def test_the_next_table_takes_the_place_of_one_that_is_being_read(
    slow: tuple[ImportDialog, Slow], qtbot: QtBot
) -> None:
    dialog, table = slow
    dialog._take_in(lambda _: rows(BAD))
    settle(qtbot, dialog)
    assert table.was_stopped.wait(5)
    assert counts(dialog) == "不能导入 1"


def test_what_is_entered_while_a_table_is_read_is_seen_in_it(
    slow: tuple[ImportDialog, Slow], following: Following, brief: Brief, qtbot: QtBot
) -> None:
    dialog, table = slow
    following.enter(brief, figure_of(brief, "income"), Written("3.5%", "2023-03-31"))
    table.come()
    settle(qtbot, dialog)
    assert counts(dialog) == "已有 1"


def test_a_bar_is_shown_once_it_is_known_how_long_the_table_is(slow: tuple[ImportDialog, Slow]) -> None:
    dialog, _ = slow
    assert not dialog.waiting.bar.isVisible()
    watch = Watch()
    watch.begin(4000)
    watch.pass_row()
    dialog.waiting.show_progress(watch)
    assert dialog.waiting.bar.isVisible()
    assert dialog.waiting.words.text() == "Looking at the rows: 1 of 4,000"
    assert (dialog.waiting.bar.value(), dialog.waiting.bar.maximum()) == (1, 4000)


# ------------------------------------------------------------ entering a long table


class Gate:
    """Entering waits here, in whichever thread it is, until `open` is called."""

    def __init__(self) -> None:
        self._opened, self.reached = threading.Event(), threading.Event()
        self.open = self._opened.set
        self.thread = 0

    def pass_through(self) -> None:
        self.thread = threading.get_ident()
        self.reached.set()
        assert self._opened.wait(20), "nobody opened"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, add = Gate(), Actuals.add

    def held_up(self: Actuals, *given: object) -> object:
        made.pass_through()
        return add(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Actuals, "add", held_up)
    yield made
    made.open()


@pytest.fixture
def entering(opened: Opened, gate: Gate, qtbot: QtBot) -> ImportDialog:
    """A table is being entered, and that takes long."""
    dialog = opened(GOOD)
    qtbot.mouseClick(dialog.importer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.waiting)
    return dialog


def test_values_are_entered_beside_the_window_which_says_how_far_it_is(
    entering: ImportDialog, gate: Gate, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    assert entering.waiting.words.text() == "Entering the values: 0 of 1"
    assert entering.waiting.bar.accessibleName() == "How far the values are entered"
    assert not entering.importer.isVisible()
    assert not entering.chooser.isEnabled()
    gate.open()
    settle(qtbot, entering)
    assert gate.thread != threading.get_ident()
    assert values(following, brief) == ["105家"]
    assert entering.pages.currentWidget() is entering.table
    assert entering.chooser.isEnabled()
    assert entering.table.hasFocus()


def test_nothing_is_read_or_entered_again_while_values_are_entered(
    entering: ImportDialog, gate: Gate, following: Following, qtbot: QtBot
) -> None:
    entering.confirm()
    entering.paste()
    assert entering.work.watch is None
    gate.open()
    settle(qtbot, entering)
    assert following.steps.count() == 1


def test_entering_can_be_stopped_and_nothing_is_entered(
    entering: ImportDialog,
    gate: Gate,
    following: Following,
    brief: Brief,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "EVERY", 1)
    qtbot.mouseClick(entering.waiting.stopper, Qt.MouseButton.LeftButton)
    gate.open()
    settle(qtbot, entering)
    assert entering.said.sentences == ["Stopped: nothing was read or entered."]
    assert entering.importer.isEnabled()
    assert following.steps.count() == 0
    following.read_again()
    assert values(following, brief) == []


def test_values_are_entered_although_the_dialog_is_closed(
    entering: ImportDialog, gate: Gate, following: Following, brief: Brief, qtbot: QtBot
) -> None:
    qtbot.keyClick(entering.waiting.stopper, Qt.Key.Key_Escape)
    assert not entering.isVisible()
    gate.open()
    settle(qtbot, entering)
    assert values(following, brief) == ["105家"]
    assert following.steps.undoText() == "importing values (1)"


def test_what_is_refused_after_the_dialog_was_closed_is_said_elsewhere(
    entering: ImportDialog, gate: Gate, following: Following, brief: Brief, qtbot: QtBot, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "notebook.db") as file:
        # As another window would enter it, without passing the gate.
        row = row_of(brief.id, following.checked(figure_of(brief, "cloud"), QUARTER_OF_THE_TABLE)) | {
            "id": "1"
        }
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        file.execute(f"INSERT INTO actuals({names}) VALUES ({marks})", list(row.values()))
    refused: list[UserError] = []
    following.refused.connect(refused.append)
    qtbot.keyClick(entering.waiting.stopper, Qt.Key.Key_Escape)
    gate.open()
    settle(qtbot, entering)
    assert [one.fault for one in refused if isinstance(one, ActualError)] == [ActualFault.DUPLICATE]
    assert following.steps.count() == 0


def test_closing_the_notebook_meanwhile_waits_until_all_of_it_is_entered(
    entering: ImportDialog, gate: Gate, following: Following, brief: Brief, tmp_path: Path
) -> None:
    assert gate.reached.wait(20)
    opening = threading.Timer(0, gate.open)
    opening.start()
    following.close()
    opening.join()
    later = following_at(tmp_path)
    assert values(later, brief) == ["105家"]
    later.close()


def test_a_file_that_cannot_be_written_is_said_as_ever_and_the_values_are_held(
    opened: Opened,
    following: Following,
    brief: Brief,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(db_notebook, "_PATIENCE", 0)
    refused: list[UserError] = []
    following.refused.connect(refused.append)
    dialog = opened(GOOD)
    assert following.notebook().is_kept
    with contextlib.closing(sqlite3.connect(tmp_path / "notebook.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        dialog.confirm()
        settle(qtbot, dialog)
        assert [one.fault for one in refused if isinstance(one, NotebookError)] == [NotebookFault.LOCKED]
        assert (following.is_on_disk, following.kept.at_risk) == (False, 1)
        assert values(following, brief) == ["105家"]
        assert dialog.said.sentences == ["Values imported: 1. One undo takes all of them back."]
    assert following.kept.catch_up()
    assert values(following, brief) == ["105家"]
    following.steps.undo()
    assert values(following, brief) == []
