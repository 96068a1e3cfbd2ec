"""A link that was copied is opened, here or beside; one that leads nowhere says why, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.library import Library, Pack
from db.records import Brief
from desktop.location import Location
from desktop.theme import LIGHT, Theme
from desktop.views.link_dialog import LinkDialog

FIGURE = Location("jinjiang-2023", "economy", 27, "27.1")
RETURN = Qt.Key.Key_Return


def dialog(qtbot: QtBot, library: Library, copied: str = "") -> LinkDialog:
    QGuiApplication.clipboard().setText(copied)
    made = LinkDialog(library, Theme(LIGHT), "en", None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_copied_link_needs_no_pasting_and_enter_goes(qtbot: QtBot, library: Library) -> None:
    made = dialog(qtbot, library, FIGURE.url)
    assert made.field.text() == FIGURE.url
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(made.field, RETURN)
    assert told.args == [FIGURE]
    assert not made.isVisible()


def test_it_opens_beside_too(qtbot: QtBot, library: Library) -> None:
    made = dialog(qtbot, library, FIGURE.url)
    with qtbot.waitSignal(made.beside_chosen) as told:
        made.beside.click()
    assert told.args == [FIGURE]


def test_what_else_was_copied_stays_on_the_clipboard(qtbot: QtBot, library: Library) -> None:
    made = dialog(qtbot, library, "密码")
    assert (made.field.text(), made.said.text()) == ("", "")
    assert not made.opener.isEnabled()


@pytest.mark.parametrize("text", ["", "经济", "https://example.org", "briefing:other/x"])
def test_what_leads_nowhere_cannot_be_opened(qtbot: QtBot, library: Library, text: str) -> None:
    made = dialog(qtbot, library)
    made.field.setText(text)
    with qtbot.assertNotEmitted(made.chosen):
        qtbot.keyClick(made.field, RETURN)
    assert made.isVisible()
    assert made.field.text() == text


def test_where_the_brief_is_not_open_a_pack_is_offered(qtbot: QtBot, brief: Brief) -> None:
    library = Library()
    made = dialog(qtbot, library, FIGURE.url)
    assert made.pack.isVisible()
    assert "not open" in made.said.text()
    assert made.field.accessibleDescription() == made.said.text()
    with qtbot.waitSignal(made.pack_wanted):
        made.pack.click()
    library.add(Pack(Path("x.brief"), (brief,)))
    made.look_again()
    assert (made.pack.isVisible(), made.opener.isEnabled()) == (False, True)


def test_what_is_gone_leads_to_what_is_nearest(qtbot: QtBot, library: Library) -> None:
    made = dialog(qtbot, library, "briefing:jinjiang-2023/gone#27.1")
    assert "no longer in the brief" in made.said.text()
    with qtbot.waitSignal(made.chosen) as told:
        made.opener.click()
    assert told.args == [Location("jinjiang-2023")]


def test_escape_opens_nothing(qtbot: QtBot, library: Library) -> None:
    made = dialog(qtbot, library, FIGURE.url)
    with qtbot.assertNotEmitted(made.chosen):
        qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
