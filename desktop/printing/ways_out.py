"""What leaves the preview: the document saved as a file, or shown by the system's viewer; what came of it is said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.errors import UserError
from db.records import Brief
from desktop import wording
from desktop.printing import choice_words
from desktop.printing.choices import FileKind, PageChoices
from desktop.printing.outlets import Outlets, file_name, kind_of
from desktop.printing.press import TypesetPages

# A sentence, and the sign before it.
Say = Callable[[str, str], None]


class WaysOut:
    """For one brief. A PDF holds the very bytes that are seen; another kind of file is made from the choices."""

    def __init__(self, window: QWidget, outlets: Outlets, brief: Brief, language: str, say: Say) -> None:
        self._window, self._outlets, self._brief = window, outlets, brief
        self._language, self._say = language, say

    def save(self, typeset: TypesetPages, choices: PageChoices) -> None:
        """Ask where to, and save it there whole or not at all."""
        path = self._outlets.ask_path(self._window, self._name(choices))
        if path is None:
            return
        try:
            kind = kind_of(path)
            is_pdf = kind is FileKind.PDF
            data = typeset.pdf if is_pdf else self._outlets.make(self._brief, choices, kind)
            self._outlets.save(path, data)
        except UserError as error:
            self._say(wording.error_words(error, self._language), "triangle-alert")
            return
        self._say(wording.translate("Print", "Saved as %1.").replace("%1", str(path)), "check")

    def view(self, typeset: TypesetPages, choices: PageChoices) -> None:
        """Open it in the system's viewer."""
        try:
            is_open = self._outlets.view(typeset.pdf, self._name(choices))
        except OSError:
            is_open = False
        if not is_open:
            words = wording.translate(
                "Print",
                "No program took the file. Save the PDF and open it with a program of your choice.",
            )
            self._say(words, "triangle-alert")

    def _name(self, choices: PageChoices) -> str:
        layout, _ = choice_words.layout_words(choices.layout)
        return file_name(self._brief.name.of(self._language), layout)
