"""Query -> hits, and the terms of a pack's search index.

A hit is always checked against the folded text, and the same search gives the spans to highlight: a hit and its
highlight cannot disagree. What the user types is literal text; nothing in it is a search syntax.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence

from db import pinyin
from db.folding import fold
from db.numerals import alternatives, counterparts
from db.records import Brief, Hit

MAX_TERMS = 8
MAX_TERM_LENGTH = 64
END = "\uf8ff"

Spans = tuple[tuple[int, int], ...]
Placing = Callable[[Sequence[str], str], Spans | None]
Looking = Callable[[str, str], list[tuple[int, int]]]


def terms(query: str) -> list[str]:
    """The words of a query, folded: at most 8, of at most 64 characters; all of them must be found."""
    printable = "".join(c if c.isprintable() or c.isspace() else " " for c in query)
    words = dict.fromkeys(fold(printable).split())
    return [word[:MAX_TERM_LENGTH] for word in words][:MAX_TERMS]


@functools.lru_cache(maxsize=1024)
def ways(word: str) -> tuple[str, ...]:
    """How a folded word may be written: as it is, or a number in it the other way (二〇二三, 2023)."""
    return (word, *counterparts(word))


def spans(words: Sequence[str], text: str) -> tuple[tuple[int, int], ...] | None:
    """Every place the words stand in `text` (merged, in order), or None where one of them is missing."""
    return _spans(words, text, _as_typed)


def wide_spans(words: Sequence[str], text: str) -> tuple[tuple[int, int], ...] | None:
    """The same where a word may also be pinyin, and any number in it be written the other way: 十四个 for 14个."""
    return _spans(words, text, _or_meant)


def find(brief: Brief, query: str, limit: int = 1001) -> list[Hit]:
    """Headings and items of `brief` that hold every word of `query`, in display order.

    What is typed is looked for as it is; only where it stands nowhere is it taken for pinyin or for another number.
    """
    words = terms(query)
    return (_hits(brief, words, limit, spans) or _hits(brief, words, limit, wide_spans)) if words else []


def _hits(brief: Brief, words: Sequence[str], limit: int, place: Placing) -> list[Hit]:
    hits: list[Hit] = []
    for section, line, text in brief.titles_and_items:
        found = place(words, text)
        if found is not None:
            hits.append(Hit(brief.id, section, line, text, found))
            if len(hits) >= limit:
                break
    return hits


def _spans(words: Sequence[str], text: str, looked_for: Looking) -> tuple[tuple[int, int], ...] | None:
    folded = _folded(text)
    found: list[tuple[int, int]] = []
    for word in words:
        places = looked_for(word, folded)
        if not places:
            return None
        found += places
    return _merged(sorted(found))


_other_numbers = functools.lru_cache(maxsize=1024)(alternatives)

# The lines of a brief that is read are folded once, not at every key.
_folded = functools.lru_cache(maxsize=8_192)(fold)


def _as_typed(word: str, folded: str) -> list[tuple[int, int]]:
    return [place for way in ways(word) for place in _places(way, folded)]


def _or_meant(word: str, folded: str) -> list[tuple[int, int]]:
    found = [place for way in (word, *_other_numbers(word)) for place in _places(way, folded)]
    return found + list(pinyin.places(word, folded)) if pinyin.is_pinyin(word) else found


# What a pack is checked for is written into the catalogue right after: the terms of a line are made once.
@functools.lru_cache(maxsize=32_768)
def index_terms(text: str) -> str:
    """The bigrams of `text` for a contentless FTS5 index, joined by spaces.

    The last character stands with an end mark, so that a prefix query finds single characters anywhere. Characters
    that the tokeniser would drop are mapped into the private use area; the check of every candidate makes
    collisions harmless.
    """
    signs = fold(text).translate(_SIGNS) + END
    return " ".join(map("".join, itertools.pairwise(signs)))


def index_query(query: str, ways: Callable[[str], Sequence[str]] = ways) -> str:
    """The FTS5 expression that selects the candidates for `query`; empty for an empty query."""
    return " AND ".join(_either(ways(word)) for word in terms(query))


@functools.lru_cache(maxsize=1024)
def wide_ways(word: str) -> tuple[str, ...]:
    """How a folded word may be written where any number in it may be written the other way: 十四个 for 14个."""
    return (word, *alternatives(word))


def is_exact(word: str) -> bool:
    """Whether the index holds a folded word as a term of its own: a line that it names need not be looked at."""
    return len(word) <= 2 and word.translate(_SIGNS) == word


def _either(written: Sequence[str]) -> str:
    """One of several ways to write a word."""
    found = [_pairs(way) for way in written]
    return found[0] if len(found) == 1 else "(" + " OR ".join(f"({one})" for one in found) + ")"


def _pairs(word: str) -> str:
    signs = word.translate(_SIGNS)
    pairs = dict.fromkeys(a + b for a, b in itertools.pairwise(signs))
    return " AND ".join(f'"{pair}"' for pair in pairs) or f'"{signs[0]}" *'


def _places(word: str, folded: str) -> Iterator[tuple[int, int]]:
    start = folded.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = folded.find(word, start + len(word))


def _merged(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for start, end in found:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


class _Signs(dict[int, int]):
    """What each code point is in the index; found once and kept."""

    def __missing__(self, code: int) -> int:
        is_plain = (
            (code < 128 and chr(code).isalnum()) or 0x4E00 <= code <= 0x9FCC or 0x3400 <= code <= 0x4DB5
        )
        self[code] = code if is_plain else 0xE000 + code % 6144
        return self[code]


_SIGNS = _Signs()
