"""What a form says of what is in it: refusals, warnings, and what was kept, each with its sign and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.icons import icon
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel, link_button, wrapped

REFUSED, WARNED, KEPT = "x", "triangle-alert", "check"
_SIGN = 18


@dataclass(frozen=True)
class Said:
    """A sentence behind its sign; `offer` is what can be done about it, and what does it."""

    sentence: str
    sign: str = WARNED
    offer: str = ""
    take: Callable[[], object] | None = None


class SaidLines(QWidget):
    """Sentences one below the other; away where nothing is said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: tuple[Said, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(Space.S))
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What is said, from the top."""
        return [said.sentence for said in self._said]

    def say(self, said: Sequence[Said]) -> None:
        """Say this in place of what was said."""
        if list(map(_seen, said)) == list(map(_seen, self._said)):
            return
        self._said = tuple(said)
        while (item := self._column.takeAt(0)) is not None:
            line = item.widget()
            # Hidden, not orphaned: the button that was pressed may be in it.
            line.hide()
            line.deleteLater()
        for one in said:
            self._column.addWidget(self._line(one))
        self.setVisible(bool(said))
        self.setAccessibleName(" ".join(self.sentences))
        if said:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _line(self, said: Said) -> QWidget:
        theme, line = self._theme, QWidget()
        line.setObjectName("note")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(line)
        gap = theme.space(Space.M)
        row.setContentsMargins(gap, theme.space(Space.S), gap, theme.space(Space.S))
        row.setSpacing(theme.space(Space.S))
        sign = PlainLabel("", theme.font(Type.INTERFACE))
        color = theme.tokens.second if said.sign == WARNED else theme.tokens.accent
        side = theme.space(_SIGN)
        sign.setPixmap(icon(said.sign, color).pixmap(side, side))
        # In the middle of the first line.
        sign.setFixedHeight(QFontMetrics(theme.font(Type.SMALL, zoomed=True)).height())
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(said), 1)
        return line

    def _words(self, said: Said) -> QVBoxLayout:
        theme, column = self._theme, QVBoxLayout()
        column.setSpacing(theme.space(Space.XS))
        column.addWidget(
            high_enough(PlainLabel(said.sentence, theme.font(Type.SMALL, zoomed=True), theme.tokens.ink))
        )
        if said.take is not None:
            offer = link_button(said.offer, theme.font(Type.SMALL, zoomed=True))
            offer.setAutoDefault(False)
            offer.setAccessibleDescription(said.sentence)
            offer.clicked.connect(said.take)
            column.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
        return column


def high_enough(label: PlainLabel) -> PlainLabel:
    """A wrapped label that asks for the height of all its lines."""
    wrapped(label)
    policy = label.sizePolicy()
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def _seen(said: Said) -> tuple[str, str, str]:
    return (said.sentence, said.sign, said.offer)
