"""The rule of newer: the higher edition is the one in use, whatever the order of opening."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest

from db.editions import EDITIONS, Standing, is_id, standing
from db.errors import PackError, Refusal, SourceError
from db.library import Library, Pack, open_pack
from db.pack import write_pack
from db.records import Bilingual, Brief
from tests.db.tiny import tiny

FIRST, SECOND = tiny(), tiny("edition = 1", "edition = 2")
OTHER_WORDS = dataclasses.replace(FIRST, name=Bilingual("别的名称", "Another name"))


def opened(*briefs: Brief) -> Library:
    """A library in which each brief was read from a file of its own, in this order."""
    library = Library()
    for number, brief in enumerate(briefs):
        library.add(Pack(Path(f"{number}.brief"), (brief,)))
    return library


@pytest.mark.parametrize(
    ("brief", "in_use", "expected"),
    [
        (FIRST, None, Standing.NEW),
        (SECOND, FIRST, Standing.NEWER),
        (FIRST, SECOND, Standing.OLDER),
        (FIRST, tiny(), Standing.SAME),
        (OTHER_WORDS, FIRST, Standing.CONFLICT),
    ],
)
def test_a_brief_stands_to_the_one_in_use(brief: Brief, in_use: Brief | None, expected: Standing) -> None:
    assert standing(brief, in_use) is expected


@pytest.mark.parametrize("order", list(itertools.permutations([FIRST, SECOND, OTHER_WORDS])))
def test_the_highest_edition_is_in_use_whatever_the_order(order: tuple[Brief, ...]) -> None:
    assert opened(*order).briefs == (SECOND,)


@pytest.mark.parametrize("order", list(itertools.permutations([FIRST, OTHER_WORDS])))
def test_of_one_edition_the_first_that_was_opened_stays(order: tuple[Brief, ...]) -> None:
    assert opened(*order).brief("tiny") is order[0]


@pytest.mark.parametrize("later", [FIRST, OTHER_WORDS])
def test_a_file_written_over_with_an_older_edition_takes_nothing_away(later: Brief) -> None:
    library = Library()
    library.add(Pack(Path("a.brief"), (SECOND,)))
    library.add(Pack(Path("a.brief"), (later,)))
    assert library.briefs == (SECOND,)


def test_a_file_written_over_with_a_newer_edition_is_there_once() -> None:
    library = Library()
    library.add(Pack(Path("a.brief"), (FIRST,)))
    library.add(Pack(Path("a.brief"), (SECOND,)))
    assert (library.briefs, len(library.packs)) == ((SECOND,), 1)


def test_an_older_edition_is_read_knowingly_and_left_again() -> None:
    library = opened(FIRST, SECOND)
    library.read_for_now(FIRST)
    assert (library.brief("tiny"), library.read_knowingly) == (FIRST, (FIRST,))
    assert library.in_use == {"tiny": SECOND}
    library.return_to_use("tiny")
    assert (library.brief("tiny"), library.read_knowingly) == (SECOND, ())


def test_a_brief_knows_the_file_it_was_read_from() -> None:
    library = opened(FIRST, SECOND)
    assert library.pack_of(SECOND) is library.packs[1]
    assert library.pack_of(tiny()) is None


# ------------------------------------------------------------ an edition is demanded, and an id is a plain name


@pytest.mark.parametrize("number", [0, -1, EDITIONS[-1] + 1])
def test_an_edition_out_of_bounds_is_not_compiled(number: int) -> None:
    with pytest.raises(SourceError, match="修订号"):
        tiny("edition = 1", f"edition = {number}")


@pytest.mark.parametrize("written", ["", "edition = true", "edition = 1.0", 'edition = "1"'])
def test_a_source_without_a_whole_edition_is_not_compiled(written: str) -> None:
    with pytest.raises(SourceError, match="edition"):
        tiny("edition = 1", written)


def test_an_id_that_is_too_long_is_not_compiled() -> None:
    assert tiny('id = "tiny"', f'id = "{"x" * 64}"').id
    with pytest.raises(SourceError, match="id"):
        tiny('id = "tiny"', f'id = "{"x" * 65}"')


@pytest.mark.parametrize("number", [0, -1, EDITIONS[-1] + 1])
def test_a_pack_with_an_edition_out_of_bounds_is_refused(number: int, tmp_path: Path) -> None:
    assert refused(dataclasses.replace(FIRST, edition=number), tmp_path) is Refusal.UNSOUND


@pytest.mark.parametrize("name", ["../tiny", "a/b", "", "A", "a b", "a.b", "市", "-", "x" * 65, "a\n"])
def test_a_pack_whose_id_is_no_plain_name_is_refused(name: str, tmp_path: Path) -> None:
    assert not is_id(name)
    assert refused(dataclasses.replace(FIRST, id=name), tmp_path) is Refusal.UNSOUND


def refused(brief: Brief, folder: Path) -> Refusal:
    """Why a pack of `brief` is not written, nor read."""
    with pytest.raises(PackError) as caught:
        write_pack([brief], folder / "planted.brief")
    return caught.value.refusal


def test_a_pack_keeps_its_edition(tmp_path: Path) -> None:
    assert open_pack(write_pack([SECOND], tmp_path / "second.brief")).briefs[0].edition == 2
