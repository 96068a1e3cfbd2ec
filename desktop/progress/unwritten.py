"""That what was entered or noted is in memory alone: said once, with the way out; and once, that all of it is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from db.errors import NotebookError, NotebookFault
from desktop import wording
from desktop.kept_notebook import KeptNotebook
from desktop.typography import shown, straight
from desktop.widgets.notices import GOOD_NEWS, Notice

translate = wording.translate

KEY = "notebook"
# What the user ends by making room or closing another window; all else lasts as long as the window.
_ENDS = frozenset({NotebookFault.FULL, NotebookFault.LOCKED})


class UnwrittenNotice(QObject):
    """One notice for all that keep something in one notebook; each takes the place of the last.

    `put` shows a notice, `export` asks where to and exports; `language` is asked each time.
    """

    def __init__(
        self,
        kept: KeptNotebook,
        put: Callable[[Notice], object],
        export: Callable[[], object],
        language: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kept, self._put, self._export, self._language = kept, put, export, language
        self._said: NotebookFault | None = None
        kept.held.connect(self._on_held)
        kept.caught_up.connect(self._on_caught_up)

    def say(self, error: NotebookError) -> None:
        """Say what is wrong with the file, before anything is kept in its place."""
        self._put(Notice(wording.error_words(error, self._language()), key=KEY))

    def _on_held(self) -> None:
        fault = self._kept.fault
        if fault is None or fault is self._said:
            return
        self._said = fault
        export = (translate("Unwritten", "Export the notebook…"), self._export)
        self._put(Notice(held_words(fault, self._language()), choices=(export,), key=KEY))

    def _on_caught_up(self) -> None:
        if self._said is None:
            return
        self._said = None
        words = translate("Unwritten", "All that you entered and noted is in the notebook's file now.")
        self._put(Notice(words, GOOD_NEWS, key=KEY))


def held_words(fault: NotebookFault, language: str) -> str:
    """That what is entered is in memory alone, why, and until when."""
    if fault in _ENDS:
        words = translate(
            "Unwritten",
            "Not in the notebook's file yet: %1. What you entered and noted is in memory alone, and what the file held "
            "is unchanged. Once that is over, it is written by itself: with the next entry, or when you close the "
            "window.",
        )
    else:
        words = translate(
            "Unwritten",
            "What you enter and note lasts only until you close the window, because the notebook cannot be used: "
            "%1. What its file held is unchanged. Export the notebook before you close the window.",
        )
    return words.replace("%1", fault_words(fault, language))


def leaving_words(fault: NotebookFault, count: int, language: str) -> str:
    """What would be lost by leaving now; `count` is that of the changes."""
    words = translate(
        "Unwritten",
        "Changes that are not in the notebook's file: %1. Reason: %2. If you quit now, what you entered, noted or timed "
        "in a rehearsal is lost; what the file held is unchanged.",
    )
    return words.replace("%1", str(count)).replace("%2", fault_words(fault, language))


def fault_words(fault: NotebookFault, language: str) -> str:
    """What happened, as a part of a sentence."""
    zh, en = fault.value[0], fault.value[3]
    return straight(en) if language == "en" else shown(zh)
