"""Places by what is typed of them: in Chinese, in English, in pinyin, full or by initials; a few thousand at each key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from db import pinyin
from db.catalogue.names import Names
from db.folding import fold
from db.search import terms
from desktop.searching.source import PlaceName


class PlaceNames:
    """The places in the order given. How they read is worked out when letters are first typed."""

    def __init__(self, places: Sequence[PlaceName]) -> None:
        self.all = tuple(places)

    def matching(self, query: str) -> list[PlaceName]:
        """Those that hold every word of `query` as written or as read; first what begins with it."""
        words = terms(query)
        if not words:
            return list(self.all)
        numbers = set.intersection(*(self._holding(word) for word in words))
        return [
            self.all[number] for number in sorted(numbers, key=lambda one: (self._is_inside(one, words), one))
        ]

    def _holding(self, word: str) -> set[int]:
        written = {number for number, forms in enumerate(self._folded) if any(word in form for form in forms)}
        return written | self._read.holding(word) if pinyin.is_pinyin(word) else written

    def _is_inside(self, number: int, words: Sequence[str]) -> bool:
        """Whether no form of the place begins with the first word."""
        if any(form.startswith(words[0]) for form in self._folded[number]):
            return False
        starts = (start for form in self._folded[number] for start, _ in self._read_places(words[0], form))
        return 0 not in starts

    def _read_places(self, word: str, form: str) -> Iterable[tuple[int, int]]:
        return pinyin.places(word, form) if pinyin.is_pinyin(word) else ()

    @cached_property
    def _folded(self) -> tuple[tuple[str, str], ...]:
        return tuple((fold(place.name), fold(place.other)) for place in self.all)

    @cached_property
    def _read(self) -> Names:
        """Of the one of both that is Chinese; the other has no stretch that is read."""
        return Names(f"{place.name} {place.other}" for place in self.all)
