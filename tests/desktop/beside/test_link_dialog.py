"""A link that was copied is opened, here or beside; one that leads nowhere says why, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from db.library import Library, Pack
from db.records import Brief
from desktop.location import Location
from desktop.theme import LIGHT, Theme
from desktop.views.link_dialog import LinkDialog, Seek

FIGURE = Location("jinjiang-2023", "economy", 27, "27.1")
RETURN = Qt.Key.Key_Return


def dialog(qtbot: QtBot, library: Library, copied: str = "", seek: Seek | None = None) -> LinkDialog:
    QGuiApplication.clipboard().setText(copied)
    given = (library, Theme(LIGHT), "en", None)
    made = LinkDialog(*given, seek) if seek is not None else LinkDialog(*given)
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
    assert "neither open nor in the library" in made.said.text()
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


class Seeker:
    """Somebody who opens briefs, when they come to it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.then: Callable[[], object] = lambda: None

    def seek(self, brief_id: str, then: Callable[[], object]) -> None:
        self.asked.append(brief_id)
        self.then = then


@pytest.fixture
def seeker() -> Seeker:
    return Seeker()


def test_a_brief_that_is_not_open_is_looked_for_and_then_said_where_it_leads(
    qtbot: QtBot, seeker: Seeker, brief: Brief
) -> None:
    library = Library()
    made = dialog(qtbot, library, FIGURE.url, seeker.seek)
    assert (made.said.text(), made.pack.isVisible()) == ("Looking for the brief in the library…", False)
    library.add(Pack(Path("x.brief"), (brief,)))
    seeker.then()
    assert made.said.text().startswith("Leads to: ")
    assert made.opener.isEnabled()


def test_one_that_was_not_found_is_not_looked_for_again(qtbot: QtBot, seeker: Seeker) -> None:
    made = dialog(qtbot, Library(), FIGURE.url, seeker.seek)
    seeker.then()
    made.field.setText(f"{FIGURE.url} ")
    assert seeker.asked == ["jinjiang-2023"]
    assert "neither open nor in the library" in made.said.text()
    assert (made.pack.isVisible(), made.opener.isEnabled()) == (True, False)


def test_the_answer_about_another_link_is_not_taken_for_this_one(qtbot: QtBot, seeker: Seeker) -> None:
    made = dialog(qtbot, Library(), "briefing:first/", seeker.seek)
    about_the_first = seeker.then
    made.field.setText("briefing:second/")
    about_the_first()
    assert "Looking" in made.said.text()
    assert seeker.asked == ["first", "second"]


def test_who_presses_enter_while_it_is_looked_for_goes_there(qtbot: QtBot, seeker: Seeker) -> None:
    made = dialog(qtbot, Library(), FIGURE.url, seeker.seek)
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(made.field, RETURN)
    assert told.args == [FIGURE]


def test_an_answer_that_comes_after_the_dialog_is_gone_is_nobodys(qtbot: QtBot, seeker: Seeker) -> None:
    made = LinkDialog(Library(), Theme(LIGHT), "en", None, seeker.seek)
    made.field.setText(FIGURE.url)
    delete(made)
    seeker.then()
