"""Ctrl+K: type, see what holds the words in the brief, the library and the notes, go there. Escape goes nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.query_ways import tried
from desktop import wording
from desktop.models.results import Recent, ResultsModel
from desktop.searching.source import Group, Result, Source
from desktop.searching.words import counts_words, nothing_words
from desktop.theme import Space, Theme, Type
from desktop.views.result_delegate import ResultDelegate
from desktop.views.search_filters import SearchFilters
from desktop.widgets.plain_label import PlainLabel, rule, wrapped
from desktop.widgets.search_field import SearchField

translate = wording.translate
_WIDTH, _HEIGHT = 760, 560
_RADIUS, _INSET = 10, 3  # pixels; a square that far inside the border fits into its round corner
_TOP = 84  # below the field that opens it


class SearchPalette(QDialog):
    """`chosen` carries the result that is to be opened and the query that found it.

    With Ctrl the palette stays for the next one. The sources answer by themselves: what is late joins what is there.
    """

    chosen = Signal(object, str)

    def __init__(
        self, sources: Sequence[Source], theme: Theme, parent: QWidget, recent: Sequence[str] = ()
    ) -> None:
        # A part of the window, not a window: what is typed right after Ctrl+K is never lost to the window manager.
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        # Opaque up to its round corners: a key does not paint the page behind once more.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(translate("Jump", "Search or jump"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sources, self._theme, self._recent = tuple(sources), theme, tuple(recent)
        self._token = 0
        self._is_done = False
        self._has_stepped = False
        self._waiting: set[Source] = set()
        # What Enter asked for before anything was found: whether the palette stays.
        self._entered: bool | None = None
        self.model = ResultsModel(self)
        self.field = self._made_field()
        self.filters = SearchFilters(sources, theme)
        self.list = _ResultList(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(theme, self))
        self.list.setAccessibleName(translate("Jump", "Places found"))
        self.nothing = wrapped(PlainLabel("", theme.font(Type.INTERFACE, zoomed=True), theme.tokens.second))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state = wrapped(PlainLabel("", theme.font(Type.CAPTION, zoomed=True), theme.tokens.second))
        side = theme.space(Space.L)
        self.state.setContentsMargins(side, Space.S, side, Space.S)
        self._lay_out()
        self._connect()
        self._search()
        self._place(parent)
        parent.installEventFilter(self)
        self._focus_before = QApplication.focusWidget()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def appear(self) -> None:
        """Show the palette over the window, ready to be typed into."""
        self.show()
        self.raise_()
        self.field.setFocus()

    def done(self, result: int) -> None:
        """Close, and give the focus back to where it was; once."""
        if self._is_done:
            return
        self._is_done = True
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]
        super().done(result)
        if self._focus_before is not None:
            self._focus_before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window is another place in it."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._place(watched)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what is chosen from the filters as well."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            keeps = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self.list.currentIndex(), keeps=keeps)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the border."""
        width = self._theme.tokens.line_width
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies outside the round corners is the page's."""
        super().resizeEvent(event)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    # ------------------------------------------------------------ making

    def _made_field(self) -> SearchField:
        field = SearchField(self)
        field.setObjectName("jump")
        field.setFont(self._theme.font(Type.BODY, zoomed=True))
        # What is typed begins where what is found begins, at every zoom: the style's own padding does not grow.
        inset = self._theme.space(Space.L) - Space.L
        field.setTextMargins(inset, 0, inset, 0)
        field.setPlaceholderText(translate("Search", "Words, figures, pinyin or a section"))
        field.setAccessibleName(self.windowTitle())
        return field

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.nothing)
        self._middle.addWidget(self.filters.place.list)
        layout = QVBoxLayout(self)
        edge = self._theme.tokens.line_width + _INSET
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(0)
        for widget in (self.field, self.filters, self._middle, rule(), self.state):
            layout.addWidget(widget, 1 if widget is self._middle else 0)

    def _connect(self) -> None:
        for source in self._sources:
            source.answered.connect(self._on_answered)
            source.filled.connect(self._on_filled)
        self.field.searched.connect(self._search)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(lambda keeps, _: self._choose(self.list.currentIndex(), keeps=keeps))
        self.filters.changed.connect(self._search)
        self.filters.place.narrowed.connect(self._show_state)
        self.filters.place.closed.connect(self._on_place_closed)
        self.list.pressed_on.connect(lambda index, keeps: self._choose(index, keeps=keeps))

    def _place(self, parent: QWidget) -> None:
        space = self._theme.space
        width = min(space(_WIDTH), parent.width() - 2 * Space.XXXL)
        height = min(space(_HEIGHT), parent.height() - _TOP - Space.XL)
        self.resize(width, height)
        self.move((parent.width() - width) // 2, _TOP)

    # ------------------------------------------------------------ asking and answering

    def _search(self) -> None:
        """Ask every source that is wanted; what was asked before is no longer waited for."""
        self._token += 1
        self._has_stepped = False
        query = self.field.text()
        self.model.begin(() if query.strip() else self._recent)
        asked = [s for s in self._sources if self.filters.scope in {None, s}]
        self._waiting, self._entered = set(asked), None
        for source in asked:
            source.search(query, self.filters.limits, self._token)
        self._show_state()

    def _on_answered(self, token: int, groups: Sequence[Group]) -> None:
        source = self.sender()
        if token != self._token or source not in self._waiting:
            return
        if not any(group.is_growing for group in groups):
            self._waiting.discard(source)
        self.model.add(groups)
        if not self._has_stepped or not self.list.currentIndex().isValid():
            # What comes late may stand above what came first.
            self._select(self.model.step(-1, 1))
        self._show_state()
        if self._entered is not None and groups:
            keeps, self._entered = self._entered, None
            self._choose(self.list.currentIndex(), keeps=keeps)

    def _on_filled(self) -> None:
        """What was found so far was found without it."""
        self.filters.offer()
        self._search()

    def _on_place_closed(self) -> None:
        """What was found comes back; who chose a place goes on with the words."""
        if self.filters.place.hasFocus():
            self.field.setFocus()
        self._show_state()

    def _show_places(self) -> None:
        """The places to choose from stand where what was found stood."""
        place = self.filters.place
        count = place.model.count
        self.nothing.setText(translate("Search", "No place is written or read like this."))
        self._middle.setCurrentWidget(place.list if count else self.nothing)
        words = translate("Search", "%1 places. Up and down choose, Enter searches there, Esc goes back.")
        self.state.setText(
            words.replace("%1", f"{count:,}") if count else translate("Search", "Esc goes back.")
        )

    def _show_state(self) -> None:
        if self.filters.place.is_open:
            self._show_places()
            return
        # A group may come only to say why it holds nothing; one that was cut short may hold more than it lists.
        found = [group for group in self.model.groups if group.results or group.is_partial]
        is_nothing = not found and not self._waiting
        if is_nothing:
            self.nothing.setText("\n".join(self._nothing_words()))
        self._middle.setCurrentWidget(self.nothing if is_nothing else self.list)
        if found:
            words = translate(
                "Search", "%1. Up and down choose, Enter opens, Ctrl+Enter opens and stays, Esc closes."
            ).replace("%1", counts_words(found))
        else:
            words = translate("Search", "Esc closes.") if is_nothing else translate("Search", "Searching…")
        self.state.setText(words)

    def _nothing_words(self) -> tuple[str, ...]:
        return nothing_words(
            tried(self.field.text()),
            is_limited=self.filters.is_limiting,
            is_of_names=any(group.is_of_names for group in self.model.groups),
        )

    # ------------------------------------------------------------ choosing

    def _step(self, by: int) -> None:
        self._has_stepped = True
        self._select(self.model.step(self.list.currentIndex().row(), by))

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        if row >= 0 and self.model.step(-1, 1) == row:
            self.list.scrollToTop()
        # The keys stay in the field: it says what is chosen.
        said = index.data(Qt.ItemDataRole.AccessibleTextRole)
        self.field.setAccessibleDescription(said if isinstance(said, str) else "")

    def _choose(self, index: QModelIndex, *, keeps: bool) -> None:
        row = self.model.row(index.row())
        if row is None and self._waiting:
            # Whoever types and presses Enter at once means what will be found.
            self._entered = keeps
        elif isinstance(row, Recent):
            self.field.setText(row.query)
        elif isinstance(row, Result):
            query = self.field.text()
            if not keeps:
                # The page that is gone to takes the keys, not what had them before.
                self._focus_before = None
                self.accept()
            self.chosen.emit(row, query)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self._holds(now):
            self._focus_before = None
            self.reject()

    def _holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is a part of the palette; the list of a choice is one, in a window of its own."""
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self


class _ResultList(QListView):
    """The list; the keys stay in the field. `pressed_on` carries the row and whether Ctrl was held."""

    pressed_on = Signal(QModelIndex, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.pressed_on.emit(index, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
