"""What the user decides about a deck of slides: frozen records that the notebook keeps. Packs know nothing of them.

A slide is named by its id, which is the same each time the deck is made from the same brief.
"""

from __future__ import annotations

from dataclasses import dataclass

SLIDE_THEMES = ("light", "dark", "ceremonial")
MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class DeckChoices:
    """How a brief is presented.

    `order` names slides in the user's order; slides it does not name keep their place after the one before them in
    the brief. `hidden` slides are left out. `end` is the last slide of the talk, the slides after it are backups;
    "" means that the closing slide is the end. `minutes` is the planned length, 0 for none.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    end: str = ""
    theme: str = "light"
    step_by_step: bool = True
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class OwnSlide:
    """A slide the user added: a text (one point a line), or a picture with a caption.

    `id` starts with "own-". `picture` is the file as it was given (PNG or JPEG), empty for a text slide.
    """

    id: str
    title: str
    text: str = ""
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class ShowPlace:
    """Where a show was left: the slide, the step in it, and the seconds of talk so far."""

    slide: str
    step: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A talk that was timed: when it began (ISO 8601, local time) and the seconds each slide took, in order."""

    began: str
    seconds: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        """The whole talk, in seconds."""
        return sum(seconds for _, seconds in self.seconds)
