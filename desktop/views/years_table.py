"""Two years side by side, a row a target: what was set, what is reported, and what follows or why nothing does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop import wording
from desktop.models.years import FigureCell, YearLine
from desktop.theme import Space, Theme, Type
from desktop.views.state_chip import StateChip
from desktop.widgets.plain_label import PlainLabel, link_button, rule, wrapped

_LEFT = Qt.AlignmentFlag.AlignLeft
_WIDE, _PAIRED = 720, 300  # pixels at 100 % from which there is room for four columns, and for two
_WIDTHS = (6, 4, 4, 9)  # shares of the columns


class _Form(Enum):
    """Where the cells of a row stand: (row, column, columns) of name, target, result and verdict."""

    WIDE = ((0, 0, 1), (0, 1, 1), (0, 2, 1), (0, 3, 1))
    PAIRED = ((0, 0, 2), (1, 0, 1), (1, 1, 1), (2, 0, 2))
    STACKED = ((0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1))

    @property
    def shares(self) -> tuple[int, ...]:
        """How the width is shared by the columns."""
        return {_Form.WIDE: _WIDTHS, _Form.PAIRED: (1, 1), _Form.STACKED: (1,)}[self]

    @property
    def height(self) -> int:
        """How many rows of the grid a row takes."""
        return self.value[-1][0] + 1


@dataclass(frozen=True)
class _Row:
    """The widgets of one row, in the order of the columns, and the captions that stand for the heads of columns."""

    line: QWidget
    cells: tuple[QWidget, ...]
    captions: tuple[QWidget, ...]


class YearsTable(QWidget):
    """Four columns where there is room; where there is not, a row's cells below each other, with captions.

    `went` asks to go to where a figure stands.
    """

    went = Signal(object)

    def __init__(self, lines: Iterable[YearLine], year: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._titles = (
            wording.translate("Years", "Target for %1").replace("%1", year),
            wording.translate("Years", "Result of %1").replace("%1", year),
        )
        self._form: _Form | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.space(Space.M))
        self._heads = self._made_heads()
        self._rows = [self._row(line) for line in lines]
        self._last = rule()
        self._place(_Form.WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another form."""
        super().resizeEvent(event)
        width = event.size().width() / self._theme.zoom
        self._place(_Form.WIDE if width >= _WIDE else _Form.PAIRED if width >= _PAIRED else _Form.STACKED)

    # ------------------------------------------------------------ where the cells stand

    def _place(self, form: _Form) -> None:
        if form is self._form:
            return
        self._form = form
        self._grid.setHorizontalSpacing(0 if form is _Form.STACKED else self._theme.space(Space.XL))
        for column in range(len(_WIDTHS)):
            self._grid.setColumnStretch(column, form.shares[column] if column < len(form.shares) else 0)
        self._place_heads(is_shown=form is _Form.WIDE)
        at = 1
        for row in self._rows:
            self._grid.addWidget(row.line, at, 0, 1, len(form.shares))
            for caption in row.captions:
                caption.setVisible(form is not _Form.WIDE)
            for cell, (down, column, columns) in zip(row.cells, form.value, strict=True):
                self._grid.addWidget(cell, at + 1 + down, column, 1, columns)
            at += 1 + form.height
        self._grid.addWidget(self._last, at, 0, 1, len(form.shares))

    def _place_heads(self, *, is_shown: bool) -> None:
        for column, head in enumerate(self._heads):
            head.setVisible(is_shown)
            if is_shown:
                self._grid.addWidget(head, 0, column)
            else:
                # A column that is not there takes no room, not even that between columns.
                self._grid.removeWidget(head)

    # ------------------------------------------------------------ what is in them

    def _made_heads(self) -> list[QWidget]:
        titles = (
            wording.translate("Years", "Indicator"),
            *self._titles,
            wording.translate("Years", "What follows"),
        )
        return [PlainLabel(title, self._small(), self._theme.tokens.second) for title in titles]

    def _row(self, line: YearLine) -> _Row:
        captions = [PlainLabel(title, self._small(), self._theme.tokens.second) for title in self._titles]
        name = _tall(PlainLabel(line.name, self._theme.font(Type.CARD, bold=True, zoomed=True)))
        # On one line with the numbers, which are larger.
        name.setContentsMargins(0, self._theme.space(Space.XS), 0, 0)
        figures = (self._figure(captions[0], line.target), self._figure(captions[1], line.result))
        return _Row(rule(), (name, *figures, self._verdict(line)), tuple(captions))

    def _figure(self, caption: QWidget, cell: FigureCell | None) -> QWidget:
        box, layout = self._box()
        layout.addWidget(caption)
        big = self._theme.font(Type.HEADING, bold=True, zoomed=True)
        if cell is None:
            dash = PlainLabel("—", big, self._theme.tokens.muted)
            dash.setAccessibleName(wording.translate("Years", "Not reported"))
            layout.addWidget(dash)
            layout.addStretch(1)
            return box
        number = link_button(cell.text, big, "entry")
        number.setAccessibleName(cell.spoken)
        source = link_button(cell.line, self._small())
        for button in (number, source):
            button.clicked.connect(lambda _=False, place=cell.place: self.went.emit(place))
            layout.addWidget(button, 0, _LEFT)
        layout.addStretch(1)
        return box

    def _verdict(self, line: YearLine) -> QWidget:
        box, layout = self._box()
        chip = StateChip(line.word, self._theme)
        chip.show_state(line.state, line.word)
        layout.addWidget(chip, 0, _LEFT)
        layout.addSpacing(self._theme.space(Space.XS))
        for sentence in line.sentences:
            layout.addWidget(_tall(PlainLabel(sentence, self._small(), self._theme.tokens.second)))
        layout.addStretch(1)
        return box

    def _box(self) -> tuple[QWidget, QVBoxLayout]:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.space(Space.XS))
        return box, layout

    def _small(self) -> QFont:
        return self._theme.font(Type.SMALL, zoomed=True)


def _tall(label: PlainLabel) -> PlainLabel:
    """The label, wrapped, as high as its text needs at the width it gets, the text at its top."""
    wrapped(label)
    policy = label.sizePolicy()
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    label.setAlignment(_LEFT | Qt.AlignmentFlag.AlignTop)
    return label
