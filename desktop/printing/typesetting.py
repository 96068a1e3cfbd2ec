"""When a document is set: once a turn, never twice the same, and what is said while it takes long or does not come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.printing.choices import PageChoices, Scope
from desktop.printing.press import Press, TypesetPages
from desktop.printing.sheets import Size

_PATIENCE = 300  # milliseconds before it is said that something is going on


class Typesetting(QObject):
    """Between the choices, which it asks for, and the press.

    `done` carries the typeset document and the sizes of its pages, `refused` a sentence in their place, `busy` whether
    it takes long.
    """

    done = Signal(object, object)
    refused = Signal(str)
    busy = Signal(bool)

    def __init__(
        self,
        press: Press,
        brief: Brief,
        language: str,
        choices_of: Callable[[], PageChoices],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._press, self._brief, self._language, self._choices_of = press, brief, language, choices_of
        self._asked: PageChoices | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._set_what_is_chosen)
        self._waiting = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._waiting.timeout.connect(lambda: self.busy.emit(True))
        press.typeset_done.connect(self._on_typeset_done)
        press.failed.connect(self._on_failed)
        press.broke.connect(self._on_broke)

    def soon(self) -> None:
        """Set what is chosen when this turn of events is over, unless that was asked for last."""
        self._turn.start()

    def forget(self) -> None:
        """Set it again when it is next asked for, whatever is chosen."""
        self._asked = None

    def ask(self, choices: PageChoices) -> None:
        """Set it at once."""
        self._asked = choices
        self._waiting.start()
        self._press.typeset(self._brief, choices)

    def _set_what_is_chosen(self) -> None:
        choices = self._choices_of()
        if choices == self._asked:
            return
        if choices.scope is Scope.SECTIONS and not choices.sections:
            self._asked = choices
            # A newer wish than the one under way, whose pages are not wanted any more.
            self._press.forget()
            self._refuse(wording.translate("Print", "Tick at least one section to print."))
            return
        self.ask(choices)

    def _on_typeset_done(self, typeset: TypesetPages, sizes: tuple[Size, ...]) -> None:
        self._settle()
        self.done.emit(typeset, sizes)

    def _on_failed(self, error: UserError) -> None:
        self._refuse(wording.error_words(error, self._language))

    def _on_broke(self, error: Exception) -> None:
        words = wording.translate(
            "Print", "Something in Briefing Desk itself went wrong (%1). Your files are unchanged."
        )
        self._refuse(words.replace("%1", type(error).__name__))

    def _refuse(self, words: str) -> None:
        self._settle()
        self.refused.emit(words)

    def _settle(self) -> None:
        self._waiting.stop()
        self.busy.emit(False)
