"""What a card says of where its target stands: in words, in the interface's language. No widget here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.actuals.records import Actual, Status
from db.pace.numbers import date_en, date_zh
from db.pace.states import PaceState
from db.progress import Progress
from db.records import Figure
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.typography import straight

translate = wording.translate


@dataclass(frozen=True)
class Standing:
    """Where a target stands on a day: `sentence` is the whole explanation with the rule, `dated` the day of the value.

    `dated` is empty where no value counts.
    """

    state: PaceState
    word: str
    sentence: str
    dated: str
    has_rule: bool


def standing(figure: Figure, progress: Progress, on: date, language: str) -> Standing:
    """Where `figure` stands on the day `on`."""
    pace = progress.pace(figure, on)
    return Standing(
        pace.state,
        in_language(pace.word, language),
        _quoted(in_language(pace.sentence, language), language),
        _dated(pace.actual, language) if pace.actual else "",
        progress.rule is not None,
    )


def status_word(status: Status) -> str:
    """How settled a value is."""
    if status is Status.PROVISIONAL:
        return translate("Progress card", "provisional")
    return translate("Progress card", "final")


def _dated(actual: Actual, language: str) -> str:
    day = date_en(actual.as_of) if language == "en" else date_zh(actual.as_of)
    as_of = translate("Progress card", "As of %1").replace("%1", day)
    return f"{as_of} · {status_word(actual.status)}"


def _quoted(sentence: str, language: str) -> str:
    return straight(sentence) if language == "en" else sentence
