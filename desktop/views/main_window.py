"""The window: it assembles the views and connects them to the navigator. It holds no logic of its own.

It is on the screen before there is anything in it: what this module imports is what an empty window needs, and
`furnish` loads the rest. Qt's namespace is such a rest (25 ms to make its enums): it is named by its module here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal

from desktop import wording
from desktop.location import Location
from desktop.views.empty_window import EmptyWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QDialog

    from db.library import Library
    from db.records import Brief
    from desktop.session import Session
    from desktop.settings import Settings
    from desktop.sides import Sides
    from desktop.theme import Theme
    from desktop.views.details_panel import DetailsPanel
    from desktop.views.gauge_card import Surface
    from desktop.views.page_area import PageArea
    from desktop.views.section_tree_view import SidePanel
    from desktop.views.split_view import SplitView
    from desktop.views.window_actions import WindowActions
    from desktop.widgets.notices import Notice, Notices


class MainWindow(EmptyWindow):
    """Empty until it is furnished; made anew inside by `dress` when the theme or the language changes.

    The navigator keeps the place.

    `print_wanted` carries the brief that is being read and the id of its section; `show_wanted` the name of the
    command besides, one of SHOWS in window_commands; `progress_wanted` one of FOLLOWING there, the brief, and the ids of
    the figure and the value that are meant, "" where none is; `asked` one of ASKED. `packs_given` carries the paths of
    files and folders the reader opened or dropped, `edition_wanted` a brief to read in the place of the edition in use,
    and `brief_shown` the brief that is read from now on. `dressed` tells that everything inside was made anew by
    `dress`, whatever was the cause.

    `parts` are the views that stand in it now and `place` is what they are told: others after each `dress`. `fittings`
    is where desks put in what they have.
    """

    print_wanted = Signal(object, str)
    show_wanted = Signal(object, str, str)
    packs_given = Signal(object)
    edition_wanted = Signal(object)
    brief_shown = Signal(object)
    watching_wanted = Signal()
    progress_wanted = Signal(str, object, object)
    asked = Signal(str)
    dressed = Signal()
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._told: list[Notice] = []
        self._may_close: Callable[[], bool] = lambda: True

    def furnish(
        self, library: Library, navigator: Sides, choices: Settings, themed: Callable[[], Theme]
    ) -> None:
        """Put the views in; they are seen when they have been laid out, all at once."""
        from desktop.views.going import Going  # noqa: PLC0415 - the window is shown before them
        from desktop.views.window_commands import WindowCommands  # noqa: PLC0415
        from desktop.views.window_fittings import WindowFittings  # noqa: PLC0415
        from desktop.views.window_input import WindowInput  # noqa: PLC0415

        self.setUpdatesEnabled(False)
        self._library = library
        self._navigator = navigator
        self._going = Going(library, navigator)
        self._settings = choices
        self._themed = themed
        self._runs = WindowCommands(self, self._going, navigator, choices, themed)
        self.fittings = WindowFittings(self, library, choices)
        self._assemble()
        self.parts.restore(self._session)
        self._input = WindowInput(self, navigator)
        self._input.dropped.connect(self.packs_given)
        navigator.moved.connect(self._on_moved)
        navigator.changed.connect(self._on_sides_changed)
        choices.changed.connect(self._on_setting_changed)
        self._is_furnished = True
        QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))

    # ------------------------------------------------------------ what stands in it

    @property
    def pages(self) -> PageArea:
        """The scrolling area with the page of the side that is active."""
        return self.parts.views.active.pages

    @property
    def views(self) -> SplitView:
        """The page, and the one beside it."""
        return self.parts.views

    @property
    def side(self) -> SidePanel:
        """The filter and the tree."""
        return self.parts.side

    @property
    def notices(self) -> Notices:
        """The sentences above the page."""
        return self.parts.notices

    @property
    def details(self) -> DetailsPanel | None:
        """The source and the definition in the pane, once it has been asked for."""
        return self.parts.pane.details

    @property
    def commands(self) -> WindowActions:
        """The window's commands by name."""
        return self.parts.commands

    # ------------------------------------------------------------ assembling

    def dress(self) -> None:
        """Make everything inside the window anew, in the theme and the language in force."""
        stood = self.parts.standing
        self.commands.discard()
        self._told = self.notices.shown
        self._assemble()
        if self._navigator.current is None:
            self.show_empty()
        self.complete()
        self.parts.stand(stood)
        self.dressed.emit()

    def complete(self) -> None:
        """Fill the menus and the rest that the first paint could do without."""
        self.side.complete()
        from desktop.models.section_tree import TreeRole  # noqa: PLC0415 - not before the first paint
        from desktop.views.beside_clicks import BesideClicks  # noqa: PLC0415
        from desktop.views.place_menus import PlaceMenus  # noqa: PLC0415

        # It asks for a viewport, for which every type of Qt's widgets is made.
        BesideClicks(self.side.tree, TreeRole.PLACE).wanted.connect(self._navigator.open_beside)

        places = PlaceMenus(
            self._library, self._navigator, lambda: self._settings.language, self.edition_wanted.emit, self
        )
        self.commands.fill_menus({"go": places.history, "file": places.briefs})
        self._places = places

    def use_surfaces(self, first: Surface, then: Surface) -> None:
        """Draw a page's gauges on `first` when it is made, and on `then` once it has been painted."""
        self.fittings.use_surfaces(first, then)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close, from now on, only where `may_close` says so."""
        self._may_close = may_close

    def reserve_notes(self, count: int) -> None:
        """Show how many notes there are before what shows them is loaded."""
        self.parts.top.reserve(count, self._themed())

    def show_notes(self) -> None:
        """Turn the pane to the notes, and open it where it is closed."""
        self.commands["details"].setChecked(True)
        self.parts.pane.show_notes()

    def _assemble(self) -> None:
        from desktop.views.split_view import SplitView  # noqa: PLC0415 - the window is shown before them
        from desktop.views.window_parts import WindowParts  # noqa: PLC0415
        from desktop.views.window_place import WindowPlace  # noqa: PLC0415

        theme, language = self._themed(), self._settings.language
        views = SplitView(self._navigator, self._library, self._made_pages, theme, language)
        self.parts = WindowParts(self, theme, language, views, self._session)
        self.place = WindowPlace(self.parts, self._going, self._navigator, language)
        self._runs.connect()
        self._connect_parts()
        self.parts.status.show_zoom(theme.zoom)
        self.setCentralWidget(self.parts.whole)
        for notice in self._told:
            self.notices.put(notice)
        self.fittings.put_in()
        self.look_again()

    def _connect_parts(self) -> None:
        self.views.said.connect(self.tell)
        self.side.chosen.connect(self._navigator.go)
        self.parts.top.went.connect(self.views.follow)
        self.place.brief_shown.connect(self._on_brief_shown)
        self.place.titled.connect(self.setWindowTitle)
        self.parts.pane.show_places_of(lambda: self.place.here)
        self.parts.pane.closed.connect(lambda: self.commands["details"].setChecked(False))
        self.parts.pane.citation_wanted.connect(self.commands["copy_cited"].trigger)
        self.parts.pane.figure_chosen.connect(self._going.to_figure)
        self.parts.pane.progress_wanted.connect(self._runs.send_progress)

    def _made_pages(self) -> PageArea:
        """The area of one side; the side itself connects it to its navigator."""
        from desktop.views.page_area import PageArea  # noqa: PLC0415 - loaded with the views

        pages = PageArea(self._themed(), self._settings.language)
        pages.show_numbers(self._settings.line_numbers)
        pages.menu_wanted.connect(self._runs.open_text_menu)
        pages.entry_wanted.connect(lambda figure: self._runs.send_progress("enter_value", figure))
        pages.open_wanted.connect(self.ask_for_pack)
        pages.rule_wanted.connect(lambda: self._runs.send_progress("pace_rule"))
        pages.row_chosen.connect(lambda _: self.place.show_row())
        self.fittings.put_on(pages)
        return pages

    # ------------------------------------------------------------ moving

    def look_again(self) -> None:
        """Show both places anew, and all that stands around them: another edition may be read there by now."""
        self.views.look_again()
        if self._navigator.current is not None:
            self._on_moved(self._navigator.current)

    def show_brief(self, brief_id: str) -> None:
        """Show the brief that is read under this id, from its overview."""
        place = Location(brief_id)
        if place == self._navigator.current:
            self.look_again()
        else:
            self._navigator.go(place)

    def show_empty(self) -> None:
        """Say that nothing is open, and how to open something."""
        from desktop.views.empty_page import EmptyPage  # noqa: PLC0415 - seldom needed

        page = EmptyPage(self._themed())
        page.open_wanted.connect(self.ask_for_pack)
        self.views.first.pages.setWidget(page)
        self.setWindowTitle(wording.translate("Window", "Briefing Desk"))

    def _on_moved(self, location: Location) -> None:
        self._on_sides_changed()
        brief = self._library.brief(location.brief)
        if brief is not None:
            self.place.show(brief, location)

    def _on_sides_changed(self) -> None:
        self.notices.show_at(self._navigator.places)

    def _on_brief_shown(self, brief: Brief) -> None:
        self.fittings.show_signature()
        self.brief_shown.emit(brief)

    # ------------------------------------------------------------ what it says and asks

    def notify(self, sentence: str) -> None:
        """Show a sentence above the page until it is dismissed."""
        from desktop.widgets.notices import Notice  # noqa: PLC0415 - loaded with the views

        self.tell(Notice(sentence))

    def tell(self, notice: Notice) -> None:
        """Show a notice above the page, with what can be done about it."""
        self.notices.put(notice)

    def withdraw(self, key: str) -> None:
        """Take down the notice with this key, where one is up."""
        self.notices.withdraw(key)

    def open_pack(self, path: Path) -> None:
        """Open a pack beside the others; a refusal is one sentence, and everything else stays."""
        self.packs_given.emit([path])

    def ask_for_pack(self) -> None:
        """Ask for files and open them."""
        from desktop.widgets.file_dialogs import ask_files  # noqa: PLC0415 - not before it is asked for

        title = wording.translate("Window", "Open a pack")
        kinds = wording.translate("Window", "Packs (*.brief);;All files (*)")
        if paths := ask_files(self, title, kinds):
            self.packs_given.emit(paths)

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a dialog over the window; it goes when it is closed."""
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ------------------------------------------------------------ settings, session, events

    def _on_setting_changed(self, name: str) -> None:
        # On "theme" and "language" the application dresses the window, palette and translator first.
        if name == "zoom":
            theme = self._themed()
            for pages in self.views.areas:
                pages.use_theme(theme)
            self.parts.status.show_zoom(theme.zoom)
            self.parts.pane.use_theme(theme)
            self.look_again()
        elif name == "line_numbers":
            for pages in self.views.areas:
                pages.show_numbers(self._settings.line_numbers)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and the place."""
        if not self._is_furnished:
            super().closeEvent(event)
            return
        if not self._may_close():
            event.ignore()
            return
        self._session.save(
            {
                "geometry": self.saveGeometry(),
                "menus": self.menuBar().height(),
                **self.parts.remembered(),
                **self._navigator.remembered(),
            }
        )
        super().closeEvent(event)
        self.closed.emit()
