"""Qt's plugins: those that the program needs on this platform are there, and each is loaded.

Loading resolves every library and every symbol that a plugin asks for; nothing of it is made. A platform is therefore
only loaded as a library, and needs no display.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibrary, QPluginLoader

from desktop.checks.hearing import qt_says
from desktop.checks.running import Check, demand
from desktop.qt_folders import qt_plugins

KINDS = ("platforms", "iconengines", "imageformats", "printsupport", "platforminputcontexts", "styles")
# Own slides hold photographs (jpeg); icons are svg; previews and this check need no display (offscreen).
_EVERYWHERE = {"platforms": {"qoffscreen"}, "iconengines": {"qsvgicon"}, "imageformats": {"qjpeg", "qsvg"}}
_ALSO: dict[str, dict[str, set[str]]] = {
    "win32": {"platforms": {"qwindows"}},
    "darwin": {"platforms": {"qcocoa"}, "styles": {"qmacstyle"}},
}
_ON_LINUX = {
    "platforms": {"qxcb"},
    "printsupport": {"cupsprintersupport"},
    # Chinese is typed through ibus, which Fcitx speaks too; compose is for accents.
    "platforminputcontexts": {"ibusplatforminputcontextplugin", "composeplatforminputcontextplugin"},
}
_ENDINGS = {".so", ".dll", ".dylib"}

Files = Mapping[str, Mapping[str, Path]]  # kind -> name -> file


def needed(system: str = sys.platform) -> dict[str, set[str]]:
    """Kind of plugin -> the names the program needs on `system`, without lib and ending."""
    also = _ALSO.get(system, _ON_LINUX)
    return {kind: _EVERYWHERE.get(kind, set()) | also.get(kind, set()) for kind in KINDS}


def places() -> list[Path]:
    """Where Qt looks for its plugins."""
    return list(dict.fromkeys([qt_plugins(), *map(Path, QCoreApplication.libraryPaths())]))


def files(folders: Sequence[Path]) -> dict[str, dict[str, Path]]:
    """What is there, by kind and name; of one that is there twice, the first, as Qt takes it."""
    return {
        kind: {
            _name(path): path
            for folder in reversed(folders)
            for path in sorted((folder / kind).glob("*"))
            if path.suffix in _ENDINGS
        }
        for kind in KINDS
    }


def found(there: Files) -> dict[str, list[str]]:
    """Kind of plugin -> the names of what is there."""
    return {kind: sorted(names) for kind, names in there.items()}


def plugin_checks(there: Files, wanted: Mapping[str, set[str]], *, every: bool) -> list[Check]:
    """One that all that is wanted is there, and one for each of them that it loads; with `every`, for all that is there."""
    return [
        Check("plugins", lambda: all_there(found(there), wanted)),
        *(
            Check(f"plugin {kind}/{name}", functools.partial(loads, path))
            for kind in KINDS
            for name, path in sorted(there.get(kind, {}).items())
            if every or name in wanted[kind]
        ),
    ]


def all_there(there: Mapping[str, Sequence[str]], wanted: Mapping[str, set[str]]) -> str:
    """Demand that everything that is needed is there."""
    missing = [f"{kind}/{name}" for kind in KINDS for name in sorted(wanted[kind] - set(there.get(kind, ())))]
    demand(not missing, f"missing: {', '.join(missing)}")
    return f"{sum(map(len, wanted.values()))} plugins are there"


def loads(path: Path) -> str:
    """Demand that Qt takes a file for a plugin of its version, and that all it is linked to is found."""
    with qt_says() as said:
        loader = QPluginLoader(str(path))
        # Otherwise a function that is missing is noticed when it is first called.
        loader.setLoadHints(QLibrary.LoadHint.ResolveAllSymbolsHint)
        is_loaded = loader.load()
    demand(is_loaded, " ".join([loader.errorString(), *said]))
    return "it loads"


def _name(path: Path) -> str:
    return path.name.partition(".")[0].removeprefix("lib")
