"""What a target is compared with, and the sentence that says why or why not. No Qt, and no drawing."""

from __future__ import annotations

from db.records import Bilingual, Brief, Figure, Pairing, Verdict
from desktop.typography import shown


def comparison(brief: Brief, figure: Figure, language: str) -> str:
    """Why this target is, or is not, compared with last year; empty where nobody has said."""
    verdict = _verdict(brief, figure)
    return in_language(verdict.reason, language) if verdict else ""


def source_lines(brief: Brief, figure: Figure) -> tuple[int, ...]:
    """The source lines the gauge and its sentence rest on, the target's own first."""
    verdict = _verdict(brief, figure)
    result = brief.figure(verdict.result) if verdict else None
    return (figure.span.line, result.span.line) if result else (figure.span.line,)


def in_language(sentence: Bilingual, language: str) -> str:
    """The desk's own sentence with the punctuation of its language."""
    return sentence.of(language) if language == "en" else shown(sentence.of(language))


def _verdict(brief: Brief, figure: Figure) -> Pairing | None:
    verdicts = [p for p in brief.pairings_of(figure.id) if p.target == figure.id]
    return verdicts[0] if verdicts else None


def confirmed_result(brief: Brief, figure: Figure) -> Figure | None:
    """Last year's result, where a pairing confirms that it is like for like."""
    verdict = _verdict(brief, figure)
    return brief.figure(verdict.result) if verdict and verdict.verdict is Verdict.CONFIRMED else None
