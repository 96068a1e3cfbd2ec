"""Taking packs into the library: copied, checked, listed; what fails is said, and what was taken in stays."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from db.catalogue.catalogue import Catalogue
from db.catalogue.copies import Copies
from db.catalogue.faults import LibraryFault
from db.catalogue.intake import CATALOGUE, PACKS, How, Intake, packs_under
from db.catalogue.listing import Finder, Listing, listing
from db.catalogue.runs import Report, forget, renew, take_in, verify
from db.pack import write_pack
from db.records import Bilingual, Brief
from tests.db.catalogue.whole import find
from tests.db.tiny import tiny


def never() -> bool:
    return False


def other(name: str, edition: int = 1, place: str = "晋江市") -> Brief:
    return replace(
        tiny(),
        id=name,
        edition=edition,
        place=Bilingual(place, "Jinjiang"),
        name=Bilingual(f"{place}简报", "A brief"),
    )


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Two packs, one of them in a folder inside."""
    folder = tmp_path / "stick"
    write_pack([other("one")], folder / "one.brief")
    write_pack([other("two", place="石狮市")], folder / "deep" / "er" / "two.brief")
    return folder


@pytest.fixture
def home_of_library(tmp_path: Path) -> Path:
    return tmp_path / "library"


def taken(library: Path, *paths: Path) -> Report:
    return take_in(library, paths, never, lambda *_: None)


def listed(library: Path) -> Listing:
    catalogue = Catalogue.read(library / CATALOGUE)
    found = listing(catalogue)
    catalogue.close()
    return found


def ids(library: Path) -> list[str]:
    return [row.id for row in listed(library).rows]


def copies(library: Path) -> list[str]:
    return sorted(path.name[17:] for path in (library / PACKS).iterdir())


def test_folders_are_looked_into_however_deep(stick: Path, home_of_library: Path) -> None:
    (stick / ".hidden.brief").write_bytes(b"x")
    assert [path.name for path in packs_under([stick], never)] == ["one.brief", "two.brief"]
    assert taken(home_of_library, stick).counts == {How.TAKEN: 2}
    assert ids(home_of_library) == ["one", "two"]
    assert copies(home_of_library) == ["one.brief", "two.brief"]


