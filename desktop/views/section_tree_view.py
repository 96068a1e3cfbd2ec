"""The tree on the left: a filter, the sections with their numbers and counts, the keyboard all the way."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from db.records import Brief
from desktop import wording
from desktop.location import Location
from desktop.models.section_filter import SectionFilterModel
from desktop.models.section_tree import SectionTreeModel, TreeRole
from desktop.theme import Space, Theme, Type
from desktop.widgets.chevron import paint_chevron
from desktop.widgets.filter_field import FilterField
from desktop.widgets.plain_label import PlainLabel

_ROW = 30
_NUMBER = 30
Index = QModelIndex | QPersistentModelIndex


class SectionDelegate(QStyledItemDelegate):
    """Paints a row: number, name, count; the chosen one on the wash with the accent at its edge."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._font = theme.font(Type.INTERFACE)
        self._small = theme.font(Type.CAPTION)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row in plain text; nothing in a name is markup."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # type: ignore[attr-defined]
        chosen = self._view.selectionModel().isSelected(index)
        top = not index.parent().isValid()
        tokens = self._theme.tokens
        rect = area.adjusted(4, 0, -Space.L, 0)
        number = str(index.data(TreeRole.NUMBER) or "")
        if number:
            painter.setFont(self._small)
            painter.setPen(QPen(tokens.accent if chosen else tokens.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, number)
            rect.setLeft(rect.left() + _NUMBER)
        rect.setRight(rect.right() - self._paint_count(painter, rect, index))
        painter.setFont(self._font)
        painter.setPen(QPen(tokens.ink if top or chosen else tokens.second))
        name = QFontMetrics(self._font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        painter.restore()

    def _paint_count(self, painter: QPainter, rect: QRect, index: Index) -> int:
        count = index.data(TreeRole.COUNT)
        if not count:
            return 0
        painter.setFont(self._small)
        painter.setPen(QPen(self._theme.tokens.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(count))
        return QFontMetrics(self._small).horizontalAdvance(str(count)) + Space.S


class SectionTree(QTreeView):
    """A tree that always has a current row, so that a screen reader never falls silent."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(SectionDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._pointed = QPersistentModelIndex()
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        self.setAccessibleName(wording.translate("Tree", "Sections"))

    def _on_entered(self, index: QModelIndex) -> None:
        self._pointed = QPersistentModelIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row with the left button; the others belong to the window."""
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            event.ignore()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's ground, over its whole width, then the row."""
        area: QRect = option.rect  # type: ignore[attr-defined]
        chosen = self.selectionModel().isSelected(index)
        if chosen or (self._pointed == index and self.underMouse()):
            self._paint_ground(painter, area, chosen=chosen)
        super().drawRow(painter, option, index)

    def _paint_ground(self, painter: QPainter, area: QRect, *, chosen: bool) -> None:
        theme = self._theme
        row = QRect(Space.S, area.top() + 1, area.right() + 1 - 2 * Space.S, area.height() - 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # High contrast has no washes: the chosen row is framed.
        framed = theme.tokens.wash == theme.tokens.background
        painter.setPen(QPen(theme.color("accent"), 2) if framed and chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("wash" if chosen else "track"))
        painter.drawRoundedRect(row, 6, 6)
        if chosen:
            bar = QRect(row.left(), row.top() + 5, 3, row.height() - 10)
            painter.fillRect(bar, theme.color("accent"))
        painter.restore()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A chevron where there is something to open; no lines."""
        if self.model().hasChildren(index):
            paint_chevron(painter, rect, self._theme, is_open=self.isExpanded(index))


class SidePanel(QWidget):
    """The filter and the tree. `chosen` says where a row leads."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model: SectionFilterModel | None = None
        self._place = Location("")
        self.filter = FilterField(self)
        self.filter.setPlaceholderText(wording.translate("Tree", "Filter sections"))
        self.filter.setAccessibleName(wording.translate("Tree", "Filter sections"))
        self.filter.setFont(theme.font(Type.INTERFACE))
        self.filter.textChanged.connect(self._on_filtered)
        self.tree = SectionTree(theme, self)
        self.filter.left.connect(self.tree.setFocus)
        # The current row may be one that only the filter made current: a click or Enter goes there all the same.
        self.tree.clicked.connect(self._on_chosen)
        self.tree.activated.connect(self._on_chosen)
        self._empty = PlainLabel(
            wording.translate("Tree", "No section holds these words."),
            theme.font(Type.SMALL),
            theme.tokens.second,
        )
        self._empty.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._empty.hide()
        layout = QVBoxLayout(self)
        # The border on the right is the panel's own: nothing may cover it.
        layout.setContentsMargins(0, Space.M, theme.tokens.line_width, 0)
        layout.setSpacing(Space.S)
        field = QVBoxLayout()
        field.setContentsMargins(Space.M, 0, Space.M, 0)
        field.addWidget(self.filter)
        layout.addLayout(field)
        layout.addWidget(self._empty)
        layout.addWidget(self.tree)

    def complete(self) -> None:
        """What the first paint could do without: the cross that empties the filter, there only when it holds text."""
        self.filter.setClearButtonEnabled(True)

    def show_brief(self, brief: Brief, language: str) -> None:
        """Show the sections of `brief`; what was filtered is shown again."""
        tree = SectionTreeModel(
            brief,
            language,
            wording.translate("Tree", "Overview"),
            wording.translate("Tree", "%1 items"),
            self,
        )
        self._model = SectionFilterModel(tree, self)
        self.tree.setModel(self._model)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self._open_results(brief)
        self.filter.clear()

    def show_place(self, location: Location) -> None:
        """Make the row of `location` the current one, its ancestors opened."""
        if self._model is None:
            return
        self._place = location.page
        if location.view:
            # A page that is no section's has no row.
            self.tree.setCurrentIndex(QModelIndex())
            return
        index = self._model.mapFromSource(self._model.tree.index_of(location.section))
        if index.isValid() and index != self.tree.currentIndex():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _open_results(self, brief: Brief) -> None:
        """Sections whose children are pages of their own stand open; highlights wait until asked for."""
        assert self._model is not None
        for section in brief.sections:
            if any(child.kind is section.kind for child in section.children):
                self.tree.expand(self._model.mapFromSource(self._model.tree.index_of(section.id)))

    def _on_filtered(self, text: str) -> None:
        if self._model is None:
            return
        self._model.set_query(text)
        self._empty.setVisible(self._model.rowCount() == 0)
        if text:
            self.tree.expandAll()
        if not self.tree.currentIndex().isValid() and self._model.rowCount():
            self.tree.selectionModel().blockSignals(True)
            self.tree.setCurrentIndex(self._model.index(0, 0))
            self.tree.selectionModel().blockSignals(False)
            self.tree.viewport().update()

    def _on_current_changed(self, index: QModelIndex) -> None:
        # Filtering moves the current row by itself; that is not a wish to go there.
        if self.tree.hasFocus():
            self._on_chosen(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        place = index.data(TreeRole.PLACE)
        if isinstance(place, Location) and place != self._place:
            self._place = place
            self.chosen.emit(place)
