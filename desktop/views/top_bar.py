"""The bar above everything: name, back and forward, path, the search field, and the way to the targets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from db.records import Brief
from desktop import wording
from desktop.icons import icon
from desktop.location import Location
from desktop.theme import Space, Theme, Type
from desktop.typography import shown
from desktop.views.path_trail import PathTrail
from desktop.views.search_button import SearchButton
from desktop.views.window_actions import WindowActions
from desktop.widgets.plain_label import PlainLabel

_HEIGHT = 48
_FIELD = 32


class TopBar(QWidget):
    """Buttons of the window's actions; what there is no room for is left out in a fixed order."""

    went = Signal(object)

    def __init__(self, theme: Theme, language: str, actions: WindowActions) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._language = language
        self._full_name = ""
        self._name = PlainLabel("", theme.font(Type.INTERFACE, bold=True), theme.tokens.ink)
        self._trail = PathTrail(theme)
        self._trail.went.connect(self.went)
        self._search = SearchButton(actions["jump"], theme, _FIELD)
        self._worded = [_button(actions.drawn(name), theme) for name in ("targets", "scoreboard", "print")]
        targets, ledger, paper = self._worded
        self._lesser = (ledger, paper, targets)
        self._show = _show_button(actions["present"], theme)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, 0, Space.L, 0)
        self._row.setSpacing(Space.XS)
        self._lay_out(
            [_button(actions.drawn(name), theme) for name in ("sections", "back", "forward", "details")]
        )

    def _lay_out(self, buttons: list[QToolButton]) -> None:
        *ways, details = buttons
        self._details = details
        self._reserved: QToolButton | None = None
        self._row.addWidget(self._name)
        self._row.addSpacing(Space.L)
        for widget in (*ways, self._trail):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._search, 2)
        self._row.addSpacing(Space.S)
        for widget in (*self._worded, details):
            self._row.addWidget(widget)
        self._row.addSpacing(Space.S)
        self._row.addWidget(self._show)

    def reserve(self, count: int, theme: Theme) -> None:
        """Keep the place of the button of the notes, and show how many there are, until the button itself is loaded."""
        keeping = QToolButton()
        keeping.setIcon(icon("bookmark", theme.tokens.second))
        keeping.setIconSize(QSize(18, 18))
        keeping.setFont(theme.font(Type.INTERFACE))
        keeping.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        keeping.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keeping.setText(str(count))
        self._reserved = keeping
        self._put(keeping)

    def add(self, button: QWidget) -> None:
        """Put the button of the notes beside the one of the pane on the right."""
        if self._reserved is not None:
            self._row.removeWidget(self._reserved)
            self._reserved.hide()
            self._reserved.deleteLater()
            self._reserved = None
        self._put(button)

    def _put(self, button: QWidget) -> None:
        self._row.insertWidget(self._row.indexOf(self._details), button)
        # Its size is known once it wears the theme, and it is seen at once: what is hidden takes no room.
        button.ensurePolished()
        button.show()
        self._fit()

    def show_place(self, brief: Brief, location: Location) -> None:
        """Show the brief's name and the path to the place."""
        self._full_name = shown(brief.name.of(self._language))
        self._name.setAccessibleName(self._full_name)
        trail: list[tuple[str, Location]] = []
        if location.view:
            trail.append((wording.view_word(location.view), location.page))
        section = brief.section(location.section)
        while section is not None:
            trail.insert(0, (wording.section_words(section, self._language), Location(brief.id, section.id)))
            section = brief.section(section.parent) if section.parent else None
        self._trail.show_steps([(wording.translate("Tree", "Overview"), Location(brief.id)), *trail])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit everything into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for: keys, the words of buttons, the end of the name; the path has the rest."""
        self._trail.hide()
        self._name.setText(self._full_name)
        self._search.show_keys(True)
        self._show_words(True)
        if self._lacking() > 0:
            self._search.show_keys(False)
        if self._lacking() > 0:
            self._show_words(False)
        self._leave_out_lesser()
        self._row.invalidate()
        if (lacking := self._row.minimumSize().width() - self.width()) > 0:
            room = max(self._name.sizeHint().width() - lacking, 0)
            elided = Qt.TextElideMode.ElideRight
            self._name.setText(self._name.fontMetrics().elidedText(self._full_name, elided, room))
        self._row.invalidate()
        self._trail.fit(self.width() - self._row.minimumSize().width() - Space.XS)
        # Now: the next turn of the event loop may come after the first picture.
        self._row.activate()

    def _leave_out_lesser(self) -> None:
        """Leave out the ledger, paper and the targets, which are in the menus always, where their signs find no room."""
        lacking = self._lacking()
        for button in self._lesser:
            button.setVisible(lacking <= 0)
            lacking -= self._wide(button) if lacking > 0 else 0

    def _lacking(self) -> int:
        """How many pixels more than there are would be needed; below zero, how many are left.

        As if all the buttons were there: showing one to see whether it fits would lay the bar out for ever.
        """
        self._row.invalidate()
        hidden = sum(self._wide(button) for button in self._lesser if button.isHidden())
        return self._row.minimumSize().width() + hidden - self.width()

    def _wide(self, button: QToolButton) -> int:
        return button.sizeHint().width() + self._row.spacing()

    def _show_words(self, shown: bool) -> None:
        """The words on the buttons; without them a button has its name in its tool tip."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._worded:
            button.setToolButtonStyle(beside if shown else alone)
        self._show.setText(self._show.accessibleName() if shown else "")


def _show_button(action: QAction, theme: Theme) -> QPushButton:
    """The one filled button: the brief on the projector."""
    words = wording.translate("TopBar", "Present")
    button = QPushButton(icon("presentation", theme.tokens.on_accent), words)
    button.setAccessibleName(words)
    button.setObjectName("filled")
    button.setFont(theme.font(Type.INTERFACE, bold=True))
    button.setIconSize(QSize(18, 18))
    button.setFixedHeight(_FIELD)
    button.setToolTip(wording.translate("TopBar", "Present from here (F5)"))
    button.setAutoDefault(True)
    button.clicked.connect(action.trigger)
    return button


def _button(action: QAction, theme: Theme) -> QToolButton:
    """A button of an action, its name and shortcut in the tool tip."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(18, 18))
    button.setFont(theme.font(Type.INTERFACE))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.iconText())
    return button