def test_what_is_unchanged_is_passed_over(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    assert taken(home_of_library, stick).counts == {How.KNOWN: 2}


def test_a_run_that_was_cancelled_goes_on_where_it_stopped(stick: Path, home_of_library: Path) -> None:
    told: list[str] = []
    first = take_in(home_of_library, [stick], lambda: "two.brief" in told, lambda *step: told.append(step[2]))
    assert first.is_cancelled
    assert ids(home_of_library) == ["one"]
    assert taken(home_of_library, stick).counts == {How.KNOWN: 1, How.TAKEN: 1}


def test_a_damaged_pack_is_listed_with_its_reason_and_the_rest_works(
    stick: Path, home_of_library: Path
) -> None:
    (stick / "bad.brief").write_bytes(b"SQLite format 3\x00" + bytes(200))
    report = taken(home_of_library, stick)
    assert report.counts == {How.TAKEN: 2, How.REFUSED: 1}
    found = listed(home_of_library)
    refused = found.packs[found.rows[-1].pack]
    assert (found.rows[-1].number, refused.path.name) == (0, "bad.brief")
    assert refused.reason.zh.startswith("“bad.brief”没有打开")
    assert taken(home_of_library, stick).counts == {How.KNOWN: 3}
    assert copies(home_of_library) == ["one.brief", "two.brief"]


def test_a_pack_in_the_place_of_another_is_said_to_replace_it(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    write_pack([other("three")], stick / "one.brief")
    assert taken(home_of_library, stick).counts == {How.REPLACED: 1, How.KNOWN: 1}
    assert sorted(ids(home_of_library)) == ["three", "two"]
    assert copies(home_of_library) == ["one.brief", "two.brief"]


def test_a_damaged_file_in_the_place_of_a_sound_one_takes_nothing_away(
    stick: Path, home_of_library: Path
) -> None:
    taken(home_of_library, stick)
    (stick / "one.brief").write_bytes(b"")
    report = taken(home_of_library, stick)
    assert report.counts == {How.REFUSED: 1, How.KNOWN: 1}
    assert sorted(ids(home_of_library)) == ["one", "two"]


def test_of_one_brief_in_two_packs_the_higher_edition_is_read(stick: Path, home_of_library: Path) -> None:
    write_pack([other("one", 2)], stick / "newer.brief")
    taken(home_of_library, stick)
    found = listed(home_of_library)
    old = next(row for row in found.rows if (row.id, row.edition) == ("one", 1))
    instead = found.read_instead(old)
    assert instead is not None
    assert instead.edition == 2
    assert found.not_read == {old.number}


def test_a_stick_that_is_pulled_out_ends_the_run_with_a_sentence(stick: Path, home_of_library: Path) -> None:
    names = iter(["one.brief", "two.brief"])

    def pulled(_done: int, _of: int, name: str) -> None:
        if name == "two.brief" and next(names):
            shutil.rmtree(stick)

    report = take_in(home_of_library, [stick], never, pulled)
    assert report.counts == {How.TAKEN: 1}
    assert report.fault is not None
    assert report.fault.fault is LibraryFault.GONE
    assert ids(home_of_library) == ["one"]


def test_a_single_file_that_is_gone_does_not_end_the_run(stick: Path, home_of_library: Path) -> None:
    report = taken(home_of_library, stick / "none.brief", stick / "one.brief")
    assert report.counts == {How.NOT_READ: 1, How.TAKEN: 1}
    assert report.fault is None


def test_a_full_disk_ends_the_run_and_leaves_nothing_half_made(
    stick: Path, home_of_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Copies, "_copy", full)
    report = taken(home_of_library, stick)
    assert report.fault is not None
    assert report.fault.fault is LibraryFault.FULL
    assert (ids(home_of_library), copies(home_of_library)) == ([], [])


def test_the_index_is_laid_out_anew_only_when_much_was_taken_in(
    stick: Path, home_of_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[int] = []
    monkeypatch.setattr(Catalogue, "optimise", lambda catalogue, _: laid_out.append(catalogue.lines()))
    twelve = write_pack([other(f"n{number}") for number in range(12)], stick.parent / "twelve.brief")
    steps: list[tuple[int, int, str]] = []
    take_in(home_of_library, [twelve], never, lambda *step: steps.append(step))
    assert len(laid_out) == 1
    assert steps[-1] == (0, 0, "")
    take_in(home_of_library, [stick / "one.brief"], never, lambda *step: steps.append(step))
    assert len(laid_out) == 1
    assert steps[-1] == (1, 1, "")
    two = write_pack([other("m1"), other("m2")], stick.parent / "two.brief")
    taken(home_of_library, two)
    assert [count * 12 // laid_out[0] for count in laid_out] == [12, 15]
    # The pack that is all of the library is another by now: as much is new as when it was taken in.
    write_pack([other(f"m{number}", 2) for number in range(12)], twelve)
    taken(home_of_library, twelve)
    assert len(laid_out) == 3


def test_what_is_found_after_a_few_more_were_taken_in_is_all(stick: Path, home_of_library: Path) -> None:
    twelve = write_pack([other(f"n{number}") for number in range(12)], stick.parent / "twelve.brief")
    taken(home_of_library, twelve)
    taken(home_of_library, stick / "one.brief")
    catalogue = Catalogue.read(home_of_library / CATALOGUE)
    word = next(text for (text,) in catalogue.connection.execute("SELECT text FROM lines"))[:4]
    assert {hit.brief for hit in find(catalogue.connection, word, deadline=None).hits} == set(range(1, 14))
    catalogue.close()


def test_a_copy_that_was_altered_is_found_by_its_hash(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    (copy,) = (home_of_library / PACKS).glob("*-one.brief")
    copy.write_bytes(copy.read_bytes()[:-1] + b"\x01")
    paths = [stick / "one.brief", stick / "deep" / "er" / "two.brief"]
    report = verify(home_of_library, paths, never, lambda *_: None)
    assert report.counts == {How.REFUSED: 1, How.KNOWN: 1}
    assert "与收入时不同" in str(report.refused[0].error)
    assert ids(home_of_library) == ["two", ""]
    # The file itself is sound: it is taken in again although it is unchanged.
    assert taken(home_of_library, stick).counts == {How.TAKEN: 1, How.KNOWN: 1}


def test_a_copy_that_is_gone_is_said_to_be(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    shutil.rmtree(home_of_library / PACKS)
    report = verify(home_of_library, [stick / "one.brief"], never, lambda *_: None)
    assert "不在了" in str(report.refused[0].error)


def test_a_refused_file_that_was_mended_is_taken_in_when_checked_again(
    stick: Path, home_of_library: Path
) -> None:
    bad = stick / "bad.brief"
    bad.write_bytes(b"")
    taken(home_of_library, bad)
    write_pack([other("mended")], bad)
    assert verify(home_of_library, [bad], never, lambda *_: None).counts == {How.TAKEN: 1}
    assert ids(home_of_library) == ["mended"]


def test_forgetting_removes_the_copy_and_not_the_file(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    forget(home_of_library, [stick / "one.brief"], never, lambda *_: None)
    assert (ids(home_of_library), copies(home_of_library)) == (["two"], ["two.brief"])
    assert (stick / "one.brief").exists()


def test_a_catalogue_that_is_lost_is_made_anew_from_the_copies(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    for path in home_of_library.glob("catalogue.db*"):
        path.unlink()
    shutil.move(stick, stick.with_name("away"))
    assert taken(home_of_library).counts == {How.TAKEN: 2}
    assert sorted(ids(home_of_library)) == ["one", "two"]
    # When the stick comes back, its files take the places of the copies.
    shutil.move(stick.with_name("away"), stick)
    taken(home_of_library, stick)
    assert sorted(ids(home_of_library)) == ["one", "two"]
    assert len(copies(home_of_library)) == 2


def test_a_catalogue_that_another_program_is_writing_is_not_thrown_away(
    stick: Path, home_of_library: Path
) -> None:
    taken(home_of_library, stick)
    held = sqlite3.connect(home_of_library / CATALOGUE, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    intake = Intake(home_of_library, never)
    intake.catalogue.connection.execute("PRAGMA busy_timeout=0")
    with pytest.raises(Exception, match="另一个程序"):
        intake.forget(stick / "one.brief")
    intake.close()
    held.close()
    assert ids(home_of_library) == ["one", "two"]


@pytest.fixture
def finder(stick: Path, home_of_library: Path) -> Finder:
    (stick / "bad.brief").write_bytes(b"")
    taken(home_of_library, stick)
    made = Finder(listed(home_of_library))
    made.read_pinyin()
    return made


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", None),
        ("晋江", [0]),
        ("jinjiang", [0, 1]),
        ("ss", [1]),
        ("shishi 简报", [1]),
        ("bad", [2]),
        ("没有", []),
    ],
)
def test_rows_are_found_by_words_and_by_pinyin(finder: Finder, query: str, rows: list[int] | None) -> None:
    assert finder.find(query) == rows


def test_before_pinyin_was_read_words_are_found(home_of_library: Path, stick: Path) -> None:
    taken(home_of_library, stick)
    made = Finder(listed(home_of_library))
    assert [made.find(query) for query in ("晋江", "jin", "ss")] == [[0], [0, 1], []]


def test_places_come_in_order_when_they_are_asked_for(home_of_library: Path, stick: Path) -> None:
    taken(home_of_library, stick)
    found = listed(home_of_library)
    assert not found.is_ordered
    assert [names[0] for names, _ in found.places] == ["晋江市", "石狮市"]
    assert found.is_ordered


def overwritten(catalogue: Path) -> None:
    """It opens, and nothing after its first pages can be read."""
    data = catalogue.read_bytes()
    for path in catalogue.parent.glob(f"{CATALOGUE}*"):
        path.unlink()
    catalogue.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))


def test_a_run_that_meets_a_damaged_catalogue_says_so_and_the_next_begins_it_anew(
    stick: Path, home_of_library: Path
) -> None:
    taken(home_of_library, stick)
    overwritten(home_of_library / CATALOGUE)
    report = take_in(home_of_library, [stick], never, lambda *_: None)
    assert report.fault is not None
    assert report.fault.fault is LibraryFault.DAMAGED
    taken(home_of_library, stick)
    assert ids(home_of_library) == ["one", "two"]


def test_a_damaged_catalogue_is_renewed_from_the_copies(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    overwritten(home_of_library / CATALOGUE)
    report = renew(home_of_library, (), never, lambda *_: None)
    assert (report.fault, report.counts) == (None, {How.TAKEN: 2})
    assert sorted(ids(home_of_library)) == ["one", "two"]  # by the hashes of the copies


def test_forgetting_what_a_new_catalogue_does_not_know_is_said(stick: Path, home_of_library: Path) -> None:
    taken(home_of_library, stick)
    (home_of_library / CATALOGUE).unlink()
    report = forget(home_of_library, [stick / "one.brief"], never, lambda *_: None)
    assert report.fault is not None
    assert report.fault.fault is LibraryFault.DAMAGED
    assert sorted(ids(home_of_library)) == ["one", "two"]  # by the hashes of the copies
