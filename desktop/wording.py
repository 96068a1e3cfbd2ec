"""The desk's own words about figures, in the interface's language. The source's words are never translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.errors import UserError
from db.quantities import Comparator, plain
from db.records import Brief, Figure, FigureKind, Measure, PeriodBasis, Section, SectionKind
from desktop.location import LIBRARY, SCOREBOARD, YEARS, Location
from desktop.typography import shown, straight

translate = QCoreApplication.translate


def error_words(error: UserError, language: str) -> str:
    """What the user can mend, in the interface's language and its punctuation."""
    sentence = error.sentence(language)
    return straight(sentence) if language == "en" else shown(sentence)


def kind_word(kind: FigureKind) -> str:
    """Result, target, task or standard."""
    return {
        FigureKind.RESULT: translate("Wording", "Result"),
        FigureKind.TARGET: translate("Wording", "Target"),
        FigureKind.TASK: translate("Wording", "Task"),
        FigureKind.STANDARD: translate("Wording", "Planning standard"),
    }[kind]


def measure_word(measure: Measure) -> str:
    """What sort of quantity it is."""
    return {
        Measure.GROWTH: translate("Wording", "Growth"),
        Measure.LEVEL: translate("Wording", "Level"),
        Measure.INCREMENT: translate("Wording", "Increment"),
        Measure.AMOUNT: translate("Wording", "Amount"),
        Measure.SHARE: translate("Wording", "Share"),
        Measure.COUNT: translate("Wording", "Count"),
        Measure.SCOPE_COUNT: translate("Wording", "Scope only, not an amount to reach"),
        Measure.STANDARD: translate("Wording", "Standard"),
    }[measure]


def comparator_words(comparator: Comparator) -> str:
    """How the stated value bounds the real one."""
    return {
        Comparator.EQ: translate("Wording", "exactly as stated"),
        Comparator.APPROX: translate("Wording", "about, by an amount not stated"),
        Comparator.GT: translate("Wording", "more than"),
        Comparator.GE: translate("Wording", "at least"),
        Comparator.LT: translate("Wording", "less than"),
        Comparator.LE: translate("Wording", "at most"),
        Comparator.RANGE: translate("Wording", "between"),
    }[comparator]


def period_words(figure: Figure) -> str:
    """The period, and how it is known."""
    if figure.period_basis is PeriodBasis.UNSTATED:
        return translate("Wording", "The source does not say")
    if figure.period_basis is PeriodBasis.STATED:
        return translate("Wording", "%1, stated on the line").replace("%1", figure.period)
    return translate("Wording", "%1, from the section it stands in").replace("%1", figure.period)


def normalised_words(figure: Figure) -> str:
    """The value without its scale word, grouped for reading: 300,000,000,000 元."""
    value, unit = figure.normalised
    high = figure.quantity.normalised_hi
    number = f"{value:,f}" if abs(value) >= 10_000 else plain(value)
    if high is not None:
        number += "–" + plain(high)
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}"


def stated_words(value: str) -> str:
    """A property the source may or may not state."""
    return {
        "unstated": translate("Wording", "The source does not say"),
        "flow": translate("Wording", "Over a period"),
        "cumulative": translate("Wording", "Running total"),
        "more": translate("Wording", "More is better"),
        "less": translate("Wording", "Less is better"),
        "limit": translate("Wording", "A limit"),
        "none": translate("Wording", "Neither way"),
        "nominal": translate("Wording", "Nominal"),
        "real": translate("Wording", "Real"),
        "expected": translate("Wording", "Indicative"),
        "binding": translate("Wording", "Binding"),
        "provisional": translate("Wording", "Provisional"),
        "final": translate("Wording", "Final"),
        "revised": translate("Wording", "Revised"),
    }.get(value, value)


def line_words(*lines: int) -> str:
    """Line 27, or lines 87 and 28."""
    listed = translate("Wording", ", ").join(str(line) for line in lines)
    return translate("Wording", "Line %1").replace("%1", listed)


def section_words(section: Section, language: str) -> str:
    """A section's short name, with the number it has in the tree."""
    label = shown(section.label.of(language))
    return f"{section.number} {label}" if section.number else label


def view_word(view: str) -> str:
    """A page that is no section's."""
    return {
        SCOREBOARD: translate("Tree", "Ledger"),
        YEARS: translate("Tree", "Years compared"),
        LIBRARY: translate("Tree", "Library"),
    }[view]


def place_words(brief: Brief, location: Location, language: str) -> str:
    """The name of a place: its section's, and the source line where one is meant."""
    section = brief.section(location.section)
    if location.view:
        name = view_word(location.view)
    elif section is None or section.kind is SectionKind.MASTHEAD:
        name = translate("Tree", "Overview")
    else:
        name = section_words(section, language)
    return f"{name} · {line_words(location.line)}" if location.line else name


def figure_words(figure: Figure) -> str:
    """A figure in one line, for screen readers: 为企业减负 超50亿元, Line 29."""
    parts = [shown(figure.label), figure.estimate + figure.quote, line_words(figure.span.line)]
    return " ".join(parts) + (f" ({figure.doubt.zh})" if figure.doubt else "")


def edition_words(brief: Brief, language: str) -> str:
    """A brief and which edition of it: 晋江简报 2023 · 修订 2."""
    edition = translate("Wording", "edition %1").replace("%1", str(brief.edition))
    return f"{brief.name.of(language)} · {edition}"


def citation(brief: Brief, line: int, language: str) -> str:
    """Where a copied text comes from: ——《晋江简报 2023》·经济·原文第27行."""
    section = next(s for s in brief.walk if s.line == line or any(item.line == line for item in s.items))
    return (
        translate("Wording", '— "%1", %2, source line %3')
        .replace("%1", brief.name.of(language))
        .replace("%2", section.label.of(language))
        .replace("%3", str(line))
    )
