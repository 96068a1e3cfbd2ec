"""What a structure uses of its source, character by character: nothing twice, and at the end nothing never."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from db.errors import SourceError
from db.records import Section, Source, walk
from db.rules import marker_of, whole_number

# A number a reader may take for a quantity: a run of digits, or scale words that count something.
_NUMBER = re.compile(
    "[0-9０-９]+(?:[.．][0-9０-９]+)?|百分之[零点一二三四五六七八九十百]+|"
    "[一二两三四五六七八九几数]*[十百千万亿][一二三四五六七八九十百千万亿]*[多余]?"
    "(?=[企村计平米公里人元家户吨个项条件名亩辆台套座所场次])"
)


class SourceUse:
    """The lines and the characters that were taken so far; whatever does not agree with the source raises `SourceError`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.used: Counter[int] = Counter()
        self.taken: dict[int, list[tuple[int, int]]] = {}

    def range(self, text: str) -> list[int]:
        """The lines that are written as "4" or "4-7", without those that are blank."""
        if not text:
            return []
        first, _, last = text.partition("-")
        numbers = range(int(first), int(last or first) + 1)
        return [n for n in numbers if self.line(n).strip()]

    def line(self, number: int) -> str:
        """A line by its number, from 1."""
        if not 1 <= number <= len(self.source.lines):
            raise SourceError(
                f"原文没有第 {number} 行(共 {len(self.source.lines)} 行)。",
                f"The source has no line {number} (it has {len(self.source.lines)}).",
            )
        return self.source.line(number)

    def take(self, number: int) -> str:
        """A line that is not blank, used from now on."""
        text = self.line(number)
        if not text.strip():
            raise SourceError(f"原文第 {number} 行是空行。", f"Source line {number} is blank.")
        self.used[number] += 1
        return text

    def find(self, line: int, quote: str) -> int:
        """Where `quote` stands on `line`; refuses none and several."""
        text = self.line(line)
        places = [m.start() for m in re.finditer(f"(?={re.escape(quote)})", text)]
        # 22件 is not a hit inside 122件: a quote never starts or ends inside a number.
        places = [p for p in places if whole_number(text, p, p + len(quote))]
        if len(places) != 1:
            how_zh = "没有" if not places else "不止一处"
            how_en = "does not stand" if not places else "stands more than once"
            raise SourceError(
                f"原文第 {line} 行{how_zh}“{quote}”。", f"“{quote}” {how_en} on source line {line}."
            )
        return places[0]

    def claim(self, line: int, start: int, end: int) -> None:
        """Take characters of a line, from `start` up to and without `end`."""
        spans = self.taken.setdefault(line, [])
        if any(start < other_end and other_start < end for other_start, other_end in spans):
            raise SourceError(
                f"原文第 {line} 行第 {start + 1} 至 {end} 字被用了两次。",
                f"Characters {start + 1} to {end} of source line {line} are used twice.",
            )
        spans.append((start, end))

    def check_every_line_once_in_order(self, sections: tuple[Section, ...]) -> None:
        """Refuse a line that was not used, was used twice, or stands after a later one."""
        for number, text in enumerate(self.source.lines, start=1):
            count = self.used[number]
            if text.strip() and count != 1:
                how_zh = "没有用到" if count == 0 else "被用了两次"
                how_en = "is not used" if count == 0 else "is used twice"
                raise SourceError(
                    f"原文第 {number} 行{how_zh}:“{text}”。",
                    f"Source line {number} {how_en}: “{text}”.",
                )
        lines = [line for section in walk(sections) for line in section.lines]
        for before, after in itertools.pairwise(lines):
            if after < before:
                raise SourceError(
                    f"原文第 {after} 行排到了第 {before} 行之后。",
                    f"Source line {after} was put after line {before}.",
                )

    def check_every_number(self) -> None:
        """Refuse a number of the source that nothing has claimed."""
        for number, text in enumerate(self.source.lines, start=1):
            spans = self.taken.get(number, [])
            for match in _NUMBER.finditer(text, len(marker_of(text))):
                if not any(s <= match.start() and match.end() <= e for s, e in spans):
                    raise SourceError(
                        f"原文第 {number} 行的“{match[0]}”既没有列为数据,也没有写明为何不是。",
                        f"“{match[0]}” on source line {number} is neither a figure nor said not to be one.",
                    )
