"""Qt's plugins: those that are there against those the program needs on this platform, by the names of their files."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo

from desktop.checks.running import demand

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


def needed(system: str = sys.platform) -> dict[str, set[str]]:
    """Kind of plugin -> the names the program needs on `system`, without lib and ending."""
    also = _ALSO.get(system, _ON_LINUX)
    return {kind: _EVERYWHERE.get(kind, set()) | also.get(kind, set()) for kind in KINDS}


def places() -> list[Path]:
    """Where Qt looks for its plugins."""
    named = [QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), *QCoreApplication.libraryPaths()]
    return [Path(name) for name in dict.fromkeys(named) if name]


def found(folders: Sequence[Path]) -> dict[str, list[str]]:
    """Kind of plugin -> the names of what is there."""
    return {
        kind: sorted(
            {
                _name(path)
                for folder in folders
                for path in (folder / kind).glob("*")
                if path.suffix in _ENDINGS
            }
        )
        for kind in KINDS
    }


def all_there(there: Mapping[str, Sequence[str]], wanted: Mapping[str, set[str]]) -> str:
    """Demand that everything that is needed is there."""
    missing = [f"{kind}/{name}" for kind in KINDS for name in sorted(wanted[kind] - set(there.get(kind, ())))]
    demand(not missing, f"missing: {', '.join(missing)}")
    return f"{sum(map(len, wanted.values()))} plugins are there"


def _name(path: Path) -> str:
    return path.name.partition(".")[0].removeprefix("lib")
