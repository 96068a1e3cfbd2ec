"""The door to presenting: where a show begins, what of it is kept, whatever the notebook's file is like."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.decks import DeckChoices, OwnSlide, Rehearsal, ShowPlace
from db.errors import NotebookError, NotebookFault, UserError
from db.notebook.file import NotebookFile
from db.notebook.notebook import Notebook
from db.notebook.schema import MIGRATIONS
from db.progress import NOTHING, Progress
from db.records import Brief
from desktop.deck.making import make_deck
from desktop.deck.slides import Deck
from desktop.location import Location
from desktop.presenting.places import PlaceKeeper, first_of
from desktop.presenting.running_show import RunningShow, Start, Surroundings
from desktop.presenting.show_desk import ShowDesk
from desktop.presenting.taking_along import file_name, with_ending
from desktop.theme import DARK, LIGHT, Theme
from tests.desktop.presenting.hall import Cables, Saver, around, delete_what_is_deleted, windows
from tests.desktop.year import DAY, entered

_K = Qt.Key
ID = "jinjiang-2023"


@dataclass
class Stand:
    """A desk, and everything that came out of it."""

    folder: Path
    brief: Brief
    qtbot: QtBot
    cables: Cables
    said: list[str] = field(default_factory=list)
    places: list[Location] = field(default_factory=list)
    handouts: list[tuple[object, ...]] = field(default_factory=list)
    saved: dict[Path, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    saver: Saver = field(default_factory=Saver)
    theme: Theme = field(default_factory=lambda: Theme(LIGHT))
    year: Progress = NOTHING

    def __post_init__(self) -> None:
        self.desk = self.fresh()

    def fresh(self) -> ShowDesk:
        """Another run of the program."""
        desk = ShowDesk(
            lambda: self.theme,
            self.folder,
            {"pptx": self._take, "pdf": self._refuse},
            self.saved.__setitem__,
            self._ask,
            self._around,
            lambda brief: (self.year, DAY),
        )
        desk.said.connect(self.said.append)
        desk.place_wanted.connect(self.places.append)
        desk.handout_wanted.connect(lambda *handout: self.handouts.append(handout))
        return desk

    def again(self) -> None:
        """Close the program and start it anew."""
        self.desk.close()
        self.desk = self.fresh()

    def open(self, command: str = "present", section: str = "") -> RunningShow:
        """F5 and its kin; the show has completed itself."""
        self.saver = Saver()
        self.desk.open(self.brief, section, command, "en", is_calm=True)
        assert self.desk.running is not None
        self.qtbot.waitUntil(lambda: self.saver.held == 1)
        return self.desk.running

    def leave(self) -> None:
        """Escape."""
        assert self.desk.running is not None
        self.desk.running.commands.run("end")
        assert self.desk.running is None

    @property
    def kept(self) -> ShowPlace | None:
        """The place in the file, as another program sees it."""
        with closing(Notebook.open(self.folder / "notebook.db")) as notebook:
            return notebook.place(ID)

    def _around(self, **given: object) -> Surroundings:
        given.pop("theme"), given.pop("language"), given.pop("is_calm")
        return around(self.cables, self.saver, **given)

    def _take(self, deck: Deck, notes: Mapping[str, str]) -> bytes:
        return json.dumps([len(deck.slides), dict(notes)]).encode()

    def _refuse(self, deck: Deck, notes: Mapping[str, str]) -> bytes:
        raise UserError("不能写入。", "It cannot be written.")

    def _ask(self, parent: QWidget, name: str, kind: str) -> Path | None:
        self.asked.append(name)
        return self.folder / name


@pytest.fixture
def stand(qtbot: QtBot, brief: Brief, tmp_path: Path) -> Iterator[Stand]:
    made = Stand(tmp_path / "desk", brief, qtbot, Cables())
    yield made
    made.desk.close()
    delete_what_is_deleted()
    assert not any(window.isVisible() for window in windows())


@pytest.fixture
def deck(brief: Brief, qapp: object) -> Deck:
    return make_deck(brief)


def slide_of(running: RunningShow) -> int:
    return running.show.state.presenter.slide


# ------------------------------------------------------------ where it begins


def test_from_the_overview_it_begins_with_the_first_slide(stand: Stand) -> None:
    running = stand.open()
    assert (slide_of(running), running.show.clock.elapsed) == (0, 0.0)


def test_from_a_section_it_begins_with_its_first_slide(stand: Stand, deck: Deck) -> None:
    assert slide_of(stand.open(section="targets")) == deck.of_section("targets")


def test_every_section_leads_to_a_slide_of_it_or_below_it(brief: Brief, deck: Deck) -> None:
    for section in brief.walk:
        found = deck.slides[first_of(brief, deck, section.id)].section
        below = {each.id for each in brief.walk if _is_below(brief, each.id, section.id)}
        if any(slide.section in below for slide in deck.slides):
            assert found in below, section.id
    assert first_of(brief, deck, "gone") == 0


def _is_below(brief: Brief, section: str, above: str) -> bool:
    while section != above:
        found = brief.section(section)
        if found is None or not found.parent:
            return False
        section = found.parent
    return True


def test_a_hidden_section_leads_to_the_next(brief: Brief, deck: Deck) -> None:
    sections = [slide.section for slide in deck.slides]
    hidden = frozenset(slide.id for slide in deck.slides if slide.section == "targets")
    fewer = make_deck(brief, DeckChoices(hidden=hidden))
    found = fewer.slides[first_of(brief, fewer, "targets")]
    assert found.section == next(s for s in sections[sections.index("targets") :] if s != "targets")


@pytest.mark.parametrize("key", [_K.Key_Escape, _K.Key_F5])
def test_a_show_is_resumed_where_it_was_left(stand: Stand, key: Qt.Key) -> None:
    running = stand.open()
    for _ in range(3):
        stand.qtbot.keyClick(running.audience, _K.Key_PageDown)
    view, elapsed = running.show.state.presenter, running.show.clock.elapsed
    stand.qtbot.keyClick(running.audience, key)
    assert stand.desk.running is None
    assert stand.kept is not None
    again = stand.open()
    assert (slide_of(again), again.show.state.presenter.step) == (view.slide, view.step)
    assert again.show.clock.elapsed >= elapsed > 0
    stand.leave()
    # The reader is somewhere else by now.
    assert slide_of(stand.open(section="targets")) == again.deck.of_section("targets")


@pytest.mark.parametrize("how", ["audience", "console", "main window", "another run"])
def test_the_place_survives_every_end(stand: Stand, how: str) -> None:
    stand.cables.plug()
    running = stand.open()
    running.show.go(5)
    if how == "audience":
        running.audience.close()
    elif how == "console":
        assert running.console is not None
        running.console.close()
    elif how == "main window":
        stand.desk.close()
    else:
        stand.again()
    assert stand.kept is not None
    assert stand.kept.slide == running.deck.slides[5].id
    assert slide_of(stand.open()) == 5


def test_from_the_beginning_starts_at_zero(stand: Stand) -> None:
    stand.open().show.go(5)
    stand.leave()
    running = stand.open("present_all")
    assert (slide_of(running), running.show.clock.elapsed) == (0, 0.0)
    stand.leave()
    # Begun by mistake and left at once: the place of the talk is still there.
    assert slide_of(stand.open()) == 5


def test_a_talk_that_came_to_its_end_is_forgotten(stand: Stand) -> None:
    running = stand.open()
    running.show.last()
    running.show.go(running.deck.end, 99)
    stand.leave()
    assert stand.kept is None
    assert slide_of(stand.open()) == 0


def test_a_place_on_a_slide_that_is_hidden_now_is_the_section(stand: Stand, deck: Deck) -> None:
    hidden = deck.slides[5]
    stand.desk.notebook.save_place(ID, ShowPlace(hidden.id, 0, 60.0))
    stand.desk.notebook.save_deck(ID, DeckChoices(hidden=frozenset({hidden.id})))
    assert slide_of(stand.open()) == 0


# ------------------------------------------------------------ a power cut


def test_the_place_is_in_the_file_while_the_show_goes_on(stand: Stand) -> None:
    running = stand.open()
    keeper = running.findChild(PlaceKeeper)
    assert keeper is not None
    running.show.go(5)
    assert stand.kept is None
    keeper._saving.timeout.emit()
    assert stand.kept is not None
    assert stand.kept.slide == running.deck.slides[5].id


def test_a_burst_of_changes_is_saved_once_and_never_while_something_moves(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = stand.open()
    saves: list[int] = []
    moving = [True]
    keeper = PlaceKeeper(running.show, lambda: saves.append(slide_of(running)), lambda: moving[0], running)
    running.show.go(1)
    left = keeper._saving.remainingTime()
    for n in range(2, 8):
        running.show.go(n)
    assert 0 < keeper._saving.remainingTime() <= left
    assert keeper._saving.interval() == 1000
    keeper._saving.timeout.emit()
    assert saves == []
    assert keeper._saving.isActive()
    keeper._saving.stop()
    moving[0] = False
    keeper._saving.timeout.emit()
    assert saves == [7]
    # The pointer is no change of place.
    running.show.point((0.5, 0.5))
    assert not keeper._saving.isActive()
    running.show.go(1)
    running.show.end()
    assert not keeper._saving.isActive()


@pytest.mark.parametrize("start", [Start(is_rehearsal=True), Start(auto_seconds=60)])
def test_a_rehearsal_and_a_show_by_itself_save_no_place(stand: Stand, start: Start) -> None:
    stand.desk.begin(stand.brief, start)
    running = stand.desk.running
    assert running is not None
    assert running.findChild(PlaceKeeper) is None
    running.show.go(5)
    running.show.end()
    assert stand.kept is None


# ------------------------------------------------------------ a notebook that cannot be used


def damaged(path: Path) -> None:
    path.write_bytes(b"this is no notebook" * 400)


def newer(path: Path) -> None:
    with closing(Notebook.open(path)):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [damaged, newer, a_folder])
def test_an_unusable_notebook_is_said_once_and_the_show_goes_on(
    stand: Stand, spoil: Callable[[Path], None]
) -> None:
    stand.folder.mkdir()
    spoil(stand.folder / "notebook.db")
    stand.open().show.go(5)
    stand.leave()
    stand.desk._on_choices_changed(stand.brief, DeckChoices(theme="dark"))
    again = stand.open()
    assert (slide_of(again), again.deck.theme) == (5, "dark")
    assert len(stand.said) == 1
    assert "notebook.db" in stand.said[0]


class Failing:
    """Makes the writes of a notebook fail as a full disk does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = True
        self.tries = 0
        real = NotebookFile.write

        def write(file: NotebookFile, sql: str, *values: object) -> None:
            if file.name:
                self.tries += 1
                if self.is_full:
                    raise NotebookError("notebook.db", NotebookFault.FULL)
            real(file, sql, *values)

        monkeypatch.setattr(NotebookFile, "write", write)


