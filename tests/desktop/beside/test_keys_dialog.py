"""The keyboard help: every command with a key, every key beside them, found by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop import actions
from desktop.actions import ActionSpec, without_mnemonic
from desktop.key_table import KeyEntry, key_table
from desktop.models.key_list import KeyListModel, KeyRole
from desktop.theme import CONTRAST, DARK, LIGHT, Theme, Tokens
from desktop.views.keys_dialog import KeysDialog
from desktop.views.library_page import FILTER_KEY as LIBRARY_FILTER_KEY
from desktop.views.scoreboard_page import FILTER_KEY

ENTRIES = (
    KeyEntry("File", ("Ctrl+O",), "Open a pack"),
    KeyEntry("File", ("Ctrl+P",), "Print"),
    KeyEntry("Go", ("Alt+Left", "Backspace"), "Back"),
)


def rows(model: KeyListModel) -> list[object]:
    return [model.index(n).data() for n in range(model.rowCount())]


@pytest.fixture
def dialog(qtbot: QtBot) -> KeysDialog:
    made = KeysDialog(actions.table(), Theme(LIGHT), None)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def test_every_command_with_a_key_is_in_the_table() -> None:
    shown = {entry.text: entry.keys for entry in key_table(actions.table())}
    for spec in actions.table():
        if spec.shortcuts:
            assert native(spec.shortcuts[0]) in shown[without_mnemonic(spec.text)]


def test_a_command_without_a_key_is_not() -> None:
    spec = ActionSpec("x", "file", "&No key")
    assert "No key" not in {entry.text for entry in key_table((spec,))}


def test_a_question_mark_is_told_once() -> None:
    spec = ActionSpec("x", "help", "&Keyboard", ("F1", "?", "Shift+?"))
    assert key_table((spec,))[0] == KeyEntry("Help", ("F1", "?"), "Keyboard")


def test_the_headings_stand_together() -> None:
    groups = [entry.group for entry in key_table(actions.table())]
    changes = [group for n, group in enumerate(groups) if n == 0 or groups[n - 1] != group]
    assert len(changes) == len(set(changes))


def test_no_key_means_two_things_in_one_place() -> None:
    seen = [(entry.group, key) for entry in key_table(()) for key in entry.keys]
    assert len(seen) == len(set(seen))


def test_the_ledgers_filter_key_is_the_one_it_has() -> None:
    assert native(FILTER_KEY) in {key for entry in key_table(()) for key in entry.keys}


@pytest.mark.parametrize(
    ("group", "keys"),
    [
        (
            "In the table of the library",
            ["Home", "End", "Enter", "Del", "Ctrl+C", "Menu", LIBRARY_FILTER_KEY],
        ),
        ("In the list of notes", ["Enter", "F2", "Del"]),
    ],
)
def test_the_keys_of_the_library_and_of_the_notes_are_listed(group: str, keys: list[str]) -> None:
    listed = {key for entry in key_table(()) if entry.group == group for key in entry.keys}
    assert {native(key) for key in keys} <= listed


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = KeyListModel(ENTRIES)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_query("p")
    model.set_query("")
    assert tester.model() is model
    assert rows(model) == ["File", "Open a pack", "Print", "Go", "Back"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pack", ["File", "Open a pack"]),
        ("CTRL", ["File", "Open a pack", "Print"]),
        ("go back", ["Go", "Back"]),
        ("backspace", ["Go", "Back"]),
        ("pack print", []),
    ],
)
def test_an_entry_holds_every_word_of_the_query(query: str, found: list[str]) -> None:
    model = KeyListModel(ENTRIES)
    model.set_query(query)
    assert rows(model) == found


def test_a_row_is_read_out_with_its_keys() -> None:
    model = KeyListModel(ENTRIES)
    assert model.index(4).data(Qt.ItemDataRole.AccessibleTextRole) == "Back: Alt+Left, Backspace"


def test_headings_are_passed_over(qtbot: QtBot, dialog: KeysDialog) -> None:
    dialog.field.setText("undo")
    assert rows(dialog.model)[0] == "Edit"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().data() == "Undo"
    for _ in range(3):
        qtbot.keyClick(dialog.field, Qt.Key.Key_PageDown)
    assert isinstance(dialog.list.currentIndex().data(KeyRole.ROW), KeyEntry)


def test_nothing_found_is_a_sentence(dialog: KeysDialog) -> None:
    dialog.field.setText("zzz")
    assert dialog.state.text() == "No key is described with these words."
    assert dialog.model.rowCount() == 0


def test_a_question_mark_is_typed_and_f1_closes(qtbot: QtBot, dialog: KeysDialog) -> None:
    qtbot.keyClicks(dialog.field, "?")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.field.text() == "?"
    assert dialog.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_F1)
    assert not dialog.isVisible()


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_it_can_be_painted_in_every_theme(qtbot: QtBot, tokens: Tokens) -> None:
    made = KeysDialog(actions.table(), Theme(tokens, 1.5), None)
    qtbot.addWidget(made)
    made.resize(360, 480)
    made.list.setCurrentIndex(made.model.index(1))
    assert not made.grab().isNull()
