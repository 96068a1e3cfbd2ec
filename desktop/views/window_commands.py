"""What the window's commands do, one by one. What desks beside the window answer is sent on with what it is about."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop import settings
from desktop.location import VIEWS
from desktop.settings import Settings
from desktop.sides import Sides
from desktop.theme import Theme
from desktop.views.going import Going

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow

FOLLOWING = (
    *("undo", "redo", "enter_value", "history", "pace_rule", "plan", "import_values"),
    *("template", "save_scoreboard", "export_notebook", "import_notebook"),
)
# What desks beside the window answer: searching, links, notes.
ASKED = (
    *("jump", "find", "next_hit", "previous_hit", "open_link"),
    *("bookmark", "highlight", "note"),
)
SHOWS = ("present", "present_all", "rehearse", "slides")
_ON_TEXT = ("copy", "copy_cited", "copy_link", "bookmark", "highlight", "note", "details")


class WindowCommands:
    """It asks the window for its parts when a command is run: they are others once the window was dressed anew."""

    def __init__(
        self,
        window: MainWindow,
        going: Going,
        navigator: Sides,
        choices: Settings,
        themed: Callable[[], Theme],
    ) -> None:
        self._window, self._going, self._navigator = window, going, navigator
        self._choices, self._themed = choices, themed

    def connect(self) -> None:
        """Run the commands that stand in the window now."""
        self._window.commands.connect({**self._own(), **self._ways(), **self._sent()})
        self._connect_switches()
        self._connect_choices()

    def open_text_menu(self, where: QPoint) -> None:
        """Show what can be done with the text at a point of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _ON_TEXT:
            menu.addAction(self._window.commands.drawn(name))
        menu.popup(where)

    def send_progress(self, command: str, figure: str = "", actual: str = "") -> None:
        """Send a command of FOLLOWING on, about the figure and the value with these ids, or the figure that is read."""
        if here := self._window.place.here:
            self._window.progress_wanted.emit(command, here[0], (figure or here[1].figure, actual))

    # ------------------------------------------------------------ which command does what

    def _own(self) -> dict[str, Callable[[], object]]:
        """What is done in the window itself."""
        window = self._window
        return {
            "open": window.ask_for_pack,
            "quit": window.close,
            **{how: functools.partial(self._copy, how) for how in ("copy", "copy_cited", "copy_link")},
            "other_side": window.views.focus_other,
            "filter": self._focus_filter,
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._choices.set(settings.ZOOM, 1.0),
            "keys": self._open_keys,
            "about": self._open_about,
        }

    def _ways(self) -> dict[str, Callable[[], object]]:
        """What goes somewhere."""
        going = self._going
        return {
            "back": self._navigator.back,
            "forward": self._navigator.forward,
            "beside": self._navigator.toggle_beside,
            "overview": lambda: going.to_section(""),
            "targets": going.to_targets,
            **{view: functools.partial(going.to_view, view) for view in VIEWS},
            "previous_section": lambda: going.step_section(-1),
            "next_section": lambda: going.step_section(1),
            "previous_item": lambda: going.step_item(-1),
            "next_item": lambda: going.step_item(1),
        }

    def _sent(self) -> dict[str, Callable[[], object]]:
        """What others answer."""
        window = self._window
        return {
            "watch": window.watching_wanted.emit,
            "print": self._send_print,
            **{name: functools.partial(self._send_show, name) for name in SHOWS},
            **{name: functools.partial(window.asked.emit, name) for name in ASKED},
            **{name: functools.partial(self.send_progress, name) for name in FOLLOWING},
        }

    def _connect_switches(self) -> None:
        window, choices = self._window, self._choices
        for name, is_on, slot in (
            ("sections", True, window.side.setVisible),
            ("details", False, window.parts.pane.switch),
            ("line_numbers", choices.line_numbers, lambda on: choices.set(settings.LINE_NUMBERS, on)),
            ("calm", choices.calm, lambda on: choices.set(settings.CALM, on)),
            ("full_screen", window.isFullScreen(), self._show_full_screen),
        ):
            window.commands[name].setChecked(is_on)
            window.commands[name].toggled.connect(slot)

    def _connect_choices(self) -> None:
        for setting in (settings.THEME, settings.LANGUAGE):
            for value, action in self._window.commands.choices(setting.name):
                action.setChecked(getattr(self._choices, setting.name) == value)
                action.triggered.connect(lambda _=False, s=setting, v=value: self._choices.set(s, v))

    # ------------------------------------------------------------ how

    def _send_print(self) -> None:
        if here := self._going.here:
            self._window.print_wanted.emit(here[0], here[1].section)

    def _send_show(self, command: str) -> None:
        if here := self._going.here:
            self._window.show_wanted.emit(here[0], here[1].section, command)

    def _copy(self, how: str) -> None:
        from desktop.views import copying  # noqa: PLC0415 - not before it is asked for

        if here := self._going.here:
            pages = self._window.pages
            lines = copying.chosen_lines(pages, *here)
            if how == "copy" and here[1].view and pages.page is not None:
                pages.page.copy()
            elif how == "copy":
                copying.copy(lines)
            elif how == "copy_cited":
                self._window.tell(copying.copy_cited(lines, *here, self._choices.language))
            else:
                self._window.tell(copying.copy_link(*here))

    def _focus_filter(self) -> None:
        self._window.commands["sections"].setChecked(True)
        self._window.side.filter.setFocus()
        self._window.side.filter.selectAll()

    def _zoom(self, by: int) -> None:
        zooms = settings.ZOOMS
        place = zooms.index(self._choices.zoom) + by
        if 0 <= place < len(zooms):
            self._choices.set(settings.ZOOM, zooms[place])

    def _show_full_screen(self, on: bool) -> None:
        full, now = Qt.WindowState.WindowFullScreen, self._window.windowState()
        self._window.setWindowState(now | full if on else now & ~full)

    def _open_about(self) -> None:
        """Versions, licences and hashes."""
        from desktop.views.about_dialog import AboutDialog  # noqa: PLC0415 - not before it is asked for

        window = self._window
        window.open_dialog(
            AboutDialog(window.fittings.signed_briefs, self._themed(), self._choices.language, window)
        )

    def _open_keys(self) -> None:
        """The keyboard help."""
        from desktop import actions  # noqa: PLC0415 - loaded with the views
        from desktop.views.keys_dialog import KeysDialog  # noqa: PLC0415 - not before it is asked for

        self._window.open_dialog(KeysDialog(actions.table(), self._themed(), self._window))
