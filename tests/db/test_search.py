"""Search: a hit is where the words stand; the index never hides one; a query is never syntax."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import pinyin
from db.compiling import compile_brief
from db.folding import fold
from db.numerals import alternatives, counterparts
from db.records import Brief
from db.search import MAX_TERM_LENGTH, MAX_TERMS, find, index_query, index_terms, spans, terms
from tests.db.tiny import SOURCE

BRIEF = compile_brief(SOURCE)
TEXTS = {s.line: s.title for s in BRIEF.walk if s.line} | {i.line: i.text for i in BRIEF.items}
SAMPLES = 300  # substrings of each length
PIECES = st.builds(
    lambda text, start, length: text[start % len(text) :][:length],
    st.sampled_from(sorted(TEXTS.values())),
    st.integers(0, 500),
    st.integers(1, 8),
)
WRITTEN = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=3).map(" ".join)
LITERALS = [
    "6.5%",
    "NEAR(",
    '"',
    "'",
    "展 OR 省",
    "展*",
    "terms:展",
    "-展",
    "^展",
    "\x00",
    "\ud800",
    "😀",
    "AND",
    "(",
    "展\x00省",
]


def stands(word: str, text: str) -> bool:
    """Whether a folded word is in a text, as it is or as the same number written the other way."""
    return any(way in fold(text) for way in (word, *counterparts(word)))


def stands_so(word: str, text: str) -> bool:
    """The same with any number in it written the other way, or as pinyin."""
    is_there = any(way in fold(text) for way in (word, *alternatives(word)))
    return is_there or (pinyin.is_pinyin(word) and any(pinyin.places(word, text)))


@pytest.fixture
def index(pack: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{pack.as_uri()}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


@given(WRITTEN)
def test_finding_is_looking_for_every_word_in_every_line(query: str) -> None:
    words = terms(query)
    naive = [n for n, text in sorted(TEXTS.items()) if words and all(stands(w, text) for w in words)]
    naive = naive or [
        n for n, text in sorted(TEXTS.items()) if words and all(stands_so(w, text) for w in words)
    ]
    assert [hit.line for hit in find(BRIEF, query)] == naive


@given(WRITTEN)
def test_a_span_is_made_of_the_words_and_every_word_is_in_a_span(query: str) -> None:
    words = terms(query)
    for hit in find(BRIEF, query):
        marked = [fold(hit.text[start:end]) for start, end in hit.spans]
        assert all(any(stands_so(w, m) for w in words) for m in marked)
        assert all(any(stands_so(w, m) for m in marked) for w in words)


@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_spans_are_in_order_and_apart(text: str, word: str) -> None:
    found = spans([fold(word)], text) or ()
    flat = [offset for span in found for offset in span]
    assert flat == sorted(set(flat))


def test_a_word_is_found_where_it_stands() -> None:
    (hit,) = [h for h in find(BRIEF, "上云") if h.line == 40]
    assert (hit.section, hit.text, hit.spans) == ("industry", "带动超1400家企业上云", ((10, 12),))


def test_words_in_any_order_must_all_be_there() -> None:
    assert [hit.line for hit in find(BRIEF, "上云 新增")] == [108]
    assert find(BRIEF, "上云 不存在") == []


def test_other_ways_of_writing_find_the_same() -> None:
    assert [h.line for h in find(BRIEF, "６.５％")] == [h.line for h in find(BRIEF, "6.5%")] == [87]


def test_nothing_typed_finds_nothing() -> None:
    assert find(BRIEF, "") == find(BRIEF, " \t\u3000") == []


def test_a_search_stops_at_its_limit() -> None:
    assert len(find(BRIEF, "的", limit=2)) == 2


def test_a_query_has_at_most_eight_terms_of_sixty_four_characters() -> None:
    assert len(terms(" ".join(f"w{n}" for n in range(99)))) == MAX_TERMS == 8
    assert [len(word) for word in terms("x" * 999)] == [MAX_TERM_LENGTH] == [64]


@pytest.mark.parametrize("query", LITERALS)
def test_what_looks_like_syntax_is_literal(query: str, index: sqlite3.Connection) -> None:
    words = terms(query)
    lines = [n for n, text in sorted(TEXTS.items()) if words and all(stands(w, text) for w in words)]
    assert [hit.line for hit in find(BRIEF, query)] == lines
    if expression := index_query(query):
        rows = index.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)).fetchall()
        assert len(rows) >= len(lines)


@pytest.mark.parametrize("length", [1, 2, 3, 6])
def test_the_index_offers_every_line_that_holds_the_words(length: int, index: sqlite3.Connection) -> None:
    rows = {row: fold(text) for row, text in index.execute("SELECT id, text FROM items")}
    pieces = sorted(
        {t[i : i + length].strip() for t in TEXTS.values() for i in range(len(t) - length + 1)} - {""}
    )
    for piece in random.Random(length).sample(pieces, min(SAMPLES, len(pieces))):
        found = index.execute("SELECT rowid FROM search WHERE search MATCH ?", (index_query(piece),))
        words = terms(piece)
        assert {r for r, text in rows.items() if all(w in text for w in words)} <= {r for (r,) in found}, (
            piece
        )


@given(st.text())
def test_the_index_holds_no_surrogate_and_no_quotation_mark(text: str) -> None:
    found = index_terms(text)
    assert '"' not in found
    assert found.encode("utf-8").decode("utf-8") == found


def test_a_brief_is_searched_without_an_index(brief: Brief) -> None:
    assert find(brief, "晋江经验")


@pytest.mark.parametrize(
    ("query", "line"),
    [("百分之六点五", 87), ("二〇二三年 目标", 85), ("十四个综合产业园区", 112), ("晉江經驗", 0)],
)
def test_counterparts_of_what_is_typed_are_found(query: str, line: int) -> None:
    hits = find(BRIEF, query)
    assert hits
    assert line == 0 or line in [hit.line for hit in hits]


SUBSTRINGS = sorted(
    {text[i : i + n] for text in TEXTS.values() for n in (1, 2, 3) for i in range(len(text) - n + 1)}
)


def test_every_short_piece_of_the_source_is_found_where_it_stands_and_nowhere_else() -> None:
    """All one-, two- and three-character substrings; a piece with a space in it is several words."""
    folded = {line: fold(text) for line, text in TEXTS.items()}
    wrong = []
    for piece in SUBSTRINGS:
        words = terms(piece)
        wanted = [n for n, text in folded.items() if words and all(w in text for w in words)]
        if sorted(hit.line for hit in find(BRIEF, piece)) != sorted(wanted):
            wrong.append(piece)
    assert wrong == []
    assert len(SUBSTRINGS) > 5_000
