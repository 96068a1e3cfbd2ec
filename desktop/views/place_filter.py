"""A field that narrows a search to one place: a list opens under what is typed, in Chinese, pinyin or English."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.models.places import PlaceRole, PlacesModel
from desktop.searching.place_names import PlaceNames
from desktop.searching.source import PlaceName
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.widgets.search_field import SearchField

translate = wording.translate
_WIDTH = 176  # pixels at 100 %
_ICON = 14


class PlaceFilter(SearchField):
    """`chosen` carries the place it narrows to, "" for all; `opened` and `closed` tell of the list.

    The list stands where its owner puts it. Until it is opened nothing is put into it.
    """

    chosen = Signal(str)
    opened = Signal()
    narrowed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        everything = translate("Search", "All places")
        self.setObjectName("placefilter")
        self.setFont(theme.font(Type.SMALL, zoomed=True))
        self.setFixedWidth(theme.space(_WIDTH))
        self.setPlaceholderText(everything)
        self.setAccessibleName(translate("Search", "Place"))
        self.model = PlacesModel(everything, self)
        self.list = _PlaceList(self.model, theme)
        self._names = PlaceNames(())
        self._place = ""
        self._is_open = False
        self._sign = QAction(self)
        self.addAction(self._sign, SearchField.ActionPosition.TrailingPosition)
        self._show_sign()
        self._sign.triggered.connect(self._on_sign)
        self.searched.connect(self._on_typed)
        self.stepped.connect(self._on_stepped)
        self.entered.connect(lambda *_: self._choose(self.list.currentIndex()))
        self.list.pressed_on.connect(self._choose)

    @property
    def place(self) -> str:
        """The place it narrows to; "" is all."""
        return self._place

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._is_open

    def offer(self, places: Sequence[PlaceName]) -> None:
        """Let these be chosen from; one alone narrows nothing, and the field is not shown."""
        if tuple(places) != self._names.all:
            self._names = PlaceNames(places)
            if self._is_open:
                self._narrow()
        self.setVisible(len(places) > 1)

    # ------------------------------------------------------------ opening and closing

    def open(self) -> None:
        """Open the list, at what is chosen."""
        if not self._is_open:
            self._is_open = True
            self._narrow()
            self.opened.emit()

    def close_list(self) -> None:
        """Close the list; what was typed and not chosen is given up."""
        if self._is_open:
            self._is_open = False
            self.show_searched(shown(self._place))
            self.closed.emit()

    def _narrow(self) -> None:
        """What is typed narrows the list; the name of what is chosen already does not."""
        text = self.text()
        self.model.narrow(self._names, "" if text == shown(self._place) else text)
        self._select(self.model.row_of(self._place))
        self.narrowed.emit()

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        # The keys stay in the field: it says what is chosen.
        said = index.data(Qt.ItemDataRole.AccessibleTextRole)
        self.setAccessibleDescription(said if isinstance(said, str) else "")

    # ------------------------------------------------------------ what happens

    def _on_typed(self, text: str) -> None:
        if not text and self._place:
            # An empty field stands for all places, at once.
            self._take("")
        if self._is_open:
            self._narrow()
        else:
            self.open()

    def _on_stepped(self, by: int) -> None:
        if self._is_open:
            last = self.model.rowCount() - 1
            self._select(min(max(self.list.currentIndex().row() + by, 0), last))
        else:
            self.open()

    def _on_sign(self) -> None:
        if self._place:
            self._take("")
            self.close_list()
            self.show_searched("")
        else:
            self.setFocus()
            self.open()

    def _choose(self, index: QModelIndex) -> None:
        name = index.data(PlaceRole.NAME)
        if isinstance(name, str):
            self._take(name)
            self.close_list()

    def _take(self, place: str) -> None:
        is_other, self._place = place != self._place, place
        self._show_sign()
        if is_other:
            self.chosen.emit(place)

    def _show_sign(self) -> None:
        """A cross takes the place away; an arrow opens the list."""
        words = translate("Search", "All places") if self._place else translate("Search", "Choose a place")
        self._sign.setIcon(icon("x" if self._place else "chevron-down", self._theme.tokens.ink, _ICON))
        self._sign.setText(words)

    # ------------------------------------------------------------ mouse and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the list, and with it closed, like Enter, is its owner's."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._is_open:
            self.close_list()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._is_open:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list, ready to be typed over."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self._is_open:
            self.selectAll()
            self.open()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on elsewhere chose nothing."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()


class _PlaceList(QListView):
    """The list; the keys stay in the field. `pressed_on` carries the row that was clicked."""

    pressed_on = Signal(QModelIndex)

    def __init__(self, model: PlacesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placelist")
        self.setModel(model)
        self.setFont(theme.font(Type.INTERFACE, zoomed=True))
        self.setAccessibleName(translate("Search", "Places to choose from"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Thousands of rows, one of which is measured.
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(0)
        self.setSpacing(theme.space(Space.XS) // 4)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.pressed_on.emit(index)
