"""One show from its first slide to its end: what is wanted by key or button goes to whoever does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from db.records import Brief
from desktop.deck.details import source_slide
from desktop.deck.slides import Deck, Slide
from desktop.deck.style import SlideStyle
from desktop.presenting.audience_window import AudienceWindow
from desktop.presenting.auto_play import AutoPlay, HeldExit
from desktop.presenting.inhibiting import Inhibitor
from desktop.presenting.screens import Arrangement, ScreenKeeper, ScreenSource
from desktop.presenting.seating import Seating
from desktop.presenting.show import Show, ShowState
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.stage import Stage
from desktop.presenting.talk_clock import TalkClock
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.presenting.console import ConsoleWindow

# Commands that the console answers; without one on the screen it comes for them.
_PANELS = {"grid", "search", "help"}
_IN_CONSOLE = _PANELS | {"touch"}


@dataclass(frozen=True)
class Surroundings:
    """What a show is given: the desk's theme and language, whether things may move, what is remembered, the screens.

    `screen` is the audience's screen of the user's choice, "" for none; `console` is what the user made of it.
    `source_of` makes the detail slide of a figure.
    """

    theme: Theme
    language: str
    is_calm: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    console: Mapping[str, object] = field(default_factory=dict)
    screen: str = ""
    arrangement: Arrangement = Arrangement.AUTO
    screens: Callable[[], ScreenSource] = lambda: cast(ScreenSource, QGuiApplication.instance())
    inhibitor: Callable[[], Inhibitor] = Inhibitor
    source_of: Callable[[Brief, str], Slide] = source_slide


@dataclass(frozen=True, slots=True)
class Start:
    """Where a show begins, and how: at a slide and step after so many seconds, timed, or playing by itself."""

    slide: int = 0
    step: int = 0
    seconds: float = 0.0
    is_rehearsal: bool = False
    auto_seconds: int = 0


class RunningShow(QObject):
    """`ended` comes once, when the windows are gone. `desk_wanted` carries a section to open in the desk.

    `seated` carries what is to be remembered of the screens: the one the user wants ("" for no wish), the arrangement.
    """

    ended = Signal()
    desk_wanted = Signal(str)
    note_changed = Signal(str, str)
    seated = Signal(str, str)

    def __init__(self, brief: Brief, deck: Deck, start: Start, around: Surroundings) -> None:
        super().__init__()
        self.brief, self.deck, self.start, self._around = brief, deck, start, around
        self.began = datetime.now().astimezone()
        self.show = Show(deck, TalkClock(start.seconds), start.slide, start.step, self)
        self._style = SlideStyle.named(deck.theme)
        self.stage = Stage(self.show, brief, self._style, is_calm=around.is_calm, parent=self)
        self.commands = ShowCommands(self.show, self)
        held = HeldExit(self.show, parent=self) if start.auto_seconds else None
        self.audience = AudienceWindow(self.show, self.stage, self.commands, held)
        self._notes = dict(around.notes)
        self._is_over = False
        self._froze_for_desk = False
        self._is_left = False  # for the desk, by the key that leads there
        self._has_told_of_desk = False
        self.keeper = ScreenKeeper(around.screens(), around.screen, around.arrangement)
        self.seating = Seating(self.audience, self._make_console, self.keeper, around.console, self)
        self.inhibitor = around.inhibitor()
        self.show.ended.connect(self._on_ended)
        self.show.changed.connect(self._on_changed)
        self.commands.wanted.connect(self._on_command)
        self.seating.seated.connect(self.seated)
        self.seating.seated.connect(self._show_waiting)
        self.keeper.reseated.connect(self._on_reseated)
        self.seating.seat_audience()
        # What the first picture can do without comes after it; one does not wait for the other.
        QTimer.singleShot(0, self, self._complete)
        QTimer.singleShot(0, self, self._stay_awake)

    @property
    def is_rehearsal(self) -> bool:
        """Whether the talk is timed to be looked at afterwards."""
        return self.start.is_rehearsal

    @property
    def is_alone(self) -> bool:
        """Whether it plays by itself: nobody presents, and there is no console."""
        return bool(self.start.auto_seconds)

    @property
    def console(self) -> ConsoleWindow | None:
        """The presenter's window, while it is there."""
        return self.seating.console

    @property
    def console_left(self) -> dict[str, object]:
        """What the user made of the console, for next time."""
        return self.seating.left

    @property
    def front(self) -> QWidget | None:
        """The presenter's window, which stays before the desk; None where it was left for the desk."""
        windows = [window for window in (self.console, self.audience) if window is not None]
        is_left = self._is_left and QApplication.activeWindow() not in windows
        return None if is_left else windows[0]

    def tell_of_desk(self) -> None:
        """Tell the presenter that something waits in the desk, where the audience does not see it."""
        self._has_told_of_desk = True
        self._show_waiting()

    def come_back(self) -> None:
        """From the desk to the slide: the show's window to the front, the audience let go if it was frozen for this."""
        if self._froze_for_desk and self.show.state.is_frozen:
            self.show.toggle_freeze()
        self._froze_for_desk = self._is_left = False
        self.seating.to_front()

    def dress(self, theme: Theme, language: str) -> None:
        """The console in another theme or language; the slides stay as they are."""
        self._around = replace(self._around, theme=theme, language=language)
        self.seating.remake_console()

    # ------------------------------------------------------------ after the first picture

    def _complete(self) -> None:
        if self._is_over:
            return
        if self.is_alone:
            AutoPlay(self.show, self.start.auto_seconds, self)
            self.seating.to_front()
        else:
            self.seating.seat()

    def _stay_awake(self) -> None:
        # It may have been ended before it had begun.
        if not self._is_over:
            self.inhibitor.hold()

    def _on_reseated(self) -> None:
        if self.is_alone:
            self.seating.seat_audience()
        else:
            self.seating.seat()

    def _make_console(self, left: Mapping[str, object]) -> ConsoleWindow:
        from desktop.presenting.console import ConsoleWindow  # noqa: PLC0415 - after the first slide
        from desktop.presenting.console_look import Look  # noqa: PLC0415

        around = self._around
        look = Look(around.theme, self._style, around.language, source_of=around.source_of)
        console = ConsoleWindow(
            self.show,
            self.brief,
            look,
            self._notes,
            left,
            self.commands,
            is_rehearsal=self.is_rehearsal,
        )
        console.note_changed.connect(self._on_note_changed)
        console.wanted.connect(self._act)
        console.show_waiting(self._is_waiting)
        return console

    @property
    def _is_waiting(self) -> bool:
        """Whether something waits in the desk, and the console is out of the audience's sight."""
        seats = self.keeper.seats
        return self._has_told_of_desk and seats is not None and bool(seats.console)

    def _show_waiting(self) -> None:
        if self.console is not None:
            self.console.show_waiting(self._is_waiting)

    # ------------------------------------------------------------ commands

    def _on_command(self, name: str) -> None:
        """What is not the show's own. The console, where there is one, hears it too and does its part."""
        if self.console is not None:
            if name in _IN_CONSOLE:
                # What is typed next is meant for it, whichever window had the key.
                self.seating.to_front()
        elif name in _IN_CONSOLE:
            self.seating.visit(is_brief=name in _PANELS)
            self.seating.made_console().perform(name)
        elif name == "pause":
            clock = self.show.clock
            (clock.start if clock.is_held else clock.pause)()
        else:
            self._act(name)

    def _act(self, name: str) -> None:
        """What the screens and the desk do."""
        if name == "swap":
            self.seating.swap()
        elif name == "figure":
            self._open_figure()
        elif name == "desk":
            self._open_desk()

    def _open_figure(self) -> None:
        """The source of the figure on the slide; the next one, where one is open already."""
        show = self.show
        figures = show.slide.figures
        detail = show.state.presenter.detail
        open_now = detail.id.removeprefix("source:") if detail else ""
        place = figures.index(open_now) + 1 if open_now in figures else 0
        if place < len(figures):
            show.open_detail(self._around.source_of(self.brief, figures[place]))
        elif detail is not None:
            show.go_back()

    def _open_desk(self) -> None:
        """The section in the desk, the audience kept where it is."""
        if not self.show.state.is_frozen:
            self.show.toggle_freeze()
            self._froze_for_desk = True
        self._is_left, self._has_told_of_desk = True, False
        self._show_waiting()
        self.desk_wanted.emit(self.show.slide.section)

    def _on_changed(self, state: ShowState) -> None:
        # Let go by hand: if it is frozen again, that is the user's own doing.
        self._froze_for_desk = self._froze_for_desk and state.is_frozen

    def _on_note_changed(self, slide: str, text: str) -> None:
        self._notes[slide] = text
        self.note_changed.emit(slide, text)

    # ------------------------------------------------------------ the end

    def _on_ended(self) -> None:
        self._is_over = True
        self.inhibitor.release()
        try:
            self.seating.end()
        finally:
            self.ended.emit()
