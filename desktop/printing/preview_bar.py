"""The bar of the preview: the page, the zoom, the search, and the three ways out: a file, the viewer, the printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.printing.page_scroller import Fit
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

_HEIGHT = 48
_FIELD = 32
_PAGE = 48
_VALUE = 76
_ROOMY = 1240  # pixels from which the buttons speak
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PreviewBar(QWidget):
    """It holds nothing but what is typed into it; the window tells it what to show."""

    page_chosen = Signal(int)
    zoom_chosen = Signal(float)
    zoom_stepped = Signal(int)
    fit_chosen = Signal(object)
    facing_chosen = Signal(bool)
    typed = Signal(str)
    stepped = Signal(int)
    left = Signal()
    save_wanted = Signal()
    viewer_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, 0, Space.L, 0)
        self._row.setSpacing(Space.XS)
        self._add_page()
        self._row.addSpacing(Space.S)
        self._add_zoom()
        self._row.addSpacing(Space.S)
        self._add_search()
        self._row.addStretch(1)
        self._busy = PlainLabel(
            wording.translate("Print", "Typesetting…"), theme.font(Type.SMALL), theme.tokens.second
        )
        self._busy.hide()
        self._row.addWidget(self._busy)
        self._add_ways_out()

    # ------------------------------------------------------------ told by the window

    def show_page(self, page: int, count: int) -> None:
        """The current page, counted from 0, and how many there are."""
        self._count = count
        self.page.setEnabled(count > 0)
        self.page.setText(str(page + 1) if count else "")
        self._of.setText(f"/ {count}" if count else "")
        validator = QIntValidator(1, max(1, count), self.page)
        self.page.setValidator(validator)

    def show_zoom(self, zoom: float, fit: Fit) -> None:
        """The zoom, and what decides it."""
        self.value.setText(f"{round(zoom * 100)}%")
        for each, button in self._fits.items():
            button.setChecked(each is fit)

    def show_facing(self, facing: bool) -> None:
        """Whether two pages lie side by side."""
        self.facing.setChecked(facing)

    def show_hits(self, current: int, count: int) -> None:
        """Which of how many places is current; nothing while no words are searched."""
        if not self.search.text().strip():
            words = ""
        elif count == 0:
            words = wording.translate("Print", "No match")
        else:
            words = f"{current + 1} / {count}"
        self.hits.setText(words)
        self.before.setEnabled(count > 0)
        self.after.setEnabled(count > 0)

    @property
    def is_busy(self) -> bool:
        """Whether it is said that the pages are being made."""
        return not self._busy.isHidden()

    def show_busy(self, busy: bool) -> None:
        """Whether the pages are being made; said only where it takes a while."""
        self._busy.setVisible(busy)

    def allow_out(self, allowed: bool) -> None:
        """Whether there is a document to be saved, opened or printed."""
        for button in (self.save, self.viewer, self.print):
            button.setEnabled(allowed)

    def seek(self) -> None:
        """Make the search field ready to be typed into."""
        self.search.setFocus()
        self.search.selectAll()

    # ------------------------------------------------------------ making the bar

    def _add_page(self) -> None:
        self._count = 0
        self.page = QLineEdit()
        self.page.setAccessibleName(wording.translate("Print", "Page number"))
        self.page.setFixedSize(_PAGE, _FIELD)
        self.page.setFont(self._theme.font(Type.INTERFACE))
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.returnPressed.connect(self._on_page_entered)
        self._of = PlainLabel("", self._theme.font(Type.INTERFACE), self._theme.tokens.second)
        self._of.setMinimumWidth(32)
        self._row.addWidget(self.page)
        self._row.addWidget(self._of)

    def _add_zoom(self) -> None:
        smaller = self._icon("zoom-out", wording.translate("Print", "Smaller"))
        smaller.setToolTip(wording.translate("Print", "Smaller (Ctrl+-)"))
        smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self.value = self._worded("100%")
        self.value.setFixedWidth(_VALUE)
        self.value.setAccessibleName(wording.translate("Print", "Zoom"))
        self.value.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.value.setIcon(icon("chevron-down", self._theme.tokens.second))
        self.value.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.value.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.value.setMenu(self._zooms())
        larger = self._icon("zoom-in", wording.translate("Print", "Larger"))
        larger.setToolTip(wording.translate("Print", "Larger (Ctrl++)"))
        larger.clicked.connect(lambda: self.zoom_stepped.emit(1))
        width = self._worded(wording.translate("Print", "Width"))
        width.setToolTip(wording.translate("Print", "Fit the width of the window"))
        whole = self._worded(wording.translate("Print", "Page"))
        whole.setToolTip(wording.translate("Print", "Fit a whole page"))
        self.facing = self._worded(wording.translate("Print", "Two pages"))
        self.facing.setToolTip(wording.translate("Print", "Two pages side by side, as in a bound document"))
        self.facing.setCheckable(True)
        self.facing.clicked.connect(self.facing_chosen)
        self._fits = {Fit.WIDTH: width, Fit.PAGE: whole}
        for fit, button in self._fits.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_fit_clicked, fit))
        self._row.addSpacing(Space.S)
        for button in (smaller, self.value, larger, width, whole, self.facing):
            self._row.addWidget(button)

    def _zooms(self) -> QMenu:
        menu = QMenu(self)
        for zoom in ZOOMS:
            _entry(menu, f"{round(zoom * 100)}%", partial(self.zoom_chosen.emit, zoom))
        return menu

    def _add_search(self) -> None:
        self.search = _SearchField()
        self.search.setFont(self._theme.font(Type.SMALL))
        self.search.setPlaceholderText(wording.translate("Print", "Find"))
        self.search.setAccessibleName(wording.translate("Print", "Find on the pages"))
        self.search.setFixedHeight(_FIELD)
        self.search.setMinimumWidth(96)
        self.search.setMaximumWidth(240)
        sign = icon("search", self._theme.tokens.muted)
        self.search.addAction(QAction(sign, "", self.search), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self.typed)
        self.search.stepped.connect(self.stepped)
        self.search.left.connect(self.left)
        self.hits = PlainLabel("", self._theme.font(Type.SMALL), self._theme.tokens.second)
        self.hits.setMinimumWidth(56)
        self.before = self._icon("arrow-left", wording.translate("Print", "Previous place"))
        self.after = self._icon("arrow-right", wording.translate("Print", "Next place"))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self._row.addWidget(self.search, 8)
        for widget in (self.before, self.after, self.hits):
            self._row.addWidget(widget)
        self.show_hits(-1, 0)

    def _add_ways_out(self) -> None:
        self.save = self._worded(wording.translate("Print", "Save as…"))
        self.save.clicked.connect(self.save_wanted)
        self.viewer = self._icon("external-link", wording.translate("Print", "Open in the system's viewer"))
        self.viewer.setToolTip(wording.translate("Print", "Open in the system's viewer"))
        self.viewer.setText(" " + wording.translate("Print", "Open in viewer"))
        self.viewer.clicked.connect(self.viewer_wanted)
        # An icon stands too close to its word by itself.
        self.print = QPushButton(" " + wording.translate("Print", "Print…"))
        self.print.setAccessibleName(wording.translate("Print", "Print…"))
        self.print.setIcon(icon("printer", self._theme.tokens.on_accent))
        self.print.setFont(self._theme.font(Type.INTERFACE))
        self.print.setObjectName("filled")
        self.print.clicked.connect(self.print_wanted)
        for button in (self.save, self.viewer, self.print):
            self._row.addWidget(button)
        self.allow_out(False)

    def _icon(self, name: str, words: str) -> QToolButton:
        button = self._worded("")
        button.setIcon(icon(name, self._theme.tokens.second))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(words)
        return button

    def _worded(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFont(self._theme.font(Type.INTERFACE))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    # ------------------------------------------------------------ answering

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, a picture has its words beside it."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        roomy = event.size().width() >= _ROOMY
        self.viewer.setToolButtonStyle(style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly)

    def _on_fit_clicked(self, fit: Fit) -> None:
        self.fit_chosen.emit(fit)

    def _on_page_entered(self) -> None:
        if self.page.hasAcceptableInput():
            self.page_chosen.emit(int(self.page.text()) - 1)


class _SearchField(QLineEdit):
    """Enter goes to the next place, with Shift to the one before; Escape empties it and leaves."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys; everything else is typing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _entry(menu: QMenu, words: str, chosen: Callable[[], None]) -> None:
    menu.addAction(words).triggered.connect(lambda _: chosen())
