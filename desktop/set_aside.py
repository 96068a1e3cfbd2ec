"""What came in and was not used, said above the page: a notice a file, so that no question is lost to a later one.

Files that came together and of which the same is to be said share the notice of the highest edition among them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.records import Brief
from desktop import intake_words as words
from desktop.views.main_window import MainWindow
from desktop.widgets.notices import Notice


@dataclass
class _Told:
    """A notice about `brief` in a file, and the files told of beside it with their editions."""

    brief: Brief
    is_question: bool
    notice: Notice
    sentence: str
    beside: list[tuple[str, int]] = field(default_factory=list)


class SetAside:
    """Keeps the notices about files that were not used, of each brief the highest edition first."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._told: dict[tuple[Path, str], _Told] = {}

    def tell(self, path: Path, brief: Brief, notice: Notice, *, is_question: bool) -> None:
        """Say of the file at `path` that its `brief` was not used; a question is open until it is answered."""
        told = self._told[path, brief.id] = _Told(brief, is_question, notice, notice.sentence)
        self._put(told)

    def join(self, first: Path, path: Path, brief: Brief) -> None:
        """Say the same of the file at `path` in the notice about the `first`, where that is up."""
        told = self._told.get((first, brief.id))
        if told is not None and self._is_up(told):
            told.beside.append((path.name, brief.edition))
            said = f"{told.sentence}{words.beside_words(told.beside)}"
            told.notice = dataclasses.replace(told.notice, sentence=said)
            self._put(told)

    def settle(self, in_use: Mapping[str, Brief]) -> None:
        """Take down the questions whether to use an edition that is older by now than the one in use."""
        for told in self._told.values():
            used = in_use.get(told.brief.id)
            if told.is_question and used is not None and used.edition > told.brief.edition:
                self._window.withdraw(told.notice.key)

    def _put(self, told: _Told) -> None:
        self._window.tell(told.notice)
        lower = [other for other in self._told.values() if _is_below(other, told) and self._is_up(other)]
        for other in sorted(lower, key=lambda other: -other.brief.edition):
            self._window.tell(other.notice)

    def _is_up(self, told: _Told) -> bool:
        return any(notice is told.notice for notice in self._window.notices.shown)


def _is_below(other: _Told, told: _Told) -> bool:
    """Whether `other` says the like of a lower edition of the same brief."""
    same = (other.brief.id, other.is_question) == (told.brief.id, told.is_question)
    return same and other.brief.edition < told.brief.edition
