"""The time of a talk: elapsed, by slide, and against the plan. Pure arithmetic over a clock that is handed in.

The clock starts when the first slide is left; a pause stops it; leaving and resuming a show does not reset it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

# Beyond this many seconds behind or ahead of the plan, the presenter is told.
WARN = 60.0


class TalkClock:
    """Seconds of talk. `seconds` is what an earlier part of the same talk took."""

    def __init__(self, seconds: float = 0.0, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._before = seconds
        self._since: float | None = None
        self._slide = ""
        self._arrived = 0.0
        self._by_slide: dict[str, float] = {}
        self._is_held = False

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    @property
    def is_held(self) -> bool:
        """Whether it was paused, and waits for `start`; a clock that has not begun is not held."""
        return self._is_held

    @property
    def elapsed(self) -> float:
        """Seconds of talk so far, pauses left out."""
        return self._before + (self._now() - self._since if self._since is not None else 0.0)

    @property
    def by_slide(self) -> dict[str, float]:
        """Seconds by slide id, the slide in hand included, in the order the slides were first seen."""
        out = dict(self._by_slide)
        if self._slide:
            out[self._slide] = out.get(self._slide, 0.0) + self.elapsed - self._arrived
        return {slide: seconds for slide, seconds in out.items() if seconds > 0}

    def arrive(self, slide: str, *, is_first: bool) -> None:
        """A slide (or another step of it) is shown. Leaving the very first step starts the clock."""
        if slide != self._slide:
            self._by_slide = self.by_slide
            self._slide, self._arrived = slide, self.elapsed
        if not is_first and not self.is_running and not self._is_held:
            self.start()

    def start(self) -> None:
        """Let time pass, after a pause too."""
        self._is_held = False
        if self._since is None:
            self._since = self._now()

    def pause(self) -> None:
        """Stop time until `start`."""
        self._before = self.elapsed
        self._since = None
        self._is_held = True

    def reset(self) -> None:
        """Begin again at zero, running or paused as before."""
        self._before, self._arrived, self._by_slide = 0.0, 0.0, {}
        self._since = self._now() if self.is_running else None


def behind(elapsed: float, minutes: int, slide: int, count: int) -> float | None:
    """Seconds behind the plan (negative: ahead) on slide number `slide` (from 1) of `count`; None without a plan.

    The plan gives every slide the same time, and expects to be in its middle: minutes × (slide − 0.5) / count.
    """
    if not minutes or not count:
        return None
    return elapsed - minutes * 60 * (min(slide, count) - 0.5) / count
