"""One brief out of a library, by its number or its id; whatever keeps it from being read is said and breaks nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.catalogue.catalogue import Catalogue
from db.catalogue.faults import LibraryError, LibraryFault
from db.catalogue.intake import CATALOGUE, PACKS
from db.catalogue.lending import Lent, Unread, by_id, by_number, names, read_in_place_of
from db.catalogue.listing import Row, listing
from db.catalogue.runs import take_in
from db.pack import write_pack
from db.records import Bilingual, Brief
from tests.db.tiny import tiny


def edition(name: str, number: int = 1) -> Brief:
    return replace(
        tiny(), id=name, edition=number, name=Bilingual(f"{name}简报{number}", f"Brief {name} {number}")
    )


def rows(folder: Path) -> tuple[Row, ...]:
    with closing(Catalogue.read(folder / CATALOGUE)) as catalogue:
        return listing(catalogue).rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two packs: `one` stands in both, the higher edition in the second."""
    write_pack([edition("one"), edition("two")], tmp_path / "stick" / "a.brief")
    write_pack([edition("one", 2)], tmp_path / "stick" / "b.brief")
    made = tmp_path / "library"
    take_in(made, [tmp_path / "stick"], lambda: False, lambda *_: None)
    return made


def damage(folder: Path, pack: str) -> None:
    (copy,) = (folder / PACKS).glob(f"*-{pack}")
    held = bytearray(copy.read_bytes())
    held[68:71] = b"xxx"
    copy.write_bytes(held)


def test_a_brief_is_had_by_its_id_and_alone(folder: Path) -> None:
    found = by_id(folder, "two")
    assert isinstance(found, Lent)
    assert (found.row.id, found.pack.briefs) == ("two", (edition("two"),))


def test_of_two_editions_the_higher_is_read_however_it_is_asked_for(folder: Path) -> None:
    lower = next(row for row in rows(folder) if (row.id, row.edition) == ("one", 1))
    for found in (by_id(folder, "one"), by_number(folder, lower.number)):
        assert isinstance(found, Lent)
        assert found.pack.briefs == (edition("one", 2),)


def test_the_row_that_is_read_names_its_file(folder: Path) -> None:
    with closing(Catalogue.read(folder / CATALOGUE)) as catalogue:
        read = read_in_place_of(catalogue, 1)
        assert read is not None
        assert (read[0].edition, read[1].path.name) == (2, "b.brief")
        assert read_in_place_of(catalogue, 999) is None


@pytest.mark.parametrize("brief_id", ["", "three", "one' OR 1", "一" * 64])
def test_what_is_not_in_it_is_none(folder: Path, brief_id: str) -> None:
    assert by_id(folder, brief_id) is None


def test_where_there_is_no_library_nothing_is_in_it_and_none_is_begun(tmp_path: Path) -> None:
    assert by_id(tmp_path / "none", "one") is None
    assert names(tmp_path / "none", ["one"]) == {}
    assert not (tmp_path / "none").exists()


def test_a_number_that_is_gone_says_the_name_it_had(folder: Path) -> None:
    found = by_number(folder, 99, "南安市简报")
    assert isinstance(found, Unread)
    assert isinstance(found.error, LibraryError)
    assert (found.error.name, found.error.fault, found.path) == ("南安市简报", LibraryFault.LOST, None)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [(damage, LibraryFault.ALTERED), (lambda folder, _: shutil.rmtree(folder / PACKS), LibraryFault.LOST)],
)
def test_a_copy_that_is_not_what_it_was_is_named_by_its_pack(
    folder: Path, spoil: object, fault: LibraryFault
) -> None:
    assert callable(spoil)
    spoil(folder, "a.brief")
    found = by_id(folder, "two")
    assert isinstance(found, Unread)
    assert isinstance(found.error, LibraryError)
    assert (found.error.name, found.error.fault) == ("a.brief", fault)
    assert found.path is not None
    assert found.path.name == "a.brief"


def test_a_damaged_catalogue_is_said_to_be(folder: Path) -> None:
    (folder / CATALOGUE).write_bytes(b"x" * 5000)
    for found in (by_id(folder, "one"), by_number(folder, 1)):
        assert isinstance(found, Unread)
        assert isinstance(found.error, LibraryError)
        assert found.error.fault is LibraryFault.DAMAGED


def test_names_are_those_of_the_editions_that_are_read(folder: Path) -> None:
    assert names(folder, ["two", "one", "three", "one"]) == {
        "one": Bilingual("one简报2", "Brief one 2"),
        "two": Bilingual("two简报1", "Brief two 1"),
    }
    assert names(folder, []) == {}


def test_more_ids_than_one_question_holds_are_answered(folder: Path) -> None:
    assert set(names(folder, [*(f"no-{n}" for n in range(1_200)), "two"])) == {"two"}


def test_a_brief_is_found_by_an_index_also_in_a_catalogue_that_was_begun_without_one(folder: Path) -> None:
    path = folder / CATALOGUE
    with closing(sqlite3.connect(path)) as before:
        before.execute("DROP INDEX briefs_id")
        before.commit()
    assert isinstance(by_id(folder, "two"), Lent)
    Catalogue.open(path).close()
    with closing(Catalogue.read(path)) as after:
        plan = after.connection.execute("EXPLAIN QUERY PLAN SELECT * FROM briefs WHERE id = ?", ("two",))
        assert "briefs_id" in str(plan.fetchall())
