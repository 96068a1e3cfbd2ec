"""Choosing the target a form is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Figure
from desktop import wording
from desktop.progress.said_lines import high_enough
from desktop.progress.target_head import target_words
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.plain_label import PlainLabel

translate = wording.translate


class TargetChooser(QWidget):
    """`chosen` carries the figure. None is chosen at first: a value must not land at the wrong target by default."""

    chosen = Signal(object)

    def __init__(self, figures: Sequence[Figure], theme: Theme) -> None:
        super().__init__()
        self._figures = tuple(figures)
        name = translate("Entering", "Target")
        self.box = ChoiceBox(name)
        self.box.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.box.setPlaceholderText(translate("Entering", "Choose a target"))
        self.box.addItems([target_words(figure) for figure in figures])
        self.box.setCurrentIndex(-1)
        self.box.currentIndexChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.XS))
        label = PlainLabel(name, theme.font(Type.SMALL, bold=True, zoomed=True), theme.tokens.second)
        label.setBuddy(self.box)
        column.addWidget(label)
        column.addWidget(self.box)

    def choose(self, figure: Figure) -> None:
        """Let a figure be chosen."""
        self.box.setCurrentIndex(self._figures.index(figure))

    def _on_changed(self, row: int) -> None:
        if 0 <= row < len(self._figures):
            self.chosen.emit(self._figures[row])


def nothing_to_follow(theme: Theme) -> PlainLabel:
    """What stands in a form where the brief has no target it could be about."""
    words = translate(
        "Entering",
        "No target of this brief can have a value: each is a scope, a standard, or without a year. "
        "Follow it in the ledger by its unit, deadline and state.",
    )
    return high_enough(PlainLabel(words, theme.font(Type.BODY, zoomed=True), theme.tokens.second))
