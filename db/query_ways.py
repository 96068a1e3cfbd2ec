"""How a text answers a query: as it was typed, with a number written the other way, or by its pinyin.

Whatever is found in another way than it was typed is said to be, beside the hit; and where nothing is found, what else was
tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from db import pinyin
from db.folding import fold
from db.numerals import alternatives
from db.search import terms


class Way(IntEnum):
    """How the words of a query stand in a text; the widest of them where they differ."""

    AS_TYPED = 0
    OTHER_NUMBER = 1
    PINYIN = 2


@dataclass(frozen=True, slots=True)
class Tried:
    """What was looked for besides the words as they were typed."""

    numbers: tuple[str, ...]
    is_pinyin: bool


def way_found(words: Sequence[str], text: str) -> Way:
    """How `text`, which answers the folded `words`, holds them."""
    folded = fold(text)
    return max((_way(word, folded) for word in words if word not in folded), default=Way.AS_TYPED)


def tried(query: str) -> Tried:
    """The other ways in which the words of a query were looked for."""
    words = terms(query)
    numbers = dict.fromkeys(other for word in words for other in alternatives(word))
    return Tried(tuple(numbers), any(map(pinyin.is_pinyin, words)))


def _way(word: str, folded: str) -> Way:
    """How a word that does not stand in a text as it was typed was found in it."""
    is_number = any(other in folded for other in alternatives(word))
    return Way.OTHER_NUMBER if is_number or not pinyin.is_pinyin(word) else Way.PINYIN
