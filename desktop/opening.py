"""The first thing a user sees: the window, in its theme and at its place, before there is anything in it.

What a brief, its views and their gauges need takes as long to load as all that comes before it; the window does not
wait for them. This module imports nothing that an empty window does not need.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from desktop import settings
from desktop.garbage import hold_garbage
from desktop.identity import APP_ID, NAME_EN, NAME_ZH
from desktop.json_file import JsonFile
from desktop.paths import APP, config_folder
from desktop.qt_folders import let_qt_find_its_plugins
from desktop.session import Session
from desktop.settings import Settings
from desktop.starting import or_one_sentence
from desktop.theme import DARK, LIGHT, THEMES, Theme
from desktop.views.main_window import MainWindow

# Shown for a moment, before any translation is loaded.
_TITLES = {"zh_CN": f"正在打开…… · {NAME_ZH}", "en": f"Opening… · {NAME_EN}"}
_PATIENCE = 0.25  # seconds for a window manager to put the window on the screen; nothing is lost without it


@dataclass
class Opening:
    """The application, the user's own choices, and the window that is still empty."""

    qt: QApplication
    settings_file: JsonFile
    session_file: JsonFile
    settings: Settings = field(init=False)
    session: Session = field(init=False)
    window: MainWindow = field(init=False)

    def __post_init__(self) -> None:
        self.settings, self.session = Settings(self.settings_file), Session(self.session_file)


def opening(options: object) -> Opening:
    """Make the application and its window, which is neither shown nor furnished yet."""
    # Nothing made while starting is garbage; looking for it costs a twentieth of the start.
    hold_garbage()
    # Read by the libraries when they are loaded: one thread is plenty for three gauges.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    let_qt_find_its_plugins()
    running = QApplication.instance()
    qt = (
        running
        if isinstance(running, QApplication)
        else or_one_sentence(lambda: QApplication([APP, "-style", "Fusion"]))
    )
    qt.setApplicationName(APP)
    qt.setDesktopFileName(APP_ID)
    folder = config_folder()
    made = Opening(qt, JsonFile(folder / "settings.json"), JsonFile(folder / "session.json"))
    for name, setting in (("theme", settings.THEME), ("language", settings.LANGUAGE)):
        if getattr(options, name, None):
            made.settings.override(setting, getattr(options, name))
    qt.setPalette(_theme_at_first(qt, made.settings).palette())
    made.window = MainWindow(made.session)
    made.window.setWindowTitle(_TITLES[made.settings.language])
    if size := getattr(options, "size", None):
        made.window.resize(*size)
    return made


def show_empty(window: MainWindow) -> None:
    """Show the window and wait a moment until it is on the screen, so that what follows finds it painted."""
    window.show()
    deadline = time.monotonic() + _PATIENCE
    while not window.is_on_screen and time.monotonic() < deadline:
        QApplication.processEvents()


def _theme_at_first(qt: QApplication, choices: Settings) -> Theme:
    """The chosen theme, or the one that goes with the desktop's own palette: no enum of Qt is made for it."""
    if choices.theme in THEMES:
        return Theme(THEMES[choices.theme], choices.zoom)
    is_dark = qt.palette().window().color().lightness() < qt.palette().windowText().color().lightness()
    return Theme(DARK if is_dark else LIGHT, choices.zoom)
