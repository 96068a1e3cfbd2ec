"""A brief that is not open is opened out of the library; only the last one who asked is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.errors import UserError
from db.library import Library, Pack
from db.pack import write_pack
from desktop.library.desk import LibraryDesk
from desktop.library.door import LibraryDoor
from desktop.library.recent import LibraryRecents
from tests.desktop.library.conftest import of_place


class Visitor:
    """Somebody at the door, and what they were answered: the edition of a brief, or why there is none."""

    def __init__(self, desk: LibraryDesk, recents: LibraryRecents) -> None:
        self.library, self.recents = Library(), recents
        self.door = LibraryDoor(self.library, lambda: desk, recents)
        self.answers: list[tuple[str, object]] = []

    def ask(self, brief_id: str) -> None:
        self.door.open(brief_id, *self._hearing(brief_id))

    def ask_number(self, number: int) -> None:
        self.door.open_numbered(number, *self._hearing(str(number)))

    def _hearing(self, name: str) -> tuple[Callable[[object], None], Callable[[UserError | None], None]]:
        return (
            lambda brief: self.answers.append((name, brief)),
            lambda error: self.answers.append((name, error)),
        )


@pytest.fixture
def visitor(full_desk: LibraryDesk, recents: LibraryRecents) -> Visitor:
    return Visitor(full_desk, recents)


def test_a_brief_of_the_library_is_opened_and_remembered_as_read(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.ask("nanan")
    qtbot.waitUntil(lambda: bool(visitor.answers))
    assert visitor.answers == [("nanan", of_place("nanan", "南安市", "2024"))]
    assert visitor.library.brief("nanan") is not None
    assert visitor.recents.briefs == ("nanan",)


def test_one_that_is_open_is_answered_at_once_and_read_from_nowhere(visitor: Visitor) -> None:
    brief = of_place("nanan", "南安市", edition=7)
    visitor.library.add(Pack(Path("x.brief"), (brief,)))
    visitor.ask("nanan")
    assert visitor.answers == [("nanan", brief)]
    assert visitor.recents.briefs == ()


def test_one_that_is_nowhere_is_answered_with_nothing(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.ask("elsewhere")
    qtbot.waitUntil(lambda: visitor.answers == [("elsewhere", None)])


def test_one_that_cannot_be_read_is_answered_with_the_reason(
    visitor: Visitor, full_desk: LibraryDesk, qtbot: QtBot
) -> None:
    for copy in (full_desk._folder / "packs").iterdir():
        copy.unlink()
    with qtbot.waitSignal(full_desk.finished):
        visitor.ask("nanan")
    ((_, error),) = visitor.answers
    assert isinstance(error, UserError)
    assert "b.brief" in error.en
    qtbot.waitUntil(lambda: "nanan" not in {row.id for row in full_desk.listing.rows})


def test_only_the_last_who_asked_is_answered_and_what_was_read_is_open(
    visitor: Visitor, qtbot: QtBot
) -> None:
    visitor.ask("nanan")
    visitor.ask("shishi")
    qtbot.waitUntil(lambda: bool(visitor.answers))
    assert [name for name, _ in visitor.answers] == ["shishi"]
    assert {brief.id for brief in visitor.library.briefs} == {"nanan", "shishi"}


def test_nobody_is_answered_who_went_elsewhere(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.ask("nanan")
    visitor.door.leave()
    qtbot.waitUntil(lambda: visitor.library.brief("nanan") is not None)
    assert visitor.answers == []


def test_an_edition_that_is_open_and_higher_stays_in_use(
    visitor: Visitor, full_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    higher = of_place("nanan", "南安市", "2024", 9)
    visitor.library.add(Pack(Path("x.brief"), (higher,)))
    visitor.ask_number(next(row.number for row in full_desk.listing.rows if row.id == "nanan"))
    qtbot.waitUntil(lambda: bool(visitor.answers))
    assert [brief for _, brief in visitor.answers] == [higher]


def test_a_library_that_does_not_list_anything_yet_is_enough(
    full_desk: LibraryDesk, recents: LibraryRecents, stick: Path, qtbot: QtBot
) -> None:
    write_pack([of_place("anxi", "安溪县")], stick / "d.brief")
    with qtbot.waitSignal(full_desk.finished):
        full_desk.add([stick / "d.brief"])
    fresh = LibraryDesk(full_desk._folder)
    visitor = Visitor(fresh, recents)
    visitor.ask("anxi")
    qtbot.waitUntil(lambda: visitor.library.brief("anxi") is not None)
    assert not fresh.is_listed
    fresh.close()
