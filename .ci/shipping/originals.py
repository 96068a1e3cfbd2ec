"""Every file that others made is, byte for byte, what they made: what pip's lists say, Python's own, what support.py makes.

What the build changes (symbols, ICU's data, folders of libraries) is changed once more, from the originals, and compared.
Packages of the system answer for their libraries themselves, by content; resources, the program, the archives of modules
and what the gates write are other gates' matters.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from desktop.installation import SUMS, sha256
from shipping import runpaths, slimming, support
from shipping.codes import is_same_code
from shipping.contents import HEAD, SBOM, executable
from shipping.glibc import is_elf
from shipping.icu_library import lightened
from shipping.machine import Machine
from shipping.packages import Packages
from shipping.vendored import Vendored
from shipping.wheels import Wheels

Slimmer = Callable[[Iterable[slimming.Entry], Path], list[slimming.Entry]]

_INSIDE = "_internal/"
_PLUGINS = "PySide6/Qt/plugins/"
_SUPPORT = f"{_INSIDE}{support.PLACE}/"
_PYTHONS_OWN = ("python3.*/lib-dynload/*", "libpython3*")
_WITH_PYTHON = "libsqlite3*"  # the system's, or made for this Python and lying beside it (older_python.sh)
_ELSEWHERE = (f"{_INSIDE}resources/", f"{_INSIDE}base_library.zip", SUMS, SBOM)


class Originals:
    """Where each file of the bundle `dist` comes from; what is made on the way is written below `folder`."""

    def __init__(self, dist: Path, machine: Machine, folder: Path) -> None:
        vendored = Vendored(machine.root)
        self._dist, self._machine, self._folder = dist, machine, folder
        self._wheels = Wheels(machine.found(), machine.stated, vendored)
        self._system = Packages(dist, machine.licences, vendored, machine.ask, machine.docs)
        self._support = {f"{_INSIDE}{name}": Path(made) for name, made, _ in self._laid_out()}

    def _laid_out(self) -> list[tuple[str, str, str]]:
        there = any(name.startswith(_SUPPORT) for name in regular(self._dist))
        return support.laid_out(self._folder / "support") if there else []

    def of(self, name: str) -> Path | None:
        """The file that `name` is made from; None where nobody has it."""
        inner = name.removeprefix(_INSIDE)
        if name in self._support:
            return self._support[name]
        if self._wheels.owner(name):
            return self._wheels.installed(inner)[0]
        places = [self._machine.stdlib.parent / inner, *(folder / inner for folder in self._machine.python)]
        beside = next((place for place in places if place.is_file()), None)
        if any(fnmatchcase(inner, own) for own in _PYTHONS_OWN):
            return beside
        if self._system.owner(name):
            return self._dist / name
        return beside if fnmatchcase(inner, _WITH_PYTHON) else None

    def is_others(self, name: str) -> bool:
        """Whether the file was there before the build, which at most takes something out of it."""
        return name not in self._support and self.of(name) is not None

    def altered(self) -> Iterator[str]:
        """A sentence for every file of a distribution in the bundle that is not as the distribution lists it."""
        for name in regular(self._dist):
            if name.startswith(_INSIDE) and self._wheels.owner(name):
                path, listed = self._wheels.installed(name.removeprefix(_INSIDE))
                if not path.is_file() or (listed and sha256(path) != listed):
                    yield f"{path.name}, installed for {name}, is not as its distribution lists it; make .venv anew."

    def plugins(self) -> set[str]:
        """The names, in the bundle, of Qt's plugins that are wanted and that the wheel has."""
        return {f"{_INSIDE}{name}" for name in self._wheels.below(_PLUGINS) if slimming.is_kept(name)}


def regular(dist: Path) -> list[str]:
    """Every file but links, by name."""
    return [
        path.relative_to(dist).as_posix()
        for path in sorted(dist.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]


def faults(dist: Path, machine: Machine) -> list[str]:
    """A sentence for every file that is not what it is made from, or from nowhere; and for Qt's plugins."""
    with tempfile.TemporaryDirectory() as folder:
        originals = Originals(dist, machine, Path(folder))
        names = [name for name in regular(dist) if not _is_elsewhere(dist, name)]
        found = {name: originals.of(name) for name in names}
        sources = {name: source for name, source in found.items() if source is not None}
        return [
            *(f"{name} comes from nowhere that is known." for name in names if found[name] is None),
            *originals.altered(),
            *_not_alike(dist, sources, Path(folder) / "again"),
            *_no_libraries(dist, names),
            *_of_plugins(dist, originals.plugins()),
        ]


def _is_elsewhere(dist: Path, name: str) -> bool:
    return name.startswith(_ELSEWHERE) or dist / name == executable(dist)


def _not_alike(dist: Path, sources: dict[str, Path], again: Path) -> Iterator[str]:
    """A sentence for each file that is neither its original nor what the build makes of it."""
    differ = {name: path for name, path in sources.items() if not is_alike(dist / name, path)}
    # Python modules that PyInstaller's own start needs come in late and keep their symbols.
    for slimmer in (slimming.slimmed, _as_they_are):
        shutil.rmtree(again, ignore_errors=True)
        treated(differ, again, slimmer)
        differ = {name: path for name, path in differ.items() if not is_alike(dist / name, again / name)}
    yield from (f"{name} is not what it is made from, nor what the build makes of that." for name in differ)


def _as_they_are(entries: Iterable[slimming.Entry], folder: Path) -> list[slimming.Entry]:
    return list(entries)


def is_alike(one: Path, other: Path) -> bool:
    """Whether two files are the same, compiled modules by what they do: a set in them is written in any order."""
    data, wanted = one.read_bytes(), other.read_bytes()
    if data == wanted or one.suffix != ".pyc":
        return data == wanted
    return data[:HEAD] == wanted[:HEAD] and is_same_code(data[HEAD:], wanted[HEAD:])


def treated(sources: dict[str, Path], again: Path, slimmer: Slimmer) -> None:
    """Lay copies below `again`, each under its name in the bundle, and do to them what the build does."""
    entries = [(name.removeprefix(_INSIDE), str(path), "BINARY") for name, path in sources.items()]
    work = again.with_name("work")
    for name, source, _ in lightened(slimmer(entries, work), work):
        path = again / _INSIDE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, path)
    runpaths.clean(again)


def _no_libraries(dist: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        if (name.endswith(".so") or ".so." in name) and not is_elf(dist / name):
            yield f"{name} is called a library and is none."


def _of_plugins(dist: Path, wanted: set[str]) -> Iterator[str]:
    folder = dist / _INSIDE / _PLUGINS
    there = {
        path.relative_to(dist).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }
    yield from (f"Qt's plugin {name} is missing from the bundle." for name in sorted(wanted - there))
    yield from (f"{name} is none of the plugins of Qt that the desk uses." for name in sorted(there - wanted))
