"""The slim head of one of two sides: whether commands act on it, which page of which brief it shows, and its ways."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.place_chooser import LeadingBox, PlaceChooser
from desktop.views.side_tools import SideTools, lay_in_row, tool_button
from desktop.widgets.plain_label import PlainLabel

_BAR = 3  # pixels of the accent above the active side
_DOT = 4  # radius


class SideHead(QWidget):
    """`chosen` carries a place; `stepped` is -1 for back, 1 for forward. The second side's has `tools` besides."""

    chosen = Signal(object)
    stepped = Signal(int)

    def __init__(self, theme: Theme, language: str, tools: SideTools | None = None) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._is_active = False
        self._is_folded: bool | None = None
        self.mark = ActiveMark(theme)
        self.back = tool_button("arrow-left", wording.translate("Beside", "Back on this side"), theme)
        self.forward = tool_button("arrow-right", wording.translate("Beside", "Forward on this side"), theme)
        font = theme.font(Type.SMALL)
        self.briefs = LeadingBox(wording.translate("Beside", "Brief"), font)
        self.places = PlaceChooser(font, language)
        self.tools = tools
        self._ways = QWidget()
        lay_in_row(self._ways, self.mark, self.back, self.forward)
        self._fields = self._made_fields()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.M, Space.S + _BAR, Space.M, Space.S + theme.tokens.line_width)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        self.places.chosen.connect(self.chosen)
        self.briefs.chosen.connect(lambda brief_id: self.chosen.emit(Location(brief_id)))
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forward.clicked.connect(lambda: self.stepped.emit(1))
        self.fold(folded=False)

    # ------------------------------------------------------------ what it shows

    def show_briefs(self, briefs: Sequence[Brief]) -> None:
        """Offer these briefs; one alone needs no choosing."""
        self.briefs.fill([(shown(brief.name.of(self._language)), brief.id) for brief in briefs])
        self.briefs.setVisible(len(briefs) > 1)

    def show_place(
        self, brief: Brief, location: Location, *, can_go_back: bool, can_go_forward: bool
    ) -> None:
        """Show where the side is, and which ways lead on."""
        self.briefs.choose(brief.id)
        self.places.show_place(brief, location)
        self.back.setEnabled(can_go_back)
        self.forward.setEnabled(can_go_forward)

    def show_active(self, is_active: bool) -> None:
        """Say whether commands act on this side."""
        self._is_active = is_active
        self.mark.show_active(is_active)
        self.update()

    # ------------------------------------------------------------ room

    @property
    def needed(self) -> int:
        """The width in which all of it stands in one row, in pixels."""
        margins = self._grid.contentsMargins()
        parts = [part for part in (self._ways, self._fields, self.tools) if part is not None]
        inside = sum(part.minimumSizeHint().width() for part in parts) + Space.S * (len(parts) - 1)
        return inside + margins.left() + margins.right()

    def fold(self, *, folded: bool) -> None:
        """In two rows, the fields above the buttons, or in one."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        while self._grid.count():
            self._grid.takeAt(0)
        if folded:
            self._grid.addWidget(self._fields, 0, 0, 1, 3)
        else:
            self._grid.addWidget(self._fields, 0, 1)
        row = int(folded)
        self._grid.addWidget(self._ways, row, 0)
        if self.tools is not None:
            self._grid.addWidget(self.tools, row, 2)
        self._grid.setColumnStretch(1, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the page below it may be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a line below, and the accent above the active side."""
        del event
        theme, painter = self._theme, QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel" if self._is_active else "side"))
        line = theme.tokens.line_width
        painter.fillRect(0, self.height() - line, self.width(), line, theme.color("line"))
        if self._is_active:
            painter.fillRect(0, 0, self.width(), _BAR, theme.color("accent"))
        painter.end()

    def _made_fields(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.briefs, 1)
        row.addWidget(self.places, 1)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box


class ActiveMark(PlainLabel):
    """A full dot and a word where commands act on this side, a hollow one and another word where they do not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("", theme.font(Type.SMALL, bold=True))
        self._colors = theme.color("second"), theme.color("accent")
        self._words = wording.translate("Beside", "Other side"), wording.translate("Beside", "Active side")
        self._is_active = False
        self.setContentsMargins(2 * _DOT + Space.S, 0, Space.XS, 0)
        widths = [self.fontMetrics().horizontalAdvance(words) for words in self._words]
        self.setFixedWidth(max(widths) + 2 * _DOT + Space.L)
        self.show_active(False)

    def show_active(self, is_active: bool) -> None:
        """Say which of the two it is."""
        self._is_active = is_active
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._colors[is_active])
        self.setPalette(palette)
        self.setText(self._words[is_active])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word, and the dot before it."""
        super().paintEvent(event)
        painter, color = QPainter(self), self._colors[self._is_active]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if self._is_active else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(_DOT + 1, self.height() / 2), _DOT - 0.5, _DOT - 0.5)
        painter.end()
