"""Folding for search: strictly one code point to one code point, so that offsets survive.

Full-width forms become ASCII, capitals small letters, traditional characters simplified ones, every space a plain
space, dashes and quotation marks one kind each. Never NFKC, which changes lengths.
"""

from __future__ import annotations

from db.variants import SIMPLIFIED, TRADITIONAL

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SINGLE_QUOTES = "\u2018\u2019\u201b"
_DOUBLE_QUOTES = "\u201c\u201d\u201f\u300c\u300d\u300e\u300f"

_TABLE: dict[int, int] = {
    **{ord(one): ord(other) for one, other in zip(TRADITIONAL, SIMPLIFIED, strict=True)},
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(c): ord(" ") for c in _SPACES},
    **{ord(c): ord("-") for c in _DASHES},
    **{ord(c): ord("'") for c in _SINGLE_QUOTES},
    **{ord(c): ord('"') for c in _DOUBLE_QUOTES},
    ord("\u3002"): ord("."),
    ord("\u3001"): ord(","),
}
_TABLE |= {code: ord(chr(to).lower()) for code, to in _TABLE.items()}
_TABLE |= {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def fold(text: str) -> str:
    """`text` folded; always of the same length."""
    return text.translate(_TABLE)
