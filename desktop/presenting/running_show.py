"""One show from its first slide to its end: the windows, the screens they are on, and who hears which command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from db.records import Brief
from desktop import wording
from desktop.deck.details import source_slide
from desktop.deck.slides import Deck
from desktop.deck.style import SlideStyle
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.auto_play import AutoPlay, HeldExit
from desktop.presenting.inhibiting import Inhibitor
from desktop.presenting.screens import Arrangement, ScreenKeeper, ScreenSource, Seats
from desktop.presenting.show import Show
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.stage import Stage
from desktop.presenting.talk_clock import TalkClock
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.presenting.console import ConsoleWindow

# Commands that the console answers; without one on the screen it comes for them, and goes again.
_FRAME = 32  # what a window manager adds above a window
_IN_CONSOLE = {"grid", "search", "help", "touch"}


@dataclass(frozen=True)
class Surroundings:
    """What a show is given: the desk's theme and language, whether things may move, what is remembered, the screens."""

    theme: Theme
    language: str
    is_calm: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    console: Mapping[str, object] = field(default_factory=dict)
    screen: str = ""
    arrangement: Arrangement = Arrangement.AUTO
    screens: Callable[[], ScreenSource] = lambda: cast(ScreenSource, QGuiApplication.instance())
    inhibitor: Callable[[], Inhibitor] = Inhibitor


@dataclass(frozen=True, slots=True)
class Start:
    """Where a show begins, and how: at a slide and step after so many seconds, timed, or playing by itself."""

    slide: int = 0
    step: int = 0
    seconds: float = 0.0
    is_rehearsal: bool = False
    auto_seconds: int = 0


