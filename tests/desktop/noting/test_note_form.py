"""Writing a note: kept with Ctrl+Enter, let go of with Escape twice, and an input method has the keys it needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QUndoStack
from pytestqt.qtbot import QtBot

from db.notes.text import LONGEST
from db.records import Brief
from desktop.noting.drafts import Draft
from desktop.noting.note_field import NoteField
from desktop.noting.note_form import NoteForm
from desktop.noting.noting import Noting
from desktop.noting.spots import Spot
from desktop.theme import LIGHT, Theme
from tests.db.tiny import tiny

CTRL = Qt.KeyboardModifier.ControlModifier


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
def form(noting: Noting, brief: Brief, qtbot: QtBot) -> NoteForm:
    made = NoteForm(Draft(brief, Spot(4, 4, 8)), noting, Theme(LIGHT), "zh_CN")
    qtbot.addWidget(made)
    made.show()
    made.field.setFocus()
    return made


def compose(field: NoteField, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


def is_taken(field: NoteField, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> bool:
    """Whether the field keeps a key from being a shortcut of the window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QCoreApplication.sendEvent(field, event)
    return event.isAccepted()


def texts(noting: Noting, brief: Brief) -> list[str]:
    return [place.note.text for place in noting.places(brief)]


def test_ctrl_enter_keeps_and_enter_breaks_the_line(
    qtbot: QtBot, form: NoteForm, noting: Noting, brief: Brief
) -> None:
    qtbot.keyClicks(form.field, "a")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.keyClicks(form.field, "b")
    with qtbot.waitSignal(form.kept):
        qtbot.keyClick(form.field, Qt.Key.Key_Return, CTRL)
    assert texts(noting, brief) == ["a\nb"]
    assert noting.draft is None


def test_escape_lets_go_at_once_of_nothing_and_of_what_was_typed_the_second_time(
    qtbot: QtBot, form: NoteForm, noting: Noting, brief: Brief
) -> None:
    qtbot.keyClicks(form.field, "a")
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    assert len(form.said.sentences) == 1
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    assert texts(noting, brief) == []
    assert noting.draft is None


def test_what_is_typed_is_in_the_draft_at_once(qtbot: QtBot, form: NoteForm, noting: Noting) -> None:
    qtbot.keyClicks(form.field, "ab")
    assert noting.draft is not None
    assert noting.draft.text == "ab"


def test_a_refusal_is_a_sentence_and_leaves_what_was_typed(
    form: NoteForm, noting: Noting, brief: Brief
) -> None:
    form.keeper.click()
    assert form.said.sentences == ["批注里还没有文字，没有保存。请写上内容；不再需要这条批注时，请用“删除”。"]
    form.field.setPlainText("长" * (LONGEST + 1))
    form.keeper.click()
    assert "最多20000个字" in form.said.sentences[0]
    assert len(form.field.toPlainText()) == LONGEST + 1
    assert texts(noting, brief) == []


def test_chinese_is_composed_and_kept(qtbot: QtBot, form: NoteForm, noting: Noting, brief: Brief) -> None:
    compose(form.field, "hedui")
    assert noting.draft is not None
    assert noting.draft.text == ""
    compose(form.field, "", "核对")
    qtbot.keyClick(form.field, Qt.Key.Key_Return, CTRL)
    assert texts(noting, brief) == ["核对"]


def test_while_composing_no_key_is_a_shortcut_and_none_keeps_or_leaves(
    qtbot: QtBot, form: NoteForm, noting: Noting, brief: Brief
) -> None:
    left: list[None] = []
    form.left.connect(lambda: left.append(None))
    keys = (Qt.Key.Key_D, Qt.Key.Key_H, Qt.Key.Key_M, Qt.Key.Key_K)
    assert not any(is_taken(form.field, key) for key in keys)
    compose(form.field, "hedui")
    assert form.field.is_composing
    assert all(is_taken(form.field, key) for key in keys)
    qtbot.keyClick(form.field, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    assert (texts(noting, brief), left) == ([], [])
    compose(form.field, "", "核对")
    assert not form.field.is_composing


def test_markup_is_text(form: NoteForm, noting: Noting, brief: Brief) -> None:
    form.field.setPlainText("<b>粗</b><img src=//host/x>")
    assert form.keep()
    assert texts(noting, brief) == ["<b>粗</b><img src=//host/x>"]


def test_tab_leaves_the_field(qtbot: QtBot, form: NoteForm) -> None:
    assert form.field.tabChangesFocus()
    assert form.field.accessibleName()
