"""Where a paragraph may be cut: after sentences, or after clauses. No Qt; offsets are code points, end exclusive."""

from __future__ import annotations

import re

_CLOSERS = "”’）》」』】〕"
_SENTENCE = re.compile(rf"[^。！？]*(?:[。！？]+[{_CLOSERS}]*|$)")
_CLAUSE = re.compile(rf"[^，；。！？]*(?:[，；。！？]+[{_CLOSERS}]*|$)")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, closing quotes included; together they are the whole text."""
    return _spans(_SENTENCE, text)


def clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a text; together they are the whole text."""
    return _spans(_CLAUSE, text)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text) if match.group()]
