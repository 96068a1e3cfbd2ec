"""The strip of time: the hour, the time talked, what is left, the pace, and the button that holds the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import wording
from desktop.icons import icon
from desktop.presenting.console_buttons import ConsoleButton, show_checked
from desktop.presenting.pace_words import Pace, pace, remaining
from desktop.presenting.show import Show
from desktop.presenting.talk_clock import behind
from desktop.presenting.talk_words import digits
from desktop.theme import Space, Theme, Type
from desktop.widgets.plain_label import PlainLabel

_BEAT = 250  # milliseconds: a second is never shown more than this late


def _wall_clock() -> datetime:
    return datetime.now().astimezone()


class ConsoleClock(QWidget):
    """It reads the show's clock while it is seen. `ticked` comes with each new second, for whoever counts along."""

    ticked = Signal()

    def __init__(self, theme: Theme, show: Show, wall_clock: Callable[[], datetime] = _wall_clock) -> None:
        super().__init__()
        self._theme, self._show, self._wall_clock = theme, show, wall_clock
        self._shown: tuple[object, ...] = ()
        self.wall = _Reading(theme, wording.translate("Console", "Time"))
        self.elapsed = _Reading(theme, wording.translate("Console", "Elapsed"))
        self.remaining = _Reading(theme, wording.translate("Talk", "Remaining"))
        self.pace = _PaceChip(theme)
        words = wording.translate("Console", "Pause")
        self.pause = ConsoleButton(theme, words, self._sign("pause"), beside=True)
        self.pause.setToolTip(
            wording.translate("Console", "Hold the clock, for questions; again lets it run (Q)")
        )
        self.pause.setCheckable(True)
        self.pause.clicked.connect(self._on_pause_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XL)
        for widget in (self.wall, self.elapsed, self.remaining, self.pause, self.pace):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._beating = QTimer(self, interval=_BEAT)
        self._beating.timeout.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the time as it is now."""
        clock, deck, state = self._show.clock, self._show.deck, self._show.state
        late = behind(clock.elapsed, deck.minutes, state.presenter.slide + 1, deck.end + 1)
        now = self._wall_clock().strftime("%H:%M")
        left, name = remaining(clock.elapsed, deck.minutes)
        shown = (now, digits(clock.elapsed), left, name, clock.is_held, pace(late))
        if shown == self._shown:
            return
        self._shown = shown
        self.wall.tell(now)
        self.elapsed.tell(digits(clock.elapsed))
        self.remaining.tell(left, name)
        self.pace.show_pace(pace(late))
        self._show_pause(clock.is_held)
        self.ticked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Beat while it is seen."""
        super().showEvent(event)
        self._beating.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while it is not."""
        super().hideEvent(event)
        self._beating.stop()

    def set_touch(self, touch: bool) -> None:
        """A button for fingers."""
        self.pause.set_touch(touch)

    def toggle_pause(self) -> None:
        """Hold the clock, or let it run."""
        if self._show.clock.is_held:
            self._show.clock.start()
        else:
            self._show.clock.pause()
        self.refresh()

    def _on_pause_clicked(self) -> None:
        self.toggle_pause()
        self._show_pause(self._show.clock.is_held)

    def _show_pause(self, held: bool) -> None:
        show_checked(self.pause, held)
        words = wording.translate("Console", "Resume") if held else wording.translate("Console", "Pause")
        self.pause.setText(words)
        self.pause.setAccessibleName(words)
        self.pause.setIcon(self._sign("play" if held else "pause"))

    def _sign(self, name: str) -> QIcon:
        return icon(name, self._theme.tokens.second)


class _Reading(QWidget):
    """A time, and what it is below it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.value = PlainLabel("", theme.font(Type.TILE, bold=True), theme.tokens.ink)
        self.name = PlainLabel(name, theme.font(Type.CAPTION), theme.tokens.second)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.value)
        layout.addWidget(self.name)

    def tell(self, value: str, name: str = "") -> None:
        """Show another time, under another name where one is given."""
        self.value.setText(value)
        if name:
            self.name.setText(name)
        self.value.setAccessibleName(f"{self.name.text()} {value}")


class _PaceChip(QWidget):
    """A sign and words; beyond a minute off the plan they stand on the accent's wash, within a frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pacechip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.pace = Pace("")
        self.sign = PlainLabel("", theme.font(Type.INTERFACE))
        self.words = PlainLabel("", theme.font(Type.INTERFACE, bold=True), theme.tokens.ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, Space.M, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self.sign)
        row.addWidget(self.words)

    def show_pace(self, pace: Pace) -> None:
        """Show how the talk stands."""
        if pace == self.pace:
            return
        tokens = self._theme.tokens
        self.words.setText(pace.words)
        self.sign.setVisible(bool(pace.sign))
        if pace.sign:
            color = tokens.accent if pace.is_warning else tokens.second
            self.sign.setPixmap(icon(pace.sign, color).pixmap(18, 18))
        if pace.is_warning != self.pace.is_warning:
            self.setProperty("warns", pace.is_warning)
            self.style().polish(self)
        self.pace = pace
