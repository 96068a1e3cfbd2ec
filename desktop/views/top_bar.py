"""The bar above everything: name, back and forward, path, the search field, and the way to the targets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from db.records import Brief
from desktop import wording
from desktop.icons import icon
from desktop.location import Location
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.window_actions import WindowActions
from desktop.widgets.plain_label import PlainLabel, link_button

_HEIGHT = 48
_SEARCH = 320
_FIELD = 32


class TopBar(QWidget):
    """Buttons of the window's actions; it holds nothing but the path."""

    went = Signal(object)

    def __init__(self, theme: Theme, language: str, actions: WindowActions) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._theme = theme
        self._language = language
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, 0, Space.L, 0)
        layout.setSpacing(Space.XS)
        self._name = PlainLabel("", theme.font(Type.INTERFACE, bold=True), theme.tokens.ink)
        layout.addWidget(self._name)
        layout.addSpacing(Space.L)
        for name in ("sections", "back", "forward"):
            layout.addWidget(_button(actions.drawn(name), theme))
        self._path = QHBoxLayout()
        self._path.setSpacing(0)
        layout.addLayout(self._path)
        layout.addStretch(1)
        layout.addWidget(self._search(actions["jump"]), 2)
        layout.addSpacing(Space.S)
        for name in ("targets", "print"):
            layout.addWidget(_button(actions.drawn(name), theme, words=True))
        layout.addWidget(_button(actions.drawn("details"), theme))
        layout.addSpacing(Space.S)
        layout.addWidget(_show_button(actions["present"], theme))

    def show_place(self, brief: Brief, location: Location) -> None:
        """Show the brief's name and the path to the place."""
        self._name.setText(shown(brief.name.of(self._language)))
        while (item := self._path.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        steps = [(wording.translate("Tree", "Overview"), Location(brief.id))]
        section = brief.section(location.section)
        trail = []
        while section is not None:
            trail.insert(0, (wording.section_words(section, self._language), Location(brief.id, section.id)))
            section = brief.section(section.parent) if section.parent else None
        for n, (text, place) in enumerate(steps + trail):
            if n:
                self._path.addWidget(PlainLabel("›", self._theme.font(Type.SMALL), self._theme.tokens.muted))
            self._path.addWidget(self._crumb(text, place))

    def _crumb(self, text: str, place: Location) -> QPushButton:
        button = link_button(text, self._theme.font(Type.SMALL), "crumb")
        button.clicked.connect(lambda: self.went.emit(place))
        # A long path gives way before the buttons do.
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(Space.XXL)
        return button

    def _search(self, action: QAction) -> QPushButton:
        """A button that looks like the field it opens."""
        theme = self._theme
        button = QPushButton()
        button.setObjectName("searchfield")
        button.setAccessibleName(wording.translate("Jump", "Search or jump"))
        button.setFixedHeight(_FIELD)
        button.setMinimumWidth(180)
        button.setMaximumWidth(_SEARCH)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(action.trigger)
        inside = QHBoxLayout(button)
        inside.setContentsMargins(Space.M, 0, Space.M, 0)
        inside.setSpacing(Space.S)
        sign = PlainLabel("", theme.font(Type.SMALL))
        sign.setPixmap(icon("search", theme.tokens.muted).pixmap(16, 16))
        inside.addWidget(sign)
        inside.addWidget(
            PlainLabel(
                wording.translate("Jump", "Search or jump"), theme.font(Type.SMALL), theme.tokens.muted
            )
        )
        inside.addStretch(1)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        inside.addWidget(PlainLabel(keys, theme.font(Type.CAPTION), theme.tokens.muted))
        return button


def _show_button(action: QAction, theme: Theme) -> QPushButton:
    """The one filled button: the brief on the projector."""
    button = QPushButton(icon("presentation", theme.tokens.on_accent), wording.translate("TopBar", "Present"))
    button.setObjectName("filled")
    button.setFont(theme.font(Type.INTERFACE, bold=True))
    button.setIconSize(QSize(18, 18))
    button.setFixedHeight(_FIELD)
    button.setToolTip(wording.translate("TopBar", "Present from here (F5)"))
    button.setAutoDefault(True)
    button.clicked.connect(action.trigger)
    return button


def _button(action: QAction, theme: Theme, *, words: bool = False) -> QToolButton:
    """A button of an action, its name and shortcut in the tool tip."""
    button = QToolButton()
    button.setDefaultAction(action)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
    button.setToolButtonStyle(style)
    button.setIconSize(QSize(18, 18))
    button.setFont(theme.font(Type.INTERFACE))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.iconText())
    return button
