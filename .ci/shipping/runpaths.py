"""`python -m shipping.runpaths DIST`: libraries are looked for in the bundle and nowhere else; `--check` is the gate.

A Python that was built by hand writes the folder it was installed in into its libraries. On another computer whoever
may write there could slip a library in, and the same sources would give other bytes under another folder. The same goes
for a library that is asked for by its path, and for a program that names a loader of its own. Folders are taken out;
the other two are refused.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from shipping import elf
from shipping.elf import Elf
from shipping.gates import Refused, verdict
from shipping.tools import output_of

# The loader takes the name for its own only where it ends there, and reads others ($LIB) as the system has it.
_ORIGIN = re.compile(r"\$(?:ORIGIN|\{ORIGIN\})(?=/|$)")
# Where each kind of computer has the system's loader: x86-64, 64-bit ARM, LoongArch, RISC-V; the two of 32 bits.
LOADERS = frozenset(
    {
        "/lib64/ld-linux-x86-64.so.2",
        "/lib/ld-linux-aarch64.so.1",
        "/lib64/ld-linux-loongarch-lp64d.so.1",
        "/lib/ld-linux-riscv64-lp64d.so.1",
        "/lib/ld-linux.so.2",
        "/lib/ld-linux-armhf.so.3",
    }
)


def searched(bundle: Path) -> dict[Path, list[str]]:
    """Each program and library -> the folders it has its own libraries looked for in, as written in it."""
    return {one.path: list(one.searched) for one in elf.read_all(bundle)}


def is_inside(folder: str, file: Path, bundle: Path) -> bool:
    """Whether `folder`, as written in `file`, is found from the file's own place and lies in the bundle."""
    below = _ORIGIN.sub("", folder, count=1)
    if not _ORIGIN.match(folder) or "$" in below:
        return False
    return Path(os.path.realpath(f"{file.parent}{below}")).is_relative_to(os.path.realpath(bundle))


def faults(bundle: Path) -> list[str]:
    """A sentence for each file that has libraries, or its loader, looked for outside the bundle and the system."""
    return [said for one in elf.read_all(bundle) for said in _faults(one, bundle)]


def _faults(one: Elf, bundle: Path) -> Iterator[str]:
    name = one.path.relative_to(bundle)
    for folder in one.searched:
        if not is_inside(folder, one.path, bundle):
            yield f"{name} has its libraries looked for in {folder or 'the current folder'}."
    for library in one.needed:
        if "/" in library:
            yield f"{name} asks for {library} by its path, instead of by its name."
    if one.interpreter and one.interpreter not in LOADERS:
        yield f"{name} is started by {one.interpreter}, which is not the system's loader."


def clean(bundle: Path) -> None:
    """Take every folder outside the bundle out of every file."""
    for file, folders in searched(bundle).items():
        kept = [folder for folder in folders if is_inside(folder, file, bundle)]
        if kept != folders:
            _write(file, kept)


def _write(file: Path, folders: list[str]) -> None:
    """Through a copy, so that a file that is the same as another's (a hard link) changes here alone."""
    # Setting overwrites the old text; removing would leave the builder's folder readable in the file.
    searched_now = ":".join(folders) or "$ORIGIN"
    copy = file.with_name(f"{file.name}.new")
    command = ["patchelf", "--set-rpath", searched_now, "--output", str(copy), str(file)]
    output_of(command, "patchelf", f"patchelf could not change {file.name}")
    shutil.copymode(file, copy)
    copy.replace(file)


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for every file that looks outside the bundle."""
    parser = argparse.ArgumentParser(prog="shipping.runpaths", description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    bundle = asked.dist.resolve()
    try:
        if not asked.check:
            clean(bundle)
        said = faults(bundle)
    except Refused as refused:
        said = list(refused.sentences)
    return verdict("runpaths", said, f"{asked.dist} has its libraries looked for in itself alone")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
