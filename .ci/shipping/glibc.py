"""`python -m shipping.glibc DIST`: the newest glibc that any file of the bundle asks for; `--at-most 2.36` is a gate.

A bundle runs on no system whose glibc is older than the newest symbol version among all its programs and libraries.
The versions are those of each file's .gnu.version_r, as `objdump -p` prints them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from shipping.gates import Refused, verdict
from shipping.tools import output_of

Version = tuple[int, ...]

_FILE = re.compile(r"^(.+):\s+file format \S+$", re.MULTILINE)
_ASKED = re.compile(r" GLIBC_(\S+)$", re.MULTILINE)
# Relative relocations in their packed form: a loader that knows them bears this name since glibc 2.36. What is private
# goes with no version: it is glibc's own libraries that ask each other for it.
_NAMED = {"ABI_DT_RELR": "2.36", "PRIVATE": "0"}
NEWEST = "2.36"  # the glibc of Debian 12, which the bundle is built for; older.py has that of UOS 20


def elf_files(folder: Path) -> Iterator[Path]:
    """Every program and library under `folder`, by name; what links lead to is there under its own name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_elf(path):
            yield path


def is_elf(path: Path) -> bool:
    """Whether the file begins as programs and libraries of Linux do."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def headers(files: Iterable[Path]) -> str:
    """What objdump says of the files; Refused where it is missing or cannot read one of them."""
    command = ["objdump", "-p", *map(str, files)]
    return output_of(command, "binutils", "objdump could not read a file of the bundle")


def needed(said: str) -> dict[str, Version]:
    """File -> the newest glibc it asks for, from what objdump said; a file that asks for none is left out."""
    parts = _FILE.split(said)[1:]
    asked = {
        file: _versions(file, _ASKED.findall(text.partition("Version References:")[2]))
        for file, text in zip(parts[::2], parts[1::2], strict=True)
    }
    return {file: max(versions) for file, versions in asked.items() if versions}


def _versions(file: str, names: list[str]) -> list[Version]:
    try:
        return [version(name) for name in names]
    except Refused as refused:
        raise Refused(*(f"{file}: {said}" for said in refused.sentences)) from refused


def version(name: str) -> Version:
    """The numbers of "2.36"; they compare as versions do. Refused for a name that no version is known for."""
    try:
        return tuple(int(part) for part in _NAMED.get(name, name).split("."))
    except ValueError as error:
        raise Refused(
            f"A file asks for GLIBC_{name}; find out which glibc first has it, and say so in glibc.py."
        ) from error


def too_new(asked: dict[str, Version], at_most: Version) -> list[str]:
    """One sentence for every file that asks for more than `at_most`."""
    return [
        f"{file} needs glibc {_shown(newest)}, and the bundle may need {_shown(at_most)} at most."
        for file, newest in sorted(asked.items())
        if newest > at_most
    ]


def _bound(text: str) -> Version:
    """What is written after --at-most; ValueError where it is no version."""
    return tuple(int(part) for part in text.split("."))


def _shown(numbers: Version) -> str:
    return ".".join(map(str, numbers))


def main(arguments: list[str]) -> int:
    """The exit status: 1 where a file needs a newer glibc than is allowed, or where there is nothing to look at."""
    parser = argparse.ArgumentParser(prog="shipping.glibc", description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--at-most", type=_bound, metavar="2.36")
    given = parser.parse_args(arguments)
    try:
        asked = needed(headers(elf_files(given.dist)))
    except Refused as refused:
        return verdict("glibc", refused.sentences, "")
    if not asked:
        return verdict(
            "glibc", [f"No program or library in {given.dist} asks for glibc; is it a bundle?"], ""
        )
    file = max(sorted(asked), key=lambda name: asked[name])
    said = too_new(asked, given.at_most) if given.at_most else []
    return verdict("glibc", said, f"{_shown(asked[file])} is needed, by {file}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
