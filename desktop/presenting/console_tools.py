"""The commands of the console within reach of mouse and finger. Each shows the state and asks the show; it holds none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.presenting.console_buttons import ConsoleButton, StepButton, show_checked
from desktop.presenting.console_menu import ConsoleMenu
from desktop.presenting.show import Cover, Show, ShowState, Tool
from desktop.theme import Space, Theme
from desktop.widgets.flow_layout import FlowLayout

_MOST = 48  # characters of an entry in a menu


class ConsoleTools(QWidget):
    """`wanted` names what the show cannot do: swap, desk, grid, search, help, touch.

    `screen_wanted` carries the name of a screen, `figure_wanted` the id of a figure.
    """

    wanted = Signal(str)
    screen_wanted = Signal(str)
    figure_wanted = Signal(str)

    def __init__(self, theme: Theme, show: Show) -> None:
        super().__init__()
        self._theme, self._show = theme, show
        self._figures: Callable[[], Sequence[tuple[str, str]]] = tuple
        self._make_steps()
        self._groups = QWidget()
        flow = FlowLayout(Space.L, Space.XS)
        self._groups.setLayout(flow)
        for group in (
            self._make_audience(),
            self._make_pointers(),
            self._make_zooms(),
            self._make_answers(),
            self._make_screens(),
            self._make_finders(),
        ):
            flow.addWidget(_side_by_side(group))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for step in (self.previous, self.next):
            row.addWidget(step)
        row.addSpacing(Space.S)
        row.addWidget(self._groups, 1)
        self._add_tips()
        self.show_state(show.state)

    @property
    def buttons(self) -> list[ConsoleButton]:
        """All but previous and next."""
        return self._groups.findChildren(ConsoleButton)

    # ------------------------------------------------------------ told by the console

    def offer_figures(self, figures: Callable[[], Sequence[tuple[str, str]]]) -> None:
        """Where the figures of the slide come from, each as id and words; asked when the menu opens."""
        self._figures = figures

    def set_screens(self, names: Sequence[str], current: str) -> None:
        """The screens there are, and the one the audience's window is on."""
        menu = self._screens_menu
        menu.clear()
        for name in names:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == current)
            action.triggered.connect(partial(self._on_screen_chosen, name))
        self.screens.setEnabled(bool(names))
        self.swap.setEnabled(len(names) > 1)

    def open_figures(self) -> None:
        """Open the list of the slide's figures."""
        if self.figures.isEnabled():
            corner = self.figures.mapToGlobal(self.figures.rect().topLeft())
            self._figures_menu.popup(corner)

    def set_touch(self, touch: bool) -> None:
        """Sizes for fingers, or as usual."""
        for step in (self.previous, self.next):
            step.set_touch(touch)
        for button in self.buttons:
            button.set_touch(touch)
        show_checked(self.touch, touch)
        for widget in self._groups.findChildren(QWidget, "consolegroup"):
            widget.updateGeometry()
        layout = self._groups.layout()
        if layout is not None:
            layout.invalidate()

    def show_state(self, state: ShowState) -> None:
        """Follow the state."""
        view = state.presenter
        has_over = state.cover is not Cover.NONE or view.detail is not None
        self.previous.setEnabled(has_over or (view.slide, view.step) != (0, 0))
        self.next.setEnabled(has_over or self._show.upcoming() is not None)
        show_checked(self.freeze, state.is_frozen)
        show_checked(self.black, state.cover is Cover.BLACK)
        show_checked(self.white, state.cover is Cover.WHITE)
        show_checked(self.laser, view.tool is Tool.LASER)
        show_checked(self.spotlight, view.tool is Tool.SPOTLIGHT)
        show_checked(self.pen, view.tool is Tool.PEN)
        show_checked(self.source, view.shows_source)
        show_checked(self.zoom_in, view.zoom.scale > 1)
        self.zoom_out.setEnabled(view.zoom.scale > 1)
        seen = self._show.seen(view)
        has_ink = bool(view.ink.get(seen.id))
        self.undo.setEnabled(has_ink)
        self.clear.setEnabled(has_ink)
        self.figures.setEnabled(bool(self._show.slide.figures))
        self.desk.setEnabled(bool(self._show.slide.section))
        self.go_back.setEnabled(view.detail is not None or bool(state.returns))

    # ------------------------------------------------------------ making the buttons

    def _make_steps(self) -> None:
        show, tokens = self._show, self._theme.tokens
        self.previous = StepButton(
            self._theme, wording.translate("Console", "Previous"), icon("arrow-left", tokens.ink)
        )
        self.previous.clicked.connect(show.previous)
        self.next = StepButton(
            self._theme, wording.translate("Console", "Next"), icon("arrow-right", tokens.on_accent)
        )
        self.next.setObjectName("filled")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.clicked.connect(show.next)

    def _make_audience(self) -> list[ConsoleButton]:
        show = self._show
        self.freeze = self._switch("snowflake", wording.translate("Console", "Freeze"), show.toggle_freeze)
        self.black = self._switch(
            "monitor-off", wording.translate("Console", "Black"), partial(show.toggle_cover, Cover.BLACK)
        )
        self.white = self._switch(
            "sun", wording.translate("Console", "White"), partial(show.toggle_cover, Cover.WHITE)
        )
        return [self.freeze, self.black, self.white]

    def _make_pointers(self) -> list[ConsoleButton]:
        show = self._show
        self.laser = self._switch(
            "mouse-pointer-2", wording.translate("Console", "Laser"), partial(show.take, Tool.LASER)
        )
        self.spotlight = self._switch(
            "spotlight", wording.translate("Console", "Spotlight"), partial(show.take, Tool.SPOTLIGHT)
        )
        self.pen = self._switch("pen-line", wording.translate("Console", "Pen"), partial(show.take, Tool.PEN))
        self.undo = self._button("undo-2", wording.translate("Console", "Undo"), show.undo_stroke)
        self.clear = self._button("eraser", wording.translate("Console", "Clear"), show.clear_ink)
        return [self.laser, self.spotlight, self.pen, self.undo, self.clear]

    def _make_zooms(self) -> list[ConsoleButton]:
        self.zoom_in = self._switch("zoom-in", wording.translate("Console", "Zoom in"), self._on_zoom_in)
        self.zoom_out = self._button(
            "zoom-out", wording.translate("Console", "Zoom out"), partial(self._show.zoom, -1)
        )
        return [self.zoom_in, self.zoom_out]

    def _make_answers(self) -> list[ConsoleButton]:
        show = self._show
        self.source = self._switch("text-quote", wording.translate("Console", "Source"), show.toggle_source)
        self.figures = self._button("hash", wording.translate("Console", "Figures"), None)
        self._figures_menu = ConsoleMenu(self)
        self._figures_menu.aboutToShow.connect(self._on_figures_opening)
        self.figures.setMenu(self._figures_menu)
        self.desk = self._button("book-open", wording.translate("Console", "In the desk"), self._asks("desk"))
        self.go_back = self._button("corner-up-left", wording.translate("Console", "Return"), show.go_back)
        return [self.source, self.figures, self.desk, self.go_back]

    def _make_screens(self) -> list[ConsoleButton]:
        self.swap = self._button("arrow-left-right", wording.translate("Console", "Swap"), self._asks("swap"))
        self.screens = self._button("monitor", wording.translate("Console", "Screens"), None)
        self._screens_menu = ConsoleMenu(self)
        self.screens.setMenu(self._screens_menu)
        self.set_screens((), "")
        return [self.swap, self.screens]

    def _make_finders(self) -> list[ConsoleButton]:
        self.grid = self._button("layout-grid", wording.translate("Console", "Slides"), self._asks("grid"))
        self.search = self._button("search", wording.translate("Console", "Search"), self._asks("search"))
        self.help = self._button("circle-help", wording.translate("Console", "Keys"), self._asks("help"))
        self.touch = self._switch("pointer", wording.translate("Console", "Touch"), self._asks("touch"))
        self.end = self._button("x", wording.translate("Console", "End"), self._show.end)
        return [self.grid, self.search, self.help, self.touch, self.end]

    def _button(self, sign: str, words: str, act: Callable[[], object] | None) -> ConsoleButton:
        button = ConsoleButton(self._theme, words, icon(sign, self._theme.tokens.second))
        if act is not None:
            # Without what a click says about the button itself.
            button.clicked.connect(lambda _=False: act())
        return button

    def _switch(self, sign: str, words: str, act: Callable[[], object]) -> ConsoleButton:
        button = self._button(sign, words, act)
        button.setCheckable(True)
        # A click turns the button by itself; what is so is for the show to say.
        button.clicked.connect(lambda: self.show_state(self._show.state))
        return button

    def _asks(self, name: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(name)

    # ------------------------------------------------------------ answering

    def _on_zoom_in(self) -> None:
        view = self._show.state.presenter
        self._show.zoom(1, view.pointer)

    def _on_figures_opening(self) -> None:
        self._figures_menu.clear()
        for figure, words in self._figures():
            text = words if len(words) <= _MOST else words[: _MOST - 1] + "…"
            action = self._figures_menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(partial(self._on_figure_chosen, figure))

    def _on_figure_chosen(self, figure: str, _: bool = False) -> None:
        self.figure_wanted.emit(figure)

    def _on_screen_chosen(self, name: str, _: bool = False) -> None:
        self.screen_wanted.emit(name)

    def _add_tips(self) -> None:
        for button, tip in (
            (self.previous, wording.translate("Console", "Step before (PgUp)")),
            (self.next, wording.translate("Console", "Next step (PgDown)")),
            (self.freeze, wording.translate("Console", "Freeze: the audience stays, you move freely (F)")),
            (self.black, wording.translate("Console", "Black for the audience (B)")),
            (self.white, wording.translate("Console", "White for the audience (W)")),
            (
                self.laser,
                wording.translate("Console", "Laser pointer: point with the mouse on the slide (L)"),
            ),
            (
                self.spotlight,
                wording.translate("Console", "Spotlight: the rest of the slide is darkened (O)"),
            ),
            (self.pen, wording.translate("Console", "Pen: draw with the mouse on the slide (E)")),
            (self.undo, wording.translate("Console", "Take the last stroke away (Ctrl+Z)")),
            (self.clear, wording.translate("Console", "Take all strokes on this slide away (C)")),
            (self.zoom_in, wording.translate("Console", "Magnify; drag to move the part that is seen (Z)")),
            (self.zoom_out, wording.translate("Console", "Smaller again (Shift+Z)")),
            (self.source, wording.translate("Console", "The slide's source lines, for the audience too (S)")),
            (
                self.figures,
                wording.translate("Console", "Source and definition of a figure on this slide (I)"),
            ),
            (self.desk, wording.translate("Console", "Into this section in the desk (D)")),
            (self.go_back, wording.translate("Console", "Return to the slide you came from (R)")),
            (self.swap, wording.translate("Console", "Swap the screens (X)")),
            (self.screens, wording.translate("Console", "Choose the audience's screen")),
            (self.grid, wording.translate("Console", "All slides at a glance (G)")),
            (self.search, wording.translate("Console", "Search the brief and jump (/)")),
            (self.help, wording.translate("Console", "All keys (F1)")),
            (self.touch, wording.translate("Console", "Large buttons for touch (T)")),
            (self.end, wording.translate("Console", "End the show; it can be resumed (F5)")),
        ):
            button.setToolTip(tip)


def _side_by_side(buttons: Sequence[ConsoleButton]) -> QWidget:
    group = QWidget()
    group.setObjectName("consolegroup")
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for button in buttons:
        row.addWidget(button)
    return group
