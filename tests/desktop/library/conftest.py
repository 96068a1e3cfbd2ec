"""A stick with three packs, one of them damaged, and a desk over an empty library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.pack import write_pack
from db.records import Bilingual, Brief
from desktop.json_file import JsonFile
from desktop.library.desk import LibraryDesk
from desktop.library.recent import LibraryRecents
from desktop.session import Session
from desktop.theme import LIGHT, Theme
from desktop.views.library_page import LibraryPage
from tests.db.tiny import tiny

MakePage = Callable[..., LibraryPage]


def of_place(name: str, place: str, year: str = "2023", edition: int = 1) -> Brief:
    return replace(
        tiny(),
        id=name,
        edition=edition,
        targets_year=year,
        place=Bilingual(place, name.title()),
        name=Bilingual(f"{place}简报 {year}", f"Brief of {name.title()}, {year}"),
    )


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    write_pack([of_place("jinjiang", "晋江市")], folder / "a.brief")
    write_pack([of_place("shishi", "石狮市"), of_place("nanan", "南安市", "2024")], folder / "b.brief")
    (folder / "c.brief").write_bytes(b"")
    return folder


def is_findable(desk: LibraryDesk) -> bool:
    """Whether what takes its time was read of what is listed: pinyin comes last."""
    return desk.finder is not None and desk.finder.reads_pinyin


@pytest.fixture
def recents(tmp_path: Path) -> Iterator[LibraryRecents]:
    made = LibraryRecents(Session(JsonFile(tmp_path / "session.json")))
    yield made
    made.close()


@pytest.fixture
def library_desk(tmp_path: Path) -> Iterator[LibraryDesk]:
    made = LibraryDesk(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def full_desk(library_desk: LibraryDesk, stick: Path, qtbot: QtBot) -> LibraryDesk:
    """The desk when everything on the stick was taken in."""
    with qtbot.waitSignals([library_desk.finished, library_desk.listed]):
        library_desk.add([stick])
    qtbot.waitUntil(lambda: len(library_desk.listing.rows) == 4)
    return library_desk


@pytest.fixture
def make_page(recents: LibraryRecents, qtbot: QtBot) -> MakePage:
    def make(desk: LibraryDesk, *folders: Path, language: str = "zh_CN", zoom: float = 1.0) -> LibraryPage:
        theme = Theme(LIGHT, zoom)
        page = LibraryPage(tiny(), theme, language, desk, recents, lambda _: folders, lambda _: folders)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: not desk.listing.rows or is_findable(desk))
        return page

    return make


@pytest.fixture
def page(make_page: MakePage, full_desk: LibraryDesk) -> LibraryPage:
    return make_page(full_desk)
