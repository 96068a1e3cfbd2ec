"""The presenter's console: a window that renders the state of a show and sends commands. It only assembles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from db.records import Brief
from desktop import wording
from desktop.deck.canvas import Canvas
from desktop.deck.slides import Slide
from desktop.icons import icon
from desktop.presenting.audience_banner import AudienceBanner
from desktop.presenting.console_buttons import ConsoleButton, show_checked
from desktop.presenting.console_clock import ConsoleClock
from desktop.presenting.console_frame import HeadedPane, Remembered, split
from desktop.presenting.console_look import Look
from desktop.presenting.console_panels import ConsolePanels
from desktop.presenting.console_tools import ConsoleTools
from desktop.presenting.current_picture import CurrentPicture
from desktop.presenting.notes_pane import NotesPane
from desktop.presenting.section_times import SectionTimes, SectionTimesModel
from desktop.presenting.show import Cover, Show, ShowState, View
from desktop.presenting.show_keys import ShowCommands
from desktop.presenting.slide_marks import Marks
from desktop.presenting.slide_picture import Pictured, SlidePicture
from desktop.presenting.talk_words import digits
from desktop.theme import Space, Type
from desktop.typography import shown
from desktop.widgets.plain_label import PlainLabel

_SMALLEST = (960, 600)
# Pixels of height from which large buttons, and the banner of the audience, leave room for the sections.
_ROOM_TOUCHED, _ROOM_APART = 800, 700


class ConsoleWindow(QMainWindow):
    """`wanted` names what the owner is to do (swap, desk); `screen_wanted` carries the name of a screen.

    `commands` answers the keys of the show, whichever window they come from; what it wants of others is performed
    here or handed on. What is typed into the notes does not reach it.
    """

    note_changed = Signal(str, str)
    wanted = Signal(str)
    screen_wanted = Signal(str)

    def __init__(
        self,
        show: Show,
        brief: Brief,
        look: Look,
        notes: Mapping[str, str],
        remembered: Mapping[str, object],
        commands: ShowCommands,
        *,
        is_rehearsal: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("console")
        self.setMinimumSize(*_SMALLEST)
        self._show, self._brief, self._look = show, brief, look
        self._notes = dict(notes)
        self._remembered = Remembered.of(remembered)
        self._commands = commands
        self._is_rehearsal = is_rehearsal
        self._source: tuple[Slide, Slide] | None = None
        self.setWindowTitle(
            wording.translate("Console", "Presenter: %1").replace("%1", brief.name.of(look.language))
        )
        self._make_parts()
        self._lay_out()
        self.panels = ConsolePanels(look, brief, show.deck, self._inside)
        self._connect()
        self.resize(*self._remembered.window)
        self._set_touch(self._remembered.touch)
        self._render(show.state)
        self.current.setFocus()

    # ------------------------------------------------------------ for the owner

    @property
    def remembered(self) -> dict[str, object]:
        """What the user made of the console, to be handed in next time."""
        columns, rows = self._columns.sizes(), self._rows.sizes()
        now = replace(
            self._remembered,
            notes_size=self.notes.size_px,
            touch=self.current.takes_swipes,
            sections=self.timing.isChecked(),
            window=(self.width(), self.height()),
        )
        if self.isVisible() or min(*columns, *rows) > 0:
            now = replace(now, columns=(columns[0], columns[1]), rows=(rows[0], rows[1]))
        return now.to_json()

    def set_ratio(self, ratio: float) -> None:
        """The width by height of the audience's screen: all pictures follow the slide on it."""
        ratio = Canvas.of(ratio).ratio
        self.current.ratio = ratio
        self.upcoming.ratio = ratio
        self.banner.set_ratio(ratio)
        self.panels.grid.show_ratio(ratio)

    def set_screens(self, names: Sequence[str], current: str) -> None:
        """The screens there are, and the audience's."""
        self.tools.set_screens(names, current)

    def show_waiting(self, is_waiting: bool) -> None:
        """A quiet word that something waits in the desk."""
        self.waiting.setVisible(is_waiting)

    def perform(self, name: str) -> None:
        """A command of the console by name (grid, search, help, figure, touch, pause); others are for the owner."""
        act = {
            "grid": lambda: self.panels.toggle(self.panels.grid),
            "search": lambda: self.panels.toggle(self.panels.search),
            "help": lambda: self.panels.toggle(self.panels.help),
            "figure": self.tools.open_figures,
            "touch": lambda: self._set_touch(not self.current.takes_swipes),
            "pause": self.clock.toggle_pause,
        }.get(name)
        if act is not None:
            act()
        else:
            self.wanted.emit(name)

    # ------------------------------------------------------------ making the window

    def _make_parts(self) -> None:
        theme, show = self._look.theme, self._show
        self.clock = ConsoleClock(theme, show)
        self.current = CurrentPicture(self._look, show)
        self.upcoming = SlidePicture(self._look, wording.translate("Console", "Next step"), QSize(160, 90))
        self.banner = AudienceBanner(self._look, show)
        self.notes = NotesPane(theme, self._remembered.notes_size)
        model = SectionTimesModel(self._brief, show.deck, self._look.language, self)
        self.sections = SectionTimes(theme, model)
        self.sections.hide()
        words = wording.translate("Console", "Time by section")
        self.timing = ConsoleButton(theme, words, icon("timer", theme.tokens.second), beside=True)
        self.timing.setToolTip(wording.translate("Console", "Show the time each section has taken"))
        self.timing.setCheckable(True)
        self.timing.setChecked(self._remembered.sections)
        self.waiting = self._waiting_button()
        self.tools = ConsoleTools(theme, show)
        self.tools.offer_figures(self._figures)

    def _waiting_button(self) -> ConsoleButton:
        theme = self._look.theme
        words = wording.translate("Console", "New in the desk")
        button = ConsoleButton(theme, words, icon("file-down", theme.tokens.second), beside=True)
        button.setToolTip(
            wording.translate(
                "Console",
                "The desk was given something. It waits there until the show ends, or see it now (D)",
            )
        )
        button.clicked.connect(lambda: self.perform("desk"))
        button.hide()
        return button

    def _lay_out(self) -> None:
        theme = self._look.theme
        self.here = HeadedPane(theme, wording.translate("Console", "Current"))
        self.here.column.addWidget(self.current, 1)
        self.here.column.addWidget(self.banner)
        self.here.column.addWidget(self.sections)
        self.ahead = HeadedPane(theme, wording.translate("Console", "Next step"))
        self.ahead.column.addWidget(self.upcoming, 1)
        memory = self._remembered
        self._rows = split(Qt.Orientation.Vertical, self.ahead, self.notes, memory.rows)
        self._columns = split(Qt.Orientation.Horizontal, self.here, self._rows, memory.columns)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addLayout(self._strip())
        column.addWidget(self._columns, 1)
        column.addWidget(self.tools)
        self.setCentralWidget(inside)
        self._inside = inside

    def _strip(self) -> QHBoxLayout:
        theme = self._look.theme
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self.clock)
        row.addStretch(1)
        self.rehearsing = PlainLabel(
            wording.translate("Console", "Rehearsal"), theme.font(Type.INTERFACE, bold=True)
        )
        self.rehearsing.setObjectName("rehearsing")
        self.rehearsing.setVisible(self._is_rehearsal)
        for widget in (self.waiting, self.rehearsing, self.timing):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _connect(self) -> None:
        self._show.changed.connect(self._render)
        self._show.ended.connect(self.notes.keep)
        self.notes.note_changed.connect(self._on_note_changed)
        self.notes.left.connect(self.current.setFocus)
        self.clock.ticked.connect(self._on_ticked)
        self.timing.clicked.connect(self._on_timing_clicked)
        self.tools.wanted.connect(self.perform)
        self._commands.wanted.connect(self.perform)
        self.tools.screen_wanted.connect(self.screen_wanted)
        self.tools.figure_wanted.connect(self._on_figure_wanted)
        self.panels.chosen.connect(self._go)
        self.panels.closed.connect(self.current.setFocus)

    # ------------------------------------------------------------ rendering the state

    def _render(self, state: ShowState) -> None:
        view, deck = state.presenter, self._show.deck
        seen = self._pictured(view)
        self.current.show_slide(seen)
        self.current.show_marks(Marks.of(view, seen.slide.id))
        self.current.show_frame(state.is_frozen or state.cover is not Cover.NONE)
        self.banner.show_state(state, self._pictured(state.audience))
        self._fit_sections()
        self._render_upcoming()
        slide = self._show.slide
        self.here.middle.setText(_place_words(deck.folio(view.slide), view.step, slide.steps))
        self.notes.show_note(slide.id, self._notes.get(slide.id, ""))
        self.tools.show_state(state)
        if self.panels.grid.model.current != view.slide:
            self.panels.grid.show_current(view.slide)
        self._on_ticked()

    def _render_upcoming(self) -> None:
        after, deck = self._show.upcoming(), self._show.deck
        if after is None:
            self.upcoming.show_slide(None, wording.translate("Console", "The end of the talk"))
            self.ahead.middle.setText("")
            return
        slide, step = after
        self.upcoming.show_slide(Pictured(deck.slides[slide], step, deck.folio(slide)))
        self.ahead.middle.setText(_place_words(deck.folio(slide), step, deck.slides[slide].steps))

    def _pictured(self, view: View) -> Pictured:
        """What a side sees, as it is to be drawn."""
        if view.detail is not None:
            return Pictured(view.detail)
        slide = self._show.deck.slides[view.slide]
        if not view.shows_source:
            return Pictured(slide, view.step, self._show.deck.folio(view.slide))
        if self._source is None or self._source[0] is not slide:
            self._source = (slide, self._look.lines_of(self._brief, slide))
        return Pictured(self._source[1])

    def _on_ticked(self) -> None:
        show = self._show
        if not self.sections.isHidden():
            self.sections.show_times(show.clock.by_slide, show.slide.id)
        if self._is_rehearsal:
            taken = show.clock.by_slide.get(show.slide.id, 0.0)
            self.here.aside.setText(_slide_time(taken, show.deck.minutes * 60 / (show.deck.end + 1)))

    # ------------------------------------------------------------ answering

    def _figures(self) -> list[tuple[str, str]]:
        """The figures of the slide in hand: id, and quote with label."""
        found = [self._brief.figure(figure) for figure in self._show.slide.figures]
        return [(f.id, f"{shown(f.quote)}  {shown(f.label)}") for f in found if f is not None]

    def _on_figure_wanted(self, figure: str) -> None:
        self._show.open_detail(self._look.source_of(self._brief, figure))

    def _on_note_changed(self, slide: str, text: str) -> None:
        self._notes[slide] = text
        self.note_changed.emit(slide, text)

    def _on_timing_clicked(self) -> None:
        self._fit_sections()
        self._on_ticked()

    def _fit_sections(self) -> None:
        # On a small screen large buttons, or the banner, leave no room for it: the slide comes first.
        room = _ROOM_TOUCHED if self.current.takes_swipes else 0 if self.banner.isHidden() else _ROOM_APART
        self.sections.setVisible(self.timing.isChecked() and self.height() >= room)

    def _go(self, slide: int) -> None:
        if slide != self._show.state.presenter.slide or self._show.state.presenter.detail is not None:
            self._show.go(slide)

    def _set_touch(self, touch: bool) -> None:
        self.current.takes_swipes = touch
        for part in (self.tools, self.clock, self.notes, self.banner, self.timing, self.waiting, self.panels):
            part.set_touch(touch)
        show_checked(self.tools.touch, touch)
        self._fit_sections()

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number being typed, else the keys of the show."""
        if self.panels.take_key(event) or self._commands.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the window keeps to it."""
        super().resizeEvent(event)
        self._fit_sections()
        self.panels.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the console ends the show; its place is kept by the owner."""
        self.notes.keep()
        self._show.end()
        super().closeEvent(event)


def _place_words(folio: str, step: int, steps: int) -> str:
    """The number of a slide and, where it has several steps, the step in it."""
    if steps < 2:
        return folio
    words = wording.translate("Console", "step %1 of %2")
    return f"{folio}   {words.replace('%1', str(step + 1)).replace('%2', str(steps))}"


def _slide_time(taken: float, planned: float) -> str:
    if not planned:
        return wording.translate("Console", "This slide %1").replace("%1", digits(taken))
    words = wording.translate("Console", "This slide %1, planned %2")
    return words.replace("%1", digits(taken)).replace("%2", digits(planned))
