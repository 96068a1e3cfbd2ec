"""Which Python modules belong in a bundle: those that the Python it was built with has, each in its place.

That looks at names. Modules of packages in the program, and what is compiled to machine code outside the standard
library, are held against pip's records by inventory.py.
"""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from shipping.python_code import LIBRARY, Module
from shipping.support import PLACE, embedded

_INSIDE = "_internal/"
_LIBRARY = Path(sysconfig.get_path("stdlib"))
_PACKAGES = {Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")}


def strangers(modules: Iterable[Module]) -> list[str]:
    """A sentence for every module that is where nothing of that name belongs."""
    return [
        f"{module} does not belong there: what the bundle was built with has no such module."
        for module in modules
        if not _belongs(module)
    ]


def _belongs(module: Module) -> bool:
    is_standard = module.name.partition(".")[0] in sys.stdlib_module_names
    if module.kind == "loose":
        return module.place.startswith(_INSIDE) and _is_installed(module.place.removeprefix(_INSIDE))
    if module.kind == "archive":
        return module.place == LIBRARY and is_standard and _is_in_library(module.name)
    return not is_standard or _is_in_library(module.name)


def _is_in_library(name: str) -> bool:
    """Whether the standard library has a file for the module."""
    path = _LIBRARY.joinpath(*name.split("."))
    return path.with_name(f"{path.name}.py").is_file() or (path / "__init__.py").is_file()


def _is_installed(place: str) -> bool:
    """Whether a file that lies loose below _internal/ is there because its package has it so."""
    path = PurePosixPath(place)
    if path.parent.name == "lib-dynload":
        return (_LIBRARY / "lib-dynload" / path.name).is_file()
    if not path.suffix.startswith(".py") or path.suffix == ".pyd":
        return True
    source = _source(path)
    if source.is_relative_to(PLACE):
        return source.relative_to(PLACE).as_posix() in embedded().namelist()
    return any((folder / source).is_file() for folder in _PACKAGES)


def _source(path: PurePosixPath) -> PurePosixPath:
    """a/__pycache__/b.cpython-311.pyc -> a/b.py; others are their own."""
    is_cached = path.parent.name == "__pycache__"
    return path.parent.parent / f"{path.name.partition('.')[0]}.py" if is_cached else path
