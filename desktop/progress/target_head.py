"""What a form is about: the target as written, its measure, unit and year, and the source line it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from db.progress import can_be_followed
from db.records import Brief, Figure, FigureKind
from desktop import wording
from desktop.progress.said_lines import high_enough
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.widgets.plain_label import PlainLabel, link_button

translate = wording.translate


def followed_figures(brief: Brief) -> tuple[Figure, ...]:
    """The figures that can have a value, targets first, each kind in the source's order."""
    found = [figure for figure in brief.figures if can_be_followed(figure)]
    return tuple(sorted(found, key=lambda figure: figure.kind is not FigureKind.TARGET))


def target_words(figure: Figure) -> str:
    """A target in one line: its label, and its number as written."""
    return f"{shown(figure.label)}  {as_written(figure)}"


def as_written(figure: Figure) -> str:
    """The number with the words of estimate and commitment before it."""
    return figure.estimate + figure.commitment + figure.quote


class TargetHead(QFrame):
    """`line_chosen` carries the source line when it is clicked."""

    line_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._line = 0
        self.name = high_enough(PlainLabel("", theme.font(Type.CARD, zoomed=True), theme.tokens.ink))
        self.quote = PlainLabel("", theme.font(Type.TILE, bold=True, zoomed=True), theme.tokens.ink)
        self.facts = high_enough(PlainLabel("", theme.font(Type.SMALL, zoomed=True), theme.tokens.second))
        self.source = link_button("", theme.font(Type.SMALL, zoomed=True))
        self.source.setAutoDefault(False)
        self.source.clicked.connect(lambda: self.line_chosen.emit(self._line))
        column = QVBoxLayout(self)
        edge = theme.space(Space.L)
        column.setContentsMargins(edge, theme.space(Space.M), edge, theme.space(Space.M))
        column.setSpacing(theme.space(Space.XS))
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row in (top, foot):
            row.setSpacing(theme.space(Space.L))
            column.addLayout(row)
        top.addWidget(self.name, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.quote)
        foot.addWidget(self.facts, 1)
        foot.addWidget(self.source, 0, Qt.AlignmentFlag.AlignTop)

    def show_figure(self, figure: Figure) -> None:
        """Show another target."""
        self._line = figure.span.line
        self.name.setText(shown(figure.label))
        self.quote.setText(as_written(figure))
        words = translate("Entering", "%1 · unit %2 · target for %3")
        words = words.replace("%1", wording.measure_word(figure.indicator.measure))
        self.facts.setText(words.replace("%2", figure.quantity.unit).replace("%3", figure.period))
        line = wording.line_words(self._line)
        self.source.setText(line)
        self.source.setAccessibleName(line)
