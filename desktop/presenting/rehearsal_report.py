"""After a rehearsal: every slide against the plan, the totals, and the rehearsals before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.decks import Rehearsal
from desktop import wording
from desktop.deck.slides import Deck
from desktop.presenting.pace_words import pace
from desktop.presenting.rehearsal_rows import Column, RehearsalModel, RehearsalRole, RehearsedSlide
from desktop.presenting.talk_words import digits
from desktop.theme import Space, Theme, Type
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.plain_label import PlainLabel, wrapped

Index = QModelIndex | QPersistentModelIndex
_ROW, _BAR = 36, 8
_WIDTHS = {Column.NUMBER: 72, Column.PLANNED: 88, Column.TAKEN: 88, Column.DIFFERENCE: 96, Column.BAR: 184}


class RehearsalReport(QDialog):
    """Rehearsals, newest first, one of them in sight."""

    def __init__(
        self, deck: Deck, rehearsals: Sequence[Rehearsal], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rehearsalreport")
        self.setWindowTitle(wording.translate("Rehearsal", "Rehearsal"))
        self._deck, self._rehearsals, self._theme = deck, tuple(rehearsals), theme
        self.model = RehearsalModel(deck, self)
        self.choice = ChoiceBox(wording.translate("Rehearsal", "Which rehearsal"))
        self.choice.setFont(theme.font(Type.INTERFACE))
        self.choice.setMinimumContentsLength(24)
        self.choice.addItems([_when(rehearsal) for rehearsal in self._rehearsals])
        self.total = wrapped(PlainLabel("", theme.font(Type.HEADING, bold=True), theme.tokens.ink))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._filled())
        self.pages.addWidget(self._empty())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(self.pages, 1)
        layout.addWidget(buttons)
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.pages.setCurrentIndex(0 if self._rehearsals else 1)
        if self._rehearsals:
            self._on_chosen(0)
        self.resize(960, 640)

    def _filled(self) -> QWidget:
        self.table = QTableView()
        self.table.setObjectName("rehearsaltable")
        self.table.setModel(self.model)
        self.table.setFont(self._theme.font(Type.INTERFACE))
        self.table.setItemDelegateForColumn(Column.BAR, _BarDelegate(self._theme, self.table))
        self.table.setAccessibleName(wording.translate("Rehearsal", "Slides against the plan"))
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.table.horizontalHeader()
        header.setFont(self._theme.font(Type.SMALL, bold=True))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        page = QWidget()
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(self.total, 1)
        top.addWidget(self.choice)
        column_of = QVBoxLayout(page)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(Space.L)
        column_of.addLayout(top)
        column_of.addWidget(self.table, 1)
        return page

    def _empty(self) -> QWidget:
        theme, page = self._theme, QWidget()
        self.nothing = PlainLabel(
            wording.translate("Rehearsal", "No rehearsal yet"), theme.font(Type.TITLE), theme.tokens.ink
        )
        said = PlainLabel(
            wording.translate(
                "Rehearsal",
                "Start one from the show: it times every slide, and this page compares it with the plan.",
            ),
            theme.font(Type.BODY),
            theme.tokens.second,
        )
        said.setWordWrap(True)
        column = QVBoxLayout(page)
        column.addStretch(1)
        for label in (self.nothing, said):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(2)
        return page

    def _on_chosen(self, row: int) -> None:
        if 0 <= row < len(self._rehearsals):
            self.model.show_rehearsal(self._rehearsals[row])
            self.total.setText(_total_words(self._rehearsals[row].total, self._deck.minutes))


class _BarDelegate(QStyledItemDelegate):
    """A bar as long as what was taken, a stroke where the plan ends; what is beyond it in the accent."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one bar."""
        super().paint(painter, option, index)
        row = index.data(RehearsalRole.ROW)
        if not isinstance(row, RehearsedSlide) or not row.scale:
            return
        theme = self._theme
        area = QRectF(option.rect).adjusted(Space.M, 0, -Space.M, 0)  # type: ignore[attr-defined]
        top = area.center().y() - _BAR / 2
        painter.save()
        painter.fillRect(QRectF(area.x(), top, area.width(), _BAR), theme.color("track"))
        taken = (row.taken or 0.0) / row.scale * area.width()
        planned = row.planned / row.scale * area.width()
        within = min(taken, planned) if row.planned else taken
        painter.fillRect(QRectF(area.x(), top, within, _BAR), theme.color("second"))
        if row.planned and taken > planned:
            painter.fillRect(QRectF(area.x() + planned, top, taken - planned, _BAR), theme.color("accent"))
        if row.planned:
            painter.setPen(QPen(theme.color("ink"), 2))
            x = round(area.x() + planned)
            painter.drawLine(x, round(top - 4), x, round(top + _BAR + 4))
        painter.restore()


def _when(rehearsal: Rehearsal) -> str:
    """When it began, as a person writes it; as it was stored where that is no time."""
    try:
        began = f"{datetime.fromisoformat(rehearsal.began):%Y-%m-%d %H:%M}"
    except ValueError:
        began = rehearsal.began
    return f"{began}   {digits(rehearsal.total)}"


def _total_words(total: float, minutes: int) -> str:
    if not minutes:
        return wording.translate("Rehearsal", "In all %1").replace("%1", digits(total))
    words = wording.translate("Rehearsal", "In all %1 of %2 planned: %3")
    words = words.replace("%1", digits(total)).replace("%2", digits(minutes * 60))
    return words.replace("%3", pace(total - minutes * 60).words)
