"""A heading that breaks at the sense, in which stretches can be marked."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPaintEvent

from desktop.theme import Theme
from desktop.widgets.marked_text import Marking, label_places
from desktop.widgets.plain_label import BalancedLabel


class MarkedHeading(BalancedLabel):
    """Spans are code points of the whole text, wherever it breaks into lines."""

    def __init__(self, text: str, font: QFont, theme: Theme) -> None:
        super().__init__(text, font, theme.tokens.ink)
        self.marks = Marking(self, theme, lambda span: label_places(self, text, span))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and what is marked in it."""
        self.marks.paint(lambda: BalancedLabel.paintEvent(self, event))
