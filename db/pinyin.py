"""Finding Chinese text by its pinyin: in full (jinjiang), by initials (jj), or mixed (jinj), polyphones by their word.

A character in a word that fixes its reading has that one (重庆 is chongqing and never zhongqing); alone it has each of
its usual readings. ü is typed v. The readings stand in resources/search/readings.tsv and are read when first needed.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from db.folding import fold

READINGS = Path(__file__).parent.parent / "resources" / "search" / "readings.tsv"
LEAST = 2  # letters: one alone stands at every fifth character
_TWO_LETTERS = ("zh", "ch", "sh")
_LONGEST_WORD = 8
_KEPT = 8_192

Syllables = tuple[str, ...]  # the readings a character may have where it stands


def is_pinyin(word: str) -> bool:
    """Whether a folded word may be pinyin."""
    return len(word) >= LEAST and word.isascii() and word.isalpha()


def places(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `text` reads as `word`, as offsets in code points, in order and apart."""
    yield from read_places(word, *readings(text))


def read_places(
    word: str, read: Sequence[Syllables], beginnings: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """The same of a text whose readings are known."""
    after = 0
    for start in beginnings.get(word[:LEAST], ()):
        if start >= after and (end := _match(word, read, start)):
            yield start, end
            after = end


@functools.lru_cache(maxsize=_KEPT)
def readings(text: str) -> tuple[tuple[Syllables, ...], Mapping[str, Sequence[int]]]:
    """How each character of `text` may be read, and where a word may begin that starts with two given letters.

    There is nothing for what is not Chinese.
    """
    known = _known()
    folded = fold(text)
    read: list[Syllables] = []
    while len(read) < len(folded):
        read += _word_at(folded, len(read), known)
    return tuple(read), _beginnings(read)


def _beginnings(read: Sequence[Syllables]) -> Mapping[str, Sequence[int]]:
    """The places that are looked at when a word is typed: the few whose first two letters can be its own."""
    out: dict[str, list[int]] = {}
    for start, (syllables, following) in enumerate(zip_longest(read, read[1:], fillvalue=())):
        pairs = {one[:LEAST] for one in syllables}
        pairs |= {one[0] + other[0] for one in syllables for other in following}
        for pair in pairs:
            out.setdefault(pair, []).append(start)
    return out


def _word_at(text: str, start: int, known: Mapping[str, str]) -> Sequence[Syllables]:
    """The readings of the longest word that begins at `start`, at least of one character."""
    for length in range(min(_LONGEST_WORD, len(text) - start), 1, -1):
        if found := known.get(text[start : start + length]):
            return [(syllable,) for syllable in found.split()]
    return [tuple(known.get(text[start], "").split())]


def _match(word: str, read: Sequence[Syllables], start: int) -> int:
    """Where the shortest stretch from `start` ends that reads as `word`; 0 where none does."""
    # Each pair is how much of the word is used up, and where that leaves the text.
    left = {0}
    for place in range(start, len(read)):
        left = {to for used in left for to in _steps(word, used, read[place])}
        if len(word) in left:
            return place + 1
        if not left:
            return 0
    return 0


def _steps(word: str, used: int, syllables: Syllables) -> Iterator[int]:
    """How much of the word is used up after one more character: its syllable, its initial, or the end cut short."""
    rest = word[used:]
    for syllable in syllables:
        if rest.startswith(syllable):
            yield used + len(syllable)
        elif syllable.startswith(rest):
            yield len(word)
        if rest.startswith(syllable[0]):
            yield used + 1
        if syllable[:2] in _TWO_LETTERS and rest.startswith(syllable[:2]):
            yield used + 2


@functools.lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    """The readings by word: of a single character all of them, of a longer word one for each of its characters."""
    try:
        lines = READINGS.read_text(encoding="utf-8").splitlines()
    except OSError:
        # Pinyin finds nothing then; everything else does.
        return {}
    return dict(line.split("\t") for line in lines)
