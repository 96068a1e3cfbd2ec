"""Above the rows of an import: how many come to what, and which of them are shown."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import wording
from desktop.progress.said_lines import high_enough
from desktop.progress.sheets.import_plan import Deed, ImportPlan
from desktop.progress.sheets.own_words import own_words
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate
_FIRM = "\u00a0"  # a word and its count stay together


class ImportHead(QWidget):
    """`filtered` carries the Deed whose rows are wanted, None for all."""

    filtered = Signal(object)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self.counts = high_enough(
            PlainLabel("", theme.font(Type.CARD, bold=True, zoomed=True), theme.tokens.ink)
        )
        self.filter = ChoiceBox(translate("Sheets", "Which rows are shown"))
        self.filter.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.filter.setMinimumContentsLength(14)
        self.filter.activated.connect(self._on_filtered)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(Space.L))
        row.addWidget(self.counts, 1)
        row.addWidget(self.filter)

    def show_all(self) -> None:
        """Forget which rows were wanted."""
        self.filter.setCurrentIndex(-1)

    def show_plan(self, made: ImportPlan) -> None:
        """Count the rows, and offer each kind of them there is; what was wanted stays."""
        out = len(made.rows) - len(made.ticked)
        words = [f"{self._word(deed)} {count}" for deed in Deed if (count := made.count(deed))]
        words += [f"{translate('Sheets', 'Left out')} {out}"] if out else []
        self.counts.setText(
            "  ·  ".join(one.replace(" ", _FIRM) for one in words)
            or translate("Sheets", "No row is filled in.")
        )
        self._offer(made)

    def _offer(self, made: ImportPlan) -> None:
        chosen = self.filter.currentData()
        counts = Counter(row.deed for row in made.rows)
        self.filter.clear()
        self.filter.addItem(translate("Sheets", "All rows (%1)").replace("%1", str(len(made.rows))), None)
        for deed in Deed:
            if counts[deed]:
                self.filter.addItem(f"{self._word(deed)} ({counts[deed]})", deed.name)
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))

    def _on_filtered(self) -> None:
        name = self.filter.currentData()
        self.filtered.emit(Deed[name] if name else None)

    def _word(self, deed: Deed) -> str:
        return own_words(deed.word, self._language)