class RunningShow(QObject):
    """`ended` comes once, when the windows are gone. `desk_wanted` carries a section to open in the desk."""

    ended = Signal()
    desk_wanted = Signal(str)
    note_changed = Signal(str, str)
    seated = Signal(str, str)

    def __init__(self, brief: Brief, deck: Deck, start: Start, around: Surroundings) -> None:
        super().__init__()
        self.brief, self.deck, self.start, self._around = brief, deck, start, around
        self.show = Show(deck, TalkClock(start.seconds), start.slide, start.step, self)
        self._style = SlideStyle.named(deck.theme)
        self.stage = Stage(self.show, brief, self._style, is_calm=around.is_calm, parent=self)
        self.commands = ShowCommands(self.show, self)
        held = HeldExit(self.show, parent=self) if start.auto_seconds else None
        self.audience = AudienceWindow(self.show, self.stage, self.commands, held)
        self.console: ConsoleWindow | None = None
        self._console_left: dict[str, object] = dict(around.console)
        self._notes = dict(around.notes)
        self._froze_for_desk = False
        self.keeper = ScreenKeeper(around.screens(), around.screen, around.arrangement)
        self.inhibitor = around.inhibitor()
        self.show.ended.connect(self._on_ended)
        self.commands.wanted.connect(self._on_command)
        self.keeper.reseated.connect(self._seat)
        self._seat_audience()
        # What the first picture can do without comes after it.
        QTimer.singleShot(0, self, self._complete)

    @property
    def is_rehearsal(self) -> bool:
        """Whether the talk is timed to be looked at afterwards."""
        return self.start.is_rehearsal

    @property
    def console_left(self) -> dict[str, object]:
        """What the user made of the console, for next time."""
        return self._console_left

    def come_back(self) -> None:
        """From the desk to the slide: the show's window to the front, the audience let go if it was frozen for this."""
        if self._froze_for_desk and self.show.state.is_frozen:
            self.show.toggle_freeze()
        self._froze_for_desk = False
        self._to_front(self.console)

    # ------------------------------------------------------------ seats

    def _complete(self) -> None:
        if self.start.auto_seconds:
            AutoPlay(self.show, self.start.auto_seconds, self)
        else:
            self._seat()
        self.inhibitor.hold()

    def _seat_audience(self) -> None:
        seats = self.keeper.seats
        screen = self.keeper.screen(seats.audience) if seats else None
        if seats is None or screen is None:
            return  # no screen at all: everything stays until one comes
        if seats.is_full:
            self.audience.show_on(screen)
        else:
            self.audience.show_as_window(screen)

    def _seat(self) -> None:
        """Everyone to their place, each time the screens change."""
        seats = self.keeper.seats
        self._seat_audience()
        if seats is None or self.start.auto_seconds:
            return
        if seats.console:
            self._seat_console(self._made_console(), seats)
        elif self.console is not None and self.keeper.arrangement is Arrangement.ALONE:
            self._drop_console()
        elif self.console is not None:
            # A projector was unplugged: the presenter's window stays in hand, over the slide.
            self._visit(self.console)
        self._to_front(self.console)
        self._tell_console()
        self.seated.emit(seats.audience, self.keeper.arrangement.value)

    def _seat_console(self, console: ConsoleWindow, seats: Seats) -> None:
        screen = self.keeper.screen(seats.console)
        if screen is None:
            return
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

    def _to_front(self, window: ConsoleWindow | None) -> None:
        front = window or self.audience
        front.raise_()
        front.activateWindow()

    def _made_console(self) -> ConsoleWindow:
        if self.console is not None:
            return self.console
        from desktop.presenting.console import ConsoleWindow  # noqa: PLC0415 - after the first slide
        from desktop.presenting.console_look import Look  # noqa: PLC0415

        around = self._around
        self.console = ConsoleWindow(
            self.show,
            self.brief,
            Look(around.theme, self._style, around.language),
            self._notes,
            self._console_left,
            self.commands,
            is_rehearsal=self.is_rehearsal,
        )
        self.console.note_changed.connect(self._on_note_changed)
        self.console.wanted.connect(self._act)
        self.console.screen_wanted.connect(self._on_screen_wanted)
        return self.console

    def _tell_console(self) -> None:
        seats = self.keeper.seats
        if self.console is None or seats is None:
            return
        size = self.audience.size()
        self.console.set_ratio(size.width() / max(size.height(), 1))
        ways = _ways()
        current = {Arrangement.ALONE: ways[Arrangement.ALONE], Arrangement.WINDOWS: ways[Arrangement.WINDOWS]}
        self.console.set_screens(
            [*self.keeper.names, *ways.values()], current.get(self.keeper.arrangement, seats.audience)
        )

    def _on_screen_wanted(self, name: str) -> None:
        """A screen for the audience, or another way of having windows."""
        ways = {words: way for way, words in _ways().items()}
        self.keeper.arrangement = ways.get(name, Arrangement.AUTO)
        if name in ways:
            self._seat()
        else:
            self.keeper.wanted = name
            self._seat()

    # ------------------------------------------------------------ commands

    def _on_command(self, name: str) -> None:
        """What is not the show's own. The console, where there is one, hears it too and does its part."""
        if self.console is not None:
            return
        if name in _IN_CONSOLE:
            console = self._made_console()
            self._visit(console)
            console.perform(name)
        elif name == "pause":
            clock = self.show.clock
            (clock.start if clock.is_held else clock.pause)()
        else:
            self._act(name)

    def _act(self, name: str) -> None:
        """What the screens and the desk do."""
        if name == "swap":
            self._swap()
        elif name == "figure":
            self._open_figure()
        elif name == "desk":
            self._open_desk()

    def _visit(self, console: ConsoleWindow) -> None:
        """With one screen, the console comes over the slide, until the show is wanted again."""
        self._tell_console()
        screen = self.audience.screen()
        console.setScreen(screen)
        console.setGeometry(screen.availableGeometry())
        console.showMaximized()
        self._to_front(console)

    def _drop_console(self) -> None:
        """The console is put away without ending the show."""
        console, self.console = self.console, None
        if console is not None:
            self._console_left = console.remembered
            self.commands.wanted.disconnect(console.perform)
            console.hide()
            console.deleteLater()
        self._to_front(None)

    def _swap(self) -> None:
        """Two screens change places; on one, slide and console do."""
        seats = self.keeper.seats
        if seats is not None and seats.console:
            self.keeper.swap()
        elif self.console is not None:
            self._drop_console()
        else:
            self._visit(self._made_console())

    def _open_figure(self) -> None:
        """The source of the figure on the slide; the next one, where one is open already."""
        show = self.show
        figures = show.slide.figures
        detail = show.state.presenter.detail
        open_now = detail.id.removeprefix("source:") if detail else ""
        place = figures.index(open_now) + 1 if open_now in figures else 0
        if place < len(figures):
            show.open_detail(source_slide(self.brief, figures[place]))
        elif detail is not None:
            show.go_back()

    def _open_desk(self) -> None:
        """The section in the desk, the audience kept where it is."""
        if not self.show.state.is_frozen:
            self.show.toggle_freeze()
            self._froze_for_desk = True
        self.desk_wanted.emit(self.show.slide.section)

    def _on_note_changed(self, slide: str, text: str) -> None:
        self._notes[slide] = text
        self.note_changed.emit(slide, text)

    # ------------------------------------------------------------ the end

    def _on_ended(self) -> None:
        self.inhibitor.release()
        self.keeper.let_go()
        if self.console is not None:
            self._console_left = self.console.remembered
            self.console.close()
            self.console.deleteLater()
        self.audience.close()
        self.audience.deleteLater()
        self.ended.emit()


def _ways() -> dict[Arrangement, str]:
    return {
        Arrangement.WINDOWS: wording.translate("Console", "Two windows, for sharing one of them"),
        Arrangement.ALONE: wording.translate("Console", "The audience's window alone"),
    }
