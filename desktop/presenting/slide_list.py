"""The list in which slides are arranged: picture, number, title and what will become of each; dragged and dropped."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.decks import DeckChoices
from desktop import wording
from desktop.deck.making import CLOSING
from desktop.deck.slides import Slide, SlideKind
from desktop.presenting.arranging import base_of
from desktop.presenting.console_look import Look
from desktop.presenting.slide_thumbnails import Thumbnails
from desktop.theme import Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MIME = "application/x-briefing-slides"
_PICTURE = QSize(128, 72)
_ROW = 88


class SlideRole(IntEnum):
    """What a row answers besides its title."""

    SLIDE = Qt.ItemDataRole.UserRole + 1
    IMAGE = Qt.ItemDataRole.UserRole + 2
    NUMBER = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4
    IS_HIDDEN = Qt.ItemDataRole.UserRole + 5
    IS_END = Qt.ItemDataRole.UserRole + 6


class SlideListModel(QAbstractListModel):
    """Every slide in order, hidden ones too. `dropped` carries the ids that were dragged and the row they are to be at."""

    dropped = Signal(object, int)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slides: tuple[Slide, ...] = ()
        self._choices = DeckChoices()
        self._numbers: dict[str, str] = {}
        self._end = ""
        self.pictures = Thumbnails(look, self)
        self.pictures.set_surface(_PICTURE, 1.0)
        self.pictures.made.connect(self._on_made)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(slide.id for slide in self._slides)

    def show_slides(self, slides: Sequence[Slide], choices: DeckChoices) -> None:
        """Show these slides, and what the user chose for them."""
        self.beginResetModel()
        self._slides, self._choices = tuple(slides), choices
        shown = [slide.id for slide in slides if slide.id not in choices.hidden]
        self._end = next(
            (name for name in (choices.end, CLOSING) if name in shown), shown[-1] if shown else ""
        )
        self._numbers = _numbers(shown, self._end)
        self.endResetModel()

    def row_of(self, slide_id: str) -> int:
        """Where a slide stands; -1 where it does not."""
        return next((n for n, slide in enumerate(self._slides) if slide.id == slide_id), -1)

    def slide(self, row: int) -> Slide:
        """The slide of a row."""
        return self._slides[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many slides there are."""
        return 0 if parent.isValid() else len(self._slides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, and what the roles name."""
        if not index.isValid() or not 0 <= index.row() < len(self._slides):
            return None
        slide = self._slides[index.row()]
        if role == SlideRole.IMAGE:
            return self.pictures.image(slide)
        return self._answers(slide, role)

    def _answers(self, slide: Slide, role: int) -> object:
        title = slide.heading or wording.translate("Slides", "Without a title")
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == SlideRole.SLIDE:
            return slide
        if role == SlideRole.NUMBER:
            return self._numbers.get(slide.id, "")
        if role == SlideRole.IS_HIDDEN:
            return slide.id in self._choices.hidden
        if role == SlideRole.IS_END:
            return slide.id == self._end
        if role == SlideRole.STATE:
            return self._state(slide)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._numbers.get(slide.id, '')} {title} {self._state(slide)}".strip()
        return None

    def _state(self, slide: Slide) -> str:
        """What it is, and what will become of it, in words."""
        if slide.id in self._choices.hidden:
            return wording.translate("Slides", "Hidden")
        if slide.id == self._end:
            return wording.translate("Slides", "The talk ends here")
        return own_words(slide) if base_of(slide.id).startswith("own-") else kind_words(slide.kind)

    # ------------------------------------------------------------ drag and drop

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged; they are dropped between rows, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Slides are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only slides of this list."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids, a line each."""
        data = QMimeData()
        names = [self._slides[index.row()].id for index in indexes]
        data.setData(_MIME, QByteArray("\n".join(names).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where the slides are to be; the model is shown anew by its owner, so that it can be undone."""
        del action, column, parent
        if not data.hasFormat(_MIME):
            return False
        names = frozenset(bytes(data.data(_MIME).data()).decode().split("\n"))
        self.dropped.emit(names, row if row >= 0 else len(self._slides))
        # False: the view is not to remove the rows itself.
        return False

    def _on_made(self, slide: Slide) -> None:
        row = self.row_of(slide.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [int(SlideRole.IMAGE)])


def _numbers(shown: Sequence[str], end: str) -> dict[str, str]:
    """The number at the foot of each slide that is shown; backups count anew."""
    last = shown.index(end) if end in shown else len(shown) - 1
    backup = wording.translate("Slides", "Backup %1")
    return {
        name: str(n + 1) if n <= last else backup.replace("%1", str(n - last)) for n, name in enumerate(shown)
    }


def kind_words(kind: SlideKind) -> str:
    """What a slide of the brief is."""
    return {
        SlideKind.TITLE: wording.translate("Slides", "Title"),
        SlideKind.OVERVIEW: wording.translate("Slides", "Overview"),
        SlideKind.TEXT: wording.translate("Slides", "Text"),
        SlideKind.TILES: wording.translate("Slides", "Results"),
        SlideKind.GAUGES: wording.translate("Slides", "Targets"),
        SlideKind.HONOURS: wording.translate("Slides", "Honours"),
        SlideKind.CLOSING: wording.translate("Slides", "Closing"),
        SlideKind.PICTURE: wording.translate("Slides", "Picture"),
        SlideKind.SOURCE: wording.translate("Slides", "Source"),
    }[kind]


def own_words(slide: Slide) -> str:
    """What a slide of the user's is."""
    if slide.kind is SlideKind.PICTURE:
        return wording.translate("Slides", "Your picture")
    return wording.translate("Slides", "Your text")


class SlideListView(QListView):
    """Several can be chosen and dragged. `moved` asks for the chosen ones farther up (-1) or down (1)."""

    moved = Signal(int)
    hidden = Signal()

    def __init__(self, theme: Theme, model: SlideListModel) -> None:
        super().__init__()
        self.setObjectName("slidelist")
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setAccessibleName(wording.translate("Slides", "Slides"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move; H and Delete hide, or take away."""
        key, is_alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_H} and not event.modifiers():
            self.hidden.emit()
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """A row: number, picture, title over what it is; hidden ones are faint, and say so."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme = self._theme
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_hidden = bool(index.data(SlideRole.IS_HIDDEN))
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("wash"))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.color("accent"))
        sheet = QRect(area.left() + 56, area.top() + 8, _PICTURE.width(), _PICTURE.height())
        image = index.data(SlideRole.IMAGE)
        painter.fillRect(sheet, theme.color("side"))
        if isinstance(image, QImage):
            painter.setOpacity(0.4 if is_hidden else 1.0)
            painter.drawImage(sheet, image)
            painter.setOpacity(1.0)
        painter.setPen(QPen(theme.color("line"), theme.tokens.line_width))
        painter.drawRect(sheet)
        self._words(painter, area, index, is_hidden=is_hidden)
        if index.data(SlideRole.IS_END):
            painter.fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2), theme.color("accent"))
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, index: Index, *, is_hidden: bool) -> None:
        theme = self._theme
        number = QRect(area.left() + Space.S, area.top(), 44, area.height())
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(number, int(flags), str(index.data(SlideRole.NUMBER)))
        room = area.adjusted(56 + _PICTURE.width() + Space.M, 14, -Space.M, -10)
        font = theme.font(Type.INTERFACE, bold=True)
        painter.setFont(font)
        painter.setPen(theme.color("muted" if is_hidden else "ink"))
        metrics = QFontMetrics(font)
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), title)
        painter.setFont(theme.font(Type.SMALL))
        is_marked = is_hidden or bool(index.data(SlideRole.IS_END))
        painter.setPen(theme.color("accent" if is_marked else "second"))
        words = str(index.data(SlideRole.STATE))
        painter.drawText(room.adjusted(0, 28, 0, 0), int(Qt.AlignmentFlag.AlignTop), words)
