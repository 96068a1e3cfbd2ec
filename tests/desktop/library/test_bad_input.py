"""What may happen to a library while its page is open in the real window: each time a plain sentence, and all goes on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.catalogue.intake import CATALOGUE, PACKS
from db.pack import write_pack
from desktop.app import Desk
from desktop.json_file import JsonFile
from desktop.library.recent import LibraryRecents
from desktop.location import LIBRARY, Location
from desktop.models.library_cells import Column
from desktop.paths import config_folder, data_folder
from desktop.session import Session
from desktop.views.library_page import LibraryPage
from tests.conftest import MakeDesk
from tests.desktop.library.conftest import of_place

HERE = Location("jinjiang-2023", view=LIBRARY)
PAGE = 4096  # bytes of SQLite
ALL = ["", "jinjiang", "nanan", "shishi"]


class Reader:
    """Somebody at the window with the page of the library in it."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self._qtbot = desk, qtbot
        self.folder = data_folder() / "library"
        desk.navigator.go(HERE)

    @property
    def page(self) -> LibraryPage:
        found = self.desk.window.pages.page
        assert isinstance(found, LibraryPage)
        return found

    @property
    def ids(self) -> list[str]:
        return sorted(row.id for row in self.page.model.rows)

    @property
    def run(self) -> str:
        return self.page.progress.words.text()

    @property
    def said(self) -> str:
        return "".join(self.desk.window.notices.sentences)

    def add(self, path: Path) -> None:
        with self._qtbot.waitSignal(self.page._desk.finished):
            self.page._add([path])
        self.settle()

    def verify(self) -> None:
        with self._qtbot.waitSignal(self.page._desk.finished):
            self.page.strip.verify.click()
        self.settle()

    def choose(self, brief_id: str) -> None:
        at = next(n for n, row in enumerate(self.page.model.rows) if row.id == brief_id)
        self.page.table.choose(at)

    def open(self, brief_id: str) -> None:
        """Press Enter on its row; what comes of it is not waited for."""
        self.choose(brief_id)
        self._qtbot.keyClick(self.page.table, Qt.Key.Key_Return)

    def is_reading(self, brief_id: str) -> bool:
        return self.desk.navigator.current == Location(brief_id)

    def settle(self) -> None:
        """Until nothing is read or written, and the rows are those of the catalogue."""
        library = self.page._desk
        self._qtbot.waitUntil(lambda: library._writing.is_idle and library._reading.is_idle)


@pytest.fixture
def reader(desk: Desk, stick: Path, qtbot: QtBot) -> Reader:
    made = Reader(desk, qtbot)
    made.add(stick)
    assert made.ids == ALL
    return made


def test_a_stick_is_pulled_while_one_of_its_briefs_is_read(reader: Reader, stick: Path, qtbot: QtBot) -> None:
    reader.open("jinjiang")
    qtbot.waitUntil(lambda: reader.is_reading("jinjiang"))
    shutil.rmtree(stick)
    reader.desk.navigator.go(HERE)
    reader.add(stick)
    assert "“stick”：没有读完，可能 U 盘已被拔出，或文件已移走。" in reader.run
    assert reader.ids == ALL
    reader.open("nanan")
    qtbot.waitUntil(lambda: reader.is_reading("nanan"))
    assert reader.said == ""


def test_a_file_is_replaced_by_another_pack_and_added_again(
    reader: Reader, stick: Path, qtbot: QtBot
) -> None:
    reader.open("jinjiang")
    qtbot.waitUntil(lambda: reader.is_reading("jinjiang"))
    write_pack([of_place("quanzhou", "泉州市")], stick / "a.brief")
    reader.desk.navigator.go(HERE)
    reader.add(stick / "a.brief")
    assert "替换" in reader.run
    assert reader.ids == ["", "nanan", "quanzhou", "shishi"]
    # What is open stays open; it is only no longer in the library.
    reader.desk.navigator.go(Location("jinjiang"))
    assert reader.is_reading("jinjiang")


def test_a_file_is_replaced_by_a_damaged_one_and_added_again(
    reader: Reader, stick: Path, qtbot: QtBot
) -> None:
    (stick / "a.brief").write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    reader.add(stick / "a.brief")
    assert "“a.brief”没有打开：" in reader.run
    assert reader.ids == ALL
    reader.open("jinjiang")
    qtbot.waitUntil(lambda: reader.is_reading("jinjiang"))


def test_two_packs_hold_the_same_brief(reader: Reader, stick: Path, qtbot: QtBot) -> None:
    again = write_pack([of_place("jinjiang", "晋江市")], stick.parent / "again.brief")
    reader.add(again)
    assert reader.ids == ["", "jinjiang", "jinjiang", "nanan", "shishi"]
    model = reader.page.model
    at = next(n for n, row in enumerate(model.rows) if row.id == "jinjiang" and row.number > 1)
    assert model.index(at, Column.STATE).data() == "另一包中有同一份"
    reader.page.table.choose(at)
    assert "a.brief" in reader.page.strip.state.text()
    qtbot.keyClick(reader.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.is_reading("jinjiang"))


def remove(catalogue: Path) -> None:
    for path in catalogue.parent.glob(f"{CATALOGUE}*"):
        path.unlink()


def put(catalogue: Path, data: bytes) -> None:
    remove(catalogue)
    catalogue.write_bytes(data)


