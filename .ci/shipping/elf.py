"""What a program or library of Linux says to the loader: its name, what it asks for, where, and by which symbols.

`readelf` prints it. Nothing is loaded, and nothing is guessed from the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from shipping.glibc import elf_files
from shipping.tools import output_of

_INTERPRETER = re.compile(r"^ +\[Requesting program interpreter: (.*)\]$", re.MULTILINE)
_SONAME = re.compile(r"\(SONAME\) .*?\[(.*)\]$", re.MULTILINE)
# Filters and auditors are loaded as well, though nothing is linked against them.
_NEEDED = re.compile(r"\((?:NEEDED|AUXILIARY|FILTER|AUDIT|DEPAUDIT)\) .*?\[(.*)\]$", re.MULTILINE)
_SEARCHED = re.compile(r"\((?:RPATH|RUNPATH)\) .*?\[(.*)\]$", re.MULTILINE)
# How a program differs from a library: it has a place of its own in memory, or says that it may have any.
_PROGRAM = re.compile(r"^ +Type: +EXEC |\(FLAGS_1\) .*\bPIE\b", re.MULTILINE)
_SYMBOL = re.compile(
    r"^ +\d+: \S+ +\S+ +\w+ +\w+ +\w+(?: +\[.*?\])? +(UND|ABS|COM|\d+) +([^\s@]+)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Elf:
    """One file; `offered` and `asked` are its dynamic symbols, without their versions."""

    path: Path
    soname: str
    needed: tuple[str, ...]
    searched: tuple[str, ...]
    interpreter: str
    offered: frozenset[str]
    asked: frozenset[str]
    is_closed: bool
    """Whether no symbols tell what it does: it has no table of them, or is a program that needs no loader."""


def read(path: Path) -> Elf:
    """What the file says; Refused where `readelf` is missing or cannot make sense of it."""
    said = _readelf(path)
    interpreter = "".join(_INTERPRETER.findall(said))
    symbols = _SYMBOL.findall(said)
    return Elf(
        path=path,
        soname="".join(_SONAME.findall(said)),
        needed=tuple(_NEEDED.findall(said)),
        searched=tuple(folder for row in _SEARCHED.findall(said) for folder in row.split(":")),
        interpreter=interpreter,
        offered=frozenset(name for place, name in symbols if place != "UND"),
        asked=frozenset(name for place, name in symbols if place == "UND"),
        is_closed="Symbol table '.dynsym'" not in said or bool(_PROGRAM.search(said) and not interpreter),
    )


def read_all(folder: Path) -> Iterator[Elf]:
    """Every program and library under `folder`, by name; Refused as by `read`."""
    with ThreadPoolExecutor() as several:  # each waits for a process of its own
        yield from several.map(read, elf_files(folder))


def _readelf(path: Path) -> str:
    command = [
        "readelf",
        "--wide",
        "--file-header",
        "--program-headers",
        "--dynamic",
        "--dyn-syms",
        str(path),
    ]
    return output_of(command, "binutils", f"readelf could not read {path.name}")
