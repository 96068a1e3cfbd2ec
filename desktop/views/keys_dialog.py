"""The keyboard help: every key, by where it works, found by typing what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.actions import ActionSpec
from desktop.key_table import KeyEntry, key_table
from desktop.models.key_list import KeyListModel, KeyRole
from desktop.theme import Space, Theme, Type
from desktop.views.key_delegate import KeyDelegate
from desktop.widgets.plain_label import PlainLabel

_WIDTH, _HEIGHT = 680, 720  # pixels at 100 %
_OFF_THE_EDGE = 64  # pixels of the screen that stay beside it
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class KeysDialog(QDialog):
    """Every command that has a key, and the keys that are not commands. F1 closes it again."""

    def __init__(self, specs: tuple[ActionSpec, ...], theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(wording.translate("Keys", "Keyboard"))
        self.model = KeyListModel(key_table(specs), self)
        self.field = self._made_field()
        self.list = self._made_list()
        self.state = PlainLabel("", theme.font(Type.SMALL, zoomed=True), theme.tokens.second)
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        QShortcut(Qt.Key.Key_F1, self, self.reject)
        self._on_typed("")
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down and the page keys go through the list while the field has the focus."""
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self._step(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the words break elsewhere."""
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _step(self, by: int) -> None:
        """On by so many entries; headings do not count, the ends are ends."""
        entries = [n for n in range(self.model.rowCount()) if self._is_entry(n)]
        if not entries:
            return
        now = self.list.currentIndex().row()
        place = entries.index(now) + by if now in entries else 0
        row = entries[max(0, min(place, len(entries) - 1))]
        self.list.setCurrentIndex(self.model.index(row))
        if row == entries[0]:
            self.list.scrollToTop()  # with its heading

    def _is_entry(self, row: int) -> bool:
        return isinstance(self.model.index(row).data(KeyRole.ROW), KeyEntry)

    def _on_typed(self, query: str) -> None:
        self.model.set_query(query)
        none = wording.translate("Beside", "No key is described with these words.")
        many = wording.translate("Beside", "%1 entries").replace("%1", str(self.model.found))
        self.state.setText(many if self.model.found else none)
        self.field.setAccessibleDescription(self.state.text())
        self.list.scrollToTop()

    def _made_field(self) -> QLineEdit:
        made = QLineEdit()
        made.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        made.setClearButtonEnabled(True)
        words = wording.translate("Beside", "Find a key by what it does")
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        return made

    def _made_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(KeyDelegate(self._theme, made))
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setAccessibleName(self.windowTitle())
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        side, small = space(Space.XL), space(Space.M)
        head, foot = QVBoxLayout(), QVBoxLayout()
        head.setContentsMargins(side, space(Space.L), side, small)
        head.addWidget(self.field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setIcon(QIcon())
        close.setFont(self._theme.font(Type.INTERFACE, zoomed=True))
        # Enter in the field is for searching: it does not close.
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot.setContentsMargins(side, small, side, space(Space.L))
        foot.setSpacing(small)
        foot.addWidget(self.state)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(
            min(space(_WIDTH), room.width() - _OFF_THE_EDGE),
            min(space(_HEIGHT), room.height() - _OFF_THE_EDGE),
        )
