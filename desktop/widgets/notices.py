"""Sentences the user should read once: a file that was refused, a folder that cannot be written, a newer edition."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.icons import icon
from desktop.theme import Space, Theme, Type
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel, wrapped

if TYPE_CHECKING:
    from desktop.location import Location

GOOD_NEWS = "check"


@dataclass(frozen=True)
class Notice:
    """A sentence, the icon before it, and what can be done about it: the words on each button and what it does.

    With a tick it is good news. A notice takes the place of an earlier one with the same `key`. A standing one says what
    is the case now: it cannot be dismissed, whoever put it up withdraws it. One that is about a `place`, or about what was
    asked for there, goes when the reader leaves the page of that place.
    """

    sentence: str
    sign: str = "triangle-alert"
    choices: tuple[tuple[str, Callable[[], object]], ...] = ()
    key: str = ""
    is_standing: bool = False
    place: Location | None = None


_MANY = 3  # notices that can be dismissed together
_SMALLEST = 72  # pixels that stay where there is little room: two lines, the rest is scrolled to


class _Stack(QWidget):
    """What is scrolled; it tells when it has been laid out anew: only then it is known how high it is."""

    laid_out = Signal()

    def event(self, event: QEvent) -> bool:
        """A request to lay out has been answered when it returns."""
        answered = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return answered


class Notices(QScrollArea):
    """A stack of sentences above the page: standing ones, then the oldest; scrolled where there is no room for all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._boxes: list[tuple[Notice, QWidget]] = []
        self._dismiss_all: QWidget | None = None
        self._stack = _Stack()
        self._stack.laid_out.connect(self._fit)
        self._layout = QVBoxLayout(self._stack)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setWidget(self._stack)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def shown(self) -> list[Notice]:
        """What is shown, from the top."""
        return [notice for notice, _ in self._boxes]

    @property
    def sentences(self) -> list[str]:
        """What is said, from the top."""
        return [notice.sentence for notice in self.shown]

    def sizeHint(self) -> QSize:
        """As high as all that is said at this width."""
        return QSize(super().sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        """The first lines; the rest can be scrolled to."""
        return QSize(0, min(self._needed(), _SMALLEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the sentences elsewhere and asks for another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the stack the width there is and the height it needs at that width."""
        if self._boxes:
            self._stack.resize(self.viewport().width(), self._needed())
        self.updateGeometry()

    def _needed(self) -> int:
        """The height of all that is said, in pixels."""
        # Asked before the first paint, viewport() would make every type of Qt's widgets.
        if not self._boxes:
            return 0
        # It is -1 while nothing in it is shown.
        return max(0, self._layout.totalHeightForWidth(max(1, self.viewport().width())))

    def clear(self) -> None:
        """Dismiss all of them."""
        for notice in self.shown:
            self._take_down(notice)

    def add(self, sentence: str, sign_name: str = "triangle-alert") -> None:
        """Show `sentence`, with an icon before it, until it is dismissed; with a tick, it is good news."""
        self.put(Notice(sentence, sign_name))

    def put(self, notice: Notice) -> None:
        """Show `notice` until it is dismissed, withdrawn, or one of its buttons is pressed."""
        self.withdraw(notice.key)
        box = self._box(notice)
        place = 0 if notice.is_standing else len(self._boxes)
        self._boxes.insert(place, (notice, box))
        self._layout.insertWidget(place + (self._dismiss_all is not None), box)
        self._offer_to_dismiss_all()
        self.show()
        self._fit()

    def withdraw(self, key: str) -> None:
        """Take down the notice with this key, if one is up; notices without a key stay."""
        for notice in self.shown:
            if key and notice.key == key:
                self._take_down(notice)

    def show_at(self, places: Collection[Location]) -> None:
        """The reader is at `places`, one on each side: take down what is about a page that is on none of them."""
        pages = {place.page for place in places}
        for notice in self.shown:
            if notice.place is not None and notice.place.page not in pages:
                self._take_down(notice)

    def _box(self, notice: Notice) -> QWidget:
        box = QWidget()
        box.setObjectName("goodnews" if notice.sign == GOOD_NEWS else "notice")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(box)
        row.setContentsMargins(Space.XL, Space.S, Space.M, Space.S)
        row.setSpacing(Space.M)
        sign = PlainLabel("", self._theme.font(Type.INTERFACE))
        sign.setPixmap(icon(notice.sign, self._theme.tokens.accent).pixmap(18, 18))
        sign.setAccessibleName(wording.translate("Notice", "Notice"))
        top = Qt.AlignmentFlag.AlignTop if notice.choices else Qt.AlignmentFlag(0)
        row.addWidget(sign, 0, top)
        row.addLayout(self._words(notice), 1)
        if not notice.is_standing:
            row.addWidget(self._closer(notice), 0, top)
        return box

    def _words(self, notice: Notice) -> QVBoxLayout:
        """The sentence, and the buttons below it, in rows where they do not fit side by side."""
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        font = self._theme.font(Type.INTERFACE)
        label = wrapped(PlainLabel(notice.sentence, font, self._theme.tokens.ink))
        policy = label.sizePolicy()
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
        column.addWidget(label)
        if notice.choices:
            buttons = FlowLayout(Space.S, Space.S)
            for text, run in notice.choices:
                buttons.addWidget(self._button(notice, text, run))
            column.addLayout(buttons)
        return column

    def _button(self, notice: Notice, text: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"))
        button.setFont(self._theme.font(Type.INTERFACE))
        button.setAccessibleName(text)
        button.setAccessibleDescription(notice.sentence)
        # Enter is a click; by itself a push button outside a dialog only takes the space bar.
        button.setAutoDefault(True)

        def on_clicked() -> None:
            self._take_down(notice)
            run()

        button.clicked.connect(on_clicked)
        return button

    def _offer_to_dismiss_all(self) -> None:
        """A button above all of them, as soon as there are many to dismiss."""
        are_many = sum(not notice.is_standing for notice in self.shown) >= _MANY
        if are_many and self._dismiss_all is None:
            self._dismiss_all = self._dismissing_row()
            self._layout.insertWidget(0, self._dismiss_all)
        if self._dismiss_all is not None:
            self._dismiss_all.setVisible(are_many)

    def _dismissing_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(Space.XL, Space.S, Space.M, Space.S)
        layout.addStretch()
        button = QPushButton(wording.translate("Notice", "Dismiss all"))
        button.setFont(self._theme.font(Type.INTERFACE))
        button.setAutoDefault(True)
        button.clicked.connect(self._on_all_dismissed)
        layout.addWidget(button)
        return row

    def _on_all_dismissed(self) -> None:
        for notice in self.shown:
            if not notice.is_standing:
                self._take_down(notice)

    def _closer(self, notice: Notice) -> QToolButton:
        close = QToolButton()
        close.setIcon(icon("x", self._theme.tokens.second))
        close.setAccessibleName(wording.translate("Notice", "Dismiss"))
        close.clicked.connect(lambda: self._take_down(notice))
        return close

    def _take_down(self, notice: Notice) -> None:
        for entry in [entry for entry in self._boxes if entry[0] is notice]:
            self._boxes.remove(entry)
            _, box = entry
            self._layout.removeWidget(box)
            # Hidden, not orphaned: the button that was pressed is in it, and its click has not returned yet.
            box.hide()
            box.deleteLater()
        self._offer_to_dismiss_all()
        self.setVisible(bool(self._boxes))
        self._fit()
