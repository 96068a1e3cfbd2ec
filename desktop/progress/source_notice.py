"""That a brief's source changed since entries were made for it: said where the brief is shown, with the way to them."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Brief
from desktop import wording
from desktop.gauges.comparing import in_language
from desktop.location import SCOREBOARD, Location
from desktop.progress.following import Following
from desktop.widgets.notices import Notice


class SourceNotice:
    """Said once in a run of each source of each brief; it stays up until it is dismissed.

    `put` shows a notice, `go` leads to a location, `language` is asked each time: it may change while the program runs.
    """

    def __init__(
        self,
        following: Following,
        put: Callable[[Notice], object],
        go: Callable[[Location], object],
        language: Callable[[], str],
    ) -> None:
        self._following, self._put, self._go, self._language = following, put, go, language
        self._said: set[tuple[str, str]] = set()

    def brief_shown(self, brief: Brief) -> None:
        """Say it, where there is something to say and it was not said before."""
        shown = (brief.id, brief.source.sha256)
        sentence = self._following.source_sentence(brief)
        if not sentence or shown in self._said:
            return
        self._said.add(shown)
        language = self._language()
        named = wording.translate("Notebook", "%1: %2").replace("%1", brief.name.of(language))
        look = wording.translate("Notebook", "Look at the entries")
        self._put(
            Notice(
                named.replace("%2", in_language(sentence, language)),
                choices=((look, lambda: self._go(Location(brief.id, view=SCOREBOARD))),),
                key=f"source of {brief.id}",
            )
        )
