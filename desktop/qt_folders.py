"""Where Qt's own files are, also in a folder whose name keeps Qt from finding them.

PySide6 tells Qt its place in the words of a settings file, and does not escape them: a quotation mark, a backslash, a
comma, a semicolon or a line break in the name of any folder above makes another place of it, which may be somebody
else's. Python knows better. Nothing is set in the environment: programs that we open would inherit it.
"""

from __future__ import annotations

from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo

_Place = QLibraryInfo.LibraryPath


def qt_plugins() -> Path:
    """The folder with Qt's own plugins."""
    return _own(Path(QLibraryInfo.path(_Place.PluginsPath)), "plugins")


def let_qt_find_its_plugins() -> None:
    """Call it before there is an application: what Qt does not find then, it gives up on."""
    told = Path(QLibraryInfo.path(_Place.PluginsPath))
    if (own := qt_plugins()) != told:
        others = [place for place in QCoreApplication.libraryPaths() if Path(place) != told]
        QCoreApplication.setLibraryPaths([str(own), *others])


def qt_translations() -> Path:
    """The folder with Qt's own words in other languages."""
    return _own(Path(QLibraryInfo.path(_Place.TranslationsPath)), "translations")


def _own(told: Path, name: str) -> Path:
    """The folder of this name that came with PySide6; the one Qt was told of where none came with it."""
    package = Path(PySide6.__file__).parent
    return next((place for place in (package / "Qt" / name, package / name) if place.is_dir()), told)
