"""`python -m shipping.offline DIST`: refuse a bundle in which something could reach a network.

Every file is looked at by name (network_names.py) and, where it is a program or library of Linux, by what it asks the
loader for, by its symbols and by what it holds (network_symbols.py); every Python module, wherever it lies, by its name
and by whether it imports sockets (network_modules.py), and whether it belongs there at all (belonging.py). What each of
them cannot see, it says itself. That a socket is local is no matter of this gate: the tour under strace shows that none
is opened to the internet.

One HTTP client is known and stays: the typesetter's library has one built in, for fetching packages of templates. Ours
name none, and text from a brief is data to them, never markup.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from shipping import elf
from shipping.belonging import strangers
from shipping.gates import Refused, verdict
from shipping.network_modules import by_import, by_module
from shipping.network_names import by_link, by_name
from shipping.network_symbols import by_symbol, by_word
from shipping.python_code import modules


def said_of(folder: Path) -> list[str]:
    """Everything the gate has against the bundle in `folder`; Refused where it is none."""
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir()]
    found = list(modules(folder))
    return [
        *by_name(files),
        *_of_machine_code(folder),
        *by_module(found),
        *by_import(found),
        *strangers(found),
    ]


def _of_machine_code(folder: Path) -> Iterator[str]:
    """What is to be said of programs and libraries, beyond the names of their files."""
    for one in elf.read_all(folder):
        name = one.path.relative_to(folder).as_posix()
        yield from by_link(name, one)
        yield from by_symbol(name, one)
        yield from by_word(name, one.path)


def main(arguments: list[str]) -> int:
    """The exit status: 1 with a sentence for every way onto a network."""
    folder = Path(arguments[0])
    try:
        said = said_of(folder)
    except Refused as refused:
        said = list(refused.sentences)
    return verdict(
        "offline", said, f"nothing in {folder} could reach a network, the typesetter's library aside"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
