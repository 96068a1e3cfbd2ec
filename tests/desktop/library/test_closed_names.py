"""A brief that is not open is called by the name the library knows it by."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from db.pack import write_pack
from db.records import Bilingual
from desktop.library.closed_names import ClosedNames
from desktop.library.desk import LibraryDesk
from tests.desktop.library.conftest import of_place


def test_names_are_told_once_they_are_known(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    names = ClosedNames(lambda: full_desk)
    with qtbot.waitSignal(names.learnt):
        assert names.of(["nanan", "elsewhere"]) == {}
    assert names.of(["nanan", "elsewhere"]) == {
        "nanan": Bilingual("南安市简报 2024", "Brief of Nanan, 2024"),
        "elsewhere": None,
    }


def test_each_is_asked_for_once(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    asked: list[str] = []

    def desk() -> LibraryDesk:
        asked.append("the library")
        return full_desk

    names = ClosedNames(desk)
    with qtbot.waitSignal(names.learnt):
        for _ in range(3):
            assert names.of(["elsewhere"]) == {}
    assert (names.of([]), names.of(["elsewhere"])) == ({}, {"elsewhere": None})
    assert asked == ["the library"]


def test_what_was_not_there_is_asked_for_again_when_more_was_taken_in(
    full_desk: LibraryDesk, stick: Path, qtbot: QtBot
) -> None:
    names = ClosedNames(lambda: full_desk)
    full_desk.finished.connect(names.ask_again)
    names.of(["anxi"])
    write_pack([of_place("anxi", "安溪县")], stick / "d.brief")
    with qtbot.waitSignal(full_desk.finished):
        full_desk.add([stick / "d.brief"])
    with qtbot.waitSignal(names.learnt):
        assert names.of(["anxi"]) == {}
    assert names.of(["anxi"]) == {"anxi": Bilingual("安溪县简报 2023", "Brief of Anxi, 2023")}
