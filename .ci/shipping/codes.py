"""Every Python module in the archives of a bundle is what its source compiles to: ours, Python's, the distributions'.

What is compared is the code itself; the names of source files in it, which the build shortens, and the order of a set do
not count.
"""

from __future__ import annotations

import marshal
import types
from collections.abc import Iterator
from pathlib import Path

from shipping.contents import base_library, compiled, executable
from shipping.machine import Machine
from shipping.vendored import Vendored
from shipping.wheels import Wheels

_OURS = {"db", "desktop"}
_HOOKS = ".ci/shipping"


def faults(dist: Path, machine: Machine) -> list[str]:
    """A sentence for every module whose source is unknown or gives other code; Refused where an archive is unreadable."""
    wheels = Wheels(machine.found(), machine.stated, Vendored(machine.root))
    archives = (compiled(executable(dist)), base_library(dist / "_internal" / "base_library.zip"))
    return [
        said
        for held in archives
        for module, data in sorted(held.items())
        if (said := _fault(module, data, source(module, machine, wheels)))
    ]


def source(module: str, machine: Machine, wheels: Wheels) -> Path | None:
    """The file that `module` is compiled from; None where there is none."""
    return next(filter(Path.is_file, _places(module, machine, wheels)), None)


def _places(module: str, machine: Machine, wheels: Wheels) -> Iterator[Path]:
    first, below = module.partition(".")[0], module.replace(".", "/")
    if module == "__main__":
        yield machine.root / "desktop" / "__main__.py"
    # What stands in both is the project's or Python's own: those come first on the way that modules are looked for.
    for folder in (machine.root, machine.root / _HOOKS) if first in _OURS or first == module else ():
        yield from (folder / below / "__init__.py", folder / f"{below}.py")
    for folder in (machine.stdlib, *machine.loaders):
        yield from (folder / below / "__init__.py", folder / f"{below}.py")
    if found := wheels.source(module):
        yield found


def _fault(module: str, data: bytes, origin: Path | None) -> str:
    if not data:
        return ""  # a folder without code, which packages are found in
    if origin is None:
        return f"The module {module} is compiled from nothing that is known."
    return "" if _is_of(data, origin) else f"The module {module} is not what {origin.name} compiles to."


def _is_of(data: bytes, origin: Path) -> bool:
    return is_same_code(
        data, marshal.dumps(compile(origin.read_bytes(), origin.name, "exec", dont_inherit=True))
    )


def is_same_code(one: bytes, other: bytes) -> bool:
    """Whether two modules, as marshal writes them, are the same code; False where one of them is none."""
    try:
        loaded = marshal.loads(one), marshal.loads(other)  # noqa: S302 - what is built here, and nothing is run
    except (ValueError, EOFError, TypeError):
        return False
    return all(isinstance(code, types.CodeType) for code in loaded) and loaded[0] == loaded[1]
