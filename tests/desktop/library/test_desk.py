"""The desk of the library: taken in beside the window, searched by a thread of its own, and one brief opened alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.catalogue.faults import LibraryError, LibraryFault, copy_error
from db.catalogue.intake import How
from db.catalogue.limits import Limits, ranges_of
from db.catalogue.runs import Report
from db.catalogue.search import Answer, Way
from db.errors import PackError, Refusal, UserError
from db.library import Pack
from db.pack import write_pack
from desktop.library.desk import LibraryDesk
from desktop.library.words import report_words
from tests.desktop.library.conftest import of_place


def answer_to(desk: LibraryDesk, qtbot: QtBot, query: str, limits: Limits = Limits()) -> Answer:  # noqa: B008 - frozen
    with qtbot.waitSignal(desk.answered, check_params_cb=lambda _, answer: not answer.is_growing) as told:
        token = desk.search(query, limits)
    number, answer = told.args
    assert number == token
    assert isinstance(answer, Answer)
    return answer


def number_of(desk: LibraryDesk, brief: str) -> int:
    return next(row.number for row in desk.listing.rows if row.id == brief)


def opened(desk: LibraryDesk, qtbot: QtBot, number: int) -> Pack | UserError | None:
    told: list[Pack | UserError | None] = []
    desk.open(number, told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


def test_nothing_is_made_before_it_is_asked_for(tmp_path: Path, qapp: QObject) -> None:
    desk = LibraryDesk(tmp_path / "library")
    assert not (tmp_path / "library").exists()
    desk.close()


def test_what_is_added_is_listed_and_counted(library_desk: LibraryDesk, stick: Path, qtbot: QtBot) -> None:
    steps: list[tuple[int, int, str]] = []
    library_desk.progressed.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(library_desk.finished) as told:
        library_desk.add([stick])
    report = told.args[0]
    assert isinstance(report, Report)
    assert report.counts == {How.TAKEN: 2, How.REFUSED: 1}
    assert steps == [(0, 3, "a.brief"), (1, 3, "b.brief"), (2, 3, "c.brief"), (3, 3, ""), (0, 0, "")]
    qtbot.waitUntil(
        lambda: [row.id for row in library_desk.listing.rows] == ["jinjiang", "shishi", "nanan", ""]
    )


def test_what_is_there_already_is_listed_once(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    again = LibraryDesk(full_desk._folder)
    with qtbot.waitSignal(again.listed):
        again.begin()
    with qtbot.assertNotEmitted(again.listed):
        again.begin()
    assert len(again.listing.rows) == 4
    again.close()


def test_what_takes_its_time_is_read_when_it_is_asked_for(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    told: list[str] = []
    full_desk.ordered.connect(lambda listing: told.append(f"ordered {listing.is_ordered}"))
    full_desk.findable.connect(lambda finder: told.append(f"findable {finder.find('jj')}"))
    assert full_desk.finder is None
    full_desk.read_names()
    qtbot.waitUntil(lambda: told == ["findable []", "ordered True", "findable [0]"])


def test_what_was_read_of_other_rows_is_not_used(full_desk: LibraryDesk, stick: Path, qtbot: QtBot) -> None:
    full_desk.read_names()
    with qtbot.waitSignals([full_desk.finished, full_desk.listed]):
        full_desk.forget([stick / "b.brief"])
    qtbot.waitUntil(lambda: len(full_desk.listing.rows) == 2)
    assert full_desk.finder is None


def test_a_lost_catalogue_is_made_anew_when_the_library_is_next_looked_at(
    full_desk: LibraryDesk, qtbot: QtBot
) -> None:
    full_desk.close()
    for path in full_desk._folder.glob("catalogue.db*"):
        path.unlink()
    again = LibraryDesk(full_desk._folder)
    with qtbot.waitSignal(again.finished):
        again.begin()
    qtbot.waitUntil(lambda: len(again.listing.rows) == 3)
    assert sorted(row.id for row in again.listing.rows) == ["jinjiang", "nanan", "shishi"]
    again.close()


def test_stopping_leaves_what_waits(library_desk: LibraryDesk, stick: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(library_desk.finished) as told:
        library_desk.add([stick])
        library_desk.cancel()
    report = told.args[0]
    assert report.is_cancelled
    assert "已" not in report_words(report, "en")
    with qtbot.waitSignal(library_desk.finished) as told:
        library_desk.add([stick])
    assert not told.args[0].is_cancelled


def test_every_line_is_searched(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    answer = answer_to(full_desk, qtbot, "居民收入")
    assert (answer.count, answer.way) == (6, Way.AS_TYPED)
    assert {hit.brief for hit in answer.hits} == {row.number for row in full_desk.listing.rows if row.number}
    here = ranges_of([full_desk.listing.rows[0]])
    assert answer_to(full_desk, qtbot, "居民收入", Limits(here)).count == 2


def test_a_number_is_found_the_other_way(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    answer = answer_to(full_desk, qtbot, "二十二件")
    assert (answer.count, answer.way) == (3, Way.NUMBERS)


def test_names_are_found_by_pinyin(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    answer = answer_to(full_desk, qtbot, "jinjiang")
    assert answer.way is Way.NAMES
    assert [named.name.zh for named in answer.names] == ["晋江市", "晋江市简报 2023"]
    assert {named.spans for named in answer.names} == {((0, 2),)}
    here = Limits(ranges_of([full_desk.listing.rows[1]]))
    assert answer_to(full_desk, qtbot, "jinjiang", here).names == ()


def test_only_the_last_search_is_answered(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    answered: list[int] = []
    full_desk.answered.connect(lambda token, _: answered.append(token))
    with qtbot.waitSignal(full_desk.answered, check_params_cb=lambda _, answer: not answer.is_growing):
        for query in ("居", "居民", "居民收"):
            last = full_desk.search(query)
    assert set(answered) == {last}


def test_a_search_of_no_library_finds_nothing(library_desk: LibraryDesk, qtbot: QtBot) -> None:
    assert answer_to(library_desk, qtbot, "居民").count == 0


def test_one_brief_is_opened_without_the_others_of_its_pack(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    found = opened(full_desk, qtbot, number_of(full_desk, "nanan"))
    assert isinstance(found, Pack)
    assert found.briefs == (of_place("nanan", "南安市", "2024"),)


def test_the_higher_edition_is_opened(full_desk: LibraryDesk, stick: Path, qtbot: QtBot) -> None:
    newer = write_pack([of_place("nanan", "南安市", "2024", 2)], stick / "newer.brief")
    old = number_of(full_desk, "nanan")
    with qtbot.waitSignal(full_desk.finished):
        full_desk.add([newer])
    found = opened(full_desk, qtbot, old)
    assert isinstance(found, Pack)
    assert found.briefs[0].edition == 2


def test_the_stick_may_be_pulled_out_afterwards(full_desk: LibraryDesk, stick: Path, qtbot: QtBot) -> None:
    shutil.rmtree(stick)
    assert isinstance(opened(full_desk, qtbot, number_of(full_desk, "jinjiang")), Pack)


def test_a_copy_that_is_gone_is_a_sentence(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    shutil.rmtree(full_desk._folder / "packs")
    for number in (number_of(full_desk, "jinjiang"), 99):
        error = opened(full_desk, qtbot, number)
        assert isinstance(error, LibraryError)
        assert error.fault is LibraryFault.LOST


def test_a_damaged_copy_is_named_by_its_pack_and_listed_so(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    (copy,) = (full_desk._folder / "packs").glob("*-a.brief")
    held = bytearray(copy.read_bytes())
    held[68:71] = b"xxx"
    copy.write_bytes(held)
    with qtbot.waitSignal(full_desk.finished):
        error = opened(full_desk, qtbot, number_of(full_desk, "jinjiang"))
    assert isinstance(error, LibraryError)
    assert error.en == (
        "“a.brief”: the copy in the library is damaged: it is not what was taken in. The original file is untouched and "
        "other packs are unaffected; its briefs are no longer searched. Add the file once more from where it came."
    )
    qtbot.waitUntil(lambda: [row.id for row in full_desk.listing.rows] == ["shishi", "nanan", "", ""])


def test_a_copy_that_may_not_be_read_is_not_said_to_be_damaged() -> None:
    error = copy_error("a.brief", PackError("0123456789abcdef-a.brief", Refusal.UNREADABLE))
    assert error.en.startswith("“a.brief” was not opened: it may not be read.")


def test_a_run_is_told_in_one_line(full_desk: LibraryDesk, stick: Path, qtbot: QtBot) -> None:
    (stick / "a.brief").unlink()
    with qtbot.waitSignal(full_desk.finished) as told:
        full_desk.add([stick / "a.brief", stick / "b.brief"])
    said = report_words(told.args[0], "en")
    assert said.startswith('1 in order and unchanged, 1 not read. "a.brief": it could not be read to its end')
    assert report_words(Report(), "en") == "No pack (.brief) was found there."


def test_a_brief_is_had_by_its_id_before_anything_is_listed(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    again = LibraryDesk(full_desk._folder)
    told: list[object] = []
    for brief_id in ("nanan", "elsewhere"):
        again.open_by_id(brief_id, lambda found: told.append(found and found.briefs[0].id))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(told) == 2)
    assert (told, again.is_listed) == (["nanan", None], False)
    again.close()


def test_a_damaged_catalogue_that_is_met_by_a_link_is_made_anew(full_desk: LibraryDesk, qtbot: QtBot) -> None:
    (full_desk._folder / "catalogue.db").write_bytes(b"x" * 5_000)
    told: list[object] = []
    with qtbot.waitSignal(full_desk.finished):
        full_desk.open_by_id("nanan", told.append)
    assert isinstance(told[0], LibraryError)
    assert told[0].fault is LibraryFault.DAMAGED
    full_desk.open_by_id("nanan", told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert isinstance(told[1], Pack)
