"""The one place where everything is made and connected. Nobody imports it."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from db.errors import PackError, UserError
from db.library import Library, open_pack
from db.shelf import Shelf
from desktop import wording
from desktop.desks import Desks
from desktop.faults import Faults
from desktop.garbage import collect_here
from desktop.keeping import report_settings
from desktop.location import Location, from_url
from desktop.navigator import Navigator
from desktop.opening import Opening, opening
from desktop.paths import (
    bundled_packs,
    config_folder,
    is_there,
    keep_from_others,
    library_folder,
    resource,
    shelf_folder,
)
from desktop.qt_folders import qt_translations
from desktop.room import Room
from desktop.session import Session
from desktop.settings import Settings
from desktop.sides import Sides
from desktop.theme import DARK, LIGHT, SANS, THEMES, Theme, Tokens, Type
from desktop.views.gauge_surfaces import full, light
from desktop.views.main_window import MainWindow
from desktop.widgets.notices import Notice

if TYPE_CHECKING:
    from desktop.instance import Instance
    from desktop.links import Unread
    from desktop.mailbox import Request

_UNHURRIED = 100  # ms
# In English the day stands before the month, and no figure changes.
_LOCALES = {"zh_CN": "zh_CN", "en": "en_GB"}
_FONTS = ("BriefingSans-Regular.otf", "BriefingSans-Bold.otf", "BriefingSerif-Bold.otf")


@dataclass
class Desk:
    """The running application: what was made, for whoever drives it."""

    qt: QApplication
    library: Library
    navigator: Sides
    settings: Settings
    window: MainWindow
    translators: Translators
    desks: Desks


def pictured(options: argparse.Namespace, folder: Path) -> int:
    """Write a picture of every page to `folder`; the exit status."""
    from desktop.preview import write_pictures  # noqa: PLC0415 - not part of a usual start

    desk = make(options)
    return write_pictures(desk.window, desk.library, desk.navigator, folder)


def main(options: argparse.Namespace, opened: Opening, instance: Instance | None = None) -> int:
    """The window until it is closed; the exit status. It raises whatever keeps a brief from being put into it.

    Other starts may hand over to it where it is the first `instance`.
    """
    faults = Faults()
    faults.watch()
    try:
        desk = make(options, opened)
        _connect_faults(desk.window, faults)
        if instance is not None:
            _connect_instance(desk, instance)
        # It may have been closed while it was being furnished.
        return desk.qt.exec() if desk.window.isVisible() else 0
    finally:
        faults.close()


def make(options: object, opened: Opening | None = None) -> Desk:
    """Make all that there is, and put the brief into the window: `opened`, or one that is still to be shown."""
    start = opened or opening(options)
    qt, window, choices, session = start.qt, start.window, start.settings, start.session
    folder = config_folder()
    add_fonts()
    translators = Translators(qt)
    translators.install(choices.language)
    library, navigator = Library(), Sides()
    places = [str(place) for place in getattr(options, "places", [])]
    links = [link for link in map(from_url, places) if link]
    misread = {place: wrong for place in places if (wrong := _misread(place))}
    files = [Path(place) for place in places if from_url(place) is None and place not in misread]
    shelf = Shelf(shelf_folder(), bundled_packs())
    for path in bundled_packs():
        library.open(path)
    shelf.open_newest(library)
    found = _open_at_once(library, files)
    # Which of them it is gone to is decided below; on the other side stands the one of the last time in any case.
    read_last = [place for name in ("place", "beside") if (place := from_url(session.text(name)))]
    unread = _borrow(library, [*links, *read_last])

    def themed() -> Theme:
        return Theme(tokens_in_force(choices), choices.zoom)

    qt.setPalette(themed().palette())
    qt.setStyleSheet(themed().style_sheet())
    qt.setFont(themed().font(Type.INTERFACE))
    window.furnish(library, navigator, choices, themed)
    window.use_surfaces(light, light)
    desks = Desks(Room(window, library, navigator, choices, session, themed, folder))
    _go_to_start(library, navigator, session, links, found)
    navigator.restore(session, lambda brief_id: library.brief(brief_id) is not None)
    if navigator.current is None:
        window.show_empty()
    if any(library.brief(link.brief) is None and link.brief not in unread for link in links):
        from desktop.link_words import not_open_notice  # noqa: PLC0415 - seldom needed

        window.tell(not_open_notice(window.ask_for_pack, navigator.current))
    for unreadable in misread.values():
        _tell_misread(window, unreadable, navigator.current)
    for error in (*library.refused, *unread.values()):
        window.notify(wording.error_words(error, choices.language))
    report_settings(start, folder)
    _connect(qt, window, choices, translators, themed)
    _connect_intake(window, library, navigator, choices, themed, shelf, files)
    desks.answer()
    return Desk(qt, library, navigator, choices, window, translators, desks)


class Translators:
    """The interface's language, and Qt's own words in it. English is in the code and needs no file."""

    def __init__(self, qt: QApplication) -> None:
        self._qt = qt
        self._installed: list[QTranslator] = []

    def install(self, language: str) -> None:
        """Speak `language` ("zh_CN" or "en") from now on."""
        for translator in self._installed:
            self._qt.removeTranslator(translator)
        self._installed = []
        # Of a language its dates, sizes and kinds of files as well: not those of the desktop's own.
        QLocale.setDefault(QLocale(_LOCALES[language]))
        for window in self._qt.topLevelWidgets():
            window.unsetLocale()
        if language == "en":
            return
        for folder, name in (
            (str(qt_translations()), f"qtbase_{language}"),
            (str(resource("translations")), language),
        ):
            translator = QTranslator()
            if translator.load(name, folder):
                self._qt.installTranslator(translator)
                self._installed.append(translator)


def tokens_in_force(choices: Settings) -> Tokens:
    """The chosen theme's tokens, or the desktop's where it is followed."""
    if choices.theme in THEMES:
        return THEMES[choices.theme]
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def add_fonts() -> None:
    """Load the bundled faces where the system has none for Chinese."""
    if QFontMetrics(QFont(SANS[:-1])).inFont("晋"):
        return
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def _open_at_once(library: Library, files: list[Path]) -> list[Location]:
    """Open the files with briefs that nothing in use stands against, for the first paint; the briefs in all of them.

    The intake takes all of them in after the first paint, and says what is to be said.
    """
    found: list[Location] = []
    for path in files:
        with contextlib.suppress(PackError):
            pack = open_pack(path)
            found.append(Location(pack.briefs[0].id))
            if not any(brief.id in library.in_use for brief in pack.briefs):
                library.add(pack)
    return found


def _misread(place: str) -> Unread | None:
    """What cannot be read of a link that was given, by itself or as a path; None where it is one, or there is a file."""
    if from_url(place) is not None or is_there(Path(place)):
        return None
    from desktop.links import unread_given  # noqa: PLC0415 - seldom needed

    return unread_given(place)


def _tell_misread(window: MainWindow, unread: Unread, here: Location | None) -> None:
    from desktop.link_words import unread_notice  # noqa: PLC0415 - seldom needed

    window.tell(unread_notice(unread, here))


def _borrow(library: Library, places: list[Location]) -> dict[str, UserError]:
    """Open the briefs of `places` that are not open out of the user's library; why ones that are in it were not read.

    Before the first paint, so that the reader is at once where they were.
    """
    ids = {place.brief: None for place in places if library.brief(place.brief) is None}
    if not ids or not is_there(library_folder()):
        return {}
    from db.catalogue.lending import Lent, Unread, by_id  # noqa: PLC0415 - not for a brief that is open

    unread: dict[str, UserError] = {}
    for brief_id in ids:
        found = by_id(library_folder(), brief_id)
        if isinstance(found, Lent):
            library.add(found.pack)
        elif isinstance(found, Unread):
            unread[brief_id] = found.error
    return unread


def _go_to_start(
    library: Library, navigator: Navigator, session: Session, links: list[Location], opened: list[Location]
) -> None:
    """A link first, then a file that was named, then where the reader was, then the first brief."""
    remembered = from_url(session.text("place"))
    wanted = [*links, *opened[-1:], *([remembered] if remembered else [])]
    wanted += [Location(brief.id) for brief in library.briefs]
    for place in wanted:
        if library.brief(place.brief) is not None:
            navigator.go(place)
            return


def _connect(
    qt: QApplication,
    window: MainWindow,
    choices: Settings,
    translators: Translators,
    themed: Callable[[], Theme],
) -> None:
    def dress() -> None:
        theme = themed()
        qt.setPalette(theme.palette())
        qt.setStyleSheet(theme.style_sheet())
        qt.setFont(theme.font(Type.INTERFACE))
        window.dress()

    def on_changed(name: str) -> None:
        if name == "language":
            translators.install(choices.language)
        if name in {"language", "theme"}:
            dress()

    def on_first_painted() -> None:
        """What the first paint could do without, the lightest first, the event loop turning between."""
        from desktop.icons import app_icon  # noqa: PLC0415 - loaded with the views

        keep_from_others()
        qt.setWindowIcon(app_icon())
        window.complete()
        collect_here(window)
        # Once the rest of the page has been painted: what the other surface loads takes longer than all of that.
        QTimer.singleShot(_UNHURRIED, window, lambda: window.use_surfaces(light, full))

    def on_scheme_changed() -> None:
        if choices.theme == "system":
            dress()

    choices.changed.connect(on_changed)
    window.first_painted.connect(on_first_painted)
    qt.styleHints().colorSchemeChanged.connect(on_scheme_changed)


def _connect_faults(window: MainWindow, faults: Faults) -> None:
    """What goes wrong is said above the page."""

    def on_first_painted() -> None:
        if sentence := faults.crash_sentence():
            window.notify(sentence)

    faults.said.connect(lambda sentence: window.tell(Notice(sentence, key="fault")))
    window.first_painted.connect(on_first_painted)


def _connect_instance(desk: Desk, instance: Instance) -> None:
    """What other starts hand over is opened here, from the first paint until the window is closed.

    It comes to the front, unless a show is on.
    """

    def on_asked(request: Request) -> None:
        desk.desks.come_to_front(request.activation, is_given=bool(request.places))
        for place in request.places:
            link = from_url(place)
            if link is not None:
                desk.desks.go(link)
            elif unread := _misread(place):
                _tell_misread(desk.window, unread, desk.navigator.current)
            else:
                desk.window.open_pack(Path(place))

    instance.asked.connect(on_asked)
    desk.window.first_painted.connect(instance.listen)
    desk.window.closed.connect(instance.close)


def _connect_intake(
    window: MainWindow,
    library: Library,
    navigator: Navigator,
    choices: Settings,
    themed: Callable[[], Theme],
    shelf: Shelf,
    files: list[Path],
) -> None:
    """Packs that come in, from the first paint until the window is closed: opened, dropped, handed over or watched for."""

    def on_first_painted() -> None:
        from desktop.intake_desk import IntakeDesk  # noqa: PLC0415 - not before the first paint

        desk = IntakeDesk(window, library, navigator, choices, themed, shelf)
        window.closed.connect(desk.close)
        desk.begin(files)

    window.first_painted.connect(on_first_painted)
