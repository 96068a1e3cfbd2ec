"""How a talk stands against its plan: words, and a sign that does not need colour."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import wording
from desktop.presenting.talk_clock import WARN
from desktop.presenting.talk_words import digits, spoken

# Nearer to the plan than this many seconds is on it.
_NEAR = 15.0


@dataclass(frozen=True, slots=True)
class Pace:
    """`sign` names an icon; `is_warning` asks for attention."""

    words: str
    sign: str = ""
    is_warning: bool = False


def pace(seconds_behind: float | None) -> Pace:
    """The words for so many seconds behind the plan (negative: ahead); None is no plan."""
    if seconds_behind is None:
        return Pace(wording.translate("Talk", "No length planned"))
    if abs(seconds_behind) < _NEAR:
        return Pace(wording.translate("Talk", "On plan"), "check")
    is_warning = abs(seconds_behind) > WARN
    if seconds_behind > 0:
        words = wording.translate("Talk", "%1 behind plan")
        sign = "triangle-alert" if is_warning else "clock"
    else:
        words = wording.translate("Talk", "%1 ahead of plan")
        sign = "fast-forward"
    return Pace(words.replace("%1", spoken(seconds_behind)), sign, is_warning)


def remaining(elapsed: float, minutes: int) -> tuple[str, str]:
    """What is left of the planned minutes: digits, and what they are. Beyond the plan, how much over."""
    if not minutes:
        return "—", wording.translate("Talk", "Remaining")
    left = minutes * 60 - elapsed
    if left < 0:
        return digits(-left), wording.translate("Talk", "Over time")
    return digits(left), wording.translate("Talk", "Remaining")