DAMAGE = {
    "gone": remove,
    "empty": lambda path: put(path, b""),
    "garbage": lambda path: put(path, b"\xa5" * path.stat().st_size),
    "cut short": lambda path: put(path, path.read_bytes()[: 3 * PAGE]),
    "its tables overwritten": lambda path: put(
        path, path.read_bytes()[: 2 * PAGE] + b"\xff" * (path.stat().st_size - 2 * PAGE)
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_catalogue_that_is_gone_or_damaged_is_said_and_made_anew(
    reader: Reader, damage: object, qtbot: QtBot
) -> None:
    assert callable(damage)
    damage(reader.folder / CATALOGUE)
    with qtbot.waitSignal(reader.page._desk.finished):
        reader.open("jinjiang")
    reader.settle()
    assert "简报库的目录不见了，或已损坏。简报包没有变化。程序会用库中的副本重新生成目录" in reader.said
    assert reader.ids == ["jinjiang", "nanan", "shishi"]
    reader.open("nanan")
    qtbot.waitUntil(lambda: reader.is_reading("nanan"))


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_checking_again_loses_no_row_of_a_damaged_catalogue(
    reader: Reader, damage: object, qtbot: QtBot
) -> None:
    assert callable(damage)
    damage(reader.folder / CATALOGUE)
    reader.choose("jinjiang")
    reader.verify()
    qtbot.waitUntil(lambda: [one for one in reader.ids if one] == ["jinjiang", "nanan", "shishi"])


def test_forgetting_out_of_a_lost_catalogue_forgets_nothing_unseen(reader: Reader, qtbot: QtBot) -> None:
    remove(reader.folder / CATALOGUE)
    reader.choose("nanan")
    reader.page.strip.forget.click()
    with qtbot.waitSignal(reader.page._desk.finished):
        reader.page.question.yes.click()
    reader.settle()
    assert "“b.brief”：简报库的目录不见了" in reader.run
    assert reader.ids == ["jinjiang", "nanan", "shishi"]


def test_lines_that_cannot_be_read_are_said_when_they_are_searched(reader: Reader, qtbot: QtBot) -> None:
    path = reader.folder / CATALOGUE
    data = bytearray(path.read_bytes())
    half = len(data) // 2 // PAGE * PAGE
    data[half : half + 2 * PAGE] = bytes(2 * PAGE)
    put(path, bytes(data))
    library = reader.page._desk
    with qtbot.waitSignal(library.finished):
        library.search("居民收入")
    reader.settle()
    assert "简报库的目录不见了，或已损坏" in reader.said
    with qtbot.waitSignal(library.answered, check_params_cb=lambda _, answer: answer.count == 6):
        library.search("居民收入")


def test_a_library_that_cannot_be_written_is_read_and_says_so(
    reader: Reader, stick: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    # Nobody is kept from writing by the rights of a folder who runs the tests as its administrator: in the place of what
    # SQLite writes beside the catalogue stands something that it cannot write.
    (reader.folder / f"{CATALOGUE}-shm").unlink(missing_ok=True)
    (reader.folder / f"{CATALOGUE}-wal").unlink(missing_ok=True)
    (reader.folder / f"{CATALOGUE}-shm").mkdir()
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != reader.folder and access(path, mode))
    write_pack([of_place("quanzhou", "泉州市")], stick / "new.brief")
    reader.add(stick)
    assert "存放简报库的文件夹不能写入。已收入的简报包没有变化。" in reader.run
    assert reader.ids == ALL
    reader.open("nanan")
    qtbot.waitUntil(lambda: reader.is_reading("nanan"))


def test_a_library_that_cannot_be_made_says_so(
    make_desk: MakeDesk, home: Path, stick: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    (data_folder() / "library").parent.mkdir(parents=True, exist_ok=True)
    (data_folder() / "library").write_bytes(b"a file where the folder should be")
    reader = Reader(desk, qtbot)
    reader.add(stick)
    assert "存放简报库的文件夹不能写入。" in reader.run
    assert reader.page.empty.isVisible()


def test_all_copies_are_gone_with_the_catalogue(reader: Reader, qtbot: QtBot) -> None:
    remove(reader.folder / CATALOGUE)
    shutil.rmtree(reader.folder / PACKS)
    with qtbot.waitSignal(reader.page._desk.finished):
        reader.open("jinjiang")
    reader.settle()
    assert "简报库的目录不见了" in reader.said
    assert reader.page.empty.isVisible()


def test_what_was_opened_and_added_is_known_after_a_restart(
    reader: Reader, stick: Path, qtbot: QtBot
) -> None:
    reader.open("nanan")
    qtbot.waitUntil(lambda: reader.is_reading("nanan"))
    again = LibraryRecents(Session(JsonFile(config_folder() / "session.json")))
    assert (again.sources, again.briefs) == ((stick,), ("nanan",))
    reader.desk.navigator.go(HERE)
    assert reader.page.side.read.read.index(0).data() == "南安市"


def test_a_higher_edition_that_is_open_already_stays_in_use(
    reader: Reader, stick: Path, qtbot: QtBot
) -> None:
    newer = of_place("nanan", "南安市", "2024", 2)
    reader.add(write_pack([newer], stick / "newer.brief"))
    reader.open("nanan")
    qtbot.waitUntil(lambda: reader.is_reading("nanan"))
    brief = reader.desk.library.brief("nanan")
    assert brief is not None
    assert brief.edition == 2
