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
from db.catalogue import candidates, named
from db.catalogue import search as catalogue_search
from db.catalogue.catalogue import Catalogue
from db.catalogue.limits import Limits, ranges_of
from db.catalogue.listing import listing
from db.catalogue.named import CatalogueNames
from db.catalogue.search import DEADLINE, MOST, Answer, Way, answers
from db.compiling import compile_brief
from db.library import Pack
from db.records import Bilingual, Brief
from db.synthesising import Clauses, synthetic_brief
from tests.db.catalogue.whole import find
from tests.db.tiny import SOURCE, line, tiny

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


@given(QUERIES, st.integers(0, 3))
def test_what_is_only_counted_is_what_would_be_shown(query: str, shown: int) -> None:
    whole = found(query)
    few = find(FULL.connection, query, shown=shown, deadline=None)
    assert few.hits == whole.hits[:shown]
    assert few.count == min(whole.count, MOST + 1)


@given(QUERIES, st.integers(1, 5))
def test_the_first_hits_come_before_the_count_and_stay(query: str, shown: int) -> None:
    told = list(answers(FULL.connection, query, shown=shown, soon=3600.0, deadline=None))
    *early, last = told
    assert last == find(FULL.connection, query, shown=shown, deadline=None)
    assert not last.is_growing
    assert len(early) <= (last.way is not Way.AS_TYPED) + 1
    for answer in early:
        assert answer.is_growing
        assert answer.hits == last.hits[: len(answer.hits)]
        assert answer.count <= last.count


@given(QUERIES, st.integers(0, 60), st.lists(st.booleans(), max_size=200))
def test_a_search_that_was_late_goes_on_where_it_was(query: str, shown: int, lateness: list[bool]) -> None:
    words = search.terms(query)
    if not words:
        return
    whole = find(FULL.connection, query, shown=shown, deadline=None)
    run = catalogue_search._Run(FULL.connection, words, Way.AS_TYPED, Limits(), shown)
    late = iter(lateness)
    while not run.go_on(lambda: next(late, False)):
        assert run.hits == list(whole.hits[: len(run.hits)])
    if whole.way is Way.AS_TYPED:
        assert run.answer() == whole
    else:
        assert run.answer().count == 0


@given(QUERIES, st.sets(st.integers(0, len(BRIEFS) - 1)), st.booleans())
def test_many_ranges_find_what_few_find(query: str, chosen: set[int], only_figures: bool) -> None:
    entries = [FULL.entries()[n] for n in sorted(chosen)]
    # A range for every line: more than are asked for one by one.
    lines = tuple((number, number) for entry in entries for number in range(entry.first, entry.last + 1))
    few = tuple((entry.first, entry.last) for entry in entries)
    assert found(query, Limits(lines, only_figures=only_figures)) == found(
        query, Limits(few, only_figures=only_figures)
    )


def test_where_much_lies_between_the_ranges_the_index_is_asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_ASTRAY", 2)
    monkeypatch.setattr(candidates, "FEW", 0)
    asked: list[object] = []
    FULL.connection.set_trace_callback(lambda sql: asked.append(sql) if "MATCH" in sql else None)
    entries = FULL.entries()
    ranges = tuple((entry.first, entry.first + 1) for entry in entries)
    answer = found("推进", Limits(ranges))
    FULL.connection.set_trace_callback(None)
    whole = found("推进").hits
    assert answer.hits == tuple(
        hit for hit in whole if any(first <= hit.number <= last for first, last in ranges)
    )
    assert len(asked) > 2


def test_briefs_are_left_out_of_a_search() -> None:
    whole = found("合成")
    first = FULL.entries()[1].number
    without = find(FULL.connection, "合成", Limits(without=frozenset({first})), 1, None)
    assert without.count == sum(hit.brief != first for hit in whole.hits)


def test_neighbouring_briefs_are_one_range() -> None:
    rows = listing(FULL).rows
    assert ranges_of(rows) == ((1, rows[-1].last),)
    assert ranges_of([rows[3], rows[0]]) == ((1, rows[0].last), (rows[3].first, rows[3].last))


def test_a_number_is_looked_for_the_other_way_only_where_it_stands_nowhere_as_typed() -> None:
    assert found("22件").way is Way.AS_TYPED
    other = found("二十二件")
    assert (other.way, other.count, other.hits[0].spans) == (Way.NUMBERS, 1, ((2, 5),))
    assert found("九十九件").count == 0


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("jinjiang", ["晋江市", "晋江简报 2023"]),
        ("jjjb", ["晋江简报 2023"]),
        ("jinjiang 2023", ["晋江简报 2023"]),
        ("mubiao", ["2018年目标", "2017年目标", "2016年目标", "2015年目标"]),
        ("zzzz", []),
    ],
)
def test_latin_letters_that_stand_nowhere_are_taken_for_the_pinyin_of_names(
    query: str, names: list[str]
) -> None:
    known = CatalogueNames()
    answer = find(FULL.connection, query, deadline=None, names=known)
    assert [named.name.zh for named in answer.names if named.name.zh in names] == names
    assert (answer.way is Way.NAMES) == bool(names)
    assert find(FULL.connection, "GDP", deadline=None, names=known).names == ()


@pytest.mark.parametrize(("fewer", "is_cut"), [(0, False), (1, True)])
def test_names_that_are_more_than_are_answered_are_said_to_be(
    monkeypatch: pytest.MonkeyPatch, fewer: int, is_cut: bool
) -> None:
    known = CatalogueNames()
    every = len(find(FULL.connection, "nianmubiao", deadline=None, names=known).names)
    monkeypatch.setattr(named, "MOST", every - fewer)
    answer = find(FULL.connection, "nianmubiao", deadline=None, names=known)
    assert (len(answer.names), bool(answer.named.cut)) == (every - fewer, is_cut)


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


def test_a_search_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_STEPS", 1)
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


def test_capitals_and_chinese_punctuation_are_counted_like_all_else() -> None:
    brief = tiny(lines=line(4, "- 预计居民收入增长5.0%，GDP增长;ＧＤＰ增长,办好22件实事"))
    catalogue = Catalogue.in_memory()
    catalogue.take(Pack(Path("one.brief"), (brief,)), 1, 1, "")
    for query in ("5.0%,gdp", "5.0%，GDP", "长；gdp", "gdp增长,办"):
        assert find(catalogue.connection, query, shown=0, deadline=None).count == 1, query
    catalogue.close()


def test_a_file_that_is_forgotten_leaves_no_kind_behind() -> None:
    catalogue = Catalogue.in_memory()
    catalogue.take(Pack(Path("one.brief"), (tiny(),)), 1, 1, "")
    catalogue.take(Pack(Path("two.brief"), (REAL,)), 1, 1, "")
    targets = Limits(kinds=frozenset({"targets"}), only_figures=True)
    assert found("居民", targets, catalogue).count > 0
    catalogue.forget(Path("two.brief"))
    catalogue.forget(Path("one.brief"))
    assert found("居民", targets, catalogue).count == 0
    rows = catalogue.connection.execute("SELECT rowid FROM search WHERE search MATCH ?", ('"\uf8fe" *',))
    assert rows.fetchall() == []
    catalogue.close()
