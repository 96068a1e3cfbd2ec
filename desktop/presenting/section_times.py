"""How long each section of the talk has taken: rows of name, time and share, the section in hand marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from db.records import Brief, SectionKind
from desktop import wording
from desktop.deck.slides import Deck
from desktop.presenting.talk_words import digits
from desktop.theme import Space, Theme, Type
from desktop.typography import shown

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW, _BAR, _FRAME = 32, 4, 12


class TimeRole(IntEnum):
    """What a row answers besides its name."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SectionTime:
    """Seconds so far and, with a planned length, the seconds the plan gives it (else 0)."""

    name: str
    seconds: float
    planned: float
    is_current: bool

    @property
    def words(self) -> str:
        """The time and, behind a stroke, the plan: 1:05 / 2:00."""
        return f"{digits(self.seconds)} / {digits(self.planned)}" if self.planned else digits(self.seconds)


class SectionTimesModel(QAbstractListModel):
    """One row a top section of the brief, in the order of the talk; what belongs to none comes under one name."""

    def __init__(self, brief: Brief, deck: Deck, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._of_slide = {slide.id: _top(brief, slide.section) for slide in deck.slides}
        self._sections = list(dict.fromkeys(self._of_slide[slide.id] for slide in deck.slides))
        self._names = {top: _name(brief, top, language) for top in self._sections}
        planned = deck.minutes * 60 / (deck.end + 1)
        self._planned = dict.fromkeys(self._sections, 0.0)
        for slide in deck.slides[: deck.end + 1]:
            self._planned[self._of_slide[slide.id]] += planned
        self._seconds: dict[str, float] = {}
        self._current = ""

    def show_times(self, by_slide: dict[str, float], current: str) -> None:
        """The seconds by slide id, and the slide in hand."""
        seconds: dict[str, float] = {}
        for slide, taken in by_slide.items():
            top = self._of_slide.get(slide)
            if top is not None:
                seconds[top] = seconds.get(top, 0.0) + taken
        self._seconds, self._current = seconds, self._of_slide.get(current, "")
        if self._sections:
            self.dataChanged.emit(self.index(0), self.index(len(self._sections) - 1))

    @property
    def current(self) -> int:
        """The row of the section in hand."""
        return self._sections.index(self._current) if self._current in self._sections else 0

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many sections the talk has."""
        return 0 if parent.isValid() else len(self._sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the SectionTime, or what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self._sections):
            return None
        row = self._row(self._sections[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == TimeRole.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name} {row.words}"
        return None

    def _row(self, top: str) -> SectionTime:
        return SectionTime(
            self._names[top], self._seconds.get(top, 0.0), self._planned[top], top == self._current
        )


class SectionTimes(QListView):
    """The rows, to be looked at; the keys stay with the show."""

    def __init__(self, theme: Theme, model: SectionTimesModel) -> None:
        super().__init__()
        self.setObjectName("sectiontimes")
        self.setAccessibleName(wording.translate("Console", "Time by section"))
        self.setModel(model)
        self.setItemDelegate(_TimeDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(3 * _ROW + _FRAME)
        self._model = model

    def show_times(self, by_slide: dict[str, float], current: str) -> None:
        """Show the seconds so far; the section in hand stays in sight."""
        before = self._model.current
        self._model.show_times(by_slide, current)
        if self._model.current != before:
            self.scrollTo(self._model.index(self._model.current))

    def sizeHint(self) -> QSize:
        """Room for five rows."""
        return QSize(320, 5 * _ROW + _FRAME)


class _TimeDelegate(QStyledItemDelegate):
    """Name at the left, times at the right, a bar of what is used below them."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; the section in hand is bold and has a mark before it."""
        row = index.data(TimeRole.ROW)
        if not isinstance(row, SectionTime):
            return
        theme = self._theme
        area = QRectF(option.rect).adjusted(Space.L, 2, -Space.M, -2)  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(theme.font(Type.SMALL, bold=row.is_current))
        painter.setPen(theme.color("ink" if row.is_current else "second"))
        metrics = painter.fontMetrics()
        text = area.adjusted(0, 0, 0, -_BAR - 2)
        times = metrics.horizontalAdvance(row.words)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), row.words)
        room = int(text.width()) - times - Space.M
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        bar = QRectF(area.left(), area.bottom() - _BAR, area.width(), _BAR)
        painter.fillRect(bar, theme.color("track"))
        used = min(row.seconds / row.planned, 1.0) if row.planned else 0.0
        is_over = bool(row.planned) and row.seconds > row.planned
        painter.fillRect(
            QRectF(bar.x(), bar.y(), bar.width() * used, _BAR), theme.color("accent" if is_over else "second")
        )
        if row.is_current:
            mark = QRectF(area.left() - Space.M, text.top() + 4, 3, text.height() - 8)
            painter.fillRect(mark, theme.color("accent"))
        painter.restore()


def _top(brief: Brief, section_id: str) -> str:
    """The id of the top section that holds this one; "" for none, and for the masthead."""
    section = brief.section(section_id) if section_id else None
    while section is not None and section.parent:
        section = brief.section(section.parent)
    return section.id if section is not None and section.kind is not SectionKind.MASTHEAD else ""


def _name(brief: Brief, top: str, language: str) -> str:
    section = brief.section(top) if top else None
    if section is None:
        return wording.translate("Console", "Title, overview and closing")
    return shown(section.label.of(language))
