"""The catalogue of a library: what was taken in is found, by brute force and by index alike; what was forgotten is not."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import search
from db.catalogue import Catalogue
from db.catalogue_limits import Limits
from db.catalogue_search import DEADLINE, MOST, Answer, find
from db.compiling import compile_brief
from db.library import Pack
from db.records import Bilingual, Brief
from db.synthesising import Clauses, synthetic_brief
from tests.db.tiny import SOURCE, tiny

REAL = compile_brief(SOURCE)
MADE = tuple(synthetic_brief(number, Clauses.of(REAL), 60) for number in range(4))
BRIEFS = (REAL, *MADE)
LINES = [
    (brief, text)
    for brief in BRIEFS
    for s in brief.walk
    for text in (s.title, *(i.text for i in s.items))
    if text
]
PIECES = st.builds(
    lambda line, start, length: line[1][start % len(line[1]) :][:length],
    st.sampled_from(LINES),
    st.integers(0, 500),
    st.integers(1, 8),
)
QUERIES = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=3).map(" ".join)
FULL = Catalogue.in_memory()
FULL.take(Pack(Path("real.brief"), (REAL,)), 1, 1, "")
FULL.take(Pack(Path("made.brief"), MADE), 1, 1, "")


def found(query: str, limits: Limits = Limits(), catalogue: Catalogue = FULL) -> Answer:  # noqa: B008 - frozen
    return find(catalogue.connection, query, limits, 10_000, None)


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    made = Catalogue.in_memory()
    yield made
    made.close()


@given(QUERIES)
def test_the_index_finds_what_brute_force_finds(query: str) -> None:
    words = search.terms(query)
    spans = [search.spans(words, text) for _, text in LINES] if words else []
    wanted = [(text, where) for (_, text), where in zip(LINES, spans, strict=False) if where is not None]
    answer = found(query)
    assert [(hit.text, hit.spans) for hit in answer.hits] == wanted
    assert answer.count == len(wanted)


@pytest.mark.parametrize(
    "query", ["NEAR(", '"', "'", "*", "terms:展", "\x00", "\ud800", "😀", "-", " ", "展" * 10_000]
)
def test_no_query_is_an_error(query: str) -> None:
    assert not found(query).is_partial


def test_a_hit_names_its_brief_its_section_and_its_line() -> None:
    hit = found("数字经济产业园").hits[0]
    assert (hit.brief, hit.section, hit.line) == (1, "industrial-system-highlights", 109)
    assert (
        hit.path == Bilingual("现代化产业体系 › 划重点", "Modern industry › Highlights")
        or "划重点" in hit.path.zh
    )


def test_a_search_is_limited_to_briefs_kinds_and_figures() -> None:
    entry = FULL.entries()[2]
    here = found("推进", Limits(briefs=((entry.first, entry.last),)))
    assert {hit.brief for hit in here.hits} <= {entry.number}
    assert found("全面", Limits(only_figures=True)).count < found("全面").count
    assert {hit.line for hit in found("指标", Limits(only_figures=True)).hits} == {4}
    targets = found("目标", Limits(kinds=frozenset({"targets"})))
    assert {hit.section for hit in targets.hits} == {"targets"}


def test_counts_stop_at_a_thousand_and_one(catalogue: Catalogue) -> None:
    many = tuple(synthetic_brief(number, Clauses.of(REAL)) for number in range(10))
    catalogue.take(Pack(Path("many.brief"), many), 1, 1, "")
    answer = find(catalogue.connection, "合成", deadline=None)
    assert answer.count < MOST
    common = find(catalogue.connection, ",", deadline=None)
    assert common.count == MOST + 1
    assert len(common.hits) == 50


def test_a_search_that_takes_too_long_says_so() -> None:
    ticks = iter([0.0, *[DEADLINE * 2] * 10_000])
    answer = find(FULL.connection, "展", clock=lambda: next(ticks))
    assert answer.is_partial


def test_another_thread_can_end_a_search(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.db")
    catalogue.take(Pack(Path("made.brief"), MADE), 1, 1, "")
    connection = sqlite3.connect(tmp_path / "catalogue.db", check_same_thread=False)
    # The thread is in the search when it is told to stop: the first look at the clock tells it.
    stopping = threading.Thread(target=connection.interrupt)

    def interrupted() -> float:
        if not stopping.ident:
            stopping.start()
            stopping.join()
        return 0.0

    answer = find(connection, "合成", clock=interrupted)
    assert answer.count > 0
    connection.close()
    catalogue.close()


def test_a_pack_that_was_taken_again_replaces_what_was_known(catalogue: Catalogue) -> None:
    path = Path("one.brief")
    catalogue.take(Pack(path, (REAL,)), 1, 1, "a")
    catalogue.take(Pack(path, (tiny(),)), 2, 2, "b")
    assert [entry.id for entry in catalogue.entries()] == ["tiny"]
    assert [(one.size, one.sha256, one.is_sound) for one in catalogue.packs()] == [(2, "b", True)]
    assert found("数字经济", catalogue=catalogue).count == 0
    assert found("居民收入", catalogue=catalogue).count == 2


def test_a_damaged_file_is_listed_with_its_reason(catalogue: Catalogue) -> None:
    catalogue.refuse(Path("bad.brief"), 7, 7, Bilingual("已损坏", "damaged"))
    (listed,) = catalogue.packs()
    assert (listed.is_sound, listed.reason.zh) == (False, "已损坏")
    assert catalogue.entries() == []


def test_a_file_that_was_forgotten_is_not_found(catalogue: Catalogue) -> None:
    catalogue.take(Pack(Path("one.brief"), (REAL,)), 1, 1, "")
    catalogue.take(Pack(Path("two.brief"), (tiny(),)), 1, 1, "")
    catalogue.forget(Path("one.brief"))
    assert [entry.id for entry in catalogue.entries()] == ["tiny"]
    assert found("晋江", catalogue=catalogue).count == 0
    assert found("居民收入", catalogue=catalogue).count == 2


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\1" * 4000])
def test_a_catalogue_that_cannot_be_used_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lib" / "catalogue.db"
    path.parent.mkdir()
    path.write_bytes(content)
    catalogue = Catalogue.open(path)
    assert catalogue.entries() == []
    catalogue.take(Pack(Path("one.brief"), (tiny(),)), 1, 1, "")
    catalogue.close()
    again = Catalogue.open(path)
    assert len(again.entries()) == 1
    again.close()


def test_the_brief_of_a_kept_entry_can_be_told(catalogue: Catalogue) -> None:
    brief: Brief = tiny()
    catalogue.take(Pack(Path("one.brief"), (brief,)), 1, 1, "")
    (entry,) = catalogue.entries()
    assert (entry.place, entry.name, entry.results_year, entry.edition) == (
        brief.place,
        brief.name,
        "2022",
        1,
    )
    assert (entry.first, entry.last) == (1, 7)
