"""Searching the brief that is read, in memory: its sections by their names, and every heading and line of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from db import pinyin
from db.folding import fold
from db.query_ways import Way, way_found
from db.records import Brief, Hit, Section, SectionKind
from db.search import Placing, find, spans, terms, wide_spans
from desktop.location import Location
from desktop.searching.source import EVERYTHING, MOST, Choices, Group, Limits, Result, Scope, Source
from desktop.typography import shown

_SHOWN = 200
_AT_ONCE = 8  # lines whose pinyin is worked out between two turns of the event loop


class BriefSource(Source):
    """One brief; with no query it offers the sections. Results are in display order."""

    def __init__(self, brief: Brief, language: str, overview: str, parent: QObject | None = None) -> None:
        super().__init__((Scope.SECTIONS, Scope.BRIEF), parent)
        self._brief, self._language, self._overview = brief, language, overview
        self._paths = {section.id: self._path(section) for section in brief.walk}
        self._figured = {figure.span.line for figure in brief.figures}

    @property
    def choices(self) -> Choices:
        """The kinds of its sections; it has one place, and its years are all its own."""
        return Choices(kinds=tuple(dict.fromkeys(section.kind for section in self._brief.walk)))

    def search(self, query: str, limits: Limits, token: int) -> None:
        """Answer before returning."""
        self.answered.emit(token, self._groups(query, limits))

    def warm(self) -> None:
        """Work out how its lines read in pinyin, little by little, before the first letters are typed."""
        texts = iter([text for _, _, text in self._brief.titles_and_items])
        timer = QTimer(self)

        def on_turn() -> None:
            for _ in range(_AT_ONCE):
                text = next(texts, None)
                if text is None:
                    timer.deleteLater()
                    timer.stop()
                    return
                pinyin.readings(fold(text))

        timer.timeout.connect(on_turn)
        timer.start(0)

    def _groups(self, query: str, limits: Limits) -> tuple[Group, ...]:
        if not self._is_within(limits):
            return ()
        words = terms(query)
        found = self._lines(query, words, limits) if words else ()
        sections = () if limits.only_figures else tuple(self._sections(words, limits, spans))
        if not sections and all(line.way is not Way.AS_TYPED for line in found) and not limits.only_figures:
            sections = tuple(self._sections(words, limits, wide_spans))
        groups = (
            Group(Scope.SECTIONS, sections, len(sections)),
            Group(Scope.BRIEF, found[:_SHOWN], len(found)),
        )
        return tuple(group for group in groups if group.results)

    def _is_within(self, limits: Limits) -> bool:
        brief = self._brief
        is_year = limits.year in {"", brief.results_year, brief.targets_year}
        return is_year and limits.place in {"", brief.place.of(self._language)}

    def _sections(self, words: list[str], limits: Limits, place: Placing) -> Iterator[Result]:
        """The pages whose names hold the words; all of them where there are no words."""
        names = [("", self._overview)] if limits.kind is None else []
        names += [
            (section.id, section.label.of(self._language))
            for section in self._brief.walk
            if section.kind is not SectionKind.MASTHEAD and limits.kind in {None, section.kind}
        ]
        for section, name in names:
            found = place(words, name)
            if found is not None:
                there = Location(self._brief.id, section)
                yield Result(there, name, self._way_to(section), found, way_found(words, name))

    def _lines(self, query: str, words: list[str], limits: Limits) -> tuple[Result, ...]:
        # What is left out by the limits is not counted: the whole brief is searched where there are any.
        hits = find(self._brief, query, MOST + 1 if limits == EVERYTHING else 1 << 30)
        kept = [hit for hit in hits if self._is_kept(hit, limits)][: MOST + 1]
        return tuple(self._result(hit, words) for hit in kept)

    def _is_kept(self, hit: Hit, limits: Limits) -> bool:
        section = self._brief.section(hit.section)
        is_kind = limits.kind is None or (section is not None and section.kind is limits.kind)
        return is_kind and (not limits.only_figures or hit.line in self._figured)

    def _result(self, hit: Hit, words: list[str]) -> Result:
        place = Location(self._brief.id, hit.section, hit.line)
        return Result(place, hit.text, self._paths[hit.section], hit.spans, way_found(words, hit.text))

    def _way_to(self, section_id: str) -> str:
        """The number of a section and the names above it: 2.1 成效."""
        section = self._brief.section(section_id)
        return f"{section.number} {' / '.join(self._names(section)[:-1])}".strip() if section else ""

    def _path(self, section: Section) -> str:
        """The number of a section and the names that lead to it: 2.1 成效 / 经济."""
        return f"{section.number} {' / '.join(self._names(section))}".strip()

    def _names(self, section: Section) -> list[str]:
        names, above = [shown(section.label.of(self._language))], self._brief.section(section.parent)
        while above is not None:
            names.insert(0, shown(above.label.of(self._language)))
            above = self._brief.section(above.parent)
        return names
