"""Names by their pinyin: a few thousand stretches of Chinese that stand in tens of thousands of names.

晋江简报 2023 and 晋江简报 2024 hold one stretch, 晋江简报: it is read once, and found by its first two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from db import pinyin
from db.pinyin import LEAST, Syllables

_STRETCH = re.compile(r"[\u3400-\u9fff]+")

Reading = tuple[Sequence[Syllables], Mapping[str, Sequence[int]]]
Spans = tuple[tuple[int, int], ...]


def reading_order(name: str) -> tuple[tuple[str, ...], str]:
    """What sorts names by their first readings, as a dictionary does; alike ones by their characters."""
    read, _ = pinyin.readings(name)
    first = tuple(syllables[0] if syllables else char for syllables, char in zip(read, name, strict=True))
    return first, name


class Names:
    """Numbered texts; `add` may be called in pieces, so that other work comes between."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._read: dict[str, Reading] = {}
        self._beginning: dict[str, list[str]] = {}
        self._holders: dict[str, list[int]] = {}
        self._size = 0
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Know these texts as well, numbered on."""
        holders = self._holders
        for number, text in enumerate(texts, self._size):
            for stretch in _STRETCH.findall(text):
                if stretch not in holders:
                    self._learn(stretch)
                holders[stretch].append(number)
            self._size = number + 1

    def holding(self, word: str) -> set[int]:
        """The numbers of the texts that hold what reads as a folded word of Latin letters."""
        return {
            number
            for stretch in self._beginning.get(word[:LEAST], ())
            if any(pinyin.read_places(word, *self._read[stretch]))
            for number in self._holders[stretch]
        }

    def spans(self, word: str, text: str) -> Spans:
        """Where a text that is known reads as a word."""
        return tuple(self._spans(word, text))

    def _spans(self, word: str, text: str) -> Iterator[tuple[int, int]]:
        for match in _STRETCH.finditer(text):
            for start, end in pinyin.read_places(word, *self._read[match[0]]):
                yield match.start() + start, match.start() + end

    def _learn(self, stretch: str) -> None:
        read, beginnings = self._read[stretch] = pinyin.readings(stretch)
        del read
        self._holders[stretch] = []
        for pair in beginnings:
            self._beginning.setdefault(pair, []).append(stretch)
