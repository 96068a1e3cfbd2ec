"""The window: it assembles the views and connects them to the navigator. It holds no logic of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from db.library import Library
from db.records import Brief, SectionKind
from desktop import actions, settings, wording
from desktop.gauges.face import GaugeFace
from desktop.icons import icon
from desktop.location import Location, exists, of_line
from desktop.navigator import Navigator
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views.details_panel import DetailsPanel
from desktop.views.gauge_card import Surface
from desktop.views.notices import Notices
from desktop.views.overview_page import OverviewPage
from desktop.views.page_area import PageArea
from desktop.views.section_page import SectionPage, neighbours
from desktop.views.section_tree_view import SidePanel
from desktop.views.status_line import StatusLine
from desktop.views.top_bar import TopBar

_SIDE, _DETAILS = 256, 360
_SMALLEST = (640, 480)
_USUAL = (1440, 900)
BriefPage = OverviewPage | SectionPage


class MainWindow(QMainWindow):
    """Made anew inside by `dress` when the theme or the language changes; the navigator keeps the place."""

    first_painted = Signal()
    position_not_saved = Signal()

    def __init__(
        self,
        library: Library,
        navigator: Navigator,
        choices: Settings,
        session: Session,
        themed: Callable[[], Theme],
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self._library = library
        self._navigator = navigator
        self._settings = choices
        self._session = session
        self._themed = themed
        self._surface: Surface = GaugeFace
        self._page: BriefPage | None = None
        self._painted = False
        self._notices_kept: list[str] = []
        self._actions: dict[str, QAction] = {}
        self._splitter = QSplitter()
        self.dress()
        self._restore()
        navigator.moved.connect(self._on_moved)
        choices.changed.connect(self._on_setting_changed)

    # ------------------------------------------------------------ assembling

    def dress(self) -> None:
        """Make everything inside the window, in the theme and the language in force."""
        kept = self._arrangement()
        self._theme = self._themed()
        self._page = None
        self._actions = self._made_actions()
        self._fill_menus()
        self._side = SidePanel(self._theme)
        self._side.chosen.connect(self._navigator.go)
        self._pages = PageArea()
        self._notices = Notices(self._theme)
        self._details = DetailsPanel(self._theme, self._settings.language)
        self._details.closed.connect(lambda: self._actions["details"].setChecked(False))
        self._details.citation_wanted.connect(self.copy_cited)
        self._details.figure_chosen.connect(self._go_to_figure)
        self._top = TopBar(self._theme, self._settings.language, self._actions)
        self._top.went.connect(self._navigator.go)
        self._status = StatusLine(self._theme)
        self._status.show_zoom(self._theme.zoom)
        self.setCentralWidget(self._assembled())
        self._brief_shown = ""
        if kept is not None:
            self._splitter.setSizes(kept[0])
            self._actions["sections"].setChecked(kept[1])
            self._actions["details"].setChecked(kept[2])
        for sentence in self._notices_kept:
            self._notices.add(sentence)
        if self._navigator.current is not None:
            self._on_moved(self._navigator.current)
        elif not self._library.briefs:
            self._show_empty()

    def _arrangement(self) -> tuple[list[int], bool, bool] | None:
        """The widths of the panes and which are shown; None before there are any."""
        if not self._actions:
            return None
        sections, details = (self._actions[name].isChecked() for name in ("sections", "details"))
        return self._splitter.sizes(), sections, details

    def _assembled(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notices)
        column.addWidget(self._pages, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(4)
        for n, widget in enumerate((self._side, middle, self._details)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(n, int(widget is middle))
            self._splitter.setCollapsible(n, False)
        self._side.setMinimumWidth(180)
        self._details.setMinimumWidth(280)
        middle.setMinimumWidth(320)
        self._details.hide()
        self._splitter.setSizes([_SIDE, 10_000, _DETAILS])
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._top)
        rows.addWidget(self._splitter, 1)
        rows.addWidget(self._status)
        return whole

    def _made_actions(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for old in self.actions():
            self.removeAction(old)
        for spec in actions.table():
            action = QAction(spec.text, self)
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
            action.setIconText(actions.without_mnemonic(spec.text))
            if spec.icon:
                action.setIcon(icon(spec.icon, self._theme.tokens.second))
            action.setCheckable(spec.is_switch or bool(spec.choice))
            if spec.choice:
                group = groups.setdefault(spec.choice, QActionGroup(self))
                group.addAction(action)
            made[spec.name] = action
            self.addAction(action)
        self._connect(made)
        return made

    def _connect(self, made: dict[str, QAction]) -> None:
        choose = self._settings.set
        for name, slot in {
            "open": self.ask_for_pack,
            "quit": self.close,
            "copy": self.copy,
            "copy_cited": self.copy_cited,
            "copy_link": self.copy_link,
            "back": self._navigator.back,
            "forward": self._navigator.forward,
            "jump": self.open_jump,
            "overview": lambda: self._go_to_section(""),
            "targets": self._go_to_targets,
            "previous_section": lambda: self._step_section(0),
            "next_section": lambda: self._step_section(1),
            "previous_item": lambda: self._step_item(-1),
            "next_item": lambda: self._step_item(1),
            "filter": self._focus_filter,
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: choose(settings.ZOOM, 1.0),
            "keys": self.open_keys,
            "about": self.open_about,
        }.items():
            made[name].triggered.connect(lambda _=False, run=slot: run())
        made["sections"].setChecked(True)
        made["sections"].toggled.connect(self._show_sections)
        made["details"].toggled.connect(self._show_details)
        made["line_numbers"].setChecked(self._settings.line_numbers)
        made["line_numbers"].toggled.connect(lambda on: choose(settings.LINE_NUMBERS, on))
        made["full_screen"].setChecked(self.isFullScreen())
        made["full_screen"].toggled.connect(self._show_full_screen)
        for name, setting in (("theme", settings.THEME), ("language", settings.LANGUAGE)):
            for value in (n.removeprefix(f"{name}_") for n in made if n.startswith(f"{name}_")):
                action = made[f"{name}_{value}"]
                action.setChecked(getattr(self._settings, name) == value)
                action.triggered.connect(lambda _=False, s=setting, v=value: choose(s, v))

    def _fill_menus(self) -> None:
        self.menuBar().clear()
        self.menuBar().setFont(self._theme.font(13))
        made: dict[str, QMenu] = {}
        for name, title in actions.menus().items():
            above = made.get(name.rpartition("/")[0])
            made[name] = above.addMenu(title) if above else self.menuBar().addMenu(title)
        for spec in actions.table():
            if spec.opens_group:
                made[spec.menu].addSeparator()
            made[spec.menu].addAction(self._actions[spec.name])
        self._briefs_menu = QMenu(wording.translate("Window", "Open &briefs"), made["file"])
        made["file"].insertMenu(self._actions["quit"], self._briefs_menu)
        self._history_menu = QMenu(wording.translate("Window", "&History"), made["go"])
        self._history_menu.aboutToShow.connect(self._fill_history)
        made["go"].addSeparator()
        made["go"].addMenu(self._history_menu)

    # ------------------------------------------------------------ moving

    @property
    def page(self) -> BriefPage | None:
        """The page that is shown; None where no brief is open."""
        return self._page

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    @property
    def notices(self) -> Notices:
        """The sentences above the page."""
        return self._notices

    @property
    def details(self) -> DetailsPanel:
        """The pane on the right."""
        return self._details

    @property
    def side(self) -> SidePanel:
        """The filter and the tree."""
        return self._side

    def command(self, name: str) -> QAction:
        """The action called `name` in the table of actions."""
        return self._actions[name]

    def _on_moved(self, location: Location) -> None:
        brief = self._library.brief(location.brief)
        if brief is None:
            return
        if not exists(brief, location):
            self.notify(
                wording.translate("Window", "This link leads to something that is no longer in the brief.")
            )
            location = Location(brief.id)
        if self._brief_shown != brief.id:
            self._brief_shown = brief.id
            self._side.show_brief(brief, self._settings.language)
            self._status.show_brief(brief)
        self._show_page(brief, location)
        self._side.show_place(location)
        self._top.show_place(brief, location)
        self._details.show_place(brief, location)
        if location.line:
            self._actions["details"].setChecked(True)
        self._actions["back"].setEnabled(self._navigator.can_go_back)
        self._actions["forward"].setEnabled(self._navigator.can_go_forward)
        self.setWindowTitle(f"{self._place_name(brief, location)} · {brief.name.of(self._settings.language)}")

    def _show_page(self, brief: Brief, location: Location) -> None:
        section = brief.section(location.section)
        page = self._page
        if section is None or section.kind is SectionKind.MASTHEAD:
            if not isinstance(page, OverviewPage) or page.brief is not brief:
                page = OverviewPage(brief, self._theme, self._settings.language, self._surface)
        elif not isinstance(page, SectionPage) or page.section is not section:
            page = SectionPage(brief, section, self._theme, self._settings.language, self._surface)
            page.menu_wanted.connect(self._open_text_menu)
            page.text.show_numbers(self._settings.line_numbers)
        if page is not self._page:
            self._page = page
            page.went.connect(self._navigator.go)
            self._pages.show_page(page)
        place = page.show_place(location)
        if place is not None:
            # The page gets its geometry when the event loop lays it out.
            QTimer.singleShot(0, page, lambda: self._reveal(page, location))

    def _reveal(self, page: BriefPage, location: Location) -> None:
        place = page.show_place(location)
        if page is self._page and place is not None:
            self._pages.reveal(*place)

    def _show_empty(self) -> None:
        from desktop.views.empty_page import EmptyPage  # noqa: PLC0415 - seldom needed

        page = EmptyPage(self._theme)
        page.open_wanted.connect(self.ask_for_pack)
        self._pages.show_page(page)
        self.setWindowTitle(wording.translate("Window", "Briefing Desk"))

    def _show_sections(self, shown: bool) -> None:
        self._side.setVisible(shown)

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)

    def _place_name(self, brief: Brief, location: Location) -> str:
        section = brief.section(location.section)
        if section is None or section.kind is SectionKind.MASTHEAD:
            name = wording.translate("Tree", "Overview")
        else:
            name = wording.section_words(section, self._settings.language)
        return f"{name} · {wording.line_words(location.line)}" if location.line else name

    def _brief(self) -> Brief | None:
        here = self._navigator.current
        return self._library.brief(here.brief) if here else None

    def _go_to_section(self, section_id: str) -> None:
        brief = self._brief()
        if brief is not None:
            self._navigator.go(Location(brief.id, section_id))

    def _go_to_targets(self) -> None:
        brief = self._brief()
        targets = next((s for s in brief.walk if s.kind is SectionKind.TARGETS), None) if brief else None
        if targets is not None:
            self._go_to_section(targets.id)

    def _go_to_figure(self, figure_id: str) -> None:
        brief = self._brief()
        figure = brief.figure(figure_id) if brief else None
        if brief is not None and figure is not None:
            self._navigator.go(of_line(brief, figure.span.line, figure.id))

    def _step_section(self, which: int) -> None:
        brief, here = self._brief(), self._navigator.current
        if brief is not None and here is not None:
            place = neighbours(brief, here.section)[which]
            if place is not None:
                self._go_to_section(place)

    def _step_item(self, by: int) -> None:
        """The item before or after the current one, page by page through the brief."""
        brief, here = self._brief(), self._navigator.current
        if brief is None or here is None:
            return
        lines = [item.line for item in brief.items]
        section = brief.section(here.section)
        first = section.items[0].line if section and section.items else lines[0]
        if here.line == 0:
            line = first
        else:
            ahead = [n for n in (lines if by > 0 else reversed(lines)) if (n - here.line) * by > 0]
            line = ahead[0] if ahead else here.line
        self._navigator.go(of_line(brief, line))

    # ------------------------------------------------------------ commands

    def notify(self, sentence: str) -> None:
        """Show a sentence above the page until it is dismissed."""
        self._notices_kept.append(sentence)
        self._notices.add(sentence)

    def use_surface(self, surface: Surface) -> None:
        """Draw gauges on `surface` from now on."""
        self._surface = surface
        if self._page is not None:
            self._page.set_surface(surface)

    def open_pack(self, path: Path) -> bool:
        """Open a pack beside the others; a refusal is one sentence, and everything else stays."""
        pack = self._library.open(path)
        if pack is None:
            self.notify(self._library.refused[-1].sentence(self._settings.language))
            return False
        self._brief_shown = ""
        self._page = None
        self._fill_briefs()
        self._navigator.go(Location(pack.briefs[0].id))
        current = self._navigator.current
        if current is not None and self._page is None:
            self._on_moved(current)
        return True

    def ask_for_pack(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            wording.translate("Window", "Open a pack"),
            "",
            wording.translate("Window", "Packs (*.brief);;All files (*)"),
        )
        if name:
            self.open_pack(Path(name))

    def open_jump(self) -> None:
        """Open the palette."""
        from desktop.views.jump_dialog import JumpDialog  # noqa: PLC0415 - not before it is asked for

        brief = self._brief()
        if brief is not None:
            dialog = JumpDialog(brief, self._theme, self._settings.language, self)
            dialog.chosen.connect(self._on_jumped)
            dialog.open()

    def open_about(self) -> None:
        """Show versions, licences and hashes."""
        from desktop.views.about_dialog import AboutDialog  # noqa: PLC0415 - not before it is asked for

        dialog = AboutDialog(self._library.briefs, self._theme, self._settings.language, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_keys(self) -> None:
        """Show the keyboard help."""
        from desktop.views.keys_dialog import KeysDialog  # noqa: PLC0415 - not before it is asked for

        dialog = KeysDialog(actions.table(), self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def copy(self) -> None:
        """Copy the selection as the source has it, or the current item where nothing is selected."""
        QGuiApplication.clipboard().setText("\n".join(text for _, text in self._chosen_text()))

    def copy_cited(self) -> None:
        """Copy as `copy` does, with brief, section and source line."""
        brief, lines = self._brief(), self._chosen_text()
        if brief is None or not lines:
            return
        text = "\n".join(text for _, text in lines)
        cited = wording.citation(brief, lines[0][0], self._settings.language)
        QGuiApplication.clipboard().setText(f"{text}\n{cited}")

    def copy_link(self) -> None:
        """Copy the `briefing:` link of the current place."""
        here = self._navigator.current
        if here is not None:
            QGuiApplication.clipboard().setText(here.url)

    def _chosen_text(self) -> list[tuple[int, str]]:
        if isinstance(self._page, SectionPage):
            selected = self._page.text.selected_lines()
            if selected:
                return selected
        brief, here = self._brief(), self._navigator.current
        item = brief.item(here.line) if brief and here else None
        return [(item.line, item.text)] if item else []

    def _on_jumped(self, entry: object) -> None:
        place = getattr(entry, "place", None)
        if isinstance(place, Location):
            self._navigator.go(place)

    def _open_text_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("copy", "copy_cited", "copy_link", "details"):
            menu.addAction(self._actions[name])
        menu.popup(where)

    def _focus_filter(self) -> None:
        self._actions["sections"].setChecked(True)
        self._side.filter.setFocus()
        self._side.filter.selectAll()

    def _zoom(self, by: int) -> None:
        zooms = settings.ZOOMS
        place = zooms.index(self._settings.zoom) + by
        if 0 <= place < len(zooms):
            self._settings.set(settings.ZOOM, zooms[place])

    def _show_full_screen(self, on: bool) -> None:
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if on
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def _fill_briefs(self) -> None:
        self._briefs_menu.clear()
        for brief in self._library.briefs:
            name = brief.name.of(self._settings.language).replace("&", "&&")
            action = self._briefs_menu.addAction(name)
            place = Location(brief.id)
            action.triggered.connect(lambda _=False, to=place: self._navigator.go(to))

    def _fill_history(self) -> None:
        self._history_menu.clear()
        for place in self._navigator.recent:
            brief = self._library.brief(place.brief)
            if brief is not None:
                name = self._place_name(brief, place).replace("&", "&&")
                action = self._history_menu.addAction(name)
                action.triggered.connect(lambda _=False, to=place: self._navigator.go(to))

    # ------------------------------------------------------------ settings, session, events

    def _on_setting_changed(self, name: str) -> None:
        if name in {"theme", "language"}:
            return  # The application dresses the window when the translator and the palette are in place.
        if name == "zoom":
            self._theme = self._themed()
            self._page = None
            self._status.show_zoom(self._theme.zoom)
            if self._navigator.current is not None:
                self._on_moved(self._navigator.current)
        elif isinstance(self._page, SectionPage):
            self._page.text.show_numbers(self._settings.line_numbers)

    def _restore(self) -> None:
        self._fill_briefs()
        if not self.restoreGeometry(self._session.state("geometry")):
            available = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(_USUAL[0], available.width()), min(_USUAL[1], available.height()))
        self._splitter.setSizes(
            [self._session.number("side", _SIDE), 10_000, self._session.number("details", _DETAILS)]
        )
        self._actions["sections"].setChecked(self._session.number("sections_shown", 1) == 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and the place."""
        sizes, here = self._splitter.sizes(), self._navigator.current
        remembered: dict[str, object] = {
            "geometry": self.saveGeometry(),
            "sections_shown": int(self._side.isVisible()),
            "place": here.url if here else "",
        }
        remembered |= {k: v for k, v in (("side", sizes[0]), ("details", sizes[2])) if v}
        if not self._session.save(remembered):
            self.position_not_saved.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted: what is slow to load comes after."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Local files are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.open_pack(Path(url.toLocalFile()))
