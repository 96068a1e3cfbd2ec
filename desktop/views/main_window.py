"""The window: it assembles the views and connects them to the navigator. It holds no logic of its own.

It is on the screen before there is anything in it: what this module imports is what an empty window needs, and
`furnish` loads the rest. Qt's namespace is such a rest (25 ms to make its enums): it is named by its module here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu

from desktop import settings, wording
from desktop.location import VIEWS, Location
from desktop.nearest import nearest

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QDialog, QWidget

    from db.library import Library
    from db.records import Brief
    from db.signing.signing import Signature
    from desktop.noting.noting import Noting
    from desktop.progress.following import Following
    from desktop.session import Session
    from desktop.settings import Settings
    from desktop.sides import Sides
    from desktop.theme import Theme
    from desktop.views.details_panel import DetailsPanel
    from desktop.views.gauge_card import Surface
    from desktop.views.notes_panel import NotesPanel
    from desktop.views.page_area import MakePage, PageArea
    from desktop.views.right_pane import RightPane
    from desktop.views.section_tree_view import SidePanel
    from desktop.views.split_view import SplitView
    from desktop.views.window_actions import WindowActions
    from desktop.widgets.notices import Notice, Notices

_MENUS, _BAR, _STATUS, _SIDE, _DETAILS = 30, 48, 28, 256, 360
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
_SMALLEST = (640, 480)
_USUAL = (1440, 900)


class MainWindow(QMainWindow):
    """Empty until it is furnished; made anew inside by `dress` when the theme or the language changes.

    The navigator keeps the place. `first_painted` is emitted once, when there was something in it to paint.

    `print_wanted` carries the brief that is being read and the id of its section; `show_wanted` the name of the
    command besides: "present", "present_all", "rehearse", "slides"; `progress_wanted` one of FOLLOWING, the brief, and
    the ids of the figure and the value that are meant, "" where none is; `asked` one of ASKED. `packs_given` carries
    the paths of files and folders the reader opened or dropped, `edition_wanted` a brief to read in the place of the
    edition in use, and `brief_shown` the brief that is read from now on. `dressed` tells that everything inside was made
    anew by `dress`, whatever was the cause.
    """

    first_painted = Signal()
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
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(*_SMALLEST)
        self._session = session
        self._surfaces: tuple[Surface, Surface] | None = None
        self.is_on_screen = self._is_furnished = self._is_painted = False
        self._told: list[Notice] = []
        self._signature_known: Callable[[Brief], Signature | None] = lambda _: None
        self._details: DetailsPanel | None = None
        self._pane: RightPane | None = None
        self._notes: tuple[Noting, Callable[[], NotesPanel], Callable[[], QWidget]] | None = None
        self._following: Following | None = None
        self._may_close: Callable[[], bool] = lambda: True
        self._library_page: MakePage | None = None
        if not self.restoreGeometry(session.state("geometry")):
            available = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(_USUAL[0], available.width()), min(_USUAL[1], available.height()))

    def furnish(
        self, library: Library, navigator: Sides, choices: Settings, themed: Callable[[], Theme]
    ) -> None:
        """Put the views in; they are seen when they have been laid out, all at once."""
        from desktop.views.going import Going  # noqa: PLC0415 - the window is shown before it

        self.setUpdatesEnabled(False)
        self._library = library
        self._navigator = navigator
        self._going = Going(library, navigator)
        self._settings = choices
        self._themed = themed
        self._assemble()
        self._restore()
        self.setAcceptDrops(True)
        navigator.moved.connect(self._on_moved)
        choices.changed.connect(self._on_setting_changed)
        self._is_furnished = True
        QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))

    # ------------------------------------------------------------ what stands in it

    @property
    def pages(self) -> PageArea:
        """The scrolling area with the page of the side that is active."""
        return self._views.active.pages

    @property
    def views(self) -> SplitView:
        """The page, and the one beside it."""
        return self._views

    @property
    def side(self) -> SidePanel:
        """The filter and the tree."""
        return self._side

    @property
    def notices(self) -> Notices:
        """The sentences above the page."""
        return self._notices

    @property
    def details(self) -> DetailsPanel | None:
        """The pane on the right, once it has been asked for."""
        return self._details

    @property
    def commands(self) -> WindowActions:
        """The window's commands by name."""
        return self._commands

    # ------------------------------------------------------------ assembling

    def dress(self) -> None:
        """Make everything inside the window anew, in the theme and the language in force."""
        sizes = self._splitter.sizes()
        shown = {name: self._commands[name].isChecked() for name in ("sections", "details")}
        self._commands.discard()
        self._told = self._notices.shown
        self._assemble()
        if self._navigator.current is None:
            self.show_empty()
        self.complete()
        for name, on in shown.items():
            self._commands[name].setChecked(on)
        self._splitter.setSizes(sizes)
        self.dressed.emit()

    def complete(self) -> None:
        """Fill the menus and the rest that the first paint could do without."""
        self._side.complete()
        from desktop.views.place_menus import PlaceMenus  # noqa: PLC0415 - not before the first paint

        places = PlaceMenus(
            self._library, self._navigator, lambda: self._settings.language, self.edition_wanted.emit, self
        )
        self._commands.fill_menus({"go": places.history, "file": places.briefs})
        self._places = places

    def use_surfaces(self, first: Surface, then: Surface) -> None:
        """Draw a page's gauges on `first` when it is made, and on `then` once it has been painted."""
        self._surfaces = (first, then)
        for pages in self._views.areas:
            pages.use_surfaces(first, then)

    def follow(self, following: Following) -> Brief | None:
        """Show what is entered for the briefs, from now on; the brief that is read already, if any."""
        self._following = following
        self._show_following()
        return self._brief_shown

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close, from now on, only where `may_close` says so."""
        self._may_close = may_close

    def _show_following(self) -> None:
        from desktop.views.step_words import StepWords  # noqa: PLC0415 - loaded with the views

        if self._following is None:
            return
        for pages in self._views.areas:
            self._follow_on(pages)
        if self._details is not None:
            self._details.follow(self._following)
        for name, is_undo in (("undo", True), ("redo", False)):
            StepWords(self._commands[name], self._following.steps, is_undo=is_undo)

    def _follow_on(self, pages: PageArea) -> None:
        assert self._following is not None
        pages.follow(self._following, lambda: self._library.briefs, lambda: self._settings.calm)

    def use_library(self, made: MakePage) -> None:
        """Make the page of the library in this way, when it is asked for."""
        self._library_page = made
        for pages in self._views.areas:
            pages.use_library(made)

    def use_notes(
        self, noting: Noting, panel: Callable[[], NotesPanel], button: Callable[[], QWidget]
    ) -> Brief | None:
        """Mark what was noted in the text, and show the notes beside the details and a button for them, made in this way.

        Answers the brief that is read already, if any.
        """
        self._notes = (noting, panel, button)
        for pages in self._views.areas:
            pages.annotate(noting)
        self._top.add(button())
        if self._pane is not None:
            self._pane.use_notes(panel())
        return self._brief_shown

    def reserve_notes(self, count: int) -> None:
        """Show how many notes there are before what shows them is loaded."""
        self._top.reserve(count, self._themed())

    def show_notes(self) -> None:
        """Turn the pane to the notes, and open it where it is closed."""
        self._commands["details"].setChecked(True)
        if self._pane is not None:
            self._pane.show_notes()

    def use_signatures(self, known: Callable[[Brief], Signature | None]) -> Brief | None:
        """Ask `known` who signed the pack of a brief, from now on; the brief that is read already, if any."""
        self._signature_known = known
        return self._brief_shown

    def show_signature(self) -> None:
        """Say who signed the pack of the brief that is read, as far as it is known."""
        if self._brief_shown is not None:
            self._status.show_signature(self._signature_known(self._brief_shown))

    def _assemble(self) -> None:
        from desktop.models.section_tree import TreeRole  # noqa: PLC0415 - loaded with the views
        from desktop.views.beside_clicks import BesideClicks  # noqa: PLC0415
        from desktop.views.split_view import SplitView  # noqa: PLC0415
        from desktop.views.window_parts import WindowParts  # noqa: PLC0415 - the window is shown before them

        theme, language = self._themed(), self._settings.language
        self._details = self._pane = None
        self._brief_shown: Brief | None = None
        self._views = SplitView(self._navigator, self._library, self._made_pages, theme, language)
        self._views.said.connect(self.notify)
        parts = WindowParts(self, theme, language, self._views)
        self._commands, self._side = parts.commands, parts.side
        self._notices, self._top, self._status = parts.notices, parts.top, parts.status
        self._splitter = parts.splitter
        self._connect_commands()
        self._side.chosen.connect(self._navigator.go)
        BesideClicks(self._side.tree, TreeRole.PLACE).wanted.connect(self._navigator.open_beside)
        if self._notes is not None:
            self._top.add(self._notes[2]())
        self._top.went.connect(self._views.follow)
        self._status.show_zoom(theme.zoom)
        self.setCentralWidget(parts.whole)
        for notice in self._told:
            self._notices.put(notice)
        self._show_following()
        self._show_again()

    def _made_pages(self) -> PageArea:
        """The area of one side; the side itself connects it to its navigator."""
        from desktop.views.page_area import PageArea  # noqa: PLC0415 - loaded with the views

        pages = PageArea(self._themed(), self._settings.language)
        pages.show_numbers(self._settings.line_numbers)
        pages.menu_wanted.connect(self._open_text_menu)
        pages.entry_wanted.connect(lambda figure: self._on_progress_wanted("enter_value", figure))
        pages.open_wanted.connect(self.ask_for_pack)
        pages.rule_wanted.connect(lambda: self._on_progress_wanted("pace_rule"))
        pages.row_chosen.connect(self._on_row_chosen)
        if self._surfaces is not None:
            pages.use_surfaces(*self._surfaces)
        if self._following is not None:
            self._follow_on(pages)
        if self._library_page is not None:
            pages.use_library(self._library_page)
        if self._notes is not None:
            pages.annotate(self._notes[0])
        return pages

    def _show_again(self) -> None:
        """Show both places anew, and all that stands around them."""
        self._views.look_again()
        if self._navigator.current is not None:
            self._on_moved(self._navigator.current)

    def _connect_commands(self) -> None:
        commands, choose, going = self._commands, self._settings.set, self._going
        commands.connect(
            {
                "open": self.ask_for_pack,
                "watch": self.watching_wanted.emit,
                "print": self._on_print_wanted,
                **{name: functools.partial(self._on_show_wanted, name) for name in SHOWS},
                "quit": self.close,
                "copy": lambda: self._copy("copy"),
                "copy_cited": lambda: self._copy("copy_cited"),
                "copy_link": lambda: self._copy("copy_link"),
                "back": self._navigator.back,
                "forward": self._navigator.forward,
                **{name: functools.partial(self.asked.emit, name) for name in ASKED},
                "beside": self._navigator.toggle_beside,
                "other_side": self._views.focus_other,
                "overview": lambda: going.to_section(""),
                "targets": going.to_targets,
                **{view: functools.partial(going.to_view, view) for view in VIEWS},
                "previous_section": lambda: going.step_section(-1),
                "next_section": lambda: going.step_section(1),
                "previous_item": lambda: going.step_item(-1),
                "next_item": lambda: going.step_item(1),
                **{name: functools.partial(self._on_progress_wanted, name) for name in FOLLOWING},
                "filter": self._focus_filter,
                "zoom_in": lambda: self._zoom(1),
                "zoom_out": lambda: self._zoom(-1),
                "zoom_reset": lambda: choose(settings.ZOOM, 1.0),
                "keys": self.open_keys,
                "about": self.open_about,
            }
        )
        for name, is_on, slot in (
            ("sections", True, self._show_sections),
            ("details", False, self._show_details),
            ("line_numbers", self._settings.line_numbers, lambda on: choose(settings.LINE_NUMBERS, on)),
            ("calm", self._settings.calm, lambda on: choose(settings.CALM, on)),
            ("full_screen", self.isFullScreen(), self._show_full_screen),
        ):
            commands[name].setChecked(is_on)
            commands[name].toggled.connect(slot)
        for setting in (settings.THEME, settings.LANGUAGE):
            for value, action in commands.choices(setting.name):
                action.setChecked(getattr(self._settings, setting.name) == value)
                action.triggered.connect(lambda _=False, s=setting, v=value: choose(s, v))

    # ------------------------------------------------------------ moving

    def _on_moved(self, location: Location) -> None:
        brief = self._library.brief(location.brief)
        if brief is None:
            return
        location = nearest(brief, location).place
        language = self._settings.language
        if self._brief_shown is not brief:
            self._brief_shown = brief
            self._side.show_brief(brief, language)
            self._status.show_brief(brief)
            self.show_signature()
            self.brief_shown.emit(brief)
        self._side.show_place(location)
        self._top.show_place(brief, location)
        if location.line:
            self._commands["details"].setChecked(True)
        if self._details is not None:
            self._details.show_place(brief, self._down_to_row(location))
        self._commands["back"].setEnabled(self._navigator.can_go_back)
        self._commands["forward"].setEnabled(self._navigator.can_go_forward)
        self.setWindowTitle(f"{wording.place_words(brief, location, language)} · {brief.name.of(language)}")

    def _down_to_row(self, location: Location) -> Location:
        """A place, or the row that is chosen on its page."""
        row = self.pages.row_place
        return row if row is not None and row.page == location.page else location

    def _on_row_chosen(self) -> None:
        here = self._going.here
        if here and self._details is not None:
            self._details.show_place(here[0], self._down_to_row(here[1]))

    # ------------------------------------------------------------ commands

    def notify(self, sentence: str) -> None:
        """Show a sentence above the page until it is dismissed."""
        from desktop.widgets.notices import Notice  # noqa: PLC0415 - loaded with the views

        self.tell(Notice(sentence))

    def tell(self, notice: Notice) -> None:
        """Show a notice above the page, with what can be done about it."""
        self._notices.put(notice)

    def withdraw(self, key: str) -> None:
        """Take down the notice with this key, where one is up."""
        self._notices.withdraw(key)

    def show_empty(self) -> None:
        """Say that nothing is open, and how to open something."""
        from desktop.views.empty_page import EmptyPage  # noqa: PLC0415 - seldom needed

        page = EmptyPage(self._themed())
        page.open_wanted.connect(self.ask_for_pack)
        self._views.first.pages.setWidget(page)
        self.setWindowTitle(wording.translate("Window", "Briefing Desk"))

    def open_pack(self, path: Path) -> None:
        """Open a pack beside the others; a refusal is one sentence, and everything else stays."""
        self.packs_given.emit([path])

    def show_brief(self, brief_id: str) -> None:
        """Show the brief that is read under this id, from its overview."""
        place = Location(brief_id)
        if place == self._navigator.current:
            self.look_again()
        else:
            self._navigator.go(place)

    def look_again(self) -> None:
        """Show the place anew where another edition is read there by now."""
        self._show_again()

    def ask_for_pack(self) -> None:
        """Ask for files and open them."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not before it is asked for

        title = wording.translate("Window", "Open a pack")
        kinds = wording.translate("Window", "Packs (*.brief);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if names:
            self.packs_given.emit([Path(name) for name in names])

    def open_about(self) -> None:
        """Show versions, licences and hashes."""
        from desktop.views.about_dialog import AboutDialog  # noqa: PLC0415 - not before it is asked for

        briefs = tuple((brief, self._signature_known(brief)) for brief in self._library.briefs)
        self.open_dialog(AboutDialog(briefs, self._themed(), self._settings.language, self))

    def open_keys(self) -> None:
        """Show the keyboard help."""
        from desktop import actions  # noqa: PLC0415 - loaded with the views
        from desktop.views.keys_dialog import KeysDialog  # noqa: PLC0415 - not before it is asked for

        self.open_dialog(KeysDialog(actions.table(), self._themed(), self))

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a dialog over the window; it goes when it is closed."""
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_print_wanted(self) -> None:
        if here := self._going.here:
            self.print_wanted.emit(here[0], here[1].section)

    def _on_show_wanted(self, command: str) -> None:
        if here := self._going.here:
            self.show_wanted.emit(here[0], here[1].section, command)

    def _on_progress_wanted(self, command: str, figure: str = "", actual: str = "") -> None:
        if here := self._going.here:
            figure = figure or self._down_to_row(here[1]).figure
            self.progress_wanted.emit(command, here[0], (figure, actual))

    def _copy(self, how: str) -> None:
        from desktop.views import copying  # noqa: PLC0415 - not before it is asked for

        if here := self._going.here:
            lines = copying.chosen_lines(self.pages, *here)
            if how == "copy" and here[1].view and self.pages.page is not None:
                self.pages.page.copy()
            elif how == "copy":
                copying.copy(lines)
            elif how == "copy_cited":
                copying.copy_cited(lines, here[0], self._settings.language)
            else:
                copying.copy_link(here[1])

    def _open_text_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("copy", "copy_cited", "copy_link", "bookmark", "highlight", "note", "details"):
            menu.addAction(self._commands.drawn(name))
        menu.popup(where)

    def _focus_filter(self) -> None:
        self._commands["sections"].setChecked(True)
        self._side.filter.setFocus()
        self._side.filter.selectAll()

    def _zoom(self, by: int) -> None:
        zooms = settings.ZOOMS
        place = zooms.index(self._settings.zoom) + by
        if 0 <= place < len(zooms):
            self._settings.set(settings.ZOOM, zooms[place])

    def _show_sections(self, shown: bool) -> None:
        self._side.setVisible(shown)

    def _show_details(self, shown: bool) -> None:
        if shown and self._pane is None:
            self._make_pane()
        if self._pane is not None:
            self._pane.setVisible(shown)

    def _make_pane(self) -> None:
        from desktop.views.details_panel import DetailsPanel  # noqa: PLC0415 - not before it is asked for
        from desktop.views.right_pane import RightPane  # noqa: PLC0415

        details = self._details = DetailsPanel(self._themed(), self._settings.language)
        details.closed.connect(lambda: self._commands["details"].setChecked(False))
        details.citation_wanted.connect(self._commands["copy_cited"].trigger)
        details.figure_chosen.connect(self._going.to_figure)
        details.progress_wanted.connect(self._on_progress_wanted)
        if self._following is not None:
            details.follow(self._following)
        self._pane = RightPane(details, self._themed())
        if self._notes is not None:
            self._pane.use_notes(self._notes[1]())
        self._pane.setMinimumWidth(280)
        self._splitter.addWidget(self._pane)
        side, middle = self._splitter.sizes()[:2]
        wide = self._session.number("details", _DETAILS)
        self._splitter.setSizes([side, middle - wide, wide])
        if here := self._going.here:
            details.show_place(here[0], self._down_to_row(here[1]))

    def _show_full_screen(self, on: bool) -> None:
        full = QtCore.Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)

    # ------------------------------------------------------------ settings, session, events

    def _on_setting_changed(self, name: str) -> None:
        # On "theme" and "language" the application dresses the window, palette and translator first.
        if name == "zoom":
            theme = self._themed()
            for pages in self._views.areas:
                pages.use_theme(theme)
            self._status.show_zoom(theme.zoom)
            if self._pane is not None:
                self._pane.use_theme(theme)
            self._show_again()
        elif name == "line_numbers":
            for pages in self._views.areas:
                pages.show_numbers(self._settings.line_numbers)

    def _restore(self) -> None:
        self._splitter.setSizes([self._session.number("side", _SIDE), 10_000])
        self._commands["sections"].setChecked(self._session.number("sections_shown", 1) == 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and the place."""
        if not self._is_furnished:
            super().closeEvent(event)
            return
        if not self._may_close():
            event.ignore()
            return
        sizes = self._splitter.sizes()
        widths = dict(zip(("side", "page", "details"), sizes, strict=False))
        self._session.save(
            {
                "geometry": self.saveGeometry(),
                "menus": self.menuBar().height(),
                "sections_shown": int(self._commands["sections"].isChecked()),
                **self._navigator.remembered(),
                **{name: widths[name] for name in ("side", "details") if widths.get(name)},
            }
        )
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted: what is slow to load comes after."""
        super().paintEvent(event)
        self.is_on_screen = True
        if not self._is_furnished:
            self._paint_ground()
        elif not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def _paint_ground(self) -> None:
        """Where the menus, the bar, the tree and the status line are going to stand, in their colours."""
        palette, width, height = self.palette(), self.width(), self.height()
        side = self._session.number("side", _SIDE) if self._session.number("sections_shown", 1) else 0
        top = self._session.number("menus", _MENUS)
        painter = QPainter(self)
        # Erasing, because choosing among the overloads of fillRect would make the enums of Qt's namespace.
        for brush, area in (
            (palette.alternateBase(), (0, 0, side, height)),
            (palette.alternateBase(), (0, 0, width, top)),
            (palette.base(), (0, top, width, _BAR)),
            (palette.mid(), (0, top + _BAR, width, 1)),
            (palette.base(), (0, height - _STATUS, width, _STATUS)),
        ):
            painter.setBackground(brush)
            painter.eraseRect(*area)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wherever the keyboard is, keys that nothing there took scroll the page that is read; a field keeps its own."""
        is_field = isinstance(self.focusWidget(), QLineEdit)
        if not self._is_furnished or is_field or not self._views.active.scroll_by_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The back and forward buttons of the mouse; the views below leave them to the window."""
        if not self._is_furnished:
            return
        steps = {
            QtCore.Qt.MouseButton.BackButton: self._navigator.back,
            QtCore.Qt.MouseButton.ForwardButton: self._navigator.forward,
        }
        if event.button() in steps:
            steps[event.button()]()
        else:
            super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Local files are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped: files, or folders with files in them."""
        urls = event.mimeData().urls()
        self.packs_given.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()
