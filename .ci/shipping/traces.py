"""`python -m shipping.traces DIST`: refuse a bundle that names the folders it was built in.

They would tell strangers about the builder, and another builder's bundle would be other bytes: the checkout, the
environment in it, Python's own folder, the home. Looked at is all that the build makes: the program, every module in its
archives, compiled modules, what the gates write. Not looked at is what was there before and is proved to be unchanged
(genuine.py): libraries say where *they* were built, Python's among them.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from shipping import contents
from shipping import machine as of_machine
from shipping.gates import Refused, verdict
from shipping.machine import Machine
from shipping.originals import Originals, regular

# Folders that every computer has: they tell nothing.
_EVERYWHERE = {"/", "/usr", "/usr/local"}


def builder(machine: Machine) -> dict[str, Path]:
    """What a folder of the builder's is -> where it is, links followed and as written."""
    told = {
        "the checkout": machine.root,
        "the environment": Path(sys.prefix),
        "Python's folder": Path(sys.base_prefix),
        "the home folder": Path.home(),
    }
    return told | {f"{what}, links followed,": path.resolve() for what, path in told.items()}


def pattern(folders: Iterable[Path]) -> re.Pattern[bytes]:
    """What finds a file or folder in one of `folders`; the last part of a path is enough for none of them."""
    names = sorted({str(path) for path in folders} - _EVERYWHERE, key=len, reverse=True)
    either = b"|".join(re.escape(name.encode("utf-8", "surrogateescape")) for name in names)
    # Whatever stands before it: in compiled modules that is the length of the text, which may be any byte.
    return re.compile(rb"(?:" + (either or rb"(?!)") + rb")(?=/)")


def faults(dist: Path, machine: Machine, folders: Iterable[Path]) -> list[str]:
    """A sentence for every file and module that names something in one of `folders`."""
    found = pattern(folders)
    return [
        f"{name} names {match[0].decode('utf-8', 'replace')}, a folder of the computer it was built on."
        for name, data in made(dist, machine)
        if (match := found.search(data))
    ]


def made(dist: Path, machine: Machine) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of everything in the bundle that the build made, modules in archives included."""
    program = contents.executable(dist)
    library = dist / "_internal" / "base_library.zip"
    for archive, held in ((program, contents.compiled(program)), (library, contents.base_library(library))):
        yield from ((f"The module {module} in {archive.name}", data) for module, data in held.items())
    with tempfile.TemporaryDirectory() as folder:
        originals = Originals(dist, machine, Path(folder))
        for name in regular(dist):
            if not originals.is_others(name) and not name.startswith(f"{contents.LICENCES}/"):
                yield name, (dist / name).read_bytes()


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for everything that names a folder of the builder."""
    dist, machine = Path(arguments[0]), of_machine.this()
    try:
        said = faults(dist, machine, builder(machine).values())
    except Refused as refused:
        said = list(refused.sentences)
    return verdict("traces", said, f"nothing made for {dist} names a folder of this computer")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