def test_what_cannot_be_written_is_said_once_remembered_and_written_later(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.desk.notebook.set_note(ID, "title", "old")
    disk = Failing(monkeypatch)
    running = stand.open()
    running.note_changed.emit("title", "first")
    running.note_changed.emit("title", "second")
    running.note_changed.emit("closing", "thanks")
    running.show.go(5)
    stand.leave()
    assert len(stand.said) == 1
    assert "disk is full" in stand.said[0]
    again = stand.open()
    assert slide_of(again) == 5
    assert stand.desk.notebook.notes(ID) == {"title": "second", "closing": "thanks"}
    disk.is_full = False
    stand.leave()
    assert stand.desk.notebook.is_kept
    assert stand.desk.notebook.notes(ID) == {"title": "second", "closing": "thanks"}
    stand.again()
    assert stand.kept is not None
    assert len(stand.said) == 1


def test_what_is_pending_is_written_when_the_desk_is_closed(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Failing(monkeypatch)
    stand.open().note_changed.emit("title", "note")
    disk.is_full = False
    kept = stand.desk._keeping()
    assert kept.pending == 1
    stand.again()
    assert stand.desk.notebook.notes(ID) == {"title": "note"}


def test_the_place_does_not_keep_a_talk_waiting_for_a_file_that_failed(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = stand.open()
    disk = Failing(monkeypatch)
    running.show.go(5)
    for _ in range(5):
        stand.desk._on_place_due()
    assert disk.tries == 1
    assert stand.desk.notebook.place(ID) is not None


def test_a_picture_too_large_is_said_each_time_and_is_not_pending(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.notebook.notebook.LARGEST_PICTURE", 3)
    for _ in range(2):
        stand.desk._on_own_slide_saved(stand.brief, OwnSlide("own-1", "图", picture=b"1234"))
    assert len(stand.said) == 2
    assert stand.desk._keeping().pending == 0


def test_a_notebook_that_can_no_longer_be_read_is_left_alone(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.desk._on_choices_changed(stand.brief, DeckChoices(theme="dark"))
    real = NotebookFile.rows

    def rows(file: NotebookFile, sql: str, *values: object) -> list[dict[str, object]]:
        if file.name:
            raise NotebookError("notebook.db", NotebookFault.DAMAGED)
        return real(file, sql, *values)

    monkeypatch.setattr(NotebookFile, "rows", rows)
    running = stand.open()
    assert running.deck.theme == "light"
    assert len(stand.said) == 1
    stand.desk._on_choices_changed(stand.brief, DeckChoices())
    stand.leave()
    monkeypatch.undo()
    stand.again()
    assert stand.desk.notebook.deck(ID).theme == "dark"


# ------------------------------------------------------------ screens are remembered


def remembered(stand: Stand) -> dict[str, object]:
    return dict(json.loads((stand.folder / "show.json").read_text(encoding="utf-8")))


def test_the_chosen_screen_is_remembered_through_a_day_without_it(stand: Stand) -> None:
    stand.cables.plug()
    stand.cables.plug()
    running = stand.open()
    assert running.console is not None
    third = running.keeper.names[2]
    running.console.screen_wanted.emit(third)
    stand.leave()
    assert remembered(stand)["screen"] == third
    # Another hall, with nothing plugged in.
    stand.cables.unplug()
    stand.cables.unplug()
    stand.again()
    stand.open()
    stand.leave()
    assert remembered(stand)["screen"] == third
    stand.cables.plug()
    stand.cables.plug()
    stand.again()
    running = stand.open()
    seats = running.keeper.seats
    assert seats is not None
    assert seats.audience == third


def test_two_windows_are_remembered(stand: Stand) -> None:
    running = stand.open()
    stand.qtbot.keyClick(running.audience, _K.Key_X)
    assert running.console is not None
    running.console.screen_wanted.emit(next(iter(running.seating._ways.values())))
    stand.leave()
    stand.again()
    running = stand.open()
    assert not running.audience.isFullScreen()
    assert running.console is not None


@pytest.mark.parametrize("stored", ["[]", "{", '{"screen": 7, "arrangement": [], "console": 3}'])
def test_a_file_of_memories_that_makes_no_sense_is_passed_over(stand: Stand, stored: str) -> None:
    stand.folder.mkdir()
    (stand.folder / "show.json").write_text(stored, encoding="utf-8")
    stand.again()
    stand.cables.plug()
    assert stand.open().console is not None


# ------------------------------------------------------------ rehearsing


def test_a_rehearsal_is_kept_and_reported(stand: Stand) -> None:
    running = stand.open("rehearse")
    running.show.next()
    running.show.next()
    stand.leave()
    (kept,) = stand.desk.notebook.rehearsals(ID)
    assert next(slide for slide, _ in kept.seconds) == running.deck.slides[1].id
    assert kept.began == running.began.isoformat(timespec="seconds")
    report = stand.desk.report
    assert report is not None
    assert report.isVisible()
    assert report.pages.currentIndex() == 0
    stand.theme = Theme(DARK)
    stand.desk.dress("en")
    assert stand.desk.report is not None
    assert stand.desk.report is not report
    assert not report.isVisible()
    stand.desk.report.reject()
    assert stand.desk.report is None


def test_a_rehearsal_left_at_once_keeps_nothing_and_says_so(stand: Stand) -> None:
    stand.desk.notebook.add_rehearsal(ID, Rehearsal("2023-01-06T09:00:00+08:00", (("title", 3.0),)))
    stand.open("rehearse")
    stand.leave()
    assert len(stand.desk.notebook.rehearsals(ID)) == 1
    assert stand.desk.report is not None
    assert stand.desk.report.pages.currentIndex() == 1


def test_earlier_rehearsals_are_shown_from_the_arranging_window(stand: Stand) -> None:
    stand.desk.open(stand.brief, "", "slides", "zh_CN", is_calm=True)
    assert stand.desk.editor is not None
    stand.desk.editor.ways.reports.click()
    assert stand.desk.report is not None
    # There was none, and that is said.
    assert stand.desk.report.pages.currentIndex() == 1
    stand.desk.notebook.add_rehearsal(ID, Rehearsal("2023-01-06T09:00:00+08:00", (("title", 3.0),)))
    stand.desk.editor.ways.reports.click()
    assert stand.desk.report.pages.currentIndex() == 0
    stand.desk.report.reject()


def test_a_rehearsal_ended_with_the_program_is_kept_without_a_report(stand: Stand) -> None:
    stand.open("rehearse").show.next()
    stand.desk.close()
    assert stand.desk.report is None
    assert len(stand.desk.notebook.rehearsals(ID)) == 1


def test_what_a_rehearsal_took_so_far_is_kept_when_asked_and_its_end_takes_the_place_of_that(
    stand: Stand,
) -> None:
    running = stand.open("rehearse")
    assert stand.desk.kept()[0].notebook.rehearsals(ID) == ()
    running.show.next()
    (kept,) = stand.desk.kept()
    (so_far,) = kept.notebook.rehearsals(ID)
    assert len(so_far.seconds) == 1
    assert kept.at_risk == 0
    running.show.next()
    stand.leave()
    (whole,) = stand.desk.notebook.rehearsals(ID)
    assert (whole.began, len(whole.seconds)) == (so_far.began, 2)


def test_a_show_that_is_no_rehearsal_is_not_kept_as_one(stand: Stand) -> None:
    stand.open("present").show.next()
    assert stand.desk.kept()[0].notebook.rehearsals(ID) == ()


# ------------------------------------------------------------ one show at a time


@pytest.mark.parametrize("command", ["present", "present_all", "rehearse"])
def test_a_command_while_a_show_is_on_comes_back_to_it(stand: Stand, command: str) -> None:
    running = stand.open()
    running.commands.run("next")
    running.commands.run("desk")
    assert stand.places == [Location(ID, running.show.slide.section)]
    stand.desk.open(stand.brief, "targets", command, "en", is_calm=True)
    assert stand.desk.running is running
    assert not running.show.state.is_frozen
    assert slide_of(running) == 1


def test_f5_twice_before_the_first_picture_is_one_show(stand: Stand) -> None:
    for _ in range(2):
        stand.desk.open(stand.brief, "", "present", "en", is_calm=True)
    assert len([w for w in windows() if w.isVisible()]) == 1


def test_begun_and_ended_before_the_first_picture(stand: Stand) -> None:
    stand.desk.open(stand.brief, "", "present", "en", is_calm=True)
    stand.leave()
    running = stand.open()
    assert running.audience.isVisible()
    assert stand.saver.held == 1


def test_what_the_arranging_window_begins_waits_for_the_show_that_is_on(stand: Stand) -> None:
    running = stand.open()
    stand.desk.open(stand.brief, "", "slides", "en", is_calm=True)
    editor = stand.desk.editor
    assert editor is not None
    assert editor.isVisible()
    editor.rehearse_wanted.emit()
    editor.auto_play_wanted.emit(5)
    editor.start_wanted.emit(running.deck.slides[3].id)
    assert stand.desk.running is running
    stand.leave()
    editor.start_wanted.emit(running.deck.slides[3].id)
    assert stand.desk.running is not None
    assert slide_of(stand.desk.running) == 3


def test_a_note_from_the_show_reaches_the_arranging_window(stand: Stand) -> None:
    stand.desk.open(stand.brief, "", "slides", "en", is_calm=True)
    running = stand.open()
    running.note_changed.emit("title", "from the hall")
    stand.leave()
    editor = stand.desk.editor
    assert editor is not None
    assert editor.isVisible()
    editor.select("title")
    assert editor.notes.field.toPlainText() == "from the hall"


def test_theme_and_language_in_the_middle_of_a_show(stand: Stand) -> None:
    stand.cables.plug()
    running = stand.open()
    running.show.go(3)
    old, stand.theme = running.console, Theme(DARK)
    stand.desk.dress("zh_CN")
    assert running.console is not None
    assert running.console is not old
    assert slide_of(running) == 3


# ------------------------------------------------------------ taking along


def arranged(stand: Stand) -> ShowDesk:
    stand.desk.open(stand.brief, "", "slides", "en", is_calm=True)
    return stand.desk


def test_the_users_deck_is_saved_with_its_notes(stand: Stand, deck: Deck) -> None:
    stand.desk.notebook.set_note(ID, "title", "note")
    desk = arranged(stand)
    desk._on_choices_changed(stand.brief, DeckChoices(hidden=frozenset({deck.slides[5].id})))
    desk.take(stand.brief, "pptx")
    ((path, data),) = stand.saved.items()
    assert path.name == f"{stand.brief.name.en}.pptx"
    assert json.loads(data) == [len(deck.slides) - 1, {"title": "note"}]
    assert desk.editor is not None
    assert str(path) in desk.editor.notices.sentences[-1]


def test_what_cannot_be_made_or_saved_is_said(stand: Stand) -> None:
    desk = arranged(stand)
    desk.take(stand.brief, "pdf")
    assert stand.saved == {}
    assert desk.editor is not None
    assert desk.editor.notices.sentences == ["It cannot be written."]


def test_a_handout_carries_the_users_deck_and_notes(stand: Stand) -> None:
    stand.desk.notebook.set_note(ID, "title", "note")
    arranged(stand).take(stand.brief, "handout")
    ((brief, deck, notes),) = stand.handouts
    assert brief is stand.brief
    assert isinstance(deck, Deck)
    assert notes == {"title": "note"}


def test_names_of_files_suit_every_system() -> None:
    assert file_name("晋江/简报: 2023", "pptx") == "晋江 简报 2023.pptx"
    assert with_ending(Path("a.PPTX"), "pptx") == Path("a.PPTX")
    assert with_ending(Path("2023.1"), "pdf") == Path("2023.1.pdf")


# ------------------------------------------------------------ leaving nothing


def test_shows_and_windows_come_and_go_without_a_trace(stand: Stand) -> None:
    for command in ("present", "present_all", "rehearse") * 3:
        stand.open(command).show.next()
        stand.leave()
        stand.qtbot.waitUntil(lambda: stand.desk._gone is None)
        delete_what_is_deleted()
        assert windows() == []


# ------------------------------------------------------------ what was entered during the year


def titles(deck: Deck) -> list[str]:
    return [slide.title for slide in deck.slides]


def test_a_show_says_how_far_things_are(stand: Stand) -> None:
    stand.year = entered(stand.brief)
    running = stand.open("present_all")
    assert "进度一览" in titles(running.deck)
    running.show.go(titles(running.deck).index("进度一览"))
    running.commands.run("figure")
    detail = running.show.state.presenter.detail
    assert detail is not None
    assert "进度（初步数）" in [point.marker for point in detail.points]


def test_a_show_keeps_to_the_values_of_its_beginning(stand: Stand) -> None:
    stand.year = entered(stand.brief)
    running = stand.open("present_all")
    stand.year = NOTHING
    stand.desk.follow(ID)
    assert "进度一览" in titles(running.deck)
    running.show.go(titles(running.deck).index("进度一览"))
    running.commands.run("figure")
    detail = running.show.state.presenter.detail
    assert detail is not None
    assert detail.dials[0].model.actual == 5.2
    stand.leave()
    assert "进度一览" not in titles(stand.open("present_all").deck)


def test_the_arranging_window_follows_what_is_entered(stand: Stand) -> None:
    desk = arranged(stand)
    assert desk.editor is not None
    before = desk.editor.model.rowCount()
    stand.year = entered(stand.brief)
    desk.follow("another")
    assert desk.editor.model.rowCount() == before
    desk.follow(ID)
    assert desk.editor.model.rowCount() == before + 4
    assert desk.editor.isVisible()
