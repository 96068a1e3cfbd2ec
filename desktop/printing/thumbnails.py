"""The pages in small, with their numbers: a way to see where one is, and to go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop import wording
from desktop.printing.press import Wish
from desktop.printing.sheets import Size
from desktop.theme import Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
IMAGE_ROLE = Qt.ItemDataRole.UserRole + 1
SIZE_ROLE = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()
_BOX = 112  # pixels: the larger side of a page
_NUMBER = 20
_MOST = 400  # pictures that are kept


class ThumbnailModel(QAbstractListModel):
    """One row a page: its number, its size in points, and its picture once there is one."""

    def __init__(self, named: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._named = named
        self._sizes: tuple[Size, ...] = ()
        self._images: dict[int, QImage] = {}
        self._fresh: set[int] = set()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many pages there are."""
        return 0 if parent.isValid() else len(self._sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number, the picture (a QImage or None), the size in points, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._sizes):
            return None
        number = str(index.row() + 1)
        return {
            Qt.ItemDataRole.DisplayRole.value: number,
            Qt.ItemDataRole.AccessibleTextRole.value: self._named.replace("%1", number),
            int(IMAGE_ROLE): self._images.get(index.row()),
            int(SIZE_ROLE): self._sizes[index.row()],
        }.get(int(role))

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        """Another document: its pages show the last pictures until there are new ones."""
        if len(sizes) == len(self._sizes):
            self._sizes = sizes
            self._fresh.clear()
            return
        self.beginResetModel()
        self._sizes = sizes
        self._images = {n: image for n, image in self._images.items() if n < len(sizes)}
        self._fresh.clear()
        self.endResetModel()

    def take(self, page: int, image: QImage) -> None:
        """The picture of a page."""
        if page >= len(self._sizes):
            return
        self._images[page] = image
        self._fresh.add(page)
        while len(self._images) > _MOST:
            oldest = next(iter(self._images))
            del self._images[oldest]
            self._fresh.discard(oldest)
        self.dataChanged.emit(self.index(page), self.index(page), [int(IMAGE_ROLE)])

    def lacks(self, page: int) -> bool:
        """Whether there is no picture of the page as it is now."""
        return page not in self._fresh

    def dpi(self, page: int, density: float) -> float:
        """The dots an inch at which the page fills its box."""
        return _BOX * density / max(self._sizes[page]) * 72


class _Delegate(QStyledItemDelegate):
    """A small sheet, and its number below; the current one is framed and its number bold."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(_BOX, _BOX + _NUMBER + Space.L)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        area: QRect = option.rect  # type: ignore[attr-defined]
        view = self.parent()
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        width, height = index.data(SIZE_ROLE)
        scale = _BOX / max(width, height)
        sheet = QRectF(0, 0, round(width * scale), round(height * scale))
        sheet.moveCenter(QRectF(area.adjusted(0, Space.S, 0, -_NUMBER - Space.S)).center())
        sheet.moveTo(round(sheet.x()), round(sheet.y()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        image = index.data(IMAGE_ROLE)
        if isinstance(image, QImage):
            painter.drawImage(sheet, image)
        theme = self._theme
        line = 2 if is_current else theme.tokens.line_width
        painter.setPen(QPen(theme.color("accent" if is_current else "line"), line))
        edge = 2.0 if is_current else line / 2
        painter.drawRect(sheet.adjusted(-edge, -edge, edge, edge))
        painter.setFont(theme.font(Type.CAPTION, bold=is_current))
        painter.setPen(theme.color("accent" if is_current else "second"))
        below = QRectF(area.left(), sheet.bottom() + Space.XS, area.width(), _NUMBER)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, str(index.data())
        )
        painter.restore()


class Thumbnails(QListView):
    """`chosen` says which page to go to, `wanted` which pictures it lacks."""

    chosen = Signal(int)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("printthumbs")
        self.setAccessibleName(wording.translate("Print", "Small pages"))
        self._model = ThumbnailModel(wording.translate("Print", "Page %1"), self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._asking.start())
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def pages(self) -> ThumbnailModel:
        """The rows."""
        return self._model

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        """Show another document."""
        self._model.show_pages(sizes)
        self._asking.start()

    def show_page(self, page: int) -> None:
        """Make `page` the current one."""
        index = self._model.index(page)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other pages may show."""
        super().resizeEvent(event)
        self._asking.start()

    def _on_current_changed(self, index: QModelIndex) -> None:
        # Following the pages is not a wish to go there.
        if self.hasFocus() and index.isValid():
            self.chosen.emit(index.row())

    def _ask(self) -> None:
        area = self.viewport().rect()
        shown = [
            n
            for n in range(self._model.rowCount())
            if self._model.lacks(n) and self.visualRect(self._model.index(n)).intersects(area)
        ]
        density = self.devicePixelRatioF()
        wishes: list[Wish] = [(n, self._model.dpi(n, density)) for n in shown]
        self.wanted.emit(tuple(wishes))
