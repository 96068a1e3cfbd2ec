"""The two windows of a show and the screens they are on: seated anew when screens come and go, or as the user asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop import wording
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.screens import Arrangement, ScreenKeeper, Seats

if TYPE_CHECKING:
    from desktop.presenting.console import ConsoleWindow

    MakeConsole = Callable[[Mapping[str, object]], ConsoleWindow]

_FRAME = 32  # what a window manager adds above a window


class Seating(QObject):
    """`seated` carries the screen the user wants for the audience, "" for no wish, and the arrangement.

    The console is made when it is first wanted. On a single screen it only visits: it comes over the slide, and is
    put away again.
    """

    seated = Signal(str, str)

    def __init__(
        self,
        audience: AudienceWindow,
        make_console: MakeConsole,
        keeper: ScreenKeeper,
        left: Mapping[str, object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.audience, self.keeper = audience, keeper
        self.console: ConsoleWindow | None = None
        self._make_console = make_console
        self._left = dict(left)
        self._ways = _ways()
        self._is_brief = False  # it came for one panel, and goes with it

    @property
    def left(self) -> dict[str, object]:
        """What the user made of the console, for next time."""
        return self.console.remembered if self.console is not None else self._left

    def seat_audience(self) -> None:
        """The audience to its screen."""
        seats = self.keeper.seats
        screen = self.keeper.screen(seats.audience) if seats else None
        if seats is None or screen is None:
            return  # no screen at all: everything stays until one comes
        if seats.is_full:
            self.audience.show_on(screen)
        else:
            self.audience.show_as_window(screen)

    def seat(self) -> None:
        """Everyone to their place."""
        seats = self.keeper.seats
        self.seat_audience()
        if seats is None:
            return
        if seats.console:
            self._seat_console(self.made_console(), seats)
        elif self.console is not None and self.keeper.arrangement is Arrangement.ALONE:
            self.put_away()
        elif self.console is not None:
            # A projector was unplugged: the presenter's window stays in hand, over the slide.
            self.visit()
        self.to_front()
        self._tell_console()
        self.seated.emit(self.keeper.wanted, self.keeper.arrangement.value)

    def made_console(self) -> ConsoleWindow:
        """The console, made where there is none."""
        if self.console is None:
            self.console = self._make_console(self._left)
            self.console.screen_wanted.connect(self._on_screen_wanted)
            self.console.panels.closed.connect(self._on_panel_closed)
        return self.console

    def visit(self, *, is_brief: bool = False) -> None:
        """With one screen, the console comes over the slide; for one panel only, or until it is put away."""
        self._is_brief = is_brief
        console, seats = self.made_console(), self.keeper.seats
        self._tell_console()
        # Never asked of a window: the answer is gone together with the window, for everybody who holds it.
        screen = self.keeper.screen(seats.audience) if seats else None
        if screen is not None:
            console.setScreen(screen)
            console.setGeometry(screen.availableGeometry())
        console.showMaximized()
        self.to_front()

    def put_away(self) -> None:
        """The console goes without ending the show; the slide is in front again."""
        console = self._let_console_go()
        if console is not None:
            console.hide()
            console.deleteLater()
        self.to_front()

    def swap(self) -> None:
        """Two screens change places; on one, slide and console do."""
        seats = self.keeper.seats
        if seats is not None and seats.console:
            self.keeper.swap()
        elif self.console is not None:
            self.put_away()
        else:
            self.visit()

    def remake_console(self) -> None:
        """The console made anew for another theme or language, where it was; who is in front stays there."""
        in_front, old = QApplication.activeWindow(), self._let_console_go()
        self._ways = _ways()
        if old is None:
            return
        console = self.made_console()
        self._tell_console()
        console.setGeometry(old.geometry())
        console.setWindowState(old.windowState())
        console.setVisible(old.isVisible())
        was_in_front = in_front is old
        old.hide()
        old.deleteLater()
        if was_in_front:
            self.to_front()
        elif in_front is not None:
            _bring(in_front)

    def to_front(self) -> None:
        """The presenter's window before the others: the console, else the slide."""
        _bring(self.console or self.audience)

    def keep_off_audience(self, window: QWidget) -> None:
        """Take a window that lies on the audience's screen to the console's; where the two share one, it stays."""
        seats = self.keeper.seats
        if seats is None or not seats.is_full or not seats.console:
            return
        audience, console = self.keeper.screen(seats.audience), self.keeper.screen(seats.console)
        if audience is None or console is None or not window.frameGeometry().intersects(audience.geometry()):
            return
        state, free = window.windowState(), console.availableGeometry()
        # A window manager keeps a window that fills one screen from going to another.
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(console)
        frame = window.frameGeometry().size() - window.size()
        window.resize(window.size().boundedTo(free.size() - frame))
        window.move(free.topLeft())
        window.setWindowState(state)

    def end(self) -> None:
        """Both windows go."""
        self.keeper.let_go()
        self.audience.close()
        self.audience.deleteLater()
        console = self._let_console_go()
        if console is not None:
            console.close()
            console.deleteLater()

    # ------------------------------------------------------------ inside

    def _seat_console(self, console: ConsoleWindow, seats: Seats) -> None:
        screen = self.keeper.screen(seats.console)
        if screen is None:
            return
        self._is_brief = False
        console.setScreen(screen)
        free = screen.availableGeometry()
        if seats.is_full:
            console.setGeometry(free)
            console.showMaximized()
        else:
            # Beside the audience's window where there is room, else under it.
            wide = max(console.minimumWidth(), free.width() // 2)
            console.setGeometry(free.x(), free.y() + _FRAME, wide, free.height() - _FRAME)
            console.showNormal()

    def _let_console_go(self) -> ConsoleWindow | None:
        """The console, of which nothing is heard any more; what the user made of it is remembered."""
        console, self.console = self.console, None
        self._is_brief = False
        if console is not None:
            self._left = console.remembered
            console.notes.keep()
            console.blockSignals(True)
        return console

    def _on_panel_closed(self) -> None:
        # One panel may close for another to open: whether all are closed is seen afterwards.
        QTimer.singleShot(0, self, self._leave_with_panel)

    def _leave_with_panel(self) -> None:
        if self._is_brief and self.console is not None and not self.console.panels.is_open:
            self.put_away()

    def _tell_console(self) -> None:
        seats = self.keeper.seats
        if self.console is None or seats is None:
            return
        size = self.audience.size()
        self.console.set_ratio(size.width() / max(size.height(), 1))
        current = self._ways.get(self.keeper.arrangement, seats.audience)
        self.console.set_screens([*self.keeper.names, *self._ways.values()], current)

    def _on_screen_wanted(self, name: str) -> None:
        """A screen for the audience, or another way of having windows."""
        ways = {words: way for way, words in self._ways.items()}
        self.keeper.arrangement = ways.get(name, Arrangement.AUTO)
        if name not in ways:
            self.keeper.wanted = name
        self.seat()


def _bring(window: QWidget) -> None:
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _ways() -> dict[Arrangement, str]:
    return {
        Arrangement.WINDOWS: wording.translate("Console", "Two windows, for sharing one of them"),
        Arrangement.ALONE: wording.translate("Console", "The audience's window alone"),
    }
