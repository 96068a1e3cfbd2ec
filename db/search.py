"""Query -> hits, and the terms of a pack's search index.

A hit is always checked against the folded text, and the same search gives the spans to highlight: a hit and its
highlight cannot disagree. What the user types is literal text; nothing in it is a search syntax.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from db.folding import fold
from db.records import Brief, Hit

MAX_TERMS = 8
MAX_TERM_LENGTH = 64
END = "\uf8ff"


def terms(query: str) -> list[str]:
    """The words of a query, folded: at most 8, of at most 64 characters; all of them must be found."""
    printable = "".join(c if c.isprintable() or c.isspace() else " " for c in query)
    words = dict.fromkeys(fold(printable).split())
    return [word[:MAX_TERM_LENGTH] for word in words][:MAX_TERMS]


def spans(words: list[str], text: str) -> tuple[tuple[int, int], ...] | None:
    """Every place the words stand in `text` (merged, in order), or None where one of them is missing."""
    folded = fold(text)
    found: list[tuple[int, int]] = []
    for word in words:
        places = list(_places(word, folded))
        if not places:
            return None
        found += places
    return _merged(sorted(found))


def find(brief: Brief, query: str, limit: int = 1001) -> list[Hit]:
    """Headings and items of `brief` that hold every word of `query`, in display order."""
    words = terms(query)
    if not words:
        return []
    hits: list[Hit] = []
    for section in brief.walk:
        lines = [(section.line, section.title)] if section.line else []
        lines += [(item.line, item.text) for item in section.items]
        for line, text in lines:
            found = spans(words, text)
            if found is not None:
                hits.append(Hit(brief.id, section.id, line, text, found))
                if len(hits) >= limit:
                    return hits
    return hits


def index_terms(text: str) -> str:
    """The bigrams of `text` for a contentless FTS5 index, joined by spaces.

    The last character stands with an end mark, so that a prefix query finds single characters anywhere. Characters
    that the tokeniser would drop are mapped into the private use area; the check of every candidate makes
    collisions harmless.
    """
    signs = [_sign(c) for c in fold(text)] + [END]
    return " ".join(a + b for a, b in itertools.pairwise(signs))


def index_query(query: str) -> str:
    """The FTS5 expression that selects the candidates for `query`; empty for an empty query."""
    parts: list[str] = []
    for word in terms(query):
        signs = [_sign(c) for c in word]
        pairs = [a + b for a, b in itertools.pairwise(signs)]
        parts += [f'"{pair}"' for pair in dict.fromkeys(pairs)] or [f'"{signs[0]}" *']
    return " AND ".join(parts)


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


def _sign(character: str) -> str:
    code = ord(character)
    plain = (
        (character.isascii() and character.isalnum()) or 0x4E00 <= code <= 0x9FCC or 0x3400 <= code <= 0x4DB5
    )
    return character if plain else chr(0xE000 + code % 6144)
