"""The words around a search: the names of groups, how many there are, how a hit was found, what was tried in vain."""

from __future__ import annotations

from collections.abc import Iterable

from db.catalogue.named import MOST as NAMES_OF_A_KIND
from db.query_ways import Tried, Way
from db.records import SectionKind
from desktop import wording
from desktop.searching.source import MOST, Group, Scope

translate = wording.translate
_NAMED = 4  # other ways to write a number


def scope_word(scope: Scope) -> str:
    """What is searched."""
    return {
        Scope.SECTIONS: translate("Search", "Sections"),
        Scope.BRIEF: translate("Search", "This brief"),
        Scope.BRIEFS: translate("Search", "Briefs in the library"),
        Scope.LIBRARY: translate("Search", "Library"),
        Scope.NOTES: translate("Search", "Notes"),
    }[scope]


def count_words(group: Group) -> str:
    """How many there are; past what is counted, 1000+, and while they are being counted at least so many."""
    count = min(group.count, MOST)
    return f"{count}+" if group.is_growing or group.is_cut or group.count > MOST else str(count)


def counts_words(groups: Iterable[Group]) -> str:
    """How many there are in each group; at least so many where the search ended early."""
    counts = ((one, count_words(one)) for one in groups)
    return " · ".join(
        f"{scope_word(one.scope)} {count.removesuffix('+') + '+' if one.is_partial else count}"
        for one, count in counts
    )


def cut_words(group: Group) -> str:
    """What a group leaves out: the search ended early, only names were looked through, only the first are listed."""
    said = [translate("Search", "partial results")] if group.is_partial else []
    if group.is_of_names:
        said.append(_of_names_words(group))
    if group.is_cut:
        of_a_kind = translate("Search", "the first %1 of a kind are listed")
        said.append(of_a_kind.replace("%1", str(NAMES_OF_A_KIND)))
    if group.count > len(group.results) and not group.is_growing:
        said.append(translate("Search", "the first %1 are listed").replace("%1", str(len(group.results))))
    return " · ".join(said)


def _of_names_words(group: Group) -> str:
    """That lines were not looked through, above the names that were found and where there is none."""
    if group.results:
        return translate("Search", "names of places, briefs and sections")
    return translate("Search", "pinyin finds only names here, not lines")


def way_words(way: Way) -> str:
    """How a hit was found, where not as it was typed."""
    return {
        Way.AS_TYPED: "",
        Way.OTHER_NUMBER: translate("Search", "by another way to write the number"),
        Way.PINYIN: translate("Search", "by pinyin"),
    }[way]


def turn_words(turned: int) -> str:
    """That a step went round the end to the beginning (1) or the other way (-1); "" where it did neither."""
    return {
        0: "",
        1: translate("Search", "from the top again"),
        -1: translate("Search", "from the end again"),
    }[turned]


def nothing_words(tried: Tried, *, is_limited: bool, is_of_names: bool = False) -> tuple[str, ...]:
    """That nothing was found, what else was looked for, where only names were, and that there are limits."""
    said = [translate("Search", "Nothing holds all of these words.")]
    if tried.is_pinyin:
        said.append(translate("Search", "Also looked for as pinyin."))
    if is_of_names:
        said.append(
            translate(
                "Search", "In the library, pinyin finds names of places, briefs and sections, not lines."
            )
        )
    if tried.numbers:
        numbers = translate("Search", ", ").join(tried.numbers[:_NAMED])
        said.append(translate("Search", "Also looked for: %1.").replace("%1", numbers))
    if is_limited:
        said.append(translate("Search", "The filters leave something out."))
    return tuple(said)


def kind_words(kind: SectionKind) -> str:
    """What a section does in a brief."""
    return {
        SectionKind.MASTHEAD: translate("Search", "Masthead"),
        SectionKind.RESULTS: translate("Search", "Results"),
        SectionKind.STUDY: translate("Search", "Study"),
        SectionKind.TARGETS: translate("Search", "Targets"),
        SectionKind.QUESTION: translate("Search", "Tasks by question"),
        SectionKind.HIGHLIGHTS: translate("Search", "Highlights"),
        SectionKind.THEMES: translate("Search", "Themes"),
        SectionKind.HONOURS: translate("Search", "Honours"),
        SectionKind.PARTY: translate("Search", "Party building"),
    }[kind]
